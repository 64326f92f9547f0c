// The Spatial Model of Politics as `settle` runs it: a table becomes the model's input, its history a settlement.
#include "theory/theory.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>
#include <string>

#include "theory/one_issue.h"
#include "theory/spatial/families.h"
#include "theory/spatial/spatial.h"

namespace entente::theory {
namespace {

namespace model = spatial;

constexpr std::array consent_words{
    Word{"alone", "each moves by the bargain it elects, as the source does, with the source's two slips"},
    Word{"both", "a bargain binds only if both sides elect it, and the slips are mended"}};
constexpr std::array point_words{Word{"expected", "mean of the last places, by their chances of winning"},
                                 Word{"likeliest", "the place most likely to win"},
                                 Word{"median", "weighted median of the last positions"},
                                 Word{"mean", "weighted mean of the last positions"}};

constexpr std::array options{
    OptionSpec{"consent", OptionKind::word, "alone", "whose consent moves an actor", consent_words},
    OptionSpec{"point", OptionKind::word, "expected", "what the settlement is", point_words},
    OptionSpec{"rounds", OptionKind::count, "100", "how many turns at most", {}, 1, 10000},
    OptionSpec{"stop", OptionKind::number, "0.02", "stop when a turn moves less than this share of the first", {}, 0, 1},
    OptionSpec{"seed", OptionKind::count, "1", "key of the draws of a stochastic transition", {}, 0, 9007199254740992.0},
    OptionSpec{"victory", OptionKind::word, "linear", "how strengths become a chance to win", model::victory_words},
    OptionSpec{"voting", OptionKind::word, "proportional", "how a difference becomes a vote", model::voting_words},
    OptionSpec{"election", OptionKind::word, "conditional", "how an option is elected", model::election_words},
    OptionSpec{"commitment", OptionKind::word, "semi", "what third parties risk", model::commitment_words},
    OptionSpec{"interpolation", OptionKind::word, "s2p2", "where a bargain lies", model::interpolation_words},
    OptionSpec{"bargain", OptionKind::word, "initiator", "whose view makes a bargain", model::bargain_words},
    OptionSpec{"risk-range", OptionKind::word, "middle", "the interval of risk attitudes", model::risk_range_words},
    OptionSpec{"risk-perception", OptionKind::word, "one-third", "what is seen of others' risk attitudes",
               model::risk_perception_words},
    OptionSpec{"transition", OptionKind::word, "deterministic", "how a bargain is taken", model::transition_words},
};

/// A table in the model's terms, and the way back.
struct Translation {
    model::Input input;
    std::vector<std::size_t> actor;        ///< [model's actor] its index in the table
    std::vector<double> lower, upper;      ///< [issue] ends of the scale
    Diagnostics notes;
};

/// The usual 0..100 is not touched, so that a file's digits come back as they were.
double to_percent(double x, double lower, double upper) {
    return lower == 0 && upper == 100 ? x : std::clamp((x - lower) / (upper - lower) * 100, 0.0, 100.0);
}
double from_percent(double x, double lower, double upper) {
    return lower == 0 && upper == 100 ? x : lower + x / 100 * (upper - lower);
}

void note(Diagnostics& notes, std::string message) {
    notes.push_back({"E359", Severity::note, {}, std::move(message), {}, {}});
}

/// Salience, 0 where the actor has no position.
double salience_of(const Table& table, std::size_t a, std::size_t k) {
    return table.stands_on(a, k) ? table.salience[table.at(a, k)] : 0.0;
}

/// One power an actor: the mean of its powers, each issue weighing by salience; 0 if it cares for nothing.
double joint_power(const Table& table, std::size_t a) {
    double weighted = 0;
    double total = 0;
    double least = std::numeric_limits<double>::infinity();
    double most = 0;
    for (std::size_t k = 0; k < table.issues.size(); ++k) {
        const double s = salience_of(table, a, k);
        if (s > 0) {
            const double power = table.power[table.at(a, k)];
            weighted += power * s;
            total += s;
            least = std::min(least, power);
            most = std::max(most, power);
        }
    }
    return least >= most ? most : weighted / total;  // equal powers come back as they were, none as 0
}

/// An actor without a position on an issue goes along there: it cares nothing and starts at the mean of the others.
void add_actor(const Table& table, const Round& start, std::size_t a, Translation& to) {
    const std::size_t issues = table.issues.size();
    const double share = table.salience_divided ? 1.0 : 1.0 / static_cast<double>(issues);
    const double power = joint_power(table, a);
    if (!(power > 0)) {
        note(to.notes, fmt::format("{} has no power or no salience, takes no part and does not move", table.actors[a]));
        return;
    }
    to.actor.push_back(a);
    to.input.power.push_back(power);
    for (std::size_t k = 0; k < issues; ++k) {
        const double at = table.stands_on(a, k) ? table.position[table.at(a, k)] : start.mean[k];
        to.input.position.push_back(to_percent(at, to.lower[k], to.upper[k]));
        to.input.salience.push_back(salience_of(table, a, k) * share);
    }
}

/// Shares among those who take part; a share for one who does not stays with the actor's own ideal.
void add_accommodation(const Table& table, Translation& to) {
    if (table.accommodation.empty()) {
        return;
    }
    for (const std::size_t a : to.actor) {
        for (const std::size_t b : to.actor) {
            to.input.accommodation.push_back(table.accommodation[a * table.actors.size() + b]);
        }
    }
}

Translation translate(const Table& table) {
    Translation to;
    to.input.issues = table.issues.size();
    for (std::size_t k = 0; k < table.issues.size(); ++k) {
        const OneIssue one = one_issue(table, k);
        to.lower.push_back(one.lower);
        to.upper.push_back(one.upper);
    }
    if (!table.salience_divided && table.issues.size() > 1) {
        note(to.notes, fmt::format("saliences count by issue; the model divides 100 among issues, so each was divided "
                                   "by {}", table.issues.size()));
    }
    const Round start = make_round(table, table.position);
    for (std::size_t a = 0; a < table.actors.size(); ++a) {
        add_actor(table, start, a, to);
    }
    to.input.actors = to.actor.size();
    add_accommodation(table, to);
    return to;
}

model::Options model_options(const Choices& choices) {
    model::Options result;
    for (const model::Family& family : model::families()) {
        const std::string_view word = choices.word(family.option);
        const auto at = std::find_if(family.words.begin(), family.words.end(),
                                     [&](const Word& w) { return w.name == word; });
        set_family(result, family.choice, static_cast<std::size_t>(at - family.words.begin()));
    }
    result.consent = choices.word("consent") == "both" ? model::Consent::both : model::Consent::each_alone;
    result.max_turns = choices.count("rounds");
    result.stop_ratio = choices.number("stop");
    result.seed = choices.count("seed");
    return result;
}

/// The model's positions on the table's scales; those who take no part where they stood, none where there was none.
std::vector<double> table_positions(const Table& table, const Translation& to, const std::vector<double>& rows) {
    std::vector<double> position = table.position;
    const std::size_t issues = table.issues.size();
    for (std::size_t i = 0; i < to.actor.size(); ++i) {
        for (std::size_t k = 0; k < issues; ++k) {
            if (table.stands_on(to.actor[i], k)) {
                position[table.at(to.actor[i], k)] = from_percent(rows[i * issues + k], to.lower[k], to.upper[k]);
            }
        }
    }
    return position;
}

/// The places of the last state as atoms of each issue.
std::vector<stats::Density> distributions(const Translation& to, const model::History& history) {
    const model::State& last = history.states.back();
    const std::size_t issues = to.input.issues;
    std::vector<stats::Density> result(issues);
    for (std::size_t k = 0; k < issues; ++k) {
        for (std::size_t b = 0; b < last.places.size(); ++b) {
            const double at = from_percent(last.position[last.places[b] * issues + k], to.lower[k], to.upper[k]);
            auto& atoms = result[k].atoms;
            const auto same = std::find_if(atoms.begin(), atoms.end(), [&](const auto& atom) { return atom.at == at; });
            if (same == atoms.end()) {
                atoms.push_back({at, last.place_probability[b]});
            } else {
                same->mass += last.place_probability[b];
            }
        }
    }
    return result;
}

std::vector<double> chosen_point(std::string_view word, const Translation& to, const model::History& history,
                                 const Round& last) {
    if (word == "median") {
        return last.median;
    }
    if (word == "mean") {
        return last.mean;
    }
    const std::size_t issues = to.input.issues;
    std::vector<double> point = word == "likeliest" ? likeliest_position(history, issues)
                                                    : expected_position(history, issues);
    for (std::size_t k = 0; k < issues; ++k) {
        point[k] = from_percent(point[k], to.lower[k], to.upper[k]);
    }
    return point;
}

Result<Settlement> run(const Table& table, const Choices& choices) {
    Translation to = translate(table);
    const Result<model::History> history = model::run_spatial(to.input, model_options(choices));
    if (!history) {
        return tl::unexpected(history.error());
    }
    Settlement result;
    for (const model::State& state : history->states) {
        result.rounds.push_back(make_round(table, table_positions(table, to, state.position)));
    }
    result.rounds.front() = make_round(table, table.position);
    result.settlement = chosen_point(choices.word("point"), to, *history, result.rounds.back());
    result.distribution = distributions(to, *history);
    result.notes = std::move(to.notes);
    result.notes.insert(result.notes.end(), history->notes.begin(), history->notes.end());
    return result;
}

}  // namespace

extern const Theory spatial_theory;

constinit const Theory spatial_theory{
    .name = "spatial",
    .about = "the Spatial Model of Politics: bargains over all issues at once, elected turn by turn",
    .source = "KTAB, the KAPSARC Toolkit for Behavioral Analysis (open source)",
    .fewest_actors = model::fewest_actors,
    .most_actors = model::most_actors,
    .most_issues = model::most_issues,
    .joint = true,
    .gives_distribution = true,
    .has_rounds = true,
    .options = options,
    .run = run};

}  // namespace entente::theory
