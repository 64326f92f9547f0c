// Measured pages: saved HTML with what a careful reader found in it.
//
//     Result<std::vector<SamplePage>> pages = load_sample("data/pages/articles");
//
// The folder holds pairs NAME.html.gz (or NAME.html) and NAME.json with the fields title, author,
// publish_date, main_content, with, without (the layout of the WCXB collection).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace entente::evidence {

struct SamplePage {
    std::string name;   ///< "0001"
    std::string bytes;  ///< of the HTML
    std::string title;
    std::string author;        ///< empty if the page names none
    std::string publish_date;  ///< YYYY-MM-DD, empty if unknown
    std::string main_content;
    std::vector<std::string> with;     ///< snippets that belong to the text
    std::vector<std::string> without;  ///< snippets that do not
};

/// All pairs of the folder by name. E206 if there are none, E207 for a pair that cannot be read.
Result<std::vector<SamplePage>> load_sample(const std::filesystem::path& folder);

}  // namespace entente::evidence
