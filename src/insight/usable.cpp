#include "insight/usable.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/lost.h"

namespace entente::insight {
namespace {

constexpr std::size_t asked_draws = 256;

// What makes draws fail: formulas without a value, and issues on which nothing is possible.
std::vector<std::string> what_fails(const model::Model& model, const ensemble::Sample& sample) {
    const situation::Situation& s = model.situation;
    std::vector<std::string> names;
    const model::InputColumns inputs = model::draw_inputs(model, sample.plan.seed, sample.block.first,
                                                          std::min(asked_draws, sample.draws()), {});
    for (const std::size_t p : model::lost_payoffs(model, inputs)) {
        names.push_back(fmt::format("payoff.{} has no value, as of a division by 0", s.payoffs[p].id));
    }
    for (const situation::Issue& issue : s.issues) {
        const double* low = inputs.of(issue.possible_low);
        const double* high = inputs.of(issue.possible_high);
        for (std::size_t d = 0; d < inputs.draws; ++d) {
            if (low[d] > high[d]) {
                names.push_back(fmt::format("nothing is possible on issue.{}", issue.id));
                break;
            }
        }
    }
    return names;
}

// Rounds whose result never happens in any draw.
std::vector<std::string> rounds_that_cannot_be(const model::Model& model, const ensemble::Sample& sample) {
    constexpr double never = 1e-12;
    std::vector<std::string> names;
    for (const situation::PastRound& round : model.situation.past) {
        const double* in_force = sample.block.column(
            sample.block.tracks, model.track_column(index(round.track), model::TrackCount::in_force));
        const bool happens = std::any_of(in_force, in_force + sample.draws(), [&](double p) {
            return (round.deal ? p : 1 - p) > never;
        });
        if (!happens) {
            names.push_back(fmt::format("past.{}: {}", round.id, round.deal ? "a deal" : "no deal"));
        }
    }
    return names;
}

}  // namespace

Result<void> check_usable(const model::Model& model, const ensemble::Sample& sample) {
    if (sample.draws() == 0 ||
        std::any_of(sample.weight.begin(), sample.weight.end(), [](double weight) { return weight > 0; })) {
        return {};
    }
    if (sample.failed == sample.draws()) {
        const std::vector<std::string> names = what_fails(model, sample);
        return failure("E702",
                       fmt::format("none of {} draws counts: {}", sample.draws(),
                                   names.empty() ? "a payoff has no value or nothing is possible on an issue" : fmt::format("{}", fmt::join(names, ", "))),
                       "keep divisors of formulas away from 0 in every state that can be, and the ends of `possible` "
                       "apart");
    }
    const std::vector<std::string> rounds = rounds_that_cannot_be(model, sample);
    return failure("E703",
                   fmt::format("what past rounds came to happens in no draw{}{}", rounds.empty() ? "" : ": ", fmt::join(rounds, ", ")),
                   "lower like-today of that round, or mend what rules its result out: limits, [game] rule, costs of no deal");
}

}  // namespace entente::insight
