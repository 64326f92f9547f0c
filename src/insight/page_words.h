// The words by which pages and a situation are held against each other. Inside the room.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "evidence/store/timeline.h"
#include "situation/situation.h"

namespace entente::insight {

using Words = std::set<std::string>;

/// In lower case (ASCII).
std::string lower_case(std::string_view text);

/// Words of at least five letters, without the commonest; a plural counts as its singular.
Words content_words(std::string_view text);

std::size_t in_common(const Words& a, const Words& b);

/// Of what an issue asks, its id and its landmarks.
Words issue_words(const situation::Issue& issue);

/// Actors of the table as actors of the file.
struct FileActors {
    std::map<std::string, std::string> ids;  ///< id of the table -> id of the file
    evidence::ActsFor acts_for;

    /// The actor of the file for whom one of the table acts; empty if none.
    std::string find(const std::string& id, const std::optional<Date>& day) const;
};

FileActors file_actors(const situation::Situation& situation, const evidence::ActorTable& table);

}  // namespace entente::insight
