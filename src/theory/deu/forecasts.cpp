#include "theory/deu/forecasts.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "theory/agenda_setter/agenda_setter.h"
#include "theory/density/form.h"
#include "theory/theory.h"

namespace entente::theory {

namespace {

constexpr double absent = std::numeric_limits<double>::quiet_NaN();

bool is_member(const std::string& actor) { return actor != "com" && actor != "ep"; }

/// Atoms at positions, by weight.
stats::Density weighted_positions(const Decision& d) {
    DensityParameters atoms_only;
    atoms_only.smooth = atoms_only.smooth_two_pole = 0;
    return form_density(atoms_only, {d.position, d.weight});
}

MethodForecast by_point(std::string method, std::string about, const std::vector<Decision>& decisions,
                        const std::function<double(const Decision&)>& point) {
    MethodForecast forecast{std::move(method), std::move(about), {}, {}};
    for (const Decision& d : decisions) forecast.point.push_back(point(d));
    return forecast;
}

MethodForecast by_density(std::string method, std::string about, const std::vector<Decision>& decisions,
                          const std::function<stats::Density(const Decision&)>& density) {
    MethodForecast forecast{std::move(method), std::move(about), {}, {}};
    for (const Decision& d : decisions) {
        forecast.density.push_back(density(d));
        forecast.point.push_back(std::clamp(stats::mean(forecast.density.back()), 0.0, 100.0));
    }
    return forecast;
}

/// A theory of one issue; NaN where it does not take the decision.
MethodForecast by_theory(std::string method, std::string about, const std::vector<Decision>& decisions,
                         std::string_view theory, const Settings& settings = {}) {
    return by_point(std::move(method), std::move(about), decisions, [&](const Decision& d) {
        const Result<Settlement> result = settle(theory, decision_table(d), settings);
        return result ? result->settlement[0] : absent;
    });
}

/// All issues of one proposal as one table; actors in the order they first appear.
Table proposal_table(const std::vector<const Decision*>& issues) {
    Table table;
    for (const Decision* d : issues) {
        table.issues.push_back({d->issue});
        for (const std::string& actor : d->actor) {
            if (std::find(table.actors.begin(), table.actors.end(), actor) == table.actors.end())
                table.actors.push_back(actor);
        }
    }
    const std::size_t size = table.actors.size() * table.issues.size();
    table.position.assign(size, absent);
    table.salience.assign(size, 0);
    table.power.assign(size, 0);
    for (std::size_t k = 0; k < issues.size(); ++k) {
        for (std::size_t a = 0; a < table.actors.size(); ++a) {
            if (const auto i = issues[k]->find(table.actors[a])) {
                table.position[table.at(a, k)] = issues[k]->position[*i];
                table.salience[table.at(a, k)] = issues[k]->salience[*i];
                table.power[table.at(a, k)] = issues[k]->power[*i];
            }
        }
    }
    return table;
}

/// Exchanges among the issues of each proposal; the compromise where a proposal has one issue.
MethodForecast exchange_forecast(const std::vector<Decision>& decisions) {
    MethodForecast forecast{"exchange", "equal-gain exchanges among the issues of a proposal, then the compromise",
                            std::vector<double>(decisions.size(), absent), {}};
    for (std::size_t group = 0; group < decisions.front().proposals; ++group) {
        std::vector<const Decision*> issues;
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < decisions.size(); ++i) {
            if (decisions[i].group == group) {
                issues.push_back(&decisions[i]);
                places.push_back(i);
            }
        }
        const auto result = settle(issues.size() > 1 ? "exchange" : "compromise", proposal_table(issues), {});
        for (std::size_t k = 0; result && k < places.size(); ++k) forecast.point[places[k]] = result->settlement[k];
    }
    return forecast;
}

stats::Density climatology(const std::vector<Decision>& decisions) {
    stats::Density density;
    for (const Decision& d : decisions) density.atoms.push_back({d.outcome, 1 / static_cast<double>(decisions.size())});
    return density;
}

/// Means, medians and elections.
void add_averages(const std::vector<Decision>& d, std::vector<MethodForecast>& all) {
    all.push_back(by_theory("compromise", "mean by power x salience", d, "compromise"));
    all.push_back(by_theory("power-mean", "mean by power", d, "compromise", {{"weights", "power"}}));
    all.push_back(by_theory("salience-mean", "mean by salience", d, "compromise", {{"weights", "salience"}}));
    all.push_back(by_theory("mean", "plain mean", d, "mean"));
    all.push_back(by_theory("median", "median by power x salience", d, "median"));
    all.push_back(by_theory("plain-median", "plain median, the middle where two stand there", d, "median",
                            {{"weights", "equal"}, {"tie", "middle"}}));
    all.push_back(by_theory("condorcet", "mean of the probabilistic election, Markov uniform", d, "condorcet"));
    all.push_back(by_theory("condorcet-conditional", "the same in its closed form", d, "condorcet",
                            {{"election", "conditional"}}));
}

/// Readings of the challenge model after ten rounds, and the spatial model on one issue.
void add_challenges(const std::vector<Decision>& d, std::vector<MethodForecast>& all) {
    all.push_back(by_theory("challenge", "scholz-code, weighted median after 10 rounds", d, "challenge"));
    all.push_back(by_theory("challenge-mean", "scholz-code, weighted mean after 10 rounds", d, "challenge", {{"point", "mean"}}));
    for (const char* reading : {"scholz-paper", "least-move", "highest-offer"}) {
        all.push_back(by_theory(std::string("challenge-") + reading, "weighted median after 10 rounds", d,
                                "challenge", {{"reading", reading}}));
    }
    all.push_back(by_theory("spatial", "Spatial Model of Politics, issue by issue", d, "spatial"));
}

/// Theories that look at the reversion.
void add_bargains(const std::vector<Decision>& d, std::vector<MethodForecast>& all) {
    const Settings free_no_deal{{"cost-low", "0"}, {"cost-high", "0"}};
    all.push_back(by_theory("nash", "cost of no deal between nothing and the whole scale", d, "nash"));
    all.push_back(by_theory("nash-free", "no deal costs nothing beyond the reversion", d, "nash", free_no_deal));
    all.push_back(by_theory("kalai-smorodinsky", "cost of no deal between nothing and the whole scale", d, "kalai-smorodinsky"));
    all.push_back(by_theory("egalitarian", "cost of no deal between nothing and the whole scale", d, "egalitarian"));
    all.push_back(by_point("agenda-setter", "the Commission proposes, the Council votes", d, council_setter_point));
    all.push_back(by_point("reversion", "what holds without a decision", d,
                           [](const Decision& one) { return one.reversion.value_or(absent); }));
}

}  // namespace

Table decision_table(const Decision& d) {
    Table table;
    table.actors = d.actor;
    table.issues.push_back({d.issue});
    table.issues[0].reversion = d.reversion;
    table.position = d.position;
    table.salience = d.salience;
    table.power = d.power;
    return table;
}

double council_setter_point(const Decision& d) {
    const auto commission = d.find("com");
    if (!commission || !d.reversion) return absent;
    std::vector<double> votes;
    for (std::size_t i = 0; i < d.actor.size(); ++i) votes.push_back(is_member(d.actor[i]) ? d.power[i] : 0);
    const Zone zone = winning_zone(d.position, votes, *d.reversion, vote_threshold(d), 0, 100);
    return std::clamp(d.position[*commission], zone.low, zone.high);
}

std::vector<MethodForecast> forecast_decisions(const std::vector<Decision>& d) {
    std::vector<MethodForecast> all;
    all.push_back(by_density("density", "the learned density as shipped", d, [](const Decision& one) {
        return form_density(shipped_parameters(), {one.position, one.weight, one.mean_salience(), one.reversion});
    }));
    add_averages(d, all);
    add_challenges(d, all);
    all.push_back(exchange_forecast(d));
    add_bargains(d, all);
    all.push_back(by_point("constant-50", "always the middle", d, [](const Decision&) { return 50.0; }));
    all.push_back(by_density("mixture", "the simple mixture of published parameters", d, [](const Decision& one) {
        return form_density({}, {one.position, one.weight});
    }));
    all.push_back(by_density("positions", "positions by power x salience", d, weighted_positions));
    stats::Density everything = climatology(d);
    all.push_back(by_density("climatology", "all outcomes of the table", d, [&](const Decision&) { return everything; }));
    return all;
}

}  // namespace entente::theory
