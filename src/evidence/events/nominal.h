// Events that a noun tells: "the Trump-Putin summit", "talks between A and B", "A's demand that B ...".
#pragma once

#include <vector>

#include "evidence/events/coder.h"

namespace entente::evidence {

/// Adds the events that nouns of the sentence tell and no verb has told; confidence at most 0.7.
void add_nominal_events(const Parse& parse, const Discourse& discourse, std::vector<CodedEvent>& events);

}  // namespace entente::evidence
