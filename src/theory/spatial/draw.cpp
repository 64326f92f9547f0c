#include "theory/spatial/draw.h"

#include "base/hash.h"
#include "stats/philox.h"
#include "theory/spatial/spatial.h"

namespace entente::theory::spatial {

std::size_t drawn(std::span<const double> chances, std::uint64_t seed, std::size_t turn, std::size_t actor) {
    const double u = stats::uniform({.seed = seed, .stream = key_hash("spatial.transition")},
                                    turn * most_actors + actor);
    double below = 0;
    std::size_t last = 0;
    for (std::size_t i = 0; i < chances.size(); ++i) {
        below += chances[i];
        if (u < below) {
            return i;
        }
        last = chances[i] > 0 ? i : last;  // rounding can leave the sum a little below u
    }
    return last;
}

}  // namespace entente::theory::spatial
