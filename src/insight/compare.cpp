#include "insight/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>

#include "base/text.h"

namespace entente::insight {
namespace {

using situation::Situation;

// A difference of two runs; where inputs differ the errors are taken as independent, which is the larger figure.
double joint_error(double a, double b) {
    return std::sqrt(a * a + b * b);
}

std::vector<InputDifference> input_differences(const Situation& before, const Situation& after) {
    std::vector<InputDifference> differences;
    for (const situation::Input& old : before.inputs) {
        const std::optional<InputId> found = after.find_input(old.key);
        if (!found) {
            differences.push_back({old.key, old.written, "", ""});
        } else if (const situation::Input& now = after.input(*found); !(now.value == old.value)) {
            differences.push_back({old.key, old.written, now.written, now.because});
        }
    }
    for (const situation::Input& now : after.inputs) {
        if (!before.find_input(now.key)) {
            differences.push_back({now.key, "", now.written, now.because});
        }
    }
    return differences;
}

using Content = std::map<std::string, std::string, std::less<>>;

/// The canonical content by path; a table stands under its name in brackets.
Content content_of(const Situation& situation) {
    Content content;
    for (const std::string_view line : split(situation.content, '\n')) {
        const std::size_t equals = line.find(" = ");
        const bool is_table = equals == std::string_view::npos;
        content.emplace(line.substr(0, equals), is_table ? std::string_view() : line.substr(equals + 3));
    }
    return content;
}

/// Words for people: they move no number.
bool is_prose(std::string_view path) {
    constexpr std::string_view keys[] = {"because", "says", "asks",   "name",  "title",  "question", "text",
                                         "what",    "class", "quote", "author", "url",   "publisher", "page"};
    const std::string_view key = path.substr(path.rfind('.') + 1);
    return std::find(std::begin(keys), std::end(keys), key) != std::end(keys);
}

/// What else the files say differently of what both have: conditions, dates, roles, counts, scales.
void add_other_differences(const Situation& before, const Situation& after, std::vector<InputDifference>& differences) {
    const Content old = content_of(before);
    const Content now = content_of(after);
    std::set<std::string, std::less<>> told;
    for (const InputDifference& input : differences) {
        told.insert(input.key);
    }
    const auto add = [&](const std::string& path) {
        const auto in = [&](const Content& content) {
            const auto found = content.find(path);
            return found == content.end() ? std::string() : found->second;
        };
        const std::string table = "[" + path.substr(0, path.rfind('.')) + "]";
        const bool in_both = old.contains(table) == now.contains(table);
        if (in(old) != in(now) && in_both && !is_prose(path) && told.insert(path).second) {
            differences.push_back({path, in(old), in(now), ""});
        }
    };
    for (const auto& [path, value] : old) {
        add(path);
    }
    for (const auto& [path, value] : now) {
        add(path);
    }
}

template <class Items>
std::map<std::string, std::size_t> by_id(const Items& items) {
    std::map<std::string, std::size_t> ids;
    for (std::size_t i = 0; i < items.size(); ++i) {
        ids.emplace(items[i].id, i);
    }
    return ids;
}

// Ids of one kind of entry that only one of the files has.
template <class Items>
void add_onlys(const std::string& kind, const Items& before, const Items& after, Comparison& comparison) {
    const auto old_ids = by_id(before);
    const auto new_ids = by_id(after);
    for (const auto& [id, i] : old_ids) {
        if (!new_ids.contains(id)) {
            comparison.only_before.push_back(kind + " " + id);
        }
    }
    for (const auto& [id, i] : new_ids) {
        if (!old_ids.contains(id)) {
            comparison.only_after.push_back(kind + " " + id);
        }
    }
}

void add_outcome_moves(const Findings& before, const Findings& after, Comparison& comparison) {
    const auto new_ids = by_id(after.outcomes);
    for (const OutcomeForecast& old : before.outcomes) {
        if (const auto found = new_ids.find(old.id); found != new_ids.end()) {
            const OutcomeForecast& now = after.outcomes[found->second];
            comparison.moves.push_back({"outcome " + old.id, "probability", old.probability.value,
                                        now.probability.value,
                                        joint_error(old.probability.error, now.probability.error)});
        }
    }
}

void add_issue_moves(const model::Model& before, const Findings& findings_before, const model::Model& after,
                     const Findings& findings_after, Comparison& comparison) {
    const auto new_ids = by_id(after.situation.issues);
    for (const IssueForecast& old : findings_before.issues) {
        const situation::Issue& issue = before.situation.issue(old.issue);
        const auto found = new_ids.find(issue.id);
        if (found == new_ids.end() || !(after.situation.issues[found->second].scale == issue.scale)) {
            continue;
        }
        const IssueForecast& now = findings_after.issues[found->second];
        const auto error_of = [](const IssueForecast& forecast, std::uint64_t draws) {
            constexpr double deviations = 3.29;  // of a normal law between its 5th and 95th percentile
            return (forecast.forecast.p95 - forecast.forecast.p05) / deviations / std::sqrt(static_cast<double>(draws));
        };
        comparison.moves.push_back({"issue " + issue.id + " (mean)", issue.unit.empty() ? "points" : issue.unit,
                                    old.forecast.mean, now.forecast.mean,
                                    joint_error(error_of(old, findings_before.draws),
                                                error_of(now, findings_after.draws))});
    }
}

void add_stake_moves(const model::Model& before, const Findings& findings_before, const model::Model& after,
                     const Findings& findings_after, Comparison& comparison) {
    std::map<std::pair<std::string, std::string>, const Stake*> now;
    for (const Stake& stake : findings_after.stakes) {
        now[{after.situation.actor(stake.actor).id, stake.outcome}] = &stake;
    }
    for (const Stake& old : findings_before.stakes) {
        const std::string& actor = before.situation.actor(old.actor).id;
        if (const auto found = now.find({actor, old.outcome}); found != now.end()) {
            comparison.moves.push_back({fmt::format("gain {} under {}", actor, old.outcome), "points",
                                        old.gain.value, found->second->gain.value,
                                        joint_error(old.gain.error, found->second->gain.error)});
        }
    }
}

void add_deal_move(const Findings& before, const Findings& after, Comparison& comparison) {
    if (before.deals.empty() || after.deals.empty()) {
        return;
    }
    const Deal& old = before.deals.front();
    const Deal& now = after.deals.front();
    if (old.in_force && now.in_force) {
        comparison.moves.push_back({"deal in force", "probability", *old.in_force, *now.in_force,
                                    joint_error(old.error, now.error)});
    }
}

// Probabilities move by hundredths, points by units: both are put on a scale of 100 for the order.
double size_of(const Move& move) {
    return std::fabs(move.after - move.before) * (move.unit == "probability" ? 100 : 1);
}

}  // namespace

Comparison compare(const model::Model& before, const Findings& findings_before, const model::Model& after,
                   const Findings& findings_after) {
    Comparison comparison;
    comparison.title_before = before.situation.title;
    comparison.title_after = after.situation.title;
    comparison.inputs = input_differences(before.situation, after.situation);
    add_other_differences(before.situation, after.situation, comparison.inputs);
    add_onlys("outcome", before.situation.outcomes, after.situation.outcomes, comparison);
    add_onlys("issue", before.situation.issues, after.situation.issues, comparison);
    add_onlys("actor", before.situation.actors, after.situation.actors, comparison);
    add_onlys("evidence", before.situation.evidence, after.situation.evidence, comparison);
    add_onlys("date", before.situation.dates, after.situation.dates, comparison);
    add_outcome_moves(findings_before, findings_after, comparison);
    add_deal_move(findings_before, findings_after, comparison);
    add_issue_moves(before, findings_before, after, findings_after, comparison);
    add_stake_moves(before, findings_before, after, findings_after, comparison);
    std::stable_sort(comparison.moves.begin(), comparison.moves.end(),
                     [](const Move& a, const Move& b) { return size_of(a) > size_of(b); });
    return comparison;
}

std::string to_json(const Comparison& comparison) {
    using Json = nlohmann::ordered_json;
    Json object{{"schema", "entente/comparison-1"},
                {"before", comparison.title_before},
                {"after", comparison.title_after}};
    object["inputs"] = Json::array();
    for (const InputDifference& d : comparison.inputs) {
        object["inputs"].push_back(
            {{"input", d.key}, {"before", d.before}, {"after", d.after}, {"because", d.because}});
    }
    object["moves"] = Json::array();
    for (const Move& m : comparison.moves) {
        object["moves"].push_back({{"what", m.what},
                                   {"unit", m.unit},
                                   {"before", m.before},
                                   {"after", m.after},
                                   {"mc_error", m.error}});
    }
    object["only_before"] = comparison.only_before;
    object["only_after"] = comparison.only_after;
    return object.dump(1) + "\n";
}

}  // namespace entente::insight
