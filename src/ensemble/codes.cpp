#include "ensemble/codes.h"

#include <array>

namespace entente::ensemble {

std::span<const CodeEntry> ensemble_codes() {
    static constexpr std::array entries{
        CodeEntry{"E511", "parts of another run",
                  "The folder holds finished blocks of a run with another file, seed, number of draws or version; "
                  "mixing them would give a result that no run could repeat.",
                  "Choose another folder with --out, or remove the folder's parts."},
        CodeEntry{"E512", "a damaged part",
                  "A part file of an interrupted run is truncated or its checksum does not match.",
                  "Nothing: its block is computed again."},
    };
    return entries;
}

}  // namespace entente::ensemble
