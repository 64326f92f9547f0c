// The exchange model: two actors on opposite sides of two issues trade support, each moving on the issue that matters
// less to it, so that both gain by the same amount (Stokman & Van Oosten 1994).
//
//     Exchanged after = run_exchanges(input, {});
//     after.exchange[0].gain;
//
// Formulas: theories.md, section 2. N_p = sum c s x / W_p is the expected outcome of issue p. Saliences count as
// shares of 1, so a gain is in units of position.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "theory/settlement.h"

namespace entente::theory {

enum class ExchangeRate { equal_gain, random };

struct ExchangeInput {
    std::size_t actors = 0, issues = 0;
    std::vector<double> position;  ///< [actor * issues + issue]; NaN: no position
    std::vector<double> salience;  ///< 0..1
    std::vector<double> power;     ///< at least 0
};

struct ExchangeRules {
    ExchangeRate rate = ExchangeRate::equal_gain;
    std::uint64_t seed = 1;     ///< key of the rates where they are random
    std::size_t rounds = 1;
    double by_indifference = 0.4;  ///< a: how far a new start moves to what was agreed, times 1 - salience
    double by_commitment = 0.1;    ///< b: how far it moves there in any case; a + b <= 1
};

struct Exchanged {
    std::vector<std::vector<double>> position;  ///< [round][actor * issues + issue]; round 0 is the input
    std::vector<Exchange> exchange;             ///< in the order executed
};

/// Executes exchanges, best first, until none is left in a round; then starts the next round from
/// x' = (1-s) a y + b y + (1 - (1-s) a - b) x, y being what the actor agreed to and x its start.
Exchanged run_exchanges(const ExchangeInput& input, const ExchangeRules& rules);

/// The expected outcome of every issue: sum c s x / sum c s over those who stand on it.
std::vector<double> expected_outcomes(const ExchangeInput& input, const std::vector<double>& position);

}  // namespace entente::theory
