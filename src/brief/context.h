// What every part of the composition needs: the two inputs, the numbering of sources and assumptions, names
// in words and the outcome numbers as printed. Inside the room only.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "brief/compose.h"
#include "brief/line.h"

namespace entente::brief {

class Context {
  public:
    Context(const situation::Situation& situation, const insight::Findings& findings,
            const ComposeOptions& options);

    const situation::Situation& situation;
    const insight::Findings& findings;
    const ComposeOptions& options;

    /// [n], numbered by first use; "[n; relay]" where the source only passes on what another said first.
    Span cite(std::size_t source);
    /// [A n], numbered by first use.
    Span assume(std::size_t assumption);
    /// A reason as written in the file: ids of evidence, sources and assumptions become marks (several ids
    /// may be separated by commas), a sentence stays a sentence. Empty for an empty reason.
    Line because(const std::string& reason, const std::string& owner);
    /// A sentence of the file and its reason: marks stand before the full stop ("... by both sides [2]."), a reason
    /// that is a sentence follows as one.
    Line supported(const std::string& says, const std::string& reason, const std::string& owner);
    /// The reason of an input: its own, or "default".
    Line because(InputId input);
    Standing standing_of(const situation::Evidence& evidence) const;

    const std::vector<std::size_t>& cited_sources() const { return sources_; }
    const std::vector<std::size_t>& used_assumptions() const { return assumptions_; }

    std::string actor(ActorId id) const { return situation.actor(id).name; }
    std::string issue(IssueId id) const;  ///< its id in words: "control", "guarantees"
    std::string outcome(const std::string& id) const;
    /// A key path in words: "influence of China", "limit of Ukraine on control".
    std::string describe(const std::string& key) const;
    std::string landmark(const std::string& name) const;

    /// The chance of an outcome as printed everywhere in this brief.
    Chance outcome_chance(std::size_t index) const;
    int points(const std::string& outcome_id) const;
    std::optional<std::size_t> outcome_index(const std::string& id) const;
    /// The odds of a deal on the main track, if they are modelled.
    const insight::Deal* main_deal() const;
    /// The chance of a deal on the main track as printed, if it is modelled.
    std::optional<Chance> deal_chance() const;
    /// Actors of the matrix: focus first, then deciders, ratifiers and voices of the main track, then the
    /// rest.
    std::vector<ActorId> actors_in_order() const;
    /// A value of an input as people read it: chances per cent, decisiveness as odds, the rest on its scale.
    std::string input_text(const std::string& key, double value) const;
    /// A number of the target (an outcome's chance or an issue's mean) in words.
    std::string target_text(double value) const;
    /// The target as it stands, as printed everywhere else in this brief (reruns use the first draws only, so
    /// their own mean differs a little).
    std::string target_now() const;
    std::string target_name() const;

  private:
    std::string describe_game(const std::vector<std::string>& parts,
                              const std::function<std::string(const std::string&)>& named) const;
    std::vector<std::size_t> sources_;
    std::vector<std::size_t> assumptions_;
    std::vector<int> points_;
};

/// An id in words: "talks-drift" becomes "talks drift".
std::string in_words(const std::string& id);

// The parts, in the order of the brief; a part with nothing to say returns a section without blocks.
Section bottom_line(Context& context);
Section confidence(Context& context);
Section news(Context& context);
Section background(Context& context);
Section more_context(Context& context);
Section why_it_matters(Context& context);
Section what_is_next(Context& context);
Section change_our_mind(Context& context);
Section readers(Context& context);
Section one_quote(Context& context);
Section one_stat(Context& context);

/// A quote and a figure of the evidence store, where no evidence of the file is marked for that.
void add_stored_quote(const Context& context, Section& section);
void add_stored_figure(const Context& context, Section& section);
/// Cooperation and conflict of the file's powers by week, from the evidence store.
void add_dyads(const Context& context, Section& section);

/// The likeliest option of a move, as one sentence.
Statement most_likely_answer(const Context& context, const insight::MoveFinding& finding);
/// The sights that would move the forecast most, as bullets.
void add_watched(const Context& context, Bullets& bullets);

/// What each what-if does to flows, answers and gains, where that was asked.
void add_what_if_trade(const Context& context, Section& section);

Section outcomes(Context& context);
Section odds_of_a_deal(Context& context);
Section at_the_table(Context& context);
Section why_not_yet(Context& context);
Section levers(Context& context);
Section answers(Context& context);
Section unknowns(Context& context);
Section watch_list(Context& context);
Section pathways(Context& context);
Section red_team(Context& context);
Section positions(Context& context);
Section theories(Context& context);
Section stakes(Context& context);
Section flows(Context& context);
Section claims(Context& context);
Section what_ifs(Context& context);
Section drivers(Context& context);
Section next_questions(Context& context);
Section calendar(Context& context);
Section timeline(Context& context);
Section assumptions(Context& context);
Section defaults(Context& context);
Section warnings(Context& context);
Section sources(Context& context);
Section scale(Context& context);
Section rerun(Context& context);

}  // namespace entente::brief
