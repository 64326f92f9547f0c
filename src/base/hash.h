// Two hashes with two uses: SHA-256 names bytes for provenance, key_hash names an input for random streams.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace entente {

/// SHA-256 as 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

/// SHA-256 of bytes that come piece by piece.
///
///     Sha256 hash;
///     while (next(piece)) hash.add(piece);
///     std::string digest = hash.digits();
class Sha256 {
  public:
    Sha256();
    void add(std::string_view bytes);
    /// Of all that was added, as 64 lower-case hexadecimal digits. To be called once, last.
    std::string digits();

  private:
    struct Free {
        void operator()(void* context) const;
    };
    std::unique_ptr<void, Free> context_;
};

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
