// What `entente backtest coding DIR` prints.
//
//     Result<CodingTest> test = score_coding("data/coding");
//     console.print(coding_text(*test));
#pragma once

#include <filesystem>
#include <string>

#include "base/diagnostic.h"
#include "evidence/score/score_petrarch.h"
#include "evidence/score/score_plover.h"

namespace entente::app {

struct CodingTest {
    evidence::PloverScores plover;
    evidence::PetrarchScores petrarch;
};

/// Both sets of records of a folder; E250, E251.
Result<CodingTest> score_coding(const std::filesystem::path& folder);

std::string coding_text(const CodingTest& test);
std::string coding_json(const CodingTest& test);  ///< entente/backtest-coding-1

}  // namespace entente::app
