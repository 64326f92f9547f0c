#include "evidence/actors/introductions.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/text.h"
#include "evidence/events/noun_classes.h"
#include "evidence/language/characters.h"

namespace entente::evidence {
namespace {

constexpr auto honorifics = std::to_array<std::string_view>(
    {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "president", "minister", "premier", "chancellor", "secretary", "senator",
     "sen", "sen.", "rep", "rep.", "gen", "gen.", "general", "lt", "lt.", "col", "col.", "colonel", "maj", "maj.", "adm", "adm.",
     "admiral", "king", "queen", "prince", "princess", "sheikh", "ambassador", "envoy", "spokesman", "spokeswoman", "spokesperson",
     "professor", "prof", "prof.", "analyst", "expert", "leader", "chief", "director", "commander", "governor", "mayor", "sir",
     "lord", "pope", "judge", "justice", "commissioner", "chairman", "head", "adviser", "advisor", "economist", "researcher", "scholar",
     "foreign", "prime", "defence", "defense", "deputy", "vice", "interior", "federal", "former", "state", "secretary-general", "emir",
     "official", "diplomat", "journalist", "author", "historian", "lawyer", "activist", "businessman", "billionaire", "candidate", "mediator"});

// What an apposition's head says of a person.
constexpr auto professions = std::to_array<std::string_view>(
    {"professor", "analyst", "expert", "scholar", "researcher", "scientist", "fellow", "director", "head", "chief", "economist", "author",
     "historian", "lawyer", "journalist", "editor", "spokesman", "spokeswoman", "spokesperson", "president", "minister", "ambassador",
     "envoy", "secretary", "chairman", "chairwoman", "leader", "adviser", "advisor", "commentator", "strategist", "lecturer", "diplomat",
     "official", "senator", "lawmaker", "governor", "general", "commander", "founder", "executive", "member", "specialist", "chair"});

// Capitalised words that are no part of a person's name.
constexpr auto no_names = std::to_array<std::string_view>(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june",
     "july", "august", "september", "october", "november", "december", "war", "cold", "world", "university", "institute", "center",
     "centre", "council", "foundation", "party", "bank", "company", "group", "agency", "ministry", "department", "committee", "house",
     "union", "north", "south", "east", "west", "sea", "bridge", "river", "city", "state", "studies", "news", "times", "post", "press",
     "international", "national", "central", "eastern", "western", "northern", "southern", "act", "treaty", "street", "school", "college",
     "review", "journal", "daily", "television", "radio", "network", "association", "federation", "republic", "army", "navy", "force",
     "front", "movement", "liberation", "islamic", "middle", "global", "summit", "conference", "assembly", "office", "court", "i", "data",
     "hub", "top", "one", "peace", "energy", "far", "security", "free", "trade", "agreement", "human", "rights", "gulf", "strait", "region"});

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_name_word(const Token& token) {
    if (token.tag != WordTag::name || token.mention >= 0 || token.word.empty()) return false;
    const bool capital = is_upper(token.word[0]) || static_cast<unsigned char>(token.word[0]) >= 0xC3;
    return capital && !among(token.lower, no_names) && !among(token.lower, honorifics) && !is_weekday(token.lower);
}

std::string slug(std::string_view name) {
    std::string id = "per:";
    for (std::size_t at = 0; at < name.size();) {
        const char c = name[at];
        if (is_upper(c)) {
            id += static_cast<char>(c - 'A' + 'a');
        } else if (is_lower(c) || is_digit(c)) {
            id += c;
        } else if ((c == ' ' || c == '-') && id.back() != '-' && id.back() != ':') {
            id += '-';
        } else if (static_cast<unsigned char>(c) == 0xC3 && at + 1 < name.size()) {
            // Latin letters with accents, as the table writes them: without.
            static constexpr std::string_view plain = "aaaaaaaceeeeiiiidnooooo/ouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty";
            const char base = plain[static_cast<unsigned char>(name[at + 1]) & 0x3FU];
            if (base != '/') id += base;
            ++at;
        }
        ++at;
    }
    while (id.ends_with("-")) id.pop_back();
    return id;
}

class Introducer {
public:
    Introducer(PreparedText& prepared, Discourse& discourse) : prepared_(prepared), discourse_(discourse) {}

    void run() {
        for (PreparedSentence& sentence : prepared_.sentences) {
            Parse& parse = sentence.parse;
            note_table_people(parse);
            for (std::size_t t = 0; t < parse.tokens.size();) t = read_name(parse, t);
        }
    }

private:
    // Surnames of people of the table whose full name stands here.
    void note_table_people(const Parse& parse) {
        for (std::size_t t = 0; t < parse.tokens.size(); ++t) {
            const Token& token = parse.tokens[t];
            if (token.mention < 0 || (t > 0 && parse.tokens[t - 1].mention == token.mention)) continue;
            const NameMatch& match = prepared_.matches[static_cast<std::size_t>(token.mention)];
            if (match.actor->kind != ActorKind::person) continue;
            const std::vector<std::string_view> words = split(match.actor->name, ' ');
            if (words.size() < 2) continue;
            const std::string state = discourse_.state_of(match.actor->id);
            const bool family_first = state == "CHN" || state == "TWN" || state == "KOR" || state == "PRK";
            Alias alias{match.actor->id, match.actor->name, {}, state, true};
            add_short(family_first ? words.front() : words.back(), std::move(alias));
        }
    }

    void add_short(std::string_view surname, Alias alias) {
        if (surname.size() < 2 || short_.contains(std::string(surname))) return;
        short_.emplace(std::string(surname), static_cast<std::int32_t>(discourse_.aliases.size()));
        discourse_.aliases.push_back(std::move(alias));
    }

    std::size_t read_name(Parse& parse, std::size_t t) {
        if (!is_name_word(parse.tokens[t])) return t + 1;
        std::size_t end = t + 1;
        const auto goes_on = [&](std::size_t k) {
            // "Tom King": a title's word may be a surname
            const bool last_name = parse.tokens[k].tag == WordTag::name && parse.tokens[k].mention < 0 && k == t + 1 && among(parse.tokens[k].lower, honorifics) && !(k + 1 < parse.tokens.size() && is_name_word(parse.tokens[k + 1]));
            return is_name_word(parse.tokens[k]) || last_name;
        };
        while (end < parse.tokens.size() && end < t + 6) {
            // "Wen-Ti Sung": a dash without blanks between words of a name
            const bool dash = parse.tokens[end].tag == WordTag::dash && end + 1 < parse.tokens.size() && is_name_word(parse.tokens[end + 1]) &&
                              parse.tokens[end - 1].text.end == parse.tokens[end].text.begin && parse.tokens[end].text.end == parse.tokens[end + 1].text.begin;
            if (!dash && !goes_on(end)) break;
            end += dash ? 2U : 1U;
        }
        // The words must stand in one noun group: "Moroccan Kingdom" of two lists are no name.
        if (end - t == 1) {
            const auto known = short_.find(std::string(parse.tokens[t].word));
            if (known != short_.end()) {
                parse.tokens[t].alias = known->second;
                return end;
            }
        }
        const std::string name = text_of(parse, t, end);
        if (const auto known = full_.find(name); known != full_.end()) {
            mark(parse, t, end, known->second);
            return end;
        }
        std::string title;
        std::string state;
        const bool titled = title_before(parse, t, title, state);
        const bool apposed = !titled && end - t >= 2 && (title_after(parse, end, title, state) || of_organisation(parse, t, end, title));
        const bool speaks = !titled && !apposed && end - t >= 2 && says(parse, t, end);
        if (!(titled && (end - t >= 2 || strong_title(parse, t))) && !apposed && !speaks) {
            // A longer run whose last word is a known surname.
            const auto known = short_.find(std::string(parse.tokens[end - 1].word));
            if (end - t == 2 && known != short_.end() && !discourse_.aliases[static_cast<std::size_t>(known->second)].in_table) mark(parse, t, end, known->second);
            return end;
        }
        Alias alias{slug(name), name, title, state, false};
        if (alias.id.size() < 6) return end;
        const auto index = static_cast<std::int32_t>(discourse_.aliases.size());
        full_.emplace(name, index);
        short_.emplace(std::string(parse.tokens[end - 1].word), index);
        discourse_.aliases.push_back(std::move(alias));
        mark(parse, t, end, index);
        return end;
    }

    static void mark(Parse& parse, std::size_t begin, std::size_t end, std::int32_t index) {
        for (std::size_t t = begin; t < end; ++t) parse.tokens[t].alias = index;
    }

    std::string text_of(const Parse& parse, std::size_t begin, std::size_t end) const {
        const std::size_t from = parse.tokens[begin].text.begin;
        return std::string(prepared_.words->text().substr(from, parse.tokens[end - 1].text.end - from));
    }

    bool strong_title(const Parse& parse, std::size_t t) const {
        const std::string_view word = parse.tokens[t - 1].lower;
        return word == "mr" || word == "mr." || word == "mrs." || word == "ms." || word == "dr." || word == "president" || word == "gen." || word == "general" ||
               word == "minister" || word == "senator" || word == "premier" || word == "chancellor" || word == "ambassador";
    }

    // "Foreign Minister Wang", "Russian economist Ivan Petrov".
    bool title_before(const Parse& parse, std::size_t t, std::string& title, std::string& state) const {
        if (t == 0 || !among(parse.tokens[t - 1].lower, honorifics)) return false;
        std::size_t begin = t;
        while (begin > 0 && t - begin < 5 && (among(parse.tokens[begin - 1].lower, honorifics) || parse.tokens[begin - 1].tag == WordTag::adjective || parse.tokens[begin - 1].tag == WordTag::noun)) --begin;
        if (parse.tokens[t - 1].tag == WordTag::adjective) return false;
        title = text_of(parse, begin, t);
        while (begin > 0 && t - begin < 8 && parse.tokens[begin].mention < 0 && parse.tokens[begin - 1].tag != WordTag::comma) --begin;
        state = owner_state(parse, begin, t);
        return true;
    }

    std::string owner_state(const Parse& parse, std::size_t begin, std::size_t end) const {
        for (std::size_t k = begin; k < end; ++k) {
            if (parse.tokens[k].mention < 0) continue;
            const std::string found = discourse_.state_of(prepared_.matches[static_cast<std::size_t>(parse.tokens[k].mention)].actor->id);
            if (!found.empty()) return found;
        }
        return {};
    }

    // ", an associate professor at ...".
    bool title_after(const Parse& parse, std::size_t end, std::string& title, std::string& state) const {
        if (end + 1 >= parse.tokens.size() || parse.tokens[end].tag != WordTag::comma) return false;
        std::size_t stop = end + 1;
        bool profession = false;
        while (stop < parse.tokens.size() && stop < end + 14 && parse.tokens[stop].tag != WordTag::comma && parse.tokens[stop].tag != WordTag::sign &&
               !(is_verb(parse.tokens[stop].tag) && parse.tokens[stop].tag != WordTag::ing && parse.tokens[stop].tag != WordTag::participle)) {
            if (stop < end + 7) profession = profession || among(parse.tokens[stop].lower, professions);
            ++stop;
        }
        if (!profession) return false;
        title = text_of(parse, end + 1, stop);
        state = owner_state(parse, end + 1, stop);
        return true;
    }

    // A dash, the name, "of the Atlantic Council".
    bool of_organisation(const Parse& parse, std::size_t begin, std::size_t end, std::string& title) const {
        if (end + 1 >= parse.tokens.size() || (parse.tokens[end].lower != "of" && parse.tokens[end].lower != "from" && parse.tokens[end].lower != "at")) return false;
        if (begin == 0 || parse.tokens[begin - 1].tag != WordTag::dash) return false;
        title = text_of(parse, end, std::min(end + 6, parse.tokens.size()));
        return true;
    }

    bool says(const Parse& parse, std::size_t begin, std::size_t end) const {
        const auto saying = [&](std::size_t t) {
            return t < parse.tokens.size() && (parse.tokens[t].tag == WordTag::past || parse.tokens[t].tag == WordTag::present) &&
                   (parse.tokens[t].lemma == "say" || parse.tokens[t].lemma == "tell" || parse.tokens[t].lemma == "add" || parse.tokens[t].lemma == "write" || parse.tokens[t].lemma == "argue" || parse.tokens[t].lemma == "warn");
        };
        return saying(end) || (begin > 0 && saying(begin - 1));
    }

    PreparedText& prepared_;
    Discourse& discourse_;
    std::map<std::string, std::int32_t> short_;
    std::map<std::string, std::int32_t> full_;
};

}  // namespace

void introduce_people(PreparedText& prepared, Discourse& discourse) {
    Introducer(prepared, discourse).run();
}

std::vector<UnknownName> find_unknown_names(const PreparedText& prepared) {
    std::map<std::string, std::size_t> counts;
    for (const PreparedSentence& sentence : prepared.sentences) {
        const std::vector<Token>& tokens = sentence.parse.tokens;
        for (std::size_t t = 0; t < tokens.size();) {
            const auto is_unknown = [&](std::size_t k) {
                return k < tokens.size() && tokens[k].tag == WordTag::name && tokens[k].mention < 0 && tokens[k].alias < 0 && is_upper(tokens[k].word[0]) &&
                       !is_weekday(tokens[k].lower) && !is_month(tokens[k].lower) && tokens[k].word.size() > 1 && tokens[k].word.size() < 40;
            };
            if (!is_unknown(t)) {
                ++t;
                continue;
            }
            std::size_t end = t + 1;
            while (is_unknown(end) && end < t + 6) ++end;
            // One capitalised word may be no name at all, if it opens the sentence or is only a title.
            const bool lone = end - t == 1 && (t == 0 || among(tokens[t].lower, honorifics));
            if (!lone) {
                const std::size_t from = tokens[t].text.begin;
                ++counts[std::string(prepared.words->text().substr(from, tokens[end - 1].text.end - from))];
            }
            t = end;
        }
    }
    std::vector<UnknownName> names;
    for (const auto& [name, count] : counts) names.push_back({name, count});
    std::stable_sort(names.begin(), names.end(), [](const UnknownName& a, const UnknownName& b) { return a.mentions > b.mentions; });
    return names;
}

}  // namespace entente::evidence
