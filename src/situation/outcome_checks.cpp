#include "situation/outcome_checks.h"

#include <algorithm>
#include <cmath>

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

bool names_track(const Expression& expression, TrackId track, std::span<const Issue> issues) {
    const bool here = (expression.kind == Kind::deal && expression.track == track) ||
                      (expression.kind == Kind::region && issues[index(expression.region.issue)].track == track);
    return here || std::any_of(expression.children.begin(), expression.children.end(),
                               [&](const Expression& child) { return names_track(child, track, issues); });
}

}  // namespace

std::set<TrackId> deals_if_true(const Expression& expression) {
    switch (expression.kind) {
        case Kind::deal:
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

std::string describe_state(const State& state, const Expression& expression, const Situation& situation) {
    std::string words;
    for (std::size_t t = 0; t < state.deal.size(); ++t) {
        if (names_track(expression, static_cast<TrackId>(t), situation.issues)) {
            words += (words.empty() ? "" : ", ");
            words += state.deal[t] ? "a deal" : "no deal";
            words += situation.tracks.size() > 1 ? " on " + situation.tracks[t].id : "";
        }
    }
    for (std::size_t k = 0; k < state.value.size(); ++k) {
        const std::optional<TrackId> track = situation.issues[k].track;
        if (!std::isnan(state.value[k]) && (!track || state.deal[index(*track)])) {
            words += (words.empty() ? "" : ", ") + situation.issues[k].id + " = " + plain_number(state.value[k]);
        }
    }
    return words;
}

}  // namespace entente::situation
