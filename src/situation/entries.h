// The file as entries with fields of the right kind, found by walking the format table (schema.h): every unknown
// table or key, wrong type, missing key and unknown id is reported here, so the steps that follow only interpret.
//
//     Entries entries = read_entries(document, report);
//     for (const Entry& actor : entries.of("actor"))
//         if (const Field* name = actor.find("name")) use(name->value->text);
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "situation/document.h"
#include "situation/report.h"
#include "situation/schema.h"

namespace entente::situation {

/// A key that passed the checks of its type, with its value in the document.
struct Field {
    const KeySpec* spec = nullptr;
    std::string key;  ///< as in the schema, or the key path of a change
    Place place;
    const Node* value = nullptr;
};

struct Entry {
    const TableSpec* table = nullptr;
    std::string row;   ///< of a grid: the outer id ("control")
    std::string id;    ///< empty for a single table
    std::string path;  ///< "position.control.US", "actor.US", "situation"
    Place place;
    std::vector<Field> fields;
    bool complete = true;  ///< false if a field was missing or refused, so that nothing is said twice about it

    const Field* find(std::string_view key) const;
    /// The text of a field, or `fallback`.
    std::string text(std::string_view key, std::string_view fallback = {}) const;
};

struct Entries {
    std::map<std::string, std::vector<Entry>, std::less<>> by_table;  ///< each sorted by row, then id
    bool cells_lost = false;  ///< a line of a grid was refused, so a missing one need not be missing

    const std::vector<Entry>& of(std::string_view table) const;
    const Entry* find(std::string_view table, std::string_view id) const;  ///< not for grids
    std::vector<std::string> ids(std::string_view table) const;
    /// Position of an id in the sorted ids of a table; `npos` if there is none.
    std::size_t index_of(std::string_view table, std::string_view id) const;
    /// True if nothing was refused in any entry of the table.
    bool complete(std::string_view table) const;
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

/// Reports E105 to E116 (see codes.cpp). Fields that fail are left out.
Entries read_entries(const Document& document, Report& report);

/// True if the text can be an id: up to 64 letters, digits, `-` and `_`.
bool is_id(std::string_view text);

/// True if an id can stand in values and conditions: it is not a number and not one of their words.
bool is_name(std::string_view text);

}  // namespace entente::situation
