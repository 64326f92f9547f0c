// Who a noun group of a sentence means.
//
//     Discourse discourse(table, published);
//     std::vector<Participant> who = find_participants(parse, group, discourse);   // "Chinese officials" -> state:CHN
//
// A discourse remembers, over one article, who was named: pronouns, short names and roles resolve against it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "evidence/language/clauses.h"
#include "evidence/reading.h"

namespace entente::evidence {

struct Participant {
    std::string id;     ///< of an actor, or `role:...` with the owner: "role:chn-banks"
    std::string state;  ///< alpha-3 code of whom it belongs to, or empty
    Naming naming = Naming::name;
    bool place = false;   ///< a capital or a state after a preposition of place: a target at most
    bool place_only = false;
    double certainty = 1;
};

/// A person whom the text introduces, or a short name of one of the table.
struct Alias {
    std::string id;
    std::string name;    ///< in full
    std::string title;   ///< what the text says of a person the table lacks
    std::string state;   ///< alpha-3, or empty
    bool in_table = false;
};

/// What the article has said so far.
class Discourse {
public:
    Discourse(const ActorTable& actors, std::optional<Date> day, const std::vector<NameMatch>& names)
        : table(actors), published(day), matches(names) {}

    const ActorTable& table;
    std::optional<Date> published;
    const std::vector<NameMatch>& matches;        ///< Token::mention points here
    std::vector<Alias> aliases;                   ///< Token::alias points here
    std::vector<std::string> persons;             ///< in order of their last naming
    std::vector<std::string> states;              ///< states and organisations, likewise
    std::string person_subject;                   ///< the last person who was a subject
    std::string state_subject;
    std::vector<std::string> plural_subject;
    std::size_t sentence = 0;          ///< number of the sentence whose names were noted last, from 1
    std::size_t state_subject_at = 0;  ///< sentence in which a state or organisation was last a subject by name
    std::size_t state_named_at = 0;    ///< sentence that last named one
    std::string state_before;          ///< the last one named in an earlier sentence
    std::size_t state_before_at = 0;

    /// What `it` means: the last state or organisation that was a subject in this or the two sentences before, else
    /// the last one named in the two before (not if `subjects_only`); empty if it is further off.
    std::string meant_by_it(bool subjects_only) const;
    /// Remembers the names of a sentence.
    void note_names(const Parse& parse);
    /// Remembers who was the subject of a clause.
    void note_subjects(const std::vector<Participant>& who);
    /// Alpha-3 code of the state an id belongs to (by office, for people); empty if none.
    std::string state_of(std::string_view id) const;
};

/// Everybody a noun group means; empty if nobody of the table or of the article.
std::vector<Participant> find_participants(const Parse& parse, std::size_t group, const Discourse& discourse);

/// Who owns the thing a noun group names: "Russia's invasion", "an Indian proposal", "the army of Chad".
std::vector<Participant> find_owner(const Parse& parse, std::size_t group, const Discourse& discourse);

}  // namespace entente::evidence
