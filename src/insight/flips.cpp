#include <algorithm>
#include <cmath>

#include "insight/drivers.h"
#include "insight/what_if.h"

namespace entente::insight {
namespace {

constexpr std::uint64_t search_draws = 256;  // which outcome leads is seen roughly long before its odds are known well

ensemble::Reruns fewer(ensemble::Reruns reruns, std::uint64_t draws) {
    reruns.plan.draws = std::min(reruns.plan.draws, draws);
    return reruns;
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
    FlipSearch(const model::Model& model, const Target& target, ensemble::Reruns reruns)
        : model_(model), target_(target), reruns_(std::move(reruns)), outcomes_(outcome_columns(model)) {
    }

    std::vector<std::string> leaders(const std::vector<std::pair<InputId, double>>& places) const {
        std::vector<model::Variation> variations;
        for (const auto& [input, p] : places) {
            variations.push_back(held_at(model_, input, value(input, p)));
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
    ensemble::Reruns reruns_;
    std::vector<OutcomeColumn> outcomes_;
};

// The value as it is printed: to a hundredth of its scale (a power of ten), away from the median, within its bounds.
double printed(const stats::Bounds& bounds, double value, double median) {
    const double step = std::pow(10.0, std::floor(std::log10(bounds.width() / 100) + 1e-9));
    if (!std::isfinite(step) || step <= 0) {
        return value;
    }
    constexpr double slack = 1e-9;  // of a step: a value that is a whole number of them stays where it is
    const double steps = value / step;
    const double whole = value < median   ? std::floor(steps + slack)
                         : value > median ? std::ceil(steps - slack)
                                          : std::floor(steps + 0.5);
    // Whole tenths have no exact double: the nearest one is what the printed digits read as.
    const double rounded = step < 1 ? whole / std::round(1 / step) : whole * step;
    return std::clamp(rounded, bounds.lower, bounds.upper);
}

// What a what-if at the printed value says of each flip found; one that it does not bear out moves outwards to the nearest
// printed value at which it does, or is none.
class Confirmation {
  public:
    Confirmation(const model::Model& model, const ensemble::Sample& sample, const Target& target,
                 const ensemble::Reruns& reruns)
        : model_(model), sample_(sample), target_(target), reruns_(reruns) {
    }

    void confirm(const std::vector<InputId>& inputs, std::vector<Flip>& flips) const {
        std::vector<Doubt> doubts;
        for (std::size_t f = 0; f < flips.size(); ++f) {
            if (flips[f].found) {
                const stats::Elicited& value = model_.situation.input(inputs[f]).value;
                const double p = flips[f].at < flips[f].from ? 0.05 : 0.95;
                const double at = printed(value.bounds, flips[f].at, flips[f].from);
                const double end = printed(value.bounds, stats::percentile(value, p), flips[f].from);
                doubts.push_back({f, inputs[f], flips[f].from, end, at});
            }
        }
        constexpr int most_rounds = 6;  // as found, at the end of the range, and four halvings between
        for (int round = 0; round < most_rounds && !doubts.empty(); ++round) {
            const std::vector<std::string> leaders = what_if_leaders(doubts);
            for (std::size_t i = 0; i < doubts.size(); ++i) {
                doubts[i].answer(leaders[i], target_.name, round, flips[doubts[i].flip]);
            }
            std::erase_if(doubts, [&](Doubt& doubt) {
                return !doubt.advance(model_.situation.input(doubt.input).value.bounds, flips[doubt.flip]);
            });
        }
    }

  private:
    struct Doubt {
        std::size_t flip = 0;
        InputId input{};
        double stays = 0;  // another outcome does not lead there
        double end = 0;    // where to look at most; once the end is known to flip, the nearest value that does
        double ask = 0;    // where the next what-if is asked
        bool is_sure = false;   // the first value asked for was right
        bool end_flips = false;

        void answer(const std::string& leader, const std::string& old, int round, Flip& told) {
            if (leader == old) {
                told.found = round == 0 || end_flips;
                stays = ask;
                return;
            }
            is_sure = round == 0;
            end_flips = true;
            end = ask;
            told.at = ask;
            told.leader = leader;
        }

        // Chooses what to ask next; false if there is nothing left to ask.
        bool advance(const stats::Bounds& bounds, Flip& told) {
            if (is_sure || !told.found) {
                return false;
            }
            ask = end_flips ? printed(bounds, (stays + end) / 2, told.from) : end;
            told.found = end_flips || ask != stays;  // the end of the range was asked for already
            return ask != stays && (!end_flips || ask != end);
        }
    };

    std::vector<std::string> what_if_leaders(const std::vector<Doubt>& doubts) const {
        std::vector<situation::WhatIf> what_ifs;
        for (const Doubt& doubt : doubts) {
            what_ifs.push_back({"", "", held_at(model_, doubt.input, doubt.ask).changes, ""});
        }
        std::vector<std::string> leaders;
        for (const std::vector<WhatIfOutcome>& outcomes : ask_outcomes(model_, sample_, what_ifs, reruns_)) {
            leaders.push_back(std::max_element(outcomes.begin(), outcomes.end(), [](const auto& a, const auto& b) {
                                  return a.changed < b.changed;
                              })->outcome);
        }
        return leaders;
    }

    const model::Model& model_;
    const ensemble::Sample& sample_;
    const Target& target_;
    const ensemble::Reruns& reruns_;
};

}  // namespace

std::vector<Flip> find_flips(const model::Model& model, const ensemble::Sample& sample, const std::vector<Driver>& drivers,
                             const Target& target, const ensemble::Reruns& reruns) {
    std::vector<Flip> flips;
    if (!target.is_outcome) {
        return flips;
    }
    const FlipSearch search(model, target, fewer(reruns, search_draws));
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
    std::vector<InputId> inputs;
    for (std::size_t f = 0; f < flips.size(); ++f) {
        inputs.push_back(places[f * places_each].first);
    }
    Confirmation(model, sample, target, reruns).confirm(inputs, flips);
    return flips;
}

}  // namespace entente::insight
