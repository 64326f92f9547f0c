// KTAB's input files: the CSV table of actors and the XML scenario with its nine parameters and ideal adjustment.
//
//     Result<KtabFile> file = read_ktab("SOE-Policy.csv");
//     Result<History> history = run_spatial(input_of(*file), file->options);
//
// CSV: line 1 `name, description, actors, issues`, line 2 the headers, then one line an actor: `name, description,
// power, position, salience, position, salience, ...`. A comma may end a line, double quotes may enclose a field.
// XML: <Scenario> with <name>, <desc>, <prngSeed>, <ModelParameters>, <Dimensions>, <Actors>, <IdealAdjustment>.
// Positions lie on 0..100, an actor's saliences sum to at most 100.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "theory/spatial/spatial.h"

namespace entente::theory::spatial {

struct KtabFile {
    std::string name;
    std::string description;
    std::vector<std::string> actors;
    std::vector<std::string> issues;
    std::vector<double> power;          ///< [actor]
    std::vector<double> position;       ///< [actor * issues + issue], 0..100
    std::vector<double> salience;       ///< [actor * issues + issue], an actor's sum at most 100
    std::vector<double> accommodation;  ///< [actor * actors + other]; empty for a CSV: ideals follow positions
    Options options;                    ///< the defaults, with what an XML scenario sets
    /// What an XML scenario sets, in our names: {"voting", "cubic"}, ready for settle.
    std::vector<std::pair<std::string, std::string>> settings;
    std::vector<Location> places;       ///< [actor] where each stands in the file
};

/// Reads a file of either kind, told apart by its first character. Codes E001-E003, and those of the parsers.
Result<KtabFile> read_ktab(const std::filesystem::path& path);

/// True if the first line has the form of a KTAB table's: a name, a description and two whole numbers.
bool looks_like_ktab_csv(std::string_view text);

/// True if the text begins as XML does; parse_ktab_xml says whether it is a scenario.
bool looks_like_ktab_xml(std::string_view text);

/// Codes E350 (number of actors or issues), E351, E352 (numbers that the model cannot take), E355, E356 (form), each
/// with its line. `file` names the text in messages.
Result<KtabFile> parse_ktab_csv(std::string_view text, const std::string& file);

/// Codes E350-E354, E357 (not well-formed), E358 (not a scenario), each with line and column. An actor that
/// <IdealAdjustment> does not name has an ideal that follows its own position.
Result<KtabFile> parse_ktab_xml(std::string_view text, const std::string& file);

/// The model's input of a file.
Input input_of(const KtabFile& file);

}  // namespace entente::theory::spatial
