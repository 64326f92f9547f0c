#include "ensemble/collect.h"

#include <algorithm>
#include <numeric>

namespace entente::ensemble {
namespace {

// A table as a part has it and as the sample has it.
template <class Visit>
void visit_tables(Sample& sample, const Part& part, Keep keep, Visit visit) {
    if (keep == Keep::everything) {
        visit(part.inputs.values, sample.inputs.values);
    }
    for (const auto table : block_tables) {
        visit(part.evaluation.block.*table, sample.block.*table);
    }
}

// Moves the first `draws` of every column together, for a table whose columns were `stride` long.
void shorten(std::vector<double>& table, std::size_t stride, std::size_t draws) {
    const std::size_t columns = table.size() / stride;
    for (std::size_t c = 1; c < columns && draws > 0; ++c) {
        std::copy_n(table.begin() + static_cast<std::ptrdiff_t>(c * stride), draws,
                    table.begin() + static_cast<std::ptrdiff_t>(c * draws));
    }
    table.resize(columns * draws);
}

}  // namespace

Collection::Collection(const Plan& plan, Keep keep)
    : keep_(keep), is_done_(blocks_of(plan), 0), waiting_(blocks_of(plan)) {
    sample_.plan = plan;
    sample_.inputs.draws = plan.draws;
    sample_.block.draws = plan.draws;
}

void Collection::make_room(const Part& part) {
    const std::lock_guard lock(mutex_);
    if (has_room_) {
        return;
    }
    visit_tables(sample_, part, keep_, [&](const std::vector<double>& from, std::vector<double>& to) {
        to.resize(from.size() / part.inputs.draws * sample_.plan.draws);
    });
    has_room_ = true;
}

void Collection::put(std::size_t block, Part part) {
    make_room(part);
    const std::size_t draws = part.inputs.draws;
    const std::size_t all_draws = sample_.plan.draws;
    visit_tables(sample_, part, keep_, [&](const std::vector<double>& from, std::vector<double>& to) {
        for (std::size_t c = 0; c < from.size() / draws; ++c) {
            std::copy_n(from.begin() + static_cast<std::ptrdiff_t>(c * draws), draws,
                        to.begin() + static_cast<std::ptrdiff_t>(c * all_draws + block * draws_a_block));
        }
    });
    merge_histograms(block, std::move(part.evaluation.histograms));
}

void Collection::merge_histograms(std::size_t block, model::Histograms histograms) {
    const std::lock_guard lock(mutex_);
    is_done_[block] = 1;
    waiting_[block] = std::move(histograms);
    for (; merged_ < waiting_.size(); ++merged_) {
        std::optional<model::Histograms>& next = waiting_[merged_];
        if (!next) {
            break;
        }
        sample_.histograms.add(*next);
        next.reset();
    }
}

void Collection::cut_to(std::size_t draws) {
    const std::size_t stride = sample_.plan.draws;
    sample_.inputs.draws = draws;
    sample_.block.draws = draws;
    if (draws == stride) {
        return;
    }
    shorten(sample_.inputs.values, stride, draws);
    for (const auto table : block_tables) {
        shorten(sample_.block.*table, stride, draws);
    }
}

Sample Collection::finish() && {
    const std::lock_guard lock(mutex_);
    cut_to(std::min<std::size_t>(merged_ * draws_a_block, sample_.plan.draws));
    const double failed = std::accumulate(sample_.block.failed.begin(), sample_.block.failed.end(), 0.0);
    sample_.failed = static_cast<std::uint64_t>(failed);
    return std::move(sample_);
}

}  // namespace entente::ensemble
