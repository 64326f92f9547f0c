// What becomes of an event that somebody promises, plans, announces or rules out.
//
//     Draft draft = promised(pattern_of("withdraw"), false, rules);   // CONCEDE
//
// docs/reading.md has the table; the manual's rules are behind it.
#pragma once

#include <string>
#include <string_view>

#include "evidence/events/coder.h"
#include "evidence/events/patterns.h"

namespace entente::evidence {

/// An event before its actors and flags are known.
struct Draft {
    EventType type = EventType::consult;
    std::string_view mode;
    std::string_view cameo;
    std::string rule;
};

/// What is promised or announced; `told` may be null. `firm`: an agreement even to do harm to others is an agreement.
Draft promised(const Pattern* told, bool firm, const CodingRules& rules);

/// Who decides to yield has yielded; who prepares to attack mobilises; else as a promise.
Draft intended(std::string_view verb, const Pattern* told, const CodingRules& rules);

/// Makes a promise, a threat or a refusal of what the future tense tells. `own_word`: nobody else says so.
void become_promise(EventFlags& flags, Draft& draft, bool own_word, const CodingRules& rules);

/// A refusal to do what is told.
Draft refused(const Pattern* told);

/// A threat to do what is told.
Draft threatened(const Pattern* told);

}  // namespace entente::evidence
