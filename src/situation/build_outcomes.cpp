#include <algorithm>
#include <map>

#include "base/text.h"
#include "situation/build.h"
#include "situation/expression_parser.h"
#include "situation/outcome_checks.h"
#include "situation/regions.h"

namespace entente::situation {
namespace {

constexpr std::size_t most_outcomes = 100;

std::string in_words(std::string id) {
    std::replace(id.begin(), id.end(), '-', ' ');
    std::replace(id.begin(), id.end(), '_', ' ');
    return id;
}

Expression all_of(std::vector<Expression> children) {
    Expression both;
    both.kind = Expression::Kind::conjunction;
    both.children = std::move(children);
    return both;
}

Expression not_of(const Expression& child) {
    Expression negation;
    negation.kind = Expression::Kind::negation;
    negation.children.push_back(child);
    return negation;
}

// Parses every outcome, those it names first, and keeps what it finds.
class OutcomeReader {
  public:
    explicit OutcomeReader(Building& building)
        : building_(building), entries_(building.entries.of("outcome")), states_(entries_.size()) {
        for (const Entry& entry : entries_) {
            conditions_.emplace_back();
            names_.outcomes.push_back(entry.id);
        }
        names_.issues = building.situation.issues;
        names_.actors = building.situation.actors;
        names_.tracks = building.situation.tracks;
        names_.main_track = building.situation.main_track;
        names_.tracks_known = building.entries.complete("issue") && building.entries.complete("situation");
        names_.condition_of = [this](std::size_t outcome) { return condition(outcome); };
    }
    OutcomeReader(const OutcomeReader&) = delete;
    OutcomeReader& operator=(const OutcomeReader&) = delete;

    const ExpressionNames& names() const { return names_; }

    /// The condition of an outcome, parsed on first use; `other-deal` and `other-no-deal` follow the last.
    ParsedExpression<Expression> condition(std::size_t outcome) {
        if (outcome >= entries_.size()) {
            return automatic(outcome == entries_.size());
        }
        if (states_[outcome] == Progress::begun) {
            return tl::unexpected(ExpressionMistake{"E166", 0,
                                                    "outcome " + in_quotes(entries_[outcome].id) +
                                                        " is defined by way of itself",
                                                    "write one of the conditions out"});
        }
        if (states_[outcome] == Progress::untouched && depth_ >= deepest_references) {
            return tl::unexpected(
                ExpressionMistake{"E169", 0, "outcomes refer to outcomes too deep", "write some of them out"});
        }
        if (states_[outcome] == Progress::untouched) {
            read(outcome);
        }
        if (!conditions_[outcome]) {
            return tl::unexpected(ExpressionMistake{});
        }
        return *conditions_[outcome];
    }

  private:
    enum class Progress { untouched, begun, done };
    static constexpr int deepest_references = 32;

    void read(std::size_t outcome) {
        states_[outcome] = Progress::begun;
        ++depth_;
        if (const Field* when = entries_[outcome].find("when")) {
            ParsedExpression<Expression> parsed = parse_expression(when->value->text, names_);
            if (parsed) {
                conditions_[outcome] = std::move(*parsed);
            } else {
                report_mistake(building_, *when->value, parsed.error());
            }
        }
        --depth_;
        states_[outcome] = Progress::done;
    }

    // A deal (or none) on the main track, and none of the outcomes of the file.
    ParsedExpression<Expression> automatic(bool with_deal) {
        if (!names_.main_track) {
            return tl::unexpected(ExpressionMistake{"E165", 0, "without a main track there is no other deal",
                                                    "set main-track in [situation]"});
        }
        Expression deal;
        deal.kind = Expression::Kind::deal;
        deal.track = *names_.main_track;
        std::vector<Expression> children{with_deal ? deal : not_of(deal)};
        for (std::size_t outcome = 0; outcome < entries_.size(); ++outcome) {
            const ParsedExpression<Expression> other = condition(outcome);
            if (!other) {
                return other;
            }
            children.push_back(not_of(*other));
        }
        return all_of(std::move(children));
    }

  public:
    static void report_mistake(Building& building, const Node& node, const ExpressionMistake& mistake) {
        if (!mistake.message.empty()) {
            building.report.error(mistake.code, building.report.document().inside(node, mistake.offset),
                                  mistake.message, mistake.hint);
        }
    }

  private:
    Building& building_;
    const std::vector<Entry>& entries_;
    ExpressionNames names_;
    std::vector<std::optional<Expression>> conditions_;
    std::vector<Progress> states_;
    int depth_ = 0;
};

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

void check_possible(Building& building, const Field& when, Outcome& outcome, bool sound) {
    const Situation& situation = building.situation;
    const Search search = find_state(outcome.when, domains_of(situation));
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
        const Search without = find_state(both, domains_of(situation));
        outcome.needs_deal = without.complete && !without.state;
    }
}

void check_overlaps(Building& building, const std::vector<const Field*>& written) {
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
            const Search search = find_state(both, domains_of(situation), budget);
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

void read_outcomes(Building& building, OutcomeReader& reader) {
    std::vector<const Field*> written;
    const std::vector<Entry>& entries = building.entries.of("outcome");
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Field* when = entries[i].find("when");
        Outcome outcome;
        outcome.id = entries[i].id;
        outcome.name = entries[i].text("name", in_words(entries[i].id));
        outcome.written = entries[i].text("when");
        const ParsedExpression<Expression> condition = reader.condition(i);
        written.push_back(condition && when != nullptr ? when : nullptr);
        if (written.back() != nullptr) {
            outcome.when = *condition;
            const bool sound = check_guards(building, *when->value, outcome.when, {});
            check_possible(building, *when, outcome, sound);
        }
        building.situation.outcomes.push_back(std::move(outcome));
    }
    if (entries.size() > most_outcomes) {
        building.report.error("E169", entries[most_outcomes].place,
                              "there are more than " + std::to_string(most_outcomes) + " outcomes",
                              "a reader cannot weigh so many: join some");
    } else {
        check_overlaps(building, written);
    }
}

void read_claim_test(Building& building, const Node& node, OutcomeReader& reader, Claim& claim) {
    ParsedExpression<Test> parsed = parse_test(node.text, reader.names());
    if (!parsed) {
        OutcomeReader::report_mistake(building, node, parsed.error());
        return;
    }
    claim.test = std::move(*parsed);
    const Situation& situation = building.situation;
    if (!check_guards(building, node, claim.test.given, {})) {
        return;
    }
    if (claim.test.kind == Test::Kind::event) {
        check_guards(building, node, claim.test.event, deals_if_true(claim.test.given));
    }
    const Search search = find_state(claim.test.given, domains_of(situation));
    if (search.complete && !search.state) {
        building.report.error("E171", node.place, "the condition after `given` can never hold",
                              "a claim about what cannot happen cannot be tested");
    }
}

void read_claims(Building& building, OutcomeReader& reader) {
    for (const Entry& entry : building.entries.of("claim")) {
        Claim claim;
        claim.id = entry.id;
        claim.says = entry.text("says");
        claim.written = entry.text("test");
        claim.source = entry.find("source") == nullptr ? 0 : building.entries.index_of("source", entry.text("source"));
        read_expectation(building, entry, claim);
        if (const Field* test = entry.find("test")) {
            read_claim_test(building, *test->value, reader, claim);
        }
        building.situation.claims.push_back(std::move(claim));
    }
}

}  // namespace

void build_outcomes(Building& building) {
    OutcomeReader reader(building);
    read_outcomes(building, reader);
    read_claims(building, reader);
}

}  // namespace entente::situation
