#include "model/flow_model.h"

#include <algorithm>

#include "base/hash.h"
#include "economy/base_year/base_year.h"

namespace entente::model {
namespace {

using situation::Situation;

constexpr std::size_t least_months = 12;
constexpr std::size_t most_months = 24;

// A tariff's lever has the largest rate that draws may give, as the file stands or under a what-if, so that no level
// passes 1.
economy::Measure with_room(const Situation& s, const situation::Measure& measure,
                           std::span<const situation::Change> changes) {
    economy::Measure kind = measure.kind;
    if (kind.act != economy::Act::tariff) {
        return kind;
    }
    constexpr double nearly_all = 0.999;
    kind.strength = stats::percentile(s.input(measure.strength).value, nearly_all);
    const auto make_room = [&](std::span<const situation::Change> for_changes) {
        for (const situation::Change& change : for_changes) {
            if (change.input == measure.strength) {
                kind.strength = std::max(kind.strength, stats::percentile(change.value, nearly_all));
            }
        }
    };
    for (const situation::WhatIf& what_if : s.what_ifs) {
        make_room(what_if.changes);
    }
    make_room(changes);
    return kind;
}

// Each flow, and its energy where a cap could touch only that part of it.
std::vector<economy::TrackedFlow> tracked_of(const Situation& s) {
    std::vector<economy::TrackedFlow> tracked;
    for (const situation::Flow& flow : s.flows) {
        tracked.push_back({flow.from_region, flow.to_region, flow.goods});
    }
    for (const situation::Flow& flow : s.flows) {
        tracked.push_back({flow.from_region, flow.to_region, economy::Goods::energy});
    }
    return tracked;
}

double share_of_energy(const Situation& s, const economy::ResponseTable& table, std::size_t f) {
    const economy::Goods goods = s.flows[f].goods;
    if (goods != economy::Goods::all) {
        return goods == economy::Goods::energy ? 1.0 : 0.0;
    }
    const double all = table.base_value[f];
    return all > 0 ? table.base_value[s.flows.size() + f] / all : 0.0;
}

}  // namespace

std::vector<std::size_t> FlowModel::in_force(const situation::MeasureCase& come) const {
    const std::size_t count = of_measure.empty() ? 0 : 1 + *std::max_element(of_measure.begin(), of_measure.end());
    std::vector<std::size_t> measures_there = standing;
    for (const std::size_t event : come) {
        if (event < count) {
            measures_there.push_back(event);
        }
    }
    for (const std::size_t event : come) {
        for (std::size_t& there : measures_there) {
            if (event >= count && there == event - count) {
                there = static_cast<std::size_t>(std::find(of_measure.begin() + static_cast<std::ptrdiff_t>(count),
                                                           of_measure.end(), there) -
                                                 of_measure.begin());
            }
        }
    }
    std::sort(measures_there.begin(), measures_there.end());
    return measures_there;
}

Result<FlowModel> prepare_flows(const Situation& s, std::span<const situation::Change> changes) {
    FlowModel flows;
    if (s.flows.empty()) {
        return flows;
    }
    for (std::size_t m = 0; m < s.measures.size(); ++m) {
        flows.measures.push_back(with_room(s, s.measures[m], changes));
        flows.of_measure.push_back(m);
        if (s.measures[m].lifted_when) {
            flows.measures.back().lifted.reset();
        }
        if (!s.measures[m].is_conditional()) {
            flows.standing.push_back(m);
        }
    }
    for (std::size_t m = 0; m < s.measures.size(); ++m) {
        if (s.measures[m].lifted_when) {
            flows.measures.push_back(with_room(s, s.measures[m], changes));
            flows.of_measure.push_back(m);
        }
    }
    const Result<economy::World> world = economy::base_year_2021();
    if (!world) {
        return tl::unexpected(world.error());
    }
    Result<economy::MeasureSet> set = economy::group_measures(*world, flows.measures);
    if (!set) {
        return tl::unexpected(set.error());
    }
    flows.set = std::move(*set);
    economy::ResponsePlan plan;
    plan.levers = flows.set.levers;
    plan.tracked = tracked_of(s);
    Result<economy::ResponseTable> table = economy::solve_responses(*world, plan);
    if (!table) {
        return tl::unexpected(table.error());
    }
    flows.table = std::move(*table);
    flows.origin = s.flows.front().origin;
    const int ahead = economy::month_of(s.horizon) - flows.origin;
    flows.to_horizon = std::min(static_cast<std::size_t>(std::max(ahead, 1)), most_months);
    flows.months = std::max(flows.to_horizon, least_months);
    for (std::size_t f = 0; f < s.flows.size(); ++f) {
        const situation::Flow& flow = s.flows[f];
        flows.flows.push_back({flow.from_region, flow.to_region, flow.series, f, share_of_energy(s, flows.table, f),
                               flow.season, key_hash("flow." + flow.id)});
    }
    return flows;
}

}  // namespace entente::model
