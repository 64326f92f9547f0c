// Whom an event is done to: the object, who owns it, whoever stands after a preposition of the clause.
//
//     RecipientFinder find(parse, discourse, rules, subjects);
//     People whom = find.of(clause, pattern, by_preposition);
//
// docs/reading.md has the order in which places are tried.
#pragma once

#include <string_view>
#include <vector>

#include "evidence/events/coder.h"

namespace entente::evidence {

using People = std::vector<Participant>;

/// Adds those whose ids are not there yet.
void append_people(People& to, const People& more);

/// Holds references: use it while they live. `subjects` are the actors of each clause.
class RecipientFinder {
public:
    RecipientFinder(const Parse& parse, const Discourse& discourse, const CodingRules& rules, const std::vector<People>& subjects)
        : parse_(parse), discourse_(discourse), rules_(rules), subjects_(subjects) {}

    /// Of an event that the frame `pattern` (may be null) tells at clause `c`. `by_preposition`: found in a phrase.
    People of(std::size_t c, const Pattern* pattern, bool& by_preposition) const;

    /// Of a verb that asks, refuses or promises: its own object, else after `on`, `to`, `with` and the like.
    People of_own(std::size_t c) const;

    /// Actors in the clause's phrases with this preposition; with `owners`, those who own what stands there.
    People attached(std::size_t c, std::string_view word, bool owners = true) const;

    /// The first actor to the right of the verb who is not its subject, up to a clause of saying.
    People anywhere(std::size_t c) const;

private:
    People others(std::size_t c, const Pattern* pattern, const std::vector<std::size_t>& objects, bool& by_preposition) const;
    People told_of(std::size_t c, const Pattern* pattern, const std::vector<std::size_t>& objects) const;
    People in_phrases(std::size_t c, const Pattern* pattern) const;
    People who(const std::vector<std::size_t>& groups) const;
    People who(std::size_t g) const { return find_participants(parse_, g, discourse_); }
    bool saying_follows(std::size_t g) const;
    bool names_source(std::size_t preposition) const;
    void erase_subjects(std::size_t c, People& found) const;
    const Clause& clause(std::size_t c) const { return parse_.clauses[c]; }
    const Group& verb(std::size_t c) const { return parse_.groups[clause(c).verb]; }

    const Parse& parse_;
    const Discourse& discourse_;
    const CodingRules& rules_;
    const std::vector<People>& subjects_;
};

}  // namespace entente::evidence
