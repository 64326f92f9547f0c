#include "theory/spatial/turn.h"

#include <algorithm>

#include "theory/spatial/draw.h"
#include "theory/spatial/propose.h"

namespace entente::theory::spatial {
namespace {

constexpr std::size_t as_is = static_cast<std::size_t>(-1);  // the elected "deal" of those who stay

/// What each actor makes of the world as it is, and with each deal alone carried out: the mean utility of all
/// positions. Sums run over positions in order, the two moved ones in their places.
void value_worlds(const World& world, TurnRoom& room) {
    const std::size_t stride = world.stride;
    const double* risk = room.view.risk.data();
    const auto mean = [&](double* sum) {
        for (std::size_t n = 0; n < stride; ++n) {
            sum[n] /= static_cast<double>(world.actors);
        }
    };
    room.by_position.resize(world.actors * stride);
    room.value_as_is.assign(stride, 0.0);
    for (std::size_t m = 0; m < world.actors; ++m) {
        double* row = room.by_position.data() + m * stride;
        utilities_of(stride, room.view.distance_by_position.data() + m * stride, risk, row);
        add_row(stride, row, room.value_as_is.data());
    }
    mean(room.value_as_is.data());
    room.value.assign(room.deals.size() * stride, 0.0);
    room.row.resize(2 * stride);
    double* at_initiator = room.row.data();
    double* at_receiver = at_initiator + stride;
    for (std::size_t b = 0; b < room.deals.size(); ++b) {
        const Deal& deal = room.deals[b];
        distances_from(world.ideals(), deal.at_initiator.data(), 1, at_initiator);
        distances_from(world.ideals(), deal.at_receiver.data(), 1, at_receiver);
        utilities_of(stride, at_initiator, risk, at_initiator);
        utilities_of(stride, at_receiver, risk, at_receiver);
        double* value = room.value.data() + b * stride;
        for (std::size_t m = 0; m < world.actors; ++m) {
            const double* stays = room.by_position.data() + m * stride;
            const double* moved = m == deal.initiator ? at_initiator : at_receiver;
            add_row(stride, m == deal.initiator || m == deal.receiver ? moved : stays, value);
        }
        mean(value);
    }
}

/// What is and the deals that concern k. What is stands where k's own proposal would: after the proposals of
/// earlier initiators. The order decides between equals.
void fill_queue(std::size_t k, TurnRoom& room) {
    room.queue.clear();
    bool placed = false;
    for (std::size_t b = 0; b < room.deals.size(); ++b) {
        const Deal& deal = room.deals[b];
        if (!placed && deal.initiator >= k) {
            room.queue.push_back(as_is);
            placed = true;
        }
        if (deal.initiator == k || deal.receiver == k) {
            room.queue.push_back(b);
        }
    }
    if (!placed) {
        room.queue.push_back(as_is);
    }
}

/// The election over k's queue by power alone; k takes the likeliest or draws.
std::size_t elect_from_queue(const World& world, const Options& options, std::size_t number, std::size_t k,
                             TurnRoom& room) {
    fill_queue(k, room);
    const std::size_t count = room.queue.size();
    if (count == 1) {
        return as_is;
    }
    const std::size_t stride = lanes_of(count);
    room.utility.resize(std::max(room.utility.size(), world.actors * stride), 0.0);
    room.chance.resize(std::max(room.chance.size(), stride));
    for (std::size_t q = 0; q < count; ++q) {
        const bool stay = room.queue[q] == as_is;
        const double* value = stay ? room.value_as_is.data() : room.value.data() + room.queue[q] * world.stride;
        for (std::size_t n = 0; n < world.actors; ++n) {
            room.utility[n * stride + q] = value[n];
        }
    }
    const Ballot ballot{world.actors, count, stride, room.utility.data(), world.power.data()};
    room.view.elections_settled &= elect(election_of(options), ballot, room.view.room, room.chance.data());
    const std::span<const double> chances(room.chance.data(), count);
    if (options.transition == StateTransition::stochastic) {
        return room.queue[drawn(chances, options.seed, number, k)];
    }
    const auto likeliest = std::max_element(chances.begin(), chances.end());
    return room.queue[static_cast<std::size_t>(likeliest - chances.begin())];
}

/// Everybody moves at once, by its own choice or only where the partner chose the same.
void move(World& world, const Options& options, const TurnRoom& room) {
    for (std::size_t k = 0; k < world.actors; ++k) {
        if (room.elected[k] == as_is) {
            continue;
        }
        const Deal& deal = room.deals[room.elected[k]];
        const bool agreed = room.elected[deal.initiator] == room.elected[deal.receiver];
        if (options.consent == Consent::both && !agreed) {
            continue;
        }
        const std::vector<double>& to = k == deal.initiator ? deal.at_initiator : deal.at_receiver;
        for (std::size_t issue = 0; issue < world.issues; ++issue) {
            world.position[issue * world.stride + k] = to[issue];
        }
    }
}

std::vector<double> percent(const std::vector<double>& row) {
    std::vector<double> out(row);
    for (double& x : out) {
        x *= 100.0;
    }
    return out;
}

Turn report(const TurnRoom& room) {
    Turn turn;
    turn.proposals.reserve(room.deals.size());
    for (std::size_t b = 0; b < room.deals.size(); ++b) {
        const Deal& deal = room.deals[b];
        turn.proposals.push_back({.initiator = static_cast<std::uint32_t>(deal.initiator),
                                  .receiver = static_cast<std::uint32_t>(deal.receiver),
                                  .expected_gain = deal.expected_gain,
                                  .win_probability = deal.win_probability,
                                  .initiator_position = percent(deal.at_initiator),
                                  .receiver_position = percent(deal.at_receiver),
                                  .initiator_accepts = room.elected[deal.initiator] == b,
                                  .receiver_accepts = room.elected[deal.receiver] == b});
    }
    return turn;
}

}  // namespace

Turn take_turn(World& world, const Options& options, std::size_t number, TurnRoom& room) {
    propose(world, options, room);
    value_worlds(world, room);
    room.elected.clear();
    for (std::size_t k = 0; k < world.actors; ++k) {
        room.elected.push_back(elect_from_queue(world, options, number, k, room));
    }
    move(world, options, room);
    adjust_ideals(world);
    return report(room);
}

}  // namespace entente::theory::spatial
