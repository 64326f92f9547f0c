// Measures, flows and effects as the file states them: who taxes, bans or threatens whom, what trade that touches, and
// what else an outcome is judged to do. The engine behind them is the room `economy`; places are regions of its base
// year.
//
//     for (const Flow& flow : situation.flows) use(flow.series.at(*parse_month("2025-07")), flow.series.unit);
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "economy/history/history.h"
#include "economy/measures/measure.h"
#include "situation/expression.h"
#include "stats/elicited.h"

namespace entente::situation {

/// A measure. `kind` holds its act, goods, regions and dates; its numbers are drawn, and those in `kind` are medians.
struct Measure {
    std::string id;
    std::string says;
    std::vector<ActorId> by;
    std::vector<ActorId> on;
    economy::Measure kind;
    InputId strength{};       ///< 0..1 of a complete stop or of all banks; of a tariff its rate, 0..5
    InputId enforcement{};    ///< 0..1
    InputId credibility{};    ///< 0..1
    InputId loosened_to{};    ///< 0..1 of the strength
    Expression when;          ///< `always` if it comes whatever happens
    std::string written;      ///< of `when`; empty if it comes whatever happens
    std::optional<Expression> lifted_when;  ///< where the date `lifted` counts; absent: everywhere
    std::string lifted_written;
    std::string because;
    bool is_conditional() const { return when.kind != Expression::Kind::always; }
};

/// Trade from one actor's region to another's, with its history up to what was known on as_of.
struct Flow {
    std::string id;
    std::string name;
    ActorId from{};
    ActorId to{};
    std::string from_region;        ///< of the base year
    std::string to_region;
    economy::Goods goods = economy::Goods::all;
    std::string unit;
    economy::Series series;         ///< months known on as_of only
    economy::Month origin;          ///< the last month that was known
    std::string history;            ///< path as written
    std::string history_hash;       ///< SHA-256 of its bytes
    double season = 1;              ///< share of the Chinese calendar that it feels
    InputId payments{};             ///< 0..1: share of the friction of payments that it feels
    std::vector<ActorId> stakes;    ///< who depends on it
    std::string because;

    /// Whether the unit is a rate ("million barrels a day"), so that a year is the mean of its months and not their sum.
    bool is_rate() const;
};

/// What an outcome is judged to do to something that no flow computes.
struct Effect {
    struct Under {
        std::string outcome;                   ///< id, also other-deal and other-no-deal
        std::string written;
        int sign = 0;                          ///< -2 .. 2, where no number is given
        std::optional<stats::Elicited> value;  ///< in the effect's unit
    };
    std::string id;
    std::string name;
    std::string unit;                    ///< empty where all is in signs
    std::vector<Under> under;            ///< by outcome id
    std::optional<std::size_t> flow;     ///< index into flows: what is computed replaces what is judged
    std::optional<std::size_t> source;   ///< index into sources
    std::string because;
};

/// What may come of all conditions of measures together: which of them hold, ascending. Below the number of measures,
/// n: that measure comes; n + m: measure m is lifted.
using MeasureCase = std::vector<std::size_t>;

/// At most so many of them may be told apart.
inline constexpr std::size_t most_measure_cases = 32;

}  // namespace entente::situation
