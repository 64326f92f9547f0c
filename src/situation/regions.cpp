#include "situation/regions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace entente::situation {
namespace {

void collect_constants(IssueId issue, const Expression& expression, std::vector<double>& constants) {
    if (expression.kind == Expression::Kind::region && expression.region.issue == issue) {
        for (const double end : {expression.region.low, expression.region.high}) {
            if (std::isfinite(end)) {
                constants.push_back(end);
            }
        }
    }
    for (const Expression& child : expression.children) {
        collect_constants(issue, child, constants);
    }
}

// What an expression asks about.
struct Named {
    std::vector<bool> deal;       // of a track: is a deal in force
    std::vector<bool> signature;  // of a track: was anything signed
    std::vector<bool> kept;       // of a track: is the deal kept
    std::vector<bool> issue;
    std::vector<bool> variable;

    explicit Named(const Domains& domains)
        : deal(domains.tracks), signature(domains.tracks), kept(domains.tracks), issue(domains.issues.size()),
          variable(domains.variables.size()) {}

    void add(const Expression& expression) {
        using Kind = Expression::Kind;
        const std::size_t track = index(expression.track);
        if (expression.kind == Kind::deal) {
            deal[track] = true;
        } else if (expression.kind == Kind::is_signed) {
            signature[track] = true;
        } else if (expression.kind == Kind::kept) {
            kept[track] = true;
        } else if (expression.kind == Kind::region) {
            issue[index(expression.region.issue)] = true;
        } else if (expression.kind == Kind::choice) {
            variable[index(expression.variable)] = true;
        }
        for (const Expression& child : expression.children) {
            add(child);
        }
    }
};

enum class Truth { no, unknown, yes };

Truth truth_of(bool known) {
    return known ? Truth::yes : Truth::no;
}

Truth opposite(Truth truth) {
    return truth == Truth::unknown ? Truth::unknown : (truth == Truth::yes ? Truth::no : Truth::yes);
}

// Something to be settled: a track, a choice or the piece an issue lies in; each has `count` ways.
struct Question {
    enum class Of { track, choice, issue };
    Of of = Of::track;
    std::size_t which = 0;
    std::vector<Standing> standings;
    std::vector<std::size_t> choices;
    std::vector<Piece> pieces;
    std::size_t count() const { return standings.size() + choices.size() + pieces.size(); }
};

// Settles one question after the other and leaves a branch as soon as the truth is decided.
class StateSearch {
  public:
    StateSearch(const Expression& expression, const Domains& domains, std::size_t budget)
        : expression_(expression), budget_(budget), track_known_(domains.tracks),
          choice_known_(domains.variables.size()) {
        facts_.track.assign(domains.tracks, Standing::none);
        facts_.value.assign(domains.issues.size(), std::numeric_limits<double>::quiet_NaN());
        facts_.choice.assign(domains.variables.size(), Facts::not_made);
        facts_.track_of_issue = track_of_issues(domains.issues);
        Named named(domains);
        named.add(expression);
        ask(domains, named);
    }

    Search run() {
        Search search;
        if (try_from(0)) {
            search.state = facts_;
        }
        search.complete = steps_ <= budget_;
        search.steps = steps_;
        return search;
    }

  private:
    void ask(const Domains& domains, const Named& named) {
        std::vector<Question> issues;
        std::vector<bool> has_term(domains.tracks);
        for (std::size_t k = 0; k < domains.issues.size(); ++k) {
            if (!named.issue[k]) {
                continue;
            }
            const std::vector<double> constants = constants_of(static_cast<IssueId>(k), {&expression_, 1});
            issues.push_back({Question::Of::issue, k, {}, {}, cut(domains.issues[k].scale, constants)});
            if (const int track = facts_.track_of_issue[k]; track >= 0) {
                has_term[static_cast<std::size_t>(track)] = true;
            }
        }
        for (std::size_t t = 0; t < domains.tracks; ++t) {
            std::vector<Standing> standings{Standing::none};
            if (named.signature[t]) {
                standings.push_back(Standing::signed_only);
            }
            if (named.kept[t]) {
                standings.push_back(Standing::broken);
            }
            standings.push_back(Standing::kept);
            if (named.deal[t] || named.signature[t] || named.kept[t] || has_term[t]) {
                questions_.push_back({Question::Of::track, t, std::move(standings), {}, {}});
            }
        }
        for (std::size_t v = 0; v < domains.variables.size(); ++v) {
            if (named.variable[v]) {
                const std::size_t values = domains.variables[v].values.size();
                std::vector<std::size_t> choices(values);
                std::iota(choices.begin(), choices.end(), std::size_t{0});
                if (domains.variables[v].kind == Variable::Kind::move) {
                    choices.push_back(Facts::not_made);
                }
                questions_.push_back({Question::Of::choice, v, {}, std::move(choices), {}});
            }
        }
        questions_.insert(questions_.end(), issues.begin(), issues.end());
    }

    bool try_from(std::size_t question) {
        const Truth truth = evaluate(expression_);
        if (truth != Truth::unknown || steps_ > budget_) {
            return truth == Truth::yes;
        }
        for (std::size_t way = 0; way < questions_[question].count(); ++way) {
            settle(questions_[question], way);
            if (try_from(question + 1)) {
                return true;
            }
        }
        reopen(questions_[question]);
        return false;
    }

    void settle(const Question& question, std::size_t way) {
        if (question.of == Question::Of::track) {
            track_known_[question.which] = true;
            facts_.track[question.which] = question.standings[way];
        } else if (question.of == Question::Of::choice) {
            choice_known_[question.which] = true;
            facts_.choice[question.which] = question.choices[way];
        } else {
            facts_.value[question.which] = question.pieces[way].middle();
        }
    }

    void reopen(const Question& question) {
        if (question.of == Question::Of::track) {
            track_known_[question.which] = false;
            facts_.track[question.which] = Standing::none;
        } else if (question.of == Question::Of::choice) {
            choice_known_[question.which] = false;
            facts_.choice[question.which] = Facts::not_made;
        } else {
            facts_.value[question.which] = std::numeric_limits<double>::quiet_NaN();
        }
    }

    Truth evaluate(const Expression& expression) {
        ++steps_;
        switch (expression.kind) {
            case Expression::Kind::always:
                return Truth::yes;
            case Expression::Kind::deal:
            case Expression::Kind::is_signed:
            case Expression::Kind::kept:
                return track_known_[index(expression.track)] ? truth_of(holds(expression, facts_)) : Truth::unknown;
            case Expression::Kind::choice:
                return choice_known_[index(expression.variable)] ? truth_of(holds(expression, facts_))
                                                                 : Truth::unknown;
            case Expression::Kind::region:
                return evaluate(expression.region);
            case Expression::Kind::negation:
                return opposite(evaluate(expression.children.front()));
            case Expression::Kind::conjunction:
            case Expression::Kind::disjunction:
                break;
        }
        const bool all_needed = expression.kind == Expression::Kind::conjunction;
        Truth result = all_needed ? Truth::yes : Truth::no;
        for (const Expression& child : expression.children) {
            const Truth truth = evaluate(child);
            result = all_needed ? std::min(result, truth) : std::max(result, truth);
        }
        return result;
    }

    Truth evaluate(const Region& region) const {
        const std::size_t issue = index(region.issue);
        Truth deal = Truth::yes;
        if (const int term_of = facts_.track_of_issue[issue]; term_of >= 0) {
            const auto track = static_cast<std::size_t>(term_of);
            deal = track_known_[track] ? truth_of(facts_.in_force(track)) : Truth::unknown;
        }
        const double value = facts_.value[issue];
        return std::min(deal, std::isnan(value) ? Truth::unknown : truth_of(region.contains(value)));
    }

    const Expression& expression_;
    std::size_t budget_;
    std::vector<bool> track_known_;
    std::vector<bool> choice_known_;
    std::vector<Question> questions_;
    Facts facts_;
    std::size_t steps_ = 0;
};

}  // namespace

std::vector<double> constants_of(IssueId issue, std::span<const Expression> expressions) {
    std::vector<double> constants;
    for (const Expression& expression : expressions) {
        collect_constants(issue, expression, constants);
    }
    std::sort(constants.begin(), constants.end());
    constants.erase(std::unique(constants.begin(), constants.end()), constants.end());
    return constants;
}

std::vector<Piece> cut(const stats::Bounds& bounds, std::span<const double> constants) {
    std::vector<Piece> pieces;
    double low = bounds.lower;
    for (const double constant : constants) {
        if (constant > low) {
            pieces.push_back({low, constant});
        }
        pieces.push_back({constant, constant});
        low = constant;
    }
    if (bounds.upper > low) {
        pieces.push_back({low, bounds.upper});
    }
    return pieces;
}

std::vector<int> track_of_issues(std::span<const Issue> issues) {
    std::vector<int> tracks;
    tracks.reserve(issues.size());
    for (const Issue& issue : issues) {
        tracks.push_back(issue.track ? static_cast<int>(index(*issue.track)) : -1);
    }
    return tracks;
}

Domains domains_of(const Situation& situation) {
    return {situation.issues, situation.tracks.size(), situation.variables};
}

Search find_state(const Expression& expression, const Domains& domains, std::size_t budget) {
    return StateSearch(expression, domains, budget).run();
}

}  // namespace entente::situation
