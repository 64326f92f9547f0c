// Why: which inputs drive the target, how far one input moves it, what flips the leading outcome, who is pivotal.
#pragma once

#include "ensemble/run.h"
#include "insight/columns.h"

namespace entente::insight {

inline constexpr std::size_t explained_inputs = 10;  ///< leading drivers with a tornado and a search for flips

/// One input held at a value.
model::Variation held_at(const model::Model& model, InputId input, double value);

/// What is explained: the leading outcome, or the first issue's mean in a file without outcomes.
Target choose_target(const model::Model& model, const std::vector<OutcomeForecast>& outcomes,
                     const std::vector<IssueForecast>& issues);

/// The target in each draw of a sample (of a rerun: probabilities suffice for an outcome, an issue needs `full`).
std::vector<double> target_column(const model::Model& model, const Target& target, const ensemble::Sample& sample);

/// What each draw counts for in the target's mean: a term has a place only where there is a deal on its track.
std::vector<double> target_weight(const model::Model& model, const Target& target, const ensemble::Sample& sample);

/// Detail that reruns need for this target.
model::Detail detail_for(const Target& target);

/// Shares for every uncertain input, correlated groups as one; the tornado for the ten largest measurable ones.
std::vector<Driver> find_drivers(const model::Model& model, const ensemble::Sample& sample, const Target& target,
                                 const ensemble::Reruns& reruns);

/// For the ten inputs with the largest shares: the nearest value at which another outcome leads, as a brief prints it. A
/// few of the draws find where to look; what is told is what a what-if at that very value says.
std::vector<Flip> find_flips(const model::Model& model, const ensemble::Sample& sample, const std::vector<Driver>& drivers,
                             const Target& target, const ensemble::Reruns& reruns);

/// Every actor taken out of the room in turn.
std::vector<Pivot> find_pivots(const model::Model& model, const Target& target, const ensemble::Reruns& reruns);

/// Five inputs whose narrowing would move the target most, each as a question.
std::vector<Question> find_questions(const model::Model& model, const std::vector<Driver>& drivers);

}  // namespace entente::insight
