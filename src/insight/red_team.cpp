#include "insight/red_team.h"

#include <algorithm>
#include <cmath>

#include "stats/kernels.h"

namespace entente::insight {
namespace {

constexpr double end = 1.6448536269514722;  // normal quantile at 0.95
constexpr std::size_t most_inputs = 3;
constexpr std::size_t places = 8;           // on the way from the medians to the ends
constexpr std::size_t halvings = 3;
constexpr std::uint64_t draws = 300;

std::vector<Push> strongest(const std::vector<Driver>& drivers) {
    std::vector<Push> pushes;
    for (const Driver& driver : drivers) {
        if (driver.inputs.size() == 1 && driver.low && driver.high && *driver.low != *driver.high) {
            pushes.push_back({driver.inputs.front(), (*driver.high - *driver.low) / (2 * end)});
        }
    }
    std::stable_sort(pushes.begin(), pushes.end(),
                     [](const Push& a, const Push& b) { return std::fabs(a.slope) > std::fabs(b.slope); });
    pushes.resize(std::min(pushes.size(), most_inputs));
    return pushes;
}

// What a candidate came to.
struct Tried {
    std::vector<Push> pushes;
    double factor = 0;
    std::string leader;
    double probability = 0;
    double target = 0;

    // Squared distance from the medians: the smaller, the likelier.
    double distance() const {
        double sum = 0;
        for (const double z : pushed(pushes, factor)) {
            sum += z * z;
        }
        return sum;
    }
};

class Search {
  public:
    Search(const model::Model& model, const Target& target, const ensemble::Reruns& reruns)
        : model_(model), target_(target), reruns_(reruns), outcomes_(outcome_columns(model)) {
        reruns_.plan.draws = std::min(reruns_.plan.draws, draws);
    }

    void run(std::vector<Tried>& all) const {
        std::vector<model::Variation> variations;
        for (const Tried& tried : all) {
            variations.push_back(variation(tried));
        }
        const std::vector<ensemble::Sample> samples =
            ensemble::run_variations(model_, reruns_, variations, model::Detail::probabilities);
        for (std::size_t i = 0; i < all.size(); ++i) {
            all[i].probability = -1;
            for (const OutcomeColumn& outcome : outcomes_) {
                const double p = weighted_mean(values(outcome, samples[i]), samples[i].weight).value;
                all[i].target = outcome.id == target_.name ? p : all[i].target;
                if (p > all[i].probability) {
                    all[i].leader = outcome.id;
                    all[i].probability = p;
                }
            }
        }
    }

    // Between the place that keeps the leader and the one that does not.
    Tried narrow(Tried flipped, double keeps) const {
        for (std::size_t step = 0; step < halvings; ++step) {
            std::vector<Tried> middle{{flipped.pushes, (keeps + flipped.factor) / 2, "", 0, 0}};
            run(middle);
            if (middle.front().leader == target_.name) {
                keeps = middle.front().factor;
            } else {
                flipped = middle.front();
            }
        }
        return flipped;
    }

    double at(const Push& push, double z) const {
        return stats::percentile(model_.situation.input(push.input).value, stats::kernel_normal_cdf(z));
    }

  private:
    model::Variation variation(const Tried& tried) const {
        model::Variation variation;
        const std::vector<double> z = pushed(tried.pushes, tried.factor);
        for (std::size_t i = 0; i < z.size(); ++i) {
            const InputId input = tried.pushes[i].input;
            variation.changes.push_back(
                {input, stats::Elicited::point(model_.situation.input(input).value.bounds, at(tried.pushes[i], z[i])),
                 {}});
        }
        return variation;
    }

    const model::Model& model_;
    const Target& target_;
    ensemble::Reruns reruns_;
    std::vector<OutcomeColumn> outcomes_;
};

RedTeam told(const Search& search, const situation::Situation& s, const Tried& tried) {
    RedTeam told;
    told.found = true;
    told.leader = tried.leader;
    told.probability = tried.probability;
    told.target = tried.target;
    const std::vector<double> z = pushed(tried.pushes, tried.factor);
    for (std::size_t i = 0; i < z.size(); ++i) {
        const situation::Input& input = s.input(tried.pushes[i].input);
        told.values.push_back({input.key, stats::percentile(input.value, 0.5), search.at(tried.pushes[i], z[i]),
                               stats::kernel_normal_cdf(z[i])});
    }
    return told;
}

}  // namespace

std::vector<double> pushed(const std::vector<Push>& pushes, double factor) {
    double weakest = HUGE_VAL;
    for (const Push& push : pushes) {
        weakest = std::min(weakest, std::fabs(push.slope));
    }
    std::vector<double> z;
    for (const Push& push : pushes) {
        z.push_back(std::clamp(-push.slope / weakest * end * factor, -end, end));
    }
    return z;
}

std::optional<RedTeam> find_red_team(const model::Model& model, const std::vector<Driver>& drivers,
                                     const Target& target, const ensemble::Reruns& reruns) {
    if (!target.is_outcome) {
        return std::nullopt;
    }
    const std::vector<Push> pushes = strongest(drivers);
    const Search search(model, target, reruns);
    std::vector<Tried> all;
    for (std::size_t k = 1; k <= pushes.size(); ++k) {
        for (std::size_t i = 1; i <= places; ++i) {
            all.push_back({{pushes.begin(), pushes.begin() + static_cast<std::ptrdiff_t>(k)},
                           static_cast<double>(i) / places, "", 0, 0});
        }
    }
    search.run(all);
    const Tried* best = nullptr;
    for (const Tried& tried : all) {
        if (tried.leader != target.name && (best == nullptr || tried.distance() < best->distance())) {
            best = &tried;
        }
    }
    RedTeam red_team;
    if (best != nullptr) {
        red_team = told(search, model.situation, search.narrow(*best, best->factor - 1.0 / places));
    }
    red_team.tried = pushes.size();
    return red_team;
}

}  // namespace entente::insight
