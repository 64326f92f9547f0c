// The format of a situation file as one table: every table, key, type, default, meaning and example. It drives the
// parser (an unknown key, a wrong type, a missing key or an unknown id is found by walking it) and the reference
// docs/format.md, which is generated from it. A key that is not here does not exist.
//
//     const TableSpec* table = find_table("issue");
//     for (const KeySpec& key : table->keys) ...
#pragma once

#include <span>
#include <string_view>

namespace entente::situation {

enum class KeyType {
    text,         ///< words, not empty
    choice,       ///< one of KeySpec::choices
    id,           ///< the id of an entry of the table KeySpec::refers
    ids,          ///< several of them, each once; their order does not count
    input,        ///< the key path of an uncertain number
    inputs,       ///< several of them
    integer,      ///< a whole number
    number,       ///< a finite number
    flag,         ///< true or false
    date,         ///< a day, or a day with a time and zone
    date_span,    ///< a day, or [first, last] where a page states none
    value,        ///< a number, range, word, landmark or mixture: see "Values"
    value_pair,   ///< [low, high], each a value
    number_pair,  ///< [low, high], both numbers
    landmarks,    ///< { name = number, ... }
    condition,    ///< an expression: see "Conditions"
    formula,      ///< see "Formulas"
    reason,       ///< the id of an evidence or assumption, or a sentence
    changes,      ///< any key path of an input, each with a value
    words,        ///< names that the entry itself brings up, each once
    seen,         ///< ids of chances and moves
    options,      ///< [name, ...], or { name = { KeySpec::inner }, ... }
    chances,      ///< { name = chance, ... }: what something may come to
    chance_or_table,  ///< a chance, or { name = chance, ... }
    chance_rows,  ///< [[condition, chance or table], ...]
    scores,       ///< [[condition, value], ..., ["otherwise", value]]
    value_changes,    ///< { name = { key path = value, ... }, ... }
    value_evidence,   ///< { name = [ids of evidence], ... }
    some_ids,         ///< the id of an entry of the table KeySpec::refers, or several of them, each once
    moment,           ///< a month, a day, or a number of months after as_of
    outcome_values,   ///< { outcome = value or sign, ... }
    regions,          ///< codes of regions of the base year, one or several
};

struct KeySpec {
    std::string_view key;
    KeyType type = KeyType::text;
    bool required = false;
    std::string_view fallback;  ///< what holds if the key is missing, in words; empty: nothing
    std::string_view meaning;
    std::string_view example;   ///< as written in TOML
    std::string_view refers = {};                 ///< the table an id is looked up in
    std::span<const std::string_view> choices = {};
    std::span<const KeySpec> inner = {};  ///< of options: the keys of each
};

enum class Shape {
    single,  ///< [situation] with its keys
    entries, ///< [actor.ID], or one line an entry under [actor]
    grid,    ///< [position.ISSUE], one line an ACTOR
};

struct TableSpec {
    std::string_view name;
    Shape shape = Shape::entries;
    bool required = false;
    std::string_view meaning;
    std::string_view bare;      ///< the key that a bare value stands for, if one may: `US = "today"` is `{ at = "today" }`
    std::span<const KeySpec> keys;
    std::string_view example;   ///< a few lines of TOML
    std::string_view row_refers = {};     ///< of a grid: the table its outer ids come from
    std::string_view column_refers = {};  ///< of a grid: the table its inner ids come from; else that of its ids
};

std::span<const TableSpec> tables();
const TableSpec* find_table(std::string_view name);
const KeySpec* find_key(const TableSpec& table, std::string_view key);

/// The type in words, for messages and the reference: "the id of an actor", "a value".
std::string_view describe(KeyType type);

}  // namespace entente::situation
