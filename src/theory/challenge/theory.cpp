#include "theory/theory.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "theory/challenge/challenge.h"
#include "theory/one_issue.h"

namespace entente::theory {

namespace {

using namespace challenge;

constexpr std::array reading_words{
    Word{"scholz-code", "as the program behind Scholz et al. 2011 ran: global denominator, own view, lowest compromise"},
    Word{"scholz-paper", "as Scholz et al. 2011 print it: pairwise denominator, each its own view, capitulation"},
    Word{"least-move", "pairwise denominator, each takes the offer that moves it least"},
    Word{"highest-offer", "pairwise denominator, each takes the offer whose proposer expects most"}};
constexpr std::array denominator_words{Word{"global", "all actors over all ordered pairs of positions"},
                                       Word{"pairwise", "all actors over the two positions at hand"}};
constexpr std::array reverse_words{Word{"support", "its own support over the denominator"},
                                   Word{"complement", "1 minus the challenger's chance"},
                                   Word{"net", "net support over the denominator, at least 0"}};
constexpr std::array view_words{Word{"own", "the challenged one's answer as the challenger sees it"},
                                Word{"target", "as the challenged one sees it"}};
constexpr std::array security_words{Word{"challenged", "sum over the challenges an actor receives"},
                                    Word{"challenging", "sum over the challenges it makes"}};
constexpr std::array sign_words{Word{"figure", "compromise where the two expectations have opposite signs"},
                                Word{"text", "compromise where both are negative, as the text prints"}};
constexpr std::array capitulation_words{Word{"never", "nobody gives in outright"},
                                        Word{"figure", "the one who stands to lose more gives in"}};
constexpr std::array offer_words{Word{"scholz-key", "least move; among compromises the lowest point"},
                                 Word{"least-move", "the one that moves it least"},
                                 Word{"highest-offer", "the one whose proposer expects most"}};
constexpr std::array precedence_words{Word{"by-kind", "confrontation before compromise before capitulation"},
                                      Word{"none", "all offers compete"}};
constexpr std::array range_words{Word{"fixed", "of the first positions"}, Word{"each-round", "of the round's positions"}};
constexpr std::array centre_words{Word{"median", "weighted median"}, Word{"mean", "weighted mean"}};
constexpr std::array tailwind_words{Word{"rule", "1 if the centre is nearer to the challenger than the target is"},
                                    Word{"always", "1"}, Word{"never", "0"}};
constexpr std::array tie_words{Word{"skip", "actors who stand together make no offers"},
                               Word{"offer", "they do, and may hold each other in place"}};
constexpr std::array stop_words{Word{"rounds", "after the number of rounds"},
                                Word{"settled", "when the median has moved less than the threshold twice"}};
constexpr std::array point_words{Word{"median", "weighted median of the last positions"},
                                 Word{"mean", "weighted mean of the last positions"}};

constexpr std::array options{
    OptionSpec{"reading", OptionKind::word, "scholz-code", "the combination of switches to start from", reading_words},
    OptionSpec{"rounds", OptionKind::count, "10", "how many rounds at most", {}, 0, 1000},
    OptionSpec{"point", OptionKind::word, "median", "what the settlement is", point_words},
    OptionSpec{"denominator", OptionKind::word, "", "A: what a chance of success is a share of", denominator_words},
    OptionSpec{"reverse", OptionKind::word, "", "B: the chance of the one challenged", reverse_words},
    OptionSpec{"view", OptionKind::word, "", "C: whose view of the answer to a challenge", view_words},
    OptionSpec{"security", OptionKind::word, "", "D: what an actor's security sums", security_words},
    OptionSpec{"sign", OptionKind::word, "", "E: when the weaker side compromises", sign_words},
    OptionSpec{"capitulation", OptionKind::word, "", "F: whether anyone gives in outright", capitulation_words},
    OptionSpec{"offer", OptionKind::word, "", "G: which offer an actor takes", offer_words},
    OptionSpec{"precedence", OptionKind::word, "", "G: whether some kinds of offer come first", precedence_words},
    OptionSpec{"range", OptionKind::word, "", "H: the range that distances are a share of", range_words},
    OptionSpec{"centre", OptionKind::word, "", "I: where things drift without a challenge", centre_words},
    OptionSpec{"q", OptionKind::number, "1", "J: Q, the chance that nothing changes without a challenge", {}, 0, 1},
    OptionSpec{"t", OptionKind::word, "", "J: T, whether the drift helps the challenger", tailwind_words},
    OptionSpec{"tie", OptionKind::word, "", "K: actors who stand together", tie_words},
    OptionSpec{"stop", OptionKind::word, "", "L: when to stop", stop_words},
    OptionSpec{"threshold", OptionKind::number, "0.005", "L: a rest of the median, as a share of the range", {}, 0, 1},
};

/// Sets a switch if the option was given; the enumerations follow the order of the words.
template <class Enum, std::size_t n>
void choose(const Choices& choices, std::string_view option, const std::array<Word, n>& words, Enum& into) {
    if (!choices.given(option)) return;
    const auto same = [&](const Word& w) { return w.name == choices.word(option); };
    into = static_cast<Enum>(std::find_if(words.begin(), words.end(), same) - words.begin());
}

Reading chosen_reading(const Choices& choices) {
    Reading reading = named_reading(choices.word("reading"));
    choose(choices, "denominator", denominator_words, reading.denominator);
    choose(choices, "reverse", reverse_words, reading.reverse);
    choose(choices, "view", view_words, reading.view);
    choose(choices, "security", security_words, reading.security);
    choose(choices, "sign", sign_words, reading.sign);
    choose(choices, "capitulation", capitulation_words, reading.capitulation);
    choose(choices, "offer", offer_words, reading.offer);
    choose(choices, "precedence", precedence_words, reading.precedence);
    choose(choices, "range", range_words, reading.range);
    choose(choices, "centre", centre_words, reading.centre);
    choose(choices, "t", tailwind_words, reading.tailwind);
    choose(choices, "tie", tie_words, reading.tie);
    choose(choices, "stop", stop_words, reading.stop);
    reading.status_quo = choices.number("q");
    reading.threshold = choices.number("threshold");
    return reading;
}

Result<Settlement> run(const Table& table, const Choices& choices) {
    const Reading reading = chosen_reading(choices);
    Settlement result = opening(table);
    std::vector<std::vector<double>> rounds{table.position};
    for (std::size_t k = 0; k < table.issues.size(); ++k) {
        const OneIssue issue = one_issue(table, k);
        std::vector<double> share = issue.salience;
        for (double& s : share) s /= 100;
        const Path path = run_challenge({issue.position, issue.power, share}, reading, choices.count("rounds"));
        // An issue that comes to rest early stays where it is while others go on.
        while (rounds.size() < path.position.size()) rounds.push_back(rounds.back());
        for (std::size_t t = 1; t < rounds.size(); ++t) {
            for (std::size_t i = 0; i < issue.actor.size(); ++i)
                rounds[t][table.at(issue.actor[i], k)] =
                    path.position[std::min(t, path.position.size() - 1)][i];
        }
        if (reading.stop == StopRule::settled && !path.settled && !path.all_equal) {
            result.notes.push_back({"E334",
                                    Severity::note,
                                    {},
                                    fmt::format("the median on {} was still moving after {} rounds",
                                                table.issues[k].name, path.position.size() - 1),
                                    {},
                                    {}});
        }
    }
    for (std::size_t t = 1; t < rounds.size(); ++t) result.rounds.push_back(make_round(table, rounds[t]));
    const Round& last = result.rounds.back();
    result.settlement = choices.word("point") == "mean" ? last.mean : last.median;
    return result;
}

}  // namespace

extern const Theory challenge_theory;

constinit const Theory challenge_theory{
    .name = "challenge",
    .about = "expected utility: actors challenge each other and the weaker side moves, round after round",
    .source = "Bueno de Mesquita 1994, 1997; Scholz, Calbert & Smith 2011",
    .most_actors = 250,
    .has_rounds = true,
    .options = options,
    .run = run};

}  // namespace entente::theory
