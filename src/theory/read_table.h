// Tables of positions from files. Four formats, told apart by their first lines:
//
//     KTAB CSV     name, description, actors, issues / Actor,Description,Power,Position,Salience,... / rows; 0..100
//     KTAB XML     the same with model parameters and ideal adjustment
//     one issue    Actor,Capability,Position,Salience
//     long         actor,issue,position,salience,power[,reversion]
//
//     Result<Table> table = read_table("emission_standards.csv");
//     if (!table) for (const Diagnostic& d : table.error()) print(d);
//
// Every problem is reported at once, with file and line: codes E001-E003 and E340-E358. What a theory needs of the
// numbers is checked by settle.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "theory/input.h"

namespace entente::theory {

/// Reads a file of any of the formats. Saliences at most 1 everywhere in a one-issue or long table are shares and
/// become percent. A one-issue table states no scale; its positions must lie in 0..100 unless settings give one.
Result<Table> read_table(const std::filesystem::path& path);

/// The same for text at hand; `file` names it in messages.
Result<Table> parse_table(const std::string& file, std::string_view text);

}  // namespace entente::theory
