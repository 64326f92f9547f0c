// Which sources are one witness. A source that relays another has that one's origin; two that relay the same name
// share it; any other source is a witness of its own.
#pragma once

#include <string>
#include <vector>

#include "situation/situation.h"

namespace entente::situation {

/// Fills `origin` of every source (sorted by id). `relays` may name another source by id, publisher or title
/// (capitals do not matter), or anybody else. Returns the positions of sources that relay themselves in a circle;
/// each of those becomes an origin of its own.
std::vector<std::size_t> set_origins(std::vector<Source>& sources);

}  // namespace entente::situation
