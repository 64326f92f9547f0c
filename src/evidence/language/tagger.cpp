#include <algorithm>
#include <array>

#include "evidence/language/characters.h"
#include "evidence/language/lexicon.h"

namespace entente::evidence {
namespace {

constexpr TagSet noun_bits = tag_bit(Tag::noun) | tag_bit(Tag::nouns) | tag_bit(Tag::name);
constexpr TagSet finite_bits = tag_bit(Tag::base) | tag_bit(Tag::present) | tag_bit(Tag::past);
constexpr TagSet verb_bits = finite_bits | tag_bit(Tag::ing) | tag_bit(Tag::participle);

TagSet by_suffix(std::string_view word) {
    const auto ends = [&](std::initializer_list<std::string_view> suffixes) {
        return std::any_of(suffixes.begin(), suffixes.end(), [&](std::string_view s) {
            return word.size() > s.size() + 2 && word.ends_with(s);
        });
    };
    if (ends({"ly"})) return tag_bit(Tag::adverb);
    if (ends({"ing"})) return tag_bit(Tag::ing) | tag_bit(Tag::noun);
    if (ends({"ed"})) return tag_bit(Tag::past) | tag_bit(Tag::participle);
    if (ends({"ous", "ful", "ive", "able", "ible", "ical", "less", "ish", "ic", "al", "ary", "ian", "wide"}))
        return tag_bit(Tag::adjective);
    if (word.find('-') != std::string_view::npos) return tag_bit(Tag::adjective) | tag_bit(Tag::noun);
    if (ends({"ss", "us", "is"}) || !word.ends_with("s")) return tag_bit(Tag::noun);
    return tag_bit(Tag::nouns);
}

struct Candidate {
    std::string_view lemma;
    TagSet tags = 0;
    bool has(Tag tag) const { return (tags & tag_bit(tag)) != 0; }
    bool any(TagSet set) const { return (tags & set) != 0; }
};

class Tagger {
public:
    Tagger(std::vector<Token>& tokens, const Lexicon& lexicon) : tokens_(tokens), lexicon_(lexicon) {}

    void run() {
        find_candidates();
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            choose(i);
            const Tag tag = tokens_[i].tag;
            if (tag == Tag::subordinator || tag == Tag::relative || tag == Tag::quote || tag == Tag::sign ||
                tag == Tag::dash)
                finite_seen_ = false;
            if (tag == Tag::conjunction) finite_seen_ = false;
            if (tag == Tag::modal || tag == Tag::present || tag == Tag::past) finite_seen_ = true;
        }
    }

private:
    static bool is_fixed(Tag tag) {
        return tag == Tag::number || tag == Tag::comma || tag == Tag::quote || tag == Tag::dash || tag == Tag::sign ||
               tag == Tag::modal || tag == Tag::adverb;
    }

    void find_candidates() {
        candidates_.resize(tokens_.size());
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            Token& token = tokens_[i];
            Candidate& candidate = candidates_[i];
            candidate.lemma = token.lemma;
            if (is_fixed(token.tag) || token.tag == Tag::possessive) {
                candidate.tags = tag_bit(token.tag);
                continue;
            }
            if (token.mention >= 0) {
                candidate.tags = token.adjective_mention ? tag_bit(Tag::adjective) : tag_bit(Tag::name);
                continue;
            }
            const WordClasses* known = lexicon_.look_up(token.lower);
            const bool capital = !token.word.empty() && (is_upper(token.word[0]) || static_cast<unsigned char>(token.word[0]) >= 0xC3);
            const bool opens = i == 0 || tokens_[i - 1].tag == Tag::quote || tokens_[i - 1].word == ":";
            constexpr TagSet open = verb_bits | noun_bits | tag_bit(Tag::adjective);
            if (capital && (!opens || known == nullptr) && (known == nullptr || (known->tags & ~open) == 0)) {
                candidate.tags = tag_bit(Tag::name);
                if (opens && by_suffix(token.lower) != tag_bit(Tag::noun) &&
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
            if (tokens_[i].tag != Tag::adverb) return &tokens_[i];
        }
        return nullptr;
    }

    bool begins_noun_group(std::size_t i) const {
        const Candidate& c = at(i);
        if (c.has(Tag::determiner) || c.has(Tag::possessive_pronoun) || c.has(Tag::pronoun) || c.has(Tag::number)) return true;
        return c.any(noun_bits) || c.has(Tag::adjective);
    }

    // True if a form that can only be a finite verb stands before the next boundary after i.
    bool finite_follows(std::size_t i) const {
        for (std::size_t k = i + 1; k < tokens_.size() && k < i + 14; ++k) {
            const Candidate& c = at(k);
            if (c.has(Tag::comma) || c.has(Tag::sign) || c.has(Tag::quote) || c.has(Tag::dash) || c.has(Tag::relative)) return false;
            if (c.has(Tag::subordinator) && !c.has(Tag::preposition)) return false;
            if (c.has(Tag::modal)) return true;
            const bool clear = c.any(finite_bits) && !c.any(noun_bits) && !c.has(Tag::participle) && !c.has(Tag::adjective);
            if (clear && !(c.has(Tag::base) && !c.has(Tag::past) && c.lemma != "be" && c.lemma != "have")) return true;
        }
        return false;
    }

    void choose(std::size_t i) {
        Token& token = tokens_[i];
        const Candidate& c = candidates_[i];
        token.lemma = c.lemma;
        if (is_fixed(token.tag)) return;
        if (token.tag == Tag::possessive) return choose_possessive(i);
        const Token* prev = before(i);
        if (token.mention >= 0) {
            token.tag = c.has(Tag::adjective) ? Tag::adjective : Tag::name;
            if (c.has(Tag::adjective) && (token.lower.ends_with("s") && !at(i + 1).any(noun_bits))) token.tag = Tag::name;
            return;
        }
        if (choose_closed(i, prev)) return;
        const bool noun = c.any(noun_bits);
        const bool verb = c.any(verb_bits);
        if (!verb || (noun && prefers_noun(i, prev))) {
            token.tag = c.has(Tag::name)        ? Tag::name
                        : c.has(Tag::adjective) && (!noun || at(i + 1).any(noun_bits)) ? Tag::adjective
                        : c.has(Tag::nouns)     ? Tag::nouns
                        : noun                  ? Tag::noun
                        : c.has(Tag::adverb)    ? Tag::adverb
                        : c.has(Tag::adjective) ? Tag::adjective
                                                : Tag::noun;
            return;
        }
        choose_verb(i, prev);
    }

    void choose_possessive(std::size_t i) {
        Token& token = tokens_[i];
        const bool after_pronoun = i > 0 && (tokens_[i - 1].tag == Tag::pronoun || tokens_[i - 1].tag == Tag::relative ||
                                             tokens_[i - 1].lower == "that" || tokens_[i - 1].lower == "there" || tokens_[i - 1].lower == "here");
        if (!after_pronoun) return;
        token.tag = Tag::present;
        token.lemma = "be";
    }

    bool choose_closed(std::size_t i, const Token* prev) {
        Token& token = tokens_[i];
        const Candidate& c = candidates_[i];
        const auto set = [&](Tag tag) {
            token.tag = tag;
            return true;
        };
        if (c.has(Tag::modal) && !(token.lower == "may" && is_upper(token.word[0])) && !(c.has(Tag::noun) && prev != nullptr && prev->tag == Tag::determiner))
            return set(Tag::modal);
        if (token.lower == "that") return set(that_tag(i, prev));
        if (token.lower == "her" || token.lower == "his")
            return set(at(i + 1).any(noun_bits) || at(i + 1).has(Tag::adjective) ? Tag::possessive_pronoun : Tag::pronoun);
        if (token.lower == "whose") return set(Tag::relative);
        if (token.lower == "so" || token.lower == "both" || token.lower == "either" || token.lower == "neither")
            return set(token.lower == "so" ? Tag::adverb : Tag::determiner);
        if (c.has(Tag::to)) return set(Tag::to);
        if (c.has(Tag::relative)) return set(Tag::relative);
        if (c.has(Tag::particle) && prev != nullptr && is_verb(prev->tag) && token.lower != "over") return set(Tag::particle);
        if (c.has(Tag::particle) && token.lower != "over") return set(token.lower == "back" ? Tag::adverb : Tag::preposition);
        if (c.has(Tag::preposition) && c.has(Tag::subordinator)) {
            if (at(i + 1).has(Tag::ing)) return set(Tag::preposition);
            return set(finite_follows(i) || followed_by_clause(i) ? Tag::subordinator : Tag::preposition);
        }
        if (c.has(Tag::preposition) && !(c.has(Tag::ing) && (prev == nullptr || prev->lemma == "be")) &&
            !(token.lower == "like" && prev != nullptr && (prev->tag == Tag::to || prev->tag == Tag::modal)) &&
            !(token.lower == "past" && prev != nullptr && prev->tag == Tag::determiner))
            return set(Tag::preposition);
        constexpr auto closed = std::to_array<Tag>({Tag::possessive_pronoun, Tag::determiner, Tag::pronoun, Tag::conjunction, Tag::subordinator, Tag::number});
        for (const Tag tag : closed) {
            if (c.has(tag)) return set(tag);
        }
        if (c.has(Tag::adverb) && !c.any(verb_bits) && !(c.has(Tag::adjective) && at(i + 1).any(noun_bits))) return set(Tag::adverb);
        return false;
    }

    // "after China signed": a name or noun and then a form that can be past.
    bool followed_by_clause(std::size_t i) const {
        std::size_t k = i + 1;
        bool head = false;
        while (k < tokens_.size() && begins_noun_group(k) && !(head && at(k).any(tag_bit(Tag::past) | tag_bit(Tag::present)))) {
            head = head || at(k).any(noun_bits) || at(k).has(Tag::pronoun);
            ++k;
        }
        while (at(k).has(Tag::adverb) && !at(k).any(verb_bits)) ++k;
        return head && at(k).any(tag_bit(Tag::past) | tag_bit(Tag::present)) && !(at(k).has(Tag::participle) && at(k + 1).has(Tag::preposition) && tokens_[k + 1].lower == "by");
    }

    Tag that_tag(std::size_t i, const Token* prev) const {
        const Candidate& next = at(i + 1);
        const bool verb_next = next.any(finite_bits) && !next.any(noun_bits);
        if (prev != nullptr && (is_noun(prev->tag) || prev->tag == Tag::pronoun) && (verb_next || next.has(Tag::modal))) return Tag::relative;
        if (prev == nullptr || prev->tag == Tag::preposition) return verb_next || next.has(Tag::modal) ? Tag::pronoun : Tag::determiner;
        return Tag::subordinator;
    }

    bool prefers_noun(std::size_t i, const Token* prev) const {
        const Candidate& c = candidates_[i];
        if (prev == nullptr) return !(c.has(Tag::ing) && begins_noun_group(i + 1));
        switch (prev->tag) {
            case Tag::determiner:
            case Tag::possessive_pronoun:
            case Tag::possessive:
            case Tag::number: return !(prev->lower == "all" && false);
            case Tag::to:
                // "to aid rebels", but "talks to end", "return to talks"
                if (c.has(Tag::base) && !c.has(Tag::nouns)) return false;
                return true;
            case Tag::modal:
            case Tag::pronoun:
            case Tag::relative: return !(c.has(Tag::base) || c.any(finite_bits));
            case Tag::preposition: return !(c.has(Tag::ing) && begins_noun_group(i + 1));
            case Tag::adjective: return true;
            default: break;
        }
        if (prev->lemma == "not" || prev->lemma == "do") return false;
        if (prev->lemma == "be" || prev->lemma == "have") return !c.has(Tag::participle) && !c.has(Tag::ing);
        if (is_verb(prev->tag)) return !(c.has(Tag::ing) && !c.has(Tag::noun));
        if (is_noun(prev->tag) || prev->tag == Tag::comma || prev->tag == Tag::conjunction) return !reads_as_verb(i, *prev);
        return true;
    }

    // After a noun, "visits", "demand", "attacks" and the like: a verb if the clause has none and an object follows.
    bool reads_as_verb(std::size_t i, const Token& prev) const {
        const Candidate& c = candidates_[i];
        if (c.has(Tag::ing) || c.has(Tag::past) || c.has(Tag::participle)) return !c.has(Tag::noun) || begins_noun_group(i + 1);
        const bool joins = prev.tag == Tag::conjunction;
        if (!joins && finite_seen_ && prev.tag != Tag::comma) return false;
        const Candidate& next = at(i + 1);
        const bool object = next.has(Tag::determiner) || next.has(Tag::possessive_pronoun) || next.has(Tag::pronoun) ||
                            next.has(Tag::to) || (next.has(Tag::name) && !finite_follows(i)) || next.has(Tag::subordinator) ||
                            (next.has(Tag::adjective) && !finite_follows(i)) || next.has(Tag::preposition) ||
                            (next.has(Tag::nouns) && !next.any(finite_bits));
        if (c.has(Tag::present)) return object && (prev.tag == Tag::name || prev.tag == Tag::noun || joins) && !finite_follows(i);
        if (c.has(Tag::base)) {
            const bool plural = prev.tag == Tag::nouns || joins;
            return plural && object && !next.has(Tag::preposition) && !finite_follows(i);
        }
        return false;
    }

    void choose_verb(std::size_t i, const Token* prev) {
        Token& token = tokens_[i];
        const Candidate& c = candidates_[i];
        const auto only = [&](TagSet set) { return c.any(set) && !c.any(verb_bits & ~set); };
        if (only(tag_bit(Tag::ing))) {
            token.tag = Tag::ing;
            return;
        }
        const bool after_base = prev != nullptr && (prev->tag == Tag::to || prev->tag == Tag::modal || prev->lemma == "do");
        if (c.has(Tag::base) && after_base) {
            token.tag = Tag::base;
            return;
        }
        if (c.has(Tag::present)) {
            token.tag = Tag::present;
            return;
        }
        const bool perfect = prev != nullptr && (prev->lemma == "have" || prev->lemma == "be" || prev->lemma == "get");
        if (c.has(Tag::participle) && (perfect || !c.has(Tag::past))) {
            token.tag = perfect || !c.has(Tag::base) ? Tag::participle : Tag::base;
            return;
        }
        if (c.has(Tag::past) && c.has(Tag::participle)) {
            token.tag = past_or_participle(i, prev);
            return;
        }
        token.tag = c.has(Tag::past) ? Tag::past : c.has(Tag::base) ? Tag::base : Tag::ing;
    }

    Tag past_or_participle(std::size_t i, const Token* prev) const {
        if (prev == nullptr) return Tag::participle;
        if (prev->tag == Tag::determiner || prev->tag == Tag::possessive_pronoun || prev->tag == Tag::possessive ||
            prev->tag == Tag::adjective || prev->tag == Tag::preposition || prev->tag == Tag::number)
            return Tag::participle;
        if (prev->tag == Tag::pronoun || prev->tag == Tag::relative) return Tag::past;
        if (is_verb(prev->tag) && prev->lemma != "say") return Tag::participle;
        const bool by = i + 1 < tokens_.size() && tokens_[i + 1].lower == "by";
        const bool noun_before = is_noun(prev->tag);
        if (by && noun_before) return Tag::participle;
        if (noun_before && !finite_seen_ && finite_follows(i)) return Tag::participle;
        if (noun_before && finite_seen_) {
            // "sanctions imposed on Russia" after the verb of its clause
            const Candidate& next = at(i + 1);
            return next.has(Tag::preposition) || next.has(Tag::to) ? Tag::participle : Tag::past;
        }
        if (prev->tag == Tag::comma && (by || at(i + 1).has(Tag::preposition)) && finite_follows(i)) return Tag::participle;
        return Tag::past;
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
