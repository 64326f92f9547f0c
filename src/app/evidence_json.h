// The JSON of `entente read` and `entente evidence`; docs/read.schema.json and docs/evidence.schema.json
// describe it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "evidence/store/record.h"
#include "evidence/store/store.h"
#include "evidence/store/timeline.h"

namespace entente::app {

/// `entente/read-1`. `origins` are those of the store; groups without a page of `pages` are left out.
std::string read_json(std::span<const evidence::PageRecord> pages, const evidence::PageOrigins& origins);

/// What `entente evidence` found; lists not asked for are absent.
struct EvidenceAnswer {
    std::string store;
    const std::vector<evidence::StoredEvent>* events = nullptr;
    const std::vector<evidence::TimelineLine>* timeline = nullptr;  ///< of `events`
    const std::vector<evidence::Dyad>* pairs = nullptr;
    const std::vector<evidence::StoredQuote>* quotes = nullptr;
    const std::vector<evidence::StoredFigure>* figures = nullptr;
    const std::vector<evidence::StoredActor>* actors = nullptr;
    const std::vector<evidence::StoredHit>* hits = nullptr;
    const evidence::PageOrigins* origins = nullptr;
};

/// `entente/evidence-1`.
std::string evidence_json(const EvidenceAnswer& answer);

/// "negated", "future", "hypothetical", "historical", "attributed".
std::vector<std::string> flag_names(const evidence::Event& event);

/// "2025-08-15", "2024-03-01/2024-04-30", or empty.
std::string day_text(const std::optional<evidence::DayRange>& days);

}  // namespace entente::app
