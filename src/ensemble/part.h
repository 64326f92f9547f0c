// A finished block on disk: what makes a killed run resume. A part names the run it belongs to and ends with a
// checksum, so a truncated or foreign file is never taken for a block.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "model/evaluate.h"

namespace entente::ensemble {

struct Part {
    model::InputColumns inputs;
    model::Evaluation evaluation;
};

/// The tables of a block, in the order in which a part file holds them.
inline constexpr std::array block_tables{
    &model::Block::failed,      &model::Block::evidence,    &model::Block::cells,   &model::Block::tests_given,
    &model::Block::tests_event, &model::Block::tracks,      &model::Block::margins, &model::Block::issue_means,
    &model::Block::theories,    &model::Block::gains,       &model::Block::reversions, &model::Block::formulas};

std::string write_part(const Part& part, std::string_view run_key);

enum class PartState { whole, damaged, foreign };

struct ReadPart {
    PartState state = PartState::damaged;
    Part part;
};

ReadPart read_part(std::string_view bytes, std::string_view run_key);

}  // namespace entente::ensemble
