// What `read` and `evidence` print: lists of what pages say, as tables for people or as CSV.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "evidence/store/record.h"
#include "evidence/store/store.h"
#include "evidence/store/timeline.h"

namespace entente::app {

/// A list before it is laid out: the first row holds the titles.
struct Listing {
    std::vector<std::string> titles;
    std::vector<std::vector<std::string>> rows;
};

/// Display names by id.
using ActorNames = std::map<std::string, std::string, std::less<>>;
ActorNames names_of(const std::vector<evidence::StoredActor>& actors);

Listing timeline_listing(std::span<const evidence::StoredEvent> events,
                         std::span<const evidence::TimelineLine> lines, const ActorNames& names);
/// The same in few columns, for people: "China → Russia: aid, future".
Listing timeline_table(std::span<const evidence::StoredEvent> events,
                       std::span<const evidence::TimelineLine> lines, const ActorNames& names);
Listing pairs_listing(std::span<const evidence::Dyad> dyads, const ActorNames& names);
/// One row a pair and week.
Listing weeks_listing(std::span<const evidence::Dyad> dyads, const ActorNames& names);
Listing quotes_listing(std::span<const evidence::StoredQuote> quotes, const ActorNames& names);
Listing figures_listing(std::span<const evidence::StoredFigure> figures);
Listing actors_listing(std::span<const evidence::StoredActor> actors);
Listing names_listing(std::span<const evidence::StoredName> names);
Listing hits_listing(std::span<const evidence::StoredHit> hits);
Listing origins_listing(const evidence::PageOrigins& origins);

/// A table of at most `width` columns; text of pages cannot steer the terminal. Files stand
/// without their folders.
std::string listing_table(const Listing& listing, int width);
/// RFC 4180.
std::string listing_csv(const Listing& listing);

/// One thing of a page in full: its words, where they stand, why it was read so. Empty if the page has no
/// such thing.
std::string show_record(const evidence::PageRecord& page, const evidence::RecordName& name);

}  // namespace entente::app
