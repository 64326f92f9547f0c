#include "insight/forecast.h"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <cmath>

#include "ensemble/pool.h"
#include "ensemble/run.h"
#include "insight/past.h"
#include "insight/pooled_error.h"
#include "stats/kernels.h"

namespace entente::insight {
namespace {

std::vector<LandmarkChance> landmark_chances(const situation::Issue& issue, const Histogram& histogram) {
    std::vector<LandmarkChance> chances;
    for (const situation::Landmark& landmark : issue.landmarks) {
        chances.push_back({landmark.name, landmark.value, 0, 0, 0});
    }
    for (std::size_t b = 0; b < histogram.masses.size(); ++b) {
        const double low = histogram.edges[b];
        const double high = histogram.edges[b + 1];
        const double middle = (low + high) / 2;
        LandmarkChance* nearest = nullptr;
        for (LandmarkChance& chance : chances) {
            chance.at += low == high && low == chance.value ? histogram.masses[b] : 0.0;
            chance.below += middle < chance.value ? histogram.masses[b] : 0.0;
            if (!nearest || std::fabs(chance.value - middle) < std::fabs(nearest->value - middle)) {
                nearest = &chance;
            }
        }
        if (nearest) {
            nearest->near += histogram.masses[b];
        }
    }
    for (LandmarkChance& chance : chances) {
        // Masses sum to 1 only up to rounding; a probability does not exceed it.
        chance.at = std::min(chance.at, 1.0);
        chance.near = std::min(chance.near, 1.0);
        chance.below = std::min(chance.below, 1.0);
    }
    return chances;
}

double probability_at_end(const OutcomeColumn& column, const BaseEnds& ends, std::size_t end, double base) {
    return ends.samples.empty() ? base : mean_probability(values(column, ends.samples[end]), ends.samples[end].weight).value;
}

}  // namespace

BaseEnds run_base_ends(const model::Model& model, const ensemble::Reruns& reruns) {
    if (model.situation.setting == situation::Setting::council) {
        return {};
    }
    std::vector<model::Variation> variations(2);
    for (std::size_t end = 0; end < 2; ++end) {
        const double weight = end == 0 ? 1.0 : 0.0;
        variations[end].changes.push_back(
            {model.situation.learned_weight, stats::Elicited::point({0, 1}, weight), {}});
    }
    return {ensemble::run_variations(model, reruns, variations, model::Detail::full)};
}

std::vector<IssueForecast> forecast_issues(const model::Model& model, const ensemble::Sample& sample,
                                           const BaseEnds& ends) {
    std::vector<IssueForecast> forecasts;
    for (std::size_t k = 0; k < model.issues.size(); ++k) {
        const situation::Issue& issue = model.situation.issues[k];
        IssueForecast forecast;
        forecast.issue = static_cast<IssueId>(k);
        forecast.is_act = model.issues[k].kind == model::IssueKind::act;
        forecast.histogram = issue_histogram(model, sample, k);
        // An act that follows positions has one place a draw, so its percentiles need no histogram. One that follows goals
        // is spread over places within a draw.
        const bool has_places =
            forecast.is_act && std::none_of(issue.decides.begin(), issue.decides.end(),
                                            [&](ActorId decider) { return model.has_goals(decider); });
        forecast.forecast =
            has_places ? spread_of(sample.block.column(sample.block.issue_means, k), sample.weight)
                            : spread_of(forecast.histogram);
        for (std::size_t t = 0; t < model::theories_in_draws && !forecast.is_act; ++t) {
            const double* points = sample.block.column(sample.block.theories, t * model.issues.size() + k);
            forecast.by_theory.push_back({model::theory_name(t), spread_of(points, sample.weight)});
        }
        if (!forecast.is_act && !ends.samples.empty()) {
            forecast.learned = spread_of(issue_histogram(model, ends.samples[0], k));
            forecast.flat = spread_of(issue_histogram(model, ends.samples[1], k));
        }
        forecast.landmarks = landmark_chances(issue, forecast.histogram);
        forecast.reversion = spread_of(sample.inputs.of(issue.reversion), sample.weight);
        forecast.possible_low = spread_of(sample.inputs.of(issue.possible_low), sample.weight);
        forecast.possible_high = spread_of(sample.inputs.of(issue.possible_high), sample.weight);
        forecasts.push_back(std::move(forecast));
    }
    return forecasts;
}

std::vector<OutcomeForecast> forecast_outcomes(const model::Model& model, const ensemble::Sample& sample,
                                               const BaseEnds& ends) {
    std::vector<OutcomeForecast> forecasts;
    const PooledError error(model, sample);
    for (const OutcomeColumn& column : outcome_columns(model)) {
        const std::vector<double> probability = values(column, sample);
        OutcomeForecast forecast;
        forecast.id = column.id;
        forecast.outcome = column.outcome;
        forecast.is_deal = column.is_deal;
        forecast.probability = {mean_probability(probability, sample.weight).value,
                                error.of(by_stage(model, sample, column.cells))};
        const Spread spread = spread_of(probability.data(), sample.weight);
        forecast.input_low = spread.p05;
        forecast.input_high = spread.p95;
        forecast.learned = probability_at_end(column, ends, 0, forecast.probability.value);
        forecast.flat = probability_at_end(column, ends, 1, forecast.probability.value);
        forecasts.push_back(std::move(forecast));
    }
    std::stable_sort(forecasts.begin(), forecasts.end(), [](const OutcomeForecast& a, const OutcomeForecast& b) {
        const auto rank = [](const OutcomeForecast& f) {
            return std::pair{f.is_deal ? 0 : 1, f.outcome ? 0 : 1};
        };
        if (rank(a) != rank(b)) {
            return rank(a) < rank(b);
        }
        return a.probability.value > b.probability.value;
    });
    return forecasts;
}

namespace {

// The cells in which the track's deal is in force.
std::vector<std::size_t> cells_in_force(const model::Model& model, std::size_t track) {
    std::vector<std::size_t> cells;
    for (std::size_t c = 0; c < model.cells.size(); ++c) {
        if (model.stages[model.cells[c].stage].in_force(static_cast<TrackId>(track))) {
            cells.push_back(c);
        }
    }
    return cells;
}

// Mean of a count of a track over the sample, as the outside view leaves it: conditional on a deal or none of the track,
// the game's word stands. The odds are those of the pooled cells, since tracks that go together across draws move each
// other's: outcomes, claims and this say one thing.
double pooled_count(const model::Model& model, const ensemble::Sample& sample, std::size_t track,
                    model::TrackCount count) {
    const double* in_force =
        sample.block.column(sample.block.tracks, model.track_column(track, model::TrackCount::in_force));
    const double* counted = sample.block.column(sample.block.tracks, model.track_column(track, count));
    const std::vector<double> pooled = values({"", {}, true, cells_in_force(model, track)}, sample);
    double sum = 0;
    for (std::size_t d = 0; d < sample.draws(); ++d) {
        const double joint = std::min(counted[d], in_force[d]);  // counted, together with a deal in force
        const double with = in_force[d] > 0 ? joint / in_force[d] : 0.0;
        const double without = in_force[d] < 1 ? (counted[d] - joint) / (1 - in_force[d]) : 0.0;
        sum += sample.weight[d] * (pooled[d] * with + (1 - pooled[d]) * std::min(without, 1.0));
    }
    return std::clamp(sum, 0.0, 1.0);
}

void add_outside(const model::Model& model, const model::OutsideView& view, double inside, Deal& deal) {
    const boost::math::beta_distribution<> jeffreys(view.cases_with_deal + 0.5,
                                                    view.cases - view.cases_with_deal + 0.5);
    const auto rescaled = [&](double p) {
        // The library's last digits may depend on the processor; ours may not.
        const double share = std::round(boost::math::quantile(jeffreys, p) * 1e12) / 1e12;
        const double outside = 1 - stats::kernel_pow(1 - share, view.exponent);
        return ensemble::pooled_probability(inside, outside, view.game_weight);
    };
    deal.outside = view.mean;
    if (inside > 0 && inside < 1) {
        deal.pooled_low = rescaled(0.05);
        deal.pooled_high = rescaled(0.95);
    }
    for (const situation::ReferenceClass& reference : model.situation.references) {
        if (reference.track == deal.track) {
            deal.reference = reference.id;
        }
    }
}

}  // namespace

std::vector<Deal> forecast_deals(const model::Model& model, const ensemble::Sample& sample) {
    std::vector<Deal> deals;
    const PooledError error(model, sample);
    for (std::size_t t = 0; t < model.outside.size(); ++t) {
        Deal deal;
        deal.track = static_cast<TrackId>(t);
        deal.inside = sample.inside[t];
        const bool had_rounds =
            std::any_of(model.situation.past.begin(), model.situation.past.end(),
                        [&](const situation::PastRound& round) { return round.track == deal.track; });
        if (had_rounds) {
            deal.before_past = deal_before_past(model, sample, t);
        }
        if (const auto& view = model.outside[t]) {
            add_outside(model, *view, sample.inside[t], deal);
        }
        deal.pooled = deal.in_force = pooled_count(model, sample, t, model::TrackCount::in_force);
        deal.error = error.of(by_stage(model, sample, cells_in_force(model, t)));
        deal.is_signed = pooled_count(model, sample, t, model::TrackCount::is_signed);
        deal.kept = pooled_count(model, sample, t, model::TrackCount::kept);
        deals.push_back(std::move(deal));
    }
    std::stable_partition(deals.begin(), deals.end(),
                          [&](const Deal& deal) { return model.situation.main_track == deal.track; });
    return deals;
}

}  // namespace entente::insight
