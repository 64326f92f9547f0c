#include "evidence/article/metadata.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "evidence/article/byline.h"
#include "evidence/article/date_text.h"
#include "evidence/article/signs.h"
#include "evidence/article/statements.h"
#include "evidence/score/words.h"

namespace entente::evidence {
namespace {

double likeness(std::string_view a, std::string_view b) {
    const auto left = words_of(a);
    const auto right = words_of(b);
    return left.empty() || right.empty() ? 0.0 : bag_f1(left, right).f1;
}

std::string meta(const Statements& said, std::string_view name) {
    const auto found = said.meta.find(name);
    return found == said.meta.end() ? std::string() : found->second;
}

std::string microdata(const Statements& said, std::string_view name) {
    const auto found = said.microdata.find(name);
    return found == said.microdata.end() ? std::string() : found->second;
}

bool is_address(std::string_view text) {
    return text.starts_with("http") || text.find("://") != std::string_view::npos;
}

// "Talks resume | The Harbour Post" without the site's name: after a bar always, after a dash if what follows
// is short or is the site's name.
std::string without_site(std::string_view title, std::string_view site) {
    for (const std::string_view bar :
         {" | ", " \u2014 ", " \u2013 ", " - ", " :: ", " \u00AB ", " \u00B7 ", "  |  "}) {
        const std::size_t at = title.rfind(bar);
        if (at == std::string_view::npos || at == 0) continue;
        const std::string_view head = trim(title.substr(0, at));
        const std::string_view tail = trim(title.substr(at + bar.size()));
        const bool names_site = !site.empty() && likeness(tail, site) > 0.5;
        const bool is_bar = bar.find('|') != std::string_view::npos || bar == " :: " || bar == " \u00AB ";
        const std::size_t tail_words = words_of(tail).size();
        if (names_site || (words_of(head).size() >= 2 && tail_words <= (is_bar ? 6U : 4U) &&
                           (is_bar || words_of(head).size() > tail_words))) {
            return std::string(head);
        }
    }
    return std::string(trim(title));
}

struct Heading {
    std::string text;
    NodeId node = 0;
};

std::vector<Heading> headings(const Document& document, Tag tag) {
    std::vector<Heading> found;
    for (NodeId n = 0; n < document.nodes.size() && found.size() < 20; ++n) {
        if (document.nodes[n].tag != tag) continue;
        std::string text = subtree_text(document, n);
        if (!text.empty() && text.size() < 400) found.push_back({std::move(text), n});
    }
    return found;
}

// A heading that says what the page's own statements say is the title as readers see it; otherwise the
// statements.
Stated choose_title(const Document& document, const Statements& said, std::string_view site) {
    const std::string declared = meta(said, "og:title");
    const std::string& linked = said.article.headline;
    const std::array<Stated, 5> statements{
        Stated{linked, "JSON-LD headline"}, Stated{without_site(declared, site), "Open Graph title"},
        Stated{without_site(meta(said, "twitter:title"), site), "Twitter title"},
        Stated{without_site(said.title, site), "title element"},
        Stated{microdata(said, "headline"), "microdata headline"}};
    const std::vector<Heading> first = headings(document, Tag::h1);
    Stated best;
    double most = 0.6;
    for (const Heading& heading : first) {
        for (const Stated& statement : statements) {
            const double value = likeness(heading.text, statement.value);
            if (value > most) {
                most = value;
                best = {heading.text, "h1"};
            }
        }
    }
    if (!best.empty()) {
        return best;
    }
    const auto stated = std::find_if(statements.begin(), statements.end(),
                                     [](const Stated& statement) { return !statement.empty(); });
    if (stated != statements.end()) {
        return *stated;
    }
    return first.empty() ? Stated{} : Stated{first.front().text, "h1"};
}

std::string join(const std::vector<std::string>& names) {
    std::string joined;
    for (const std::string& name : names) {
        if (name.empty() || name == "undefined" || is_address(name)) continue;
        if (!joined.empty()) joined += ", ";
        joined += name;
    }
    return joined;
}

bool is_generic(std::string_view name) {
    std::string low(name);
    std::transform(low.begin(), low.end(), low.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return low == "admin" || low == "administrator" || low == "webmaster" || low == "editor" ||
           low == "guest";
}

// Elements that a page marks as naming the author, the nearest to the title first in document order.
Stated author_in_layout(const Document& document, const Blocks& blocks) {
    Stated marked;
    for (NodeId n = 0; n < document.nodes.size(); ++n) {
        const Node& node = document.nodes[n];
        if (node.attribute_count == 0 || node.tag == Tag::meta || node.tag == Tag::link ||
            node.end - n > 80 || node.tag == Tag::script || node.tag == Tag::body) {
            continue;
        }
        const bool relation = attribute(document, n, Attribute::rel).find("author") != std::string_view::npos;
        const std::string_view address = attribute(document, n, Attribute::href);
        const bool link = node.tag == Tag::a && (address.find("/author/") != std::string_view::npos ||
                                                 address.find("/authors/") != std::string_view::npos ||
                                                 address.find("/contributor") != std::string_view::npos ||
                                                 address.find("/people/") != std::string_view::npos);
        const std::string_view names = attribute(document, n, Attribute::class_);
        const bool named =
            names.find("byline") != std::string_view::npos ||
            names.find("author") != std::string_view::npos ||
            attribute(document, n, Attribute::itemprop) == "author" ||
            attribute(document, n, Attribute::data_testid).find("author") != std::string_view::npos;
        if (!relation && !link && !named) continue;
        const std::string text = subtree_text(document, n);
        if (text.empty() || text.size() > 160) continue;
        const std::string by = read_byline(text);
        const std::string name = by.empty() ? read_name(text) : by;
        const std::size_t words = words_of(name).size();
        if (name.empty() || words > 14 || is_generic(name)) continue;
        if (!by.empty()) return {by, "byline element"};
        if (marked.empty() && words >= 1 && words <= 6) {
            marked = {name, relation || link ? "author link" : "author element"};
        }
    }
    for (std::size_t i = 0; i < blocks.list.size(); ++i) {
        const Block& block = blocks.list[i];
        if (block.words < 2 || block.words > 16 || block.hidden) continue;
        const std::string name = read_byline(block_text(blocks, i));
        const std::size_t words = words_of(name).size();
        if (words >= 2 && words <= 10) {
            return marked.empty() || i < 60 ? Stated{name, "byline"} : marked;
        }
    }
    return marked;
}

Stated choose_author(const Document& document, const Blocks& blocks, const Statements& said) {
    const std::string linked = join(said.article.authors);
    if (!linked.empty() && !is_generic(linked)) return {linked, "JSON-LD author"};
    for (const char* name : {"author", "article:author", "parsely-author", "sailthru.author", "dc.creator",
                             "citation_author", "byl", "cxenseparse:author", "twitter:data1"}) {
        const std::string value = meta(said, name);
        if (std::string_view(name) == "twitter:data1" && meta(said, "twitter:label1") != "Written by")
            continue;
        if (value.empty() || is_address(value) || is_generic(value)) continue;
        const std::string read = read_name(value);
        return {read.empty() ? value : read, std::string("meta ") + name};
    }
    Stated layout = author_in_layout(document, blocks);
    if (!layout.empty()) return layout;
    const std::string page = join(said.page.authors);
    return page.empty() || is_generic(page) ? Stated{} : Stated{page, "JSON-LD author of the web page"};
}

void add_date(std::vector<StatedDate>& dates, std::string_view text, std::string basis) {
    if (const auto found = find_date(text)) {
        dates.push_back({found->date, std::move(basis),
                         std::string(text.substr(found->begin, found->end - found->begin))});
    }
}

// Dates that readers see: time elements, elements called date, short lines with a date near the top.
void add_layout_dates(const Document& document, const Blocks& blocks, std::string_view title,
                      std::vector<StatedDate>& dates) {
    std::size_t start = 0;
    double most = 0.5;
    for (std::size_t i = 0; i < blocks.list.size(); ++i) {
        if (blocks.list[i].words > 40) continue;
        const Tag tag = document.nodes[blocks.list[i].element].tag;
        if (tag < Tag::h1 || tag > Tag::h3) continue;
        const double value = likeness(block_text(blocks, i), title) + (tag == Tag::h1 ? 0.3 : 0.0);
        if (value > most) {
            most = value;
            start = i;
        }
    }
    // A line after the title speaks of the article sooner than one before it.
    const auto consider = [&](std::size_t i) {
        const Block& block = blocks.list[i];
        const std::string_view text = block_text(blocks, i);
        if (block.words > 25 || text.find("20") == std::string_view::npos) return;
        const bool time = document.nodes[document.nodes[block.first].parent].tag == Tag::time;
        if (word_signs(text) & mask(WordSign::legal)) return;
        if (block.words <= 12 || time ||
            (word_signs(text) & (mask(WordSign::date) | mask(WordSign::byline))) != 0) {
            add_date(dates, text, time ? "time element" : "line near the title");
        }
    };
    const std::size_t last = std::min(blocks.list.size(), start + 40);
    for (std::size_t i = start; i < last; ++i) consider(i);
    for (std::size_t i = start; i > 0 && start - i < 15; --i) consider(i - 1);
    for (NodeId n = 0; n < document.nodes.size(); ++n) {
        if (document.nodes[n].tag == Tag::time) {
            add_date(dates, attribute(document, n, Attribute::datetime), "time element");
        }
    }
}

// "/2025/08/15/": the address dates the page.
void add_address_date(std::string_view address, std::vector<StatedDate>& dates) {
    for (std::size_t at = address.find("/20"); at != std::string_view::npos;
         at = address.find("/20", at + 1)) {
        if (const auto found = find_date(address.substr(at + 1, 10)); found && found->begin == 0) {
            dates.push_back({found->date, "address", std::string(address.substr(at + 1, found->end))});
            return;
        }
    }
}

void choose_dates(const Document& document, const Blocks& blocks, const Statements& said,
                  Metadata& metadata) {
    std::vector<StatedDate> dates;
    add_date(dates, said.article.published, "JSON-LD datePublished");
    for (const char* name :
         {"article:published_time", "og:article:published_time", "datepublished", "date", "pubdate",
          "publishdate", "publish_date", "parsely-pub-date", "sailthru.date", "dc.date", "dc.date.issued",
          "citation_publication_date", "citation_date", "article.published", "cxenseparse:recs:publishtime",
          "dcterms.created", "published_time"}) {
        add_date(dates, meta(said, name), std::string("meta ") + name);
    }
    add_date(dates, microdata(said, "datepublished"), "microdata datePublished");
    add_date(dates, said.page.published, "JSON-LD datePublished of the web page");
    if (dates.empty()) add_address_date(metadata.canonical.value, dates);
    add_layout_dates(document, blocks, metadata.title.value, dates);
    // A date of change is no date of publication: it is kept only among the others.
    if (!dates.empty()) metadata.published = dates.front();
    add_date(dates, said.article.modified, "JSON-LD dateModified");
    add_date(dates, meta(said, "article:modified_time"), "meta article:modified_time");
    for (std::size_t i = metadata.published ? 1 : 0; i < dates.size(); ++i) {
        const bool known = (metadata.published && dates[i].date == metadata.published->date) ||
                           std::any_of(metadata.other_dates.begin(), metadata.other_dates.end(),
                                       [&](const StatedDate& other) { return other.date == dates[i].date; });
        if (!known) metadata.other_dates.push_back(dates[i]);
    }
}

}  // namespace

Metadata read_metadata(const Document& document, const Blocks& blocks) {
    const Statements said = gather_statements(document);
    Metadata metadata;
    const std::string site_name = meta(said, "og:site_name");
    for (const auto& [value, basis] :
         {std::pair<std::string, const char*>{said.article.publisher, "JSON-LD publisher"},
          {site_name, "Open Graph site name"},
          {said.page.publisher, "JSON-LD publisher of the web page"},
          {said.site, "JSON-LD organisation"},
          {meta(said, "application-name"), "meta application-name"},
          {meta(said, "citation_journal_title"), "meta citation_journal_title"}}) {
        if (!value.empty() && metadata.publisher.empty()) metadata.publisher = {value, basis};
    }
    for (const auto& [value, basis] : {std::pair<std::string, const char*>{said.canonical, "canonical link"},
                                       {meta(said, "og:url"), "Open Graph URL"},
                                       {said.article.address, "JSON-LD address"}}) {
        if (is_address(value) && metadata.canonical.empty()) metadata.canonical = {value, basis};
    }
    for (const auto& [value, basis] : {std::pair<std::string, const char*>{said.language, "html lang"},
                                       {said.article.language, "JSON-LD inLanguage"},
                                       {meta(said, "og:locale"), "Open Graph locale"},
                                       {meta(said, "language"), "meta language"}}) {
        if (!value.empty() && metadata.language.empty()) metadata.language = {value, basis};
    }
    for (const auto& [value, basis] :
         {std::pair<std::string, const char*>{said.article.section, "JSON-LD section"},
          {meta(said, "article:section"), "meta article:section"}}) {
        if (!value.empty() && metadata.section.empty()) metadata.section = {value, basis};
    }
    metadata.title = choose_title(document, said, site_name.empty() ? metadata.publisher.value : site_name);
    metadata.author = choose_author(document, blocks, said);
    choose_dates(document, blocks, said, metadata);
    return metadata;
}

}  // namespace entente::evidence
