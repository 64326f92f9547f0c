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

// How likely a kind of an actor is in each draw, given that one of the cells comes.
std::vector<double> chance_of_kind(const model::Model& model, const ensemble::Sample& sample, const situation::Type& type,
                                   std::size_t value, const std::vector<std::size_t>& cells) {
    const std::size_t place = model.course.margin_of_variable[index(type.variable)] + value;
    std::vector<double> chance(sample.draws());
    for (std::size_t d = 0; d < chance.size(); ++d) {
        double likely = 0;
        double total = 0;
        for (const std::size_t cell : cells) {
            likely += sample.block.column(sample.block.margins, cell * model.course.margin_width + place)[d];
            total += sample.cell(cell)[d];
        }
        chance[d] = total > 0 ? likely / total : 0.0;
    }
    return chance;
}

// The value of an input for an actor over some cells, draw by draw: where kinds of the actor differ in it, their mean by
// how likely each is there.
std::vector<double> over_kinds(const model::Model& model, const ensemble::Sample& sample, ActorId actor, InputId input,
                               const std::vector<std::size_t>& cells) {
    const double* plain = sample.inputs.of(input);
    std::vector<double> mean(plain, plain + sample.draws());
    for (const situation::Type& type : model.situation.types) {
        for (std::size_t value = 0; value < type.changes.size() && type.of == actor; ++value) {
            const InputId said = situation::instead_of(input, type.changes[value]);
            if (said == input) {
                continue;
            }
            const double* other = sample.inputs.of(said);
            const std::vector<double> chance = chance_of_kind(model, sample, type, value, cells);
            for (std::size_t d = 0; d < mean.size(); ++d) {
                mean[d] += chance[d] * (other[d] - plain[d]);
            }
        }
    }
    return mean;
}

void take_off_cost(const model::Model& model, const ensemble::Sample& sample, ActorId actor,
                   const std::vector<std::size_t>& cells, std::vector<double>& gain) {
    for (const situation::NoDealCost& no_deal : model.situation.no_deal) {
        if (no_deal.actor != actor) {
            continue;
        }
        const std::vector<double> cost = over_kinds(model, sample, actor, no_deal.cost, cells);
        for (std::size_t d = 0; d < gain.size(); ++d) {
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
        take_off_cost(model, sample, actor, cells_with(model, false).cells, none.gain);
        findings.push_back({actor, weighted_mean(deal.gain, deal.weight), weighted_mean(none.gain, none.weight),
                            paired_difference(deal.gain, deal.weight, none.gain, none.weight)});
    }
    std::stable_sort(findings.begin(), findings.end(), [](const DelayFinding& a, const DelayFinding& b) {
        return a.advantage.value > b.advantage.value;
    });
    return findings;
}

}  // namespace entente::insight
