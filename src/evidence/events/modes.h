// Modes and codes of requests, refusals, threats and promises, by the event they speak of.
//
//     request_mode(pattern_of("withdraw"));   // "yield"
//
// The manual's modes: assist, change, yield, meet; restrict, arrest, relations, expel, violence.
#pragma once

#include <string_view>

#include "evidence/events/patterns.h"

namespace entente::evidence {

/// Of a request or a refusal; `told` may be null: "change".
std::string_view request_mode(const Pattern* told);
/// Of a threat; empty if the event has none.
std::string_view threat_mode(const Pattern* told);
/// The manual asks for a recipient of these types: COOPERATE, AID, SANCTION.
bool needs_recipient(EventType type);
/// Verbs that lay what their `of` or `for` clause tells to their object: accuse, blame.
bool accuses(std::string_view lemma);
/// Verbs of feeling in the passive: -1 for anger and dismay, 1 for pleasure, 0 for others.
int feeling_of(std::string_view lemma);
/// Adjectives that judge what somebody does: -1, 1, 0.
int judgement_of(std::string_view word);
/// The CAMEO code of a threat with this mode.
std::string_view threat_code(std::string_view mode);
/// The CAMEO code of the intent to do what is told.
std::string_view intent_code(const Pattern* told);

}  // namespace entente::evidence
