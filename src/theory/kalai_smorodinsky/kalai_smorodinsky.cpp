#include "theory/kalai_smorodinsky/kalai_smorodinsky.h"

#include <algorithm>
#include <array>

namespace entente::theory {

namespace {
Result<Settlement> run(const Table& table, const Choices& choices) {
    return settle_bargains(table, choices, kalai_smorodinsky_point, linked_kalai_smorodinsky);
}
}  // namespace

double kalai_smorodinsky_point(const Bargain& bargain, std::span<const double> d, Zone zone) {
    std::vector<double> most(d.size());
    for (std::size_t i = 0; i < d.size(); ++i) {
        const double nearest = std::clamp(bargain.position[i], zone.low, zone.high);
        most[i] = bargain.utility(i, nearest) - d[i];
    }
    return raise_together(bargain, d, most, zone);
}

extern const Theory kalai_smorodinsky_theory;

constinit const Theory kalai_smorodinsky_theory{
    .name = "kalai-smorodinsky",
    .about = "everybody gets the same share of the most it could gain over no deal; the cost of no deal is uncertain",
    .source = "Kalai & Smorodinsky 1975",
    .needs_reversion = true,
    .gives_distribution = true,
    .options = bargaining_options,
    .run = run};

}  // namespace entente::theory
