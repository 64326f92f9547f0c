#include "theory/egalitarian/egalitarian.h"

#include <array>

namespace entente::theory {

namespace {
Result<Settlement> run(const Table& table, const Choices& choices) {
    return settle_bargains(table, choices, egalitarian_point, linked_egalitarian);
}
}  // namespace

double egalitarian_point(const Bargain& bargain, std::span<const double> d, Zone zone) {
    return raise_together(bargain, d, std::vector<double>(d.size(), 1.0), zone);
}

extern const Theory egalitarian_theory;

constinit const Theory egalitarian_theory{
    .name = "egalitarian",
    .about = "the point where the smallest gain over no deal is largest; the cost of no deal is uncertain",
    .source = "Kalai 1977",
    .needs_reversion = true,
    .gives_distribution = true,
    .options = bargaining_options,
    .run = run};

}  // namespace entente::theory
