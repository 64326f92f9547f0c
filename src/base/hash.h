// Two hashes with two uses: SHA-256 names bytes for provenance, key_hash names an input for random streams.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

/// SHA-256 as 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

/// 64-bit FNV-1a: a stable number for a key path such as "position.control.US.at".
constexpr std::uint64_t key_hash(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3ULL;
    }
    return hash;
}

}  // namespace entente
