#include "evidence/language/lexicon.h"

#include <array>
#include <deque>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "evidence/language/word_lists.h"

namespace entente::evidence {

struct Lexicon::Words {
    std::deque<std::string> pool;  ///< what the views of the map point into
    std::unordered_map<std::string_view, WordClasses> map;
    std::unordered_set<std::string_view> doubling;
};

namespace {

bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

bool ends_in_consonant_y(std::string_view word) {
    return word.size() > 1 && word.back() == 'y' && !is_vowel(word[word.size() - 2]);
}

std::string with_s(std::string_view word) {
    const std::string stem(word);
    if (ends_in_consonant_y(word)) return stem.substr(0, stem.size() - 1) + "ies";
    const bool hisses = word.ends_with("s") || word.ends_with("x") || word.ends_with("z") ||
                        word.ends_with("ch") || word.ends_with("sh") || word == "go" || word == "do" ||
                        word == "veto" || word == "echo" || word == "undergo";
    return stem + (hisses ? "es" : "s");
}

std::string with_ed(std::string_view word, bool doubles) {
    const std::string stem(word);
    if (word.ends_with("e")) return stem + "d";
    if (ends_in_consonant_y(word)) return stem.substr(0, stem.size() - 1) + "ied";
    return (doubles ? stem + stem.back() : stem) + "ed";
}

std::string with_ing(std::string_view word, bool doubles) {
    const std::string stem(word);
    if (word.ends_with("ie")) return stem.substr(0, stem.size() - 2) + "ying";
    if (word.ends_with("e") && !word.ends_with("ee") && !word.ends_with("oe") && !word.ends_with("ye") &&
        word != "be")
        return stem.substr(0, stem.size() - 1) + "ing";
    return (doubles ? stem + stem.back() : stem) + "ing";
}

}  // namespace

class LexiconBuilder {
public:
    explicit LexiconBuilder(const Lexicon::Words* from) : words_(std::make_shared<Lexicon::Words>()) {
        if (from == nullptr) return;
        for (const std::string_view word : from->doubling) words_->doubling.insert(keep(word));
        for (const auto& [word, classes] : from->map) words_->map[keep(word)] = {keep(classes.lemma), classes.tags};
    }

    void add(std::string_view word, std::string_view lemma, TagSet tags) {
        WordClasses& classes = words_->map[keep(word)];
        const bool verb = (tags & verb_tags) != 0;
        if (classes.lemma.empty() || (verb && (classes.tags & verb_tags) == 0)) classes.lemma = keep(lemma);
        classes.tags |= tags;
    }

    void set_doubling(std::string_view list) {
        for (std::string_view word : split(list, ' ')) {
            if (word.ends_with("_")) word.remove_suffix(1);
            words_->doubling.insert(keep(word));
        }
    }

    // The form in -s of what is mostly a noun ("guards", "ships") is no verb.
    void add_regular_verb(std::string_view lemma, bool is_noun_too, bool has_irregular_past, bool is_mostly_noun = false) {
        const bool doubles = words_->doubling.contains(lemma);
        const TagSet noun = is_noun_too ? tag_bit(WordTag::noun) : 0U;
        add(lemma, lemma, tag_bit(WordTag::base) | noun);
        add(with_s(lemma), lemma, (is_mostly_noun ? 0U : tag_bit(WordTag::present)) | (is_noun_too ? tag_bit(WordTag::nouns) : 0U));
        add(with_ing(lemma, doubles), lemma, tag_bit(WordTag::ing));
        if (!has_irregular_past) {
            add(with_ed(lemma, doubles), lemma, tag_bit(WordTag::past) | tag_bit(WordTag::participle));
            // British and American spellings both stand in news.
            if (lemma.ends_with("l")) {
                add(with_ed(lemma, !doubles), lemma, tag_bit(WordTag::past) | tag_bit(WordTag::participle));
                add(with_ing(lemma, !doubles), lemma, tag_bit(WordTag::ing));
            }
        }
    }

    void add_verbs(std::string_view list) {
        for (std::string_view lemma : split(list, ' ')) {
            if (lemma.empty()) continue;
            const bool noun = lemma.ends_with("_") || lemma.ends_with("=");
            const bool mostly_noun = lemma.ends_with("=");
            if (noun) lemma.remove_suffix(1);
            add_regular_verb(lemma, noun, irregular_.contains(lemma), mostly_noun);
        }
    }

    void set_irregular(std::string_view list) {
        for (const std::string_view entry : split(list, ' ')) {
            const auto parts = split(entry, '/');
            if (parts.size() != 3) continue;
            irregular_.insert(parts[0]);
            for (const std::string_view form : split(parts[1], ',')) add(form, parts[0], tag_bit(WordTag::past));
            for (const std::string_view form : split(parts[2], ',')) add(form, parts[0], tag_bit(WordTag::participle));
        }
    }

    void add_list(std::string_view list, WordTag tag) {
        for (std::string_view word : split(list, ' ')) {
            if (word.ends_with("_")) word.remove_suffix(1);
            if (word.empty()) continue;
            add(word, word, tag_bit(tag));
            if (tag == WordTag::noun) add(with_s(word), word, tag_bit(WordTag::nouns));
        }
    }

    Lexicon finish() {
        Lexicon lexicon;
        lexicon.words_ = std::move(words_);
        return lexicon;
    }

private:
    static constexpr TagSet verb_tags = tag_bit(WordTag::base) | tag_bit(WordTag::present) | tag_bit(WordTag::past) |
                                        tag_bit(WordTag::ing) | tag_bit(WordTag::participle);

    std::string_view keep(std::string_view word) {
        const auto known = words_->map.find(word);
        if (known != words_->map.end()) return known->first;
        return words_->pool.emplace_back(word);
    }

    std::shared_ptr<Lexicon::Words> words_;
    std::unordered_set<std::string_view> irregular_;
};

const WordClasses* Lexicon::look_up(std::string_view lower) const {
    const auto found = words_->map.find(lower);
    return found == words_->map.end() ? nullptr : &found->second;
}

Lexicon Lexicon::with_verbs(std::string_view lemmas) const {
    LexiconBuilder builder(words_.get());
    for (const std::string_view lemma : split(lemmas, ' ')) {
        if (lemma.empty()) continue;
        const WordClasses* known = look_up(lemma);
        if (known != nullptr && (known->tags & (tag_bit(WordTag::base) | tag_bit(WordTag::past))) != 0) continue;
        builder.add_regular_verb(lemma, false, false);
    }
    return builder.finish();
}

const Lexicon& shipped_lexicon() {
    static const Lexicon lexicon = [] {
        LexiconBuilder builder(nullptr);
        builder.set_doubling(doubling_verbs());
        builder.set_irregular(irregular_verbs());
        builder.add_verbs(verbs());
        builder.add_list(common_nouns(), WordTag::noun);
        builder.add_list(plural_nouns(), WordTag::nouns);
        builder.add_list(common_adjectives(), WordTag::adjective);
        for (const ClassList& list : closed_classes()) builder.add_list(list.words, list.tag);
        constexpr auto auxiliaries = std::to_array<std::tuple<std::string_view, std::string_view, WordTag>>({
            {"be", "be", WordTag::base},      {"am", "be", WordTag::present},    {"is", "be", WordTag::present},
            {"are", "be", WordTag::present},  {"was", "be", WordTag::past},      {"were", "be", WordTag::past},
            {"been", "be", WordTag::participle}, {"being", "be", WordTag::ing},  {"have", "have", WordTag::base},
            {"has", "have", WordTag::present}, {"had", "have", WordTag::past},   {"having", "have", WordTag::ing},
            {"do", "do", WordTag::base},      {"does", "do", WordTag::present},  {"did", "do", WordTag::past},
            {"done", "do", WordTag::participle}, {"doing", "do", WordTag::ing},
        });
        for (const auto& [form, lemma, tag] : auxiliaries) builder.add(form, lemma, tag_bit(tag));
        return builder.finish();
    }();
    return lexicon;
}

}  // namespace entente::evidence
