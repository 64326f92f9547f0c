#include "theory/spatial/propose.h"

#include <algorithm>

#include "theory/spatial/bargain.h"

namespace entente::theory::spatial {
namespace {

constexpr double least_gain = 1e-5;

/// Challenges of i as h sees them, into room.win and room.gain.
void look(const World& world, const Options& options, std::size_t h, std::size_t i, TurnRoom& room) {
    for (std::size_t n = 0; n < world.actors; ++n) {
        room.seen[n] = perceived_risk(options.risk_perception, room.view.risk[h], room.view.risk[n]);
    }
    challenges_of(scene_of(world, room.view), i, room.seen.data(), options.voting, options.commitment,
                  {room.win.data(), room.lose.data(), room.gain.data(), room.principal_for.data(),
                   room.principal_against.data()});
}

/// The target that i gains most from challenging, the first of equals; i itself if none is worth it.
std::size_t best_target(const World& world, std::size_t i, const std::vector<double>& gain) {
    std::size_t target = i;
    double best = least_gain;
    for (std::size_t j = 0; j < world.actors; ++j) {
        if (j != i && gain[j] > best) {
            best = gain[j];
            target = j;
        }
    }
    return target;
}

Party party(const World& world, std::size_t i) {
    return {world.position.data() + i, world.salience.data() + i, world.stride};
}

Deal strike(const World& world, VectorBargain rule, std::size_t i, std::size_t j, double gain, double p) {
    Deal deal{i, j, gain, p, std::vector<double>(world.issues), std::vector<double>(world.issues)};
    interpolate(rule, world.issues, party(world, i), party(world, j), p, deal.at_initiator.data(),
                deal.at_receiver.data());
    return deal;
}

/// The chance of i that j's view of the challenge puts into the bargain. The source reads i's expected gain where
/// its chance was meant; parity keeps that, held to 0..1 where the rule could otherwise leave the scale.
double chance_in_receivers_view(const Options& options, double chance, double gain) {
    if (options.consent == Consent::both) {
        return chance;
    }
    return options.interpolation == VectorBargain::s2p2 ? gain : std::clamp(gain, 0.0, 1.0);
}

void blend(const World& world, const Options& options, const Deal& theirs, Deal& mine) {
    // The second slip of the source: the receiver's influence is reckoned with the initiator's power.
    const std::size_t power_of = options.consent == Consent::both ? mine.receiver : mine.initiator;
    const double wi = world.influence[mine.initiator];
    const double wj = world.total[mine.receiver] * world.power[power_of];
    for (std::size_t k = 0; k < world.issues; ++k) {
        mine.at_initiator[k] = (wi * mine.at_initiator[k] + wj * theirs.at_initiator[k]) / (wi + wj);
        mine.at_receiver[k] = (wi * mine.at_receiver[k] + wj * theirs.at_receiver[k]) / (wi + wj);
    }
}

}  // namespace

void propose(const World& world, const Options& options, TurnRoom& room) {
    room.deals.clear();
    for (std::vector<double>* row :
         {&room.seen, &room.win, &room.lose, &room.gain, &room.principal_for, &room.principal_against}) {
        row->resize(world.stride, 0.0);
    }
    for (std::size_t i = 0; i < world.actors; ++i) {
        look(world, options, i, i, room);
        const std::size_t j = best_target(world, i, room.gain);
        if (j == i) {
            continue;
        }
        const double gain = room.gain[j];
        Deal mine = strike(world, options.interpolation, i, j, gain, room.win[j]);
        if (options.bargain == BargainModel::initiator) {
            room.deals.push_back(std::move(mine));
            continue;
        }
        look(world, options, j, i, room);
        const double p = chance_in_receivers_view(options, room.win[j], room.gain[j]);
        Deal theirs = strike(world, options.interpolation, i, j, gain, p);
        if (options.bargain == BargainModel::power_weighted) {
            blend(world, options, theirs, mine);
            room.deals.push_back(std::move(mine));
        } else {
            room.deals.push_back(std::move(mine));
            room.deals.push_back(std::move(theirs));
        }
    }
}

}  // namespace entente::theory::spatial
