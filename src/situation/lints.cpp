#include "situation/lints.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "base/text.h"
#include "situation/codes.h"
#include "situation/lints_game.h"
#include "situation/report.h"

namespace entente::situation {
namespace {

bool has_digit(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos;
}

// No cost, no flow or all of it, the worst or the best score, an impossible or certain chance: these are not guesses.
bool means_none_or_all(const Input& input) {
    const std::string_view table = std::string_view(input.key).substr(0, input.key.find('.'));
    constexpr std::array with_ends{std::string_view("no-deal"), std::string_view("game"), std::string_view("goal"),
                                   std::string_view("move"),    std::string_view("chance"), std::string_view("signal"),
                                   std::string_view("measure")};
    if (std::find(with_ends.begin(), with_ends.end(), table) == with_ends.end() || !input.value.is_point()) {
        return false;
    }
    const double value = input.value.parts.front().median;
    return value == 0 || value == input.value.bounds.upper || (input.key.ends_with(".flow") && value == 100);
}

// The entry an input belongs to: "position.control.US", "move.beijing", "game".
std::string entry_of(const std::string& key) {
    const std::vector<std::string_view> path = split(key, '.');
    const std::size_t depth = path[0] == "position" ? 3 : (path[0] == "base" || path[0] == "game" ? 1 : 2);
    std::string entry(path[0]);
    for (std::size_t i = 1; i < depth && i < path.size(); ++i) {
        entry += "." + std::string(path[i]);
    }
    return entry;
}

void lint_inputs(const Situation& situation, std::vector<Lint>& lints) {
    for (const Input& input : situation.inputs) {
        if (input.is_default) {
            continue;
        }
        const bool hard_end = input.key.find(".possible.") != std::string::npos || input.key.starts_with("base.");
        if (!hard_end && !means_none_or_all(input) && input.value.is_point() && parse_number(input.written)) {
            lints.push_back({"L101", Severity::warning, input.key,
                             input.key + " is the bare number " + input.written,
                             "a range such as \"40 to 60\" would carry the doubt into the answer"});
        }
        const stats::Bounds& bounds = input.value.bounds;
        const bool at_bound =
            std::any_of(input.value.parts.begin(), input.value.parts.end(), [&](const stats::RangePart& part) {
                return part.low < part.high && (part.low == bounds.lower || part.high == bounds.upper);
            });
        const bool only_words = !has_digit(input.written) &&
                                (input.key.ends_with(".influence") || input.key.ends_with(".salience") ||
                                 input.key.ends_with(".weight"));
        if (at_bound && !only_words) {
            lints.push_back({"L105", Severity::note, input.key,
                             input.key + " = \"" + input.written + "\" ends at the bound of its scale: read as a minimum or "
                             "maximum", "if you meant a 5th or 95th percentile, move it a little inside"});
        }
    }
}

void lint_reasons(const Situation& situation, std::vector<Lint>& lints) {
    std::set<std::string> unreasoned;  // entries, each named once
    for (const Input& input : situation.inputs) {
        if (!input.is_default && input.because.empty()) {
            unreasoned.insert(entry_of(input.key));
        }
    }
    for (const ReferenceClass& reference : situation.references) {
        if (reference.because.empty()) {
            unreasoned.insert("reference." + reference.id);
        }
    }
    for (const Correlation& correlation : situation.correlations) {
        if (correlation.because.empty()) {
            unreasoned.insert("correlation." + correlation.id);
        }
    }
    for (const Payoff& payoff : situation.payoffs) {
        if (payoff.because.empty()) {
            unreasoned.insert("payoff." + payoff.id);
        }
    }
    for (const Effect& effect : situation.effects) {
        if (effect.because.empty()) {
            unreasoned.insert("effect." + effect.id);
        }
    }
    for (const std::string& entry : unreasoned) {
        lints.push_back({"L102", Severity::warning, entry, "[" + entry + "] gives numbers without a reason",
                         "add because = the id of an evidence or assumption, or a sentence"});
    }
}

void lint_sources(const Situation& situation, std::vector<Lint>& lints) {
    std::map<std::string, std::vector<const Source*>> by_origin;
    for (const Source& source : situation.sources) {
        by_origin[source.origin].push_back(&source);
    }
    for (const auto& [origin, sources] : by_origin) {
        if (sources.size() < 2) {
            continue;
        }
        std::string names;
        for (const Source* source : sources) {
            names += (names.empty() ? "" : ", ") + source->id;
        }
        lints.push_back({"L103", Severity::warning, "source." + sources.front()->id,
                         names + " have one origin, " + origin, "they count as one witness; look for another"});
    }
    for (const Evidence& evidence : situation.evidence) {
        if (!evidence.quote.empty() && situation.sources[evidence.source].page.empty()) {
            lints.push_back({"L106", Severity::warning, "evidence." + evidence.id + ".quote",
                             "the quote of evidence." + evidence.id + " could not be checked: its source has no page",
                             "save the page and name it in [source." + situation.sources[evidence.source].id + "]"});
        }
    }
}

std::set<std::string> reasons_used(const Situation& situation) {
    std::set<std::string> used;
    const auto add = [&](const auto& list) {
        for (const auto& entry : list) {
            used.insert(entry.because);
        }
    };
    add(situation.inputs);
    add(situation.actors);
    add(situation.issues);
    add(situation.positions);
    add(situation.what_ifs);
    add(situation.references);
    add(situation.dates);
    add(situation.correlations);
    add(situation.types);
    add(situation.chances);
    add(situation.moves);
    for (const Move& move : situation.moves) {
        add(move.options);
    }
    add(situation.goals);
    add(situation.payoffs);
    add(situation.no_deal);
    add(situation.signals);
    add(situation.past);
    add(situation.measures);
    add(situation.flows);
    add(situation.effects);
    used.insert(situation.play.because);
    add(situation.accepted);
    return used;
}

void lint_parts(const Situation& situation, std::vector<Lint>& lints) {
    const std::set<std::string> used = reasons_used(situation);
    for (const Assumption& assumption : situation.assumptions) {
        if (!used.contains(assumption.id)) {
            lints.push_back({"L107", Severity::note, "assumption." + assumption.id,
                             "nothing rests on assumption." + assumption.id, "name it in a `because`, or take it out"});
        }
    }
    std::set<ActorId> involved;
    for (const Position& position : situation.positions) {
        involved.insert(position.actor);
    }
    for (const Issue& issue : situation.issues) {
        involved.insert(issue.decides.begin(), issue.decides.end());
        involved.insert(issue.blocks.begin(), issue.blocks.end());
        involved.insert(issue.voices.begin(), issue.voices.end());
    }
    for (const Move& move : situation.moves) {
        involved.insert(move.actor);
    }
    for (const Goal& goal : situation.goals) {
        involved.insert(goal.of);
    }
    for (const Payoff& payoff : situation.payoffs) {
        involved.insert(payoff.of);
    }
    for (const Measure& measure : situation.measures) {
        involved.insert(measure.by.begin(), measure.by.end());
        involved.insert(measure.on.begin(), measure.on.end());
    }
    for (const Flow& flow : situation.flows) {
        involved.insert({flow.from, flow.to});
    }
    for (std::size_t a = 0; a < situation.actors.size(); ++a) {
        if (!involved.contains(static_cast<ActorId>(a))) {
            const std::string& id = situation.actors[a].id;
            lints.push_back({"L108", Severity::note, "actor." + id, "actor." + id + " has no position and no role",
                             "give it a position on what it cares about, or take it out"});
        }
    }
}

double middle(const Situation& situation, InputId id) {
    const stats::Elicited& value = situation.input(id).value;
    return value.parts.size() == 1 ? value.parts.front().median : stats::percentile(value, 0.5);
}

void lint_issues(const Situation& situation, std::vector<Lint>& lints) {
    for (const Issue& issue : situation.issues) {
        const std::string path = "issue." + issue.id;
        const Input& reversion = situation.input(issue.reversion);
        const double stays = middle(situation, issue.reversion);
        if (!reversion.is_default && (stays < middle(situation, issue.possible_low) ||
                                      stays > middle(situation, issue.possible_high))) {
            lints.push_back({"L109", Severity::warning, path + ".reversion",
                             "without agreement " + issue.id + " would stand outside what is possible",
                             "mend `possible` or `reversion`"});
        }
        std::vector<ActorId> signing = issue.decides;
        signing.insert(signing.end(), issue.blocks.begin(), issue.blocks.end());
        for (const ActorId actor : signing) {
            if (situation.actor(actor).bloc) {
                lints.push_back({"L104", Severity::warning, path + "." + situation.actor(actor).id,
                                 situation.actor(actor).id + " signs or ratifies " + issue.id +
                                     " as one, though its members must agree among themselves",
                                 "name the member that could hold it up among `blocks`, or accept with the reason"});
            }
        }
    }
}

// A limit is the worst an actor would sign, so it lies towards those who want something else.
void lint_limits(const Situation& situation, std::vector<Lint>& lints) {
    for (const Position& position : situation.positions) {
        if (position.side == LimitSide::none) {
            continue;
        }
        const double at = middle(situation, position.at);
        const auto lies_there = [&](InputId other) {
            return position.side == LimitSide::below ? middle(situation, other) < at : middle(situation, other) > at;
        };
        const Issue& issue = situation.issue(position.issue);
        const bool somebody = std::any_of(situation.positions.begin(), situation.positions.end(), [&](const Position& other) {
            return other.issue == position.issue && lies_there(other.at);
        });
        if (!somebody && !lies_there(issue.reversion)) {
            const std::string& id = situation.actor(position.actor).id;
            const std::string side = position.side == LimitSide::below ? "below" : "above";
            lints.push_back({"L111", Severity::warning, "position." + issue.id + "." + id + ".limit",
                             "the limit of " + id + " on " + issue.id + " lies " + side + " what it wants, where nobody else "
                             "stands: it refuses what nobody asks for",
                             "a limit is the worst the actor would sign: put it on the side of the others"});
        }
    }
}

bool answers(const Accepted& accepted, std::string_view code, std::string_view at) {
    if (accepted.code != code) {
        return false;
    }
    const std::string& path = accepted.at;
    return path.empty() || at == path || (at.starts_with(path) && at[path.size()] == '.');
}

bool needs_a_run(std::string_view code) {
    for (const CodeEntry& entry : situation_codes()) {
        if (entry.code == code) {
            return entry.title.starts_with("run:");
        }
    }
    return false;
}

void lint_accepts(const Situation& situation, std::vector<Lint>& lints) {
    for (const Accepted& accepted : situation.accepted) {
        const bool used = std::any_of(lints.begin(), lints.end(),
                                      [&](const Lint& lint) { return answers(accepted, lint.code, lint.at); });
        if (!used && !needs_a_run(accepted.code)) {
            lints.push_back({"L110", Severity::note, "accept." + accepted.id,
                             "[accept." + accepted.id + "] answers nothing: " + accepted.code + " is not raised" +
                                 (accepted.at.empty() ? "" : " at " + accepted.at),
                             "take it out, or correct its key path"});
        }
    }
}

Diagnostic without_place(const Lint& lint) {
    return {lint.code, lint.severity, {}, lint.message, lint.hint, {}};
}

}  // namespace

std::vector<Lint> find_lints(const Situation& situation) {
    std::vector<Lint> lints;
    lint_inputs(situation, lints);
    lint_reasons(situation, lints);
    lint_sources(situation, lints);
    lint_parts(situation, lints);
    lint_issues(situation, lints);
    lint_limits(situation, lints);
    lint_game(situation, lints);
    lint_accepts(situation, lints);
    std::erase_if(lints, [&](const Lint& lint) { return is_accepted(situation, lint.code, lint.at); });
    std::sort(lints.begin(), lints.end(), [](const Lint& a, const Lint& b) {
        return std::tie(a.code, a.at, a.message) < std::tie(b.code, b.at, b.message);
    });
    return lints;
}

Diagnostics lint(const Situation& situation) {
    Diagnostics diagnostics;
    for (const Lint& found : find_lints(situation)) {
        diagnostics.push_back(without_place(found));
    }
    return diagnostics;
}

Diagnostics lint(const Loaded& loaded) {
    Diagnostics diagnostics;
    for (const Lint& found : find_lints(loaded.situation)) {
        Diagnostic diagnostic = without_place(found);
        Written written = loaded.place_of(found.at);
        diagnostic.where = std::move(written.where);
        diagnostic.source_line = std::move(written.source_line);
        diagnostics.push_back(std::move(diagnostic));
    }
    sort_by_place(diagnostics);
    return diagnostics;
}

bool is_accepted(const Situation& situation, std::string_view code, std::string_view at) {
    return std::any_of(situation.accepted.begin(), situation.accepted.end(),
                       [&](const Accepted& accepted) { return answers(accepted, code, at); });
}

std::vector<std::string> lint_code_names() {
    std::vector<std::string> names;
    for (const CodeEntry& entry : situation_codes()) {
        if (entry.code.starts_with('L')) {
            names.emplace_back(entry.code);
        }
    }
    return names;
}

}  // namespace entente::situation
