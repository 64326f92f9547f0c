#include "evidence/score/petrarch_dictionary.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/file.h"
#include "base/text.h"

namespace entente::evidence {
namespace {

using Synsets = std::map<std::string, std::vector<std::string>>;

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    bool comment = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        at = end + 1;
        if (comment) {
            comment = line.find("-->") == std::string_view::npos;
            continue;
        }
        if (line.starts_with("<!--") || line.starts_with("<! --")) {
            comment = line.find("-->") == std::string_view::npos;
            continue;
        }
        if (const std::size_t note = line.find('#'); note != std::string_view::npos) line = line.substr(0, note);
        line = trim(line);
        if (!line.empty()) lines.push_back(line);
    }
    return lines;
}

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return out;
}

std::string_view bracketed(std::string_view line, char open, char close) {
    const std::size_t a = line.find(open);
    const std::size_t b = a == std::string_view::npos ? a : line.find(close, a);
    return b == std::string_view::npos ? std::string_view{} : line.substr(a + 1, b - a - 1);
}

// "911226" and "20121109": two-digit years are of the last century.
int day_number(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return 0;
        value = value * 10 + (c - '0');
        if (value > 99999999) return 0;
    }
    return text.size() == 6 ? 19000000 + value : value;
}

DatedCode dated_code(std::string_view inside) {
    DatedCode code;
    const std::size_t cut = inside.find_first_of(" <>");
    code.code = std::string(trim(inside.substr(0, cut)));
    if (cut == std::string_view::npos) return code;
    std::string_view when = trim(inside.substr(cut));
    if (when.empty()) return code;
    code.is_default = false;
    if (when.starts_with("<")) {
        code.to = day_number(trim(when.substr(1)));
    } else if (when.starts_with(">")) {
        code.from = day_number(trim(when.substr(1)));
    } else if (const std::size_t dash = when.find('-'); dash != std::string_view::npos) {
        code.from = day_number(trim(when.substr(0, dash)));
        code.to = day_number(trim(when.substr(dash + 1)));
    }
    return code;
}

void read_actors(std::string_view text, PetrarchDictionary& dictionary) {
    std::size_t group = 0;  // first name of the entry, whose codes the others share
    for (const std::string_view line : lines_of(text)) {
        if (line.starts_with("[")) {
            for (std::size_t a = group; a < dictionary.actors.size(); ++a) dictionary.actors[a].codes.push_back(dated_code(bracketed(line, '[', ']')));
            continue;
        }
        const bool synonym = line.starts_with("+");
        PetrarchName name;
        name.words = petrarch_words(line.substr(synonym ? 1 : 0, line.find('[') == std::string_view::npos ? line.size() : line.find('[') - (synonym ? 1U : 0U)));
        if (name.words.empty()) continue;
        if (!synonym) group = dictionary.actors.size();
        if (synonym && group < dictionary.actors.size()) name.codes = dictionary.actors[group].codes;
        if (const std::string_view code = bracketed(line, '[', ']'); !code.empty()) name.codes.push_back(dated_code(code));
        dictionary.actors.push_back(std::move(name));
    }
}

void add_agent(PetrarchDictionary& dictionary, const std::string& words, std::string_view code) {
    PetrarchAgent agent;
    agent.words = petrarch_words(words);
    code = trim(code);
    agent.before = code.ends_with("~");
    agent.code = std::string(trim(agent.before ? code.substr(0, code.size() - 1) : code.substr(1)));
    if (!agent.words.empty()) dictionary.agents.push_back(std::move(agent));
}

void read_agents(std::string_view text, PetrarchDictionary& dictionary) {
    Synsets sets;
    for (const std::string_view line : lines_of(text)) {
        if (line.starts_with("!") && line.find('=') != std::string_view::npos) {
            for (const std::string_view word : split(line.substr(line.find('=') + 1), ',')) sets[std::string(trim(line.substr(0, line.find('='))))].emplace_back(word);
            continue;
        }
        const std::string_view code = bracketed(line, '[', ']');
        if (code.find('~') == std::string_view::npos) continue;
        const std::string name(trim(line.substr(0, line.find_first_of("{["))));
        std::vector<std::string> names{name};
        for (const auto& [key, words] : sets) {
            if (const std::size_t at = name.find(key); at != std::string::npos) {
                names.clear();
                for (const std::string& word : words) names.push_back(name.substr(0, at) + word + name.substr(at + key.size()));
            }
        }
        for (const std::string& one : names) {
            add_agent(dictionary, one, code);
            if (line.find('{') != std::string_view::npos) {
                for (const std::string_view plural : split(bracketed(line, '{', '}'), ' ')) {
                    if (!plural.empty()) add_agent(dictionary, std::string(plural), code);
                }
            } else {
                add_agent(dictionary, one.ends_with("Y") ? one.substr(0, one.size() - 1) + "IES" : one + "S", code);
            }
        }
    }
}

class VerbReader {
public:
    explicit VerbReader(PetrarchDictionary& dictionary) : dictionary_(dictionary) {}

    void read(std::string_view text) {
        const std::vector<std::string_view> lines = lines_of(text);
        for (const std::string_view line : lines) {
            if (line.starts_with("&")) {
                set_ = upper(trim(line.substr(1)));
                while (set_.ends_with("_")) set_.pop_back();
            } else if (line.starts_with("+") && !set_.empty()) {
                sets_[set_].push_back(upper(trim(line.substr(1))));
            } else {
                set_.clear();
                verb_line(line);
            }
        }
    }

private:
    void verb_line(std::string_view line) {
        if (line.starts_with("---")) {
            block_ = dictionary_.verbs.size();
            dictionary_.verbs.push_back({std::string(trim(bracketed(line.substr(3), '[', ']'))), {}});
            return;
        }
        if (dictionary_.verbs.empty()) return;
        if (line.starts_with("-")) {
            pattern(line.substr(1));
            return;
        }
        // A verb of the block, perhaps with a code of its own, forms in braces, or a phrase.
        const std::string_view own = bracketed(line, '[', ']');
        std::size_t index = block_;
        if (!own.empty()) {
            index = dictionary_.verbs.size();
            dictionary_.verbs.push_back({std::string(trim(own)), dictionary_.verbs[block_].patterns});
        }
        add_word(trim(line.substr(0, line.find_first_of("{["))), index);
        for (const std::string_view form : split(bracketed(line, '{', '}'), ' ')) {
            if (!form.empty()) add_word(form, index);
        }
    }

    void add_word(std::string_view word, std::size_t index) {
        const std::vector<std::string> words = petrarch_words(word);
        if (words.empty()) return;
        if (words.size() > 1) {
            dictionary_.phrases[words.front()].emplace_back(words, index);
        } else {
            dictionary_.verb_of.emplace(words.front(), index);
            std::string lower(words.front());
            for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            dictionary_.lemmas += lower + " ";
        }
    }

    std::vector<std::vector<std::string>> expand(const std::string& name, int depth) const {
        std::vector<std::vector<std::string>> list;
        const auto found = sets_.find(name);
        if (found == sets_.end() || depth > 4) return list;
        for (const std::string& word : found->second) {
            if (word.starts_with("&")) {
                std::string inner = word.substr(1);
                while (inner.ends_with("_")) inner.pop_back();
                for (auto& more : expand(inner, depth + 1)) list.push_back(std::move(more));
            } else {
                list.push_back(petrarch_words(word));
            }
        }
        return list;
    }

    // "* NEW_&TIETYPES_RELATIONS [903]"
    void pattern(std::string_view text) {
        PetrarchPattern made;
        made.code = std::string(trim(bracketed(text, '[', ']')));
        std::vector<PatternWord>* side = &made.before;
        std::string_view body = text.substr(0, text.find('['));
        bool joined_verb = false;
        for (std::size_t at = 0; at < body.size();) {
            if (body[at] == ' ' || body[at] == '\t') {
                ++at;
                continue;
            }
            if (body[at] == '_') {
                if (!side->empty()) {
                    side->back().joined = true;
                } else if (side == &made.after) {
                    joined_verb = true;
                }
                ++at;
                continue;
            }
            if (body[at] == '*') {
                made.joined_before = !made.before.empty() && made.before.back().joined;
                side = &made.after;
                ++at;
                continue;
            }
            const std::size_t end = std::min(body.find_first_of(" _\t", at), body.size());
            side->push_back(element(body.substr(at, end - at)));
            at = end;
        }
        made.joined_after = joined_verb;
        // The patterns of a block hold for all its verbs.
        for (std::size_t v = block_; v < dictionary_.verbs.size(); ++v) dictionary_.verbs[v].patterns.push_back(made);
    }

    PatternWord element(std::string_view text) const {
        PatternWord word;
        if (text == "$" || text == "+" || text == "%" || text == "^") {
            word.sign = text[0];
        } else if (text.starts_with("&")) {
            word.alternatives = expand(upper(text.substr(1)), 0);
        } else {
            word.alternatives = {petrarch_words(text)};
        }
        return word;
    }

    PetrarchDictionary& dictionary_;
    Synsets sets_;
    std::string set_;
    std::size_t block_ = 0;  ///< the first verb of the block being read
};

}  // namespace

std::vector<std::string> petrarch_words(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text) {
        if (c == '_' || c == ' ' || c == '\t' || c == '+') {
            if (!word.empty()) words.push_back(std::move(word));
            word.clear();
        } else if (c == '[' || c == '{') {
            break;
        } else {
            word += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        }
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

Result<PetrarchDictionary> read_petrarch_dictionary(const std::filesystem::path& folder) {
    PetrarchDictionary dictionary;
    std::map<std::string, std::string> texts;
    for (const char* name : {"actors", "agents", "verbs", "discards"}) {
        auto text = read_file(folder / fmt::format("PETR.Validate.{}.txt", name));
        if (!text) return failure("E250", fmt::format("{} lacks PETR.Validate.{}.txt", folder.string(), name), "name the folder that holds the unit records and their dictionaries");
        texts[name] = std::move(*text);
    }
    read_actors(texts["actors"], dictionary);
    read_agents(texts["agents"], dictionary);
    VerbReader(dictionary).read(texts["verbs"]);
    for (const std::string_view line : lines_of(texts["discards"])) dictionary.discards.push_back(petrarch_words(line.starts_with("+") ? line.substr(1) : line));
    return dictionary;
}

}  // namespace entente::evidence
