// The steps that make a course of a situation, in the order in which they run. Internal to compile.
#pragma once

#include "model/model.h"
#include "model/residual.h"

namespace entente::model {

/// Every condition of the file. `steers` are those on which what happens depends: goals, moves and chances.
struct Conditions {
    std::vector<const situation::Expression*> all;
    std::vector<const situation::Expression*> steers;
};

Conditions conditions_of(const situation::Situation& situation);

/// The track each issue is a term of, or -1.
std::vector<int> tracks_of(const Model& model);

Result<void> build_tracks(Model& model, const Conditions& conditions, const Fineness& fineness);
Result<void> build_fronts(Model& model, const Conditions& conditions);
Result<void> build_sequences(Model& model);
Result<void> build_groups(Model& model);

/// What one node came to, added to the facts: an act at a value of its region, a choice.
void add_fact(const Model& model, const NodeRole& role, std::size_t value, situation::Facts& facts);

/// Facts of a front and what a history of the sequence adds to them: acts at a value of their region, choices.
situation::Facts facts_at(const Model& model, const Front& front, std::size_t history);

inline constexpr std::size_t settlement_cap = 16384;

tl::unexpected<Diagnostics> too_much(const std::string& what);

}  // namespace entente::model
