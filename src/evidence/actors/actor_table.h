// The table of actors as one value: what ships, and what the user's file adds.
//
//     Result<ActorTable> table = extend_actors(shipped_actors(), file_text, "actors.tsv");
//     for (const NameMatch& match : table->match(text)) ...
//
// The user's file has one actor a line: id, name, other names, metonyms, adjectives, each list separated by bars
// and the columns by tabs; an office is a line `office`, person, of, title, from, to. Lines that begin with #
// are notes. A line whose id is known adds names to that actor.
//
//     org:rosneft	Rosneft	PAO Rosneft
//     office	per:igor-sechin	org:rosneft	chief executive	2012-05-22
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "evidence/actors/mentions.h"
#include "evidence/actors/table.h"

namespace entente::evidence {

/// An actor with all its names, each list in the order of the table.
struct Actor {
    std::string id;
    ActorKind kind = ActorKind::state;
    std::string name;
    std::vector<std::string> names;
    std::vector<std::string> metonyms;
    std::vector<std::string> belonging;
    std::vector<std::string> places;  ///< cities and regions inside a state
};

struct HeldOffice {
    std::string person;
    std::string of;
    std::string title;
    std::optional<Date> from;
    std::optional<Date> to;  ///< the first day after it; open if none
};

/// A name of the table in a text.
struct NameMatch {
    const Actor* actor = nullptr;  ///< of the table that matched; lives as long as it
    MentionKind kind = MentionKind::name;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Immutable; copies share one index.
class ActorTable {
public:
    ActorTable(std::vector<Actor> actors, std::vector<HeldOffice> offices);

    const std::vector<Actor>& actors() const;
    const std::vector<HeldOffice>& offices() const;
    const Actor* find(std::string_view id) const;  ///< null if there is none

    /// All names in order, the longest at each place, whole words in the table's case.
    std::vector<NameMatch> match(std::string_view text) const;

    /// Who holds an office of `of` on a day whose title ends in `title` ("president", "leader" matches heads of
    /// state); empty if nobody or more than one does.
    std::string holder(std::string_view of, std::string_view title, const std::optional<Date>& day) const;

private:
    struct Index;
    std::shared_ptr<const Index> index_;
};

/// The table of this program.
const ActorTable& shipped_actors();

/// The shipped table with the user's lines. E240 for each line that cannot be read, E241 for a name that two
/// actors claim, E242 for an office of or for somebody the table lacks.
Result<ActorTable> extend_actors(const ActorTable& table, std::string_view text, std::string_view file);

/// Faults of a table, one sentence each: names that two actors claim, offices that overlap for one seat, ends
/// before beginnings, ids that do not fit their kind. Empty if it is sound.
std::vector<std::string> lint_actors(const ActorTable& table);

}  // namespace entente::evidence
