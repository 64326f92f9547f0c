// Numbers that count something: value, unit, currency, what, comparison, date.
//
//     std::vector<Figure> figures = find_figures(sentence, text, published);
//
// docs/reading.md says what is no figure: years, days, counters, telephone numbers, names.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "evidence/language/prepare.h"
#include "evidence/reading.h"

namespace entente::evidence {

std::vector<Figure> find_figures(const PreparedSentence& sentence, std::string_view text, const std::optional<Date>& published);

}  // namespace entente::evidence
