// Many pages into a store: read in parallel, written in order, only what is new or changed.
//
//     auto files = list_pages({"pages/", "talks.html"});
//     auto done = read_pages(store, *files, {.threads = 4}, progress);
//     done->written;    // pages that were new or had changed
//     done->notes;      // what was refused and why, and warnings
//
// What ends up in the store does not depend on threads. A stop (or a kill) keeps the pages already written.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/progress.h"
#include "evidence/reading.h"
#include "evidence/store/store.h"

namespace entente::evidence {

/// Rises whenever the program would find something else on a page: then pages are read again.
inline constexpr int reader_number = 2;

struct ReadPlan {
    std::size_t threads = 0;             ///< 0: one a core
    const ActorTable* actors = nullptr;  ///< the shipped table if null
    std::string table_hash;              ///< of the user's own table; empty if there is none
};

struct ReadOutcome {
    std::vector<std::string> files;  ///< pages now in the store, in the order given
    std::size_t written = 0;
    std::size_t known = 0;    ///< already there
    std::size_t refused = 0;  ///< with an error in `notes`
    bool stopped = false;     ///< some pages were not looked at
    Diagnostics notes;        ///< in the order of the pages
};

/// The files that paths name: files as they are, folders with all pages below them (.html, .htm, .xhtml,
/// .shtml, .txt, .text, .md; hidden files and the `NAME_files` folders that browsers save beside a page are
/// left out). Sorted, each once, written without needless dots. E001 for each path that does not exist, E226
/// if nothing is left.
Result<std::vector<std::string>> list_pages(const std::vector<std::string>& paths);

/// Reads one page. A page that is refused has an error in article.notes and nothing else.
PageRecord read_page(std::string bytes, std::string_view name, const ActorTable* actors = nullptr);

/// Fails only with the store (E222 to E224): what was written before stays.
Result<ReadOutcome> read_pages(Store& store, const std::vector<std::string>& files, const ReadPlan& plan,
                               const Progress& progress = {});

}  // namespace entente::evidence
