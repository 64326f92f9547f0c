#include "evidence/origin/relay.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/text.h"
#include "evidence/score/words.h"

namespace entente::evidence {
namespace {

// Publishers that news pages credit by name. Only for credits such as "X reported", where any name could
// stand.
constexpr auto publishers = std::to_array<std::string_view>({
    "ABC News",
    "AFP",
    "Agence France-Presse",
    "Al Arabiya",
    "Al Jazeera",
    "Anadolu",
    "ANI",
    "AP",
    "Asia Times",
    "Associated Press",
    "Axios",
    "BBC",
    "Bloomberg",
    "Business Insider",
    "Caixin",
    "CBC",
    "CBS News",
    "CCTV",
    "CGTN",
    "China Daily",
    "CNBC",
    "CNN",
    "Corriere della Sera",
    "Defense News",
    "Der Spiegel",
    "Deutsche Welle",
    "dpa",
    "DW",
    "Economist",
    "El Pais",
    "El Pa\u00EDs",
    "Euractiv",
    "Euronews",
    "Financial Times",
    "Fox News",
    "France 24",
    "FT",
    "Foreign Affairs",
    "Foreign Policy",
    "Global Times",
    "Guardian",
    "Haaretz",
    "Handelsblatt",
    "Interfax",
    "IRNA",
    "Izvestia",
    "Kommersant",
    "Kyiv Independent",
    "Kyiv Post",
    "Kyodo",
    "Le Figaro",
    "Le Monde",
    "Los Angeles Times",
    "Meduza",
    "Moscow Times",
    "National Interest",
    "NBC News",
    "Newsweek",
    "New York Times",
    "New Yorker",
    "NHK",
    "Nikkei",
    "Nikkei Asia",
    "NPR",
    "People's Daily",
    "Politico",
    "POLITICO",
    "PTI",
    "Radio Free Europe",
    "RBC",
    "Reuters",
    "RIA Novosti",
    "RT",
    "Semafor",
    "Sky News",
    "South China Morning Post",
    "Spiegel",
    "Sputnik",
    "Straits Times",
    "Sueddeutsche Zeitung",
    "S\u00FCddeutsche Zeitung",
    "TASS",
    "Tass",
    "Telegraph",
    "The Atlantic",
    "The Diplomat",
    "The Hill",
    "The Hindu",
    "The Times",
    "Ukrainska Pravda",
    "Ukrinform",
    "UPI",
    "Vedomosti",
    "Voice of America",
    "Wall Street Journal",
    "Washington Post",
    "WSJ",
    "Xinhua",
    "Yonhap",
});

std::string_view without_article(std::string_view name) {
    return name.starts_with("The ") || name.starts_with("the ") ? name.substr(4) : name;
}

// The known publisher a name begins or ends with ("China's state broadcaster CCTV"), if any.
std::string known_publisher(std::string_view name) {
    const std::string_view bare = without_article(name);
    for (const std::string_view publisher : publishers) {
        const std::string_view wanted = without_article(publisher);
        if (bare == wanted || (bare.size() > wanted.size() && bare.ends_with(wanted) &&
                               bare[bare.size() - wanted.size() - 1] == ' ')) {
            return std::string(name.starts_with("The ") && bare == wanted ? name : publisher);
        }
    }
    return {};
}

#define ENTENTE_NAME                                                                      \
    "([Tt]he [A-Z][\\pL\\pN.&'\u2019-]*|[A-Z][\\pL\\pN.&'\u2019-]*)((?: (?:of |and |the " \
    ")?[A-Z][\\pL\\pN.&'\u2019-]*)*)"

struct Pattern {
    const char* expression;  // first two groups: the name
    RelayKind kind;
    bool must_be_known;
    std::array<std::string_view, 9> needed;  // a text without any of these, in lower case, has no match
};

constexpr auto patterns = std::to_array<Pattern>({
    {"(?i:read|see|find) (?i:the|our)? ?(?i:full|original|entire|whole|complete)"
     " (?i:piece|article|story|report|text|analysis|interview|post) "
     "(?i:on|at|in|from|by|here:?) " ENTENTE_NAME,
     RelayKind::whole,
     false,
     {"full ", "original ", "entire ", "whole ", "complete "}},
    {"(?i:originally|first) (?i:published|appeared|reported|posted) (?i:by|in|on|at) " ENTENTE_NAME,
     RelayKind::whole,
     false,
     {"originally ", "first "}},
    {"(?i:republished|reprinted|reproduced|syndicated) (?i:from|by|with permission from|courtesy "
     "of) " ENTENTE_NAME,
     RelayKind::whole,
     false,
     {"republished ", "reprinted ", "reproduced ", "syndicated "}},
    {"(?:article|piece|analysis|report|op-ed|commentary|essay|column|story)"
     " (?:published|carried|written|posted|that appeared|appearing|released)? "
     "?(?:by|in|on|for) " ENTENTE_NAME,
     RelayKind::whole,
     true,
     {"article", "piece", "analysis", "report", "op-ed", "commentary", "essay", "column", "story"}},
    {"^\\s*(?:[Ss]ource|SOURCE|[Vv]ia)s?: ?" ENTENTE_NAME, RelayKind::whole, false, {"source", "via"}},
    {"\\((Reuters|AP|AFP|Xinhua|TASS|Tass|Bloomberg|dpa|DPA|ANI|PTI|UPI|Kyodo|Yonhap|Interfax)()\\) "
     "?(?:-|--|\u2013|\u2014)",
     RelayKind::whole,
     true,
     {"("}},
    {"(?i:according to|as reported by|citing|reports by|reported by|quoted by|told) (?:[a-z\u2019' -]{0,20}"
     "[A-Z][\\pL]*(?:\u2019s|'s) )?(?:[a-z-]+ ){0,4}" ENTENTE_NAME,
     RelayKind::passage,
     true,
     {"according to ", "reported by ", "citing ", "reports by ", "quoted by ", "told "}},
    {ENTENTE_NAME " (?:reported|reports|has reported|wrote|cited|quoted)\\b",
     RelayKind::passage,
     true,
     {"reported", "reports", "wrote", "cited", "quoted"}},
});

// The text in lower case, so that what a pattern needs is found without asking the pattern. Letters beyond ASCII
// that fold to one of its letters (long s, Kelvin's sign) are put in their place.
std::string folded(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    for (const auto& [letter, plain] : {std::pair<std::string_view, char>{"\u017F", 's'}, {"\u212A", 'k'}}) {
        for (std::size_t at = lower.find(letter); at != std::string::npos; at = lower.find(letter, at + 1)) {
            lower.replace(at, letter.size(), 1, plain);
        }
    }
    return lower;
}

bool may_match(const Pattern& pattern, std::string_view lower) {
    return std::any_of(pattern.needed.begin(), pattern.needed.end(),
                       [&](std::string_view part) { return !part.empty() && lower.find(part) != std::string_view::npos; });
}

}  // namespace

std::vector<Relay> find_relays(std::string_view text) {
    static const auto compiled = [] {
        std::array<std::unique_ptr<const RE2>, patterns.size()> expressions;
        for (std::size_t i = 0; i < patterns.size(); ++i) {
            expressions[i] = std::make_unique<const RE2>(std::string("(?m)") + patterns[i].expression);
        }
        return expressions;
    }();
    std::vector<Relay> relays;
    const std::string lower = folded(text);
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        if (!may_match(patterns[i], lower)) continue;
        const re2::StringPiece whole(text.data(), text.size());
        std::array<re2::StringPiece, 3> groups;
        std::size_t at = 0;
        while (at < text.size() &&
               compiled[i]->Match(whole, at, text.size(), RE2::UNANCHORED, groups.data(), 3)) {
            const auto begin = static_cast<std::size_t>(groups[0].data() - text.data());
            at = std::max(at + 1, begin + groups[0].size());
            std::string name(groups[1].data(), groups[1].size());
            name.append(groups[2].data(), groups[2].size());
            for (const std::string_view ending : {"\u2019s", "'s", "."}) {
                if (name.ends_with(ending)) name.resize(name.size() - ending.size());
            }
            if (const std::string known = known_publisher(name); !known.empty()) {
                name = known;
            } else if (patterns[i].must_be_known) {
                continue;
            }
            if (name.size() >= 2) relays.push_back({name, patterns[i].kind, begin, begin + groups[0].size()});
        }
    }
    std::sort(relays.begin(), relays.end(), [](const Relay& a, const Relay& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.kind < b.kind;
    });
    // One credit may answer two patterns; that the whole page is retold says more.
    std::vector<Relay> distinct;
    for (Relay& relay : relays) {
        if (!distinct.empty() && relay.begin < distinct.back().end &&
            without_article(relay.of) == without_article(distinct.back().of)) {
            distinct.back().kind = std::min(distinct.back().kind, relay.kind);
            distinct.back().end = std::max(distinct.back().end, relay.end);
        } else {
            distinct.push_back(std::move(relay));
        }
    }
    return distinct;
}

bool is_relay_note(std::string_view line) {
    if (words_of(line).size() > 40) return false;
    const std::vector<Relay> relays = find_relays(line);
    return std::any_of(relays.begin(), relays.end(), [&](const Relay& relay) {
        const std::string_view said = line.substr(relay.begin, relay.end - relay.begin);
        return relay.kind == RelayKind::whole &&
               (said.starts_with("Read") || said.starts_with("read") || said.starts_with("See") ||
                said.starts_with("Originally") || said.starts_with("originally") ||
                said.starts_with("Source") || said.starts_with("First") || said.starts_with("first") ||
                said.starts_with("Re") || said.starts_with("re"));
    });
}

}  // namespace entente::evidence
