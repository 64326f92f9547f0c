#include <algorithm>
#include <array>

#include "evidence/language/clauses.h"

namespace entente::evidence {
namespace {

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr auto weekdays = std::to_array<std::string_view>(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});
constexpr auto months = std::to_array<std::string_view>({"january", "february", "march", "april", "may", "june", "july",
                                                         "august", "september", "october", "november", "december"});
constexpr auto time_units = std::to_array<std::string_view>(
    {"week", "month", "year", "night", "summer", "winter", "spring", "autumn", "fall", "weekend", "morning", "evening", "time"});
// "is about to", "are ready to": the verb after them is what is said.
constexpr auto bridges = std::to_array<std::string_view>(
    {"about", "going", "set", "due", "expected", "scheduled", "ready", "willing", "likely", "poised", "prepared", "determined", "able", "planning", "bound"});
constexpr auto not_future = std::to_array<std::string_view>({"able"});
constexpr auto negations = std::to_array<std::string_view>({"not", "never", "n't", "no longer", "hardly"});

bool is_time_word(const std::vector<Token>& tokens, std::size_t i) {
    return i < tokens.size() && (is_weekday(tokens[i].lower) || among(tokens[i].lower, time_units));
}

class Grouper {
public:
    explicit Grouper(const std::vector<Token>& tokens) : tokens_(tokens) {}

    std::vector<Group> run() {
        std::size_t at = 0;
        while (at < tokens_.size()) {
            if (const std::size_t end = bracket_end(at); end > at) {
                at = end;
            } else {
                at = is_short_term_mark(at) ? at + 1 : next_group(at);
            }
        }
        return std::move(groups_);
    }

private:
    WordTag tag(std::size_t i) const { return i < tokens_.size() ? tokens_[i].tag : WordTag::sign; }

    std::size_t push(GroupKind kind, std::size_t begin, std::size_t end, std::size_t head) {
        Group group;
        group.kind = kind;
        group.begin = begin;
        group.end = end;
        group.head = head;
        groups_.push_back(group);
        return end;
    }

    // Marks around a quoted term of a few words say nothing of the grammar.
    bool is_short_term_mark(std::size_t at) {
        if (tag(at) != WordTag::quote) return false;
        if (closing_ != no_group && at == closing_) {
            closing_ = no_group;
            return true;
        }
        for (std::size_t k = at + 1; k < tokens_.size() && k < at + 6; ++k) {
            if (tag(k) == WordTag::quote) {
                closing_ = k;
                return k > at + 1;
            }
            if (tag(k) == WordTag::comma || tag(k) == WordTag::sign) return false;
        }
        return false;
    }

    // "(ILO)": a few words in brackets say nothing of the grammar. The token after them, or `at`.
    std::size_t bracket_end(std::size_t at) const {
        if (tokens_[at].word != "(") return at;
        for (std::size_t k = at + 1; k < tokens_.size() && k < at + 8; ++k) {
            if (tokens_[k].word == ")") return k + 1;
        }
        return at;
    }

    std::size_t next_group(std::size_t at) {
        switch (tag(at)) {
            case WordTag::comma: return push(GroupKind::comma, at, at + 1, at);
            case WordTag::conjunction: return push(GroupKind::conjunction, at, at + 1, at);
            case WordTag::subordinator: return push(GroupKind::subordinator, at, at + 1, at);
            case WordTag::relative: return push(GroupKind::relative, at, at + 1, at);
            case WordTag::quote:
            case WordTag::dash:
            case WordTag::sign: return push(GroupKind::mark, at, at + 1, at);
            case WordTag::preposition: return push(GroupKind::preposition, at, at + 1, at);
            case WordTag::particle:
            case WordTag::adverb: return adverb(at);
            default: break;
        }
        if (const std::size_t end = time_phrase(at); end > at) return push(GroupKind::adverb, at, end, at);
        if (starts_verb(at)) return verb_group(at);
        if (tag(at) == WordTag::to) return push(GroupKind::preposition, at, at + 1, at);
        return noun_group(at);
    }

    std::size_t adverb(std::size_t at) {
        // An adverb before a verb belongs to the verb group, where negation is looked for.
        std::size_t k = at;
        while (tag(k) == WordTag::adverb) ++k;
        if (starts_verb(k) && tag(k) != WordTag::to && tokens_[at].lemma == "not") return verb_group(at);
        return push(GroupKind::adverb, at, at + 1, at);
    }

    // "last week", "Wednesday" without a preposition before it.
    std::size_t time_phrase(std::size_t at) const {
        const bool after_preposition = !groups_.empty() && groups_.back().kind == GroupKind::preposition;
        if (after_preposition) return at;
        const std::string_view word = tokens_[at].lower;
        if (is_weekday(word)) return is_time_word(tokens_, at + 1) ? at + 2 : at + 1;
        if ((word == "last" || word == "next" || word == "this" || word == "earlier" || word == "later") &&
            (is_time_word(tokens_, at + 1) || (at + 1 < tokens_.size() && is_month(tokens_[at + 1].lower))))
            return at + 2;
        if (word == "earlier" || word == "later") return at + 1;
        if (tag(at) == WordTag::number && at + 2 < tokens_.size() && tag(at + 1) == WordTag::nouns &&
            (tokens_[at + 2].lower == "ago" || tokens_[at + 2].lower == "earlier" || tokens_[at + 2].lower == "later"))
            return at + 3;
        return at;
    }

    bool starts_verb(std::size_t at) const {
        const WordTag t = tag(at);
        if (t == WordTag::to) {
            std::size_t k = at + 1;
            while (tag(k) == WordTag::adverb) ++k;
            return tag(k) == WordTag::base;
        }
        if (t == WordTag::participle || t == WordTag::ing) return !premodifies(at);
        return t == WordTag::modal || t == WordTag::base || t == WordTag::present || t == WordTag::past;
    }

    // "warring parties", "the proposed deal": a participle inside a noun group.
    bool premodifies(std::size_t at) const {
        const WordTag next = tag(at + 1);
        if (!(is_noun(next) || next == WordTag::adjective || ((next == WordTag::participle || next == WordTag::ing) && is_noun(tag(at + 2))))) return false;
        if (at == 0) return false;
        const WordTag before = tag(at - 1);
        if (before == WordTag::determiner || before == WordTag::possessive_pronoun || before == WordTag::possessive || before == WordTag::adjective || before == WordTag::number) return true;
        if (tag(at) == WordTag::participle && (before == WordTag::preposition || before == WordTag::to)) return true;
        if (tag(at) == WordTag::participle && before == WordTag::conjunction) return tokens_[at].lemma != tokens_[at].lower && next == WordTag::nouns && !is_verb_before(at);
        return false;
    }

    bool is_verb_before(std::size_t at) const {
        for (std::size_t k = at; k > 0; --k) {
            if (is_verb(tag(k - 1))) return true;
            if (tag(k - 1) == WordTag::comma) return false;
        }
        return false;
    }

    static bool is_auxiliary(std::string_view lemma) {
        return lemma == "be" || lemma == "have" || lemma == "do" || lemma == "get";
    }

    void read_modal(Group& group, std::size_t at) const {
        const std::string_view lemma = tokens_[at].lemma;
        group.finite = true;
        if (lemma == "will" || lemma == "shall" || lemma == "wo") {
            group.future = true;
        } else if (lemma == "must" || lemma == "ought") {
            group.obliged = true;
        } else if (lemma == "should") {
            group.obliged = true;
            group.hypothetical = true;
        } else if (lemma == "would") {
            group.hypothetical = true;
            group.past = true;  // reported speech may turn it into a future, see events
        } else {
            group.hypothetical = true;
        }
    }

    // Passes over "about to", "going to" after be; "to" after have. The end of what was passed, or `at`.
    std::size_t bridge(Group& group, std::size_t at, std::string_view lemma) const {
        std::size_t k = at;
        while (tag(k) == WordTag::adverb && tokens_[k].lemma != "about") ++k;
        if (lemma == "have" && tag(k) == WordTag::to && tag(k + 1) == WordTag::base) {
            group.obliged = true;
            return k + 1;
        }
        if (lemma != "be") return at;
        if (tag(k) == WordTag::to && tag(k + 1) == WordTag::base) {
            group.future = true;
            return k + 1;
        }
        if (k < tokens_.size() && among(tokens_[k].lower, bridges) && tag(k + 1) == WordTag::to && tag(k + 2) == WordTag::base) {
            if (!among(tokens_[k].lower, not_future)) group.future = true;
            return k + 2;
        }
        return at;
    }

    std::size_t verb_group(std::size_t begin) {
        Group group;
        group.kind = GroupKind::verb;
        group.begin = begin;
        std::size_t at = begin;
        while (tag(at) == WordTag::adverb) {
            group.negated = group.negated || among(tokens_[at].lemma, negations);
            ++at;
        }
        if (tag(at) == WordTag::to) {
            group.infinitive = true;
            ++at;
            while (tag(at) == WordTag::adverb) ++at;
        }
        bool passive_next = false;
        bool first = true;
        group.head = at;
        while (at < tokens_.size() && is_verb(tag(at))) {
            const std::string_view lemma = tokens_[at].lemma;
            group.head = at;
            if (tag(at) == WordTag::modal && lemma != "be" && lemma != "have") {
                read_modal(group, at);
            } else {
                if (first) read_first(group, at);
                if (passive_next && tag(at) == WordTag::participle) group.passive = true;
                passive_next = lemma == "be" || lemma == "get";
                if (lemma == "have") group.perfect = true;
            }
            first = false;
            const bool auxiliary = tag(at) == WordTag::modal || is_auxiliary(lemma);
            ++at;
            if (!auxiliary) break;
            const std::size_t bridged = bridge(group, at, lemma);
            if (bridged > at) {
                at = bridged;
                passive_next = false;
                continue;
            }
            std::size_t k = at;
            bool negated = false;
            while (tag(k) == WordTag::adverb) {
                negated = negated || among(tokens_[k].lemma, negations);
                ++k;
            }
            const WordTag next = tag(k);
            const bool goes_on = next == WordTag::base || next == WordTag::participle || next == WordTag::ing || (next == WordTag::past && lemma != "do") || next == WordTag::modal;
            if (negated) group.negated = true;
            if (!goes_on || (next == WordTag::base && lemma == "be")) {
                if (negated) at = k;
                break;
            }
            at = k;
        }
        if (at == group.head) at = group.head + 1;
        group.end = std::max(at, begin + 1);
        groups_.push_back(group);
        return group.end;
    }

    void read_first(Group& group, std::size_t at) const {
        const WordTag t = tag(at);
        if (t == WordTag::ing && !group.finite) group.gerund = true;
        if (t == WordTag::participle && !group.finite) group.reduced = true;
        if (t == WordTag::past) group.past = true;
        if ((t == WordTag::past || t == WordTag::present || t == WordTag::base) && !group.infinitive) group.finite = true;
        if (tokens_[at].lemma == "be" && t == WordTag::modal) group.finite = true;
    }

    // "Secretary of State Antony Blinken": the word "of".
    bool is_within_title(std::size_t at) const {
        return tag(at) == WordTag::preposition && tokens_[at].lower == "of" && is_noun(tag(at + 1)) &&
               (tokens_[at - 1].lower == "secretary" || tokens_[at - 1].lower == "minister");
    }

    // A word that is no noun, determiner, adjective or number and still part of the noun group around it.
    bool belongs(std::size_t at, std::size_t begin, bool found) const {
        const WordTag t = tag(at);
        if (found && (t == WordTag::possessive || is_within_title(at))) return true;
        if (at == begin) return false;
        if (t == WordTag::participle || t == WordTag::ing) return premodifies(at);
        if (found) return false;
        const WordTag next = tag(at + 1);
        if (t == WordTag::conjunction) return tag(at - 1) == WordTag::adjective && next == WordTag::adjective;
        return t == WordTag::adverb && (next == WordTag::adjective || next == WordTag::participle) && tokens_[at].lemma != "not";
    }

    std::size_t noun_group(std::size_t begin) {
        std::size_t at = begin;
        std::size_t head = begin;
        bool found = false;
        if (tag(at) == WordTag::pronoun) return push(GroupKind::noun, at, at + 1, at);
        while (at < tokens_.size()) {
            const WordTag t = tag(at);
            if (is_weekday(tokens_[at].lower) && at > begin) break;
            if (found && (tokens_[at].lower == "last" || tokens_[at].lower == "next" || tokens_[at].lower == "this") && is_time_word(tokens_, at + 1)) break;
            if (is_noun(t)) {
                // A name after a plural noun begins another group ("officials China ..."), save in a title.
                head = at;
                found = true;
                ++at;
                if (is_weekday(tokens_[at - 1].lower)) break;
            } else if (belongs(at, begin, found)) {
                ++at;
            } else if (t == WordTag::determiner || t == WordTag::possessive_pronoun) {
                if (at > begin && tag(at - 1) != WordTag::determiner) break;
                ++at;
            } else if (t == WordTag::adjective || t == WordTag::number) {
                if (!found) head = at;
                ++at;
                if (t == WordTag::number && found && tag(at - 2) != WordTag::possessive && (!is_noun(tag(at)) || tag(at) == WordTag::name)) break;
            } else if (t == WordTag::quote && closing_ != no_group && at == closing_ && found == false) {
                closing_ = no_group;
                ++at;
            } else {
                break;
            }
        }
        if (at == begin) ++at;
        return push(GroupKind::noun, begin, at, head);
    }

    const std::vector<Token>& tokens_;
    std::vector<Group> groups_;
    std::size_t closing_ = no_group;
};

}  // namespace

bool is_weekday(std::string_view lower) {
    return among(lower, weekdays);
}

bool is_month(std::string_view lower) {
    return among(lower, months);
}

std::vector<Group> find_groups(const std::vector<Token>& tokens) {
    return Grouper(tokens).run();
}

}  // namespace entente::evidence
