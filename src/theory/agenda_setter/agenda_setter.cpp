#include "theory/agenda_setter/agenda_setter.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <numeric>

namespace entente::theory {

namespace {

/// Votes this close to the threshold reach it: 62/87 of 87 votes is 62.
constexpr double rounding = 1e-12;

/// How far from q on one side (sign +1 up, -1 down) the voters still follow.
double furthest(std::span<const double> position, std::span<const double> votes, double q, double needed, double sign) {
    // Voter i follows to its own mirror image of q, or nowhere if it stands on the other side.
    std::vector<std::pair<double, double>> follows;
    for (std::size_t i = 0; i < position.size(); ++i)
        follows.emplace_back(std::max(0.0, 2 * sign * (position[i] - q)), votes[i]);
    std::sort(follows.begin(), follows.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    double gathered = 0;
    for (const auto& [reach, vote] : follows) {
        gathered += vote;
        if (gathered >= needed) return reach;
    }
    return 0;
}

}  // namespace

Zone winning_zone(std::span<const double> position, std::span<const double> votes, double q, double threshold,
                  double lower, double upper) {
    const double total = std::accumulate(votes.begin(), votes.end(), 0.0);
    if (!(total > 0)) return {q, q};
    const double needed = total * (threshold - rounding);
    return {std::max(std::min(lower, q), q - furthest(position, votes, q, needed, -1)),
            std::min(std::max(upper, q), q + furthest(position, votes, q, needed, 1))};
}

double setter_point(double setter, std::span<const double> position, std::span<const double> votes, double q,
                    double threshold, double lower, double upper) {
    const Zone zone = winning_zone(position, votes, q, threshold, lower, upper);
    return std::clamp(setter, zone.low, zone.high);
}

namespace {

constexpr std::array voter_words{Word{"others", "everybody but the setter"}, Word{"all", "everybody, the setter too"}};
constexpr std::array rule_words{Word{"qualified", "the share in `threshold`"},
                                Word{"simple", "half of the votes"},
                                Word{"unanimity", "everybody with a vote"}};
constexpr std::array options{
    OptionSpec{"setter", OptionKind::actor, "", "who proposes; the first actor on the issue unless named"},
    OptionSpec{"rule", OptionKind::word, "qualified", "what a proposal needs", rule_words},
    OptionSpec{"threshold", OptionKind::number, "0.71264367816091954",
               "share of the power that a qualified majority needs (62 of 87 votes unless given)", {}, 0, 1},
    OptionSpec{"voters", OptionKind::word, "others", "who votes", voter_words},
};

double chosen_threshold(const Choices& choices) {
    if (choices.word("rule") == "unanimity") return 1;
    return choices.word("rule") == "simple" ? 0.5 : choices.number("threshold");
}

Result<Settlement> run(const Table& table, const Choices& choices) {
    Settlement result = opening(table);
    for (std::size_t k = 0; k < table.issues.size(); ++k) {
        const OneIssue issue = one_issue(table, k);
        std::size_t setter = 0;
        for (std::size_t i = 0; i < issue.actor.size(); ++i)
            if (table.actors[issue.actor[i]] == choices.actor("setter")) setter = i;
        if (choices.given("setter") && table.actors[issue.actor[setter]] != choices.actor("setter")) {
            return failure("E308", fmt::format("the setter {} has no position on {}", choices.actor("setter"),
                                               table.issues[k].name));
        }
        std::vector<double> votes = issue.power;
        if (choices.word("voters") == "others") votes[setter] = 0;
        // Its record asks for a reversion, so one is given.
        const double reversion = issue.reversion.value_or(issue.lower);
        const double point = setter_point(issue.position[setter], issue.position, votes, reversion,
                                          chosen_threshold(choices), issue.lower, issue.upper);
        result.settlement.push_back(point);
        if (point == reversion && issue.position[setter] != point) {
            result.notes.push_back(
                {"E332",
                 Severity::note,
                 {},
                 fmt::format("nothing the setter prefers on {} finds the votes; the reversion stays",
                             table.issues[k].name),
                 {},
                 {}});
        }
    }
    return result;
}

}  // namespace

extern const Theory agenda_setter_theory;

constinit const Theory agenda_setter_theory{
    .name = "agenda-setter",
    .about = "one actor proposes what it likes best among what enough others prefer to the reversion",
    .source = "Romer & Rosenthal 1978; Steunenberg 1994",
    .needs_reversion = true,
    .options = options,
    .run = run};

}  // namespace entente::theory
