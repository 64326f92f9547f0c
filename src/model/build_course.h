// The steps that make a course of a situation, in the order in which they run. Internal to compile.
#pragma once

#include "model/model.h"
#include "model/residual.h"

namespace entente::model {

/// Every condition of the file. `steers` are those that somebody reckons with: of goals and moves, and of the chances
/// that these name or see.
struct Conditions {
    std::vector<const situation::Expression*> all;
    std::vector<const situation::Expression*> steers;
};

Conditions conditions_of(const situation::Situation& situation);

/// The track each issue is a term of, or -1.
std::vector<int> tracks_of(const Model& model);

Result<void> build_tracks(Model& model, const Conditions& conditions, const Fineness& fineness);
Result<void> build_fronts(Model& model, const Conditions& conditions);
Result<void> build_sequences(Model& model, const Conditions& conditions);
/// Code E502 if the names of a formula may stand for too much, or a goal has too many scores.
Result<void> build_payoffs(Model& model);
void build_sheets(Model& model);

/// What one node came to, added to the facts: an act at a value of its class, a choice.
void add_fact(const Model& model, const NodeRole& role, std::size_t value, situation::Facts& facts);

/// Facts of a front and what a history of the sequence adds to them.
situation::Facts facts_at(const Model& model, const Front& front, std::size_t history);

/// True if the condition names a value of the variable.
bool names(const situation::Expression& expression, VariableId variable);

/// Regions of an issue by what some conditions tell apart of them: the class of each region, and a value in each class.
struct RegionClasses {
    std::vector<std::uint32_t> class_of_region;
    std::vector<double> class_value;
};
RegionClasses classes_of(const Grid& grid, IssueId issue, const std::vector<const situation::Expression*>& conditions);

/// True if a move sees the chance, or a condition that steers names it.
bool steers(const situation::Situation& situation, const situation::Chance& chance);

/// Where measures come and where they are lifted.
std::vector<const situation::Expression*> conditions_of_measures(const situation::Situation& situation);

/// What a payoff formula reckons with: how tracks stand, where issues lie that it names (among all regions that
/// `conditions` tell apart), and, if it names what measures do to a flow, where measures come.
std::vector<const situation::Expression*> conditions_of_payoff(
    const situation::Situation& situation, const situation::Payoff& payoff,
    const std::vector<const situation::Expression*>& conditions);

/// The first score of a goal that holds.
std::uint16_t goal_row(const situation::Goal& goal, const situation::Facts& facts);

/// The row of a formula that holds. The facts must be some that can be (a broken invariant otherwise).
std::uint16_t formula_row(const Model& model, std::size_t payoff, const situation::Facts& facts);

/// Which set of conditional measures has come: index into Situation::measure_cases, which lists all that can.
std::uint16_t measure_case(const situation::Situation& situation, const situation::Facts& facts);

/// The first row that holds.
std::size_t first_row(const std::vector<situation::Likelihoods>& rows, const situation::Facts& facts);

inline constexpr std::size_t settlement_cap = 16384;

tl::unexpected<Diagnostics> too_much(const std::string& what);

}  // namespace entente::model
