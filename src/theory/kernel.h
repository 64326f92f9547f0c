// How a hot loop is written here: one plain function over a block of draws, compiled twice, once for every x86-64 and
// once for AVX2, and chosen when the program starts. Neither build may fuse a multiplication with an addition, so
// both give the same bytes.
//
//     ENTENTE_KERNEL void add(const double* a, const double* b, double* out) {
//         for (std::size_t d = 0; d < block_width; ++d) out[d] = a[d] + b[d];
//     }
#pragma once

#include <cstddef>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define ENTENTE_KERNEL  // the run-time choice happens before a sanitizer is ready
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(undefined_behavior_sanitizer)
#define ENTENTE_KERNEL
#endif
#endif
#if !defined(ENTENTE_KERNEL) && defined(__x86_64__)
#define ENTENTE_KERNEL __attribute__((target_clones("avx2", "default")))
#elif !defined(ENTENTE_KERNEL)
#define ENTENTE_KERNEL
#endif

namespace entente::theory {

/// Draws handled together: eight AVX2 registers of doubles; shorter loops the compiler unrolls before it sees vectors.
inline constexpr std::size_t block_width = 32;

}  // namespace entente::theory
