#include "evidence/events/frames.h"

#include <algorithm>

namespace entente::evidence {
namespace {

class Frames {
public:
    Frames(const Parse& parse, const Discourse& discourse) : parse_(parse), discourse_(discourse) {}

    std::string_view particle(std::size_t c) const {
        std::size_t next = verb(c).end;
        while (next + 1 < parse_.tokens.size() && parse_.tokens[next].tag == WordTag::adverb && parse_.tokens[next + 1].tag == WordTag::particle) ++next;
        if (next >= parse_.tokens.size()) return {};
        const Token& token = parse_.tokens[next];
        const bool fits = token.tag == WordTag::particle || token.tag == WordTag::preposition || token.tag == WordTag::adverb;
        return fits ? token.lower : std::string_view{};
    }

    // Whether the groups hold what a demand wants.
    bool meets(const Demand& demand, const std::vector<std::size_t>& groups) const {
        if (groups.empty()) return false;
        if (wants_nothing(demand)) return true;
        for (const std::size_t g : groups) {
            if (demand.actor && !who(g).empty()) return true;
            if (demand.person && is_person(g)) return true;
            if (!demand.word.empty() && is_word(g, demand.word)) return true;
            if (demand.classes == 0) continue;
            if (is_of_class(g, demand.classes)) return true;
            // "part of a military aid program": one noun further, by `of`.
            const bool of = g + 2 < parse_.groups.size() && parse_.groups[g + 1].kind == GroupKind::preposition && parse_.first_word(g + 1) == "of";
            if (of && parse_.groups[g + 2].kind == GroupKind::noun && is_of_class(g + 2, demand.classes)) return true;
        }
        return false;
    }

    static bool wants_nothing(const Demand& demand) {
        return !demand.actor && !demand.person && demand.classes == 0 && demand.word.empty();
    }

    // A name of a person, or a noun for people.
    bool is_person(std::size_t g) const {
        if (is_of_class(g, NounClasses{1} << static_cast<unsigned>(NounClass::people))) return true;
        const std::vector<Participant> found = who(g);
        return std::any_of(found.begin(), found.end(), [](const Participant& one) { return one.id.starts_with("per:"); });
    }

    // This very head; "no-plan": with `no` before it.
    bool is_word(std::size_t g, std::string_view word) const {
        if (word.starts_with("no-")) {
            if (parse_.first_word(g) != "no") return false;
            word.remove_prefix(3);
        }
        const std::string_view head = parse_.head_word(g);
        const bool plural = head.size() == word.size() + 1 && head.ends_with('s') && head.starts_with(word);
        return head == word || plural || parse_.head_lemma(g) == word;
    }

    // The head, or the noun right before it ("aid program").
    bool is_of_class(std::size_t g, NounClasses classes) const {
        const Group& group = parse_.groups[g];
        if ((noun_classes(parse_.head_word(g)) & classes) != 0) return true;
        if (group.head == group.begin) return false;
        const Token& before = parse_.tokens[group.head - 1];
        const bool common = before.tag == WordTag::noun || before.tag == WordTag::nouns;
        return common && before.mention < 0 && (noun_classes(before.lower) & classes) != 0;
    }

    bool meets(std::size_t c, const Demand& demand) const {
        const Clause& cl = clause(c);
        if (demand.where == "obj") return meets(demand, verb(c).passive || verb(c).reduced ? cl.subjects : cl.objects);
        if (demand.where == "subj") return meets(demand, cl.subjects);
        if (particle(c) == demand.where && wants_nothing(demand)) return true;
        for (const Attachment& attachment : cl.attachments) {
            if (parse_.first_word(attachment.preposition) != demand.where) continue;
            if (wants_nothing(demand)) return true;
            if (meets(demand, attachment.nouns)) return true;
        }
        return particle(c) == demand.where && after_particle(c, demand);
    }

    // "rounded up dozens of activists"; "pulled out of the talks", "out of the question".
    bool after_particle(std::size_t c, const Demand& demand) const {
        if (meets(demand, verb(c).passive || verb(c).reduced ? clause(c).subjects : clause(c).objects)) return true;
        const std::vector<Attachment>& attachments = clause(c).attachments;
        if (attachments.empty()) return false;
        const std::string_view word = parse_.first_word(attachments.front().preposition);
        return (word == "of" || word == "from") && meets(demand, attachments.front().nouns);
    }

    const Pattern* match(std::size_t c) const {
        for (const Pattern& pattern : shipped_patterns().of(lemma(c))) {
            const bool all = std::all_of(pattern.demands.begin(), pattern.demands.end(), [&](const Demand& d) { return meets(c, d); });
            if (all) return &pattern;
        }
        return nullptr;
    }

private:
    const Clause& clause(std::size_t c) const { return parse_.clauses[c]; }
    const Group& verb(std::size_t c) const { return parse_.groups[clause(c).verb]; }
    std::string_view lemma(std::size_t c) const { return parse_.head_lemma(clause(c).verb); }
    std::vector<Participant> who(std::size_t g) const { return find_participants(parse_, g, discourse_); }

    const Parse& parse_;
    const Discourse& discourse_;
};

}  // namespace

const Pattern* find_pattern(const Parse& parse, std::size_t clause, const Discourse& discourse) {
    return Frames(parse, discourse).match(clause);
}

}  // namespace entente::evidence
