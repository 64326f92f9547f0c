#include "evidence/language/clauses.h"

#include <algorithm>
#include <array>

namespace entente::evidence {
namespace {

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr auto object_controllers = std::to_array<std::string_view>(
    {"urge", "ask", "force", "order", "tell", "want", "expect", "allow", "press", "pressure", "persuade", "invite", "warn",
     "permit", "compel", "command", "instruct", "encourage", "call", "demand", "request", "appeal", "convince", "push",
     "require", "advise", "enable", "help", "let", "implore", "beg", "direct", "coerce", "oblige", "remind", "authorize",
     "exhort", "beseech", "lobby", "get", "prompt", "forbid", "challenge", "plead", "like", "beseech", "entice", "recommend"});
constexpr auto sayings = std::to_array<std::string_view>(
    {"say", "tell", "claim", "report", "announce", "add", "argue", "state", "declare", "note", "insist", "maintain", "allege",
     "warn", "stress", "explain", "suggest", "caution", "assert", "reiterate", "acknowledge", "admit", "confirm", "reveal",
     "write", "believe", "think", "deny", "emphasise", "emphasize", "underscore", "contend", "comment", "remark", "reply",
     "observe", "recall", "indicate", "predict", "conclude", "propose", "demand", "signal", "vow", "promise", "pledge",
     "describe", "affirm", "charge", "complain", "agree", "decide", "show", "disclose", "estimate", "quote", "cite",
     "broadcast", "threaten", "hint", "hope", "expect", "stipulate", "recommend", "urge", "ask", "request"});

class ClauseFinder {
public:
    explicit ClauseFinder(Parse& parse) : parse_(parse), groups_(parse.groups) {}

    void run() {
        clause_of_.assign(groups_.size(), no_group);
        subject_of_.assign(groups_.size(), no_group);
        for (std::size_t g = 0; g < groups_.size(); ++g) {
            if (groups_[g].kind != GroupKind::verb) continue;
            clause_of_[g] = parse_.clauses.size();
            Clause clause;
            clause.verb = g;
            parse_.clauses.push_back(clause);
        }
        for (Clause& clause : parse_.clauses) place(clause);
        for (Clause& clause : parse_.clauses) invert(clause);
        for (Clause& clause : parse_.clauses) read_right(clause);
        for (std::size_t c = 0; c < parse_.clauses.size(); ++c) hand_down(c, 0);
    }

private:
    bool is(std::size_t g, GroupKind kind) const { return g < groups_.size() && groups_[g].kind == kind; }

    std::size_t verb_before(std::size_t g) const {
        while (g > 0) {
            --g;
            if (is(g, GroupKind::verb)) return g;
        }
        return no_group;
    }

    // The group before g that is no adverb.
    std::size_t left(std::size_t g) const {
        while (g > 0) {
            --g;
            if (!is(g, GroupKind::adverb)) return g;
        }
        return no_group;
    }

    // All noun groups joined with the one at g, going left; `first` becomes the leftmost.
    std::vector<std::size_t> join_left(std::size_t g, std::size_t& first) const {
        std::vector<std::size_t> joined{g};
        first = g;
        bool conjunction_seen = false;
        while (first >= 2) {
            const std::size_t link = first - 1;
            const bool conjunction = is(link, GroupKind::conjunction) && parse_.first_word(link) != "but";
            const bool comma = is(link, GroupKind::comma);
            std::size_t noun = link - 1;
            if (conjunction && is(noun, GroupKind::comma) && noun > 0) --noun;
            const bool hyphen = is(link, GroupKind::mark) && parse_.tokens[groups_[link].begin].tag == WordTag::dash && touches(link);
            if (!is(noun, GroupKind::noun) || !(conjunction || hyphen || (comma && conjunction_seen))) break;
            if (comma && in_phrase(noun)) break;
            conjunction_seen = conjunction_seen || conjunction;
            joined.insert(joined.begin(), noun);
            first = noun;
        }
        return joined;
    }

    // "from the US and its allies, China and Russia": a list that hangs on a preposition ends at the comma.
    bool in_phrase(std::size_t g) const {
        while (g > 0 && (is(g, GroupKind::noun) || is(g, GroupKind::conjunction))) --g;
        return is(g, GroupKind::preposition);
    }

    // "leaders of France, Germany and Italy": the preposition of the list whose second noun is at g; "after talks in
    // Rome, Germany and Italy" is none.
    std::size_t list_after_of(std::size_t g) const {
        if (g < 4 || !is(g - 1, GroupKind::comma) || !is(g - 2, GroupKind::noun) || !is(g - 3, GroupKind::preposition) || !is(g - 4, GroupKind::noun)) return no_group;
        if (parse_.first_word(g - 3) != "of" || parse_.tokens[groups_[g - 4].head].tag != WordTag::nouns) return no_group;
        return g > 4 && is(g - 5, GroupKind::preposition) ? no_group : g - 3;
    }

    // A dash without blanks around it: "US-Russia".
    bool touches(std::size_t mark) const {
        const Token& dash = parse_.tokens[groups_[mark].begin];
        const std::size_t t = groups_[mark].begin;
        return t > 0 && t + 1 < parse_.tokens.size() && parse_.tokens[t - 1].text.end == dash.text.begin &&
               parse_.tokens[t + 1].text.begin == dash.text.end;
    }

    // The comma that opens what the comma at g closes: an apposition, a relative clause, a phrase.
    std::size_t opening_comma(std::size_t g) const {
        for (std::size_t k = g; k > 0;) {
            --k;
            if (is(k, GroupKind::comma)) return k;
            if (is(k, GroupKind::mark) && parse_.tokens[groups_[k].begin].tag != WordTag::dash && !is(k, GroupKind::comma)) return no_group;
        }
        return no_group;
    }

    // True if the groups (from, to) can stand between a subject and its verb.
    bool is_insertion(std::size_t from, std::size_t to) const {
        if (to <= from + 1) return false;
        const std::size_t first = from + 1;
        if (is(first, GroupKind::relative) || is(first, GroupKind::preposition) || is(first, GroupKind::adverb)) return true;
        if (is(first, GroupKind::verb)) return !groups_[first].finite;
        if (!is(first, GroupKind::noun)) return is(first, GroupKind::subordinator);
        for (std::size_t k = first; k < to; ++k) {
            if (is(k, GroupKind::verb) && groups_[k].finite && !(k > 0 && has_relative(first, k))) return false;
            if (is(k, GroupKind::subordinator)) return false;
        }
        return true;
    }

    bool has_relative(std::size_t from, std::size_t to) const {
        for (std::size_t k = from; k < to; ++k) {
            if (is(k, GroupKind::relative)) return true;
        }
        return false;
    }

    struct Found {
        std::vector<std::size_t> subjects;
        std::size_t opener = no_group;    ///< subordinator before the subject
        std::size_t leftmost = no_group;  ///< the subject's first group
        bool blocked = false;
    };

    // Where the walk goes on from a finite verb it meets: to the noun whose content it is, or before its relative
    // clause; `no_group` if it is neither.
    std::size_t past_verb(std::size_t g) const {
        const Clause& inner = parse_.clauses[clause_of_[g]];
        if (inner.link == ClauseLink::noun_that && inner.governor != no_group) {
            return inner.governor + 1;  // "the demand that China curb deliveries was"
        }
        if (left(g) == no_group) return no_group;
        for (std::size_t k = g; k > 0 && k + 6 > g;) {
            --k;
            if (is(k, GroupKind::relative)) return k;
            if (!is(k, GroupKind::noun) && !is(k, GroupKind::adverb)) break;
        }
        return no_group;
    }

    // Walks left from a finite verb to its subject.
    Found walk(std::size_t verb) const {
        Found found;
        std::size_t g = verb;
        while (g > 0) {
            --g;
            switch (groups_[g].kind) {
                case GroupKind::adverb: break;
                case GroupKind::comma: {
                    const std::size_t open = opening_comma(g);
                    if (open == no_group || open == 0 || !is_insertion(open, g)) return found;
                    g = open;
                    break;
                }
                case GroupKind::noun: {
                    std::size_t first = g;
                    std::vector<std::size_t> joined = join_left(g, first);
                    if (first > 0 && is(first - 1, GroupKind::preposition) && !begins_clause(first - 1, verb)) {
                        g = first - 1;
                        break;
                    }
                    if (const std::size_t of = list_after_of(first); of != no_group && joined.size() > 1) {
                        g = of;
                        break;
                    }
                    // A noun group right after another: "the man China ..." is not read; time phrases are adverbs.
                    found.subjects = std::move(joined);
                    found.leftmost = first;
                    return found;
                }
                case GroupKind::verb:
                    if (groups_[g].finite) {
                        const std::size_t on = past_verb(g);
                        if (on == no_group) return found;
                        g = on;
                    }
                    break;
                case GroupKind::preposition: break;
                case GroupKind::relative:
                case GroupKind::subordinator:
                case GroupKind::conjunction: return found;
                case GroupKind::mark: {
                    if (parse_.tokens[groups_[g].begin].tag != WordTag::dash) return found;
                    // A pair of dashes is an insertion too.
                    std::size_t k = g;
                    while (k > 0 && !(is(k - 1, GroupKind::mark))) --k;
                    if (k == 0) return found;
                    g = k - 1;
                    break;
                }
            }
        }
        return found;
    }

    // "with" before a participle: "with the US threatening".
    bool begins_clause(std::size_t preposition, std::size_t verb) const {
        return parse_.first_word(preposition) == "with" && groups_[verb].gerund;
    }

    void place(Clause& clause) {
        const Group& verb = groups_[clause.verb];
        if (verb.infinitive) return place_infinitive(clause);
        if (!verb.finite) return place_participle(clause);
        const std::size_t before = left(clause.verb);
        if (before != no_group && is(before, GroupKind::relative)) return place_relative(clause, before);
        if (before != no_group && is(before, GroupKind::conjunction)) {
            if (join_verb(clause, before)) return;
        }
        Found found = walk(clause.verb);
        if (found.subjects.empty()) {
            if (before != no_group && is(before, GroupKind::comma)) join_verb(clause, before);
            return;
        }
        for (const std::size_t s : found.subjects) subject_of_[s] = clause.verb;
        clause.subjects = std::move(found.subjects);
        const std::size_t opener = left(found.leftmost);
        if (opener == no_group) return;
        if (is(opener, GroupKind::subordinator)) {
            clause.opener = opener;
            place_subordinate(clause, opener);
        } else if (is(opener, GroupKind::relative)) {
            clause.link = ClauseLink::relative;
            clause.opener = opener;
        } else if (is(opener, GroupKind::verb)) {
            link_that(clause, opener);
        } else if (const std::size_t saying = saying_before_phrase(opener); saying != no_group) {
            link_that(clause, saying);
        } else if (is(opener, GroupKind::conjunction)) {
            link_joined_that(clause, opener);
        }
    }

    // "said on Monday China had ...": a prepositional phrase between.
    std::size_t saying_before_phrase(std::size_t g) const {
        if (!is(g, GroupKind::noun) || g < 2 || !is(g - 1, GroupKind::preposition)) return no_group;
        const std::size_t verb = left(g - 1);
        return verb != no_group && is(verb, GroupKind::verb) && is_saying(parse_.head_lemma(verb)) ? verb : no_group;
    }

    // "said that A did and (that) B did": the second clause is governed as the first.
    void link_joined_that(Clause& clause, std::size_t conjunction) const {
        const std::size_t verb = verb_before(conjunction);
        if (verb == no_group) return;
        std::size_t c = clause_of_[verb];
        for (int step = 0; step < 3 && c != no_group; ++step) {
            const Clause& earlier = parse_.clauses[c];
            if (earlier.link == ClauseLink::that || earlier.link == ClauseLink::adverbial) {
                clause.link = earlier.link;
                clause.parent = earlier.parent;
                clause.opener = earlier.opener;
                return;
            }
            if (earlier.link == ClauseLink::relative) return;
            c = earlier.parent;
        }
    }

    void link_that(Clause& clause, std::size_t verb) const {
        clause.link = ClauseLink::that;
        clause.parent = clause_of_[verb];
    }

    void place_subordinate(Clause& clause, std::size_t opener) const {
        const std::string_view word = parse_.first_word(opener);
        std::size_t before = left(opener);
        if (word == "that" || word == "whether" || word == "how" || word == "if") {
            // "said on Friday that", "told reporters that"
            std::size_t g = before;
            while (g != no_group && (is(g, GroupKind::noun) || is(g, GroupKind::preposition) || is(g, GroupKind::comma) || (is(g, GroupKind::conjunction) && word == "that"))) {
                if (is(g, GroupKind::noun) && word == "that" && !(g > 0 && is(g - 1, GroupKind::preposition)) && clause.governor == no_group && g == before) clause.governor = g;
                g = left(g);
            }
            const bool demand = clause.governor != no_group && asks(parse_.head_word(clause.governor));
            if (!demand && g != no_group && is(g, GroupKind::verb) && (is_saying(parse_.head_lemma(g)) || before == g)) {
                clause.governor = no_group;
                return link_that(clause, g);
            }
            if (clause.governor != no_group) {
                clause.link = ClauseLink::noun_that;
                return;
            }
        }
        clause.link = ClauseLink::adverbial;
        const std::size_t verb = verb_before(opener);
        if (verb != no_group) clause.parent = clause_of_[verb];
    }

    // Nouns whose `that` says what is asked.
    static bool asks(std::string_view noun) {
        return noun == "demand" || noun == "demands" || noun == "call" || noun == "calls" || noun == "request" || noun == "requests" || noun == "ultimatum";
    }

    // "who", "which", "that" as subject: the noun group before it.
    void place_relative(Clause& clause, std::size_t relative) {
        clause.link = ClauseLink::relative;
        clause.opener = relative;
        std::size_t g = left(relative);
        if (g != no_group && is(g, GroupKind::comma)) g = left(g);
        if (g == no_group || !is(g, GroupKind::noun)) return;
        std::size_t first = g;
        clause.subjects = join_left(g, first);
        clause.controlled = true;
    }

    // A verb after a conjunction takes the subject of the verb it is joined with.
    bool join_verb(Clause& clause, std::size_t conjunction) const {
        std::size_t g = verb_before(conjunction);
        const Group& verb = groups_[clause.verb];
        // After a comma ("..., but refused") the verb goes on from the sentence, not from a clause inside it.
        const bool apart = conjunction > 0 && is(conjunction - 1, GroupKind::comma);
        while (g != no_group) {
            const Group& other = groups_[g];
            if (apart && clause_of_[g] != no_group && parse_.clauses[clause_of_[g]].link == ClauseLink::relative && verb_before(g) != no_group) {
                g = verb_before(g);
                continue;
            }
            const bool alike = verb.finite ? other.finite : verb.gerund ? (other.gerund || !other.infinitive) : true;
            if (alike && clause_of_[g] != no_group) {
                clause.link = ClauseLink::coordinated;
                clause.parent = clause_of_[g];
                clause.controlled = true;
                return true;
            }
            g = verb_before(g);
        }
        return false;
    }

    void place_infinitive(Clause& clause) const {
        clause.link = ClauseLink::infinitive;
        clause.controlled = true;
        const std::size_t before = left(clause.verb);
        if (before == no_group) return;
        if (is(before, GroupKind::noun)) clause.governor = before;
        std::size_t g = verb_before(clause.verb);
        if (is(before, GroupKind::conjunction) && g != no_group && groups_[g].infinitive) {
            clause.link = ClauseLink::coordinated;
        }
        if (g != no_group) clause.parent = clause_of_[g];
    }

    void place_participle(Clause& clause) {
        const Group& verb = groups_[clause.verb];
        const std::size_t before = left(clause.verb);
        clause.controlled = true;
        const std::size_t governing = verb_before(clause.verb);
        if (before == no_group) {
            clause.link = ClauseLink::participle;
            return;
        }
        if (is(before, GroupKind::noun)) {
            std::size_t first = before;
            clause.subjects = join_left(before, first);
            if (clause.subjects.size() > 1 && verb.reduced) clause.subjects = {before};
            clause.link = ClauseLink::relative;
            if (governing != no_group) clause.parent = clause_of_[governing];
            return;
        }
        if (governing != no_group) clause.parent = clause_of_[governing];
        if (is(before, GroupKind::conjunction) && governing != no_group && groups_[governing].gerund == verb.gerund && !groups_[governing].finite) {
            clause.link = ClauseLink::coordinated;
            return;
        }
        if (is(before, GroupKind::verb)) {
            clause.link = ClauseLink::gerund;
            return;
        }
        clause.link = ClauseLink::participle;
        if (is(before, GroupKind::preposition) || is(before, GroupKind::subordinator)) clause.opener = before;
    }

    // "..., said Lukin": the subject after a verb of saying that has none before it.
    void invert(Clause& clause) {
        const Group& verb = groups_[clause.verb];
        if (!verb.finite || !is_saying(parse_.head_lemma(clause.verb))) return;
        const std::size_t before = left(clause.verb);
        const bool after_mark = before == no_group || is(before, GroupKind::comma) || (is(before, GroupKind::mark) && parse_.tokens[groups_[before].begin].tag == WordTag::quote);
        if (!clause.subjects.empty() || !after_mark) return;
        const std::size_t after = clause.verb + 1;
        if (!is(after, GroupKind::noun) || subject_of_[after] != no_group) return;
        clause.subjects = {after};
        clause.link = ClauseLink::main;
        clause.parent = no_group;
        subject_of_[after] = clause.verb;
    }

    // Noun groups joined with the one at g, going right; stops before one that is another verb's subject.
    std::vector<std::size_t> join_right(std::size_t& g) const {
        std::vector<std::size_t> joined{g};
        while (g + 2 < groups_.size()) {
            std::size_t noun = g + 2;
            const bool comma = is(g + 1, GroupKind::comma);
            const bool conjunction = is(g + 1, GroupKind::conjunction);
            const bool hyphen = is(g + 1, GroupKind::mark) && parse_.tokens[groups_[g + 1].begin].tag == WordTag::dash && touches(g + 1);
            if (comma && is(noun, GroupKind::conjunction)) ++noun;
            if (!(comma || conjunction || hyphen) || !is(noun, GroupKind::noun) || subject_of_[noun] != no_group) break;
            if (comma && noun == g + 2 && !list_goes_on(noun)) break;
            joined.push_back(noun);
            g = noun;
        }
        return joined;
    }

    // After "A, B": only a list if a conjunction follows.
    bool list_goes_on(std::size_t g) const {
        for (std::size_t k = g + 1; k < groups_.size(); ++k) {
            if (is(k, GroupKind::conjunction)) return is(k + 1, GroupKind::noun) && subject_of_[k + 1] == no_group;
            if (!is(k, GroupKind::noun) && !is(k, GroupKind::comma)) return false;
        }
        return false;
    }

    void read_right(Clause& clause) const {
        std::size_t g = clause.verb + 1;
        bool object_open = true;
        while (g < groups_.size()) {
            switch (groups_[g].kind) {
                case GroupKind::adverb: break;
                case GroupKind::noun:
                    if (subject_of_[g] != no_group && subject_of_[g] != clause.verb) return;
                    if (subject_of_[g] == clause.verb && g < clause.verb) return;
                    if (object_open && subject_of_[g] == no_group) {
                        const std::vector<std::size_t> joined = join_right(g);
                        clause.objects.insert(clause.objects.end(), joined.begin(), joined.end());
                        object_open = clause.objects.size() == joined.size() && gives_two(clause.verb);
                    }
                    break;
                case GroupKind::preposition: {
                    Attachment attachment;
                    attachment.preposition = g;
                    if (is(g + 1, GroupKind::preposition)) ++g;
                    if (is(g + 1, GroupKind::noun)) {
                        ++g;
                        if (subject_of_[g] != no_group) return;
                        attachment.nouns = join_right(g);
                    }
                    clause.attachments.push_back(std::move(attachment));
                    object_open = false;
                    break;
                }
                case GroupKind::comma:
                    if (!is(g + 1, GroupKind::preposition) && !is(g + 1, GroupKind::adverb)) return;
                    object_open = false;
                    break;
                // Reduced relatives and infinitives inside the object are passed over; what follows them may still
                // belong to this verb, but it is not safe to say so.
                default: return;
            }
            ++g;
        }
    }

    bool gives_two(std::size_t verb) const {
        static constexpr auto verbs = std::to_array<std::string_view>(
            {"give", "grant", "offer", "send", "lend", "pay", "promise", "deny", "award", "hand", "sell", "tell", "pledge", "allow", "show", "bring", "provide", "guarantee", "assure", "call", "brand", "label", "term", "consider", "declare"});
        return among(parse_.head_lemma(verb), verbs);
    }

    // Subjects of clauses that take theirs over.
    void hand_down(std::size_t c, int depth) {
        Clause& clause = parse_.clauses[c];
        if (!clause.subjects.empty() || !clause.controlled || depth > 6) return;
        if (clause.parent == no_group) {
            // A participle that opens the sentence has the subject of the clause after it.
            if (c + 1 < parse_.clauses.size() && clause.link == ClauseLink::participle) clause.subjects = parse_.clauses[c + 1].subjects;
            return;
        }
        if (clause.parent == c) return;
        hand_down(clause.parent, depth + 1);
        const Clause& parent = parse_.clauses[clause.parent];
        const std::string_view lemma = parse_.head_lemma(parent.verb);
        if (clause.link == ClauseLink::infinitive && hands_object_on(lemma)) {
            if (groups_[parent.verb].passive) {
                clause.subjects = parent.subjects;
                return;
            }
            if (!parent.objects.empty()) {
                clause.subjects = parent.objects;
                return;
            }
            for (const Attachment& attachment : parent.attachments) {
                const std::string_view word = parse_.first_word(attachment.preposition);
                if (word == "on" || word == "upon" || word == "to" || word == "with" || word == "for") {
                    clause.subjects = attachment.nouns;
                    return;
                }
            }
        }
        const bool of_object = clause.link == ClauseLink::participle && clause.opener != no_group &&
                               (parse_.first_word(clause.opener) == "of" || parse_.first_word(clause.opener) == "from" || (parse_.first_word(clause.opener) == "for" && lemma != "apologize"));
        // "accuses Beijing of supplying": the object does it.
        clause.subjects = of_object && !parent.objects.empty() && !groups_[parent.verb].passive ? parent.objects : parent.subjects;
    }

    Parse& parse_;
    const std::vector<Group>& groups_;
    std::vector<std::size_t> clause_of_;
    std::vector<std::size_t> subject_of_;
};

}  // namespace

bool hands_object_on(std::string_view lemma) {
    return among(lemma, object_controllers);
}

bool is_saying(std::string_view lemma) {
    return among(lemma, sayings);
}

Parse parse_sentence(std::vector<Token> tokens) {
    Parse parse;
    parse.tokens = std::move(tokens);
    parse.groups = find_groups(parse.tokens);
    ClauseFinder(parse).run();
    return parse;
}

}  // namespace entente::evidence
