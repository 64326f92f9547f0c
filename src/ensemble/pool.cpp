#include "ensemble/pool.h"

#include <algorithm>
#include <cmath>

#include "stats/kernels.h"

namespace entente::ensemble {
namespace {

// Product of the odds factors of all tracks in force in each stage.
std::vector<double> stage_factors(const model::Model& model, const std::vector<double>& odds) {
    std::vector<double> factors;
    for (const model::Stage& stage : model.stages) {
        double factor = 1;
        for (std::size_t t = 0; t < odds.size(); ++t) {
            factor *= stage.in_force(static_cast<TrackId>(t)) ? odds[t] : 1.0;
        }
        factors.push_back(factor);
    }
    return factors;
}

// Pooled mass of each draw, and of the part of it in which a track is in force.
struct Mass {
    std::vector<double> of_draw;
    double total = 0;
};

Mass mass_of(const model::Model& model, const Sample& sample, const std::vector<double>& factors) {
    Mass mass{std::vector<double>(sample.draws(), 0.0), 0};
    for (std::size_t c = 0; c < model.cells.size(); ++c) {
        const double factor = factors[model.cells[c].stage];
        const double* cell = sample.cell(c);
        for (std::size_t d = 0; d < sample.draws(); ++d) {
            mass.of_draw[d] += factor * cell[d];
        }
    }
    for (std::size_t d = 0; d < sample.draws(); ++d) {
        mass.total += sample.prior_weight[d] * mass.of_draw[d];
    }
    return mass;
}

double probability_in_force(const model::Model& model, const Sample& sample, const std::vector<double>& odds,
                            std::size_t track) {
    const std::vector<double> factors = stage_factors(model, odds);
    double in_force = 0;
    for (std::size_t c = 0; c < model.cells.size(); ++c) {
        if (model.stages[model.cells[c].stage].in_force(static_cast<TrackId>(track))) {
            const double* cell = sample.cell(c);
            for (std::size_t d = 0; d < sample.draws(); ++d) {
                in_force += sample.prior_weight[d] * factors[model.cells[c].stage] * cell[d];
            }
        }
    }
    const double total = mass_of(model, sample, factors).total;
    return total > 0 ? in_force / total : 0.0;
}

void scale(std::vector<double>& table, std::size_t column, std::size_t draws, double factor,
           const std::vector<double>& mass) {
    double* values = table.data() + column * draws;
    for (std::size_t d = 0; d < draws; ++d) {
        values[d] *= mass[d] > 0 ? factor / mass[d] : 0.0;
    }
}

void apply(const model::Model& model, Sample& sample) {
    const std::vector<double> factors = stage_factors(model, sample.odds);
    const Mass mass = mass_of(model, sample, factors);
    const std::size_t draws = sample.draws();
    const std::size_t claims = model.situation.claims.size();
    model::Block& block = sample.block;
    for (std::size_t c = 0; c < model.cells.size(); ++c) {
        const double factor = factors[model.cells[c].stage];
        scale(block.cells, c, draws, factor, mass.of_draw);
        const std::size_t width = model.course.margin_width;
        for (std::size_t m = 0; m < width && !block.margins.empty(); ++m) {
            scale(block.margins, c * width + m, draws, factor, mass.of_draw);
        }
        for (std::size_t k = 0; k < model.issues.size() && !sample.histograms.mass.empty(); ++k) {
            for (double& m : sample.histograms.mass[c * model.issues.size() + k]) {
                m *= factor;
            }
        }
    }
    for (std::size_t stage = 0; stage < factors.size(); ++stage) {
        for (std::size_t t = 0; t < claims; ++t) {
            scale(block.tests_given, stage * claims + t, draws, factors[stage], mass.of_draw);
            scale(block.tests_event, stage * claims + t, draws, factors[stage], mass.of_draw);
        }
    }
    sample.weight.assign(draws, 0.0);
    for (std::size_t d = 0; d < draws && mass.total > 0; ++d) {
        sample.weight[d] = sample.prior_weight[d] * mass.of_draw[d] / mass.total;
    }
    sample.seen = mass.total;
}

// Failed draws weigh nothing, the others what past rounds say for them.
std::vector<double> weights_of(const Sample& sample, const std::vector<double>& evidence) {
    std::vector<double> weight(sample.draws(), 0.0);
    double total = 0;
    for (std::size_t d = 0; d < weight.size(); ++d) {
        weight[d] = sample.block.failed[d] != 0 ? 0.0 : evidence[d];
        total += weight[d];
    }
    for (double& w : weight) {
        w = total > 0 ? w / total : 0.0;
    }
    return weight;
}

}  // namespace

double pooled_probability(double inside, double outside, double game_weight) {
    const auto logit = [](double p) { return stats::kernel_log(p / (1 - p)); };
    const double pooled = game_weight * logit(inside) + (1 - game_weight) * logit(outside);
    return 1 / (1 + stats::kernel_exp(-pooled));
}

void pool(const model::Model& model, Sample& sample) {
    const std::size_t tracks = model.situation.tracks.size();
    sample.prior_weight = weights_of(sample, sample.block.evidence);
    sample.odds.assign(tracks, 1.0);
    sample.inside.clear();
    for (std::size_t t = 0; t < tracks; ++t) {
        sample.inside.push_back(probability_in_force(model, sample, sample.odds, t));
    }
    // With one class the first factor is exact; several tracks that go together across draws take a few rounds.
    constexpr int most_rounds = 60;
    for (int round = 0; round < most_rounds; ++round) {
        for (std::size_t t = 0; t < tracks; ++t) {
            const std::optional<model::OutsideView>& view = model.outside[t];
            if (!view || sample.inside[t] <= 0 || sample.inside[t] >= 1) {
                continue;
            }
            const double wanted = pooled_probability(sample.inside[t], view->mean, view->game_weight);
            const double p = probability_in_force(model, sample, sample.odds, t);
            sample.odds[t] *= wanted / (1 - wanted) * (1 - p) / p;
        }
        if (tracks < 2) {
            break;
        }
    }
    apply(model, sample);
}

void pool_as(const model::Model& model, const Basis& basis, Sample& sample) {
    sample.prior_weight =
        weights_of(sample, basis.weight.empty() ? std::vector<double>(sample.draws(), 1.0) : basis.weight);
    sample.odds = basis.odds;
    sample.odds.resize(model.situation.tracks.size(), 1.0);
    sample.inside.clear();
    const std::vector<double> none(sample.odds.size(), 1.0);
    for (std::size_t t = 0; t < sample.odds.size(); ++t) {
        sample.inside.push_back(probability_in_force(model, sample, none, t));
    }
    apply(model, sample);
}

Reruns reruns_of(const Sample& sample, std::uint64_t draws, const model::Model* model) {
    Reruns reruns{sample.plan, {sample.odds, sample.prior_weight}, nullptr};
    reruns.plan.draws = std::min<std::uint64_t>(draws, sample.draws());
    if (model) {
        constexpr std::size_t most_lanes = std::size_t{1} << 20;  // 256 MB
        const std::size_t a_chunk = model->course.views * model->course.histories;
        const std::size_t chunks = (reruns.plan.draws + game::lane_count - 1) / game::lane_count;
        reruns.kept = std::make_shared<model::KeptPlays>(std::min(chunks, most_lanes / a_chunk));
    }
    return reruns;
}

}  // namespace entente::ensemble
