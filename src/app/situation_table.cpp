#include "app/situation_table.h"

#include <algorithm>
#include <limits>

#include "stats/elicited.h"

namespace entente::app {
namespace {

using situation::Issue;

double median(const situation::Situation& situation, InputId input) {
    return stats::percentile(situation.input(input).value, 0.5);
}

constexpr std::size_t absent = std::numeric_limits<std::size_t>::max();

// Actors without a position anywhere in the table are no part of it.
void keep_those_who_stand(theory::Table& table) {
    theory::Table kept;
    kept.issues = table.issues;
    for (std::size_t a = 0; a < table.actors.size(); ++a) {
        bool stands = false;
        for (std::size_t k = 0; k < table.issues.size(); ++k) {
            stands = stands || table.stands_on(a, k);
        }
        if (!stands) {
            continue;
        }
        kept.actors.push_back(table.actors[a]);
        for (std::size_t k = 0; k < table.issues.size(); ++k) {
            kept.position.push_back(table.position[table.at(a, k)]);
            kept.salience.push_back(table.salience[table.at(a, k)]);
            kept.power.push_back(table.power[table.at(a, k)]);
        }
    }
    table = std::move(kept);
}

bool weighs_in(const Issue& issue, ActorId actor) {
    const auto among = [&](const std::vector<ActorId>& actors) {
        return std::find(actors.begin(), actors.end(), actor) != actors.end();
    };
    return issue.decides.empty() || among(issue.decides) || among(issue.blocks) || among(issue.voices);
}

}  // namespace

theory::Table table_of(const situation::Situation& situation) {
    theory::Table table;
    for (const situation::Actor& actor : situation.actors) {
        table.actors.push_back(actor.id);
    }
    std::vector<std::size_t> place(situation.issues.size(), absent);
    for (std::size_t k = 0; k < situation.issues.size(); ++k) {
        const Issue& issue = situation.issues[k];
        if (issue.decides.size() != 1) {
            place[k] = table.issues.size();
            table.issues.push_back(
                {issue.id, issue.scale.lower, issue.scale.upper, true, median(situation, issue.reversion)});
        }
    }
    const std::size_t entries = table.actors.size() * table.issues.size();
    table.position.assign(entries, std::numeric_limits<double>::quiet_NaN());
    table.salience.assign(entries, 0.0);
    table.power.assign(entries, 0.0);
    for (const situation::Position& position : situation.positions) {
        const std::size_t k = place[index(position.issue)];
        if (k == absent || !weighs_in(situation.issue(position.issue), position.actor)) {
            continue;
        }
        const std::size_t at = table.at(index(position.actor), k);
        table.position[at] = median(situation, position.at);
        table.salience[at] = median(situation, position.salience);
        table.power[at] = median(situation, position.influence);
    }
    keep_those_who_stand(table);
    return table;
}

}  // namespace entente::app
