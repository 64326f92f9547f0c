#include "insight/drivers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "ensemble/parallel.h"
#include "insight/ask.h"
#include "insight/shares.h"
#include "situation/payoff.h"

namespace entente::insight {
namespace {

constexpr std::size_t explained_inputs = 10;
constexpr double worth_asking = 0.01;  // a share of the variance that nobody would feel is not worth research

model::Variation pin(const model::Model& model, InputId input, double value) {
    const stats::Bounds bounds = model.situation.input(input).value.bounds;
    return {{{input, stats::Elicited::point(bounds, value), {}}}, std::nullopt, {}};
}

double mean_target(const model::Model& model, const Target& target, const ensemble::Sample& sample) {
    return weighted_mean(target_column(model, target, sample), sample.weight).value;
}

// Measures move flows. Where nobody's payoff reckons with flows no outcome depends on them, and their inputs have no share.
bool moves_flows_only(const situation::Situation& s, const std::string& key) {
    return !situation::reckons_with_flows(s) && (key.starts_with("measure.") || key.starts_with("flow."));
}

// Inputs that vary, each correlated group once.
std::vector<Driver> candidates(const model::Model& model) {
    const situation::Situation& s = model.situation;
    std::vector<bool> in_group(s.inputs.size(), false);
    std::vector<Driver> drivers;
    for (const situation::Correlation& correlation : s.correlations) {
        Driver driver;
        driver.key = "correlation." + correlation.id;
        for (const InputId input : correlation.of) {
            if (!in_group[index(input)]) {
                in_group[index(input)] = true;
                driver.inputs.push_back(input);
            }
        }
        if (!driver.inputs.empty()) {
            drivers.push_back(std::move(driver));
        }
    }
    for (std::size_t i = 0; i < s.inputs.size(); ++i) {
        if (!in_group[i] && !s.inputs[i].value.is_point() && !moves_flows_only(s, s.inputs[i].key)) {
            Driver driver;
            driver.key = s.inputs[i].key;
            driver.inputs.push_back(static_cast<InputId>(i));
            drivers.push_back(std::move(driver));
        }
    }
    return drivers;
}

// The tables of the draws that count: those that did not fail and that past rounds do not rule out.
struct GoodDraws {
    std::vector<std::size_t> draws;
    explicit GoodDraws(const ensemble::Sample& sample) {
        for (std::size_t d = 0; d < sample.draws(); ++d) {
            if (sample.weight[d] > 0) {
                draws.push_back(d);
            }
        }
    }
    std::vector<double> pick(const double* column) const {
        std::vector<double> values;
        values.reserve(draws.size());
        for (const std::size_t d : draws) {
            values.push_back(column[d]);
        }
        return values;
    }
};

void add_tornado(const model::Model& model, const Target& target, const ensemble::Reruns& reruns,
                 std::vector<Driver>& drivers) {
    std::vector<model::Variation> variations;
    std::vector<Driver*> explained;
    for (Driver& driver : drivers) {
        if (explained.size() < explained_inputs && driver.measurable() && driver.inputs.size() == 1) {
            const stats::Elicited& value = model.situation.input(driver.inputs.front()).value;
            driver.input_low = stats::percentile(value, 0.05);
            driver.input_high = stats::percentile(value, 0.95);
            variations.push_back(pin(model, driver.inputs.front(), *driver.input_low));
            variations.push_back(pin(model, driver.inputs.front(), *driver.input_high));
            explained.push_back(&driver);
        }
    }
    const std::vector<ensemble::Sample> samples =
        ensemble::run_variations(model, reruns, variations, detail_for(target));
    for (std::size_t i = 0; i < explained.size(); ++i) {
        explained[i]->low = mean_target(model, target, samples[2 * i]);
        explained[i]->high = mean_target(model, target, samples[2 * i + 1]);
    }
}

std::string leader(const std::vector<OutcomeColumn>& outcomes, const ensemble::Sample& sample) {
    std::string best;
    double best_probability = -1;
    for (const OutcomeColumn& outcome : outcomes) {
        const double probability = weighted_mean(values(outcome, sample), sample.weight).value;
        if (probability > best_probability) {
            best = outcome.id;
            best_probability = probability;
        }
    }
    return best;
}

// Scans one input outwards from its median, then narrows the first change of leader by bisection on the input's
// own percentiles.
class FlipSearch {
  public:
    FlipSearch(const model::Model& model, const Target& target, const ensemble::Reruns& reruns)
        : model_(model), target_(target), reruns_(reruns), outcomes_(outcome_columns(model)) {
    }

    std::vector<std::string> leaders(const std::vector<std::pair<InputId, double>>& places) const {
        std::vector<model::Variation> variations;
        for (const auto& [input, p] : places) {
            variations.push_back(pin(model_, input, value(input, p)));
        }
        std::vector<std::string> found;
        for (const ensemble::Sample& sample :
             ensemble::run_variations(model_, reruns_, variations, model::Detail::probabilities)) {
            found.push_back(leader(outcomes_, sample));
        }
        return found;
    }

    double value(InputId input, double p) const {
        return stats::percentile(model_.situation.input(input).value, p);
    }

    // Narrows every flip between `stays` (old leader) and `flips` (another one), all of them step by step together.
    struct Bracket {
        std::size_t flip = 0;
        InputId input{};
        double stays = 0;
        double flips = 0;
    };
    void narrow(std::vector<Bracket> brackets, std::vector<Flip>& flips) const {
        for (int step = 0; step < 6 && !brackets.empty(); ++step) {
            std::vector<std::pair<InputId, double>> middles;
            for (const Bracket& bracket : brackets) {
                middles.emplace_back(bracket.input, (bracket.stays + bracket.flips) / 2);
            }
            const std::vector<std::string> found = leaders(middles);
            for (std::size_t i = 0; i < brackets.size(); ++i) {
                if (found[i] == target_.name) {
                    brackets[i].stays = middles[i].second;
                } else {
                    brackets[i].flips = middles[i].second;
                    flips[brackets[i].flip].leader = found[i];
                }
            }
        }
        for (const Bracket& bracket : brackets) {
            flips[bracket.flip].at = value(bracket.input, bracket.flips);
        }
    }

  private:
    const model::Model& model_;
    const Target& target_;
    const ensemble::Reruns& reruns_;
    std::vector<OutcomeColumn> outcomes_;
};

}  // namespace

Target choose_target(const model::Model& model, const std::vector<OutcomeForecast>& outcomes,
                     const std::vector<IssueForecast>& issues) {
    const OutcomeForecast* best = nullptr;
    for (const OutcomeForecast& outcome : outcomes) {
        if (!best || outcome.probability.value > best->probability.value) {
            best = &outcome;
        }
    }
    if (best && !model.situation.outcomes.empty()) {
        return {best->id, true, best->probability.value};
    }
    return {model.situation.issues.front().id, false, issues.front().forecast.mean};
}

model::Detail detail_for(const Target& target) {
    return target.is_outcome ? model::Detail::probabilities : model::Detail::full;
}

std::vector<double> target_column(const model::Model& model, const Target& target, const ensemble::Sample& sample) {
    if (!target.is_outcome) {
        const double* means = sample.block.column(sample.block.issue_means, 0);
        return {means, means + sample.draws()};
    }
    for (const OutcomeColumn& outcome : outcome_columns(model)) {
        if (outcome.id == target.name) {
            return values(outcome, sample);
        }
    }
    return std::vector<double>(sample.draws(), 0.0);
}

std::vector<Driver> find_drivers(const model::Model& model, const ensemble::Sample& sample, const Target& target,
                                 const ensemble::Reruns& reruns) {
    const GoodDraws good(sample);
    const std::vector<double> explained = good.pick(target_column(model, target, sample).data());
    std::vector<Driver> drivers = candidates(model);
    const std::vector<double> weight = good.pick(sample.weight.data());
    const double floor = share_floor(explained, weight, drivers.size(), sample.plan.seed);
    ensemble::for_each_job(drivers.size(), sample.plan.threads, [&](std::size_t i) {
        Driver& driver = drivers[i];
        std::vector<std::vector<double>> columns;
        for (const InputId input : driver.inputs) {
            columns.push_back(good.pick(sample.inputs.of(input)));
        }
        if (columns.size() > 1 && explained.size() > columns.size()) {
            const std::vector<std::span<const double>> spans(columns.begin(), columns.end());
            columns = {group_index(spans, explained, weight)};
        }
        const Share share = variance_share(columns.front(), explained, weight);
        driver.share = share.share;
        driver.floor = floor;
        driver.expected_shift = driver.measurable() ? share.expected_shift : 0.0;
    });
    std::stable_sort(drivers.begin(), drivers.end(),
                     [](const Driver& a, const Driver& b) { return a.share > b.share; });
    add_tornado(model, target, reruns, drivers);
    return drivers;
}

std::vector<Flip> find_flips(const model::Model& model, const std::vector<Driver>& drivers, const Target& target,
                             const ensemble::Reruns& reruns) {
    std::vector<Flip> flips;
    if (!target.is_outcome) {
        return flips;
    }
    const FlipSearch search(model, target, reruns);
    static constexpr double outwards[] = {0.5, 0.275, 0.725, 0.05, 0.95};
    constexpr std::size_t places_each = std::size(outwards);
    std::vector<std::pair<InputId, double>> places;
    for (const Driver& driver : drivers) {
        if (flips.size() < explained_inputs && driver.measurable() && driver.inputs.size() == 1) {
            flips.push_back({driver.key, false, search.value(driver.inputs.front(), 0.5), 0, ""});
            for (const double p : outwards) {
                places.emplace_back(driver.inputs.front(), p);
            }
        }
    }
    const std::vector<std::string> leaders = search.leaders(places);
    std::vector<FlipSearch::Bracket> brackets;
    for (std::size_t f = 0; f < flips.size(); ++f) {
        for (std::size_t i = 0; i < places_each && !flips[f].found; ++i) {
            const std::string& found = leaders[f * places_each + i];
            if (found != target.name) {
                flips[f].found = true;
                flips[f].leader = found;
                flips[f].at = flips[f].from;
                if (i > 0) {  // the neighbour nearer to the median kept the old leader
                    const double stays = i <= 2 ? 0.5 : outwards[i - 2];
                    brackets.push_back({f, places[f * places_each].first, stays, outwards[i]});
                }
            }
        }
    }
    search.narrow(std::move(brackets), flips);
    return flips;
}

std::vector<Pivot> find_pivots(const model::Model& model, const Target& target, const ensemble::Reruns& reruns) {
    std::vector<model::Variation> variations(1);
    for (std::size_t a = 0; a < model.situation.actors.size(); ++a) {
        variations.push_back({{}, static_cast<ActorId>(a), {}});
    }
    const std::vector<ensemble::Sample> samples =
        ensemble::run_variations(model, reruns, variations, detail_for(target));
    const std::vector<double> base = target_column(model, target, samples[0]);
    std::vector<Pivot> pivots;
    for (std::size_t a = 0; a < model.situation.actors.size(); ++a) {
        const ensemble::Sample& without = samples[a + 1];
        const std::vector<double> changed = target_column(model, target, without);
        Pivot pivot;
        pivot.actor = static_cast<ActorId>(a);
        pivot.without = weighted_mean(changed, without.weight).value;
        pivot.change = paired_difference(base, samples[0].weight, changed, without.weight);
        pivots.push_back(pivot);
    }
    std::stable_sort(pivots.begin(), pivots.end(), [](const Pivot& a, const Pivot& b) {
        return std::fabs(a.change.value) > std::fabs(b.change.value);
    });
    return pivots;
}

std::vector<Question> find_questions(const model::Model& model, const std::vector<Driver>& drivers) {
    std::vector<Question> questions;
    for (const Driver& driver : drivers) {
        if (questions.size() < 5 && driver.measurable() && driver.share >= worth_asking) {
            const std::string ask = driver.inputs.size() == 1
                                        ? ask_about(model.situation, driver.key)
                                        : "What drives these together: " + driver.key + "?";
            questions.push_back({driver.key, ask, driver.expected_shift});
        }
    }
    return questions;
}

}  // namespace entente::insight
