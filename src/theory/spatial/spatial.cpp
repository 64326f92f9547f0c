#include "theory/spatial/spatial.h"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <utility>

#include "theory/spatial/turn.h"

namespace entente::theory::spatial {
namespace {

/// Keeps the stop rule's ratio defined where the first turn moved nobody.
constexpr double regular_movement = 1e-4;

void note(History& history, std::string message) {
    history.notes.push_back({"E359", Severity::note, {}, std::move(message), {}, {}});
}

void note_degenerate_input(const World& world, History& history) {
    bool all_one = true;
    for (std::size_t k = 0; k < world.issues; ++k) {
        const double* at = world.position.data() + k * world.stride;
        all_one &= std::all_of(at, at + world.actors, [&](double x) { return x == at[0]; });
    }
    if (all_one) {
        note(history, "all actors stand at one place; there is nothing to bargain over and nobody moves");
    }
}

/// The survey of the world as it stands, and what of it is reported.
State look_around(const World& world, const Options& options, TurnRoom& room) {
    survey(world, options, room.view);
    State state;
    state.position = rows_of(world, world.position);
    state.ideal = rows_of(world, world.ideal);
    elect_places(world, options, room.view, state);
    state.risk.assign(room.view.risk.begin(), room.view.risk.begin() + static_cast<std::ptrdiff_t>(world.actors));
    return state;
}

}  // namespace

Result<History> run_spatial(const Input& input, const Options& options) {
    Diagnostics refused = check(input, options);
    if (!refused.empty()) {
        return tl::unexpected(std::move(refused));
    }
    World world = make_world(input);
    TurnRoom room;
    History history;
    history.stopped = StopReason::out_of_turns;
    note_degenerate_input(world, history);
    history.states.push_back(look_around(world, options, room));
    double first_movement = 0;
    std::vector<double> before;
    for (std::size_t number = 1; number <= options.max_turns; ++number) {
        before = world.position;
        Turn turn = take_turn(world, options, number, room);
        const double moved = movement(world, before, world.position);
        first_movement = number == 1 ? moved : first_movement;
        turn.movement_ratio = moved / (first_movement + regular_movement);
        history.turns.push_back(std::move(turn));
        history.states.push_back(look_around(world, options, room));
        if (number >= 2 && history.turns.back().movement_ratio < options.stop_ratio) {
            history.stopped = StopReason::settled;
            break;
        }
    }
    if (history.stopped == StopReason::out_of_turns) {
        note(history, fmt::format("actors still moved after {} turns, the most allowed", options.max_turns));
    }
    if (!room.view.elections_settled) {
        note(history, fmt::format("an election did not settle in {} steps and was taken as it stood",
                                  most_election_steps));
    }
    return history;
}

std::vector<double> likeliest_position(const History& history, std::size_t issues) {
    const State& last = history.states.back();
    const auto best = std::max_element(last.place_probability.begin(), last.place_probability.end());
    const std::size_t holder = last.places[static_cast<std::size_t>(best - last.place_probability.begin())];
    const auto at = last.position.begin() + static_cast<std::ptrdiff_t>(holder * issues);
    return {at, at + static_cast<std::ptrdiff_t>(issues)};
}

std::vector<double> expected_position(const History& history, std::size_t issues) {
    const State& last = history.states.back();
    std::vector<double> mean(issues, 0.0);
    for (std::size_t b = 0; b < last.places.size(); ++b) {
        for (std::size_t k = 0; k < issues; ++k) {
            mean[k] += last.place_probability[b] * last.position[last.places[b] * issues + k];
        }
    }
    return mean;
}

}  // namespace entente::theory::spatial
