#include "insight/answers.h"

#include <algorithm>

namespace entente::insight {
namespace {

using Kind = situation::Variable::Kind;

// Probability of a value of a margin within some cells, draw by draw.
std::vector<double> in_cells(const model::Model& model, const ensemble::Sample& sample,
                             const std::vector<std::size_t>& cells, std::size_t margin) {
    std::vector<double> sum(sample.draws(), 0.0);
    for (const std::size_t cell : cells) {
        const double* column = sample.block.column(sample.block.margins, cell * model.course.margin_width + margin);
        for (std::size_t d = 0; d < sum.size(); ++d) {
            sum[d] += column[d];
        }
    }
    return sum;
}

std::vector<std::size_t> all_cells(const model::Model& model) {
    std::vector<std::size_t> cells;
    for (std::size_t c = 0; c < model.cells.size(); ++c) {
        cells.push_back(c);
    }
    return cells;
}

std::vector<MoveFinding::Under> under_outcomes(const model::Model& model, const ensemble::Sample& sample,
                                               const std::vector<OutcomeForecast>& order,
                                               const model::Margin& margin) {
    const std::vector<OutcomeColumn> columns = outcome_columns(model);
    std::vector<MoveFinding::Under> all;
    for (const OutcomeForecast& forecast : order) {
        const auto outcome = std::find_if(columns.begin(), columns.end(),
                                          [&](const OutcomeColumn& column) { return column.id == forecast.id; });
        const double total = weighted_mean(values(*outcome, sample), sample.weight).value;
        if (total <= 0) {
            continue;
        }
        MoveFinding::Under under{forecast.id, {}};
        for (std::size_t y = 0; y < margin.values; ++y) {
            const std::vector<double> joint = in_cells(model, sample, outcome->cells, margin.offset + y);
            under.options.push_back(std::min(weighted_mean(joint, sample.weight).value / total, 1.0));
        }
        all.push_back(std::move(under));
    }
    return all;
}

}  // namespace

std::vector<MoveFinding> find_moves(const model::Model& model, const ensemble::Sample& sample,
                                    const std::vector<OutcomeForecast>& order) {
    std::vector<MoveFinding> findings;
    for (const model::Margin& margin : model.course.margins) {
        if (margin.kind != model::Margin::Kind::variable ||
            model.situation.variables[margin.entry].kind != Kind::move) {
            continue;
        }
        MoveFinding finding;
        finding.move = model.situation.variables[margin.entry].entry;
        for (std::size_t y = 0; y < margin.values; ++y) {
            finding.options.push_back(
                mean_probability(in_cells(model, sample, all_cells(model), margin.offset + y), sample.weight));
        }
        finding.under = under_outcomes(model, sample, order, margin);
        findings.push_back(std::move(finding));
    }
    return findings;
}

std::vector<VariableFinding> find_variables(const model::Model& model, const ensemble::Sample& sample,
                                            const std::vector<OutcomeForecast>& order) {
    std::vector<VariableFinding> findings;
    for (const model::Margin& margin : model.course.margins) {
        if (margin.kind != model::Margin::Kind::variable ||
            model.situation.variables[margin.entry].kind == Kind::move) {
            continue;
        }
        VariableFinding finding{static_cast<VariableId>(margin.entry), {}, {}};
        for (std::size_t y = 0; y < margin.values; ++y) {
            finding.values.push_back(
                mean_probability(in_cells(model, sample, all_cells(model), margin.offset + y), sample.weight).value);
        }
        finding.under = under_outcomes(model, sample, order, margin);
        findings.push_back(std::move(finding));
    }
    return findings;
}

std::vector<ZoneFinding> find_zones(const model::Model& model, const ensemble::Sample& sample) {
    std::vector<ZoneFinding> findings;
    const auto mean_of = [&](std::size_t column) {
        const double* x = sample.block.column(sample.block.tracks, column);
        return mean_probability({x, x + sample.draws()}, sample.prior_weight).value;
    };
    for (std::size_t t = 0; t < model.course.tracks.size(); ++t) {
        const model::TrackModel& track = model.course.tracks[t];
        ZoneFinding finding;
        finding.track = static_cast<TrackId>(t);
        const double* zone =
            sample.block.column(sample.block.tracks, model.track_column(t, model::TrackCount::zone));
        for (std::size_t d = 0; d < sample.draws(); ++d) {
            finding.open += zone[d] > 0 ? sample.prior_weight[d] : 0.0;
        }
        finding.open = std::min(finding.open, 1.0);  // weights sum to 1 only up to rounding
        finding.size = mean_of(model.track_column(t, model::TrackCount::zone));
        for (std::size_t i = 0; i < track.parties(); ++i) {
            const bool is_ratifier = i >= track.signatories.size();
            const model::Party& party =
                is_ratifier ? track.ratifiers[i - track.signatories.size()] : track.signatories[i];
            finding.parties.push_back({party.actor, is_ratifier, mean_of(model.refuses_column(t, i)),
                                       mean_of(model.zone_without_column(t, i))});
        }
        findings.push_back(std::move(finding));
    }
    std::stable_partition(findings.begin(), findings.end(), [&](const ZoneFinding& finding) {
        return model.situation.main_track == finding.track;
    });
    return findings;
}

}  // namespace entente::insight
