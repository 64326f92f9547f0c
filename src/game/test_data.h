// Tests only: the folder of outside data, if it is there.
#pragma once

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <optional>
#include <string>

namespace entente::game::testing {

/// A file or folder of the data folder; says so and gives nothing where it is absent.
inline std::optional<std::filesystem::path> data_path(const std::string& name) {
    const char* set = std::getenv("ENTENTE_DATA");
    std::filesystem::path path = set != nullptr ? set : std::filesystem::path(ENTENTE_SOURCE_DIR) / "../shared/data";
    path /= name;
    if (std::filesystem::exists(path)) return path;
    MESSAGE("skipped: no " << path.string());
    return std::nullopt;
}

}  // namespace entente::game::testing
