#include "evidence/store/read_pages.h"

#include <fmt/format.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "base/hash.h"
#include "evidence/page/language.h"
#include "evidence/page/opening.h"

namespace entente::evidence {
namespace {

namespace fs = std::filesystem;

// Pages of one transaction. A commit waits for the disk, so more is faster; a kill loses at most these.
constexpr std::size_t pages_a_turn = 32;

bool is_page_name(const fs::path& path) {
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    constexpr std::array<std::string_view, 7> endings{".html", ".htm",  ".xhtml", ".shtml",
                                                      ".txt",  ".text", ".md"};
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

bool is_left_out(const fs::path& path) {
    const std::string name = path.filename().string();
    return name.starts_with('.') || name.ends_with("_files");
}

void list_folder(const fs::path& folder, std::vector<std::string>& files) {
    std::error_code error;
    fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error);
    for (const fs::recursive_directory_iterator end; !error && at != end; at.increment(error)) {
        std::error_code unused;
        const bool is_folder = at->is_directory(unused);
        if (is_left_out(at->path())) {
            if (is_folder) at.disable_recursion_pending();
            continue;
        }
        if (!is_folder && at->is_regular_file(unused) && is_page_name(at->path())) {
            files.push_back(at->path().lexically_normal().string());
        }
    }
}

// What one file gave: bytes that are known already give no record.
struct PageWork {
    std::size_t index = 0;
    std::optional<PageRecord> record;
    Diagnostics refusal;
};

PageWork work_on(const std::string& file, std::size_t index, const std::map<std::string, std::string>& known,
                 const ActorTable* actors) {
    PageWork work;
    work.index = index;
    Result<std::string> bytes = read_page_bytes(file);
    if (!bytes) {
        work.refusal = std::move(bytes.error());
        return work;
    }
    const auto found = known.find(file);
    if (found != known.end() && found->second == sha256(*bytes)) return work;
    work.record = read_page(std::move(*bytes), file, actors);
    if (has_errors(work.record->article.notes)) {
        work.refusal = std::move(work.record->article.notes);
        work.record.reset();
    }
    return work;
}

// Takes pages in order and writes them by turns.
class Writer {
  public:
    Writer(Store& store, const std::vector<std::string>& files, std::string reader)
        : store_(store), files_(files), reader_(std::move(reader)) {}

    // False if the store failed.
    bool take(PageWork work) {
        for (Diagnostic& note : work.refusal) outcome_.notes.push_back(std::move(note));
        if (!work.refusal.empty()) {
            ++outcome_.refused;
            return true;
        }
        outcome_.files.push_back(files_[work.index]);
        if (!work.record) {
            ++outcome_.known;
            return true;
        }
        for (Diagnostic& note : work.record->article.notes) outcome_.notes.push_back(std::move(note));
        work.record->article.notes.clear();
        waiting_.push_back(std::move(*work.record));
        return waiting_.size() < pages_a_turn || write();
    }

    bool write() {
        if (waiting_.empty()) return true;
        const auto written = store_.put(waiting_, reader_);
        if (!written) {
            failure_ = written.error();
            return false;
        }
        outcome_.written += *written;
        outcome_.known += waiting_.size() - *written;  // another process was quicker
        waiting_.clear();
        return true;
    }

    const Diagnostics& failure() const { return failure_; }
    ReadOutcome& outcome() { return outcome_; }

  private:
    Store& store_;
    const std::vector<std::string>& files_;
    std::string reader_;
    std::vector<PageRecord> waiting_;
    ReadOutcome outcome_;
    Diagnostics failure_;
};

void run_pipeline(const std::vector<std::string>& files, const std::map<std::string, std::string>& known,
                  const ReadPlan& plan, const Progress& progress, Writer& writer) {
    // As in src/ensemble: the lock says to thread sanitizer what it cannot see of the library's own handing over.
    std::mutex handover;
    const auto pass = [&] { const std::lock_guard lock(handover); };
    std::vector<std::unique_ptr<PageWork>> works(files.size());
    bool failed = false;
    std::size_t next = 0;
    const auto pick = [&](tbb::flow_control& control) -> std::size_t {
        const std::lock_guard lock(handover);
        if (next >= files.size() || progress.stopped() || failed) {
            writer.outcome().stopped = next < files.size();
            control.stop();
            return 0;
        }
        return next++;
    };
    const auto read = [&](std::size_t index) {
        pass();
        works[index] = std::make_unique<PageWork>(work_on(files[index], index, known, plan.actors));
        pass();
        return index;
    };
    const auto write = [&](std::size_t index) {
        pass();
        const std::unique_ptr<PageWork> work = std::move(works[index]);
        const bool kept = failed || writer.take(std::move(*work));  // one page after another: nobody else writes `failed`
        progress.tell(index + 1, files.size());
        const std::lock_guard lock(handover);
        failed = failed || !kept;
    };
    const auto threads =
        plan.threads == 0 ? static_cast<std::size_t>(tbb::info::default_concurrency()) : plan.threads;
    pass();
    tbb::parallel_pipeline(2 * threads,
                           tbb::make_filter<void, std::size_t>(tbb::filter_mode::serial_in_order, pick) &
                               tbb::make_filter<std::size_t, std::size_t>(tbb::filter_mode::parallel, read) &
                               tbb::make_filter<std::size_t, void>(tbb::filter_mode::serial_in_order, write));
    pass();
    if (!failed) writer.write();
}

}  // namespace

Result<std::vector<std::string>> list_pages(const std::vector<std::string>& paths) {
    std::vector<std::string> files;
    Diagnostics missing;
    for (const std::string& path : paths) {
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (!fs::exists(status)) {
            missing.push_back(page_note("E001", Severity::error, path, "there is no such file or folder",
                                        "check the spelling"));
        } else if (fs::is_directory(status)) {
            list_folder(path, files);
        } else {
            files.push_back(fs::path(path).lexically_normal().string());
        }
    }
    if (!missing.empty()) return tl::unexpected(std::move(missing));
    std::sort(files.begin(), files.end());
    files.erase(std::unique(files.begin(), files.end()), files.end());
    if (files.empty()) {
        return failure(page_note("E226", Severity::error, paths.empty() ? std::string_view() : paths.front(),
                                 "there is no page here",
                                 "name files, or folders that hold .html or .txt files"));
    }
    return files;
}

PageRecord read_page(std::string bytes, std::string_view name, const ActorTable* actors) {
    PageRecord record;
    record.article = article_from_bytes(std::move(bytes), name);
    const Article& article = record.article;
    if (article.text.empty()) return record;
    ReadingContext context;
    context.actors = actors;
    if (article.metadata.published) context.published = article.metadata.published->date;
    // The words tell more than the declaration: sites declare one language for all they hold.
    constexpr std::size_t enough = 3000;
    const std::string_view guessed = guess_language(std::string_view(article.text).substr(0, enough));
    context.language = guessed.empty() ? article.metadata.language.value.substr(0, 2) : std::string(guessed);
    record.reading = read_article(article.text, context);
    return record;
}

Result<ReadOutcome> read_pages(Store& store, const std::vector<std::string>& files, const ReadPlan& plan,
                               const Progress& progress) {
    const std::string reader = plan.table_hash.empty() ? fmt::format("{}", reader_number)
                                                       : fmt::format("{}.{}", reader_number, plan.table_hash);
    const auto stored = store.pages();
    if (!stored) return tl::unexpected(stored.error());
    std::map<std::string, std::string> known;
    for (const StoredPage& page : *stored) {
        if (page.reader == reader) known.emplace(page.file, page.hash);
    }
    Writer writer(store, files, reader);
    if (plan.threads == 0) {
        run_pipeline(files, known, plan, progress, writer);
    } else {
        // More threads than cores is a legal wish; without this the library would complain aloud.
        const tbb::global_control allowed(
            tbb::global_control::max_allowed_parallelism,
            std::max<std::size_t>(plan.threads, static_cast<std::size_t>(tbb::info::default_concurrency())));
        tbb::task_arena arena(static_cast<int>(plan.threads));
        arena.execute([&] { run_pipeline(files, known, plan, progress, writer); });
    }
    if (!writer.failure().empty()) return tl::unexpected(writer.failure());
    return std::move(writer.outcome());
}

}  // namespace entente::evidence
