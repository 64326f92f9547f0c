// What could be done to the odds of a deal before anything is signed: a stronger threat (or, which weighs the same at
// the table, a side payment), a guarantee, a looser text. Each is a paired rerun with one input moved by a stated step.
//
//     findings.levers = find_levers(model, findings.target, reruns);
//
// A threat is ten points more on what no deal costs somebody; paying it ten points in a deal shifts what it has to win
// from signing by just as much, so the two are one lever. A penalty is ten points more for who breaks a deal, felt
// where the enforcing issue stands at the top of its scale. A looser text moves a limit by a tenth of its scale, which
// costs its holder that tenth times the weight of the issue.
#pragma once

#include "ensemble/run.h"
#include "insight/columns.h"

namespace entente::insight {

inline constexpr double lever_points = 10;  ///< of a threat or a penalty, on the bearer's 0..100 scale
inline constexpr double lever_share = 0.1;  ///< of an issue's scale, by which a limit moves

/// Every threat, penalty and limit of the main track, by falling effect on a deal per ten points of cost. Empty
/// without a main track. Effects are paired over the draws of `reruns`.
std::vector<Lever> find_levers(const model::Model& model, const Target& target, const ensemble::Reruns& reruns);

}  // namespace entente::insight
