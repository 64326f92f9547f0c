#include "insight/thresholds.h"

#include <algorithm>
#include <cmath>

#include "model/several_answers.h"
#include "model/worth.h"
#include "stats/quantile.h"

namespace entente::insight {
namespace {

constexpr std::size_t asked_draws = 256;
constexpr double worth_telling = 0.05;  // share of cases
constexpr double felt = 0.1;            // points
constexpr double whole_scale = 100;     // points: nothing can cost more

// Values with their weights, for a range.
struct Cases {
    std::vector<double> value;
    std::vector<double> weight;

    void add(double x, double w) {
        value.push_back(x);
        weight.push_back(w);
    }
    Range range() const {
        const std::vector<double> at = stats::weighted_quantiles(value, weight, std::vector{0.05, 0.5, 0.95});
        return {at[0], at[1], at[2]};
    }
};

model::InputColumns first_inputs(const model::Model& model, const ensemble::Sample& sample) {
    return model::draw_inputs(model, sample.plan.seed, sample.block.first, std::min(asked_draws, sample.draws()), {});
}

double best_other(const std::vector<double>& worth, std::size_t option) {
    double best = -HUGE_VAL;
    for (std::size_t o = 0; o < worth.size(); ++o) {
        best = o == option ? best : std::max(best, worth[o]);
    }
    return best;
}

// All information sets of one move, each with the weight of its draw times how likely it is.
class MoveCases {
  public:
    MoveCases(const model::Model& model, const ensemble::Sample& sample, const model::InputColumns& inputs,
              const std::vector<model::Reply>& replies, std::size_t move)
        : model_(model), inputs_(inputs), move_(move), hinges_(model::hinges_of(model, move)) {
        for (const model::Reply& reply : replies) {
            const double weight = reply.move == move ? sample.weight[reply.draw] * reply.reach : 0.0;
            if (weight > 0) {
                cases_.emplace_back(&reply, weight);
                total_ += weight;
            }
        }
    }

    bool are_none() const { return cases_.empty() || model_.situation.moves[move_].options.size() < 2; }

    OptionThresholds of_option(std::size_t option) const {
        OptionThresholds found;
        found.option = option;
        Cases margin;
        Cases limit;
        const std::vector<double> cost = model::option_cost(model_, inputs_, move_, option);
        for (const auto& [reply, weight] : cases_) {
            const double by = reply->worth[option] - best_other(reply->worth, option);
            found.best += by > 0 ? weight / total_ : 0.0;
            margin.add(by, weight);
            limit.add(cost[reply->draw] + by, weight);
        }
        found.margin = margin.range();
        found.cost_limit = limit.range();
        for (std::size_t hinge = 0; hinge < hinges_.size(); ++hinge) {
            if (const auto threshold = of_chance(option, hinge)) {
                found.chances.push_back(*threshold);
            }
        }
        return found;
    }

  private:
    std::optional<ChanceThreshold> of_chance(std::size_t option, std::size_t hinge) const {
        ChanceThreshold found;
        found.variable = hinges_[hinge].variable;
        found.value = hinges_[hinge].value;
        double harm = 0;  // mean points that the value costs the mover under this option
        for (const auto& [reply, weight] : cases_) {
            harm += weight / total_ * (reply->without[hinge][option] - reply->with[hinge][option]);
        }
        if (std::fabs(harm) < felt) {
            return std::nullopt;
        }
        found.best_below = harm > 0;
        Cases at;
        Cases now;
        for (const auto& [reply, weight] : cases_) {
            const double without = reply->without[hinge][option];
            const double with = reply->with[hinge][option];
            now.add(reply->likely[hinge][option], weight);
            if ((without > with) == found.best_below && without != with) {
                const double q = threshold_chance(without, with, best_other(reply->worth, option));
                found.within += q > 0 && q < 1 ? weight / total_ : 0.0;
                at.add(q, weight);
            }
        }
        if (found.within < worth_telling) {
            return std::nullopt;
        }
        found.at = at.range();
        found.now = now.range();
        add_penalties(option, hinge, found);
        return found;
    }

    void add_penalties(std::size_t option, std::size_t hinge, ChanceThreshold& found) const {
        Cases from;
        Cases to;
        for (const auto& [reply, weight] : cases_) {
            std::vector<double> harm;
            for (std::size_t o = 0; o < reply->worth.size(); ++o) {
                harm.push_back(reply->without[hinge][o] - reply->with[hinge][o]);
            }
            const auto factors = best_between(reply->without[hinge], reply->likely[hinge], harm, option);
            if (harm[option] <= felt || !factors) {
                continue;
            }
            if (factors->from > 0 && factors->from * harm[option] <= whole_scale) {
                from.add(factors->from * harm[option], weight);
            }
            if (factors->to * harm[option] <= whole_scale) {
                to.add(factors->to * harm[option], weight);
            }
        }
        const auto told = [&](const Cases& cases) {
            double share = 0;
            for (const double w : cases.weight) {
                share += w / total_;
            }
            return share >= worth_telling ? std::optional(cases.range()) : std::nullopt;
        };
        found.penalty_from = told(from);
        found.penalty_to = told(to);
    }

    const model::Model& model_;
    const model::InputColumns& inputs_;
    std::size_t move_;
    std::vector<model::Hinge> hinges_;
    std::vector<std::pair<const model::Reply*, double>> cases_;
    double total_ = 0;
};

}  // namespace

double threshold_chance(double without, double with, double rest) {
    return std::clamp((without - rest) / (without - with), 0.0, 1.0);
}

std::optional<Factors> best_between(std::span<const double> without, std::span<const double> likely,
                                    std::span<const double> harm, std::size_t option) {
    Factors factors{0, HUGE_VAL};
    for (std::size_t o = 0; o < without.size(); ++o) {
        // without[option] - k a >= without[o] - k b
        const double ahead = without[option] - without[o];
        const double slope = likely[o] * harm[o] - likely[option] * harm[option];
        if (slope > 0) {
            factors.from = std::max(factors.from, -ahead / slope);
        } else if (slope < 0) {
            factors.to = std::min(factors.to, ahead / -slope);
        } else if (ahead < 0) {
            return std::nullopt;
        }
    }
    return factors.from < factors.to ? std::optional(factors) : std::nullopt;
}

std::vector<AnswerThresholds> find_thresholds(const model::Model& model, const ensemble::Sample& sample) {
    std::vector<AnswerThresholds> findings;
    if (model.situation.moves.empty() || sample.draws() == 0) {
        return findings;
    }
    const model::InputColumns inputs = first_inputs(model, sample);
    const std::vector<model::Reply> replies = model::find_replies(model, inputs);
    for (std::size_t move = 0; move < model.situation.moves.size(); ++move) {
        const MoveCases cases(model, sample, inputs, replies, move);
        if (cases.are_none()) {
            continue;
        }
        AnswerThresholds finding{move, {}};
        for (std::size_t option = 0; option < model.situation.moves[move].options.size(); ++option) {
            finding.options.push_back(cases.of_option(option));
        }
        findings.push_back(std::move(finding));
    }
    return findings;
}

std::optional<SeveralFinding> find_several(const model::Model& model, const ensemble::Sample& sample) {
    if (sample.draws() == 0) {
        return std::nullopt;
    }
    const model::SeveralAnswers several = model::find_several_answers(model, first_inputs(model, sample));
    SeveralFinding finding{several.of_draw.size(), 0, 0, several.most, several.apart, several.too_large};
    if (several.too_large) {
        finding.draws = 0;
        return finding;
    }
    double total = 0;
    for (std::size_t d = 0; d < several.of_draw.size(); ++d) {
        total += sample.weight[d];
        finding.share += several.of_draw[d] > 0 ? sample.weight[d] : 0.0;
        finding.reach += sample.weight[d] * std::min(several.of_draw[d], 1.0);
    }
    if (total <= 0 || finding.share <= 0) {
        return std::nullopt;
    }
    finding.share /= total;
    finding.reach /= total;
    return finding;
}

}  // namespace entente::insight
