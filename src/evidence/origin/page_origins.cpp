#include "evidence/origin/page_origins.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "base/date.h"
#include "evidence/origin/signs.h"
#include "evidence/score/words.h"

namespace entente::evidence {
namespace {

constexpr std::size_t long_quote = 6;   // words; shorter quotes are said by many
constexpr std::int32_t near_days = 14;  // a retelling comes within two weeks

// Sets of pages that are one voice.
class Voices {
  public:
    explicit Voices(std::size_t count) : parent_(count) {
        std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    }
    std::size_t root(std::size_t page) {
        while (parent_[page] != page) page = parent_[page] = parent_[parent_[page]];
        return page;
    }
    void join(std::size_t a, std::size_t b) {
        a = root(a);
        b = root(b);
        parent_[std::max(a, b)] = std::min(a, b);
    }

  private:
    std::vector<std::size_t> parent_;
};

// "https://www.Example.org/news/talks/?utm=1#top" and "http://example.org/news/talks" are one address. A bare
// host is the address of a site, not of an article.
std::string plain_address(std::string_view address) {
    const std::size_t scheme = address.find("://");
    if (scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
    if (address.starts_with("www.")) address.remove_prefix(4);
    address = address.substr(0, address.find('#'));
    // An article may be named in its query ("?p=12"); what only tells where a reader came from may not.
    const std::size_t query = address.find('?');
    if (query != std::string_view::npos && address.substr(query).find("utm_") != std::string_view::npos) {
        address = address.substr(0, query);
    }
    while (address.ends_with('/')) address.remove_suffix(1);
    if (address.find('/') == std::string_view::npos && address.find('?') == std::string_view::npos) return {};
    return std::string(address);
}

// "The National Interest" and "National Interest" are one publisher.
std::string plain_name(std::string_view name) {
    std::string plain;
    for (const std::string& word : words_of(name)) {
        if (plain.empty() && word == "the") continue;
        plain += word + " ";
    }
    return plain;
}

std::vector<std::string> plain_quotes(const OriginInput& page) {
    std::vector<std::string> quotes;
    for (const std::string& quote : page.quotes) {
        const auto words = words_of(quote);
        if (words.size() < long_quote) continue;
        std::string plain;
        for (const std::string& word : words) plain += word + " ";
        quotes.push_back(std::move(plain));
    }
    std::sort(quotes.begin(), quotes.end());
    quotes.erase(std::unique(quotes.begin(), quotes.end()), quotes.end());
    return quotes;
}

const Credit* whole_credit(const OriginInput& page) {
    for (const Credit& credit : page.credits) {
        // A page that says it is by its own publisher passes nothing on.
        if (credit.kind == RelayKind::whole && plain_name(credit.of) != plain_name(page.publisher))
            return &credit;
    }
    return nullptr;
}

bool is_near_in_time(const OriginInput& a, const OriginInput& b) {
    const auto first = parse_date(a.published);
    const auto second = parse_date(b.published);
    return !first || !second || std::abs(days_between(*first, *second)) <= near_days;
}

// Words of at least five letters that two titles share, as a share of the shorter.
double shared_title(const OriginInput& a, const OriginInput& b) {
    const auto long_words = [](std::string_view title) {
        std::set<std::string> words;
        for (std::string& word : words_of(title)) {
            if (word.size() >= 5) words.insert(std::move(word));
        }
        return words;
    };
    const auto left = long_words(a.title);
    const auto right = long_words(b.title);
    if (left.empty() || right.empty()) return 0;
    const auto both =
        std::count_if(left.begin(), left.end(), [&](const auto& word) { return right.contains(word); });
    return static_cast<double>(both) / static_cast<double>(std::min(left.size(), right.size()));
}

struct Trace {
    std::span<const OriginInput> inputs;
    PageOrigins origins;
    Voices voices;
    std::vector<std::vector<std::string>> quotes;

    explicit Trace(std::span<const OriginInput> pages) : inputs(pages), voices(pages.size()) {
        for (const OriginInput& page : pages) {
            origins.pages.push_back({page.file, 0, {}, {}, {}, page.signs});
            quotes.push_back(plain_quotes(page));
        }
    }

    // What is stated stands; later rules speak only of pages about which nothing is known yet.
    void state(std::size_t page, std::string of, std::string relation, std::string basis) {
        PageOrigin& origin = origins.pages[page];
        if (!origin.relation.empty()) return;
        origin.of = std::move(of);
        origin.relation = std::move(relation);
        origin.basis = std::move(basis);
    }
};

void state_credits(Trace& trace) {
    for (std::size_t i = 0; i < trace.inputs.size(); ++i) {
        const Credit* credit = whole_credit(trace.inputs[i]);
        if (credit == nullptr) continue;
        const bool is_wire = credit->words.starts_with("(");
        const bool is_reprint = credit->words.starts_with("Re") || credit->words.starts_with("re") ||
                                credit->words.find("riginally") != std::string::npos;
        const bool is_invitation = credit->words.starts_with("Read") || credit->words.starts_with("read");
        trace.state(i, credit->of,
                    is_wire                        ? "wire"
                    : is_reprint && !is_invitation ? "syndicated"
                                                   : "retells",
                    credit->words);
    }
}

// The page that was there first: by date, then by file.
bool is_earlier(const OriginInput& a, const OriginInput& b) {
    if (a.published.empty() != b.published.empty()) return !a.published.empty();
    const auto day = [](const OriginInput& page) { return page.published.substr(0, 10); };
    return day(a) != day(b) ? day(a) < day(b) : a.file < b.file;
}

void state_copies(Trace& trace) {
    for (const Kinship& pair : trace.origins.kin) {
        const OriginInput& a = trace.inputs[pair.first];
        const OriginInput& b = trace.inputs[pair.second];
        if (pair.kind == KinKind::same) {
            trace.voices.join(pair.first, pair.second);
            const bool first_is_earlier = is_earlier(a, b);
            const double share = std::min(pair.of_first, pair.of_second);
            trace.state(first_is_earlier ? pair.second : pair.first, first_is_earlier ? a.file : b.file,
                        "copy", fmt::format("{:.0f} % of the words in common", 100 * share));
        } else if (pair.kind == KinKind::contains) {
            trace.voices.join(pair.first, pair.second);
            trace.state(pair.second, a.file, "part",
                        fmt::format("{:.0f} % of it stands there", 100 * pair.of_second));
        }
    }
}

void state_addresses(Trace& trace) {
    std::map<std::string, std::size_t> first;
    for (std::size_t i = 0; i < trace.inputs.size(); ++i) {
        const std::string address = plain_address(trace.inputs[i].canonical);
        if (address.empty()) continue;
        const auto [at, is_new] = first.emplace(address, i);
        if (is_new) continue;
        // Some sites give every page the address of one: the pages must also speak of one thing.
        const OriginInput& other = trace.inputs[at->second];
        if (shared_title(other, trace.inputs[i]) < 0.5 && trace.inputs[i].title != other.title) continue;
        trace.voices.join(at->second, i);
        trace.state(i, other.file, "same-address", trace.inputs[i].canonical);
    }
}

std::size_t common_quotes(const Trace& trace, std::size_t a, std::size_t b) {
    std::vector<std::string> both;
    std::set_intersection(trace.quotes[a].begin(), trace.quotes[a].end(), trace.quotes[b].begin(),
                          trace.quotes[b].end(), std::back_inserter(both));
    return both.size();
}

// Pages that could have to do with one another, without comparing all: those that share a long quote, and
// those that retell a publisher with the pages of that publisher.
std::set<std::pair<std::size_t, std::size_t>> related_pairs(const Trace& trace) {
    constexpr std::size_t formula = 20;  // a quote on more pages than this is a slogan
    std::map<std::string, std::vector<std::size_t>> by_quote;
    std::map<std::string, std::vector<std::size_t>> by_publisher;
    for (std::size_t i = 0; i < trace.inputs.size(); ++i) {
        for (const std::string& quote : trace.quotes[i]) by_quote[quote].push_back(i);
        by_publisher[plain_name(trace.inputs[i].publisher)].push_back(i);
    }
    std::set<std::pair<std::size_t, std::size_t>> pairs;
    for (const auto& [quote, pages] : by_quote) {
        if (pages.size() > formula) continue;
        for (std::size_t a = 0; a < pages.size(); ++a) {
            for (std::size_t b = a + 1; b < pages.size(); ++b) pairs.emplace(pages[a], pages[b]);
        }
    }
    for (std::size_t i = 0; i < trace.inputs.size(); ++i) {
        const Credit* credit = whole_credit(trace.inputs[i]);
        if (credit == nullptr) continue;
        const auto found = by_publisher.find(plain_name(credit->of));
        if (found == by_publisher.end()) continue;
        for (const std::size_t other : found->second) {
            if (other != i) pairs.emplace(std::min(i, other), std::max(i, other));
        }
    }
    return pairs;
}

// Two pages quote one person in the same words: one voice only if nearly all their quotes are the same, or if
// one says that it retells the other's publisher, or both retell the same. Two reporters may sit in one press
// conference.
void state_stories(Trace& trace) {
    for (const auto& [a, b] : related_pairs(trace)) {
        const OriginInput& first = trace.inputs[a];
        const OriginInput& second = trace.inputs[b];
        if (!is_near_in_time(first, second)) continue;
        const std::size_t common = common_quotes(trace, a, b);
        const Credit* of_first = whole_credit(first);
        const Credit* of_second = whole_credit(second);
        const bool second_retells =
            of_second != nullptr && plain_name(of_second->of) == plain_name(first.publisher);
        const bool first_retells =
            of_first != nullptr && plain_name(of_first->of) == plain_name(second.publisher);
        const bool one_source = of_first != nullptr && of_second != nullptr &&
                                plain_name(of_first->of) == plain_name(of_second->of);
        const bool alike = common >= 1 || shared_title(first, second) >= 0.5;
        if ((second_retells || first_retells || one_source) && alike) {
            trace.voices.join(a, b);
        }
        const std::size_t fewer = std::min(trace.quotes[a].size(), trace.quotes[b].size());
        if (common >= 3 && common * 5 >= fewer * 4) {
            trace.voices.join(a, b);
            const bool first_is_earlier = is_earlier(first, second);
            trace.state(first_is_earlier ? b : a, first_is_earlier ? first.file : second.file, "same-story",
                        fmt::format("{} of its {} long quotes are the same", common, fewer));
        }
    }
}

// A page in another language's frame that names neither publisher nor author has the text from elsewhere:
// copied if the frame is of another script, likely translated if it is of a neighbouring language.
void state_suspicions(Trace& trace) {
    for (std::size_t i = 0; i < trace.inputs.size(); ++i) {
        const OriginInput& page = trace.inputs[i];
        if (!page.publisher.empty() || !page.author.empty()) continue;
        for (const std::string& sign : page.signs) {
            if (!is_foreign_frame(sign)) continue;
            const bool other_script = std::any_of(sign.begin(), sign.end(), [](char c) {
                return static_cast<unsigned char>(c) >= 0xCD && static_cast<unsigned char>(c) != 0xE2;
            });
            trace.state(i, {}, other_script ? "possible-copy" : "possible-translation", sign);
        }
    }
}

void number_origins(Trace& trace) {
    std::map<std::size_t, std::size_t> numbers;
    for (std::size_t i = 0; i < trace.inputs.size(); ++i) {
        trace.origins.pages[i].number = numbers.emplace(trace.voices.root(i), numbers.size()).first->second;
    }
}

}  // namespace

PageOrigins trace_origins(std::span<const OriginInput> inputs, const KinPlan& plan) {
    Trace trace(inputs);
    std::vector<std::string> texts;
    texts.reserve(inputs.size());
    for (const OriginInput& page : inputs) texts.push_back(page.text);
    trace.origins.kin = find_kin(texts, plan);
    state_credits(trace);
    state_copies(trace);
    state_addresses(trace);
    state_stories(trace);
    state_suspicions(trace);
    number_origins(trace);
    trace.origins.groups = group_pages(trace.origins.pages);
    return std::move(trace.origins);
}

std::vector<OriginGroup> group_pages(std::span<const PageOrigin> pages) {
    std::map<std::size_t, OriginGroup> groups;
    for (const PageOrigin& page : pages) {
        OriginGroup& group = groups[page.number];
        group.number = page.number;
        group.files.push_back(page.file);
        const bool names_publisher =
            page.relation == "retells" || page.relation == "wire" || page.relation == "syndicated";
        if (names_publisher && group.of.empty()) group.of = page.of;
    }
    std::vector<OriginGroup> list;
    for (auto& [number, group] : groups) list.push_back(std::move(group));
    return list;
}

}  // namespace entente::evidence
