#include "theory/one_issue.h"

#include <algorithm>

#include "theory/compromise/compromise.h"
#include "theory/median/median.h"

namespace entente::theory {

OneIssue one_issue(const Table& table, std::size_t issue) {
    OneIssue one;
    for (std::size_t a = 0; a < table.actors.size(); ++a) {
        if (!table.stands_on(a, issue)) continue;
        one.actor.push_back(a);
        one.position.push_back(table.position[table.at(a, issue)]);
        one.salience.push_back(table.salience[table.at(a, issue)]);
        one.power.push_back(table.power[table.at(a, issue)]);
        one.weight.push_back(table.weight(a, issue));
    }
    one.lower = table.issues[issue].lower;
    one.upper = table.issues[issue].upper;
    one.reversion = table.issues[issue].reversion;
    if (!table.issues[issue].scale_stated) {
        const auto [low, high] = std::minmax_element(one.position.begin(), one.position.end());
        if (*low < *high) one.lower = *low, one.upper = *high;
        if (one.reversion) {
            one.lower = std::min(one.lower, *one.reversion);
            one.upper = std::max(one.upper, *one.reversion);
        }
    }
    return one;
}

Round make_round(const Table& table, std::vector<double> position) {
    Round round{std::move(position), {}, {}};
    for (std::size_t k = 0; k < table.issues.size(); ++k) {
        std::vector<double> x, w;
        for (std::size_t a = 0; a < table.actors.size(); ++a) {
            if (table.stands_on(a, k)) {
                x.push_back(round.position[table.at(a, k)]);
                w.push_back(table.weight(a, k));
            }
        }
        round.median.push_back(weighted_median(x, w));
        round.mean.push_back(compromise(x, w));
    }
    return round;
}

Settlement opening(const Table& table) {
    Settlement settlement;
    settlement.rounds.push_back(make_round(table, table.position));
    return settlement;
}

std::vector<double> chosen_weights(const OneIssue& issue, std::string_view word) {
    if (word == "power") return issue.power;
    if (word == "salience") return issue.salience;
    if (word == "equal") return std::vector<double>(issue.position.size(), 1.0);
    return issue.weight;
}

}  // namespace entente::theory
