// Which pages rest on one another, so that copies count once.
//
// Near-duplicates are found with MinHash over shingles of five words (Broder 1997), then settled by exact
// containment.
//
//     std::vector<Kinship> pairs = find_kin(texts);
//     std::vector<std::size_t> origin = group_origins(texts.size(), pairs);   // pages with one number share
//     an origin
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente::evidence {

enum class KinKind : unsigned char {
    same,      ///< each is nearly all of the other
    contains,  ///< the first holds nearly all of the second, and more
    shares,    ///< long passages in common, each with text of its own
};

struct Kinship {
    std::size_t first = 0;  ///< index of a text; for `contains`, the larger
    std::size_t second = 0;
    KinKind kind = KinKind::shares;
    double of_first = 0;  ///< share of the first's distinct shingles that stand in the second, 0..1
    double of_second = 0;
    bool operator==(const Kinship&) const = default;
};

struct KinPlan {
    std::size_t shingle = 5;       ///< words
    std::size_t least_words = 30;  ///< shorter texts are kin to nothing
    double nearly_all = 0.8;       ///< containment from which a text is held by another
    double much = 0.25;            ///< containment from which a passage is shared
};

/// All related pairs, by first then second index. Each text is compared in full only with those that share a
/// band of its signature or one of its rarest shingles, so the time grows with the number of kin, not of
/// pairs.
std::vector<Kinship> find_kin(const std::vector<std::string>& texts, const KinPlan& plan = {});

/// Numbers origins 0, 1, ... in order of first appearance; `same` and `contains` join texts, `shares` does
/// not.
std::vector<std::size_t> group_origins(std::size_t texts, const std::vector<Kinship>& pairs);

}  // namespace entente::evidence
