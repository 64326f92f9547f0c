#include "situation/regions.h"

#include <algorithm>
#include <cmath>
#include <limits>

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

void collect_names(const Expression& expression, std::vector<bool>& tracks, std::vector<bool>& issues) {
    if (expression.kind == Expression::Kind::deal) {
        tracks[index(expression.track)] = true;
    } else if (expression.kind == Expression::Kind::region) {
        issues[index(expression.region.issue)] = true;
    }
    for (const Expression& child : expression.children) {
        collect_names(child, tracks, issues);
    }
}

enum class Truth { no, unknown, yes };

Truth opposite(Truth truth) {
    return truth == Truth::unknown ? Truth::unknown : (truth == Truth::yes ? Truth::no : Truth::yes);
}

// Tries the stages of the tracks, then the pieces of the issues, and leaves a branch as soon as it is decided.
class StateSearch {
  public:
    StateSearch(const Expression& expression, std::span<const Issue> issues, std::size_t tracks,
                std::size_t budget)
        : expression_(expression), track_of_(track_of_issues(issues)), deal_(tracks, Truth::unknown),
          value_(issues.size(), std::numeric_limits<double>::quiet_NaN()),
          budget_(budget) {
        std::vector<bool> tracks_named(tracks);
        std::vector<bool> issues_named(issues.size());
        collect_names(expression, tracks_named, issues_named);
        for (std::size_t k = 0; k < issues.size(); ++k) {
            if (issues_named[k]) {
                issues_.push_back(k);
                const auto id = static_cast<IssueId>(k);
                pieces_.push_back(cut(issues[k].scale, constants_of(id, {&expression, 1})));
                if (track_of_[k] >= 0) {
                    tracks_named[static_cast<std::size_t>(track_of_[k])] = true;
                }
            }
        }
        for (std::size_t t = 0; t < tracks; ++t) {
            if (tracks_named[t]) {
                tracks_.push_back(t);
            }
        }
    }

    Search run() {
        Search search;
        if (try_from(0)) {
            search.state = State{{}, value_};
            for (const Truth deal : deal_) {
                search.state->deal.push_back(deal == Truth::yes);
            }
        }
        search.complete = steps_ <= budget_;
        search.steps = steps_;
        return search;
    }

  private:
    bool try_from(std::size_t variable) {
        const Truth truth = evaluate(expression_);
        if (truth != Truth::unknown || steps_ > budget_) {
            return truth == Truth::yes;
        }
        if (variable < tracks_.size()) {
            for (const Truth deal : {Truth::no, Truth::yes}) {
                deal_[tracks_[variable]] = deal;
                if (try_from(variable + 1)) {
                    return true;
                }
            }
            deal_[tracks_[variable]] = Truth::unknown;
            return false;
        }
        const std::size_t at = variable - tracks_.size();
        for (const Piece& piece : pieces_[at]) {
            value_[issues_[at]] = piece.middle();
            if (try_from(variable + 1)) {
                return true;
            }
        }
        value_[issues_[at]] = std::numeric_limits<double>::quiet_NaN();
        return false;
    }

    Truth evaluate(const Expression& expression) {
        ++steps_;
        switch (expression.kind) {
            case Expression::Kind::always:
                return Truth::yes;
            case Expression::Kind::deal:
                return deal_[index(expression.track)];
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
        const Truth deal = track_of_[issue] < 0 ? Truth::yes : deal_[static_cast<std::size_t>(track_of_[issue])];
        const double value = value_[issue];
        const Truth inside = std::isnan(value) ? Truth::unknown : (region.contains(value) ? Truth::yes : Truth::no);
        return std::min(deal, inside);
    }

    const Expression& expression_;
    std::vector<int> track_of_;
    std::vector<std::size_t> tracks_;
    std::vector<std::size_t> issues_;
    std::vector<std::vector<Piece>> pieces_;
    std::vector<Truth> deal_;
    std::vector<double> value_;
    std::size_t budget_;
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

Search find_state(const Expression& expression, std::span<const Issue> issues, std::size_t tracks,
                  std::size_t budget) {
    return StateSearch(expression, issues, tracks, budget).run();
}

}  // namespace entente::situation
