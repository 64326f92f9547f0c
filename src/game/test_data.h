// Tests only: the folder of outside data, if it is there.
#pragma once

#include <doctest/doctest.h>
#include <filesystem>
#include <optional>
#include <string>

#include "base/test_tools.h"

namespace entente::game::testing {

/// A file or folder of the data folder; says so and gives nothing where it is absent.
inline std::optional<std::filesystem::path> data_path(const std::string& name) {
    std::filesystem::path path = entente::test_tools::data_folder() / name;
    if (std::filesystem::exists(path)) return path;
    MESSAGE("skipped: no " << path.string());
    return std::nullopt;
}

}  // namespace entente::game::testing
