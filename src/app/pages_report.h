// The scores of `entente backtest pages` as text and as entente/backtest-pages-1.
//
//     const auto scores = evidence::score_pages(folder);
//     console.print(pages_text(*scores));
#pragma once

#include <string>

#include "evidence/score/score_pages.h"

namespace entente::app {

std::string pages_text(const evidence::PageScores& scores);
std::string pages_json(const evidence::PageScores& scores);

}  // namespace entente::app
