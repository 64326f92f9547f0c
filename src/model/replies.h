// What each option of a move is worth where it is chosen, and what that would be if something after it were certain:
// what closed-form thresholds are made of (game.md 3.5). The play itself is that of `play.h`; everybody else goes on
// choosing as it does there.
//
//     const std::vector<Reply> replies = find_replies(model, draw_inputs(model, seed, 0, 256, {}));
//     // option o stays best while the chance q of its hinge stays on one side of
//     //     q* = (without[h][o] - rest) / (without[h][o] - with[h][o]),   rest = best worth of another option
#pragma once

#include <cstdint>
#include <vector>

#include "model/evaluate.h"

namespace entente::model {

/// Something that comes to a value after a move: a chance, or somebody else's move.
struct Hinge {
    VariableId variable{};
    std::size_t value = 0;
};

/// One information set of a move in one draw. Worth is expected utility of who moves, in points of its own 0..100.
struct Reply {
    std::size_t move = 0;      ///< index into moves
    std::size_t draw = 0;      ///< of the columns
    double reach = 0;          ///< probability of getting there in this draw
    std::vector<double> worth;                     ///< [option]
    std::vector<std::vector<double>> likely;       ///< [hinge][option]: probability of the hinge's value
    std::vector<std::vector<double>> with;         ///< [hinge][option]: worth if the hinge came to its value for certain
    std::vector<std::vector<double>> without;      ///< [hinge][option]: worth if it came to another for certain
};

/// What comes after a move and may count for it: chances that steer somebody and moves of others, value by value (of a
/// chance with two values only the first: the other is what is left). In the order of the file's course.
std::vector<Hinge> hinges_of(const Model& model, std::size_t move);

/// Every information set in which a move is made with a probability of at least a thousandth, draw by draw, view by
/// view. Empty if what follows can go on in too many ways to be laid open (over 4 million histories and views).
std::vector<Reply> find_replies(const Model& model, const InputColumns& inputs);

}  // namespace entente::model
