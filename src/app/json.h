// The JSON that commands print: each one object with its schema's name and version, described in docs/.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/codes.h"
#include "base/diagnostic.h"

namespace entente::app {

/// `entente/diagnostics-1`: what is wrong with a file.
std::string diagnostics_json(const std::string& file, const Diagnostics& diagnostics,
                             const std::vector<std::string>& defaults);

/// `entente/codes-1`.
std::string codes_json(std::span<const CodeEntry> entries);

/// `entente/created-1`: a file that was written.
std::string created_json(const std::string& file);

/// Some members of a findings object under another schema name: `entente/stakes-1` and so on.
std::string part_of_findings(std::string_view findings_json, std::string_view schema,
                             std::span<const std::string_view> members);

}  // namespace entente::app
