#include "evidence/score/petrarch_coder.h"

#include <algorithm>
#include <cctype>

#include "evidence/language/clauses.h"
#include "evidence/language/sentences.h"

namespace entente::evidence {
namespace {

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return out;
}

class Coder {
public:
    Coder(Parse parse, const PetrarchRecord& record, const PetrarchDictionary& dictionary)
        : parse_(std::move(parse)), record_(record), dictionary_(dictionary) {
        for (const Token& token : parse_.tokens) words_.push_back(upper(token.word));
        find_names();
    }

    std::vector<PetrarchCoding> run() {
        for (const std::vector<std::string>& discard : dictionary_.discards) {
            for (std::size_t t = 0; t < words_.size(); ++t) {
                if (matches(discard, t)) return {};
            }
        }
        for (std::size_t c = 0; c < parse_.clauses.size(); ++c) code(c);
        std::sort(codings_.begin(), codings_.end());
        codings_.erase(std::unique(codings_.begin(), codings_.end()), codings_.end());
        return std::move(codings_);
    }

private:
    bool same_word(const std::string& want, std::size_t t) const {
        if (t >= words_.size()) return false;
        const std::string& word = words_[t];
        if (word == want) return true;
        return word.size() > want.size() && word.size() <= want.size() + 1 && word.starts_with(want) && word.back() == 'S' && want.size() > 2;
    }

    bool matches(const std::vector<std::string>& want, std::size_t t) const {
        for (std::size_t i = 0; i < want.size(); ++i) {
            if (!same_word(want[i], t + i)) return false;
        }
        return !want.empty();
    }

    std::string code_on_day(const PetrarchName& name) const {
        for (const DatedCode& code : name.codes) {
            if (!code.is_default && record_.date >= code.from && record_.date <= code.to) return code.code;
        }
        for (const DatedCode& code : name.codes) {
            if (code.is_default) return code.code;
        }
        return {};
    }

    // The longest actor and agent that begin at each word.
    void find_names() {
        actor_.assign(words_.size(), {});
        agent_.assign(words_.size(), nullptr);
        for (std::size_t t = 0; t < words_.size();) {
            std::size_t longest = 0;
            for (const PetrarchName& name : dictionary_.actors) {
                if (name.words.size() > longest && matches(name.words, t)) {
                    longest = name.words.size();
                    actor_[t] = code_on_day(name);
                }
            }
            if (longest == 0) {
                for (const PetrarchAgent& agent : dictionary_.agents) {
                    if (agent.words.size() > longest && matches(agent.words, t)) {
                        longest = agent.words.size();
                        agent_[t] = &agent;
                    }
                }
            }
            t += std::max<std::size_t>(longest, 1);
        }
    }

    struct Names {
        std::vector<std::string> actors;
        std::vector<const PetrarchAgent*> agents;
    };

    void collect(std::size_t begin, std::size_t end, Names& names) const {
        for (std::size_t t = begin; t < end && t < words_.size(); ++t) {
            if (!actor_[t].empty() && actor_[t].find("--") == std::string::npos && actor_[t].find("++") == std::string::npos) names.actors.push_back(actor_[t]);
            if (agent_[t] != nullptr) names.agents.push_back(agent_[t]);
        }
    }

    static std::string with_agents(std::string code, const std::vector<const PetrarchAgent*>& agents) {
        for (const PetrarchAgent* agent : agents) {
            if (code.find(agent->code) != std::string::npos) continue;
            code = agent->before ? agent->code + code : code + agent->code;
        }
        return code;
    }

    // Codes of a noun group with the prepositional group after it ("soldiers from Gondor"); `last` becomes the last
    // group taken in.
    std::vector<std::string> codes_of(std::size_t g, std::size_t& last) const {
        last = g;
        const Group& group = parse_.groups[g];
        Names own;
        collect(group.begin, group.end, own);
        std::vector<std::string> codes;
        const bool belongs = !own.agents.empty() || !is_where(g + 1);  // "officials in Gondor", but "Iftar in Osgiliath"
        if (own.actors.empty() && belongs && g + 2 < parse_.groups.size() && parse_.groups[g + 1].kind == GroupKind::preposition && parse_.groups[g + 2].kind == GroupKind::noun) {
            std::size_t k = g + 2;
            while (true) {
                Names inner;
                collect(parse_.groups[k].begin, parse_.groups[k].end, inner);
                if (inner.actors.empty()) break;
                std::vector<const PetrarchAgent*> agents = inner.agents;
                agents.insert(agents.end(), own.agents.begin(), own.agents.end());
                for (const std::string& actor : split_codes(inner.actors.front())) codes.push_back(with_agents(actor, agents));
                last = k;
                const bool goes_on = k + 2 < parse_.groups.size() && (parse_.groups[k + 1].kind == GroupKind::conjunction || parse_.groups[k + 1].kind == GroupKind::comma) &&
                                     parse_.groups[k + 2].kind == GroupKind::noun;
                if (!goes_on) break;
                k += 2;
            }
            if (!codes.empty()) return codes;
        }
        if (!own.actors.empty()) {
            for (const std::string& actor : split_codes(own.actors.front())) codes.push_back(with_agents(actor, own.agents));
        } else if (!own.agents.empty()) {
            codes.push_back(with_agents("---", own.agents));
        }
        return codes;
    }

    static std::vector<std::string> split_codes(const std::string& code) {
        std::vector<std::string> list;
        std::size_t at = 0;
        while (at <= code.size()) {
            const std::size_t end = std::min(code.find('/', at), code.size());
            list.push_back(code.substr(at, end - at));
            at = end + 1;
        }
        return list;
    }

    static void append(std::vector<std::string>& to, const std::vector<std::string>& more) {
        for (const std::string& one : more) {
            if (std::find(to.begin(), to.end(), one) == to.end()) to.push_back(one);
        }
    }

    std::vector<std::string> codes_of(const std::vector<std::size_t>& groups) const {
        std::vector<std::string> codes;
        for (const std::size_t g : groups) {
            std::size_t last = g;
            append(codes, codes_of(g, last));
        }
        return codes;
    }

    // The verb at a clause: its entry and where its words end.
    const PetrarchVerb* verb_of(std::size_t c, std::size_t& begin, std::size_t& end) const {
        const Group& group = parse_.groups[parse_.clauses[c].verb];
        begin = group.head;
        end = group.head + 1;
        for (std::size_t t = group.begin; t <= group.head; ++t) {
            for (const std::string& key : {words_[t], upper(parse_.tokens[t].lemma)}) {
                const auto phrase = dictionary_.phrases.find(key);
                if (phrase == dictionary_.phrases.end()) continue;
                for (const auto& [words, index] : phrase->second) {
                    bool all = true;
                    for (std::size_t i = 1; i < words.size(); ++i) all = all && same_word(words[i], t + i);
                    if (all) {
                        begin = t;
                        end = t + words.size();
                        return &dictionary_.verbs[index];
                    }
                }
            }
        }
        for (const std::string& key : {words_[group.head], upper(parse_.tokens[group.head].lemma)}) {
            const auto found = dictionary_.verb_of.find(key);
            if (found != dictionary_.verb_of.end()) return &dictionary_.verbs[found->second];
        }
        return nullptr;
    }

    std::size_t element_at(const PatternWord& word, std::size_t t) const {
        if (word.sign != ' ') return 0;
        for (const std::vector<std::string>& alternative : word.alternatives) {
            if (matches(alternative, t)) return alternative.size();
        }
        return 0;
    }

    // Matches the elements after the verb, from token t on; true if all stand there in order.
    bool after(const std::vector<PatternWord>& words, std::size_t i, std::size_t t, bool joined) const {
        if (i == words.size()) return true;
        if (words[i].sign != ' ') return after(words, i + 1, t, false);
        for (std::size_t k = t; k < words_.size(); ++k) {
            const std::size_t size = element_at(words[i], k);
            if (size > 0 && after(words, i + 1, k + size, words[i].joined)) return true;
            if (joined) return false;
        }
        return false;
    }

    bool before(const std::vector<PatternWord>& words, std::size_t i, std::size_t end, bool joined, std::size_t floor) const {
        if (i == 0) return true;
        const PatternWord& word = words[i - 1];
        if (word.sign != ' ') return before(words, i - 1, end, false, floor);
        for (std::size_t k = end; k > floor; --k) {
            for (const std::vector<std::string>& alternative : word.alternatives) {
                const std::size_t size = alternative.size();
                if (size > k - floor || !matches(alternative, k - size)) continue;
                const bool next_joined = i > 1 && words[i - 2].joined;
                if (before(words, i - 1, k - size, next_joined, floor)) return true;
            }
            if (joined) return false;
        }
        return false;
    }

    static std::size_t weight(const PetrarchPattern& pattern) {
        return pattern.before.size() + pattern.after.size();
    }

    const PetrarchPattern* best_pattern(const PetrarchVerb& verb, std::size_t begin, std::size_t end, bool compound) const {
        const PetrarchPattern* best = nullptr;
        for (const PetrarchPattern& pattern : verb.patterns) {
            const bool wants_compound = std::any_of(pattern.before.begin(), pattern.before.end(), [](const PatternWord& w) { return w.sign == '%'; }) ||
                                        std::any_of(pattern.after.begin(), pattern.after.end(), [](const PatternWord& w) { return w.sign == '%'; });
            if (wants_compound && !compound) continue;
            if (best != nullptr && weight(pattern) <= weight(*best)) continue;
            if (after(pattern.after, 0, end, pattern.joined_after) && before(pattern.before, pattern.before.size(), begin, pattern.joined_before, 0)) best = &pattern;
        }
        return best;
    }

    bool is_where(std::size_t g) const {
        if (g >= parse_.groups.size() || parse_.groups[g].kind != GroupKind::preposition) return false;
        const std::string_view word = parse_.first_word(g);
        return word == "in" || word == "at" || word == "near";
    }

    // "after leaving", "before the talks": what stands after such a word is background.
    bool is_background(const Clause& clause) const {
        if (clause.link == ClauseLink::adverbial) return true;
        if (clause.link != ClauseLink::participle || clause.opener == no_group) return false;
        const std::string_view word = parse_.first_word(clause.opener);
        return word == "after" || word == "before" || word == "since";
    }

    // "after crowds burned down the embassy": a clause of time or reason with a subject of its own begins here.
    bool begins_background(std::size_t g) const {
        return std::any_of(parse_.clauses.begin(), parse_.clauses.end(), [&](const Clause& c) { return c.link == ClauseLink::adverbial && c.opener == g; });
    }

    // "celebrated in Osgiliath with the leaders of Gondor": whom it is done with comes before where.
    bool only_says_where(std::size_t g) const {
        if (!is_where(g - 1)) return false;
        for (std::size_t k = g + 1; k + 1 < parse_.groups.size() && parse_.groups[k].kind != GroupKind::verb && parse_.groups[k].kind != GroupKind::comma; ++k) {
            if (parse_.groups[k].kind != GroupKind::preposition || parse_.groups[k + 1].kind != GroupKind::noun) continue;
            const std::string_view other = parse_.first_word(k);
            std::size_t last = k + 1;
            if ((other == "with" || other == "to" || other == "against" || other == "from") && !codes_of(k + 1, last).empty()) return true;
        }
        return false;
    }

    // Codes to the right of the verb: the first noun group that has any and is not the source.
    std::vector<std::string> target(std::size_t c, const std::vector<std::string>& sources, std::string_view only_after) const {
        const std::size_t verb = parse_.clauses[c].verb;
        std::vector<std::string> own;
        for (std::size_t g = verb + 1; g < parse_.groups.size(); ++g) {
            if (only_after.empty() && (parse_.groups[g].kind == GroupKind::relative || (parse_.groups[g].kind == GroupKind::subordinator && begins_background(g)))) break;
            if (parse_.groups[g].kind != GroupKind::noun || only_says_where(g)) continue;
            if (!only_after.empty() && !(parse_.groups[g - 1].kind == GroupKind::preposition && parse_.first_word(g - 1) == only_after)) continue;
            // ", officials said": who says so is no target.
            if (g + 1 < parse_.groups.size() && is_reporting(g + 1) && !parse_.groups[g + 1].passive && parse_.groups[g - 1].kind == GroupKind::comma) break;
            std::size_t last = g;
            std::vector<std::string> codes = codes_of(g, last);
            std::size_t k = last;
            while (!codes.empty() && k + 2 < parse_.groups.size() && joins(k + 1)) {
                std::size_t noun = k + 2;
                if (parse_.groups[noun].kind == GroupKind::conjunction) ++noun;
                if (noun >= parse_.groups.size() || parse_.groups[noun].kind != GroupKind::noun) break;
                std::size_t end = noun;
                const std::vector<std::string> more = codes_of(noun, end);
                if (more.empty()) break;
                append(codes, more);
                k = end;
            }
            std::erase_if(codes, [&](const std::string& code) { return std::find(sources.begin(), sources.end(), code) != sources.end(); });
            if (parse_.tokens[parse_.groups[g].begin].tag == WordTag::possessive_pronoun && own.empty()) {
                own = std::move(codes);  // "warned their people of": the source's own, unless nobody else is named
                continue;
            }
            if (!codes.empty() && !(codes.size() == 1 && codes.front().starts_with("---"))) return codes;
        }
        return own;
    }

    bool joins(std::size_t g) const {
        return parse_.groups[g].kind == GroupKind::conjunction || parse_.groups[g].kind == GroupKind::comma;
    }

    bool is_reporting(std::size_t g) const {
        if (parse_.groups[g].kind != GroupKind::verb || !parse_.groups[g].finite) return false;
        const std::string_view lemma = parse_.head_lemma(g);
        return lemma == "say" || lemma == "report" || lemma == "tell" || lemma == "announce";
    }

    void code(std::size_t c) {
        const Clause& clause = parse_.clauses[c];
        const Group& group = parse_.groups[clause.verb];
        // What a clause of time or reason tells is background.
        if (is_background(clause)) return;
        std::size_t begin = 0;
        std::size_t end = 0;
        const PetrarchVerb* verb = verb_of(c, begin, end);
        if (verb == nullptr) return;
        std::vector<std::string> sources = codes_of(clause.subjects);
        std::vector<std::string> targets = target(c, sources, {});
        const bool compound = sources.size() > 1 || targets.size() > 1;
        const PetrarchPattern* pattern = best_pattern(*verb, begin, end, compound);
        std::string code = pattern != nullptr ? pattern->code : verb->code;
        if (code.empty() || code.starts_with("---") || code.starts_with("+++")) return;
        if (group.passive || group.reduced) {
            std::vector<std::string> agents = target(c, sources, "by");
            if (!agents.empty()) {
                targets = sources;
                sources = std::move(agents);
            } else if (targets.empty()) {
                return;
            }
        }
        if (pattern != nullptr && swaps(*pattern)) std::swap(sources, targets);
        const std::size_t colon = code.find(':');
        const std::string first = code.substr(0, colon);
        const std::string second = colon == std::string::npos ? std::string() : code.substr(colon + 1);
        if (targets.empty() && sources.size() > 1) {
            for (const std::string& a : sources) {
                for (const std::string& b : sources) add(a, b, first);
            }
            return;
        }
        if (!record_.require_dyad) {
            if (sources.empty()) sources = {"---"};
            if (targets.empty()) targets = {"---"};
        }
        for (const std::string& a : sources) {
            for (const std::string& b : targets) {
                add(a, b, first);
                if (!second.empty()) add(b, a, second);
            }
        }
    }

    static bool swaps(const PetrarchPattern& pattern) {
        const auto has = [](const std::vector<PatternWord>& words, char sign) {
            return std::any_of(words.begin(), words.end(), [sign](const PatternWord& w) { return w.sign == sign; });
        };
        return has(pattern.before, '+') || has(pattern.after, '$');
    }

    void add(const std::string& source, const std::string& target, const std::string& code) {
        if (source == target || code.starts_with("---")) return;
        if (record_.require_dyad && (source.starts_with("---") && target.starts_with("---"))) return;
        codings_.push_back({source, target, code});
    }

    Parse parse_;
    const PetrarchRecord& record_;
    const PetrarchDictionary& dictionary_;
    std::vector<std::string> words_;
    std::vector<std::string> actor_;
    std::vector<const PetrarchAgent*> agent_;
    std::vector<PetrarchCoding> codings_;
};

}  // namespace

std::vector<PetrarchCoding> code_petrarch(const PetrarchRecord& record, const PetrarchDictionary& dictionary, const Lexicon& lexicon) {
    const TextWords words(record.text);
    std::vector<PetrarchCoding> all;
    for (const ByteRange& range : split_sentences(record.text)) {
        std::vector<Token> tokens = tokenize(words, range);
        tag_words(tokens, lexicon);
        for (PetrarchCoding& coding : Coder(parse_sentence(std::move(tokens)), record, dictionary).run()) all.push_back(std::move(coding));
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

}  // namespace entente::evidence
