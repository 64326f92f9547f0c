#include "theory/spatial/survey.h"

#include <algorithm>

namespace entente::theory::spatial {
namespace {

void size_tables(const World& world, Survey& view) {
    const std::size_t cells = world.actors * world.stride;
    for (std::vector<double>* table : {&view.loss, &view.reach, &view.loss_by_position, &view.reach_by_position,
                                       &view.distance_by_position, &view.utility}) {
        table->resize(cells, 0.0);
    }
    for (std::vector<double>* row : {&view.own_loss, &view.own_reach, &view.risk, &view.row}) {
        row->resize(world.stride, 0.0);
    }
}

void fill_distances(const World& world, Survey& view) {
    const std::size_t stride = world.stride;
    const Ideals ideals = world.ideals();
    for (std::size_t j = 0; j < world.actors; ++j) {
        double* d = view.distance_by_position.data() + j * stride;
        distances_from(ideals, world.position.data() + j, stride, d);
        for (std::size_t n = 0; n < stride; ++n) {
            view.loss_by_position[j * stride + n] = 1.0 - d[n];
            view.reach_by_position[j * stride + n] = std::min(d[n], 1.0);
        }
        for (std::size_t n = 0; n < world.actors; ++n) {
            view.loss[n * stride + j] = 1.0 - d[n];
            view.reach[n * stride + j] = std::min(d[n], 1.0);
        }
        view.own_loss[j] = 1.0 - d[j];
        view.own_reach[j] = std::min(d[j], 1.0);
    }
}

/// Chances of positions in an election by power alone, spread over the interval of the range. Where all chances are
/// equal nobody is more exposed than anybody: risk neutral.
void fill_risk(const World& world, const Options& options, Survey& view) {
    const Ballot ballot{world.actors, world.actors, world.stride, view.loss.data(), world.power.data()};
    view.elections_settled &= elect(election_of(options), ballot, view.room, view.row.data());
    const double* p = view.row.data();
    const double low = *std::min_element(p, p + world.actors);
    const double high = *std::max_element(p, p + world.actors);
    for (std::size_t i = 0; i < world.actors; ++i) {
        if (!(high > low)) {
            view.risk[i] = 0.0;
        } else if (options.risk_range == RiskRange::minimum) {
            view.risk[i] = (p[i] - low) / (high - low);
        } else if (options.risk_range == RiskRange::middle) {
            view.risk[i] = (3 * p[i] - (high + 2 * low)) / (2 * (high - low));
        } else {
            view.risk[i] = (2 * p[i] - (high + low)) / (high - low);
        }
    }
}

}  // namespace

double perceived_risk(RiskPerception choice, double own, double other) {
    switch (choice) {
        case RiskPerception::none: return own;
        case RiskPerception::one_third: return (2 * own + other) / 3;
        case RiskPerception::half: return (own + other) / 2;
        case RiskPerception::two_thirds: return (own + 2 * other) / 3;
        case RiskPerception::full: return other;
    }
    return own;
}

void survey(const World& world, const Options& options, Survey& view) {
    size_tables(world, view);
    fill_distances(world, view);
    fill_risk(world, options, view);
}

Scene scene_of(const World& world, const Survey& view) {
    return {.actors = world.actors,
            .stride = world.stride,
            .loss = view.loss.data(),
            .reach = view.reach.data(),
            .loss_by_position = view.loss_by_position.data(),
            .reach_by_position = view.reach_by_position.data(),
            .own_loss = view.own_loss.data(),
            .own_reach = view.own_reach.data(),
            .influence = world.influence.data(),
            .third_party = world.third_party.data(),
            .salience = world.total.data()};
}

void elect_places(const World& world, const Options& options, Survey& view, State& state) {
    state.places.clear();
    for (std::size_t i = 0; i < world.actors; ++i) {
        const auto near_i = [&](std::size_t place) { return same_place(world, i, place); };
        if (std::none_of(state.places.begin(), state.places.end(), near_i)) {
            state.places.push_back(static_cast<std::uint32_t>(i));
        }
    }
    const std::size_t count = state.places.size();
    const std::size_t stride = lanes_of(count);
    for (std::size_t n = 0; n < world.actors; ++n) {
        const double risk = perceived_risk(options.risk_perception, view.risk[n], view.risk[n]);
        for (std::size_t b = 0; b < count; ++b) {
            const std::size_t at = n * world.stride + state.places[b];
            view.utility[n * stride + b] = view.loss[at] * (1.0 + risk * view.reach[at]);
        }
    }
    const Ballot ballot{world.actors, count, stride, view.utility.data(), world.power.data()};
    state.place_probability.resize(count);
    view.elections_settled &= elect(election_of(options), ballot, view.room, state.place_probability.data());
    state.win_probability.assign(world.actors, 0.0);
    for (std::size_t i = 0; i < world.actors; ++i) {
        for (std::size_t b = 0; b < count; ++b) {
            if (same_place(world, i, state.places[b])) {
                state.win_probability[i] = state.place_probability[b];
            }
        }
    }
}

}  // namespace entente::theory::spatial
