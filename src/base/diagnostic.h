// What the program says when something is wrong with what it was given.
//
// A Diagnostic names the place, the cause, the remedy and a code that `entente explain` expands. Rooms collect
// them and return all at once, so a person mends a file in one pass:
//
//     Result<Situation> read = load_situation("situation.toml");
//     if (!read) for (const Diagnostic& d : read.error()) print(d);
//
// Results are values. Exceptions are for broken invariants only: user input never reaches one.
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace entente {

enum class Severity { note, warning, error };

/// A place in a file; line and column count from 1, 0 means "the whole file".
struct Location {
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    bool operator==(const Location&) const = default;
};

struct Diagnostic {
    std::string code;  ///< "E101", explained by the table of the room that raises it (see codes.h)
    Severity severity = Severity::error;
    Location where;
    std::string message;      ///< what is wrong, one sentence without a full stop
    std::string hint;         ///< what to do about it, or what was probably meant; may be empty
    std::string source_line;  ///< the line the location points at, as written; may be empty
    bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

template <class T>
using Result = tl::expected<T, Diagnostics>;

/// One diagnostic as the error side of a Result.
inline tl::unexpected<Diagnostics> failure(Diagnostic diagnostic) {
    return tl::unexpected<Diagnostics>(Diagnostics{std::move(diagnostic)});
}

/// Shorthand for a failure that has no place in a file.
inline tl::unexpected<Diagnostics> failure(std::string code, std::string message, std::string hint = {}) {
    return failure(
        Diagnostic{std::move(code), Severity::error, {}, std::move(message), std::move(hint), {}});
}

/// True if any entry is an error (warnings and notes let work go on).
bool has_errors(const Diagnostics& diagnostics);

/// `file:line:column: error E101: message`, the source line with a caret, then the hint. No trailing newline.
std::string format(const Diagnostic& diagnostic);

}  // namespace entente
