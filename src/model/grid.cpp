#include "model/grid.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

namespace entente::model {
namespace {

// The even cut of the scale, without borders so near a point that they would leave a sliver.
std::vector<double> borders(stats::Bounds scale, const std::vector<double>& points, std::size_t pieces) {
    std::vector<double> all{scale.lower, scale.upper};
    const double step = scale.width() / static_cast<double>(pieces);
    for (std::size_t i = 1; i < pieces; ++i) {
        const double border = scale.lower + step * static_cast<double>(i);
        const bool at_a_point = std::any_of(points.begin(), points.end(),
                                            [&](double p) { return std::fabs(p - border) < 1e-6 * step; });
        if (!at_a_point) {
            all.push_back(border);
        }
    }
    all.insert(all.end(), points.begin(), points.end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

double inside(const Bin& bin) {
    return bin.is_point() ? bin.low : (bin.low + bin.high) / 2;
}

}  // namespace

Grid make_grid(stats::Bounds scale, std::vector<double> points, const std::vector<situation::Region>& cuts,
               std::size_t pieces) {
    Grid grid;
    grid.scale = scale;
    grid.snap = scale.width() / 200;
    std::sort(points.begin(), points.end());
    points.erase(std::unique(points.begin(), points.end()), points.end());
    std::erase_if(points, [&](double p) { return p < scale.lower || p > scale.upper; });
    grid.points = std::move(points);

    const std::vector<double> edges = borders(scale, grid.points, pieces);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const bool is_point = std::binary_search(grid.points.begin(), grid.points.end(), edges[i]);
        if (is_point) {
            grid.slots.push_back(grid.bins.size());
            grid.bins.push_back({edges[i], edges[i], 0});
        }
        if (i + 1 < edges.size()) {
            if (is_point || i == 0) {
                grid.slots.push_back(grid.bins.size());
            }
            grid.bins.push_back({edges[i], edges[i + 1], 0});
        }
    }
    grid.slots.push_back(grid.bins.size());

    std::map<std::vector<bool>, std::uint32_t> regions;
    for (Bin& bin : grid.bins) {
        std::vector<bool> truth;
        truth.reserve(cuts.size());
        for (const situation::Region& cut : cuts) {
            truth.push_back(cut.contains(inside(bin)));
        }
        const auto [found, is_new] = regions.emplace(std::move(truth), static_cast<std::uint32_t>(regions.size()));
        bin.region = found->second;
        if (is_new) {
            grid.region_value.push_back(inside(bin));
        }
    }
    return grid;
}

std::optional<double> point_near(const Grid& grid, double x) {
    const auto above = std::lower_bound(grid.points.begin(), grid.points.end(), x);
    std::optional<double> best;
    if (above != grid.points.begin() && x - *(above - 1) <= grid.snap) {
        best = *(above - 1);
    }
    if (above != grid.points.end() && *above - x <= grid.snap && (!best || *above - x < x - *best)) {
        best = *above;
    }
    return best;
}

std::size_t bin_of(const Grid& grid, double x) {
    if (const std::optional<double> point = point_near(grid, x)) {
        x = *point;
    }
    // The last bin that begins at or below x; a point bin stands before the interval that begins at it.
    const auto after = std::upper_bound(grid.bins.begin(), grid.bins.end(), x,
                                        [](double value, const Bin& bin) { return value < bin.low; });
    auto bin = after - 1;
    while (bin != grid.bins.begin() && (bin - 1)->is_point() && (bin - 1)->low == x) {
        --bin;
    }
    return static_cast<std::size_t>(bin - grid.bins.begin());
}

std::uint32_t region_told_by(const Grid& grid, double value) {
    const auto found = std::find(grid.region_value.begin(), grid.region_value.end(), value);
    if (found == grid.region_value.end()) {
        throw std::logic_error("a value that tells no region of its issue");
    }
    return static_cast<std::uint32_t>(found - grid.region_value.begin());
}

namespace {

std::size_t product(const std::vector<Grid*>& grids) {
    std::size_t settlements = 1;
    for (const Grid* grid : grids) {
        settlements *= grid->slots.size() - 1;
    }
    return settlements;
}

double width_of(const Grid& grid, std::size_t first_bin, std::size_t last_bin) {
    return (grid.bins[last_bin - 1].high - grid.bins[first_bin].low) / grid.scale.width();
}

// A slot of one issue, and how wide it is or would be as a share of the scale.
struct Slot {
    Grid* grid = nullptr;
    std::size_t slot = 0;
    double width = 0;
};

Slot widest(const std::vector<Grid*>& grids) {
    Slot best;
    for (Grid* grid : grids) {
        for (std::size_t i = 0; i + 1 < grid->slots.size(); ++i) {
            const double width = width_of(*grid, grid->slots[i], grid->slots[i + 1]);
            if (grid->slots[i + 1] - grid->slots[i] > 1 && width > best.width) {
                best = {grid, i, width};
            }
        }
    }
    return best;
}

// Neighbours of one region that would make the narrowest slot, weighed by how finely their issue is cut already.
Slot least_missed(const std::vector<Grid*>& grids) {
    Slot best{nullptr, 0, 2};
    for (Grid* grid : grids) {
        for (std::size_t i = 0; i + 2 < grid->slots.size(); ++i) {
            const double width = width_of(*grid, grid->slots[i], grid->slots[i + 2]) *
                                 std::sqrt(20.0 / static_cast<double>(grid->slots.size()));
            if (grid->bins[grid->slots[i]].region == grid->bins[grid->slots[i + 1]].region && width < best.width) {
                best = {grid, i, width};
            }
        }
    }
    return best;
}

}  // namespace

std::size_t fit_slots(const std::vector<Grid*>& grids, std::size_t at_least, std::size_t at_most) {
    while (product(grids) > at_most) {
        const Slot merged = least_missed(grids);
        if (!merged.grid) {
            break;
        }
        merged.grid->slots.erase(merged.grid->slots.begin() + static_cast<std::ptrdiff_t>(merged.slot) + 1);
    }
    while (product(grids) < at_least) {
        const Slot split = widest(grids);
        if (!split.grid) {
            break;
        }
        std::vector<std::size_t>& slots = split.grid->slots;
        const std::size_t middle = (slots[split.slot] + slots[split.slot + 1]) / 2;
        slots.insert(slots.begin() + static_cast<std::ptrdiff_t>(split.slot) + 1, middle);
    }
    return product(grids);
}

void collect_regions(const situation::Expression& expression, IssueId issue,
                     std::vector<situation::Region>& regions) {
    if (expression.kind == situation::Expression::Kind::region && expression.region.issue == issue) {
        regions.push_back(expression.region);
    }
    for (const situation::Expression& child : expression.children) {
        collect_regions(child, issue, regions);
    }
}

}  // namespace entente::model
