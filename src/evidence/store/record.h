// Everything that reading one page gave: the article with its place in the bytes, and who did and said what
// in it.
//
//     PageRecord record = read_page(bytes, "pages/talks.html", {});
//     record_name(record, 'e', 2);   // "3fa9c1e2.e3": the third event, called the same in every store
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/article.h"
#include "evidence/reading.h"

namespace entente::evidence {

struct PageRecord {
    Article article;
    Reading reading;
};

/// The name of the n-th (from 0) thing of a page: first eight digits of the page's hash, a letter (`p`
/// passage, `e` event, `q` quote, `f` figure), and its number from 1.
std::string record_name(std::string_view hash, char letter, std::size_t n);

/// A parsed name; `number` counts from 0.
struct RecordName {
    std::string hash;  ///< its first digits
    char letter = 'p';
    std::size_t number = 0;
};

/// False if the text is no name. A name may be without its last part ("3fa9c1e2"): then the letter is 0.
bool parse_record_name(std::string_view text, RecordName& name);

/// Where the bytes of an article's text stand among its passages. Built once an article; each question takes
/// a binary search.
class ArticlePlaces {
  public:
    explicit ArticlePlaces(const Article& article);

    /// The passage with text that holds a byte of the article's text; article.lines.size() if none does.
    std::size_t passage(std::size_t at) const;
    /// The line by which a reader finds it: of the file for text dumps, of the article's text for HTML;
    /// from 1.
    std::size_t line(std::size_t at) const;

  private:
    struct Place {
        std::size_t end = 0;  ///< of the passage's text
        std::size_t passage = 0;
        std::size_t line = 0;
    };
    std::vector<Place> places_;
    std::size_t passages_ = 0;
};

}  // namespace entente::evidence
