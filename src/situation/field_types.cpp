#include "situation/field_types.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "base/text.h"
#include "economy/month.h"
#include "situation/entries.h"
#include "situation/report.h"

namespace entente::situation {
namespace {

using Mistake = std::optional<TypeMistake>;

bool is_number(const Node& node) {
    return node.kind == Node::Kind::integer || node.kind == Node::Kind::number;
}

std::string what_it_is(const Node& node) {
    switch (node.kind) {
        case Node::Kind::table:
            return "a table";
        case Node::Kind::array:
            return "a list";
        case Node::Kind::text:
            return "text";
        case Node::Kind::integer:
        case Node::Kind::number:
            return "a number";
        case Node::Kind::flag:
            return "true or false";
        case Node::Kind::date:
            return "a date";
        case Node::Kind::other:
            break;
    }
    return node.text;
}

Mistake wrong_type(const KeySpec& key, const Node& node, std::string wanted) {
    if (node.kind == Node::Kind::other && node.text == "a number that is not finite") {
        return TypeMistake{"E113", node.place, "is not a finite number", "write a number, such as 60"};
    }
    return TypeMistake{"E108", node.place, "must be " + std::move(wanted) + ", but is " + what_it_is(node),
                       "for example: " + std::string(key.key) + " = " + std::string(key.example)};
}

Mistake check_number(const KeySpec& key, const Node& node) {
    if (!is_number(node)) {
        return wrong_type(key, node, "a number");
    }
    if (std::abs(node.number) > largest_number) {
        return TypeMistake{"E113", node.place, "is beyond 1e12", "choose a larger unit"};
    }
    return std::nullopt;
}

Mistake check_text(const KeySpec& key, const Node& node, std::string wanted) {
    if (node.kind != Node::Kind::text) {
        return wrong_type(key, node, std::move(wanted));
    }
    if (trim(node.text).empty()) {
        return TypeMistake{"E114", node.place, "is empty", "fill it in, or take the key out"};
    }
    return std::nullopt;
}

Mistake check_value(const KeySpec& key, const Node& node) {
    if (is_number(node)) {
        return check_number(key, node);
    }
    return check_text(key, node, "a number, a range, a word or a landmark");
}

Mistake check_choice(const KeySpec& key, const Node& node) {
    if (Mistake mistake = check_text(key, node, "one word")) {
        return mistake;
    }
    if (std::find(key.choices.begin(), key.choices.end(), node.text) != key.choices.end()) {
        return std::nullopt;
    }
    const std::vector<std::string> choices(key.choices.begin(), key.choices.end());
    return TypeMistake{"E112", node.place, "cannot be " + in_quotes(node.text), suggestion(node.text, choices)};
}

Mistake check_date(const KeySpec& key, const Node& node, const std::string& wanted) {
    if (node.kind == Node::Kind::date || (node.kind == Node::Kind::text && parse_date(node.text))) {
        return std::nullopt;
    }
    if (node.kind == Node::Kind::other && node.text == "a date and time without a zone") {
        return TypeMistake{"E144", node.place, "has a time but no zone", "add Z for UTC, as in 2025-08-15T19:30:00Z"};
    }
    if (node.kind == Node::Kind::text) {
        return TypeMistake{"E144", node.place, "is not a date: " + in_quotes(node.text),
                           "write a day as 2025-08-15, without quotes"};
    }
    return wrong_type(key, node, wanted);
}

Mistake check_moment(const KeySpec& key, const Node& node) {
    if (node.kind == Node::Kind::date || (node.kind == Node::Kind::text && is_moment(node.text))) {
        return std::nullopt;
    }
    if (node.kind == Node::Kind::text) {
        return TypeMistake{"E144", node.place, "is not a month: " + in_quotes(node.text),
                           "write \"2025-11\", a day, or a time after as_of such as \"3 months\""};
    }
    return wrong_type(key, node, "a month");
}

Mistake check_list(const KeySpec& key, const Node& node) {
    if (node.kind != Node::Kind::array) {
        return wrong_type(key, node, "a list");
    }
    if (node.items.empty()) {
        return TypeMistake{"E114", node.place, "is an empty list", "fill it in, or take the key out"};
    }
    std::set<std::string> seen;
    for (const Node& item : node.items) {
        if (Mistake mistake = check_text(key, item, "a list of names")) {
            return mistake;
        }
        if (!seen.insert(item.text).second) {
            return TypeMistake{"E115", item.place, "names " + in_quotes(item.text) + " twice", "take one out"};
        }
    }
    return std::nullopt;
}

template <class Check>
Mistake check_pair(const KeySpec& key, const Node& node, Check check) {
    if (node.kind != Node::Kind::array || node.items.size() != 2) {
        return wrong_type(key, node, std::string(describe(key.type)));
    }
    for (const Node& item : node.items) {
        if (Mistake mistake = check(key, item)) {
            return mistake;
        }
    }
    return std::nullopt;
}

// What a type, chance, move or signal may come to: such a word stands after == only, so "no" is one.
bool is_value_name(std::string_view text) {
    return is_id(text) && !parse_number(text) && text != "rest" && text != "otherwise";
}

TypeMistake no_value_name(Place place, std::string_view name) {
    return {"E110", place, "has a value that cannot be an id: " + in_quotes(name),
            "use letters, digits, - and _; not a number, \"rest\" or \"otherwise\""};
}

// A table whose names the entry brings up itself; each value by `check`.
template <class Check>
Mistake check_named(const KeySpec& key, const Node& node, Check check) {
    if (node.kind != Node::Kind::table) {
        return wrong_type(key, node, std::string(describe(key.type)));
    }
    if (node.members.empty()) {
        return TypeMistake{"E114", node.place, "is an empty table", "fill it in, or take the key out"};
    }
    for (const Member& member : node.members) {
        if (!is_value_name(member.key)) {
            return no_value_name(member.place, member.key);
        }
        if (Mistake mistake = check(key, member.value)) {
            return mistake;
        }
    }
    return std::nullopt;
}

Mistake check_words(const KeySpec& key, const Node& node) {
    if (Mistake mistake = check_list(key, node)) {
        return mistake;
    }
    for (const Node& item : node.items) {
        if (!is_value_name(item.text)) {
            return no_value_name(item.place, item.text);
        }
    }
    return std::nullopt;
}

Mistake check_chance_or_table(const KeySpec& key, const Node& node) {
    return node.kind == Node::Kind::table ? check_named(key, node, check_value) : check_value(key, node);
}

template <class Check>
Mistake check_rows(const KeySpec& key, const Node& node, Check check) {
    if (node.kind != Node::Kind::array) {
        return wrong_type(key, node, std::string(describe(key.type)));
    }
    if (node.items.empty()) {
        return TypeMistake{"E114", node.place, "is an empty list", "fill it in, or take the key out"};
    }
    for (const Node& row : node.items) {
        if (row.kind != Node::Kind::array || row.items.size() != 2) {
            return wrong_type(key, row, "pairs [condition, ...]");
        }
        if (Mistake mistake = check_text(key, row.items[0], "pairs that begin with a condition in quotes")) {
            return mistake;
        }
        if (Mistake mistake = check(key, row.items[1])) {
            return mistake;
        }
    }
    return std::nullopt;
}

Mistake check_option(const KeySpec& key, const Node& node) {
    if (node.kind != Node::Kind::table) {
        return wrong_type(key, node, "a table of options, each { ... }");
    }
    for (const Member& member : node.members) {
        const auto inner = std::find_if(key.inner.begin(), key.inner.end(),
                                        [&](const KeySpec& spec) { return spec.key == member.key; });
        if (inner == key.inner.end()) {
            std::vector<std::string> known;
            for (const KeySpec& spec : key.inner) {
                known.emplace_back(spec.key);
            }
            return TypeMistake{"E106", member.place, "has the unknown key " + in_quotes(member.key),
                               suggestion(member.key, known)};
        }
        if (Mistake mistake = check_type(*inner, member.value)) {
            mistake->message = "has an option whose " + in_quotes(member.key) + " " + mistake->message;
            return mistake;
        }
    }
    return std::nullopt;
}

// `{ position.control.US.at = ... }` and `{ "position.control.US.at" = ... }` say the same.
Mistake check_changes(const KeySpec& key, const Node& node) {
    if (node.kind != Node::Kind::table) {
        return check_value(key, node);
    }
    for (const Member& member : node.members) {
        if (Mistake mistake = check_changes(key, member.value)) {
            return mistake;
        }
    }
    return std::nullopt;
}

Mistake check_value_changes(const KeySpec& key, const Node& node) {
    return node.kind == Node::Kind::table ? check_changes(key, node) : wrong_type(key, node, "tables of key paths");
}

}  // namespace

std::optional<TypeMistake> check_landmark(const KeySpec& key, const Member& landmark) {
    if (!is_name(landmark.key)) {
        return TypeMistake{"E110", landmark.place, "has a landmark that cannot be an id: " + in_quotes(landmark.key),
                           "use letters, digits, - and _; not a number and not a word of the conditions"};
    }
    return check_number(key, landmark.value);
}

std::optional<int> months_after(std::string_view text) {
    const std::vector<std::string_view> words = split(trim(text), ' ');
    if (words.size() != 2 || (words[1] != "month" && words[1] != "months")) {
        return std::nullopt;
    }
    constexpr double most = 600;
    const std::optional<double> number = parse_number(words[0]);
    const bool fits = number && *number >= 0 && *number <= most && *number == std::floor(*number);
    return fits ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

bool is_moment(std::string_view text) {
    return economy::parse_month(text).has_value() || months_after(text).has_value();
}

std::optional<TypeMistake> check_type(const KeySpec& key, const Node& value) {
    switch (key.type) {
        case KeyType::text:
        case KeyType::id:
        case KeyType::input:
        case KeyType::reason:
            return check_text(key, value, "text");
        case KeyType::condition:
            return check_text(key, value, "a condition in quotes");
        case KeyType::formula:
            return check_text(key, value, "a formula in quotes");
        case KeyType::choice:
            return check_choice(key, value);
        case KeyType::ids:
        case KeyType::inputs:
            return check_list(key, value);
        case KeyType::integer:
            return value.kind == Node::Kind::integer ? check_number(key, value)
                                                     : wrong_type(key, value, "a whole number");
        case KeyType::number:
            return check_number(key, value);
        case KeyType::flag:
            return value.kind == Node::Kind::flag ? std::nullopt : wrong_type(key, value, "true or false");
        case KeyType::date:
            return check_date(key, value, "a date");
        case KeyType::date_span:
            if (value.kind == Node::Kind::array) {
                return check_pair(key, value, [](const KeySpec& k, const Node& n) { return check_date(k, n, "a date"); });
            }
            return check_date(key, value, "a date");
        case KeyType::value:
        case KeyType::changes:
            return check_value(key, value);
        case KeyType::value_pair:
            return check_pair(key, value, check_value);
        case KeyType::number_pair:
            return check_pair(key, value, check_number);
        case KeyType::landmarks:
            return value.kind == Node::Kind::table ? std::nullopt : wrong_type(key, value, "a table of named numbers");
        case KeyType::words:
            return check_words(key, value);
        case KeyType::seen:
            return check_list(key, value);
        case KeyType::options:
            return value.kind == Node::Kind::table ? check_named(key, value, check_option) : check_words(key, value);
        case KeyType::chances:
            return check_named(key, value, check_value);
        case KeyType::chance_or_table:
            return check_chance_or_table(key, value);
        case KeyType::chance_rows:
            return check_rows(key, value, check_chance_or_table);
        case KeyType::scores:
            return check_rows(key, value, check_value);
        case KeyType::value_changes:
            return check_named(key, value, check_value_changes);
        case KeyType::value_evidence:
            return check_named(key, value, check_list);
        case KeyType::some_ids:
        case KeyType::regions:
            return value.kind == Node::Kind::text ? check_text(key, value, "text") : check_list(key, value);
        case KeyType::moment:
            return check_moment(key, value);
        case KeyType::outcome_values:
            return check_named(key, value, check_value);
    }
    return std::nullopt;
}

}  // namespace entente::situation
