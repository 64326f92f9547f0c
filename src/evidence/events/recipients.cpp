#include "evidence/events/recipients.h"

#include <algorithm>
#include <array>

#include "evidence/events/governed.h"

namespace entente::evidence {
namespace {

bool is_one_of(const Participant& one, const People& list) {
    return std::any_of(list.begin(), list.end(), [&](const Participant& other) { return other.id == one.id; });
}

}  // namespace

void append_people(People& to, const People& more) {
    for (const Participant& one : more) {
        if (!is_one_of(one, to)) to.push_back(one);
    }
}

People RecipientFinder::who(const std::vector<std::size_t>& groups) const {
    People all;
    for (const std::size_t g : groups) append_people(all, who(g));
    return all;
}

People RecipientFinder::of(std::size_t c, const Pattern* pattern, bool& by_preposition) const {
    by_preposition = false;
    const bool passive = verb(c).passive || verb(c).reduced;
    std::vector<std::size_t> objects = passive ? clause(c).subjects : clause(c).objects;
    // Reservists who are mobilised are not those against whom.
    if (pattern != nullptr && pattern->type == EventType::mobilize) objects.clear();
    People found = who(objects);
    // "withdraws its troops from": the object is the subject's own.
    const People own = found;
    erase_subjects(c, found);
    if (!found.empty()) return found;
    found = others(c, pattern, objects, by_preposition);
    return found.empty() ? own : found;
}

void RecipientFinder::erase_subjects(std::size_t c, People& found) const {
    std::erase_if(found, [&](const Participant& one) { return is_one_of(one, subjects_[c]); });
}

// Whom a clause names that the verb or its object governs.
People RecipientFinder::told_of(std::size_t c, const Pattern* pattern, const std::vector<std::size_t>& objects) const {
    People found;
    // "reiterated its demand that Israel ease": whom the demand is put to.
    for (const Clause& other : parse_.clauses) {
        if (other.link != ClauseLink::noun_that || std::find(objects.begin(), objects.end(), other.governor) == objects.end()) continue;
        append_people(found, who(other.subjects));
    }
    // "alleged Beijing was a supplier": of whom it is alleged.
    if (!found.empty() || pattern == nullptr || pattern->type != EventType::accuse) return found;
    for (const std::size_t k : complements_of(parse_, c)) {
        if (clause(k).link == ClauseLink::that) append_people(found, who(clause(k).subjects));
    }
    return found;
}

// Who else may be meant, if no object is an actor of its own.
People RecipientFinder::others(std::size_t c, const Pattern* pattern, const std::vector<std::size_t>& objects, bool& by_preposition) const {
    People found = told_of(c, pattern, objects);
    if (!found.empty()) return found;
    if (pattern != nullptr) {
        for (const Demand& demand : pattern->demands) {
            if (demand.where == "obj" || demand.where == "subj") continue;
            found = attached(c, demand.where);
            if (!found.empty()) return found;
        }
    }
    for (const std::size_t g : objects) append_people(found, find_owner(parse_, g, discourse_));
    std::erase_if(found, [&](const Participant& one) {
        // "Xi expressed China's satisfaction": his own side.
        return std::any_of(subjects_[c].begin(), subjects_[c].end(), [&](const Participant& s) { return s.id == one.id || (!s.state.empty() && s.state == one.state); });
    });
    if (!found.empty()) return found;
    by_preposition = true;
    return in_phrases(c, pattern);
}

People RecipientFinder::in_phrases(std::size_t c, const Pattern* pattern) const {
    constexpr auto order = std::to_array<std::string_view>({"by", "against", "on", "upon", "with", "to", "toward", "towards", "from", "of", "for", "over", "between", "into", "at", "about"});
    const bool passive = verb(c).passive || verb(c).reduced;
    People found;
    for (const std::string_view word : order) {
        if (passive && word == "by") continue;
        found = attached(c, word, word != "at" || (pattern != nullptr && pattern->type == EventType::assault));
        if (!found.empty()) return found;
    }
    if (pattern == nullptr) return found;
    if (rules_.recipient_anywhere && subjects_[c].size() < 2) {
        found = anywhere(c);
        if (!found.empty()) return found;
    }
    const int quad = quad_class(pattern->type);
    const bool somewhere = quad == 4 || quad == 2 || pattern->type == EventType::consult || pattern->type == EventType::concede;
    if (somewhere) {
        found = attached(c, "in");
        if (found.empty()) found = attached(c, "near");
    }
    return found;
}

People RecipientFinder::anywhere(std::size_t c) const {
    for (std::size_t g = clause(c).verb + 1; g < parse_.groups.size(); ++g) {
        if (parse_.groups[g].kind == GroupKind::verb && parse_.groups[g].finite && is_saying(parse_.head_lemma(g))) break;
        if (parse_.groups[g].kind != GroupKind::noun || saying_follows(g)) continue;
        People found = who(g);
        if (found.empty()) found = find_owner(parse_, g, discourse_);
        std::erase_if(found, [&](const Participant& one) { return one.naming == Naming::pronoun || is_one_of(one, subjects_[c]); });
        if (!found.empty()) return found;
    }
    return {};
}

bool RecipientFinder::saying_follows(std::size_t g) const {
    return g + 1 < parse_.groups.size() && parse_.groups[g + 1].kind == GroupKind::verb && is_saying(parse_.head_lemma(g + 1));
}

// "according to state television": who says so is no recipient.
bool RecipientFinder::names_source(std::size_t preposition) const {
    const std::size_t begin = parse_.groups[preposition].begin;
    return begin > 0 && parse_.tokens[begin - 1].lower == "according";
}

People RecipientFinder::attached(std::size_t c, std::string_view word, bool owners) const {
    People found;
    for (const Attachment& attachment : clause(c).attachments) {
        if (parse_.first_word(attachment.preposition) != word || names_source(attachment.preposition)) continue;
        found = who(attachment.nouns);
        if (found.empty() && owners && word != "in") {
            for (const std::size_t g : attachment.nouns) append_people(found, find_owner(parse_, g, discourse_));
        }
        if (!found.empty()) return found;
    }
    return found;
}

People RecipientFinder::of_own(std::size_t c) const {
    if (verb(c).passive) return subjects_[c];
    People found = who(clause(c).objects);
    if (!found.empty()) return found;
    for (const std::string_view word : {"on", "upon", "to", "with", "for", "from", "of", "against"}) {
        found = attached(c, word);
        if (!found.empty()) return found;
    }
    for (const std::size_t g : clause(c).objects) append_people(found, find_owner(parse_, g, discourse_));
    return found;
}

}  // namespace entente::evidence
