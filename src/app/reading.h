// From what was named on the command line to a store with pages in it: what `read` and `evidence` share.
//
//     Result<ReadPages> read = read_named(options, console);
//     print_timeline(*read->store.events());
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/arguments.h"
#include "app/console.h"
#include "base/diagnostic.h"
#include "evidence/store/read_pages.h"
#include "evidence/store/store.h"

namespace entente::app {

struct ReadingOptions {
    std::vector<std::string> pages;
    std::string store;   ///< empty: what is read is kept in memory only
    std::string actors;  ///< the user's table of actors
    std::uint64_t threads = 0;
};

/// Declares --store, --actors and --threads.
void declare_reading(Arguments& arguments, ReadingOptions& options);

struct ReadPages {
    evidence::Store store;
    evidence::ReadOutcome outcome;
    evidence::PageOrigins origins;
    std::optional<evidence::ActorTable> actors;  ///< with the user's additions, if there are any
};

/// Reads the pages of the options into their store and traces origins. Progress and refusals go to the
/// console.
Result<ReadPages> read_named(const ReadingOptions& options, Console& console);

/// "12 pages: 10 read, 1 known, 1 refused".
std::string outcome_line(const evidence::ReadOutcome& outcome);

}  // namespace entente::app
