// A few hundred words known when the program is built, each with a value; looking one up costs one comparison.
//
//     constexpr auto table = WordTable<int, 2>({{{"yes", 1}, {"no", 0}}});
//     if (const int* value = table.find("yes")) ...
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace entente::evidence {

/// Immutable; open addressing with at least three free slots for each word. Of equal words the first counts.
template <class Value, std::size_t Count>
class WordTable {
  public:
    using Entry = std::pair<std::string_view, Value>;

    constexpr explicit WordTable(const std::array<Entry, Count>& entries) {
        for (const Entry& entry : entries) {
            std::size_t at = slot(entry.first);
            while (!slots_[at].first.empty() && slots_[at].first != entry.first) at = (at + 1) % size;
            if (slots_[at].first.empty()) slots_[at] = entry;
        }
    }

    /// The value of a word; null if the table lacks it or the word is empty.
    constexpr const Value* find(std::string_view word) const {
        if (word.empty()) return nullptr;
        for (std::size_t at = slot(word); !slots_[at].first.empty(); at = (at + 1) % size) {
            if (slots_[at].first == word) return &slots_[at].second;
        }
        return nullptr;
    }

  private:
    static constexpr std::size_t size = std::bit_ceil(4 * Count);

    static constexpr std::size_t slot(std::string_view word) {
        const auto byte = [word](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(word[i])); };
        const std::uint32_t first = byte(0) | byte(word.size() / 2) << 8U | byte(word.size() - 1) << 16U;
        const std::uint32_t mixed = (first + (static_cast<std::uint32_t>(word.size()) << 24U)) * 0x9E3779B1U;
        return mixed >> (32U - static_cast<unsigned>(std::bit_width(size - 1)));
    }

    std::array<Entry, size> slots_{};
};

}  // namespace entente::evidence
