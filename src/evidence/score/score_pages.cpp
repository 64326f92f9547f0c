#include "evidence/score/score_pages.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/hash.h"
#include "base/text.h"
#include "evidence/article/block.h"
#include "evidence/article/features.h"
#include "evidence/article/main_text.h"
#include "evidence/article/metadata.h"
#include "evidence/page/encoding.h"
#include "evidence/score/words.h"

namespace entente::evidence {
namespace {

struct Prepared {
    Blocks blocks;
    Metadata metadata;
    FeatureTable features;
    std::vector<std::vector<std::string>> words;  // of each block
};

Prepared prepare(const SamplePage& page) {
    Prepared prepared;
    const Decoded decoded = decode(page.bytes, declared_charset(page.bytes));
    const Document document = parse_html(decoded.text);
    prepared.blocks = cut_blocks(document);
    prepared.metadata = read_metadata(document, prepared.blocks);
    prepared.features = describe(document, prepared.blocks, prepared.metadata.title.value);
    for (std::size_t i = 0; i < prepared.blocks.list.size(); ++i) {
        prepared.words.push_back(words_of(block_text(prepared.blocks, i)));
    }
    return prepared;
}

void add_rows(const Prepared& page, const std::vector<std::string>& truth, TrainingRows& rows) {
    const std::vector<float> shares = share_in_truth(page.words, truth);
    rows.feature_count = std::max(rows.feature_count, page.features.width);
    for (std::size_t i = 0; i < shares.size(); ++i) {
        if (page.words[i].empty()) continue;
        const auto row = page.features.row(i);
        rows.values.insert(rows.values.end(), row.begin(), row.end());
        rows.targets.push_back(shares[i]);
        rows.weights.push_back(training_weight(page.words[i].size()));
    }
}

void append(TrainingRows& rows, const TrainingRows& more) {
    rows.feature_count = std::max(rows.feature_count, more.feature_count);
    rows.values.insert(rows.values.end(), more.values.begin(), more.values.end());
    rows.targets.insert(rows.targets.end(), more.targets.begin(), more.targets.end());
    rows.weights.insert(rows.weights.end(), more.weights.begin(), more.weights.end());
}

std::string text_of(const Prepared& page, const BoostedTrees& model) {
    std::string text;
    if (page.blocks.list.empty()) return text;
    const std::vector<bool> kept = choose_main_text(page.blocks, page.features, model);
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (!kept[i]) continue;
        text.append(block_text(page.blocks, i));
        text.push_back('\n');
    }
    return text;
}

bool shares_word(std::string_view found, std::string_view truth) {
    const auto left = words_of(found);
    const auto right = words_of(truth);
    if (left.empty() || right.empty()) return left.empty() && right.empty();
    const std::set<std::string> known(right.begin(), right.end());
    return std::any_of(left.begin(), left.end(),
                       [&](const std::string& word) { return known.contains(word); });
}

PageScore judge(const SamplePage& page, const Prepared& prepared, const BoostedTrees& model) {
    PageScore score;
    score.name = page.name;
    score.fold = fold_of(page.name);
    const std::string text = text_of(prepared, model);
    const Agreement agreement = bag_f1(words_of(text), words_of(page.main_content));
    score.precision = agreement.precision;
    score.recall = agreement.recall;
    score.f1 = agreement.f1;
    const Metadata& said = prepared.metadata;
    score.title = words_of(said.title.value) == words_of(page.title);
    score.author = shares_word(said.author.value, page.author);
    score.date = (said.published ? iso(said.published->date) : std::string()) == page.publish_date;
    const auto stands = [&text](const std::string& snippet) {
        return !trim(snippet).empty() && text.find(trim(snippet)) != std::string::npos;
    };
    score.leaked = std::any_of(page.without.begin(), page.without.end(), stands);
    score.held = std::all_of(page.with.begin(), page.with.end(), stands);
    return score;
}

void summarise(PageScores& scores) {
    const auto count = static_cast<double>(scores.pages.size());
    for (const PageScore& page : scores.pages) {
        scores.precision += page.precision / count;
        scores.recall += page.recall / count;
        scores.f1 += page.f1 / count;
        scores.title += page.title ? 1 / count : 0;
        scores.author += page.author ? 1 / count : 0;
        scores.date += page.date ? 1 / count : 0;
        scores.leaked += page.leaked ? 1 / count : 0;
        scores.held += page.held ? 1 / count : 0;
    }
}

}  // namespace

std::size_t fold_of(const std::string& name) {
    return key_hash(name + ".html.gz") % fold_count;
}

BoostedTrees train_text_model(const std::vector<SamplePage>& pages) {
    TrainingRows rows;
    for (const SamplePage& page : pages) {
        add_rows(prepare(page), words_of(page.main_content), rows);
    }
    return rows.targets.empty() ? BoostedTrees{} : train(rows, text_training_plan());
}

Result<PageScores> score_pages(const std::filesystem::path& folder, const Progress& progress) {
    const Result<std::vector<SamplePage>> pages = load_sample(folder);
    if (!pages) return tl::unexpected(pages.error());
    std::vector<Prepared> prepared;
    std::vector<TrainingRows> folds(fold_count);
    const std::size_t steps = pages->size() + fold_count;
    for (const SamplePage& page : *pages) {
        if (progress.stopped()) return failure("E209", "stopped before all pages were measured");
        prepared.push_back(prepare(page));
        add_rows(prepared.back(), words_of(page.main_content), folds[fold_of(page.name)]);
        progress.tell(prepared.size(), steps);
    }
    PageScores scores;
    for (std::size_t fold = 0; fold < fold_count; ++fold) {
        if (progress.stopped()) return failure("E209", "stopped before all pages were measured");
        TrainingRows rows;
        for (std::size_t other = 0; other < fold_count; ++other) {
            if (other != fold) append(rows, folds[other]);
        }
        // A sample of one fold has nothing else to learn from.
        const BoostedTrees model = rows.targets.empty() ? shipped_model() : train(rows, text_training_plan());
        for (std::size_t i = 0; i < pages->size(); ++i) {
            if (fold_of((*pages)[i].name) == fold)
                scores.pages.push_back(judge((*pages)[i], prepared[i], model));
        }
        progress.tell(pages->size() + fold + 1, steps);
    }
    std::sort(scores.pages.begin(), scores.pages.end(),
              [](const PageScore& a, const PageScore& b) { return a.name < b.name; });
    summarise(scores);
    for (std::size_t i = 0; i < pages->size(); ++i) {
        scores.f1_shipped +=
            judge((*pages)[i], prepared[i], shipped_model()).f1 / static_cast<double>(pages->size());
    }
    return scores;
}

}  // namespace entente::evidence
