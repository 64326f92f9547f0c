#include "insight/delay.h"

#include <algorithm>
#include <numeric>

#include "insight/stakes.h"

namespace entente::insight {
namespace {

// All cells with a deal on the main track, or all without.
OutcomeColumn cells_with(const model::Model& model, bool deal) {
    OutcomeColumn column;
    for (std::size_t c = 0; c < model.cells.size(); ++c) {
        if (model.in_main_deal(model.cells[c]) == deal) {
            column.cells.push_back(c);
        }
    }
    return column;
}

bool normalise(std::vector<double>& weight) {
    const double total = std::accumulate(weight.begin(), weight.end(), 0.0);
    for (double& w : weight) {
        w = total > 0 ? w / total : 0.0;
    }
    return total > 0;
}

void take_off_cost(const model::Model& model, const ensemble::Sample& sample, ActorId actor,
                   std::vector<double>& gain) {
    for (const situation::NoDealCost& no_deal : model.situation.no_deal) {
        const double* cost = sample.inputs.of(no_deal.cost);
        for (std::size_t d = 0; d < gain.size() && no_deal.actor == actor; ++d) {
            gain[d] -= cost[d];
        }
    }
}

}  // namespace

std::vector<DelayFinding> find_delay(const model::Model& model, const ensemble::Sample& sample) {
    std::vector<DelayFinding> findings;
    if (!model.situation.main_track) {
        return findings;
    }
    for (std::size_t a = 0; a < model.situation.actors.size(); ++a) {
        const auto actor = static_cast<ActorId>(a);
        const std::vector<GainPart> parts = gain_parts(model, actor);
        GainColumn deal = gain_column(model, sample, cells_with(model, true), parts);
        GainColumn none = gain_column(model, sample, cells_with(model, false), parts);
        if (parts.empty() || !normalise(deal.weight) || !normalise(none.weight)) {
            continue;
        }
        take_off_cost(model, sample, actor, none.gain);
        findings.push_back({actor, weighted_mean(deal.gain, deal.weight), weighted_mean(none.gain, none.weight),
                            paired_difference(deal.gain, deal.weight, none.gain, none.weight)});
    }
    std::stable_sort(findings.begin(), findings.end(), [](const DelayFinding& a, const DelayFinding& b) {
        return a.advantage.value > b.advantage.value;
    });
    return findings;
}

}  // namespace entente::insight
