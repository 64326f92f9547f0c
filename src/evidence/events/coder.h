// Events of one sentence.
//
//     std::vector<CodedEvent> events = code_sentence(parse, discourse, {});
//
// docs/reading.md has the rules: frames, promises, requests, flags, confidence.
#pragma once

#include <string>
#include <vector>

#include "evidence/events/participants.h"
#include "evidence/events/patterns.h"
#include "evidence/language/clauses.h"

namespace entente::evidence {

/// What the published sources leave open.
struct CodingRules {
    bool retreat_promise_agrees = false;  ///< announced retreat: AGREE (2016 records), else CONCEDE (manual)
    double least_confidence = 0.3;        ///< events below it are left out
    bool need_actor = true;               ///< false: passives without `by` are events of nobody
    bool recipient_anywhere = false;      ///< without a recipient in the clause: the next actor of the sentence
};

struct CodedEvent {
    Event event;  ///< sentence, line and date are the caller's to fill
    std::vector<Participant> actors;
    std::vector<Participant> recipients;
    std::size_t clause = 0;  ///< of the parse
};

std::vector<CodedEvent> code_sentence(const Parse& parse, Discourse& discourse, const CodingRules& rules);

}  // namespace entente::evidence
