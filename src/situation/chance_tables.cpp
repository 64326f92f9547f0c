#include "situation/chance_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace entente::situation {
namespace {

const ValueRules chance_rules{unit, {}, WordSet::chance};

bool is_rest(const Node& node) {
    return node.kind == Node::Kind::text && trim(node.text) == "rest";
}

double median_of(const Situation& situation, InputId id) {
    const stats::Elicited& value = situation.input(id).value;
    return value.parts.size() == 1 ? value.parts.front().median : stats::percentile(value, 0.5);
}

void check_sum(Building& building, const Node& node, const std::vector<InputId>& chances, bool has_rest) {
    double sum = 0;
    double most = 0;
    for (const InputId id : chances) {
        sum += median_of(building.situation, id);
        most += building.situation.input(id).value.parts.back().high;
    }
    if (!has_rest && most <= 0) {
        building.report.error("E126", node.place, "nothing has a chance here", "give one of the values a chance above 0");
        return;
    }
    constexpr double slack = 0.1;  // ranges of several values are judged one by one and need not meet exactly
    if (has_rest ? sum > 1 + slack : std::abs(sum - 1) > slack) {
        building.report.warning("E126", node.place,
                                fmt::format("these chances add up to {:.0f} %, by their medians", sum * 100),
                                has_rest ? "nothing is left for the rest"
                                         : "they are normalised in every draw; write \"rest\" for the last to keep the others");
    }
}

std::vector<InputId> chances_of_table(Building& building, const Node& node, const std::vector<std::string>& values,
                                      const std::string& path, const std::string& because) {
    for (const Member& member : node.members) {
        if (std::find(values.begin(), values.end(), member.key) == values.end()) {
            building.report.error("E161", member.place, in_quotes(member.key) + " is none of the values",
                                  suggestion(member.key, values));
            return {};
        }
    }
    std::vector<InputId> chances;
    bool has_rest = false;
    for (std::size_t v = 0; v < values.size(); ++v) {
        const auto member = std::find_if(node.members.begin(), node.members.end(),
                                         [&](const Member& candidate) { return candidate.key == values[v]; });
        if (member == node.members.end()) {
            building.report.error("E117", node.place, "no chance is given for " + in_quotes(values[v]),
                                  "every value needs one; the last may be \"rest\"");
            return {};
        }
        if (is_rest(member->value) && (v == 0 || v + 1 < values.size())) {
            building.report.error("E117", member->value.place, "only the last value may have the rest, not " + in_quotes(values[v]),
                                  "the last value is " + in_quotes(values.back()));
            return {};
        }
        has_rest = is_rest(member->value);
        if (!has_rest) {
            chances.push_back(input_at(building, member->value, path + "." + values[v], chance_rules, because));
        }
    }
    check_sum(building, node, chances, has_rest);
    return chances;
}

}  // namespace

bool check_count(Building& building, const Field& field, std::size_t count, std::size_t fewest, std::size_t most,
                 const std::string& what) {
    if (count >= fewest && count <= most) {
        return true;
    }
    building.report.error("E117", field.place,
                          fmt::format("{} has {} to {} values, not {}", what, fewest, most, count),
                          count < fewest ? "what cannot be otherwise is no question" : "join some of them");
    return false;
}

std::vector<InputId> read_chances(Building& building, const Node& node, const std::vector<std::string>& values,
                                  const std::string& path, const std::string& because) {
    if (values.empty()) {
        return {};
    }
    if (node.kind == Node::Kind::table) {
        return chances_of_table(building, node, values, path, because);
    }
    if (values.size() != 2) {
        building.report.error("E117", node.place, "one chance is not enough for " + std::to_string(values.size()) + " values",
                              "write { " + values.front() + " = \"10% to 30%\", ... }");
        return {};
    }
    return {input_at(building, node, path + "." + values.front(), chance_rules, because)};
}

std::vector<Likelihoods> read_likelihoods(Building& building, Conditions& conditions, const Field* given,
                                          const Node& last, const std::vector<std::string>& values,
                                          const std::string& path, const std::string& because) {
    std::vector<Likelihoods> rows;
    std::vector<Row> to_check;
    bool sound = true;
    for (std::size_t i = 0; given != nullptr && i < given->value->items.size(); ++i) {
        const Node& pair = given->value->items[i];
        std::optional<Expression> when = conditions.read(pair.items[0]);
        sound = sound && when.has_value();
        rows.push_back({when.value_or(Expression{}), std::string(trim(pair.items[0].text)),
                        read_chances(building, pair.items[1], values, path + ".given." + std::to_string(i + 1), because)});
        to_check.push_back({&pair.items[0], rows.back().when});
    }
    if (sound) {
        check_rows(building, conditions, to_check);
    }
    rows.push_back({Expression{}, "otherwise", read_chances(building, last, values, path, because)});
    return rows;
}

void check_rows(Building& building, const Conditions& conditions, const std::vector<Row>& rows) {
    std::vector<Expression> uncovered;
    for (const Row& row : rows) {
        std::vector<Expression> here = uncovered;
        here.push_back(row.when);
        const Search reached = conditions.find(all_of(here));
        if (!reached.complete) {
            building.report.error("E169", row.written->place, "the conditions above are too tangled to be checked",
                                  "use fewer comparisons");
            return;
        }
        if (!reached.state) {
            const bool itself = !conditions.find(row.when).state;
            building.report.error("E173", row.written->place,
                                  itself ? "this condition can never hold"
                                         : "this condition never counts: wherever it holds, an earlier one does too",
                                  itself ? "its comparisons exclude each other, or lie outside the scale"
                                         : "the first condition that holds counts; put the narrower one first");
        }
        uncovered.push_back(not_of(row.when));
    }
}

}  // namespace entente::situation
