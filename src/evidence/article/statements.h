// The machine-readable statements of a page, gathered before any is believed.
//
//     Statements said = gather_statements(document);
//     said.meta.find("og:title");
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/page/document.h"

namespace entente::evidence {

/// What JSON-LD says of the page's main object; the first of each wins, articles before web pages.
struct LinkedData {
    std::string headline;
    std::vector<std::string> authors;
    std::string published;
    std::string modified;
    std::string publisher;
    std::string language;
    std::string section;
    std::string address;
};

struct Statements {
    LinkedData article;  ///< of an Article, NewsArticle, BlogPosting, Report, ...
    LinkedData page;     ///< of a WebPage
    std::string site;    ///< name of a WebSite or Organization
    std::map<std::string, std::string, std::less<>>
        meta;  ///< by property or name, lower case; the first wins
    std::map<std::string, std::string, std::less<>> microdata;  ///< by itemprop, the first non-empty
    std::string title;                                          ///< of the title element
    std::string canonical;                                      ///< link rel=canonical
    std::string language;                                       ///< of the html element
};

Statements gather_statements(const Document& document);

}  // namespace entente::evidence
