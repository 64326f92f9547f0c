// Pages from bytes to article text, and search in a large store. Reads the saved article pages if they are at
// hand (see ENTENTE_DATA), else a page of the same size made of invented sentences.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <vector>

#include "base/hash.h"
#include "base/test_tools.h"
#include "evidence/article.h"
#include "evidence/score/sample.h"
#include "evidence/store/store.h"

namespace {

using namespace entente;
using namespace entente::evidence;

// Words as frequent as in running text: a few in nearly every sentence, most of 4,000 in one of thousands.
std::string sentence(std::size_t seed) {
    std::string text = "The";
    for (std::size_t i = 0; i < 20; ++i) {
        const double u = static_cast<double>(key_hash(fmt::format("{} {}", seed, i)) >> 11U) * 0x1.0p-53;
        text += fmt::format(" word{}", static_cast<int>(4000 * u * u * u));
    }
    return text + fmt::format(" met in year {}.", seed % 977);
}

std::vector<std::string> pages() {
    const std::filesystem::path root = entente::test_tools::data_folder();
    std::vector<std::string> list;
    if (const auto sample = load_sample(root / "pages/articles")) {
        for (const SamplePage& page : *sample) list.push_back(page.bytes);
        return list;
    }
    std::string page = "<html><body><article><h1>Talks</h1>";
    for (std::size_t i = 0; page.size() < 170'000; ++i) page += "<p class=\"text\">" + sentence(i) + "</p>";
    list.push_back(page + "</article></body></html>");
    return list;
}

// Bytes to article text; `bytes` a second and `items` (pages) a second are shown.
void read_articles(benchmark::State& state) {
    const std::vector<std::string> all = pages();
    std::size_t at = 0;
    std::int64_t bytes = 0;
    for ([[maybe_unused]] auto _ : state) {
        const std::string& page = all[at++ % all.size()];
        benchmark::DoNotOptimize(article_from_bytes(page, "page.html"));
        bytes += static_cast<std::int64_t>(page.size());
    }
    state.SetBytesProcessed(bytes);
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(read_articles)->Unit(benchmark::kMillisecond);

// 100,000 passages; each word of the query stands in about 3,000 of them.
void search_passages(benchmark::State& state) {
    auto store = Store::open(":memory:", Access::write);
    std::vector<PageRecord> records;
    for (std::size_t page = 0; page < 1000; ++page) {
        PageRecord& record = records.emplace_back();
        record.article.file = fmt::format("page-{}", page);
        record.article.hash = sha256(record.article.file);
        for (std::size_t i = 0; i < 100; ++i) {
            ArticleLine line;
            line.text.begin = record.article.text.size();
            record.article.text += sentence(page * 100 + i);
            line.text.end = record.article.text.size();
            record.article.text += "\n";
            record.article.lines.push_back(line);
        }
    }
    if (!store || !store->put(records, "bench")) {
        state.SkipWithError("no store");
        return;
    }
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(store->search("word40 word41", 20));
}
BENCHMARK(search_passages)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
