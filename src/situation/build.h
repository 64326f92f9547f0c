// From checked entries to a Situation: one step a kind of table, each adding to what is being built and reporting
// what is wrong with it. The steps run in the order of this header; later ones rely on earlier ones.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "situation/entries.h"
#include "situation/report.h"
#include "situation/situation.h"
#include "situation/values.h"

namespace entente::situation {

class Conditions;

struct Building {
    const Entries& entries;
    Report& report;
    std::filesystem::path folder;  ///< that pages are relative to
    Situation situation;
    bool dates_known = false;      ///< as_of and horizon were given and are dates
    std::map<std::string, Place> places;  ///< of inputs that stand deeper in the file than their entry
};

void build_actors(Building& building);
void build_frame(Building& building);      ///< the question, its dates, setting, focus, base measure
void build_issues(Building& building);
void build_tracks(Building& building);
void build_positions(Building& building);
void build_sources(Building& building);
void build_evidence(Building& building);   ///< evidence and assumptions
void build_variables(Building& building);  ///< ids and values of types, chances and moves, so that conditions can name them
void build_costs(Building& building);      ///< what no deal costs, and how the bargain is played
void build_moves(Building& building, Conditions& conditions);
void build_chances(Building& building, Conditions& conditions);  ///< chances and types, without what they change
void order_variables(Building& building);  ///< who sees comes after who is seen
void build_goals(Building& building, Conditions& conditions);
void build_signals(Building& building, Conditions& conditions);
void build_past(Building& building);
void build_measures(Building& building, Conditions& conditions);
void build_flows(Building& building);      ///< flows and effects
void build_store(Building& building);      ///< opens the evidence store, if the file names one
void build_changes(Building& building);    ///< what types and chances change, once every input has its key
void sort_inputs(Building& building);      ///< after this every InputId is final
void build_payoffs(Building& building);
void build_payoff_cases(Building& building, Conditions& conditions);  ///< after the goals
void build_outcomes(Building& building, Conditions& conditions);  ///< outcomes, and the claims that may name them
void build_what_ifs(Building& building);
void build_references(Building& building);
void build_calendar(Building& building);   ///< dates and readers
void build_correlations(Building& building);
void build_accepted(Building& building);

// Shared by the steps.

/// Adds an input and returns its provisional id (sort_inputs makes it final).
InputId add_input(Building& building, Input input);

/// The value of a node, or nothing after a report (E120 to E124).
std::optional<stats::Elicited> read_value(Building& building, const Node& node, const ValueRules& rules);

/// Reads the field into an input of that key, or the fallback if the field is missing or refused.
struct Fallback {
    stats::Elicited value;
    std::string written;
};
InputId input_of(Building& building, const Entry& entry, std::string_view key, std::string path, const ValueRules& rules,
                 const Fallback& fallback);

/// The same for a value that stands deeper in the entry; remembers its place.
InputId input_at(Building& building, const Node& node, std::string path, const ValueRules& rules,
                 const std::string& because);

/// The track an entry speaks of: that of the issue under `track`, else the main track. Nothing after a report (E187).
std::optional<TrackId> track_of(Building& building, const Entry& entry, const char* what);

/// Reports E132 where a change may turn the two ends of what is possible around.
void check_possible_order(Building& building, const Entry& entry, const std::vector<std::vector<Override>>& changes);

/// The month a date of a measure falls in: of a day after the 15th the next one, of "3 months" so many after as_of.
std::optional<economy::Month> moment_of(const Node& node, const Date& as_of);

/// Regions of the base year that an actor without `region` stands for, by its id or name; none if it is no known one.
std::vector<std::string> usual_regions(const std::string& id, const std::string& name);

/// An id in words: "talks-drift" is "talks drift".
std::string in_words(std::string id);

std::optional<Date> date_of(const Entry& entry, std::string_view key);
std::string written_of(const Node& node);  ///< a value as the file has it

inline constexpr stats::Bounds hundred{0, 100};
inline constexpr stats::Bounds unit{0, 1};

}  // namespace entente::situation
