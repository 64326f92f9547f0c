#include "brief/context.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace entente::brief {
namespace {

/// The number of `item` in a list numbered by first use, from 1.
std::size_t numbered(std::vector<std::size_t>& order, std::size_t item) {
    const auto found = std::find(order.begin(), order.end(), item);
    if (found != order.end()) {
        return static_cast<std::size_t>(found - order.begin()) + 1;
    }
    order.push_back(item);
    return order.size();
}

template <class Entries>
std::optional<std::size_t> find_id(const Entries& entries, std::string_view id) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].id == id) {
            return i;
        }
    }
    return std::nullopt;
}

void add_once(std::vector<ActorId>& list, const std::vector<ActorId>& more) {
    for (const ActorId actor : more) {
        if (std::find(list.begin(), list.end(), actor) == list.end()) {
            list.push_back(actor);
        }
    }
}

}  // namespace

std::string in_words(const std::string& id) {
    std::string words = id;
    std::replace(words.begin(), words.end(), '-', ' ');
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

Context::Context(const situation::Situation& the_situation, const insight::Findings& the_findings,
                 const ComposeOptions& the_options)
    : situation(the_situation),
      findings(the_findings),
      options(the_options),
      points_(outcome_points(the_findings.outcomes)) {}

Span Context::cite(std::size_t source) {
    const situation::Source& cited = situation.sources[source];
    return {Span::Kind::cite,
            fmt::format("[{}{}]", numbered(sources_, source), cited.relays.empty() ? "" : "; relay"),
            "source:" + cited.id,
            {}};
}

Span Context::assume(std::size_t assumption) {
    return {Span::Kind::assume,
            fmt::format("[A{}]", numbered(assumptions_, assumption)),
            "assumption:" + situation.assumptions[assumption].id,
            {}};
}

Line Context::because(const std::string& reason, const std::string& owner) {
    Write line;
    bool all_ids = !reason.empty();
    for (const std::string_view id : split(reason, ',')) {
        if (const auto evidence = find_id(situation.evidence, id)) {
            line.add(cite(situation.evidence[*evidence].source));
        } else if (const auto assumption = find_id(situation.assumptions, id)) {
            line.add(assume(*assumption));
        } else if (const auto source = find_id(situation.sources, id)) {
            line.add(cite(*source));
        } else {
            all_ids = false;
            break;
        }
    }
    if (all_ids) {
        return line;
    }
    return reason.empty() ? Line{} : Line(Write().written(reason, "file:" + owner));
}

Line Context::supported(const std::string& says, const std::string& reason, const std::string& owner) {
    const std::string file = "file:" + owner;
    const Line found = because(reason, owner);
    if (found.empty() || found.front().kind != Span::Kind::written) {
        return cited(says, file, found);
    }
    return Write().line(cited(says, file, {})).text(" ").written(sentence(reason), file);
}

Line Context::because(InputId id) {
    const situation::Input& input = situation.input(id);
    if (!input.because.empty()) {
        return because(input.because, input.key);
    }
    return input.is_default ? Line(Write().rule("default", "defaults")) : Line{};
}

Standing Context::standing_of(const situation::Evidence& evidence) const {
    return evidence.credibility <= 2 ? Standing::fact : Standing::report;
}

std::string Context::issue(IssueId id) const {
    return in_words(situation.issue(id).id);
}

std::string Context::outcome(const std::string& id) const {
    if (const auto found = find_id(situation.outcomes, id)) {
        return situation.outcomes[*found].name.empty() ? in_words(id) : situation.outcomes[*found].name;
    }
    if (id == "other-deal") {
        return "any other deal";
    }
    return id == "other-no-deal" ? "no deal, otherwise" : (id == "other" ? "anything else" : in_words(id));
}

std::string Context::landmark(const std::string& landmark_name) const {
    return in_words(landmark_name);
}

std::string Context::describe_game(const std::vector<std::string>& parts,
                                   const std::function<std::string(const std::string&)>& named) const {
    static const std::map<std::string, std::string> of_game{
        {"decisiveness", "how surely everybody picks an option ten points better"},
        {"table-power", "how strongly interests at the table move the terms"},
        {"loss-factor", "how much worse terms beyond a limit are"},
        {"step", "what passing a limit costs at once"},
        {"penalty", "what breaking a deal costs"}};
    const std::size_t count = parts.size();
    const std::string& head = parts.front();
    if (head == "game" && count == 2 && of_game.contains(parts[1])) {
        return of_game.at(parts[1]);
    }
    if (head == "no-deal" && count == 3) {
        return parts[2] == "cost" ? "what no deal costs " + named(parts[1])
                                  : "what it costs " + named(parts[1]) + " that a signed deal fails";
    }
    if (head == "goal" && count >= 3) {
        const std::string goal = "the goal “" + in_words(parts[1]) + "”";
        return parts[2] == "weight" ? "how much " + goal + " counts" : "a score of " + goal;
    }
    if (head == "move" && count == 4) {
        const std::string option = "“" + in_words(parts[2]) + "” of " + in_words(parts[1]);
        return parts[3] == "flow" ? "what flows on under " + option : "what it costs: " + option;
    }
    if ((head == "chance" || head == "type" || head == "signal") && count >= 3) {
        const auto changes = std::find(parts.begin(), parts.end(), "changes");
        if (changes != parts.end() && changes + 1 != parts.end()) {
            std::string key;
            for (auto part = changes + 1; part != parts.end(); ++part) {
                key += (key.empty() ? "" : ".") + *part;
            }
            return fmt::format("{}, where {} is “{}”", describe(key), in_words(parts[1]), in_words(parts[2]));
        }
        return fmt::format("the chance of “{}” in {}{}", in_words(parts.back()), in_words(parts[1]),
                           parts[2] == "given" ? ", where a condition holds" : "");
    }
    if (head == "past" && count == 3) {
        return fmt::format("how much {} resembles today", in_words(parts[1]));
    }
    if (head == "base") {
        return "weight of the learned base measure";
    }
    std::string key = parts.front();
    for (std::size_t i = 1; i < count; ++i) {
        key += " " + parts[i];
    }
    return in_words(key);
}

std::string Context::describe(const std::string& key) const {
    std::vector<std::string> parts;
    for (const std::string_view part : split(key, '.')) {
        parts.emplace_back(part);
    }
    const std::function<std::string(const std::string&)> named = [&](const std::string& id) {
        const auto found = find_id(situation.actors, id);
        return found ? with_article(situation.actors[*found].name) : id;
    };
    if (parts.size() == 3 && parts[0] == "actor") {
        return fmt::format("{} of {}", in_words(parts[2]), named(parts[1]));
    }
    if (parts.size() == 4 && parts[0] == "position") {
        const std::string where = in_words(parts[1]);
        const std::string who = named(parts[2]);
        if (parts[3] == "at") {
            return fmt::format("what {} wants on {}", who, where);
        }
        if (parts[3] == "salience") {
            return fmt::format("how much {} matters to {}", where, who);
        }
        return fmt::format("{} of {} on {}", in_words(parts[3]), who, where);
    }
    if (parts.size() >= 3 && parts[0] == "issue") {
        const std::string where = in_words(parts[1]);
        if (parts[2] == "reversion") {
            return fmt::format("what holds on {} without an agreement", where);
        }
        if (parts[2] == "possible") {
            const std::string end = parts.size() > 3 && parts[3] == "high" ? "upper" : "lower";
            return fmt::format("the {} end of what is possible on {}", end, where);
        }
    }
    return describe_game(parts, named);
}

std::optional<std::size_t> Context::outcome_index(const std::string& id) const {
    return find_id(findings.outcomes, id);
}

Chance Context::outcome_chance(std::size_t index) const {
    const insight::OutcomeForecast& outcome = findings.outcomes[index];
    return {.value = outcome.probability.value,
            .error = outcome.probability.error,
            .low = outcome.input_low,
            .high = outcome.input_high,
            .points = points_[index]};
}

int Context::points(const std::string& outcome_id) const {
    const auto index = outcome_index(outcome_id);
    return index ? points_[*index] : 0;
}

const insight::Deal* Context::main_deal() const {
    for (const insight::Deal& deal : findings.deals) {
        if (deal.pooled && situation.main_track && deal.track == *situation.main_track) {
            return &deal;
        }
    }
    return nullptr;
}

std::optional<Chance> Context::deal_chance() const {
    const insight::Deal* deal = main_deal();
    if (deal == nullptr || !deal->pooled) {
        return std::nullopt;
    }
    const double pooled = *deal->pooled;
    double sum = 0;
    int printed = 0;
    for (std::size_t i = 0; i < findings.outcomes.size(); ++i) {
        if (findings.outcomes[i].is_deal) {
            sum += findings.outcomes[i].probability.value;
            printed += points_[i];
        }
    }
    Chance chance{.value = pooled,
                  .error = 0,
                  .low = deal->pooled_low,
                  .high = deal->pooled_high,
                  .points = std::nullopt,
                  .range_name = "by doubt about the class"};
    // Where the outcomes split deals from the rest cleanly, the deal rows of the table add up to this number.
    constexpr double same = 0.005;
    if (!findings.outcomes.empty() && std::abs(sum - pooled) < same) {
        chance.points = printed;
    }
    return chance;
}

std::vector<ActorId> Context::actors_in_order() const {
    std::vector<ActorId> order;
    if (situation.focus) {
        order.push_back(*situation.focus);
    }
    if (situation.main_track) {
        const situation::Track& track = situation.tracks[index(*situation.main_track)];
        add_once(order, track.deciders);
        for (const IssueId issue_id : track.issues) {
            add_once(order, situation.issue(issue_id).blocks);
        }
        for (const IssueId issue_id : track.issues) {
            add_once(order, situation.issue(issue_id).voices);
        }
    }
    add_once(order, all<ActorId>(situation.actors.size()));
    return order;
}

std::string Context::input_text(const std::string& key, double value) const {
    if (key == "game.decisiveness") {
        return decisiveness_text(value);
    }
    const auto id = situation.find_input(key);
    if (!id) {
        return scale_text(value, 100);
    }
    const stats::Bounds& bounds = situation.input(*id).value.bounds;
    const bool is_share = bounds.lower == 0 && bounds.upper == 1;
    return is_share ? percent_text(percent_points(value)) : scale_text(value, bounds.width());
}

std::string Context::target_name() const {
    return findings.target.is_outcome ? outcome(findings.target.name) : in_words(findings.target.name);
}

std::string Context::target_now() const {
    const auto index = findings.target.is_outcome ? outcome_index(findings.target.name) : std::nullopt;
    return index ? percent_text(points_[*index]) : target_text(findings.target.mean);
}

std::string Context::target_text(double value) const {
    if (findings.target.is_outcome) {
        return percent_text(percent_points(value));
    }
    const auto found = find_id(situation.issues, findings.target.name);
    return scale_text(value, found ? situation.issues[*found].scale.width() : 100);
}

}  // namespace entente::brief
