#include "stats/elicited.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <tuple>

#include "stats/clones.h"
#include "stats/kernels.h"

namespace entente::stats {
namespace {

constexpr double z95 = 1.6448536269514722;  // 95th percentile of the standard normal
constexpr double smallest_u = 0x1p-54;      // u is kept off the ends, where the logit would be infinite
constexpr double largest_u = 1.0 - 0x1p-53;
constexpr std::size_t chunk = 512;

// One range, ready to be evaluated: below the median from `floor` on, above it up to `ceiling`; a half
// without width has its floor or ceiling at the median.
struct Shape {
    double lower = 0, upper = 0;  // bounds
    double floor = 0, median = 0, ceiling = 0;
    double logit_median = 0;
    double scale_low = 0, scale_high = 0;
    bool uniform_low = false, uniform_high = false;
};

double logit_within(const Bounds& bounds, double x) {
    if (x <= bounds.lower) return -37.0;  // a median on a bound is taken 2^-53 of the width inside
    if (x >= bounds.upper) return 37.0;
    return kernel_log((x - bounds.lower) / (bounds.upper - x));
}

Shape shape_of(const Bounds& bounds, const RangePart& part) {
    Shape shape{.lower = bounds.lower, .upper = bounds.upper};
    shape.median = limit(part.median, bounds.lower, bounds.upper);
    shape.floor = part.low < shape.median ? bounds.lower : shape.median;
    shape.ceiling = part.high > shape.median ? bounds.upper : shape.median;
    shape.uniform_low = part.low <= bounds.lower;
    shape.uniform_high = part.high >= bounds.upper;
    shape.logit_median = logit_within(bounds, shape.median);
    if (part.low < shape.median)
        shape.scale_low = (shape.logit_median - logit_within(bounds, part.low)) / z95;
    if (part.high > shape.median)
        shape.scale_high = (logit_within(bounds, part.high) - shape.logit_median) / z95;
    return shape;
}

bool is_constant(const RangePart& part) {
    return !(part.low < part.median) && !(part.high > part.median);
}

ENTENTE_INLINE double logit_at(const Shape& shape, double z) {
    return shape.logit_median + select(z < 0.0, shape.scale_low, shape.scale_high) * z;
}

// From the logistic of logit_at to the value: a uniform half where there is one, and each half on its own
// side of the median, which rounding could otherwise pass.
ENTENTE_INLINE double place(const Shape& shape, double u, double logistic) {
    const double curved = shape.lower + (shape.upper - shape.lower) * logistic;
    const double rising = shape.lower + (shape.median - shape.lower) * (2.0 * u);
    const double falling = shape.upper - (shape.upper - shape.median) * (2.0 * (1.0 - u));
    const double below = limit(select(shape.uniform_low, rising, curved), shape.floor, shape.median);
    const double above = limit(select(shape.uniform_high, falling, curved), shape.median, shape.ceiling);
    return select(u < 0.5, below, above);
}

ENTENTE_INLINE double kept_off_ends(double u) {
    return limit(u, smallest_u, largest_u);
}

double quantile_of(const Shape& shape, double u) {
    const double inside = kept_off_ends(u);
    return place(shape, inside, kernel_logistic(logit_at(shape, kernel_normal_quantile(inside))));
}

ENTENTE_VECTOR_CLONES
void keep_off_ends(const double* u, double* out, std::size_t count) {
    ENTENTE_INDEPENDENT
    for (std::size_t i = 0; i < count; ++i) out[i] = kept_off_ends(u[i]);
}

ENTENTE_VECTOR_CLONES
void fill_logits(const Shape& shape, double* z, std::size_t count) {
    const Shape fixed = shape;
    ENTENTE_INDEPENDENT
    for (std::size_t i = 0; i < count; ++i) z[i] = logit_at(fixed, z[i]);
}

ENTENTE_VECTOR_CLONES
void fill_places(const Shape& shape, const double* u, const double* logistic, double* out,
                 std::size_t count) {
    const Shape fixed = shape;
    ENTENTE_INDEPENDENT
    for (std::size_t i = 0; i < count; ++i) out[i] = place(fixed, u[i], logistic[i]);
}

void fill_shape(const Shape& shape, std::span<const double> u, std::span<double> out) {
    std::array<double, chunk> inside;
    std::array<double, chunk> value;
    const bool curved = !(shape.uniform_low && shape.uniform_high);
    for (std::size_t first = 0; first < u.size(); first += chunk) {
        const std::size_t count = std::min(chunk, u.size() - first);
        const std::span<double> work(value.data(), count);
        keep_off_ends(u.data() + first, inside.data(), count);
        if (curved) {
            fill_normal_quantile(std::span(inside).first(count), work);
            fill_logits(shape, work.data(), count);
            fill_logistic(work, work);
        } else {
            std::fill(work.begin(), work.end(), 0.5);
        }
        fill_places(shape, inside.data(), work.data(), out.data() + first, count);
    }
}

// Which part of a mixture a cumulative probability falls into, and where in it.
struct Pick {
    std::size_t part = 0;
    double u = 0;
};

Pick pick(const Elicited& elicited, double u) {
    double below = 0;
    std::size_t part = 0;
    while (part + 1 < elicited.parts.size() && u >= below + elicited.parts[part].weight) {
        below += elicited.parts[part].weight;
        ++part;
    }
    return {part, (u - below) / elicited.parts[part].weight};
}

double quantile_of_part(const Elicited& elicited, std::size_t part, double u) {
    const RangePart& range = elicited.parts[part];
    return is_constant(range) ? range.median : quantile_of(shape_of(elicited.bounds, range), u);
}

void fill_part(const Elicited& elicited, std::size_t part, std::span<const double> u, std::span<double> out) {
    const RangePart& range = elicited.parts[part];
    if (is_constant(range)) {
        std::fill(out.begin(), out.end(), range.median);
    } else {
        fill_shape(shape_of(elicited.bounds, range), u, out);
    }
}

void fill_mixture(const Elicited& elicited, std::span<const double> u, std::span<double> out) {
    std::vector<std::vector<double>> inner(elicited.parts.size());
    std::vector<std::size_t> part_of(u.size());
    for (std::size_t i = 0; i < u.size(); ++i) {
        const Pick picked = pick(elicited, u[i]);
        part_of[i] = picked.part;
        inner[picked.part].push_back(picked.u);
    }
    for (std::size_t part = 0; part < inner.size(); ++part)
        fill_part(elicited, part, inner[part], inner[part]);
    std::vector<std::size_t> taken(elicited.parts.size(), 0);
    for (std::size_t i = 0; i < u.size(); ++i) out[i] = inner[part_of[i]][taken[part_of[i]]++];
}

double cumulative_of(const Bounds& bounds, const RangePart& part, double x) {
    if (is_constant(part)) return x >= part.median ? 1.0 : 0.0;
    if (x >= bounds.upper) return 1.0;
    if (x < bounds.lower) return 0.0;
    const Shape shape = shape_of(bounds, part);
    const bool below = x < shape.median;
    if (below && shape.floor == shape.median) return 0.0;
    if (!below && shape.ceiling == shape.median) return 1.0;
    if (below && shape.uniform_low) return 0.5 * (x - shape.lower) / (shape.median - shape.lower);
    if (!below && shape.uniform_high) return 1.0 - 0.5 * (shape.upper - x) / (shape.upper - shape.median);
    if (x == shape.lower) return below ? 0.0 : 0.5;
    const double scale = below ? shape.scale_low : shape.scale_high;
    if (!(scale > 0.0)) return below ? 0.0 : 1.0;  // ends so close to the median that their logits agree
    const double z = (logit_within(bounds, x) - shape.logit_median) / scale;
    return kernel_normal_cdf(below ? std::min(z, 0.0) : std::max(z, 0.0));
}

void sort_parts(std::vector<RangePart>& parts) {
    std::sort(parts.begin(), parts.end(), [](const RangePart& a, const RangePart& b) {
        return std::tie(a.median, a.low, a.high, a.weight) < std::tie(b.median, b.low, b.high, b.weight);
    });
}

}  // namespace

Elicited Elicited::point(Bounds bounds, double value) {
    return {bounds, {{1, value, value, value}}};
}

Elicited Elicited::range(Bounds bounds, double low, double high) {
    return range(bounds, low, low + (high - low) / 2, high);
}

Elicited Elicited::range(Bounds bounds, double low, double median, double high) {
    return {bounds, {{1, low, median, high}}};
}

Elicited Elicited::mixture(Bounds bounds, std::vector<RangePart> parts) {
    std::erase_if(parts, [](const RangePart& part) { return !(part.weight > 0.0); });
    sort_parts(parts);
    double total = 0;
    for (const RangePart& part : parts) total += part.weight;
    for (RangePart& part : parts) part.weight /= total;
    return {bounds, std::move(parts)};
}

bool Elicited::is_point() const {
    return parts.size() == 1 && is_constant(parts.front());
}

Elicited Elicited::rescaled(double scale, double shift) const {
    const auto moved = [scale, shift](double x) { return scale * x + shift; };
    Elicited result{{moved(bounds.lower), moved(bounds.upper)}, parts};
    for (RangePart& part : result.parts) {
        part = {part.weight, moved(part.low), moved(part.median), moved(part.high)};
        if (scale < 0.0) std::swap(part.low, part.high);
    }
    if (scale < 0.0) {
        std::swap(result.bounds.lower, result.bounds.upper);
        sort_parts(result.parts);
    }
    return result;
}

double quantile(const Elicited& elicited, double u) {
    if (elicited.parts.size() == 1) return quantile_of_part(elicited, 0, u);
    const Pick picked = pick(elicited, u);
    return quantile_of_part(elicited, picked.part, picked.u);
}

void fill_quantiles(const Elicited& elicited, std::span<const double> u, std::span<double> out) {
    if (elicited.parts.size() == 1) {
        fill_part(elicited, 0, u, out);
    } else {
        fill_mixture(elicited, u, out);
    }
}

double cumulative(const Elicited& elicited, double x) {
    double sum = 0;
    bool all = true;
    for (const RangePart& part : elicited.parts) {
        const double inside = cumulative_of(elicited.bounds, part, x);
        sum += part.weight * inside;
        all = all && inside == 1.0;
    }
    return all ? 1.0 : std::min(sum, 1.0);
}

double percentile(const Elicited& elicited, double p) {
    double low = quantile_of_part(elicited, 0, p);
    double high = low;
    for (std::size_t part = 1; part < elicited.parts.size(); ++part) {
        const double x = quantile_of_part(elicited, part, p);
        low = std::min(low, x);
        high = std::max(high, x);
    }
    if (cumulative(elicited, low) >= p) return low;
    // Halving ends when no number is left between the two; `high` is then the smallest that reaches p.
    for (double middle = low + (high - low) / 2; middle > low && middle < high;
         middle = low + (high - low) / 2) {
        (cumulative(elicited, middle) >= p ? high : low) = middle;
    }
    return high;
}

}  // namespace entente::stats
