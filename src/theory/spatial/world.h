// The state of a run in the form the kernels want: columns of actors, padded to whole vectors, on 0..1.
//
//     World world = make_world(input);      // of an input that check() passed
#pragma once

#include <cstddef>
#include <vector>

#include "theory/spatial/kernels.h"
#include "theory/spatial/spatial.h"

namespace entente::theory::spatial {

struct World {
    std::size_t actors = 0;
    std::size_t issues = 0;
    std::size_t stride = 0;             ///< lanes_of(actors)
    std::vector<double> power;          ///< [actor]
    std::vector<double> salience;       ///< [issue * stride + actor]
    std::vector<double> total;          ///< [actor] sum of saliences
    std::vector<double> square_sum;     ///< [actor] sum of squared saliences; 1 in the padding
    std::vector<double> influence;      ///< [actor] power times total
    std::vector<double> third_party;    ///< [actor * stride + other] influence of the actor, 0 where the two are one
    std::vector<double> accommodation;  ///< [actor * actors + other]
    std::vector<double> position;       ///< [issue * stride + actor]
    std::vector<double> ideal;          ///< [issue * stride + actor]

    Ideals ideals() const { return {stride, issues, ideal.data(), salience.data(), square_sum.data()}; }
};

World make_world(const Input& input);

/// Positions or ideals as [actor * issues + issue] on 0..100.
std::vector<double> rows_of(const World& world, const std::vector<double>& columns);

/// Ideals after everybody has moved: each follows the new positions as accommodation says.
void adjust_ideals(World& world);

/// Sum over actors of the Euclidean distance between two sets of positions.
double movement(const World& world, const std::vector<double>& from, const std::vector<double>& to);

/// True if the two stand within a thousandth of each other.
bool same_place(const World& world, std::size_t i, std::size_t j);

}  // namespace entente::theory::spatial
