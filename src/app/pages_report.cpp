#include "app/pages_report.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace entente::app {

using Json = nlohmann::ordered_json;

std::string pages_text(const evidence::PageScores& s) {
    std::string text = fmt::format(
        "{} pages, each read by a model and settings that never saw its fold (five folds by file name)\n\n"
        "  word F1 of the text   {:.3f}   precision {:.3f}, recall {:.3f}\n"
        "  title, word for word  {:.1f} %\n"
        "  author                {:.1f} %\n"
        "  date                  {:.1f} %\n"
        "  leaks                 {:.1f} %   pages with a snippet that does not belong to the text\n"
        "  holds                 {:.1f} %   pages with every snippet that does\n\n",
        s.pages.size(), s.f1, s.precision, s.recall, 100 * s.title, 100 * s.author, 100 * s.date,
        100 * s.leaked, 100 * s.held);
    for (std::size_t fold = 0; fold < s.choices.size(); ++fold) {
        text += fmt::format("fold {}: least {}, enough {}, short lines {}\n", fold + 1, s.choices[fold].least,
                            s.choices[fold].enough, s.choices[fold].short_line);
    }
    return text + fmt::format(
                      "The shipped model has F1 {:.3f} here; it was trained on pages of this kind.\n"
                      "The rules for title, author and date were written in view of pages of this kind.\n",
                      s.f1_shipped);
}

std::string pages_json(const evidence::PageScores& s) {
    Json object{{"schema", "entente/backtest-pages-1"},
                {"set", "pages"},
                {"cases", s.pages.size()},
                {"word_f1", s.f1},
                {"precision", s.precision},
                {"recall", s.recall},
                {"title", s.title},
                {"author", s.author},
                {"date", s.date},
                {"leaked", s.leaked},
                {"held", s.held},
                {"word_f1_shipped", s.f1_shipped}};
    object["folds"] = Json::array();
    for (const evidence::TextChoice& choice : s.choices) {
        object["folds"].push_back(
            {{"least", choice.least}, {"enough", choice.enough}, {"short_line", choice.short_line}});
    }
    object["pages"] = Json::array();
    for (const evidence::PageScore& page : s.pages) {
        object["pages"].push_back({{"page", page.name},
                                   {"fold", page.fold + 1},
                                   {"word_f1", page.f1},
                                   {"precision", page.precision},
                                   {"recall", page.recall},
                                   {"title", page.title},
                                   {"author", page.author},
                                   {"date", page.date},
                                   {"leaked", page.leaked},
                                   {"held", page.held}});
    }
    return object.dump(2) + "\n";
}

}  // namespace entente::app
