#include "brief/fixture.h"

#include <utility>

#include "base/test_tools.h"

namespace entente::brief::testing {
namespace {

using namespace situation;
using insight::Estimate;
using insight::Spread;

Date day(const char* text) {
    return entente::test_tools::need(parse_date(text));
}

ActorId actor(std::size_t i) {
    return static_cast<ActorId>(i);
}
IssueId issue(std::size_t i) {
    return static_cast<IssueId>(i);
}

constexpr std::size_t china = 0, europe = 1, russia = 2, ukraine = 3, states = 4;
constexpr std::size_t control = 0, enforcement = 1, guarantees = 2, secondary = 3;

stats::Elicited range(double low, double median, double high) {
    return {{0, 100}, {{1, low, median, high}}};
}

InputId add_input(Situation& s, std::string key, stats::Elicited value, std::string written,
                  std::string because, bool is_default = false) {
    s.inputs.push_back(
        {std::move(key), std::move(value), std::move(written), std::move(because), is_default});
    return static_cast<InputId>(s.inputs.size() - 1);
}

void add_actors(Situation& s) {
    const struct {
        const char* id;
        const char* name;
        double low, median, high;
        const char* because;
    } rows[] = {{"CN", "China", 25, 37, 50, "freeze"},
                {"EU", "Europe", 40, 50, 60, "anchor"},
                {"RU", "Russia", 60, 70, 80, "anchor"},
                {"UA", "Ukraine", 35, 47, 60, "anchor"},
                {"US", "United States", 85, 92, 100, "anchor"}};
    for (const auto& row : rows) {
        const InputId influence =
            add_input(s, std::string("actor.") + row.id + ".influence", range(row.low, row.median, row.high),
                      "some to real", row.because);
        Actor made;
        made.id = row.id;
        made.name = row.name;
        made.influence = influence;
        made.because = row.because;
        s.actors.push_back(made);
    }
}

Issue make_issue(Situation& s, const char* id, const char* asks, std::vector<Landmark> landmarks,
                 double reversion) {
    Issue made;
    made.id = id;
    made.asks = asks;
    made.landmarks = std::move(landmarks);
    const std::string key = std::string("issue.") + id;
    made.possible_low = add_input(s, key + ".possible.low", range(5, 10, 15), "5 to 15", "ground");
    made.possible_high = add_input(s, key + ".possible.high", range(80, 90, 95), "80 to 95", "ground");
    made.reversion =
        add_input(s, key + ".reversion", range(reversion - 4, reversion, reversion + 4), "", "", true);
    return made;
}

void add_issues(Situation& s) {
    s.issues.push_back(make_issue(s, "control", "Where does the line of control settle?",
                                  {{"pre-2022", 25}, {"today", 60}, {"swap", 75}}, 61));
    s.issues.push_back(
        make_issue(s, "enforcement", "How are terms enforced?", {{"loose", 20}, {"monitors", 60}}, 10));
    s.issues.push_back(make_issue(s, "guarantees", "What guards Ukraine afterwards?",
                                  {{"words", 15}, {"arms", 50}, {"troops", 85}}, 30));
    s.issues.push_back(
        make_issue(s, "secondary", "How far do US secondary sanctions reach into China?",
                   {{"waived", 0}, {"named-firms", 30}, {"small-banks", 60}, {"major-banks", 100}}, 30));
    for (std::size_t i = control; i <= guarantees; ++i) {
        s.issues[i].decides = {actor(russia), actor(states)};
        s.issues[i].blocks = {actor(ukraine)};
        s.issues[i].voices = {actor(europe)};
        s.issues[i].track = static_cast<TrackId>(0);
    }
    s.issues[secondary].decides = {actor(states)};
    s.tracks.push_back({"control", {actor(russia), actor(states)}, {issue(0), issue(1), issue(2)}});
    s.main_track = static_cast<TrackId>(0);
}

struct Weight {
    const char* word;
    double middle;
};

void add_position(Situation& s, std::size_t on, std::size_t who, std::pair<double, double> wants, Weight salience,
                  const char* because, std::optional<std::pair<double, LimitSide>> limit = {}) {
    const auto [low, high] = wants;
    const std::string key = "position." + s.issues[on].id + "." + s.actors[who].id;
    Position p;
    p.issue = issue(on);
    p.actor = actor(who);
    p.at = add_input(s, key + ".at", range(low, (low + high) / 2, high), "", because);
    p.salience = add_input(s, key + ".salience", range(salience.middle - 10, salience.middle, salience.middle + 10),
                           salience.word, because);
    p.influence = s.actors[who].influence;
    p.because = because;
    if (limit) {
        p.limit = add_input(s, key + ".limit", range(limit->first - 8, limit->first, limit->first + 8), "",
                            "red-line");
        p.side = limit->second;
    }
    s.positions.push_back(p);
}

void add_positions(Situation& s) {
    add_position(s, control, china, {50, 80}, {"medium", 45}, "freeze");
    add_position(s, control, europe, {20, 55}, {"high", 78}, "europe-line");
    add_position(s, control, russia, {70, 98}, {"vital", 90}, "maximal", {{58, LimitSide::below}});
    add_position(s, control, ukraine, {1, 40}, {"vital", 90}, "europe-line", {{66, LimitSide::above}});
    add_position(s, control, states, {55, 80}, {"medium", 50}, "talks");
    add_position(s, enforcement, europe, {60, 95}, {"high", 75}, "europe-line");
    add_position(s, enforcement, russia, {2, 20}, {"high", 70}, "maximal");
    add_position(s, enforcement, states, {20, 60}, {"medium", 40}, "talks");
    add_position(s, guarantees, europe, {40, 80}, {"vital", 90}, "europe-line");
    add_position(s, guarantees, russia, {1, 25}, {"vital", 90}, "maximal", {{40, LimitSide::above}});
    add_position(s, guarantees, ukraine, {60, 98}, {"vital", 90}, "europe-line");
    add_position(s, guarantees, states, {20, 60}, {"medium", 45}, "talks");
    add_position(s, secondary, china, {1, 30}, {"vital", 90}, "banks");
    add_position(s, secondary, states, {20, 60}, {"medium", 42}, "talks");
}

void add_sources(Situation& s) {
    const auto add = [&](const char* id, const char* publisher, const char* title, const char* when,
                         const char* relays, const char* origin, char grade) {
        Source source;
        source.id = id;
        source.publisher = publisher;
        source.title = title;
        source.published = day(when);
        source.relays = relays;
        source.origin = origin;
        source.reliability = grade;
        s.sources.push_back(source);
    };
    add("baltic", "Baltic Gazette", "Two presidents, one map", "2025-08-15", "", "baltic", 'B');
    add("customs", "Customs Office", "Monthly returns", "2025-08-07", "", "customs", 'A');
    add("relay", "Port Chronicle", "What Beijing is said to want", "2025-08-15", "Strait Review", "strait",
        'C');
    add("strait", "Strait Review", "Why a thaw suits Beijing", "2025-08-14", "", "strait", 'C');
    const auto note = [&](const char* id, std::size_t source, int credibility, const char* says,
                          const char* on, EvidenceUse use, const char* quote = "", const char* speaker = "") {
        Evidence evidence;
        evidence.id = id;
        evidence.source = source;
        evidence.credibility = credibility;
        evidence.says = says;
        evidence.quote = quote;
        evidence.speaker = speaker;
        evidence.use = use;
        if (*on != 0) {
            evidence.on = day(on);
        }
        s.evidence.push_back(evidence);
    };
    note("banks", 1, 1,
         "Exports fell in the spring of 2024 after banks were threatened, and came back by summer",
         "2024-04-30", EvidenceUse::context);
    note("europe-line", 0, 2, "European capitals say that borders are not for others to trade", "2025-08-12",
         EvidenceUse::context);
    note("freeze", 2, 3, "Beijing could live with frozen lines that leave Russia part of its gains",
         "2025-08-15", EvidenceUse::news);
    note("maximal", 3, 4, "Moscow still asks for all four regions", "2025-08-14", EvidenceUse::context);
    note("saying", 0, 2, "The host sets a low bar", "2025-08-15", EvidenceUse::quote,
         "This is a feel-out meeting", "the host, to reporters");
    note("talks", 0, 2, "Presidents meet in the north today with territory on the table", "2025-08-15",
         EvidenceUse::news);
    note("trade", 1, 1,
         "240 billion dollars of trade between China and Russia in 2023, up from 146.9 in 2021", "",
         EvidenceUse::stat);
}

void add_rest(Situation& s) {
    s.assumptions = {{"anchor", "The United States is the strongest actor; the others are scaled to it",
                      "high", "All ratios of influence shift"},
                     {"ground", "The front moves little before the horizon", "moderate",
                      "Terms outside the shaded band become possible"},
                     {"red-line", "Limits follow from what leaders said in public", "low",
                      "The zone of agreement is wider than shown"}};
    const auto outcome = [&](const char* id, const char* name, const char* written, bool deal) {
        Outcome made;
        made.id = id;
        made.name = name;
        made.written = written;
        made.needs_deal = deal;
        s.outcomes.push_back(made);
    };
    outcome("frozen-loose", "frozen lines, loose terms",
            "deal and control in today..swap and enforcement <= loose", true);
    outcome("frozen-tight", "frozen lines, enforced",
            "deal and control in today..swap and enforcement > loose", true);
    outcome("singled-out", "China singled out", "no deal and secondary >= small-banks", false);
    outcome("talks-drift", "no deal, talks drift on", "no deal and secondary < small-banks", false);
    const auto claim = [&](const char* id, std::size_t source, const char* says, const char* word, double low,
                           double high) {
        Claim made;
        made.id = id;
        made.source = source;
        made.says = says;
        made.expect = word;
        made.expect_low = low;
        made.expect_high = high;
        s.claims.push_back(made);
    };
    claim("drift", 3, "Talks go on without result", "likely", .55, .80);
    claim("spared", 2, "Washington spares the large banks", "very likely", .80, .95);
    s.what_ifs = {
        {"line", "Moscow holds at today's line", {}, "talks"},
        {"strong-beijing", "", {{static_cast<InputId>(0), range(60, 70, 80), "60 to 80"}}, "freeze"}};
    ReferenceClass reference;
    reference.id = "deal";
    reference.class_name = "leader-level ceasefire talks while fighting goes on";
    reference.cases_with_deal = 3;
    reference.cases = 21;
    reference.window_days = 182.625;
    reference.because = "red-line";
    s.references.push_back(reference);
    s.dates = {{"review", day("2025-12-20"), "Leaders review sanctions in Brussels", "europe-line"},
               {"session", day("2025-09-09"), "The General Assembly opens", "talks"},
               {"tariff-truce", day("2025-11-10"), "The tariff truce runs out", "ground"}};
    s.readers = {{"bank", "in bank compliance", "a notice that names a Chinese bank"},
                 {"desk", "on a commodity desk", "the discount on Urals oil after 9 September"}};
}

InputId chance_input(Situation& s, const std::string& key, double low, double high) {
    return add_input(s, key, {{0, 1}, {{1, low, (low + high) / 2, high}}}, "", "talks");
}

void add_variables(Situation& s) {
    const auto variable = [&](const char* id, Variable::Kind kind, const char* says,
                              std::vector<std::string> values) {
        s.variables.push_back({id, kind, says, std::move(values), 0});
        return static_cast<VariableId>(s.variables.size() - 1);
    };
    Type type;
    type.variable = variable("host", Variable::Kind::type, "What would the host trade?", {"anything", "others"});
    type.of = actor(states);
    type.chances = {chance_input(s, "type.host.anything", .3, .6)};
    type.changes.resize(2);
    s.types.push_back(type);
    Chance proved;
    proved.variable = variable("proved", Variable::Kind::chance, "Is it proved that goods still flow?", {"yes", "no"});
    proved.rows = {{{}, "otherwise", {chance_input(s, "chance.proved.yes", .05, .2)}}};
    proved.changes.resize(2);
    proved.evidence = {{"banks"}, {}};
    s.chances.push_back(proved);
    Move move;
    move.variable = variable("beijing", Variable::Kind::move, "How does Beijing answer?",
                             {"comply", "comply-in-form", "defy"});
    move.actor = actor(china);
    const auto option = [&](const char* id, double flow, std::size_t looks_like) {
        Option made;
        const std::string key = std::string("move.beijing.") + id;
        made.cost = add_input(s, key + ".cost", range(1, 3, 6), "1 to 6", "banks");
        made.flow = add_input(s, key + ".flow", range(flow - 10, flow, std::min(flow + 10, 100.0)), "", "banks");
        made.looks_like = looks_like;
        move.options.push_back(made);
    };
    option("comply", 30, 0);
    option("comply-in-form", 80, 0);
    option("defy", 95, 2);
    s.moves.push_back(move);
    s.move_order = {0};
    Signal notice;
    notice.id = "notice";
    notice.says = "The Treasury names a Chinese bank";
    notice.values = {"yes", "no"};
    notice.due = day("2025-11-10");
    s.signals.push_back(notice);
    PastRound round;
    round.id = "spring";
    round.on = day("2025-04-25");
    round.says = "A paper is refused by both sides";
    round.track = static_cast<TrackId>(0);
    round.like_today = chance_input(s, "past.spring.like-today", .3, .6);
    round.because = "talks";
    s.past.push_back(round);
    s.no_deal.push_back({actor(russia), add_input(s, "no-deal.RU.cost", range(2, 6, 12), "2 to 12", "maximal"),
                         add_input(s, "no-deal.RU.failure", range(1, 2, 4), "", "", true), "maximal"});
    s.play.decisiveness =
        add_input(s, "game.decisiveness", {{0, 100}, {{1, 5, 12.5, 20}}}, "5 to 20", "", true);
}

Spread spread(double p05, double p25, double p50, double p75, double p95) {
    return {p05, p25, p50, p75, p95, p50};
}

insight::IssueForecast issue_forecast(std::size_t i, Spread forecast, double reversion, bool act) {
    insight::IssueForecast f;
    f.issue = issue(i);
    f.is_act = act;
    f.forecast = forecast;
    if (!act) {
        f.learned =
            spread(forecast.p05 + 4, forecast.p25 + 2, forecast.p50, forecast.p75 - 2, forecast.p95 - 4);
        f.flat =
            spread(forecast.p05 - 3, forecast.p25 - 2, forecast.p50 + 1, forecast.p75 + 2, forecast.p95 + 3);
    }
    f.by_theory = {{"compromise", spread(55, 58, 60, 63, 66)}, {"median", spread(54, 60, 64, 68, 74)}};
    f.reversion = spread(reversion - 4, reversion - 2, reversion, reversion + 2, reversion + 4);
    f.possible_low = spread(5, 8, 10, 12, 15);
    f.possible_high = spread(80, 87, 90, 92, 95);
    return f;
}

void add_issue_findings(insight::Findings& f) {
    f.issues = {issue_forecast(0, spread(44, 55, 61, 69, 80), 61, false),
                issue_forecast(1, spread(8, 18, 30, 46, 70), 10, false),
                issue_forecast(2, spread(10, 22, 36, 52, 74), 30, false),
                issue_forecast(3, spread(12, 26, 33, 42, 62), 30, true)};
    f.issues[0].landmarks = {
        {"pre-2022", 25, .004, .11, .02}, {"today", 60, .07, .55, .41}, {"swap", 75, .03, .34, .86}};
    f.issues[3].landmarks = {{"waived", 0, .01, .09, 0},
                             {"named-firms", 30, .12, .71, .38},
                             {"small-banks", 60, .04, .19, .90},
                             {"major-banks", 100, .001, .01, .99}};
}

void add_outcome_findings(insight::Findings& f) {
    const auto add = [&](const char* id, int file, bool deal, double p, double low, double high) {
        insight::OutcomeForecast o;
        o.id = id;
        if (file >= 0) {
            o.outcome = static_cast<OutcomeId>(file);
        }
        o.is_deal = deal;
        o.probability = {p, .0012};
        o.input_low = low;
        o.input_high = high;
        o.learned = p * 1.06;
        o.flat = p * 0.94;
        f.outcomes.push_back(o);
    };
    add("frozen-loose", 0, true, .0874, .02, .19);
    add("frozen-tight", 1, true, .0733, .01, .17);
    add("other-deal", -1, true, .0593, .01, .14);
    add("talks-drift", 3, false, .6912, .55, .86);
    add("singled-out", 2, false, .0846, .02, .21);
    add("other-no-deal", -1, false, .0042, 0, .02);
    insight::Deal deal;
    deal.track = static_cast<TrackId>(0);
    deal.inside = .27;
    deal.outside = .18;
    deal.pooled = .22;
    deal.pooled_low = .07;
    deal.pooled_high = .44;
    deal.in_force = .22;
    deal.is_signed = .25;
    deal.kept = .19;
    deal.before_past = .33;
    deal.reference = "deal";
    f.deals.push_back(deal);
}

void add_stakes(insight::Findings& f) {
    // by actor, then outcome, in the order of f.outcomes
    const double gains[5][6] = {{14, -4, 5, 0.5, -21, -1},
                                {-6, 7, -4, -1, 5, 0},
                                {18, 1, 6, 1, -5, 0},
                                {-8, 6, -3, -3, 4, 0},
                                {4, 6, 3, 0, -4, 0}};
    for (std::size_t a = 0; a < 5; ++a) {
        for (std::size_t o = 0; o < 6; ++o) {
            insight::Stake stake;
            stake.actor = actor(a);
            stake.outcome = f.outcomes[o].id;
            stake.gain = {gains[a][o], .1};
            stake.low = gains[a][o] - 6;
            stake.high = gains[a][o] + 6;
            stake.favourable = gains[a][o] > 5 ? .97 : gains[a][o] > 2 ? .76 : gains[a][o] < -5 ? .02 : .35;
            stake.by_issue = {{issue(0), gains[a][o] * .7}, {issue(3), gains[a][o] * .3}};
            f.stakes.push_back(stake);
        }
    }
}

void add_reasons(insight::Findings& f, const Situation& s) {
    f.target = {"talks-drift", true, .6912};
    const auto driver = [&](const char* key, double share, double low, double high, double in_low,
                            double in_high) {
        insight::Driver d;
        d.key = key;
        for (std::size_t i = 0; i < s.inputs.size(); ++i) {
            if (s.inputs[i].key == d.key) {
                d.inputs = {static_cast<InputId>(i)};
            }
        }
        d.share = share;
        d.floor = .02;
        d.low = low;
        d.high = high;
        d.input_low = in_low;
        d.input_high = in_high;
        f.drivers.push_back(d);
    };
    driver("position.secondary.US.at", .41, .79, .56, 20, 60);
    driver("actor.US.influence", .12, .66, .73, 85, 100);
    driver("position.control.RU.limit", .05, .71, .67, 50, 66);
    driver("position.control.US.at", .04, .64, .66, 55, 80);
    driver("actor.CN.influence", .01, .69, .70, 25, 50);
    f.flips = {{"position.secondary.US.at", true, 40, 68, "singled-out"},
               {"actor.US.influence", false, 92, 0, ""}};
    f.pivots = {{actor(states), .58, {-.111, .004}}, {actor(russia), .66, {-.03, .004}}};
    insight::WhatIfFinding line;
    line.id = "line";
    line.outcomes = {{"frozen-loose", .0874, .1612, {.0738, .003}, .069, .079},
                     {"frozen-tight", .0733, .0971, {.0238, .003}, .019, .029},
                     {"talks-drift", .6912, .5982, {-.093, .004}, -.1, -.086},
                     {"singled-out", .0846, .0846, {.0001, .002}, -.003, .003}};
    insight::WhatIfFinding strong;
    strong.id = "strong-beijing";
    strong.outcomes = {{"singled-out", .0846, .083, {-.0016, .002}, -.005, .002}};
    f.what_ifs = {line, strong};
    f.claims = {{"drift", insight::ClaimFinding::Verdict::agrees, Estimate{.6912, .0012}},
                {"spared", insight::ClaimFinding::Verdict::disagrees, Estimate{.993, .0004}}};
    f.next = {{"position.secondary.US.at", "How far would Washington go against Chinese banks?", .07},
              {"actor.US.influence", "How much does Washington's word weigh with Moscow?", .02}};
    f.confidence.level = insight::Level::low;
    f.confidence.reasons = {"41 % of what the inputs explain rests on assumptions and defaults",
                            "the reference class does not fit well",
                            "4 sources come down to 3 independent origins"};
    f.confidence.sources = 4;
    f.confidence.origins = 3;
}

std::vector<insight::MoveFinding::Under> under(std::vector<double> deal, std::vector<double> drift) {
    return {{"frozen-loose", std::move(deal)}, {"talks-drift", std::move(drift)}};
}

void add_game(insight::Findings& f) {
    f.moves = {{0, {{.12, .002}, {.63, .003}, {.25, .002}}, under({.31, .44, .25}, {.10, .66, .24})}};
    f.thresholds = {{0,
                     {{0, .04, {-15, -8, -1}, {-9, -3, 3}, {}},
                      {1,
                       .71,
                       {-1, 3, 8},
                       {2, 6, 10},
                       {{static_cast<VariableId>(1),
                         0,
                         true,
                         {.31, .41, .52},
                         .95,
                         {.12, .25, .38},
                         {},
                         insight::Range{12, 40, 76}}}},
                      {2, .25, {-9, -4, 1}, {-7, -3, 1}, {}}}}};
    f.variables = {{static_cast<VariableId>(0), {.46, .54}, under({.61, .39}, {.42, .58})},
                   {static_cast<VariableId>(1), {.14, .86}, under({.10, .90}, {.15, .85})}};
    f.zones = {{static_cast<TrackId>(0),
                .34,
                .052,
                {{actor(russia), false, .31, .081}, {actor(states), false, .12, .052}, {actor(ukraine), true, .44, .12}}}};
    insight::WatchRow notice;
    notice.id = "notice";
    notice.says = "The Treasury names a Chinese bank";
    notice.due = "2025-11-10";
    notice.values = {{"yes", .15, {.05, .04, .03, .40, .478, .002}, "singled-out"},
                     {"no", .85, {.094, .0792, .0645, .7426, .015, .0047}, "talks-drift"}};
    notice.information = {.191, .004};
    notice.floor = .008;
    notice.swing = {.118, .003};
    notice.flip = .15;
    notice.rank = 1;
    notice.adds = .191;
    insight::WatchRow silent;
    silent.id = "proved";
    silent.is_signal = false;
    silent.values = {{"yes", .14, {.0874, .0733, .0593, .6912, .0846, .0042}, "talks-drift"},
                     {"no", .86, {.0874, .0733, .0593, .6912, .0846, .0042}, "talks-drift"}};
    silent.floor = .004;
    silent.rank = 2;
    f.watch = {notice, silent};
    insight::Lever threat;
    threat.actor = actor(russia);
    threat.key = "no-deal.RU.cost";
    threat.step = threat.cost = 10;
    threat.deal = {.061, .002};
    threat.target = {-.048, .002};
    insight::Lever text;
    text.kind = insight::Lever::Kind::looser_limit;
    text.actor = actor(ukraine);
    text.key = "position.control.UA.limit";
    text.step = 10;
    text.cost = 5;
    text.deal = {.001, .002};
    text.target = {.0005, .002};
    f.levers = {threat, text};
    f.delay = {{actor(russia), {4, .1}, {7, .1}, {3, .1}}, {actor(ukraine), {-2, .1}, {-9, .1}, {-7, .1}}};
    insight::RedTeam red_team;
    red_team.found = true;
    red_team.tried = 3;
    red_team.leader = "singled-out";
    red_team.probability = .48;
    red_team.target = .41;
    red_team.values = {{"position.secondary.US.at", 40, 57, .92}, {"actor.US.influence", 92, 95, .7}};
    f.red_team = red_team;
    using Kind = insight::Pathway::Step::Kind;
    f.pathways = {{"talks-drift",
                   .6912,
                   4711,
                   {{Kind::past, "2025-04-25", "spring", "no deal", 0},
                    {Kind::date, "2025-11-10", "tariff-truce", "", 0},
                    {Kind::bargain, "", "control", "no deal", 0},
                    {Kind::act, "", "secondary", "", 31},
                    {Kind::variable, "", "beijing", "comply-in-form", .7},
                    {Kind::signal, "2025-11-10", "notice", "no", .95}}}};
    f.past = {{0, .44}};
}

}  // namespace

Situation example_situation() {
    Situation s;
    s.title = "A summit in the north, seen from Beijing";
    s.question = "What terms follow the summit, and what do they cost Beijing?";
    s.as_of = day("2025-08-15T19:30:00Z");
    s.written = day("2026-11-22");
    s.horizon = day("2025-12-31");
    s.focus = actor(china);
    s.setting = Setting::war;
    add_actors(s);
    add_issues(s);
    add_positions(s);
    add_sources(s);
    add_rest(s);
    add_variables(s);
    add_flow_tables(s);
    return s;
}

insight::Findings example_findings() {
    const Situation s = example_situation();
    insight::Findings f;
    f.situation = s.title;
    f.as_of = iso(s.as_of);
    f.draws = 10000;
    f.planned_draws = 10000;
    f.seed = 20250815;
    add_issue_findings(f);
    add_outcome_findings(f);
    add_stakes(f);
    add_reasons(f, s);
    add_game(f);
    add_flow_findings(f);
    f.warnings.push_back({"L109",
                          Severity::warning,
                          {},
                          "a “no deal” outcome above one half is not split",
                          "name what no deal contains",
                          ""});
    return f;
}

}  // namespace entente::brief::testing
