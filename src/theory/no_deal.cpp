#include "theory/no_deal.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace entente::theory {

namespace {

/// Costs are tried at the middles of this many equal pieces between the lowest and the highest.
constexpr std::size_t cost_steps = 64;
/// All issues at once take longer, and their solutions move smoothly with the cost.
constexpr std::size_t linked_cost_steps = 16;
/// Zones thinner than this share of the scale below zero still count as a point: rounding must not end a deal.
constexpr double slack = 1e-12;

}  // namespace

double Bargain::utility(std::size_t actor, double x) const {
    const double away = std::abs(x - position[actor]) / (upper - lower);
    return loss == Loss::linear ? -away : -away * away;
}

double Bargain::reach(double level) const {
    const double fall = std::max(0.0, -level);
    return (loss == Loss::linear ? fall : std::sqrt(fall)) * (upper - lower);
}

std::optional<Zone> acceptable(const Bargain& bargain, std::span<const double> floor) {
    Zone zone{bargain.lower, bargain.upper};
    for (std::size_t i = 0; i < bargain.position.size(); ++i) {
        if (!(bargain.weight[i] > 0)) continue;
        if (floor[i] > 0) return std::nullopt;
        zone.low = std::max(zone.low, bargain.position[i] - bargain.reach(floor[i]));
        zone.high = std::min(zone.high, bargain.position[i] + bargain.reach(floor[i]));
    }
    if (zone.low <= zone.high) return zone;
    if (zone.low - zone.high > slack * (bargain.upper - bargain.lower)) return std::nullopt;
    const double point = (zone.low + zone.high) / 2;
    return Zone{point, point};
}

std::vector<double> disagreement(const Bargain& bargain, double cost) {
    std::vector<double> d(bargain.position.size());
    for (std::size_t i = 0; i < d.size(); ++i) d[i] = bargain.utility(i, bargain.reversion) - cost;
    return d;
}

std::optional<Zone> agreement_zone(const Bargain& bargain, double cost) {
    return acceptable(bargain, disagreement(bargain, cost));
}

double raise_together(const Bargain& bargain, std::span<const double> d, std::span<const double> pace, Zone zone) {
    std::vector<double> floor(d.begin(), d.end());
    double low = 0, high = 1;
    const auto reached = [&](double t) {
        for (std::size_t i = 0; i < floor.size(); ++i) floor[i] = d[i] + t * pace[i];
        return acceptable(bargain, floor);
    };
    while (high < 0x1p60 && reached(high)) high *= 2;
    // A hundred halvings exhaust the digits of a double.
    for (int step = 0; step < 100; ++step) {
        const double middle = low + (high - low) / 2;
        if (const auto found = reached(middle)) {
            zone = *found;
            low = middle;
        } else {
            high = middle;
        }
    }
    return zone.low + (zone.high - zone.low) / 2;
}

namespace {

/// Costs of no deal to be tried, each equally likely.
std::vector<double> costs_of_no_deal(const Choices& choices, std::size_t steps) {
    const double low = choices.number("cost-low") / 100;
    const double high = std::max(low, choices.number("cost-high") / 100);
    std::vector<double> costs(low < high ? steps : 1);
    for (std::size_t s = 0; s < costs.size(); ++s)
        costs[s] = low + (high - low) * (static_cast<double>(s) + 0.5) / static_cast<double>(costs.size());
    if (low == high) costs[0] = low;
    return costs;
}

Loss chosen_loss(const Choices& choices) { return choices.word("loss") == "quadratic" ? Loss::quadratic : Loss::linear; }

/// Adds the solutions of one issue to the settlement.
void settle_issue(const OneIssue& issue, std::string_view name, const Choices& choices, Solution solution,
                  Settlement& result) {
    const double reversion = issue.reversion.value_or(issue.lower);  // theories that settle so ask for one
    const Bargain bargain{issue.position, issue.weight, issue.lower, issue.upper, reversion,
                          chosen_loss(choices)};
    const std::vector<double> costs = costs_of_no_deal(choices, cost_steps);
    const std::size_t steps = costs.size();
    stats::Density density;
    double sum = 0;
    for (const double cost : costs) {
        const std::vector<double> d = disagreement(bargain, cost);
        const auto zone = acceptable(bargain, d);
        if (!zone) continue;
        const double point = zone->low < zone->high ? solution(bargain, d, *zone) : zone->low;
        sum += point;
        density.atoms.push_back({point, 1.0 / static_cast<double>(steps)});
    }
    const std::size_t deals = density.atoms.size();
    result.no_deal.push_back(static_cast<double>(steps - deals) / static_cast<double>(steps));
    result.settlement.push_back(deals > 0 ? sum / static_cast<double>(deals) : reversion);
    result.distribution.push_back(std::move(density));
    if (deals < steps) {
        result.notes.push_back(
            {"E332",
             Severity::note,
             {},
             deals == 0
                 ? fmt::format("no point on {} is better for all than no deal at any cost; the "
                               "settlement is the reversion",
                               name)
                 : fmt::format("no deal on {} at {} of {} costs of no deal", name, steps - deals, steps),
             {},
             {}});
    }
}

/// Adds the solutions of all issues at once.
void settle_linked(const Table& table, const Choices& choices, LinkedSolution solution, Settlement& result) {
    const LinkedBargain bargain = linked_bargain(table, chosen_loss(choices));
    const std::vector<double> costs = costs_of_no_deal(choices, linked_cost_steps);
    result.settlement.assign(table.issues.size(), 0.0);
    result.distribution.resize(table.issues.size());
    // Nobody pays less than nothing for no deal, so the reversion at least is open to all: there is always a deal.
    result.no_deal.assign(table.issues.size(), 0.0);
    const double share = 1.0 / static_cast<double>(costs.size());
    for (const double cost : costs) {
        const std::vector<double> at = solution(bargain, bargain.disagreement(cost));
        for (std::size_t k = 0; k < at.size(); ++k) {
            const double x = bargain.lower[k] + at[k] * bargain.width[k];
            result.settlement[k] += x * share;
            result.distribution[k].atoms.push_back({x, share});
        }
    }
}

}  // namespace

Result<Settlement> settle_bargains(const Table& table, const Choices& choices, Solution solution,
                                   LinkedSolution linked_solution) {
    Settlement result = opening(table);
    if (choices.word("issues") == "linked") {
        if (table.issues.size() > most_linked_issues) {
            return failure("E312",
                           fmt::format("linked bargaining takes at most {} issues, the table has {}",
                                       most_linked_issues, table.issues.size()),
                           "leave out issues, or bargain over each apart");
        }
        settle_linked(table, choices, linked_solution, result);
        return result;
    }
    for (std::size_t k = 0; k < table.issues.size(); ++k)
        settle_issue(one_issue(table, k), table.issues[k].name, choices, solution, result);
    return result;
}

}  // namespace entente::theory
