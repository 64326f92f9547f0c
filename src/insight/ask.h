// An uncertain number as a question that somebody could go and find the answer to.
//
//     ask_about(s, "position.line.A.at");   // "Alpha: what does it really want? Where?"
#pragma once

#include <string>

#include "situation/situation.h"

namespace entente::insight {

/// For every key path that a situation may have.
std::string ask_about(const situation::Situation& situation, const std::string& key);

}  // namespace entente::insight
