#include "model/evaluate.h"

#include <algorithm>
#include <array>

#include "model/count.h"
#include "model/kept_plays.h"
#include "theory/batch.h"

namespace entente::model {
namespace {

void fill_theories(const Model& model, const InputColumns& inputs, const Variation& variation, std::vector<double>& table) {
    const std::size_t n = inputs.draws;
    for (std::size_t k = 0; k < model.issues.size(); ++k) {
        const std::vector<Seat> seats = seats_of(model.issues[k], variation);
        if (seats.empty()) {
            continue;
        }
        std::vector<double> weights(seats.size() * n);
        std::vector<const double*> position(seats.size());
        std::vector<const double*> weight(seats.size());
        for (std::size_t s = 0; s < seats.size(); ++s) {
            position[s] = inputs.of(seats[s].at);
            weight[s] = weights.data() + s * n;
            const double* influence = inputs.of(seats[s].influence);
            const double* salience = inputs.of(seats[s].salience);
            for (std::size_t d = 0; d < n; ++d) {
                weights[s * n + d] = influence[d] * salience[d] / 100;
            }
        }
        const theory::IssueColumns columns{seats.size(), n, position.data(), weight.data()};
        const std::size_t issues = model.issues.size();
        theory::compromise_columns(columns, table.data() + k * n);
        theory::median_columns(columns, table.data() + (issues + k) * n);
        theory::condorcet_columns(columns, table.data() + (2 * issues + k) * n);
    }
}

// What is foreseen of flows is the same in every rerun that leaves measures alone.
std::shared_ptr<const FlowChanges> foreseen(const Model& model, const InputColumns& inputs, const Variation& variation,
                                            KeptPlays* kept) {
    const bool may_keep = kept && model.flows && flows_hold(model, variation);
    if (std::shared_ptr<const FlowChanges> found = may_keep ? kept->foreseen(inputs.first, inputs.draws) : nullptr) {
        return found;
    }
    auto fresh = std::make_shared<const FlowChanges>(foresee_flows(model, inputs));
    if (may_keep) {
        kept->keep(inputs.first, fresh);
    }
    return fresh;
}

// A draw that failed on one issue says nothing on the others either.
void drop_failed(Block& block) {
    for (std::size_t d = 0; d < block.draws; ++d) {
        if (block.failed[d] == 0) {
            continue;
        }
        for (auto* table : {&block.cells, &block.tests_given, &block.tests_event, &block.tracks, &block.margins,
                            &block.issue_means, &block.theories, &block.gains, &block.formulas}) {
            for (std::size_t i = d; i < table->size(); i += block.draws) {
                (*table)[i] = 0;
            }
        }
    }
}

}  // namespace

const char* theory_name(std::size_t theory) {
    static constexpr std::array names{"compromise", "median", "condorcet"};
    return names[theory];
}

void Histograms::add(const Histograms& other) {
    if (mass.empty()) {
        mass = other.mass;
        return;
    }
    for (std::size_t i = 0; i < mass.size(); ++i) {
        mass[i].resize(std::max(mass[i].size(), other.mass[i].size()), 0.0);
        for (std::size_t bin = 0; bin < other.mass[i].size(); ++bin) {
            mass[i][bin] += other.mass[i][bin];
        }
    }
}

PastMeans past_means(const Model& model, std::span<const Block> blocks) {
    PastMeans means{};
    double draws = 0;
    for (const Block& block : blocks) {
        for (std::size_t d = 0; d < block.draws; ++d) {
            draws += block.failed[d] == 0 ? 1 : 0;
        }
    }
    for (const situation::PastRound& round : model.situation.past) {
        double sum = 0;
        for (const Block& block : blocks) {
            const double* in_force =
                block.column(block.tracks, model.track_column(index(round.track), TrackCount::in_force));
            for (std::size_t d = 0; d < block.draws; ++d) {
                sum += block.failed[d] == 0 ? (round.deal ? in_force[d] : 1 - in_force[d]) : 0.0;
            }
        }
        constexpr double least = 1e-12;  // a result that never happens says nothing about which draw it was
        means.of_round.push_back(std::max(sum / std::max(draws, 1.0), least));
    }
    return means;
}

Evaluation evaluate(const Model& model, const InputColumns& inputs, const Variation& variation, Detail detail,
                    const PastMeans& past, KeptPlays* kept) {
    const std::shared_ptr<const FlowChanges> changes = foreseen(model, inputs, variation, kept);
    Landings landings(model, inputs, variation, detail == Detail::full);
    Play play(model);
    Count count(model, variation, inputs.draws, detail, past);
    Block& block = count.result().block;
    block.first = inputs.first;
    if (kept && !plays_hold(model, variation)) {
        kept = nullptr;
    }
    for (std::size_t begin = 0; begin < inputs.draws; begin += lane_count) {
        const std::size_t draws = std::min(lane_count, inputs.draws - begin);
        landings.land(begin, draws, block.failed);
        const Chunk chunk{model, inputs, variation, begin, draws, landings.issues(), landings.distance(), *changes};
        play.run(chunk, detail == Detail::full, kept ? kept->chunk(inputs.first + begin) : nullptr);
        for (std::size_t d = 0; d < draws; ++d) {
            block.failed[begin + d] = play.is_lost(d) ? 1.0 : block.failed[begin + d];
        }
        count.add(chunk, landings, play);
    }
    if (detail == Detail::full) {
        fill_theories(model, inputs, variation, block.theories);
    }
    drop_failed(block);
    return std::move(count.result());
}

}  // namespace entente::model
