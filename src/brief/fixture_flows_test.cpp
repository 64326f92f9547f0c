// Measures, flows and effects of the invented negotiation, and what is found of them.
#include <algorithm>

#include "brief/fixture.h"

namespace entente::brief::testing {
namespace {

using namespace situation;
using insight::FlowSpread;

constexpr std::size_t china = 0, russia = 2, states = 4;
constexpr int months_of_history = 30;
constexpr int months_ahead = 12;

ActorId actor(std::size_t i) {
    return static_cast<ActorId>(i);
}

FlowSpread around(double middle, double width) {
    return {middle - width, middle - 0.5 * width, middle, middle + 0.5 * width, middle + width, middle + 0.01};
}

double season(economy::Month month) {
    return month.month() <= 2 ? 0.85 : month.month() == 12 ? 1.1 : 1.0;
}

insight::FlowUnder under(const std::string& outcome, double probability, double share, economy::Month origin) {
    insight::FlowUnder found;
    found.outcome = outcome;
    found.probability = probability;
    double year = 0;
    for (int t = 1; t <= months_ahead; ++t) {
        const double middle = 9 * season(origin + t) * (1 - (1 - share) * std::min(1.0, t / 4.0));
        found.months.push_back(around(middle, 0.3 + 0.12 * t));
        year += middle;
    }
    found.year = around(year, 9);
    found.change = around(year - 107.1, share < 1 ? 5 : 0);
    found.change_pct = around(100 * (year / 107.1 - 1), share < 1 ? 4 : 0);
    return found;
}

}  // namespace

void add_flow_tables(Situation& s) {
    Measure order;
    order.id = "order";
    order.says = "Washington threatens foreign banks";
    order.by = {actor(states)};
    order.on = {actor(russia)};
    order.kind.act = economy::Act::bank_threat;
    order.because = "banks";
    Measure listing = order;
    listing.id = "listing";
    listing.says = "Washington lists two large banks";
    listing.kind.act = economy::Act::bank_listing;
    listing.when.kind = Expression::Kind::region;
    listing.written = "secondary >= 60";
    listing.because = "It would press as hard as the order did.";
    s.measures = {listing, order};
    s.measure_cases = {{}, {0}};
    Flow sales;
    sales.id = "sales";
    sales.name = "China's exports to Russia";
    sales.from = actor(china);
    sales.to = actor(russia);
    sales.unit = "USD bn";
    sales.stakes = {actor(china), actor(russia)};
    sales.because = "banks";
    s.flows = {sales};
    Effect oil;
    oil.id = "oil";
    oil.name = "Oil price";
    oil.unit = "per cent";
    oil.because = "A judgement of the authors.";
    oil.source = 0;
    Effect audience;
    audience.id = "audience";
    audience.name = "Standing in the South";
    audience.because = "banks";
    Effect goods;
    goods.id = "goods";
    goods.name = "What China sells, twelve months";
    goods.unit = "per cent";
    goods.flow = 0;
    s.effects = {audience, goods, oil};
}

void add_flow_findings(insight::Findings& f) {
    const economy::Month origin = economy::make_month(2025, 7);
    insight::FlowFinding sales;
    for (int back = months_of_history; back-- > 0;) {
        const economy::Month month = origin + -back;
        if (month != economy::make_month(2024, 4)) {  // a gap
            sales.history.push_back({economy::iso(month), (8.5 + 0.02 * (months_of_history - back)) * season(month), false});
        }
    }
    for (int t = 1; t <= months_ahead; ++t) {
        sales.months.push_back(economy::iso(origin + t));
    }
    sales.to_horizon = 5;
    sales.last_year = 106.2;
    sales.under = {under("frozen-loose", .08, 1.0, origin), under("singled-out", .12, 0.8, origin),
                   under("talks-drift", .69, 1.0, origin)};
    sales.overall = sales.under.back().months;
    sales.reference = sales.under.back().months;
    sales.year = around(105, 9);
    sales.reference_year = around(107.1, 9);
    f.flows = {sales};
    insight::MeasureFinding listing;
    listing.probability = .12;
    listing.on = {{0, -20.4, -31, -9, "2026-01", 3, -14.6, around(-15.6, 8)}};
    insight::MeasureFinding order;
    order.measure = 1;
    order.on = {{0, -0.2, -0.4, 0, "2026-07", std::nullopt, -0.1, around(-0.1, 0.1)}};
    order.owners = {{"US", -0.01, -0.02, 0}};
    f.measures = {listing, order};
    f.effects = {{0, {{"frozen-loose", false, 1, {}, {}, {}}, {"singled-out", false, -2, {}, {}, {}}}},
                 {1, {{"singled-out", true, -1, -24, -15, -6}, {"talks-drift", true, 0, 0, 0, 0}}},
                 {2, {{"frozen-loose", false, -1, -8, -4, 0}, {"talks-drift", false, 0, 0, 0, 0}}}};
}

}  // namespace entente::brief::testing
