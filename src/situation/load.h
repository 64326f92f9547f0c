// One TOML file in, one checked Situation out, or everything that is wrong with it.
//
//     Result<Loaded> loaded = load_situation("situation.toml");
//     if (!loaded) for (const Diagnostic& d : loaded.error()) print(format(d));
//     for (const Diagnostic& d : loaded->notes) print(format(d));
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "situation/situation.h"

namespace entente::situation {

/// Where an entry or key stands, for messages about it that arise later.
struct Written {
    Location where;
    std::string source_line;
};

struct Loaded {
    Situation situation;
    Diagnostics notes;                  ///< warnings and notes of reading; lints are asked for with lint()
    std::vector<std::string> defaults;  ///< key paths of the inputs that the file leaves to the program
    std::map<std::string, Written> places;  ///< by key path: "actor.US", "position.control.US.at", ...

    /// The place of a key path or of the nearest entry around it; no line if there is none.
    Written place_of(const std::string& path) const;
};

/// Reads and checks a file. Pages are looked up from its folder. Codes E0xx for the file itself, E1xx for what is in
/// it; after a valid TOML parse all errors come back at once, in the order of the file.
Result<Loaded> load_situation(const std::filesystem::path& path);

/// The same for bytes at hand: `file` is the name shown in messages, `folder` where pages are looked up.
Result<Loaded> read_situation(std::string_view toml, const std::string& file, const std::filesystem::path& folder);

}  // namespace entente::situation
