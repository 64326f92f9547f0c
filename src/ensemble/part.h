// A finished block on disk: what makes a killed run resume. A part names the run it belongs to and ends with a
// checksum, so a truncated or foreign file is never taken for a block.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/evaluate.h"

namespace entente::ensemble {

struct Part {
    model::InputColumns inputs;
    model::Evaluation evaluation;
};

std::string write_part(const Part& part, std::string_view run_key);

enum class PartState { whole, damaged, foreign };

struct ReadPart {
    PartState state = PartState::damaged;
    Part part;
};

ReadPart read_part(std::string_view bytes, std::string_view run_key);

}  // namespace entente::ensemble
