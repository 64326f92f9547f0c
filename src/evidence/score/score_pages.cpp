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

std::string text_of(const Prepared& page, const std::vector<bool>& kept) {
    std::string text;
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

bool stands_in(std::string_view text, const std::string& snippet) {
    return !trim(snippet).empty() && text.find(trim(snippet)) != std::string_view::npos;
}

PageScore judge(const SamplePage& page, const Prepared& prepared, const std::vector<bool>& kept) {
    PageScore score;
    score.name = page.name;
    score.fold = fold_of(page.name);
    const std::string text = text_of(prepared, kept);
    const Agreement agreement = bag_f1(words_of(text), words_of(page.main_content));
    score.precision = agreement.precision;
    score.recall = agreement.recall;
    score.f1 = agreement.f1;
    const Metadata& said = prepared.metadata;
    score.title = words_of(said.title.value) == words_of(page.title);
    score.author = shares_word(said.author.value, page.author);
    score.date = (said.published ? iso(said.published->date) : std::string()) == page.publish_date;
    const auto stands = [&text](const std::string& snippet) { return stands_in(text, snippet); };
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

// The settings offered; the first is what ships.
std::vector<TextChoice> offered_choices() {
    std::vector<TextChoice> choices{TextChoice{}};
    for (const double least : {0.1, 0.2, 0.3}) {
        for (const double short_line : {0.5, 0.65, 0.8}) choices.push_back({least, 0.5, short_line});
    }
    for (const double enough : {0.4, 0.6}) choices.push_back({0.2, enough, 0.65});
    return choices;
}

struct Folds {
    const std::vector<SamplePage>& pages;
    std::vector<Prepared> prepared;
    std::vector<TrainingRows> rows;
    std::vector<std::vector<std::string>> truth;  // words of each page's text

    // A model that saw neither fold; the shipped one if nothing is left to learn from.
    BoostedTrees model_without(std::size_t fold, std::size_t other) const {
        TrainingRows all;
        for (std::size_t f = 0; f < fold_count; ++f) {
            if (f != fold && f != other) append(all, rows[f]);
        }
        return all.targets.empty() ? shipped_model() : train(all, text_training_plan());
    }
};

// F1 less a fifth of leaking, summed over the pages of a fold, for each choice offered.
std::vector<double> merits(const Folds& folds, std::size_t fold, const BoostedTrees& model,
                           const std::vector<TextChoice>& choices) {
    constexpr double leak = 0.2;
    std::vector<double> sums(choices.size());
    for (std::size_t i = 0; i < folds.pages.size(); ++i) {
        const Prepared& page = folds.prepared[i];
        if (fold_of(folds.pages[i].name) != fold || page.blocks.list.empty()) continue;
        const auto probabilities = text_probabilities(page.blocks, page.features, model);
        for (std::size_t c = 0; c < choices.size(); ++c) {
            const auto kept = choose_by_probability(page.blocks, probabilities, choices[c]);
            std::vector<std::string> words;
            for (std::size_t b = 0; b < kept.size(); ++b) {
                if (kept[b]) words.insert(words.end(), page.words[b].begin(), page.words[b].end());
            }
            const std::string text = text_of(page, kept);
            const auto& without = folds.pages[i].without;
            const bool leaks = std::any_of(without.begin(), without.end(), [&](const std::string& snippet) {
                return stands_in(text, snippet);
            });
            sums[c] += bag_f1(words, folds.truth[i]).f1 - (leaks ? leak : 0.0);
        }
    }
    return sums;
}

// By fold: the best choice on the other folds, each of them read by a model that saw neither it nor the fold.
// A pair of folds serves twice, so ten models are enough.
Result<std::vector<TextChoice>> choose_for_folds(const Folds& folds, const Progress& progress,
                                                 std::size_t done, std::size_t steps) {
    const std::vector<TextChoice> choices = offered_choices();
    std::vector<std::vector<double>> sums(fold_count, std::vector<double>(choices.size()));
    for (std::size_t a = 0; a < fold_count; ++a) {
        for (std::size_t b = a + 1; b < fold_count; ++b) {
            if (progress.stopped()) return failure("E209", "stopped before all pages were measured");
            const BoostedTrees model = folds.model_without(a, b);
            const auto on_a = merits(folds, a, model, choices);
            const auto on_b = merits(folds, b, model, choices);
            for (std::size_t c = 0; c < choices.size(); ++c) {
                sums[b][c] += on_a[c];
                sums[a][c] += on_b[c];
            }
            progress.tell(++done, steps);
        }
    }
    std::vector<TextChoice> best;
    for (const auto& fold : sums) {
        best.push_back(
            choices[static_cast<std::size_t>(std::max_element(fold.begin(), fold.end()) - fold.begin())]);
    }
    return best;
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
    Folds folds{*pages, {}, std::vector<TrainingRows>(fold_count), {}};
    constexpr std::size_t pairs = fold_count * (fold_count - 1) / 2;
    const std::size_t steps = pages->size() + pairs + fold_count;
    for (const SamplePage& page : *pages) {
        if (progress.stopped()) return failure("E209", "stopped before all pages were measured");
        folds.prepared.push_back(prepare(page));
        folds.truth.push_back(words_of(page.main_content));
        add_rows(folds.prepared.back(), folds.truth.back(), folds.rows[fold_of(page.name)]);
        progress.tell(folds.prepared.size(), steps);
    }
    const auto choices = choose_for_folds(folds, progress, pages->size(), steps);
    if (!choices) return tl::unexpected(choices.error());
    PageScores scores;
    scores.choices = *choices;
    for (std::size_t fold = 0; fold < fold_count; ++fold) {
        if (progress.stopped()) return failure("E209", "stopped before all pages were measured");
        const BoostedTrees model = folds.model_without(fold, fold);
        for (std::size_t i = 0; i < pages->size(); ++i) {
            const SamplePage& page = (*pages)[i];
            if (fold_of(page.name) != fold) continue;
            const Prepared& prepared = folds.prepared[i];
            scores.pages.push_back(
                judge(page, prepared,
                      choose_main_text(prepared.blocks, prepared.features, model, scores.choices[fold])));
        }
        progress.tell(pages->size() + pairs + fold + 1, steps);
    }
    std::sort(scores.pages.begin(), scores.pages.end(),
              [](const PageScore& a, const PageScore& b) { return a.name < b.name; });
    summarise(scores);
    for (std::size_t i = 0; i < pages->size(); ++i) {
        const Prepared& prepared = folds.prepared[i];
        const auto kept = choose_main_text(prepared.blocks, prepared.features, shipped_model());
        scores.f1_shipped += judge((*pages)[i], prepared, kept).f1 / static_cast<double>(pages->size());
    }
    return scores;
}

}  // namespace entente::evidence
