// What payoff formulas come to in a chunk of draws. A formula is worked out once for each row of it (course.h), so that a
// history only picks. Internal to the room.
#pragma once

#include <array>
#include <vector>

#include "model/chunk.h"
#include "situation/payoff.h"

namespace entente::model {

struct FormulaLanes {
    std::vector<std::vector<Lane>> points;      ///< [payoff][row]: points of 100
    std::array<bool, lane_count> is_lost{};     ///< a row that can be in this draw has no finite value
    std::vector<char> loses;                    ///< [payoff]: the draws it loses are among them
};

/// An issue stands at its mean in each of its regions before anybody's interests count, and, of a term without a deal, at
/// its reversion.
FormulaLanes formula_lanes(const Chunk& chunk, std::vector<situation::PayoffProgram>& programs);

}  // namespace entente::model
