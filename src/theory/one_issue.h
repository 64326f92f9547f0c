// One issue of a table by itself: those who stand on it, side by side. Most theories settle issues one by one.
//
//     Settlement result = opening(table);
//     for (std::size_t k = 0; k < table.issues.size(); ++k)
//         result.settlement.push_back(compromise(one_issue(table, k).position, one_issue(table, k).weight));
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "theory/input.h"
#include "theory/settlement.h"
#include "theory/theory.h"

namespace entente::theory {

struct OneIssue {
    std::vector<std::size_t> actor;  ///< index in the table of each who stands on the issue
    std::vector<double> position, salience, power;
    std::vector<double> weight;      ///< power x salience / 100
    double lower = 0, upper = 100;   ///< the scale; the range of positions where the file states none
    std::optional<double> reversion;
};

OneIssue one_issue(const Table& table, std::size_t issue);

/// A settlement with round 0 filled in: the table's positions, their weighted medians and means.
Settlement opening(const Table& table);

/// Positions after a round, with the weighted median and mean of each issue under the table's weights.
Round make_round(const Table& table, std::vector<double> position);

/// Which weights a mean or a median takes: the values of an option, and those weights.
inline constexpr std::array weight_words{
    Word{"power-salience", "power times salience"},
    Word{"power", "power alone"},
    Word{"salience", "salience alone"},
    Word{"equal", "everybody alike"},
};
std::vector<double> chosen_weights(const OneIssue& issue, std::string_view word);

}  // namespace entente::theory
