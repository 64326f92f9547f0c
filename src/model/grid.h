// How an issue's scale is cut: every landmark and every constant of an expression is a bin of its own, of no width,
// between open intervals; the open stretches are cut further into even pieces, so that histograms and stakes are fine
// enough. A region is a set of bins that no expression of the file tells apart.
//
//     Grid grid = make_grid({0, 100}, {25, 60, 75}, cuts, 100);
//     std::size_t bin = bin_of(grid, 60.3);    // the bin of the point 60: within half a point it belongs to it
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "situation/expression.h"
#include "stats/elicited.h"

namespace entente::model {

struct Bin {
    double low = 0;
    double high = 0;
    std::uint32_t region = 0;
    bool is_point() const { return low == high; }
};

struct Grid {
    stats::Bounds scale;
    std::vector<double> points;         ///< landmarks and constants, ascending
    std::vector<Bin> bins;              ///< ascending; a point bin stands between the intervals it parts
    std::vector<std::size_t> slots;     ///< first bin of each piece that is told apart, then bins.size(): at first each
                                        ///< point and each stretch between points
    std::vector<double> region_value;   ///< a value inside each region
    double snap = 0.5;                  ///< half a point: a 200th of the scale's width

    std::size_t regions() const { return region_value.size(); }
};

/// Points outside the scale are left out. `cuts` are the regions that expressions name on this issue.
Grid make_grid(stats::Bounds scale, std::vector<double> points, const std::vector<situation::Region>& cuts,
               std::size_t pieces);

/// The point within half a point of x (the nearest, the lower on a tie), if there is one.
std::optional<double> point_near(const Grid& grid, double x);

/// The bin that a settlement at x belongs to. x must lie on the scale.
std::size_t bin_of(const Grid& grid, double x);

/// The region that is told by this one of `region_value`. Not for settlements: a value may lie so near a point that bin_of
/// takes it for the point. Any other value is a broken invariant.
std::uint32_t region_told_by(const Grid& grid, double value);

/// Splits and merges slots until the product of their numbers over the issues of one track lies between the two
/// numbers, as far as that is possible: a slot never holds two regions and is never finer than a bin. Returns the
/// product.
std::size_t fit_slots(const std::vector<Grid*>& grids, std::size_t at_least, std::size_t at_most);

/// Constants of an expression on one issue, and its regions there.
void collect_regions(const situation::Expression& expression, IssueId issue,
                     std::vector<situation::Region>& regions);

}  // namespace entente::model
