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

}  // namespace

InputColumns draw_inputs(const Model& model, std::uint64_t seed, std::uint64_t first, std::size_t count,
                         const Variation& variation) {
    const Situation& situation = model.situation;
    InputColumns columns{first, count, std::vector<double>(situation.inputs.size() * count)};
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
    return columns;
}

}  // namespace entente::model
