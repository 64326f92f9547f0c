#include "theory/theory.h"

#include <array>

#include "theory/compromise/compromise.h"
#include "theory/one_issue.h"

namespace entente::theory {

namespace {

Settlement average(const Table& table, std::string_view weights) {
    Settlement result = opening(table);
    for (std::size_t k = 0; k < table.issues.size(); ++k) {
        const OneIssue issue = one_issue(table, k);
        result.settlement.push_back(compromise(issue.position, chosen_weights(issue, weights)));
    }
    return result;
}

Result<Settlement> run_compromise(const Table& table, const Choices& choices) {
    return average(table, choices.word("weights"));
}

Result<Settlement> run_mean(const Table& table, const Choices&) { return average(table, "equal"); }

constexpr std::array compromise_options{
    OptionSpec{"weights", OptionKind::word, "power-salience", "what an actor weighs", weight_words},
};

}  // namespace

extern const Theory compromise_theory;
extern const Theory mean_theory;

constinit const Theory compromise_theory{
    .name = "compromise",
    .about = "the mean of positions, each weighted by power x salience",
    .source = "Van den Bos 1991; Achen 2006",
    .options = compromise_options,
    .run = run_compromise};

constinit const Theory mean_theory{.name = "mean",
                                   .about = "the plain mean of positions, everybody alike",
                                   .source = "Achen 2006",
                                   .options = {},
                                   .run = run_mean};

}  // namespace entente::theory
