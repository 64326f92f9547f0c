// How well pages are read, measured against pages whose true text is known.
//
//     Result<PageScores> scores = score_pages("data/pages/articles", {});
//     scores->f1;   // word F1 of the main text, averaged over pages, each read with a model that never saw
//     its fold
//
// Five folds by hash of the file name. The model that reads a page was trained on the other four, and the
// settings with which it chooses text were chosen on them too: inside the four, each is read by a model
// trained on the other three, and the settings with the best F1 less a fifth of the share of pages that
// leak are taken.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/progress.h"
#include "evidence/article/boosted_trees.h"
#include "evidence/article/main_text.h"
#include "evidence/score/sample.h"

namespace entente::evidence {

inline constexpr std::size_t fold_count = 5;

struct PageScore {
    std::string name;
    std::size_t fold = 0;
    double precision = 0;  ///< of the words of the main text, as bags
    double recall = 0;
    double f1 = 0;
    bool title = false;   ///< the same words in the same order
    bool author = false;  ///< shares a word with the true author, or rightly names none
    bool date = false;    ///< the same day, or rightly none
    bool leaked = false;  ///< holds a snippet that does not belong to the text
    bool held = false;    ///< holds every snippet that does
};

/// Shares are 0..1 over all pages.
struct PageScores {
    std::vector<PageScore> pages;
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    double title = 0;
    double author = 0;
    double date = 0;
    double leaked = 0;
    double held = 0;
    std::vector<TextChoice> choices;  ///< by fold, chosen on the other folds
    double f1_shipped =
        0;  ///< with the shipped model, which was trained on pages of this very kind: flattering
};

/// The fold of a page, 0..4.
std::size_t fold_of(const std::string& name);

/// Trains on the pages given, as score_pages does for each fold; needs at least one page with text.
BoostedTrees train_text_model(const std::vector<SamplePage>& pages);

/// Measures all pages of a folder (see sample.h). E206, E207; E209 if stopped through `progress`.
Result<PageScores> score_pages(const std::filesystem::path& folder, const Progress& progress = {});

}  // namespace entente::evidence
