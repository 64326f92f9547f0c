#include "model/inputs.h"

#include <algorithm>

#include "base/hash.h"
#include "stats/copula.h"
#include "stats/philox.h"

namespace entente::model {
namespace {

using situation::Situation;

// The inputs that any correlation names, in canonical order, and how they hang together. The loader has made sure
// that the correlations of a file can hold at once.
struct Correlated {
    std::vector<InputId> inputs;
    std::optional<stats::CorrelationFactor> factor;
};

Correlated correlated_inputs(const Situation& situation) {
    Correlated correlated;
    std::vector<InputId>& inputs = correlated.inputs;
    for (const situation::Correlation& correlation : situation.correlations) {
        inputs.insert(inputs.end(), correlation.of.begin(), correlation.of.end());
    }
    std::sort(inputs.begin(), inputs.end());
    inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
    std::vector<stats::CorrelationGroup> groups;
    for (const situation::Correlation& correlation : situation.correlations) {
        stats::CorrelationGroup group{{}, correlation.rho};
        for (const InputId input : correlation.of) {
            const auto at = std::lower_bound(inputs.begin(), inputs.end(), input);
            group.members.push_back(static_cast<std::size_t>(at - inputs.begin()));
        }
        groups.push_back(std::move(group));
    }
    correlated.factor = stats::cholesky(stats::correlations(inputs.size(), groups));
    return correlated;
}

const stats::Elicited& value_of(const Situation& situation, const Variation& variation, InputId input) {
    for (const situation::Change& change : variation.changes) {
        if (change.input == input) {
            return change.value;
        }
    }
    return situation.input(input).value;
}

// Draws each chance that changes inputs by its first row, which holds whatever follows, and makes its changes.
void draw_events(const Situation& situation, std::uint64_t seed, InputColumns& columns) {
    columns.events.assign(situation.chances.size() * columns.draws, 0.0);
    for (std::size_t c = 0; c < situation.chances.size(); ++c) {
        const situation::Chance& chance = situation.chances[c];
        if (!chance.changes_inputs()) {
            continue;
        }
        const std::string& id = situation.variable(chance.variable).id;
        double* event = columns.events.data() + c * columns.draws;
        stats::fill_uniform({seed, key_hash("chance." + id)}, columns.first, {event, columns.draws});
        const std::vector<InputId>& chances = chance.rows.back().chances;
        const std::size_t values = situation.variable(chance.variable).values.size();
        for (std::size_t d = 0; d < columns.draws; ++d) {
            double total = 0;
            for (const InputId input : chances) {
                total += columns.of(input)[d];
            }
            double left = event[d] * (chances.size() < values ? std::max(total, 1.0) : total);
            std::size_t value = 0;
            while (value + 1 < values && value < chances.size() && left >= columns.of(chances[value])[d]) {
                left -= columns.of(chances[value++])[d];
            }
            event[d] = static_cast<double>(value);
            for (const situation::Override& change : chance.changes[value]) {
                columns.of(change.input)[d] = columns.of(change.value)[d];
            }
        }
    }
}

}  // namespace

InputColumns draw_inputs(const Model& model, std::uint64_t seed, std::uint64_t first, std::size_t count,
                         const Variation& variation) {
    const Situation& situation = model.situation;
    InputColumns columns{first, count, std::vector<double>(situation.inputs.size() * count), {}};
    for (std::size_t i = 0; i < situation.inputs.size(); ++i) {
        const stats::StreamKey key{seed, key_hash(situation.inputs[i].key)};
        stats::fill_uniform(key, first, {columns.of(static_cast<InputId>(i)), count});
    }
    if (const Correlated correlated = correlated_inputs(situation); correlated.factor) {
        std::vector<std::span<double>> uniforms;
        for (const InputId input : correlated.inputs) {
            uniforms.emplace_back(columns.of(input), count);
        }
        stats::correlate(*correlated.factor, uniforms);
    }
    for (std::size_t i = 0; i < situation.inputs.size(); ++i) {
        const auto input = static_cast<InputId>(i);
        const std::span<double> column(columns.of(input), count);
        stats::fill_quantiles(value_of(situation, variation, input), column, column);
    }
    draw_events(situation, seed, columns);
    return columns;
}

}  // namespace entente::model
