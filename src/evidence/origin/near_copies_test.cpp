// Copies made by controlled edits of real articles, found again: which pages are one voice, and which holds
// which.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/hash.h"
#include "base/test_tools.h"
#include "evidence/origin/origins.h"
#include "evidence/score/sample.h"
#include "evidence/score/words.h"

using namespace entente;
using namespace entente::evidence;

namespace {

std::filesystem::path articles() {
    const std::filesystem::path root = entente::test_tools::data_folder();
    return root / "pages/articles";
}

std::vector<std::string> paragraphs_of(const std::string& text) {
    std::vector<std::string> list;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (end > at) list.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return list;
}

std::string join(const std::vector<std::string>& paragraphs) {
    std::string text;
    for (const std::string& paragraph : paragraphs) text += paragraph + "\n";
    return text;
}

// Every quotation of at most 200 bytes gives way to another of as many words.
std::string with_swapped_quotes(std::string text) {
    for (const auto& [open, close] :
         {std::pair<std::string, std::string>{"\u201C", "\u201D"}, {"\"", "\""}}) {
        for (std::size_t at = text.find(open); at != std::string::npos;) {
            const std::size_t end = text.find(close, at + open.size());
            if (end == std::string::npos || end - at > 200) {
                at = text.find(open, at + open.size());
                continue;
            }
            const std::string words = "we have nothing to add to what was said before";
            text.replace(at + open.size(), end - at - open.size(), words);
            at = text.find(open, at + 2 * open.size() + words.size() + close.size());
        }
    }
    return text;
}

struct Edited {
    std::string text;
    std::size_t family = 0;
    bool is_cut = false;  // the first of its family holds it
};

// A page and what careless sites make of it.
void add_family(const std::string& text, std::size_t family, std::vector<Edited>& pages) {
    const std::vector<std::string> paragraphs = paragraphs_of(text);
    pages.push_back({text, family, false});
    pages.push_back({"Quite another headline of site number " + std::to_string(family) + "\n" + text +
                         "\nSubscribe to our newsletter. All rights reserved. Read more in section " +
                         std::to_string(family) + ".",
                     family, false});
    // Two thirds of the words, from the top.
    const std::size_t wanted = words_of(text).size() * 2 / 3;
    std::vector<std::string> cut;
    std::size_t words = 0;
    for (const std::string& paragraph : paragraphs) {
        if (words >= wanted) break;
        cut.push_back(paragraph);
        words += words_of(paragraph).size();
    }
    if (cut.size() < paragraphs.size()) pages.push_back({join(cut), family, true});
    pages.push_back({with_swapped_quotes(text), family, false});
    std::vector<std::string> order = paragraphs;
    std::rotate(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(order.size() / 2), order.end());
    pages.push_back({join(order), family, false});
}

}  // namespace

TEST_CASE(
    "copies of real articles by headline, footer, cuts, quotes and order are found, strangers are not") {
    if (!std::filesystem::exists(articles())) {
        MESSAGE("skipped: no saved pages at " << articles().string());
        return;
    }
    const auto sample = load_sample(articles());
    REQUIRE(sample);
    std::vector<Edited> pages;
    for (std::size_t i = 0; i < sample->size(); ++i) {
        if (words_of((*sample)[i].main_content).size() >= 60) add_family((*sample)[i].main_content, i, pages);
    }
    // In an order that tells nothing.
    std::sort(pages.begin(), pages.end(),
              [](const Edited& a, const Edited& b) { return key_hash(a.text) < key_hash(b.text); });
    std::vector<std::string> texts;
    for (const Edited& page : pages) texts.push_back(page.text);
    const std::vector<Kinship> kin = find_kin(texts);
    const std::vector<std::size_t> origins = group_origins(texts.size(), kin);
    std::size_t right = 0;
    std::size_t found = 0;
    std::size_t there = 0;
    for (std::size_t a = 0; a < pages.size(); ++a) {
        for (std::size_t b = a + 1; b < pages.size(); ++b) {
            const bool truth = pages[a].family == pages[b].family;
            const bool told = origins[a] == origins[b];
            there += truth ? 1U : 0U;
            found += told ? 1U : 0U;
            right += truth && told ? 1U : 0U;
        }
    }
    const double precision = static_cast<double>(right) / static_cast<double>(found);
    const double recall = static_cast<double>(right) / static_cast<double>(there);
    const double f1 = 2 * precision * recall / (precision + recall);
    std::size_t directions = 0;
    std::size_t wrong = 0;
    for (const Kinship& pair : kin) {
        if (pair.kind != KinKind::contains || pages[pair.first].family != pages[pair.second].family) continue;
        ++directions;
        // A cut page holds no whole one.
        wrong += pages[pair.first].is_cut && !pages[pair.second].is_cut ? 1U : 0U;
    }
    MESSAGE(pages.size() << " pages, " << there << " pairs: precision " << precision << ", recall " << recall
                         << ", F1 " << f1 << "; " << directions << " containments, " << wrong
                         << " the wrong way");
    CHECK(f1 >= 0.97);
    CHECK(directions > 0);
    CHECK(wrong == 0);
}
