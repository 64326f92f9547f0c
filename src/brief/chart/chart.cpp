#include "brief/chart/chart.h"

#include <algorithm>

namespace entente::brief::chart {

std::vector<std::string> with_most_dots(const Dots& chart) {
    int most = 0;
    for (const DotRow& row : chart.rows) {
        most = std::max(most, row.dots);
    }
    std::vector<std::string> labels;
    for (const DotRow& row : chart.rows) {
        if (row.dots == most) {
            labels.push_back(row.label);
        }
    }
    return labels;
}

}  // namespace entente::brief::chart
