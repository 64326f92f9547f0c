// What a situation's evidence store says of it: a quote, a figure, and what its powers did to one another.
//
//     Result<StoreFindings> found = find_in_store(situation, evidence::shipped_actors());
//     found->quote->text;                  // word for word as it stands on the page
//
// Only pages that state a day of publication, and one not later than as_of, inform anything.
//
// The quote is a direct one of 6 to 45 words, said by an actor of the file or by somebody who acts for one, whose
// bytes stand on its page. The figure counts something with a unit, in a sentence that names an actor of the file.
// Both speak of an issue of the file: they share a word with what it asks, its id or its landmarks. Of several the
// first by: most such words, most independent origins with the same words or the same figure, latest publication,
// file, place on the page.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/ids.h"
#include "evidence/actors/actor_table.h"
#include "situation/situation.h"

namespace entente::insight {

/// Where a thing of the store stands.
struct StoredSource {
    std::string record;     ///< "3fa9c1e2.q3", as `entente evidence --show` takes it
    std::string file;       ///< of the page
    std::string title;
    std::string publisher;
    std::string published;  ///< ISO day
    std::size_t origins = 1;  ///< independent ones that say the same
};

struct StoreQuote {
    std::string text;
    std::string speaker;  ///< name
    StoredSource source;
};

struct StoreFigure {
    std::string sentence;  ///< the page's own
    double value = 0;
    std::string unit;
    StoredSource source;
};

struct StoreWeek {
    std::string monday;  ///< ISO day
    std::size_t events = 0;
    double cooperation = 0;  ///< sum of Goldstein's values above 0
    double conflict = 0;     ///< of those below 0, as a positive number
};

/// Two actors of the file; see dyad_series of the evidence room.
struct StoreDyad {
    ActorId first{};
    ActorId second{};
    std::size_t events = 0;
    double cooperation = 0;
    double conflict = 0;
    std::vector<StoreWeek> weeks;  ///< with dated events, in order
};

struct StoreFindings {
    std::size_t pages = 0;     ///< that informed
    std::size_t origins = 0;   ///< independent ones among them
    std::size_t left_out = 0;  ///< published later than as_of or on no stated day
    std::optional<StoreQuote> quote;
    std::optional<StoreFigure> figure;
    std::vector<StoreDyad> dyads;  ///< by falling number of events
};

/// Diagnostics of Store::open and of its queries. `situation.store_path` must not be empty.
Result<StoreFindings> find_in_store(const situation::Situation& situation, const evidence::ActorTable& table);

}  // namespace entente::insight
