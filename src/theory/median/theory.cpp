#include "theory/theory.h"

#include <array>

#include "theory/median/median.h"
#include "theory/one_issue.h"

namespace entente::theory {

namespace {

Result<Settlement> run_median(const Table& table, const Choices& choices) {
    Settlement result = opening(table);
    for (std::size_t k = 0; k < table.issues.size(); ++k) {
        const OneIssue issue = one_issue(table, k);
        const std::vector<double> weights = chosen_weights(issue, choices.word("weights"));
        result.settlement.push_back(choices.word("tie") == "middle" ? middle_median(issue.position, weights)
                                                                    : weighted_median(issue.position, weights));
    }
    return result;
}

constexpr std::array tie_words{
    Word{"lower", "the smallest position that has half of the weight"},
    Word{"middle", "halfway between the two positions that each close a half"},
};

constexpr std::array median_options{
    OptionSpec{"weights", OptionKind::word, "power-salience", "what an actor weighs", weight_words},
    OptionSpec{"tie", OptionKind::word, "lower", "where the two halves of the weight are equal", tie_words},
};

}  // namespace

extern const Theory median_theory;

constinit const Theory median_theory{
    .name = "median",
    .about = "the position that no weighted majority would leave, weights power x salience",
    .source = "Black 1948",
    .options = median_options,
    .run = run_median};

}  // namespace entente::theory
