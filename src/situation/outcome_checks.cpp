#include "situation/outcome_checks.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "situation/values.h"

namespace entente::situation {
namespace {

using Tracks = std::set<TrackId>;
using Kind = Expression::Kind;

Tracks united(Tracks first, const Tracks& second) {
    first.insert(second.begin(), second.end());
    return first;
}

Tracks shared(const Tracks& first, const Tracks& second) {
    Tracks both;
    std::set_intersection(first.begin(), first.end(), second.begin(), second.end(), std::inserter(both, both.end()));
    return both;
}

// Of a conjunction (all children true) or a disjunction (all children false).
Tracks of_children(const Expression& expression, Kind all_of, Tracks (*of)(const Expression&)) {
    Tracks tracks = of(expression.children.front());
    for (const Expression& child : expression.children) {
        tracks = expression.kind == all_of ? united(std::move(tracks), of(child)) : shared(tracks, of(child));
    }
    return tracks;
}

bool any_leaf(const Expression& expression, const std::function<bool(const Expression&)>& wanted) {
    return wanted(expression) ||
           std::any_of(expression.children.begin(), expression.children.end(),
                       [&](const Expression& child) { return any_leaf(child, wanted); });
}

bool names_track(const Expression& expression, TrackId track, std::span<const Issue> issues) {
    return any_leaf(expression, [&](const Expression& leaf) {
        const bool stage = leaf.kind == Kind::deal || leaf.kind == Kind::is_signed || leaf.kind == Kind::kept;
        return (stage && leaf.track == track) ||
               (leaf.kind == Kind::region && issues[index(leaf.region.issue)].track == track);
    });
}

std::string in_words(Standing standing, bool asks_kept) {
    switch (standing) {
        case Standing::none:
            return "no deal";
        case Standing::signed_only:
            return "signed, but no deal";
        case Standing::broken:
            return "a deal that is broken";
        case Standing::kept:
            break;
    }
    return asks_kept ? "a deal that is kept" : "a deal";
}

}  // namespace

std::set<TrackId> deals_if_true(const Expression& expression) {
    switch (expression.kind) {
        case Kind::deal:
        case Kind::kept:
            return {expression.track};
        case Kind::negation:
            return deals_if_false(expression.children.front());
        case Kind::conjunction:
        case Kind::disjunction:
            return of_children(expression, Kind::conjunction, deals_if_true);
        default:
            return {};
    }
}

std::set<TrackId> deals_if_false(const Expression& expression) {
    switch (expression.kind) {
        case Kind::negation:
            return deals_if_true(expression.children.front());
        case Kind::conjunction:
        case Kind::disjunction:
            return of_children(expression, Kind::disjunction, deals_if_false);
        default:
            return {};
    }
}

std::optional<IssueId> unguarded_term(const Expression& expression, std::span<const Issue> issues,
                                      const std::set<TrackId>& guarded) {
    if (expression.kind == Kind::region) {
        const std::optional<TrackId> track = issues[index(expression.region.issue)].track;
        const bool fine = !track || guarded.contains(*track);
        return fine ? std::nullopt : std::optional(expression.region.issue);
    }
    // In a conjunction a child matters only where its siblings are true; in a disjunction, where they are false.
    for (std::size_t i = 0; i < expression.children.size(); ++i) {
        Tracks here = guarded;
        for (std::size_t j = 0; j < expression.children.size(); ++j) {
            if (j != i && expression.kind == Kind::conjunction) {
                here = united(std::move(here), deals_if_true(expression.children[j]));
            } else if (j != i && expression.kind == Kind::disjunction) {
                here = united(std::move(here), deals_if_false(expression.children[j]));
            }
        }
        if (const auto found = unguarded_term(expression.children[i], issues, here)) {
            return found;
        }
    }
    return std::nullopt;
}

std::string describe_state(const Facts& state, const Expression& expression, const Situation& situation) {
    const bool asks_kept = any_leaf(expression, [](const Expression& leaf) { return leaf.kind == Kind::kept; });
    std::vector<std::string> words;
    for (std::size_t t = 0; t < state.track.size(); ++t) {
        if (names_track(expression, static_cast<TrackId>(t), situation.issues)) {
            words.push_back(in_words(state.track[t], asks_kept) +
                            (situation.tracks.size() > 1 ? " on " + situation.tracks[t].id : ""));
        }
    }
    for (std::size_t v = 0; v < state.choice.size(); ++v) {
        const bool named = any_leaf(expression, [&](const Expression& leaf) {
            return leaf.kind == Kind::choice && index(leaf.variable) == v;
        });
        const Variable& variable = situation.variables[v];
        if (named) {
            words.push_back(variable.id + (state.choice[v] == Facts::not_made
                                               ? " not made"
                                               : " == " + variable.values[state.choice[v]]));
        }
    }
    for (std::size_t k = 0; k < state.value.size(); ++k) {
        const std::optional<TrackId> track = situation.issues[k].track;
        if (!std::isnan(state.value[k]) && (!track || state.in_force(index(*track)))) {
            words.push_back(situation.issues[k].id + " = " + plain_number(state.value[k]));
        }
    }
    std::string joined;
    for (const std::string& word : words) {
        joined += (joined.empty() ? "" : ", ") + word;
    }
    return joined;
}

}  // namespace entente::situation
