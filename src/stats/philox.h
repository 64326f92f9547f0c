// Random numbers by counter: the number of a draw is a pure function of (seed, stream, draw), so any draw can
// be computed alone, by any thread, in any order.
//
//     StreamKey key{.seed = 1, .stream = 42};          // one stream an input
//     double u = uniform(key, 1000);                   // draw 1000 of that stream, in (0, 1)
//     std::vector<double> block(256);
//     fill_uniform(key, 1024, block);                  // draws 1024 .. 1279, the same values
//
// The function is Philox4x32-10 (Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3,
// SC11). Key words: low and high half of the seed. Counter words: low and high half of draw / 2, then of the
// stream. One block of four words serves two draws: words 0 and 1 the even one, words 2 and 3 the odd one.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::stats {

/// A sequence of draws. Streams of one seed are independent of each other.
struct StreamKey {
    std::uint64_t seed = 0;
    std::uint64_t stream = 0;
    bool operator==(const StreamKey&) const = default;
};

/// The Philox4x32-10 bijection itself.
std::array<std::uint32_t, 4> philox_block(std::array<std::uint32_t, 4> counter,
                                          std::array<std::uint32_t, 2> key);

/// A uniform number in the open interval (0, 1): (n + 1/2) / 2^52 for a 52-bit n, so 1 - u is as exact and as
/// likely as u, and neither end is ever met.
double uniform(StreamKey key, std::uint64_t draw);

/// out[i] = uniform(key, first_draw + i), several at a time where the processor can.
void fill_uniform(StreamKey key, std::uint64_t first_draw, std::span<double> out);

/// Reads a stream in order: for resampling and permutations, where draws have no number of their own.
class CounterGenerator {
  public:
    explicit CounterGenerator(StreamKey key, std::uint64_t first_draw = 0) : key_(key), next_(first_draw) {}
    /// The next uniform number in (0, 1).
    double next_uniform() { return uniform(key_, next_++); }
    /// An index below `count`, all equally likely up to count / 2^52; count is at least 1.
    std::size_t next_index(std::size_t count);
    /// The number of the draw that comes next.
    std::uint64_t position() const { return next_; }

  private:
    StreamKey key_;
    std::uint64_t next_;
};

/// The numbers 0 .. count-1 in an order, each order equally likely (Fisher and Yates).
std::vector<std::size_t> permutation(std::size_t count, CounterGenerator& generator);

}  // namespace entente::stats
