// Votes with a known answer: a setter facing a veto, majorities over a list, agendas.
//
//     veto_outcome(.8, .3, 0)                       // .6: as far as the veto player can be brought
//     condorcet_winner({{0, 1, 2}, {1, 2, 0}, {2, 0, 1}})    // nothing: they go round in a circle
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace entente::game {

/// What becomes of a status quo on a line if a setter makes one proposal and a veto player takes whatever is not
/// further from its own ideal point (Romer and Rosenthal, Public Choice 1978). All on one scale.
double veto_outcome(double setter, double veto, double status_quo);

/// Voters' orders of the options 0 .. n-1, best first, each option once.
using Rankings = std::vector<std::vector<std::size_t>>;

/// True if more voters prefer a to b than b to a.
bool beats(const Rankings& rankings, std::size_t a, std::size_t b);

/// The option that beats every other, if there is one.
std::optional<std::size_t> condorcet_winner(const Rankings& rankings);

/// The first two options of the agenda are voted on, the winner against the next, and so on, everybody voting as it
/// thinks; on a draw the earlier option stays.
std::size_t amendment_winner(const Rankings& rankings, const std::vector<std::size_t>& agenda);

/// The status quo unless some later option of the agenda is better for everybody than what then stands.
std::size_t unanimity_winner(const Rankings& rankings, std::size_t status_quo, const std::vector<std::size_t>& agenda);

}  // namespace entente::game
