// A number that somebody judged: a point, a range with or without a best value, or a mixture of ranges,
// inside the bounds that its scale allows.
//
//     Elicited e = Elicited::range({0, 100}, 40, 70);            // 5th and 95th percentile, median 55
//     double x = quantile(e, 0.05);                              // 40
//
// A range is a split logit-normal inside its bounds: the logit of the place between the bounds is normal with
// one scale below the median and one above, each set by its percentile, so every strictly ordered triple is
// met exactly (to rounding). An end that equals a bound is a minimum or maximum; from it to the median the
// quantity is uniform. Where the median equals an end, that half lies on the median.
//
// Every number is finite, low <= median <= high inside the bounds, and lower < upper; whoever reads a file
// checks that. Results are then finite, inside the bounds and do not fall in u (to rounding).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace entente::stats {

struct Bounds {
    double lower = 0;
    double upper = 100;
    bool operator==(const Bounds&) const = default;
    double width() const { return upper - lower; }
};

/// One range of a mixture: 5th percentile, median, 95th percentile. A point has all three equal.
struct RangePart {
    double weight = 1;
    double low = 0;
    double median = 0;
    double high = 0;
    bool operator==(const RangePart&) const = default;
};

struct Elicited {
    Bounds bounds;
    std::vector<RangePart> parts;  ///< weights sum to 1, sorted by median; one part unless it is a mixture
    bool operator==(const Elicited&) const = default;

    static Elicited point(Bounds bounds, double value);
    static Elicited range(Bounds bounds, double low, double high);  ///< median at the arithmetic midpoint
    static Elicited range(Bounds bounds, double low, double median, double high);
    /// Weights are at least 0, not all 0, and are normalised; parts without weight are left out.
    static Elicited mixture(Bounds bounds, std::vector<RangePart> parts);

    bool is_point() const;
    /// The same shape on other bounds and units: every number x becomes scale * x + shift. scale is not 0;
    /// below 0 it turns the line around.
    Elicited rescaled(double scale, double shift) const;
};

/// The value at cumulative probability u in (0,1). A mixture takes its parts in order of median: u below the
/// first weight picks the first part, and so on, so a mixture of disjoint ranges is inverted exactly.
double quantile(const Elicited& elicited, double u);

/// Element by element the same bytes as quantile(elicited, u[i]), several at a time where the processor can.
/// Equal lengths; out may be u.
void fill_quantiles(const Elicited& elicited, std::span<const double> u, std::span<double> out);

/// Percentile of the quantity itself, the smallest x with cumulative(x) >= p (for mixtures of overlapping
/// ranges this differs from quantile); p in (0,1).
double percentile(const Elicited& elicited, double p);

/// Probability that the quantity is at most x.
double cumulative(const Elicited& elicited, double x);

}  // namespace entente::stats
