#include "theory/theory.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "theory/condorcet/election.h"
#include "theory/one_issue.h"

namespace entente::theory {

namespace {

constexpr std::array election_words{
    Word{"markov-uniform", "rest point of contests between the standing position and one drawn alike from all"},
    Word{"conditional", "chance in proportion to the product of the chances against every other"},
    Word{"markov-incentive", "as markov-uniform, but a challenge is likelier the more it would win"},
};
constexpr std::array victory_words{
    Word{"linear", "own strength over both"},
    Word{"square", "the same of squares"},
    Word{"quartic", "the same of fourth powers"},
    Word{"octic", "the same of eighth powers"},
    Word{"binary", "a lead of 10 % decides"},
};
constexpr std::array voting_words{
    Word{"proportional", "weight times difference in utility"},
    Word{"binary", "the whole weight for the better one"},
    Word{"proportional-binary", "four fifths proportional, one fifth binary"},
    Word{"proportional-cubic", "half proportional, half its cube"},
    Word{"cubic", "weight times the cube of the difference"},
    Word{"asymmetric", "gains count two thirds of losses"},
};
constexpr std::array options{
    OptionSpec{"election", OptionKind::word, "markov-uniform", "how pairwise chances become a distribution", election_words},
    OptionSpec{"victory", OptionKind::word, "linear", "how strength becomes a chance", victory_words},
    OptionSpec{"voting", OptionKind::word, "proportional", "how a preference becomes a vote", voting_words},
    OptionSpec{"weights", OptionKind::word, "power-salience", "what an actor weighs", weight_words},
};

/// The place of a word among the values of its option; the enumerations follow the same order.
template <class Enum, std::size_t n>
Enum chosen(const std::array<Word, n>& words, std::string_view word) {
    const auto found = std::find_if(words.begin(), words.end(), [&](const Word& w) { return w.name == word; });
    return static_cast<Enum>(found - words.begin());
}

Result<Settlement> run(const Table& table, const Choices& choices) {
    const ElectionLaws laws{chosen<ElectionForm>(election_words, choices.word("election")),
                            chosen<VictoryLaw>(victory_words, choices.word("victory")),
                            chosen<VotingLaw>(voting_words, choices.word("voting"))};
    Settlement result = opening(table);
    for (std::size_t k = 0; k < table.issues.size(); ++k) {
        const OneIssue issue = one_issue(table, k);
        const Election election = hold_election(issue.position, chosen_weights(issue, choices.word("weights")),
                                                issue.upper - issue.lower, laws);
        stats::Density density;
        double mean = 0;
        for (std::size_t i = 0; i < election.candidate.size(); ++i) {
            density.atoms.push_back({election.candidate[i], election.chance[i]});
            mean += election.chance[i] * election.candidate[i];
        }
        result.settlement.push_back(std::clamp(mean, election.candidate.front(), election.candidate.back()));
        result.distribution.push_back(std::move(density));
        if (!election.settled) {
            result.notes.push_back(
                {"E334",
                 Severity::note,
                 {},
                 fmt::format("the election on {} was still moving when it was stopped", table.issues[k].name),
                 {},
                 {}});
        }
    }
    return result;
}

}  // namespace

extern const Theory condorcet_theory;

constinit const Theory condorcet_theory{
    .name = "condorcet",
    .about = "a probabilistic election among the positions: coalitions of those who prefer it give each its chance",
    .source = "KTAB (Wise, Lester & Efird 2015), probabilistic Condorcet election",
    .most_actors = 1000,
    .gives_distribution = true,
    .options = options,
    .run = run};

}  // namespace entente::theory
