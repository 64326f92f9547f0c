#include <algorithm>

#include "base/text.h"
#include "situation/build.h"
#include "situation/chance_tables.h"
#include "situation/conditions.h"
#include "situation/payoff.h"

namespace entente::situation {
namespace {

bool is_otherwise(const Node& condition) {
    return trim(condition.text) == "otherwise";
}

void read_scores(Building& building, Conditions& conditions, const Entry& entry, const stats::Bounds& points, Goal& goal) {
    const Field* field = entry.find("scores");
    if (field == nullptr) {
        return;
    }
    const std::vector<Node>& pairs = field->value->items;
    std::vector<Row> rows;
    bool sound = true;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const Node& condition = pairs[i].items[0];
        Score score;
        score.written = trim(condition.text);
        if (!is_otherwise(condition)) {
            const std::optional<Expression> when = conditions.read(condition);
            sound = sound && when.has_value();
            score.when = when.value_or(Expression{});
            rows.push_back({&condition, score.when});
        } else if (i + 1 < pairs.size()) {
            building.report.error("E172", condition.place, "what stands after \"otherwise\" never counts",
                                  "put [\"otherwise\", ...] last");
        }
        score.points = input_at(building, pairs[i].items[1], entry.path + ".score." + std::to_string(i + 1),
                                {points, {}, WordSet::none}, goal.because);
        goal.scores.push_back(std::move(score));
    }
    if (!is_otherwise(pairs.back().items[0])) {
        building.report.error("E172", pairs.back().place, "goal " + in_quotes(entry.id) + " does not say what it is worth otherwise",
                              "end the list with [\"otherwise\", POINTS]");
    }
    if (sound) {
        check_rows(building, conditions, rows);
    }
}

void check_due(Building& building, const Entry& entry, const Signal& signal) {
    const Situation& situation = building.situation;
    if (!signal.due || !building.dates_known) {
        return;
    }
    const bool early = !later(*signal.due, situation.as_of);
    if (early || later(*signal.due, situation.horizon)) {
        building.report.error("E147", entry.find("due")->place,
                              in_quotes(entry.id) + " is due on " + iso(*signal.due) +
                                  (early ? ", not later than as_of " + iso(situation.as_of)
                                         : ", later than the horizon " + iso(situation.horizon)),
                              early ? "what was seen is evidence" : "what is seen later comes too late for the question");
    }
}

}  // namespace

void build_goals(Building& building, Conditions& conditions) {
    for (const Entry& entry : building.entries.of("goal")) {
        Goal goal;
        goal.id = entry.id;
        goal.says = entry.text("says", in_words(entry.id));
        goal.because = entry.text("because");
        if (entry.find("of") != nullptr) {
            goal.of = static_cast<ActorId>(building.entries.index_of("actor", entry.text("of")));
        }
        goal.weight = input_of(building, entry, "weight", entry.path + ".weight", {hundred, {}, WordSet::salience},
                               {stats::Elicited::range(hundred, 35, 65), "medium"});
        read_scores(building, conditions, entry, hundred, goal);
        building.situation.goals.push_back(std::move(goal));
    }
}

namespace {

// A payoff by cases is a goal whose points are added.
void read_cases(Building& building, Conditions& conditions, const Entry& entry) {
    Goal goal;
    goal.id = entry.id;
    goal.says = entry.text("says", in_words(entry.id));
    goal.because = entry.text("because");
    goal.adds = true;
    if (entry.find("of") != nullptr) {
        goal.of = static_cast<ActorId>(building.entries.index_of("actor", entry.text("of")));
    }
    read_scores(building, conditions, entry, {-100, 100}, goal);
    if (!goal.scores.empty()) {
        goal.weight = goal.scores.front().points;
        building.situation.goals.push_back(std::move(goal));
    }
}

}  // namespace

void build_payoff_cases(Building& building, Conditions& conditions) {
    for (const Entry& entry : building.entries.of("payoff")) {
        const bool has_cases = entry.find("scores") != nullptr;
        if (entry.complete && has_cases == (entry.find("points") != nullptr)) {
            building.report.error("E172", entry.place,
                                  "payoff " + in_quotes(entry.id) + (has_cases ? " has both scores and points"
                                                                               : " has neither scores nor points"),
                                  "give it one of the two");
        }
        if (has_cases) {
            read_cases(building, conditions, entry);
        }
    }
    std::sort(building.situation.goals.begin(), building.situation.goals.end(),
              [](const Goal& a, const Goal& b) { return a.id < b.id; });
}

void build_payoffs(Building& building) {
    for (const Entry& entry : building.entries.of("payoff")) {
        const Field* points = entry.find("points");
        if (points == nullptr || entry.find("of") == nullptr) {
            continue;
        }
        tl::expected<Payoff, ExpressionMistake> payoff = parse_payoff(points->value->text, building.situation);
        if (!payoff) {
            building.report.error(payoff.error().code,
                                  building.report.document().inside(*points->value, payoff.error().offset),
                                  payoff.error().message, payoff.error().hint);
            continue;
        }
        payoff->id = entry.id;
        payoff->says = entry.text("says", in_words(entry.id));
        payoff->because = entry.text("because");
        payoff->of = static_cast<ActorId>(building.entries.index_of("actor", entry.text("of")));
        building.situation.payoffs.push_back(std::move(*payoff));
    }
}

void build_signals(Building& building, Conditions& conditions) {
    for (const Entry& entry : building.entries.of("signal")) {
        Signal signal;
        signal.id = entry.id;
        signal.says = entry.text("says");
        signal.because = entry.text("because");
        signal.due = date_of(entry, "due");
        signal.values = {"yes", "no"};
        if (const Field* values = entry.find("values")) {
            signal.values.clear();
            for (const Node& item : values->value->items) {
                signal.values.push_back(item.text);
            }
            check_count(building, *values, signal.values.size(), 2, most_values, "a signal");
        }
        if (const Field* otherwise = entry.find("otherwise")) {
            signal.rows = read_likelihoods(building, conditions, entry.find("given"), *otherwise->value, signal.values,
                                           entry.path, signal.because);
        }
        check_due(building, entry, signal);
        building.situation.signals.push_back(std::move(signal));
    }
}

void build_past(Building& building) {
    for (const Entry& entry : building.entries.of("past")) {
        PastRound round;
        round.id = entry.id;
        round.says = entry.text("says", in_words(entry.id));
        round.because = entry.text("because");
        round.on = date_of(entry, "on").value_or(Date{});
        round.deal = entry.text("result") == "deal";
        round.track = track_of(building, entry, "a past round").value_or(TrackId{});
        if (const Field* like = entry.find("like-today")) {
            round.like_today =
                input_at(building, *like->value, entry.path + ".like-today", {unit, {}, WordSet::chance}, round.because);
        }
        if (building.dates_known && entry.find("on") != nullptr && later(round.on, building.situation.as_of)) {
            building.report.error("E142", entry.find("on")->value->place,
                                  in_quotes(entry.id) + " ended on " + iso(round.on) + ", later than as_of " +
                                      iso(building.situation.as_of),
                                  "nothing later than as_of may inform the file");
        }
        building.situation.past.push_back(std::move(round));
    }
}

}  // namespace entente::situation
