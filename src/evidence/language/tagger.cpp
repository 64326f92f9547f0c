#include <algorithm>
#include <array>

#include "evidence/language/characters.h"
#include "evidence/language/clauses.h"
#include "evidence/language/lexicon.h"

namespace entente::evidence {
namespace {

constexpr TagSet noun_bits = tag_bit(WordTag::noun) | tag_bit(WordTag::nouns) | tag_bit(WordTag::name);
constexpr TagSet finite_bits = tag_bit(WordTag::base) | tag_bit(WordTag::present) | tag_bit(WordTag::past);
constexpr TagSet verb_bits = finite_bits | tag_bit(WordTag::ing) | tag_bit(WordTag::participle);

TagSet by_suffix(std::string_view word) {
    const auto ends = [&](std::initializer_list<std::string_view> suffixes) {
        return std::any_of(suffixes.begin(), suffixes.end(), [&](std::string_view s) {
            return word.size() > s.size() + 2 && word.ends_with(s);
        });
    };
    if (ends({"ly"})) return tag_bit(WordTag::adverb);
    if (ends({"ing"})) return tag_bit(WordTag::ing) | tag_bit(WordTag::noun);
    if (ends({"ed"})) return tag_bit(WordTag::past) | tag_bit(WordTag::participle);
    if (ends({"ous", "ful", "ive", "able", "ible", "ical", "less", "ish", "ic", "al", "ary", "ian", "wide"}))
        return tag_bit(WordTag::adjective);
    if (word.find('-') != std::string_view::npos) return tag_bit(WordTag::adjective) | tag_bit(WordTag::noun);
    if (ends({"ss", "us", "is"}) || !word.ends_with("s")) return tag_bit(WordTag::noun);
    return tag_bit(WordTag::nouns);
}

struct Candidate {
    std::string_view lemma;
    TagSet tags = 0;
    bool has(WordTag tag) const { return (tags & tag_bit(tag)) != 0; }
    bool any(TagSet set) const { return (tags & set) != 0; }
};

class Tagger {
public:
    Tagger(std::vector<Token>& tokens, const Lexicon& lexicon) : tokens_(tokens), lexicon_(lexicon) {}

    void run() {
        find_candidates();
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            choose(i);
            const WordTag tag = tokens_[i].tag;
            if (tag == WordTag::subordinator || tag == WordTag::relative || tag == WordTag::quote || tag == WordTag::sign ||
                tag == WordTag::dash)
                finite_seen_ = false;
            if (tag == WordTag::conjunction) finite_seen_ = false;
            if (tag == WordTag::modal || tag == WordTag::present || tag == WordTag::past) finite_seen_ = true;
        }
    }

private:
    static bool is_fixed(WordTag tag) {
        return tag == WordTag::number || tag == WordTag::comma || tag == WordTag::quote || tag == WordTag::dash || tag == WordTag::sign ||
               tag == WordTag::modal || tag == WordTag::adverb;
    }

    void find_candidates() {
        candidates_.resize(tokens_.size());
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            Token& token = tokens_[i];
            Candidate& candidate = candidates_[i];
            candidate.lemma = token.lemma;
            if (is_fixed(token.tag) || token.tag == WordTag::possessive) {
                candidate.tags = tag_bit(token.tag);
                continue;
            }
            if (token.mention >= 0) {
                candidate.tags = token.adjective_mention ? tag_bit(WordTag::adjective) : tag_bit(WordTag::name);
                continue;
            }
            const WordClasses* known = lexicon_.look_up(token.lower);
            const bool capital = !token.word.empty() && (is_upper(token.word[0]) || static_cast<unsigned char>(token.word[0]) >= 0xC3);
            const bool opens = i == 0 || tokens_[i - 1].tag == WordTag::quote || tokens_[i - 1].word == ":";
            constexpr TagSet open = verb_bits | noun_bits | tag_bit(WordTag::adjective);
            if (capital && (!opens || known == nullptr) && (known == nullptr || (known->tags & ~open) == 0)) {
                candidate.tags = tag_bit(WordTag::name);
                if (opens && by_suffix(token.lower) != tag_bit(WordTag::noun) &&
                    (i + 1 >= tokens_.size() || !is_upper(tokens_[i + 1].word[0])))
                    candidate.tags = by_suffix(token.lower);
                continue;
            }
            if (known != nullptr) {
                candidate.lemma = known->lemma;
                candidate.tags = known->tags;
            } else {
                candidate.tags = by_suffix(token.lower);
            }
        }
    }

    const Candidate& at(std::size_t i) const {
        static const Candidate none;
        return i < candidates_.size() ? candidates_[i] : none;
    }

    // The token before, adverbs passed over; null at the beginning.
    const Token* before(std::size_t i) const {
        while (i > 0) {
            --i;
            if (tokens_[i].tag != WordTag::adverb) return &tokens_[i];
        }
        return nullptr;
    }

    bool begins_noun_group(std::size_t i) const {
        const Candidate& c = at(i);
        if (c.has(WordTag::determiner) || c.has(WordTag::possessive_pronoun) || c.has(WordTag::pronoun) || c.has(WordTag::number)) return true;
        return c.any(noun_bits) || c.has(WordTag::adjective);
    }

    // True if a form that can only be a finite verb stands before the next boundary after i.
    bool finite_follows(std::size_t i) const {
        for (std::size_t k = i + 1; k < tokens_.size() && k < i + 14; ++k) {
            const Candidate& c = at(k);
            if (c.has(WordTag::comma) || c.has(WordTag::sign) || c.has(WordTag::quote) || c.has(WordTag::dash) || c.has(WordTag::relative)) return false;
            if (c.has(WordTag::subordinator) && !c.has(WordTag::preposition)) return false;
            if (c.has(WordTag::modal) && !(tokens_[k].lower == "may" && is_upper(tokens_[k].word[0]))) return true;  // the month
            const bool clear = c.any(finite_bits) && !c.any(noun_bits) && !c.has(WordTag::participle) && !c.has(WordTag::adjective);
            if (clear && !(c.has(WordTag::base) && c.lemma != "be" && c.lemma != "have")) return true;
        }
        return false;
    }

    void choose(std::size_t i) {
        Token& token = tokens_[i];
        const Candidate& c = candidates_[i];
        token.lemma = c.lemma;
        if (is_fixed(token.tag)) return;
        if (token.tag == WordTag::possessive) return choose_possessive(i);
        const Token* prev = before(i);
        if (token.mention >= 0) {
            token.tag = c.has(WordTag::adjective) ? WordTag::adjective : WordTag::name;
            if (c.has(WordTag::adjective) && (token.lower.ends_with("s") && !at(i + 1).any(noun_bits))) token.tag = WordTag::name;
            return;
        }
        if (choose_closed(i, prev)) return;
        const bool noun = c.any(noun_bits);
        const bool verb = c.any(verb_bits);
        if (verb && !noun && stands_for_noun(c, prev)) {
            token.tag = c.has(WordTag::present) ? WordTag::nouns : WordTag::noun;
            return;
        }
        if (!verb || (noun && prefers_noun(i, prev))) {
            token.tag = c.has(WordTag::name)        ? WordTag::name
                        : c.has(WordTag::adjective) && (!noun || at(i + 1).any(noun_bits)) ? WordTag::adjective
                        : c.has(WordTag::nouns)     ? WordTag::nouns
                        : noun                  ? WordTag::noun
                        : c.has(WordTag::adverb)    ? WordTag::adverb
                        : c.has(WordTag::adjective) ? WordTag::adjective
                                                : WordTag::noun;
            return;
        }
        if (c.has(WordTag::adjective) && reads_as_adjective(i, prev)) {
            token.tag = WordTag::adjective;
            return;
        }
        choose_verb(i, prev);
    }

    // "by rail", "a grill": a base form where no verb can stand.
    static bool stands_for_noun(const Candidate& c, const Token* prev) {
        if (prev == nullptr || c.any(verb_bits & ~(tag_bit(WordTag::base) | tag_bit(WordTag::present)))) return false;
        return prev->tag == WordTag::preposition || prev->tag == WordTag::determiner || prev->tag == WordTag::possessive || prev->tag == WordTag::possessive_pronoun;
    }

    // "establishing close relations": an adjective that could be a verb, before a noun.
    bool reads_as_adjective(std::size_t i, const Token* prev) const {
        const Candidate& next = at(i + 1);
        if (!next.any(noun_bits) && !next.has(WordTag::adjective)) return false;
        if (prev == nullptr) return true;
        const bool past = candidates_[i].has(WordTag::past) && !at(i + 1).has(WordTag::adjective);
        if (past && (prev->tag == WordTag::comma || is_noun(prev->tag))) return false;
        return !(prev->tag == WordTag::to || prev->tag == WordTag::modal || prev->tag == WordTag::pronoun || prev->tag == WordTag::nouns || prev->tag == WordTag::relative);
    }

    void choose_possessive(std::size_t i) {
        Token& token = tokens_[i];
        const bool after_pronoun = i > 0 && (tokens_[i - 1].tag == WordTag::pronoun || tokens_[i - 1].tag == WordTag::relative ||
                                             tokens_[i - 1].lower == "that" || tokens_[i - 1].lower == "there" || tokens_[i - 1].lower == "here");
        if (!after_pronoun) return;
        token.tag = WordTag::present;
        token.lemma = "be";
    }

    bool choose_closed(std::size_t i, const Token* prev) {
        Token& token = tokens_[i];
        const Candidate& c = candidates_[i];
        const auto set = [&](WordTag tag) {
            token.tag = tag;
            return true;
        };
        if (c.has(WordTag::modal) && !(token.lower == "may" && is_upper(token.word[0])) && !(c.has(WordTag::noun) && prev != nullptr && prev->tag == WordTag::determiner))
            return set(WordTag::modal);
        if (token.lower == "that") return set(that_tag(i, prev));
        if (token.lower == "her" || token.lower == "his")
            return set(at(i + 1).any(noun_bits) || at(i + 1).has(WordTag::adjective) ? WordTag::possessive_pronoun : WordTag::pronoun);
        if (token.lower == "whose") return set(WordTag::relative);
        if (token.lower == "than" && at(i + 1).has(WordTag::number)) return set(WordTag::adverb);
        if ((token.lower == "more" || token.lower == "less" || token.lower == "fewer") && i + 1 < tokens_.size() && tokens_[i + 1].lower == "than") return set(WordTag::adverb);
        if (token.lower == "to" && prev != nullptr && i > 0 && tokens_[i - 1].lower == "up" && at(i + 1).has(WordTag::number)) return set(WordTag::adverb);
        if (token.lower == "once" && i > 0 && (is_verb(tokens_[i - 1].tag) || (i + 1 < tokens_.size() && tokens_[i + 1].lower == "again"))) return set(WordTag::adverb);
        if (token.lower == "so" || token.lower == "both" || token.lower == "either" || token.lower == "neither")
            return set(token.lower == "so" ? WordTag::adverb : WordTag::determiner);
        if (c.has(WordTag::to)) return set(WordTag::to);
        if (c.has(WordTag::relative)) return set(WordTag::relative);
        if (c.has(WordTag::particle) && prev != nullptr && is_verb(prev->tag) && token.lower != "over") return set(WordTag::particle);
        if (c.has(WordTag::particle) && token.lower != "over") return set(token.lower == "back" ? WordTag::adverb : WordTag::preposition);
        if (c.has(WordTag::preposition) && c.has(WordTag::subordinator)) {
            if (at(i + 1).has(WordTag::ing)) return set(WordTag::preposition);
            return set(finite_follows(i) || followed_by_clause(i) ? WordTag::subordinator : WordTag::preposition);
        }
        if (c.has(WordTag::preposition) && !(c.has(WordTag::ing) && (prev == nullptr || prev->lemma == "be")) &&
            !(token.lower == "like" && prev != nullptr && (prev->tag == WordTag::to || prev->tag == WordTag::modal)) &&
            !(token.lower == "past" && prev != nullptr && prev->tag == WordTag::determiner))
            return set(WordTag::preposition);
        constexpr auto closed = std::to_array<WordTag>({WordTag::possessive_pronoun, WordTag::determiner, WordTag::pronoun, WordTag::conjunction, WordTag::subordinator, WordTag::number});
        for (const WordTag tag : closed) {
            if (c.has(tag)) return set(tag);
        }
        if (c.has(WordTag::adverb) && !c.any(verb_bits) && !(c.has(WordTag::adjective) && at(i + 1).any(noun_bits))) return set(WordTag::adverb);
        return false;
    }

    // "after China signed": a name or noun and then a form that can be past.
    bool followed_by_clause(std::size_t i) const {
        std::size_t k = i + 1;
        bool head = false;
        while (k < tokens_.size() && begins_noun_group(k) && !(head && at(k).any(tag_bit(WordTag::past) | tag_bit(WordTag::present)))) {
            head = head || at(k).any(noun_bits) || at(k).has(WordTag::pronoun);
            ++k;
        }
        while (at(k).has(WordTag::adverb) && !at(k).any(verb_bits)) ++k;
        return head && at(k).any(tag_bit(WordTag::past) | tag_bit(WordTag::present)) && !(at(k).has(WordTag::participle) && at(k + 1).has(WordTag::preposition) && tokens_[k + 1].lower == "by");
    }

    WordTag that_tag(std::size_t i, const Token* prev) const {
        const Candidate& next = at(i + 1);
        const bool verb_next = next.any(finite_bits) && !next.any(noun_bits);
        if (prev != nullptr && (is_noun(prev->tag) || prev->tag == WordTag::pronoun) && (verb_next || next.has(WordTag::modal))) return WordTag::relative;
        if (prev == nullptr || prev->tag == WordTag::preposition) return verb_next || next.has(WordTag::modal) ? WordTag::pronoun : WordTag::determiner;
        return WordTag::subordinator;
    }

    bool prefers_noun(std::size_t i, const Token* prev) const {
        const Candidate& c = candidates_[i];
        if (prev == nullptr) return !(c.has(WordTag::ing) && begins_noun_group(i + 1));
        switch (prev->tag) {
            case WordTag::determiner:
            case WordTag::possessive_pronoun:
            case WordTag::possessive:
            case WordTag::number: return !(prev->lower == "all" && false);
            case WordTag::to:
                // "to aid rebels", but "talks to end", "return to talks"
                if (c.has(WordTag::base) && !c.has(WordTag::nouns)) return false;
                return true;
            case WordTag::modal:
            case WordTag::pronoun:
            case WordTag::relative: return !(c.has(WordTag::base) || c.any(finite_bits));
            case WordTag::preposition: return !(c.has(WordTag::ing) && begins_noun_group(i + 1));
            case WordTag::adjective: return true;
            default: break;
        }
        if (prev->lemma == "not" || prev->lemma == "do") return false;
        if (prev->lemma == "be" || prev->lemma == "have") return !c.has(WordTag::participle) && !c.has(WordTag::ing);
        if (prev->tag == WordTag::ing && prev->lower.ends_with("ing") && i > 1 && is_verb(tokens_[i - 2].tag)) return true;
        // "resumed shelling the town"
        if (is_verb(prev->tag) && goes_on_doing(prev->lemma) && c.has(WordTag::ing) && begins_noun_group(i + 1)) return false;
        if (is_verb(prev->tag)) return !(c.has(WordTag::ing) && !c.has(WordTag::noun));
        if (is_noun(prev->tag) || prev->tag == WordTag::comma || prev->tag == WordTag::conjunction) return !reads_as_verb(i, *prev);
        return true;
    }

    static bool goes_on_doing(std::string_view lemma) {
        constexpr auto verbs = std::to_array<std::string_view>({"begin", "start", "resume", "continue", "stop", "keep", "halt", "finish", "cease", "avoid", "quit"});
        return std::find(verbs.begin(), verbs.end(), lemma) != verbs.end();
    }

    // After a noun, "visits", "demand", "attacks" and the like: a verb if the clause has none and an object follows.
    bool reads_as_verb(std::size_t i, const Token& prev) const {
        const Candidate& c = candidates_[i];
        const bool goes_off = at(i + 1).has(WordTag::particle) && !finite_seen_ && !finite_follows(i);  // "Germany cut off aid"
        if (c.has(WordTag::ing) || c.has(WordTag::past) || c.has(WordTag::participle)) return !c.has(WordTag::noun) || begins_noun_group(i + 1) || goes_off;
        const bool joins = prev.tag == WordTag::conjunction;
        if (!joins && finite_seen_ && prev.tag != WordTag::comma) return false;
        std::size_t after = i + 1;  // "stands firmly behind"
        while (after + 1 < tokens_.size() && at(after).tags == tag_bit(WordTag::adverb)) ++after;
        const Candidate& next = at(after);
        // "Security forces in Syria"
        if (tokens_[i].lower == "forces" && next.has(WordTag::preposition)) return false;
        const bool object = next.has(WordTag::determiner) || next.has(WordTag::possessive_pronoun) || next.has(WordTag::pronoun) ||
                            next.has(WordTag::to) || (next.has(WordTag::name) && !finite_follows(i)) || next.has(WordTag::subordinator) ||
                            (next.has(WordTag::adjective) && !finite_follows(i)) || next.has(WordTag::preposition) ||
                            (next.has(WordTag::nouns) && !next.any(finite_bits));
        if (c.has(WordTag::present)) return object && (prev.tag == WordTag::name || prev.tag == WordTag::noun || joins) && !finite_follows(i);
        if (c.has(WordTag::base) && is_asked(i)) return true;
        if (c.has(WordTag::base)) {
            const bool plural = prev.tag == WordTag::nouns || joins || (prev.tag == WordTag::name && after_pair(i));
            return plural && object && !next.has(WordTag::preposition) && !finite_follows(i);
        }
        return false;
    }

    // "Donald Trump and Vladimir Putin face": two names joined.
    bool after_pair(std::size_t i) const {
        std::size_t k = i;
        while (k > 0 && tokens_[k - 1].tag == WordTag::name) --k;
        return k >= 2 && tokens_[k - 1].tag == WordTag::conjunction && is_noun(tokens_[k - 2].tag);
    }

    // "demand that China curb": a base form in a clause that says what is asked.
    bool is_asked(std::size_t i) const {
        for (std::size_t k = i; k > 1 && k + 8 > i; --k) {
            if (tokens_[k - 1].tag == WordTag::comma || is_verb(tokens_[k - 1].tag)) return false;
            if (tokens_[k - 1].lower != "that") continue;
            const std::string_view before = tokens_[k - 2].lower;
            return before.starts_with("demand") || before.starts_with("insist") || before.starts_with("request") || before.starts_with("propos") || before.starts_with("recommend");
        }
        return false;
    }

    void choose_verb(std::size_t i, const Token* prev) {
        Token& token = tokens_[i];
        const Candidate& c = candidates_[i];
        const auto only = [&](TagSet set) { return c.any(set) && !c.any(verb_bits & ~set); };
        if (only(tag_bit(WordTag::ing))) {
            const bool owned = prev != nullptr && (prev->tag == WordTag::determiner || prev->tag == WordTag::possessive || prev->tag == WordTag::possessive_pronoun || prev->tag == WordTag::adjective);
            token.tag = owned && !begins_noun_group(i + 1) ? WordTag::noun : WordTag::ing;
            return;
        }
        const bool after_base = prev != nullptr && (prev->tag == WordTag::to || prev->tag == WordTag::modal || prev->lemma == "do");
        if (c.has(WordTag::base) && after_base) {
            token.tag = WordTag::base;
            return;
        }
        if (c.has(WordTag::present)) {
            token.tag = WordTag::present;
            return;
        }
        const bool perfect = prev != nullptr && (prev->lemma == "have" || prev->lemma == "be" || prev->lemma == "get");
        if (c.has(WordTag::participle) && (perfect || !c.has(WordTag::past))) {
            token.tag = perfect || !c.has(WordTag::base) ? WordTag::participle : WordTag::base;
            return;
        }
        if (c.has(WordTag::past) && c.has(WordTag::participle)) {
            token.tag = past_or_participle(i, prev);
            return;
        }
        token.tag = c.has(WordTag::past) ? WordTag::past : c.has(WordTag::base) ? WordTag::base : WordTag::ing;
    }

    // "the rebels said they will", "officials said China would": what follows has its own subject.
    bool opens_reported_clause(std::size_t i) const {
        constexpr auto subjects = std::to_array<std::string_view>({"he", "she", "they", "it", "we", "i"});
        std::size_t next = i + 1;
        if (next + 1 < tokens_.size() && tokens_[next].lower == "on" && is_weekday(tokens_[next + 1].lower)) next += 2;
        while (next < tokens_.size() && at(next).has(WordTag::adverb) && !at(next).any(verb_bits | noun_bits)) ++next;
        if (next >= tokens_.size()) return false;
        if (std::find(subjects.begin(), subjects.end(), tokens_[next].lower) != subjects.end()) return true;
        return tokens_[i].lower == "said" && begins_noun_group(next);
    }

    // "Trump appeared to shift", "China refused to sign": verbs that take no object before an infinitive.
    bool means_to(std::size_t i) const {
        constexpr auto verbs = std::to_array<std::string_view>({"appear", "seem", "refuse", "decline", "agree", "vow", "promise", "pledge", "fail", "try", "decide", "continue",
                                                                "want", "hope", "attempt", "threaten", "seek", "tend", "happen", "manage", "prepare", "hesitate"});
        if (i + 2 >= tokens_.size() || tokens_[i + 1].lower != "to" || !at(i + 2).has(WordTag::base)) return false;
        return std::find(verbs.begin(), verbs.end(), candidates_[i].lemma) != verbs.end();
    }

    WordTag past_or_participle(std::size_t i, const Token* prev) const {
        if (prev == nullptr) return WordTag::participle;
        if (prev->tag == WordTag::determiner || prev->tag == WordTag::possessive_pronoun || prev->tag == WordTag::possessive ||
            prev->tag == WordTag::adjective || prev->tag == WordTag::preposition || prev->tag == WordTag::number)
            return WordTag::participle;
        if (prev->tag == WordTag::pronoun || prev->tag == WordTag::relative) return WordTag::past;
        if (is_verb(prev->tag) && prev->lemma != "say") return WordTag::participle;
        const bool by = i + 1 < tokens_.size() && tokens_[i + 1].lower == "by";
        if (is_weekday(prev->lower) || is_month(prev->lower)) return WordTag::past;
        const bool noun_before = is_noun(prev->tag);
        // ", an official said on Saturday": only "said to" and "said by" are about something said.
        const bool told_of = i + 1 < tokens_.size() && (tokens_[i + 1].lower == "to" || tokens_[i + 1].lower == "by");
        if (noun_before && tokens_[i].lower == "said" && !told_of) return WordTag::past;
        if (by && noun_before) return WordTag::participle;
        if (noun_before && (opens_reported_clause(i) || means_to(i))) return WordTag::past;
        // "closed a mosque and forbade": what has an object is no passive
        const bool object = at(i + 1).has(WordTag::determiner) || at(i + 1).has(WordTag::possessive_pronoun);
        if (noun_before && !finite_seen_ && object) return WordTag::past;
        if (noun_before && !finite_seen_ && finite_follows(i)) return WordTag::participle;
        if (noun_before && finite_seen_) {
            // "sanctions imposed on Russia" after the verb of its clause
            const Candidate& next = at(i + 1);
            return next.has(WordTag::preposition) || next.has(WordTag::to) || next.has(WordTag::particle) ? WordTag::participle : WordTag::past;
        }
        if (prev->tag == WordTag::comma && (by || at(i + 1).has(WordTag::preposition)) && finite_follows(i)) return WordTag::participle;
        return WordTag::past;
    }

    std::vector<Token>& tokens_;
    const Lexicon& lexicon_;
    std::vector<Candidate> candidates_;
    bool finite_seen_ = false;
};

}  // namespace

void tag_words(std::vector<Token>& tokens, const Lexicon& lexicon) {
    Tagger(tokens, lexicon).run();
}

}  // namespace entente::evidence
