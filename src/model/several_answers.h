// Whether what follows the bargain has one answer or several: where somebody must guess what others do, several sets of
// choices can hold at once. The forecast takes the one that grows out of equal chances (docs/game.md, section 4).
//
//     const SeveralAnswers found = find_several_answers(model, draw_inputs(model, seed, 0, 256, {}));
#pragma once

#include <vector>

#include "model/inputs.h"

namespace entente::model {

/// In how many draws what follows has several answers.
struct SeveralAnswers {
    std::vector<double> of_draw;   ///< [draw]: probability of getting to where there are several; 0: nowhere
    std::size_t most = 1;          ///< answers found in one place
    double apart = 0;              ///< largest difference of an option's probability between two of them
    bool too_large = false;        ///< somebody must guess, but it can go on in too many ways to be searched
};

/// Searches the agent quantal response of what follows for several fixed points, at the drawn decisiveness, draw by
/// draw in its likeliest continuations (those above a twentieth, three at most), from the principal branch and `starts`
/// random profiles. A search: what it does not find may still be there. Where nobody must guess there is one answer.
SeveralAnswers find_several_answers(const Model& model, const InputColumns& inputs, std::size_t starts = 24);

}  // namespace entente::model
