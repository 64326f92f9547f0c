// The table of verbs: which verb in which frame is which event.
//
//     const VerbPatterns& table = shipped_patterns();
//     for (const Pattern* p : table.of("sign")) ...
//
// The table is this project's own, written from the rules of the PLOVER manual and the CAMEO code list.
#pragma once

#include <optional>
#include <string>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "evidence/events/noun_classes.h"
#include "evidence/reading.h"

namespace entente::evidence {

/// One demand of a frame. `where` is "obj", "subj" or a preposition; `actor` wants an actor there, `person` a person,
/// `word` this very word ("no-intention": with `no` before it), `classes` a noun of one of them; none of these wants
/// anything.
struct Demand {
    std::string_view where;
    bool actor = false;
    bool person = false;
    NounClasses classes = 0;
    std::string_view word;
};

struct Pattern {
    std::string_view verb;   ///< lemma, with a particle after a blank: "pull out"
    std::string_view frame;  ///< as written; together they are the event's rule
    std::vector<Demand> demands;
    EventType type = EventType::consult;
    std::string_view mode;
    std::string_view cameo;
};

/// What a verb does to the event its complement tells.
enum class Operator : std::uint8_t {
    none,
    agree,      ///< agree, promise, offer to
    intend,     ///< plan, decide to: as agree with cooperation, threat with conflict
    threaten,
    refuse,
    request,
    demand,
    pass,       ///< begin, continue to: the complement's own event
    attempt,    ///< seek, try, hope to: the complement's own, hypothetical
    avoid,      ///< avoid, stop, fail to: the complement's own, negated
    order,
};

class VerbPatterns {
public:
    VerbPatterns();
    /// Patterns of a verb, most demands first, then in the order of the table.
    const std::vector<Pattern>& of(std::string_view verb) const;

private:
    void add(std::span<const std::string_view> rows);

    std::unordered_map<std::string_view, std::vector<Pattern>> by_verb_;
};

const VerbPatterns& shipped_patterns();
Operator operator_of(std::string_view lemma);

/// What a noun does to the infinitive that hangs on it: "plan to", "refusal to".
Operator operator_of_noun(std::string_view lemma);

/// Verbs that put such a noun into words: announce, express, repeat.
bool tells(std::string_view lemma);

/// Verbs whose object is an effort that goes on ("stepped up its efforts to"), and such nouns.
bool pursues(std::string_view lemma);
bool is_effort(std::string_view lemma);

/// Goldstein's weight of a CAMEO code, of its root if the code has none of its own; -10..10.
double goldstein_score(std::string_view cameo);

/// PLOVER's score of a type and mode, of the type if the mode has none; -10..10.
double plover_score(EventType type, std::string_view mode);

}  // namespace entente::evidence
