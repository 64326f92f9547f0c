// What a theory says: where the issues settle, and how it got there.
//
//     for (const Round& round : settlement.rounds) plot(round.median);
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "stats/density.h"

namespace entente::theory {

/// Positions at the end of a round; round 0 is the input.
struct Round {
    std::vector<double> position;  ///< [actor * issues + issue], on the input's own scale; NaN: none
    std::vector<double> median;    ///< [issue], weighted by power x salience
    std::vector<double> mean;      ///< [issue], weighted by power x salience
};

/// One exchange of support: each side moves on the issue that matters less to it. Moves are signed and on the input's
/// own scale; `from + move = to`.
struct Exchange {
    std::size_t round = 0;         ///< the round in which it was executed, from 1
    std::size_t first = 0;         ///< actor that gives on `first_issue`
    std::size_t first_issue = 0;
    double first_from = 0, first_move = 0, first_to = 0;
    std::size_t second = 0;        ///< actor that gives on `second_issue`
    std::size_t second_issue = 0;
    double second_from = 0, second_move = 0, second_to = 0;
    double gain = 0;               ///< of each side; under a random rate, of the first
    double second_gain = 0;        ///< of the second side; equal to `gain` under equal gain
    std::vector<double> externality;  ///< [actor]: gain of those outside; 0 for the two themselves
};

struct Settlement {
    std::string theory;
    std::vector<std::string> actors;
    std::vector<std::string> issues;
    std::vector<double> settlement;  ///< [issue], on the input's own scale
    std::vector<Round> rounds;       ///< from round 0; only that one where a theory has no rounds
    std::size_t states = 1;          ///< how many states of the world the theory went through: rounds.size()
    std::vector<Exchange> exchanges = {};  ///< in the order executed
    /// [issue], on the input's own scale; empty where the theory gives a point. Masses sum to 1 - no_deal.
    std::vector<stats::Density> distribution = {};
    std::vector<double> no_deal = {};  ///< [issue], chance that nothing is agreed; empty where the theory has no such
    Diagnostics notes = {};            ///< what a reader should know: degenerate input and the limit taken
};

}  // namespace entente::theory
