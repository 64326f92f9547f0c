// One loop, compiled twice: for processors with AVX2 and for all others, chosen when the program starts. Both
// give the same bytes, because every operation is a single IEEE one (no fused multiply-add, no reordering).
//
//     ENTENTE_VECTOR_CLONES
//     void halve(std::span<const double> in, std::span<double> out) {
//         const double* from = in.data();
//         double* to = out.data();
//         ENTENTE_INDEPENDENT
//         for (std::size_t i = 0; i < in.size(); ++i) to[i] = from[i] * 0.5;
//     }
//
// ENTENTE_INDEPENDENT states that no iteration reads what another one writes; `in` and `out` may then be the
// same memory. A function called from such a loop needs ENTENTE_INLINE, or the loop stays scalar.
#pragma once

#include <bit>
#include <cstdint>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define ENTENTE_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define ENTENTE_SANITIZED
#endif
#endif

// The choice at program start runs before a sanitizer is ready, so instrumented builds have one version.
#if defined(__x86_64__) && !defined(ENTENTE_SANITIZED)
#define ENTENTE_VECTOR_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define ENTENTE_VECTOR_CLONES
#endif

#define ENTENTE_INLINE [[gnu::always_inline]] inline

#if !defined(__OPTIMIZE__) || defined(ENTENTE_SANITIZED)
#define ENTENTE_INDEPENDENT
#elif defined(__clang__)
#define ENTENTE_INDEPENDENT _Pragma("clang loop vectorize(assume_safety)")
#else
#define ENTENTE_INDEPENDENT _Pragma("GCC ivdep")
#endif

namespace entente::stats {

/// A choice made by bits: both sides are always computed, so a loop over it has no branch.
ENTENTE_INLINE double select(bool condition, double yes, double no) {
    const std::uint64_t mask = std::uint64_t{0} - static_cast<std::uint64_t>(condition);
    return std::bit_cast<double>((std::bit_cast<std::uint64_t>(yes) & mask) |
                                 (std::bit_cast<std::uint64_t>(no) & ~mask));
}

/// x, or the nearer end if it lies outside [low, high]. NaN stays NaN.
ENTENTE_INLINE double limit(double x, double low, double high) {
    const double above = select(x < low, low, x);
    return select(above > high, high, above);
}

}  // namespace entente::stats
