// A TOML file as a plain tree whose every key and value knows its place, so any later complaint can point at it.
//
//     Result<Document> document = read_document(bytes, "situation.toml");
//     for (const Member& member : document->root.members) ...   // tables in the order of the file
//
// Hostile bytes are refused before the TOML parser sees them: not UTF-8 (E100), a line of more than 64 KiB (E102),
// brackets or dotted keys nested deeper than any situation needs (E103), more than 4 MiB (E104).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"

namespace entente::situation {

/// A place in the file: line and byte column, both from 1.
struct Place {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    auto operator<=>(const Place&) const = default;
};

struct Member;

struct Node {
    enum class Kind { table, array, text, integer, number, flag, date, other };
    Kind kind = Kind::table;
    Place place;
    std::string text;      ///< of a text; of `other`, what it is in words ("a time of day", "a number that is not finite")
    double number = 0;     ///< of an integer or a number; always finite
    bool flag = false;
    Date date;
    std::vector<Member> members;  ///< of a table
    std::vector<Node> items;      ///< of an array
};

struct Member {
    std::string key;
    Place place;
    Node value;
};

struct Document {
    std::string file;
    std::vector<std::string> lines;  ///< without line ends
    Node root;

    /// The line a place is in, as written; empty outside the file.
    const std::string& line(Place place) const;
    /// The place of byte `offset` of a text, if it is written plainly on one line; else where the text begins.
    Place inside(const Node& text, std::size_t offset) const;
};

inline constexpr std::size_t document_limit = 4U << 20U;
inline constexpr std::size_t line_limit = 64U << 10U;

/// Parses the bytes of a file. CRLF and a byte-order mark are accepted and do not count. Code E101 for what TOML
/// itself refuses, such as a table that is defined twice.
Result<Document> read_document(std::string_view bytes, std::string file);

}  // namespace entente::situation
