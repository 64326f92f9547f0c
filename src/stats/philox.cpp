#include "stats/philox.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

#include "stats/clones.h"

namespace entente::stats {
namespace {

struct Words {
    std::uint32_t w0, w1, w2, w3;
};

ENTENTE_INLINE Words ten_rounds(Words x, std::uint32_t key0, std::uint32_t key1) {
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t product0 = std::uint64_t{x.w0} * 0xD2511F53U;
        const std::uint64_t product1 = std::uint64_t{x.w2} * 0xCD9E8D57U;
        x = {static_cast<std::uint32_t>(product1 >> 32) ^ x.w1 ^ key0, static_cast<std::uint32_t>(product1),
             static_cast<std::uint32_t>(product0 >> 32) ^ x.w3 ^ key1, static_cast<std::uint32_t>(product0)};
        key0 += 0x9E3779B9U;
        key1 += 0xBB67AE85U;
    }
    return x;
}

// The top 52 bits become the fraction of a double in [1, 2); subtracting 1 and adding half a step is exact.
ENTENTE_INLINE double centred(std::uint32_t low, std::uint32_t high) {
    const std::uint64_t bits = (std::uint64_t{high} << 32 | low) >> 12;
    return (std::bit_cast<double>(bits | 0x3FF0000000000000U) - 1.0) + 0x1p-53;
}

constexpr std::uint32_t low_half(std::uint64_t x) {
    return static_cast<std::uint32_t>(x & 0xFFFFFFFFU);
}
constexpr std::uint32_t high_half(std::uint64_t x) {
    return static_cast<std::uint32_t>(x >> 32);
}

ENTENTE_INLINE Words block_of(StreamKey key, std::uint64_t block) {
    return ten_rounds({low_half(block), high_half(block), low_half(key.stream), high_half(key.stream)},
                      low_half(key.seed), high_half(key.seed));
}

// Two draws a block, from block `first` on.
ENTENTE_VECTOR_CLONES
void fill_blocks(StreamKey key, std::uint64_t first, std::size_t blocks, double* out) {
    ENTENTE_INDEPENDENT
    for (std::size_t i = 0; i < blocks; ++i) {
        const Words words = block_of(key, first + i);
        out[2 * i] = centred(words.w0, words.w1);
        out[2 * i + 1] = centred(words.w2, words.w3);
    }
}

}  // namespace

std::array<std::uint32_t, 4> philox_block(std::array<std::uint32_t, 4> counter,
                                          std::array<std::uint32_t, 2> key) {
    const Words words = ten_rounds({counter[0], counter[1], counter[2], counter[3]}, key[0], key[1]);
    return {words.w0, words.w1, words.w2, words.w3};
}

double uniform(StreamKey key, std::uint64_t draw) {
    const Words words = block_of(key, draw / 2);
    return draw % 2 == 0 ? centred(words.w0, words.w1) : centred(words.w2, words.w3);
}

void fill_uniform(StreamKey key, std::uint64_t first_draw, std::span<double> out) {
    if (!out.empty() && first_draw % 2 == 1) {
        out[0] = uniform(key, first_draw++);
        out = out.subspan(1);
    }
    const std::size_t blocks = out.size() / 2;
    fill_blocks(key, first_draw / 2, blocks, out.data());
    if (out.size() % 2 == 1) out[2 * blocks] = uniform(key, first_draw + 2 * blocks);
}

std::size_t CounterGenerator::next_index(std::size_t count) {
    const auto index = static_cast<std::size_t>(next_uniform() * static_cast<double>(count));
    return std::min(index, count - 1);
}

std::vector<std::size_t> permutation(std::size_t count, CounterGenerator& generator) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t left = count; left > 1; --left)
        std::swap(order[left - 1], order[generator.next_index(left)]);
    return order;
}

}  // namespace entente::stats
