// Does a TOML value have the type its key asks for? Interprets nothing beyond that.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "situation/document.h"
#include "situation/schema.h"

namespace entente::situation {

struct TypeMistake {
    std::string code;
    Place place;
    std::string message;  ///< continues `"key" in [table] ...`
    std::string hint;
};

/// Nothing if the node may stand for the key; else E108 (wrong type), E112 (not one of the choices), E113 (a number
/// that is not finite, or beyond 1e12), E114 (empty) or E115 (a name twice in a list).
std::optional<TypeMistake> check_type(const KeySpec& key, const Node& value);

/// The same of one landmark of a table of them: E108, E110 (no id), E113.
std::optional<TypeMistake> check_landmark(const KeySpec& key, const Member& landmark);

/// "3 months": so many months; whole ones, at most 600.
std::optional<int> months_after(std::string_view text);

/// True if the text is a month, a day or a number of months.
bool is_moment(std::string_view text);

/// Numbers beyond this are refused: no scale of a negotiation needs them, and products stay finite.
inline constexpr double largest_number = 1e12;

}  // namespace entente::situation
