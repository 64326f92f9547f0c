// What would change the answers of those with a choice, in closed form, and whether there are other answers as good.
//
//     findings.thresholds = find_thresholds(model, sample);   // "best while proof is less likely than 31 % to 52 %"
//     findings.several = find_several(model, sample);
#pragma once

#include <span>

#include "insight/answer_findings.h"
#include "insight/columns.h"
#include "model/replies.h"

namespace entente::insight {

/// The chance q at which an option stops being the best, if its worth is `without` at q = 0, `with` at q = 1 and that
/// of the best other option `rest`: (without - rest) / (without - with), in 0..1. `with` must differ from `without`.
double threshold_chance(double without, double with, double rest);

/// Sizes of a harm, as a factor on what it is now, between which an option is the best, if option o is worth
/// without[o] - factor * likely[o] * harm[o]. Nothing if it never is.
struct Factors {
    double from = 0;
    double to = 0;  ///< may be infinite
};
std::optional<Factors> best_between(std::span<const double> without, std::span<const double> likely,
                                    std::span<const double> harm, std::size_t option);

/// One a move that is made somewhere, over the sample's first 256 draws, weighed as the sample weighs them and by how
/// likely each circumstance is in the game. Chances that change the best option in less than a twentieth of cases are
/// left out, as are those that make less than a tenth of a point of difference.
std::vector<AnswerThresholds> find_thresholds(const model::Model& model, const ensemble::Sample& sample);

/// Absent where nobody's answer hangs on another's (nothing was searched) or only one was found everywhere.
std::optional<SeveralFinding> find_several(const model::Model& model, const ensemble::Sample& sample);

}  // namespace entente::insight
