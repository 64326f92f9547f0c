// What pages would add to a situation, as TOML that the analyst edits. It proposes, it never decides: grades
// are left open, new actors stand in comments, and nothing later than `as_of` is proposed.
//
//     std::string patch = propose(situation, folder_of_the_file, pages, origins, shipped_actors());
//
// Rules, in short. A page becomes a source unless one of the file has its bytes. A passage becomes evidence
// if it holds an event between actors of the situation, or names one of its actors and two words of one of
// its issues; a figure if its passage does. An event is a sign for a signal if its sentence has two content
// words of what the signal says. Actors of events that the file lacks are named, the most frequent first.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/actors/actor_table.h"
#include "evidence/origin/page_origins.h"
#include "evidence/store/record.h"
#include "situation/situation.h"

namespace entente::insight {

/// How much is proposed.
struct ProposalPlan {
    std::size_t passages_a_page = 8;  ///< evidence entries, the most telling first
    std::size_t figures_a_page = 4;
    std::size_t actors = 12;  ///< that the file lacks
};

/// A text of TOML tables and comments, ready to be appended to the file. `folder` is that of the situation
/// file: pages are named from there. The same input gives the same bytes.
std::string propose(const situation::Situation& situation, const std::filesystem::path& folder,
                    std::span<const evidence::PageRecord> pages, const evidence::PageOrigins& origins,
                    const evidence::ActorTable& table, const ProposalPlan& plan = {});

/// The actor of the table that an actor of a situation is: by name, by any other name, or by an id such as
/// "state:CHN" for "CHN"; empty if none.
std::string table_actor(const situation::Actor& actor, const evidence::ActorTable& table);

}  // namespace entente::insight
