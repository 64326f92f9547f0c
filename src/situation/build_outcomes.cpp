#include <algorithm>

#include "base/text.h"
#include "situation/build.h"
#include "situation/conditions.h"
#include "situation/outcome_checks.h"

namespace entente::situation {
namespace {

constexpr std::size_t most_outcomes = 100;

// Reports a term that could matter without a deal; true if there is none.
bool check_guards(Building& building, const Node& node, const Expression& expression,
                  const std::set<TrackId>& guarded) {
    const Situation& situation = building.situation;
    const std::optional<IssueId> term = unguarded_term(expression, situation.issues, guarded);
    if (!term) {
        return true;
    }
    const Issue& issue = situation.issue(*term);
    const bool main = issue.track == situation.main_track;
    const std::string deal = main ? "deal" : "deal(" + issue.id + ")";
    const std::size_t at = node.text.find(issue.id);
    building.report.error("E164", building.report.document().inside(node, at == std::string::npos ? 0 : at),
                          in_quotes(issue.id) + " is a term: it has no value without a deal",
                          "join it to one: \"" + deal + " and " + issue.id + " ...\"");
    return false;
}

void check_possible(Building& building, const Conditions& conditions, const Field& when, Outcome& outcome, bool sound) {
    const Situation& situation = building.situation;
    const Search search = conditions.find(outcome.when);
    if (!search.complete) {
        building.report.error("E169", when.value->place, "the condition is too long to be checked",
                              "split the outcome, or use fewer comparisons");
    } else if (!search.state && sound) {
        building.report.error("E168", when.value->place, "outcome " + in_quotes(outcome.id) + " can never come about",
                              "its comparisons exclude each other, or lie outside the scale");
    }
    if (situation.main_track) {
        Expression no_deal;
        no_deal.kind = Expression::Kind::deal;
        no_deal.track = *situation.main_track;
        const Expression both = all_of({outcome.when, not_of(no_deal)});
        const Search without = conditions.find(both);
        outcome.needs_deal = without.complete && !without.state;
    }
}

void check_overlaps(Building& building, const Conditions& conditions,
                    const std::vector<const Field*>& written) {
    const Situation& situation = building.situation;
    std::size_t budget = largest_search * 10;
    for (std::size_t b = 0; b < situation.outcomes.size(); ++b) {
        for (std::size_t a = 0; a < b; ++a) {
            if (written[a] == nullptr || written[b] == nullptr) {
                continue;
            }
            const std::string both_names =
                in_quotes(situation.outcomes[a].id) + " and " + in_quotes(situation.outcomes[b].id);
            const Expression both = all_of({situation.outcomes[a].when, situation.outcomes[b].when});
            const Search search = conditions.find(both, budget);
            budget -= std::min(budget, search.steps);
            if (search.state) {
                building.report.error("E167", written[b]->value->place,
                                      "outcomes " + both_names + " overlap, for example at: " +
                                          describe_state(*search.state, both, situation),
                                      "outcomes must not overlap; `a..b` includes both ends");
            } else if (!search.complete) {
                building.report.error("E169", written[b]->value->place,
                                      "it cannot be checked whether outcomes " + both_names + " overlap",
                                      "use fewer comparisons");
                return;
            }
        }
    }
}

void read_expectation(Building& building, const Entry& entry, Claim& claim) {
    const Field* field = entry.find("expect");
    if (field == nullptr) {
        return;
    }
    claim.expect = written_of(*field->value);
    if (const auto chance = read_value(building, *field->value, {unit, {}, WordSet::chance})) {
        claim.expect_low = chance->parts.front().low;
        claim.expect_high = chance->parts.back().high;
    }
}

void read_outcomes(Building& building, Conditions& conditions) {
    std::vector<const Field*> written;
    const std::vector<Entry>& entries = building.entries.of("outcome");
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Field* when = entries[i].find("when");
        Outcome outcome;
        outcome.id = entries[i].id;
        outcome.name = entries[i].text("name", in_words(entries[i].id));
        outcome.written = entries[i].text("when");
        const ParsedExpression<Expression> condition = conditions.of_outcome(i);
        written.push_back(condition && when != nullptr ? when : nullptr);
        if (written.back() != nullptr) {
            outcome.when = *condition;
            const bool sound = check_guards(building, *when->value, outcome.when, {});
            check_possible(building, conditions, *when, outcome, sound);
        }
        building.situation.outcomes.push_back(std::move(outcome));
    }
    if (entries.size() > most_outcomes) {
        building.report.error("E169", entries[most_outcomes].place,
                              "there are more than " + std::to_string(most_outcomes) + " outcomes",
                              "a reader cannot weigh so many: join some");
    } else {
        check_overlaps(building, conditions, written);
    }
}

void read_claim_test(Building& building, const Node& node, Conditions& conditions, Claim& claim) {
    ParsedExpression<Test> parsed = parse_test(node.text, conditions.names());
    if (!parsed) {
        conditions.report(node, parsed.error());
        return;
    }
    claim.test = std::move(*parsed);
    if (!check_guards(building, node, claim.test.given, {})) {
        return;
    }
    if (claim.test.kind == Test::Kind::event) {
        check_guards(building, node, claim.test.event, deals_if_true(claim.test.given));
    }
    const Search search = conditions.find(claim.test.given);
    if (search.complete && !search.state) {
        building.report.error("E171", node.place, "the condition after `given` can never hold",
                              "a claim about what cannot happen cannot be tested");
    }
}

void read_claims(Building& building, Conditions& conditions) {
    for (const Entry& entry : building.entries.of("claim")) {
        Claim claim;
        claim.id = entry.id;
        claim.says = entry.text("says");
        claim.written = entry.text("test");
        claim.source = entry.find("source") == nullptr ? 0 : building.entries.index_of("source", entry.text("source"));
        read_expectation(building, entry, claim);
        if (const Field* test = entry.find("test")) {
            read_claim_test(building, *test->value, conditions, claim);
        }
        building.situation.claims.push_back(std::move(claim));
    }
}

}  // namespace

void build_outcomes(Building& building, Conditions& conditions) {
    read_outcomes(building, conditions);
    read_claims(building, conditions);
}

}  // namespace entente::situation
