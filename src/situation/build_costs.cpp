#include <algorithm>
#include <set>

#include "situation/build.h"

namespace entente::situation {
namespace {

// Who signs or ratifies something that is bargained.
std::set<ActorId> signatories(const Situation& situation) {
    std::set<ActorId> actors;
    for (const Issue& issue : situation.issues) {
        if (issue.track) {
            actors.insert(issue.decides.begin(), issue.decides.end());
            actors.insert(issue.blocks.begin(), issue.blocks.end());
        }
    }
    return actors;
}

void build_no_deal(Building& building) {
    static const Entry none;
    const std::set<ActorId> signing = signatories(building.situation);
    for (const ActorId actor : signing) {
        const std::string& id = building.situation.actor(actor).id;
        const Entry* entry = building.entries.find("no-deal", id);
        const Entry& line = entry == nullptr ? none : *entry;
        const std::string path = "no-deal." + id;
        const ValueRules points{hundred, {}, WordSet::none};
        NoDealCost cost;
        cost.actor = actor;
        cost.cost =
            input_of(building, line, "cost", path + ".cost", points, {stats::Elicited::range(hundred, 0, 20), "0 to 20"});
        cost.failure =
            input_of(building, line, "failure", path + ".failure", points, {stats::Elicited::range(hundred, 0, 5), "0 to 5"});
        cost.because = line.text("because");
        building.situation.no_deal.push_back(std::move(cost));
    }
    for (const Entry& entry : building.entries.of("no-deal")) {
        const auto actor = static_cast<ActorId>(building.entries.index_of("actor", entry.id));
        if (!signing.contains(actor) && building.entries.complete("issue")) {
            building.report.error("E118", entry.place,
                                  in_quotes(entry.id) + " neither decides nor blocks what is bargained, so no deal costs it "
                                                        "nothing of its own",
                                  "what it gains or loses without a deal follows from its positions and goals");
        }
    }
}

Play::Rule rule_of(std::string_view word) {
    if (word == "nash") return Play::Rule::nash;
    if (word == "kalai-smorodinsky") return Play::Rule::kalai_smorodinsky;
    if (word == "egalitarian") return Play::Rule::egalitarian;
    if (word == "offer") return Play::Rule::offer;
    return Play::Rule::logit;
}

void read_decisiveness(Building& building, const Entry& game) {
    constexpr stats::Bounds bounds{0, 200};
    building.situation.play.decisiveness =
        input_of(building, game, "decisiveness", "game.decisiveness", {bounds, {}, WordSet::none},
                 {stats::Elicited::range(bounds, 5, 20), "5 to 20"});
    if (building.situation.input(building.situation.play.decisiveness).value.parts.front().low <= 0) {
        building.report.error("E121", game.find("decisiveness")->value->place,
                              "decisiveness must be above 0: at 0 everybody tosses a coin", "write a range such as \"5 to 20\"");
    }
}

void read_bargain(Building& building, const Entry& game) {
    Play& play = building.situation.play;
    const auto input = [&](std::string_view key, stats::Bounds bounds, double low, double high, const char* written) {
        const stats::Elicited value = low == high ? stats::Elicited::point(bounds, low)
                                                  : stats::Elicited::range(bounds, low, high);
        return input_of(building, game, key, "game." + std::string(key), {bounds, {}, WordSet::none}, {value, written});
    };
    // Decisions on record show no table power beside the learned density, which contains influence already; a flat base
    // measure wants some (docs/game.md).
    const bool council = building.situation.setting == Setting::council;
    play.table_power = council ? input("table-power", {0, 200}, 0, 0, "0")
                               : input("table-power", {0, 200}, 0, 1, "0 to 1");
    play.loss_factor = input("loss-factor", hundred, 2, 5, "2 to 5");
    play.step = input("step", hundred, 10, 10, "10");
    play.penalty = input("penalty", hundred, 0, 20, "0 to 20");
    if (const Field* enforced = game.find("enforced-by")) {
        const std::size_t k = building.entries.index_of("issue", enforced->value->text);
        play.enforced_by = static_cast<IssueId>(k);
        if (!building.situation.issues[k].track && building.entries.of("issue")[k].complete) {
            building.report.error("E118", enforced->value->place,
                                  in_quotes(enforced->value->text) + " is not bargained, so it enforces no deal",
                                  "name an issue with two or more deciders");
        }
    }
}

void build_game(Building& building) {
    static const Entry none;
    const std::vector<Entry>& tables = building.entries.of("game");
    const Entry& game = tables.empty() ? none : tables.front();
    const bool bargained = !building.situation.tracks.empty();
    building.situation.play.rule = rule_of(game.text("rule", "logit"));
    building.situation.play.because = game.text("because");
    if (bargained || !building.entries.of("move").empty()) {
        read_decisiveness(building, game);
    } else if (const Field* field = game.find("decisiveness"); field != nullptr && building.entries.complete("issue")) {
        building.report.error("E118", field->place,
                              "\"decisiveness\" has no effect: nothing is bargained, and nobody has a move",
                              "give an issue two or more deciders, or take the key out");
    }
    if (bargained) {
        read_bargain(building, game);
        return;
    }
    for (const Field& field : game.fields) {
        if (field.key != "decisiveness" && field.key != "because" && building.entries.complete("issue")) {
            building.report.error("E118", field.place, in_quotes(field.key) + " has no effect: nothing is bargained",
                                  "give an issue two or more deciders, or take the key out");
        }
    }
}

}  // namespace

void build_costs(Building& building) {
    build_no_deal(building);
    build_game(building);
}

}  // namespace entente::situation
