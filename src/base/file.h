// Files in and out, whole or not at all.
//
//     Result<std::string> bytes = read_file("page.html");
//     Result<void> saved = write_file("brief.html", html);   // a reader never sees half a file
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace entente {

inline constexpr std::size_t default_file_limit = 256U << 20U;

/// The bytes of a file. Codes E001 (missing), E002 (unreadable), E003 (more than `limit` bytes).
Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit = default_file_limit);

/// SHA-256 of a file of any size, read piece by piece. Codes E001, E002.
Result<std::string> hash_file(const std::filesystem::path& path);

/// Writes beside the target, flushes, then renames over it. Code E004 with the system's reason.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

/// Creates a folder and its parents. Code E004.
Result<void> make_folder(const std::filesystem::path& path);

}  // namespace entente
