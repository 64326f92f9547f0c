// Payoffs written as formulas, beside positions and goals: what an actor gains in points of its 0..100 scale.
//
//     [payoff.lists]
//     of = "CN"
//     points = "-20 * secondary / 100 * (1 - flow(beijing) / 100)"
//
//     PayoffProgram program(situation.payoffs[0]);      // compiled once, one a thread
//     double points = program.value(values_of_its_names);
//
// Grammar: + - * / and parentheses over numbers, min(a, b, ...), max(...), abs(a) and names. A name is an issue (an act,
// or a term under a deal; a term without one stands at its reversion), `deal`, `signed`, `kept` (1 or 0; of an issue's
// track with parentheses), flow(move) and cost(move) of the option taken (100 and 0 where the move is not made),
// change(flow), or the key path of an input in quotes. change(flow) is by how many per cent the first twelve months of a
// [flow.*] differ, by the measures that then come or are lifted, from what would flow without them. A hyphen inside a name belongs to it, so a minus between names needs blanks.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "situation/expression_parser.h"
#include "situation/situation.h"

namespace entente::situation {

/// Reads the text of `points` into names and program of a Payoff. Inputs must have their final order, moves and flows be
/// there. Codes E161 (unknown name), E165 (standing without a track), E178 (not understood), E180 (unknown input).
tl::expected<Payoff, ExpressionMistake> parse_payoff(std::string_view text, const Situation& situation);

/// True if somebody's payoff names what measures do to a flow.
bool reckons_with_flows(const Situation& situation);

/// A payoff ready to be evaluated. Not to be shared between threads: evaluation writes to its own copy of the values.
class PayoffProgram {
  public:
    explicit PayoffProgram(const Payoff& payoff);
    ~PayoffProgram();
    PayoffProgram(PayoffProgram&&) noexcept;
    PayoffProgram& operator=(PayoffProgram&&) noexcept;

    /// Points, given a value for each of the payoff's names in their order. Not finite where the formula divides by
    /// zero or grows out of bounds: the caller counts that.
    double value(std::span<const double> names);

  private:
    struct Compiled;
    std::unique_ptr<Compiled> compiled_;
};

}  // namespace entente::situation
