#include <iterator>

#include "insight/json_parts.h"

namespace entente::insight {
namespace {

using situation::Situation;
using StepKind = Pathway::Step::Kind;

constexpr const char* lever_words[] = {"threat or side payment", "penalty", "looser limit"};
constexpr const char* step_words[] = {"past", "date", "bargain", "term", "act", "variable", "signal"};

template <class Kind, std::size_t N>
Kind kind_of(const char* const (&words)[N], const std::string& word) {
    for (std::size_t i = 0; i < N; ++i) {
        if (word == words[i]) {
            return static_cast<Kind>(i);
        }
    }
    throw Mismatch{"\"" + word + "\" is not a word known here"};
}

template <class Kind, std::size_t N>
const char* word_of(const char* const (&words)[N], Kind kind) {
    return words[static_cast<std::size_t>(kind)];
}

Json json(const Estimate& estimate) {
    return {{"value", estimate.value}, {"mc_error", estimate.error}};
}

Estimate estimate_from(const Json& j) {
    return {j.at("value"), j.at("mc_error")};
}

Json json(const Lever& lever, const Situation& s) {
    return {{"kind", word_of(lever_words, lever.kind)},
            {"actor", lever.actor ? Json(s.actor(*lever.actor).id) : Json(nullptr)},
            {"input", lever.key},
            {"step", lever.step},
            {"cost", lever.cost},
            {"deal", json(lever.deal)},
            {"target", json(lever.target)},
            {"deal_per_ten", lever.deal_per_ten()}};
}

Lever lever_from(const Json& j, const Situation& s) {
    Lever lever;
    lever.kind = kind_of<Lever::Kind>(lever_words, j.at("kind"));
    if (!j.at("actor").is_null()) {
        lever.actor = find_id<ActorId>(s.actors, j.at("actor"));
    }
    lever.key = j.at("input");
    lever.step = j.at("step");
    lever.cost = j.at("cost");
    lever.deal = estimate_from(j.at("deal"));
    lever.target = estimate_from(j.at("target"));
    return lever;
}

Json json(const RedTeam& red_team) {
    return {{"found", red_team.found},
            {"tried", red_team.tried},
            {"leader", red_team.found ? Json(red_team.leader) : Json(nullptr)},
            {"probability", red_team.probability},
            {"target", red_team.target},
            {"values", list(red_team.values, [](const RedTeam::Value& value) {
                 return Json{{"input", value.key},
                             {"from", value.from},
                             {"at", value.at},
                             {"percentile", value.percentile}};
             })}};
}

RedTeam red_team_from(const Json& j) {
    RedTeam red_team;
    red_team.found = j.at("found");
    red_team.tried = j.at("tried");
    red_team.leader = optional_at<std::string>(j, "leader").value_or("");
    red_team.probability = j.at("probability");
    red_team.target = j.at("target");
    for (const Json& value : j.at("values")) {
        red_team.values.push_back({value.at("input"), value.at("from"), value.at("at"), value.at("percentile")});
    }
    return red_team;
}

Json json(const Pathway& pathway) {
    return {{"outcome", pathway.outcome},
            {"probability", pathway.probability},
            {"draw", pathway.draw},
            {"steps", list(pathway.steps, [](const Pathway::Step& step) {
                 return Json{{"kind", word_of(step_words, step.kind)},
                             {"on", step.on.empty() ? Json(nullptr) : Json(step.on)},
                             {"id", step.id},
                             {"value", step.value},
                             {"number", step.number}};
             })}};
}

Pathway pathway_from(const Json& j) {
    Pathway pathway{j.at("outcome"), j.at("probability"), j.at("draw"), {}};
    for (const Json& step : j.at("steps")) {
        pathway.steps.push_back({kind_of<StepKind>(step_words, step.at("kind")),
                                 optional_at<std::string>(step, "on").value_or(""), step.at("id"), step.at("value"),
                                 step.at("number")});
    }
    return pathway;
}

}  // namespace

void write_reasons(Json& object, const Findings& f, const Situation& s) {
    object["levers"] = list(f.levers, [&](const Lever& lever) { return json(lever, s); });
    object["delay"] = list(f.delay, [&](const DelayFinding& delay) {
        return Json{{"actor", s.actor(delay.actor).id},
                    {"deal", json(delay.deal)},
                    {"none", json(delay.none)},
                    {"advantage", json(delay.advantage)}};
    });
    object["red_team"] = f.red_team ? json(*f.red_team) : Json(nullptr);
    object["pathways"] = list(f.pathways, [](const Pathway& pathway) { return json(pathway); });
    object["past"] = list(f.past, [&](const PastFinding& past) {
        return Json{{"id", s.past[past.round].id}, {"expected", past.expected}};
    });
}

void read_reasons(const Json& j, const Situation& s, Findings& f) {
    for (const Json& lever : j.at("levers")) {
        f.levers.push_back(lever_from(lever, s));
    }
    for (const Json& delay : j.at("delay")) {
        f.delay.push_back({find_id<ActorId>(s.actors, delay.at("actor")), estimate_from(delay.at("deal")),
                           estimate_from(delay.at("none")), estimate_from(delay.at("advantage"))});
    }
    if (!j.at("red_team").is_null()) {
        f.red_team = red_team_from(j.at("red_team"));
    }
    for (const Json& pathway : j.at("pathways")) {
        f.pathways.push_back(pathway_from(pathway));
    }
    for (const Json& past : j.at("past")) {
        f.past.push_back({find_id<std::size_t>(s.past, past.at("id")), past.at("expected")});
    }
}

}  // namespace entente::insight
