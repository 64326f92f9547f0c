#include "insight/find.h"
#include "insight/json_parts.h"

namespace entente::insight {
namespace {

constexpr const char* schema_name = "entente/findings-1";

// --- writing --------------------------------------------------------------------------------------------------

Json json(const Spread& s) {
    return {{"p05", s.p05}, {"p25", s.p25}, {"p50", s.p50}, {"p75", s.p75}, {"p95", s.p95}, {"mean", s.mean}};
}

template <class T>
Json json(const std::optional<T>& value) {
    if constexpr (std::is_same_v<T, Spread>) {
        return value ? json(*value) : Json(nullptr);
    } else {
        return value ? Json(*value) : Json(nullptr);
    }
}

Json json(const IssueForecast& f, const situation::Situation& s) {
    const situation::Issue& issue = s.issue(f.issue);
    Json object{{"id", issue.id}, {"kind", f.is_act ? "act" : issue.track ? "term" : "forecast"}};
    object.update(json(f.forecast));
    object["by_theory"] = Json::object();
    for (const TheoryPoint& point : f.by_theory) {
        object["by_theory"][point.theory] = json(point.points);
    }
    object["learned"] = json(f.learned);
    object["flat"] = json(f.flat);
    object["landmarks"] = list(f.landmarks, [](const LandmarkChance& c) {
        return Json{{"name", c.name}, {"value", c.value}, {"at", c.at}, {"near", c.near}, {"below", c.below}};
    });
    object["reversion"] = json(f.reversion);
    object["possible"] = {{"low", json(f.possible_low)}, {"high", json(f.possible_high)}};
    object["histogram"] = {{"edges", f.histogram.edges}, {"masses", f.histogram.masses}};
    return object;
}

Json json(const OutcomeForecast& f) {
    return {{"id", f.id},
            {"probability", f.probability.value},
            {"mc_error", f.probability.error},
            {"input_low", f.input_low},
            {"input_high", f.input_high},
            {"is_deal", f.is_deal},
            {"learned", f.learned},
            {"flat", f.flat}};
}

Json json(const Deal& d, const std::string& track) {
    return {{"track", track.empty() ? Json(nullptr) : Json(track)},
            {"inside", json(d.inside)},
            {"outside", json(d.outside)},
            {"pooled", json(d.pooled)},
            {"signed", json(d.is_signed)},
            {"in_force", json(d.in_force)},
            {"mc_error", d.error},
            {"kept", json(d.kept)},
            {"before_past", json(d.before_past)},
            {"pooled_low", json(d.pooled_low)},
            {"pooled_high", json(d.pooled_high)},
            {"reference", d.reference.empty() ? Json(nullptr) : Json(d.reference)}};
}

Json json(const Stake& stake, const situation::Situation& s) {
    Json by_issue = Json::object();
    for (const auto& [issue, gain] : stake.by_issue) {
        by_issue[s.issue(issue).id] = gain;
    }
    Json by_goal = Json::object();
    for (const auto& [goal, gain] : stake.by_goal) {
        by_goal[s.goals[goal].id] = gain;
    }
    Json by_move = Json::object();
    for (const auto& [move, gain] : stake.by_move) {
        by_move[s.variable(s.moves[move].variable).id] = gain;
    }
    Json by_payoff = Json::object();
    for (const auto& [payoff, gain] : stake.by_payoff) {
        by_payoff[s.payoffs[payoff].id] = gain;
    }
    return {{"actor", s.actor(stake.actor).id}, {"outcome", stake.outcome}, {"gain", stake.gain.value},
            {"mc_error", stake.gain.error},     {"low", stake.low},         {"high", stake.high},
            {"favourable", stake.favourable},   {"by_issue", by_issue},     {"by_goal", by_goal},
            {"by_move", by_move},               {"by_payoff", by_payoff}};
}

Json json(const Driver& d, const situation::Situation& s) {
    return {{"input", d.key},
            {"share", d.share},
            {"floor", d.floor},
            {"low", json(d.low)},
            {"high", json(d.high)},
            {"input_low", json(d.input_low)},
            {"input_high", json(d.input_high)},
            {"expected_shift", d.expected_shift},
            {"inputs", list(d.inputs, [&](InputId input) { return s.input(input).key; })}};
}

Json json(const WhatIfFinding& f, const situation::Situation& s) {
    Json issues = list(f.issues, [&](const auto& change) {
        return Json{{"id", s.issue(change.first).id},
                    {"difference", change.second.value},
                    {"mc_error", change.second.error}};
    });
    Json outcomes = list(f.outcomes, [](const WhatIfOutcome& o) {
        return Json{{"id", o.outcome},
                    {"base", o.base},
                    {"changed", o.changed},
                    {"difference", o.difference.value},
                    {"mc_error", o.difference.error},
                    {"low", o.low},
                    {"high", o.high}};
    });
    Json answers = list(f.answers, [&](const AnswerChange& change) {
        return Json{{"id", s.variable(s.moves[change.move].variable).id}, {"before", change.before}, {"after", change.after}};
    });
    Json gains = list(f.gains, [&](const GainChange& change) {
        return Json{{"actor", s.actor(change.actor).id},
                    {"difference", change.difference.value},
                    {"mc_error", change.difference.error}};
    });
    return {{"id", f.id},
            {"outcomes", std::move(outcomes)},
            {"issues", std::move(issues)},
            {"answers", std::move(answers)},
            {"gains", std::move(gains)},
            {"flows", flow_changes_json(f.flows, s)}};
}

constexpr const char* verdict_words[] = {"agrees", "disagrees", "too close to call", "cannot tell"};
constexpr const char* level_words[] = {"low", "moderate", "high"};

Json json(const ClaimFinding& f) {
    return {{"id", f.id},
            {"verdict", verdict_words[static_cast<std::size_t>(f.verdict)]},
            {"probability", f.probability ? Json(f.probability->value) : Json(nullptr)},
            {"mc_error", f.probability ? Json(f.probability->error) : Json(nullptr)}};
}

void add_why(Json& object, const Findings& f, const situation::Situation& s) {
    object["target"] = {{"name", f.target.name},
                        {"kind", f.target.is_outcome ? "outcome" : "issue"},
                        {"mean", f.target.mean}};
    object["drivers"] = list(f.drivers, [&](const Driver& d) { return json(d, s); });
    object["flips"] = list(f.flips, [](const Flip& flip) {
        return Json{{"input", flip.key},
                    {"found", flip.found},
                    {"from", flip.from},
                    {"at", flip.found ? Json(flip.at) : Json(nullptr)},
                    {"leader", flip.found ? Json(flip.leader) : Json(nullptr)}};
    });
    object["pivots"] = list(f.pivots, [&](const Pivot& p) {
        return Json{{"actor", s.actor(p.actor).id},
                    {"without", p.without},
                    {"difference", p.change.value},
                    {"mc_error", p.change.error}};
    });
}

void add_rest(Json& object, const Findings& f, const situation::Situation& s) {
    object["what_ifs"] = list(f.what_ifs, [&](const WhatIfFinding& w) { return json(w, s); });
    object["claims"] = list(f.claims, [](const ClaimFinding& c) { return json(c); });
    object["next"] = list(f.next, [](const Question& q) {
        return Json{{"input", q.key}, {"ask", q.ask}, {"expected_shift", q.expected_shift}};
    });
    object["theories"] = list(f.theory_notes, [](const TheoryNote& note) {
        return Json{{"theory", note.theory},
                    {"reading", note.reading},
                    {"draws", note.draws},
                    {"refusal", note.refusal.empty() ? Json(nullptr) : Json(note.refusal)}};
    });
    object["confidence"] = {{"level", level_words[static_cast<std::size_t>(f.confidence.level)]},
                            {"reasons", f.confidence.reasons},
                            {"share_on_assumptions", f.confidence.share_on_assumptions},
                            {"sources", f.confidence.sources},
                            {"origins", f.confidence.origins},
                            {"base_measure_spread", f.confidence.base_measure_spread}};
    object["warnings"] = list(f.warnings, [](const Diagnostic& d) {
        return Json{{"code", d.code}, {"message", d.message}, {"hint", d.hint}};
    });
    write_game(object, f, s);
    write_reasons(object, f, s);
    write_flows(object, f, s);
    write_store(object, f, s);
}

// --- reading --------------------------------------------------------------------------------------------------

Spread spread_from(const Json& j) {
    return {j.at("p05"), j.at("p25"), j.at("p50"), j.at("p75"), j.at("p95"), j.at("mean")};
}

InputId input_from(const situation::Situation& s, const std::string& key) {
    if (const std::optional<InputId> input = s.find_input(key)) {
        return *input;
    }
    throw Mismatch{"\"" + key + "\" is not an input of the situation"};
}

IssueForecast issue_from(const Json& j, const situation::Situation& s) {
    IssueForecast f;
    f.issue = find_id<IssueId>(s.issues, j.at("id"));
    f.is_act = j.at("kind") == "act";
    f.forecast = spread_from(j);
    for (const auto& [name, points] : j.at("by_theory").items()) {
        f.by_theory.push_back({name, spread_from(points)});
    }
    if (!j.at("learned").is_null()) {
        f.learned = spread_from(j.at("learned"));
        f.flat = spread_from(j.at("flat"));
    }
    for (const Json& l : j.at("landmarks")) {
        f.landmarks.push_back({l.at("name"), l.at("value"), l.at("at"), l.at("near"), l.at("below")});
    }
    f.reversion = spread_from(j.at("reversion"));
    f.possible_low = spread_from(j.at("possible").at("low"));
    f.possible_high = spread_from(j.at("possible").at("high"));
    f.histogram = {j.at("histogram").at("edges"), j.at("histogram").at("masses")};
    if (f.histogram.edges.size() != f.histogram.masses.size() + 1) {
        throw Mismatch{"a histogram needs one edge more than masses"};
    }
    return f;
}

OutcomeForecast outcome_from(const Json& j, const situation::Situation& s) {
    OutcomeForecast f;
    f.id = j.at("id");
    if (!f.id.starts_with("other")) {
        f.outcome = find_id<OutcomeId>(s.outcomes, f.id);
    }
    f.probability = {j.at("probability"), j.at("mc_error")};
    f.input_low = j.at("input_low");
    f.input_high = j.at("input_high");
    f.is_deal = j.at("is_deal");
    f.learned = j.at("learned");
    f.flat = j.at("flat");
    return f;
}

Deal deal_from(const Json& j, const situation::Situation& s) {
    Deal d;
    d.track = find_id<TrackId>(s.tracks, j.at("track"));
    d.inside = optional_at<double>(j, "inside");
    d.outside = optional_at<double>(j, "outside");
    d.pooled = optional_at<double>(j, "pooled");
    d.pooled_low = optional_at<double>(j, "pooled_low");
    d.pooled_high = optional_at<double>(j, "pooled_high");
    d.is_signed = optional_at<double>(j, "signed");
    d.in_force = optional_at<double>(j, "in_force");
    d.error = optional_at<double>(j, "mc_error").value_or(0);
    d.kept = optional_at<double>(j, "kept");
    d.before_past = optional_at<double>(j, "before_past");
    d.reference = optional_at<std::string>(j, "reference").value_or("");
    return d;
}

Stake stake_from(const Json& j, const situation::Situation& s) {
    Stake stake;
    stake.actor = find_id<ActorId>(s.actors, j.at("actor"));
    stake.outcome = j.at("outcome");
    stake.gain = {j.at("gain"), j.at("mc_error")};
    stake.low = j.at("low");
    stake.high = j.at("high");
    stake.favourable = j.at("favourable");
    for (const auto& [issue, gain] : j.at("by_issue").items()) {
        stake.by_issue.emplace_back(find_id<IssueId>(s.issues, issue), gain);
    }
    for (const auto& [goal, gain] : j.at("by_goal").items()) {
        stake.by_goal.emplace_back(find_id<std::size_t>(s.goals, goal), gain);
    }
    for (const auto& [move, gain] : j.at("by_move").items()) {
        stake.by_move.emplace_back(s.variables[find_id<std::size_t>(s.variables, move)].entry, gain);
    }
    for (const auto& [payoff, gain] : j.at("by_payoff").items()) {
        stake.by_payoff.emplace_back(find_id<std::size_t>(s.payoffs, payoff), gain);
    }
    return stake;
}

Driver driver_from(const Json& j, const situation::Situation& s) {
    Driver d;
    d.key = j.at("input");
    for (const Json& key : j.at("inputs")) {
        d.inputs.push_back(input_from(s, key));
    }
    d.share = j.at("share");
    d.floor = j.at("floor");
    d.low = optional_at<double>(j, "low");
    d.high = optional_at<double>(j, "high");
    d.input_low = optional_at<double>(j, "input_low");
    d.input_high = optional_at<double>(j, "input_high");
    d.expected_shift = j.at("expected_shift");
    return d;
}

WhatIfFinding what_if_from(const Json& j, const situation::Situation& s) {
    WhatIfFinding f;
    f.id = j.at("id");
    for (const Json& o : j.at("outcomes")) {
        f.outcomes.push_back({o.at("id"), o.at("base"), o.at("changed"),
                              {o.at("difference"), o.at("mc_error")}, o.at("low"), o.at("high")});
    }
    for (const Json& i : j.at("issues")) {
        f.issues.emplace_back(find_id<IssueId>(s.issues, i.at("id")),
                              Estimate{i.at("difference"), i.at("mc_error")});
    }
    for (const Json& a : j.at("answers")) {
        const auto variable = find_id<std::size_t>(s.variables, a.at("id"));
        f.answers.push_back({s.variables[variable].entry, a.at("before").get<std::vector<double>>(),
                             a.at("after").get<std::vector<double>>()});
    }
    for (const Json& g : j.at("gains")) {
        f.gains.push_back({find_id<ActorId>(s.actors, g.at("actor")), {g.at("difference"), g.at("mc_error")}});
    }
    f.flows = flow_changes_from(j.at("flows"), s);
    return f;
}

template <std::size_t N>
std::size_t word_index(const char* const (&words)[N], const std::string& word) {
    for (std::size_t i = 0; i < N; ++i) {
        if (word == words[i]) {
            return i;
        }
    }
    throw Mismatch{"\"" + word + "\" is not a word known here"};
}

ClaimFinding claim_from(const Json& j) {
    ClaimFinding f;
    f.id = j.at("id");
    f.verdict = static_cast<ClaimFinding::Verdict>(word_index(verdict_words, j.at("verdict")));
    if (!j.at("probability").is_null()) {
        f.probability = Estimate{j.at("probability"), j.at("mc_error")};
    }
    return f;
}

void read_why(const Json& j, const situation::Situation& s, Findings& f) {
    const Json& target = j.at("target");
    f.target = {target.at("name"), target.at("kind") == "outcome", target.at("mean")};
    for (const Json& d : j.at("drivers")) {
        f.drivers.push_back(driver_from(d, s));
    }
    for (const Json& flip : j.at("flips")) {
        f.flips.push_back({flip.at("input"), flip.at("found"), flip.at("from"),
                           optional_at<double>(flip, "at").value_or(0),
                           optional_at<std::string>(flip, "leader").value_or("")});
    }
    for (const Json& p : j.at("pivots")) {
        f.pivots.push_back({find_id<ActorId>(s.actors, p.at("actor")), p.at("without"),
                            {p.at("difference"), p.at("mc_error")}});
    }
}

Findings findings_from(const Json& j, const situation::Situation& s) {
    if (j.at("schema") != schema_name) {
        throw Mismatch{"its schema is not " + std::string(schema_name)};
    }
    Findings f;
    f.situation = j.at("situation");
    f.as_of = j.at("as_of");
    f.draws = j.at("draws");
    f.planned_draws = j.at("planned_draws");
    f.failed_draws = j.at("failed_draws");
    f.seed = j.at("seed");
    for (const Json& issue : j.at("issues")) {
        f.issues.push_back(issue_from(issue, s));
    }
    for (const Json& outcome : j.at("outcomes")) {
        f.outcomes.push_back(outcome_from(outcome, s));
    }
    for (const Json& deal : j.at("deals")) {
        f.deals.push_back(deal_from(deal, s));
    }
    for (const Json& stake : j.at("stakes")) {
        f.stakes.push_back(stake_from(stake, s));
    }
    read_why(j, s, f);
    for (const Json& what_if : j.at("what_ifs")) {
        f.what_ifs.push_back(what_if_from(what_if, s));
    }
    for (const Json& claim : j.at("claims")) {
        f.claims.push_back(claim_from(claim));
    }
    for (const Json& q : j.at("next")) {
        f.next.push_back({q.at("input"), q.at("ask"), q.at("expected_shift")});
    }
    for (const Json& note : j.at("theories")) {
        f.theory_notes.push_back({note.at("theory"), note.at("reading"), note.at("draws"),
                                  optional_at<std::string>(note, "refusal").value_or("")});
    }
    const Json& c = j.at("confidence");
    f.confidence = {static_cast<Level>(word_index(level_words, c.at("level"))),
                    c.at("reasons"),
                    c.at("share_on_assumptions"),
                    c.at("sources"),
                    c.at("origins"),
                    c.at("base_measure_spread")};
    for (const Json& w : j.at("warnings")) {
        f.warnings.push_back({w.at("code"), Severity::warning, {}, w.at("message"), w.at("hint"), {}});
    }
    read_game(j, s, f);
    read_reasons(j, s, f);
    read_flows(j, s, f);
    read_store(j, s, f);
    return f;
}

}  // namespace

std::string to_json(const Findings& f, const situation::Situation& s) {
    Json object{{"schema", schema_name},
                {"situation", f.situation},
                {"as_of", f.as_of},
                {"draws", f.draws},
                {"planned_draws", f.planned_draws},
                {"failed_draws", f.failed_draws},
                {"seed", f.seed}};
    object["issues"] = list(f.issues, [&](const IssueForecast& i) { return json(i, s); });
    object["outcomes"] = list(f.outcomes, [](const OutcomeForecast& o) { return json(o); });
    object["deals"] = list(f.deals, [&](const Deal& d) { return json(d, s.tracks[index(d.track)].id); });
    object["deal"] = f.deals.empty() ? json(Deal{}, "") : object["deals"].front();
    object["stakes"] = list(f.stakes, [&](const Stake& stake) { return json(stake, s); });
    add_why(object, f, s);
    add_rest(object, f, s);
    return object.dump(1) + "\n";
}

Result<Findings> from_json(std::string_view text, const situation::Situation& situation, const std::string& file) {
    std::string reason;
    try {
        return findings_from(Json::parse(text), situation);
    } catch (const nlohmann::json::exception& error) {
        reason = error.what();
    } catch (const Mismatch& mismatch) {
        reason = mismatch.what;
    }
    return failure(Diagnostic{"E701",
                              Severity::error,
                              {file, 0, 0},
                              "these are not the findings of this situation: " + reason,
                              "run the situation again into that folder",
                              {}});
}

}  // namespace entente::insight
