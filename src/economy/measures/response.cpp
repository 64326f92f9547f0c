#include "economy/measures/response.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "economy/longrun/caliendo_parro.h"
#include "stats/kernels.h"

namespace entente::economy {
namespace {

constexpr std::size_t most_levers = 4;
constexpr SolveOptions node_options{.tolerance = 1e-9, .most_sweeps = 20000};  // far below the 1 % asked of a flow

// Both ends and what lies between, closer towards the ends, where polynomials go astray (cosine of even angles). The
// points are constants of the table, not of a draw.
std::vector<double> chebyshev_points(std::size_t count) {
    std::vector<double> points(count);
    for (std::size_t k = 0; k < count; ++k) {
        points[k] = 0.5 - 0.5 * std::cos(std::numbers::pi * static_cast<double>(k) / static_cast<double>(count - 1));
    }
    points.front() = 0;
    points.back() = 1;
    return points;
}

// Weights of the values at the nodes in the polynomial through them, at x.
std::vector<double> lagrange(const std::vector<double>& nodes, double x) {
    std::vector<double> weight(nodes.size(), 1.0);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        for (std::size_t k = 0; k < nodes.size(); ++k) {
            if (k != i) weight[i] *= (x - nodes[k]) / (nodes[i] - nodes[k]);
        }
    }
    return weight;
}

Result<std::size_t> find_region(const World& world, const std::string& name) {
    const auto& names = world.names.countries;
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
        return failure("E640", fmt::format("there is no region {} in the base year", name),
                       "the regions are CN, RU, US, EU, IN, UA, AL (others that sanction Russia) and RW (all others)");
    }
    return static_cast<std::size_t>(found - names.begin());
}

std::vector<std::size_t> sectors_of(const World& world, Goods goods) {
    std::vector<std::size_t> places;
    for (std::size_t j = 0; j < world.size.sectors; ++j) {
        const bool only = world.size.sectors == 1;
        if (only || goods == Goods::all || world.names.sectors[j] == name(goods)) places.push_back(j);
    }
    return places;
}

struct TrackedPlace {
    std::size_t from, to;
    std::vector<std::size_t> sectors;
};

Result<std::vector<TrackedPlace>> places_of(const World& world, const ResponsePlan& plan) {
    std::vector<TrackedPlace> places;
    for (const TrackedFlow& flow : plan.tracked) {
        const auto from = find_region(world, flow.from);
        if (!from) return tl::unexpected(from.error());
        const auto to = find_region(world, flow.to);
        if (!to) return tl::unexpected(to.error());
        places.push_back({*from, *to, sectors_of(world, flow.goods)});
    }
    return places;
}

double value_of(const World& world, const TrackedPlace& place, const std::vector<double>& trade) {
    double sum = 0;
    for (const std::size_t j : place.sectors) sum += trade[world.size.at(j, place.to, place.from)];
    return sum;
}

Shock shock_at(const World& world, const ResponsePlan& plan, std::span<const double> levels) {
    Shock shock = no_change(world);
    shock.deficits = plan.deficits;
    for (std::size_t l = 0; l < plan.levers.size(); ++l) {
        for (const LeverEffect& e : plan.levers[l].effects) {
            const std::size_t p = world.size.at(e.sector, e.to, e.from);
            shock.barrier[p] *= stats::kernel_exp(levels[l] * e.log_cost);
            shock.tariff[p] *= 1 + levels[l] * e.tariff;
        }
    }
    return shock;
}

Result<std::vector<double>> quantities_of(const World& world, const ResponsePlan& plan,
                                          const std::vector<TrackedPlace>& places, std::span<const double> levels) {
    const Shock shock = shock_at(world, plan, levels);
    const Result<Equilibrium> after = solve(world, shock, node_options);
    if (!after) return tl::unexpected(after.error());
    const std::vector<double> before = trade_values(world.size, world.share, world.tariff, world.spending);
    const std::vector<double> now = trade_values(world.size, after->share, shock.tariff, after->spending);
    std::vector<double> quantity;
    for (const TrackedPlace& place : places) {
        quantity.push_back(stats::kernel_log(value_of(world, place, now) / value_of(world, place, before)));
    }
    for (const double change : effects_of(world, shock, *after).welfare) quantity.push_back(stats::kernel_log(1 + change));
    return quantity;
}

Result<void> check_plan(const World& world, const ResponsePlan& plan) {
    if (plan.levers.size() > most_levers || plan.levels < 2 || plan.elasticities.empty()) {
        return failure("E640", fmt::format("{} levers at {} levels and {} elasticities", plan.levers.size(), plan.levels,
                                           plan.elasticities.size()),
                       "at most four levers: put measures that move together into one");
    }
    for (const Lever& lever : plan.levers) {
        for (const LeverEffect& e : lever.effects) {
            const bool fits = e.from < world.size.countries && e.to < world.size.countries && e.sector < world.size.sectors;
            if (!fits || !std::isfinite(e.log_cost) || !(e.tariff > -1)) {
                return failure("E640", fmt::format("lever {} names no place of the world, or no cost", lever.id),
                               "regions and sectors are those of the base year");
            }
        }
    }
    return {};
}

// Interpolation weights over all nodes of the levers, first lever outermost.
std::vector<double> level_weights(const ResponseTable& table, std::span<const double> levels) {
    std::vector<double> weights{1.0};
    for (std::size_t l = 0; l < table.levers.size(); ++l) {
        const double level = std::clamp(levels[l], 0.0, 1.0);
        const std::vector<double> here = lagrange(table.level_nodes, level);
        std::vector<double> next;
        next.reserve(weights.size() * here.size());
        for (const double outer : weights) {
            for (const double inner : here) next.push_back(outer * inner);
        }
        weights.swap(next);
    }
    return weights;
}

}  // namespace

World with_elasticity(const World& world, double elasticity) {
    const std::vector<double> trade = trade_values(world.size, world.share, world.tariff, world.spending);
    double weighted = 0;
    double total = 0;
    for (std::size_t j = 0; j < world.size.sectors; ++j) {
        for (std::size_t n = 0; n < world.size.countries; ++n) {
            for (std::size_t i = 0; i < world.size.countries; ++i) {
                if (i == n) continue;
                weighted += trade[world.size.at(j, n, i)] * world.elasticity[j];
                total += trade[world.size.at(j, n, i)];
            }
        }
    }
    World scaled = world;
    for (double& th : scaled.elasticity) th *= elasticity / (weighted / total);
    return scaled;
}

Result<std::vector<double>> solve_at(const World& world, const ResponsePlan& plan, std::span<const double> levels,
                                     double elasticity) {
    if (auto checked = check_plan(world, plan); !checked) return tl::unexpected(checked.error());
    const auto places = places_of(world, plan);
    if (!places) return tl::unexpected(places.error());
    return quantities_of(with_elasticity(world, elasticity), plan, *places, levels);
}

Result<ResponseTable> solve_responses(const World& world, const ResponsePlan& plan) {
    if (auto checked = check_plan(world, plan); !checked) return tl::unexpected(checked.error());
    const auto places = places_of(world, plan);
    if (!places) return tl::unexpected(places.error());
    ResponseTable table;
    table.regions = world.names.countries;
    table.tracked = plan.tracked;
    table.level_nodes = chebyshev_points(plan.levels);
    table.elasticity_nodes = plan.elasticities;
    std::size_t combinations = 1;
    for (const Lever& lever : plan.levers) {
        table.levers.push_back(lever.id);
        combinations *= plan.levels;
    }
    table.nodes = combinations * plan.elasticities.size();
    table.value.resize(table.nodes * table.quantities());
    const std::vector<double> before = trade_values(world.size, world.share, world.tariff, world.spending);
    for (const TrackedPlace& place : *places) table.base_value.push_back(value_of(world, place, before));
    std::vector<double> levels(plan.levers.size());
    for (std::size_t e = 0; e < plan.elasticities.size(); ++e) {
        const World scaled = with_elasticity(world, plan.elasticities[e]);
        for (std::size_t c = 0; c < combinations; ++c) {
            std::size_t rest = c;
            for (std::size_t l = levels.size(); l > 0; --l) {
                levels[l - 1] = table.level_nodes[rest % plan.levels];
                rest /= plan.levels;
            }
            const auto quantity = quantities_of(scaled, plan, *places, levels);
            if (!quantity) return tl::unexpected(quantity.error());
            ++table.solves;
            for (std::size_t q = 0; q < quantity->size(); ++q) {
                table.value[q * table.nodes + e * combinations + c] = (*quantity)[q];
            }
        }
    }
    return table;
}

std::vector<double> ResponseTable::coefficients(std::size_t quantity, std::span<const double> levels) const {
    const std::vector<double> weights = level_weights(*this, levels);
    const std::size_t count = elasticity_nodes.size();
    const double middle = elasticity_nodes[count / 2];
    std::vector<double> x;
    std::vector<double> difference;  // Newton's divided differences over the elasticities
    for (std::size_t e = 0; e < count; ++e) {
        double sum = 0;
        for (std::size_t c = 0; c < weights.size(); ++c) {
            sum += weights[c] * value[quantity * nodes + e * weights.size() + c];
        }
        x.push_back(elasticity_nodes[e] / middle - 1);
        difference.push_back(sum);
    }
    for (std::size_t order = 1; order < count; ++order) {
        for (std::size_t e = count - 1; e >= order; --e) {
            difference[e] = (difference[e] - difference[e - 1]) / (x[e] - x[e - order]);
        }
    }
    std::vector<double> c{difference.back()};
    for (std::size_t e = count - 1; e > 0; --e) {  // c <- c * (x - x[e-1]) + difference[e-1]
        c.push_back(0);
        for (std::size_t k = c.size() - 1; k > 0; --k) c[k] = c[k - 1] - x[e - 1] * c[k];
        c[0] = difference[e - 1] - x[e - 1] * c[0];
    }
    return c;
}

namespace {

double at_elasticity(const ResponseTable& table, std::size_t quantity, std::span<const double> levels,
                     double elasticity) {
    const std::vector<double> c = table.coefficients(quantity, levels);
    const auto [low, high] = std::minmax_element(table.elasticity_nodes.begin(), table.elasticity_nodes.end());
    const double middle = table.elasticity_nodes[table.elasticity_nodes.size() / 2];
    const double x = std::clamp(elasticity, *low, *high) / middle - 1;
    double sum = c.back();
    for (std::size_t k = c.size() - 1; k > 0; --k) sum = sum * x + c[k - 1];
    return sum;
}

}  // namespace

double ResponseTable::log_response(std::size_t flow, std::span<const double> levels, double elasticity) const {
    return at_elasticity(*this, flow, levels, elasticity);
}

double ResponseTable::log_welfare(std::size_t place, std::span<const double> levels, double elasticity) const {
    return at_elasticity(*this, tracked.size() + place, levels, elasticity);
}

void fill_responses(const ResponseTable& table, std::size_t quantity, std::span<const double> levels,
                    std::span<const double> x, std::span<double> out) {
    const std::size_t count = x.size();
    const std::size_t side = table.level_nodes.size();
    const std::size_t terms = table.elasticity_nodes.size();
    const double middle = table.elasticity_nodes[terms / 2];
    std::vector<double> places;
    for (const double th : table.elasticity_nodes) places.push_back(th / middle - 1);
    const double lowest = *std::min_element(places.begin(), places.end());
    const double highest = *std::max_element(places.begin(), places.end());
    const auto inverse = [](const std::vector<double>& nodes) {
        std::vector<double> factor(nodes.size(), 1.0);
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            for (std::size_t k = 0; k < nodes.size(); ++k) factor[i] /= k == i ? 1.0 : nodes[i] - nodes[k];
        }
        return factor;
    };
    const std::vector<double> over_levels = inverse(table.level_nodes);
    const std::vector<double> over_places = inverse(places);
    std::vector<double> weight(side);
    std::vector<double> values(table.nodes);
    // Contracts one axis after another, the outermost first: elasticity, then each lever.
    const auto contract = [&](const std::vector<double>& nodes, const std::vector<double>& factor, double at, std::size_t left) {
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            weight[i] = factor[i];
            for (std::size_t k = 0; k < nodes.size(); ++k) weight[i] *= k == i ? 1.0 : at - nodes[k];
        }
        const std::size_t inner = left / nodes.size();
        for (std::size_t j = 0; j < inner; ++j) {
            double sum = 0;
            for (std::size_t i = 0; i < nodes.size(); ++i) sum += weight[i] * values[i * inner + j];
            values[j] = sum;
        }
        return inner;
    };
    weight.resize(std::max(side, terms));
    std::vector<std::span<const double>> axes{x};  // [axis][draw]
    for (std::size_t l = 0; l < table.levers.size(); ++l) axes.push_back(levels.subspan(l * count, count));
    const auto contract_axis = [&](std::size_t axis, std::size_t d, std::size_t left) {
        const double at = axes[axis][d];
        return axis == 0 ? contract(places, over_places, std::clamp(at, lowest, highest), left)
                         : contract(table.level_nodes, over_levels, std::clamp(at, 0.0, 1.0), left);
    };
    const auto is_same_in_all = [&](std::span<const double> column) {
        return std::all_of(column.begin(), column.end(), [&](double value) { return value == column[0]; });
    };
    // Leading axes on which all draws stand at one place are contracted once, by the same sums.
    const double* from = table.value.data() + quantity * table.nodes;
    std::copy(from, from + table.nodes, values.begin());
    std::size_t shared = 0;
    std::size_t nodes_left = table.nodes;
    for (; shared < axes.size() && count > 0 && is_same_in_all(axes[shared]); ++shared) {
        nodes_left = contract_axis(shared, 0, nodes_left);
    }
    const std::vector<double> begun(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(nodes_left));
    for (std::size_t d = 0; d < count; ++d) {
        std::copy(begun.begin(), begun.end(), values.begin());
        std::size_t left = nodes_left;
        for (std::size_t axis = shared; axis < axes.size(); ++axis) left = contract_axis(axis, d, left);
        out[d] = values[0];
    }
}

Result<Lever> lever_of(const World& world, const Measure& m, double full_stop) {
    if (auto checked = check(m); !checked) return tl::unexpected(checked.error());
    Lever lever{m.id, {}};
    constexpr double middle_elasticity = 4;
    const bool is_tariff = m.act == Act::tariff;
    const bool has_lever = is_tariff || m.act == Act::import_ban || m.act == Act::export_ban || m.act == Act::embargo;
    if (!has_lever) return lever;
    for (const std::string& by : m.by) {
        for (const std::string& on : m.on) {
            const auto a = find_region(world, by);
            if (!a) return tl::unexpected(a.error());
            const auto b = find_region(world, on);
            if (!b) return tl::unexpected(b.error());
            if (*a == *b) continue;  // what a region does to itself is no barrier to trade
            for (const Goods goods : m.goods) {
                for (const std::size_t j : sectors_of(world, goods)) {
                    const double cost = is_tariff ? 0 : -full_stop / middle_elasticity;
                    const double rate = is_tariff ? m.strength : 0;
                    if (m.act != Act::export_ban) lever.effects.push_back({*b, *a, j, cost, rate});
                    if (m.act == Act::export_ban || m.act == Act::embargo) lever.effects.push_back({*a, *b, j, cost, 0});
                }
            }
        }
    }
    if (lever.effects.empty()) {
        return failure("E632", fmt::format("{} acts only on the region that takes it", m.id), "name another region on either side");
    }
    return lever;
}

}  // namespace entente::economy
