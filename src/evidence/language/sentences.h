// Sentences of running text.
//
//     split_sentences("Mr. Xi met U.S. officials. Talks went on.")   // [0,26) [27,41)
#pragma once

#include <string_view>
#include <vector>

#include "evidence/page_text.h"

namespace entente::evidence {

/// Byte ranges without blanks at their ends, in order. A line ends a sentence; inside a line ICU's breaks count,
/// save after abbreviations. Ill-formed UTF-8 breaks nothing.
std::vector<ByteRange> split_sentences(std::string_view text);

}  // namespace entente::evidence
