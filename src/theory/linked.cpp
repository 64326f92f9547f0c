#include "theory/linked.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "stats/kernels.h"
#include "theory/one_issue.h"

namespace entente::theory {

namespace {

using Vector = std::vector<double>;

constexpr double precision = 1e-11;  ///< of the function maximised
constexpr double nothing = 1e-9;     ///< a gain too small to bargain over

/// What the method asks at a point: a value with its slope, or, where the point is not allowed, only the slope of what
/// forbids it (which has to grow).
struct Answer {
    bool allowed = true;
    double value = 0;
    Vector slope;
};
using Question = std::function<Answer(std::span<const double>)>;

/// The ellipsoid that holds the half of this one on which the slope points up: centre and shape, in `issues` numbers
/// and their square.
class Ellipsoid {
public:
    /// A ball.
    Ellipsoid(Vector centre, double radius)
        : n_(centre.size()), centre_(std::move(centre)), shape_(n_ * n_, 0.0), along_(n_) {
        for (std::size_t k = 0; k < n_; ++k) shape_[k * n_ + k] = radius * radius;
    }

    const Vector& centre() const { return centre_; }

    /// How much a function with this slope at the centre can still grow inside.
    double reach(std::span<const double> slope) {
        double square = 0;
        for (std::size_t i = 0; i < n_; ++i) {
            along_[i] = 0;
            for (std::size_t j = 0; j < n_; ++j) along_[i] += shape_[i * n_ + j] * slope[j];
            square += along_[i] * slope[i];
        }
        return square > 0 ? std::sqrt(square) : 0;
    }

    /// Cuts through the centre; `reach(slope)` must have been asked just before and be above 0.
    void cut(double reach) {
        const double n = static_cast<double>(n_);
        for (double& a : along_) a /= reach;
        for (std::size_t i = 0; i < n_; ++i) centre_[i] += along_[i] / (n + 1);
        const double grow = n_ == 1 ? 0.25 : n * n / (n * n - 1);
        const double flatten = n_ == 1 ? 0 : 2 / (n + 1);
        for (std::size_t i = 0; i < n_; ++i) {
            for (std::size_t j = 0; j < n_; ++j)
                shape_[i * n_ + j] = grow * (shape_[i * n_ + j] - flatten * along_[i] * along_[j]);
        }
    }

private:
    std::size_t n_;
    Vector centre_, shape_, along_;
};

/// The best point of the unit cube that shrinking ellipsoids find from this one on; at least as good as `best`.
Vector search(Ellipsoid inside, Vector best, const Question& ask) {
    const std::size_t n = best.size();
    double highest = ask(best).value;
    // A step shrinks the volume by exp(-1 / (2 n + 2)); this many reach the precision with room to spare.
    const std::size_t most = 200 + 120 * n * (n + 1);
    Vector x(n), outwards(n);
    for (std::size_t step = 0; step < most; ++step) {
        // A centre outside the cube is judged by the nearest point inside, and cut off by the side it is beyond.
        bool is_outside = false;
        for (std::size_t k = 0; k < n; ++k) {
            x[k] = std::clamp(inside.centre()[k], 0.0, 1.0);
            outwards[k] = x[k] - inside.centre()[k];
            is_outside = is_outside || outwards[k] != 0;
        }
        const Answer answer = ask(x);
        if (answer.allowed && answer.value > highest) {
            highest = answer.value;
            best = x;
        }
        const double reach = inside.reach(is_outside ? outwards : answer.slope);
        const bool is_settled = !is_outside && answer.allowed && reach < precision;
        if (is_settled || !(reach > 0)) break;
        inside.cut(reach);
    }
    return best;
}

/// The best point of the unit cube, at least as good as `best`, which is allowed.
Vector maximise(Vector best, const Question& ask) {
    const double radius = std::sqrt(static_cast<double>(best.size())) / 2;  // the ball around the cube
    best = search({Vector(best.size(), 0.5), radius}, best, ask);
    // At a kink the ellipsoid becomes a needle and loses its last digits; a small ball finds them.
    return search({best, 1e-4}, best, ask);
}

double gain(const LinkedBargain& b, std::span<const double> d, std::size_t i, std::span<const double> x) {
    return b.utility(i, x) - d[i];
}

/// The smallest of gains divided by `unit`, and its slope.
Answer least_gain(const LinkedBargain& b, std::span<const double> d, const Vector& unit, std::span<const double> x) {
    Answer answer{true, std::numeric_limits<double>::infinity(), Vector(b.issues, 0.0)};
    std::size_t who = 0;
    for (std::size_t i = 0; i < b.actors; ++i) {
        const double share = gain(b, d, i, x) / unit[i];
        if (share < answer.value) answer.value = share, who = i;
    }
    b.add_slope(who, x, 1 / unit[who], answer.slope);
    return answer;
}

/// The most i could gain if nobody lost.
double most_gain(const LinkedBargain& b, std::span<const double> d, std::size_t i) {
    const Vector best = maximise(b.reversion, [&](std::span<const double> x) {
        const Answer least = least_gain(b, d, Vector(b.actors, 1.0), x);
        if (least.value < 0) return Answer{false, 0, least.slope};
        Answer answer{true, gain(b, d, i, x), Vector(b.issues, 0.0)};
        b.add_slope(i, x, 1, answer.slope);
        return answer;
    });
    return gain(b, d, i, best);
}

}  // namespace

double LinkedBargain::utility(std::size_t actor, std::span<const double> x) const {
    double sum = 0;
    for (std::size_t k = 0; k < issues; ++k) {
        const double away = std::abs(x[k] - position[actor * issues + k]);
        sum -= share[actor * issues + k] * (loss == Loss::linear ? away : away * away);
    }
    return sum;
}

void LinkedBargain::add_slope(std::size_t actor, std::span<const double> x, double times,
                              std::span<double> slope) const {
    for (std::size_t k = 0; k < issues; ++k) {
        const double away = x[k] - position[actor * issues + k];
        const double sign = away > 0 ? 1.0 : away < 0 ? -1.0 : 0.0;
        slope[k] -= times * share[actor * issues + k] * (loss == Loss::linear ? sign : 2 * away);
    }
}

std::vector<double> LinkedBargain::disagreement(double cost) const {
    Vector d(actors);
    for (std::size_t i = 0; i < actors; ++i) d[i] = utility(i, reversion) - cost;
    return d;
}

LinkedBargain linked_bargain(const Table& table, Loss loss) {
    LinkedBargain b;
    b.issues = table.issues.size();
    b.loss = loss;
    std::vector<OneIssue> one;
    for (std::size_t k = 0; k < b.issues; ++k) {
        const OneIssue& issue = one.emplace_back(one_issue(table, k));
        b.lower.push_back(issue.lower);
        b.width.push_back(issue.upper - issue.lower);
        // The records of all linked bargains ask for a reversion, so one is given.
        b.reversion.push_back((issue.reversion.value_or(issue.lower) - b.lower[k]) / b.width[k]);
    }
    for (std::size_t a = 0; a < table.actors.size(); ++a) {
        double salience = 0, power = 0;
        for (std::size_t k = 0; k < b.issues; ++k) {
            if (table.stands_on(a, k)) {
                salience += table.salience[table.at(a, k)];
                power += table.weight(a, k);
            }
        }
        if (!(power > 0)) continue;
        for (std::size_t k = 0; k < b.issues; ++k) {
            const bool stands = table.stands_on(a, k);
            b.position.push_back(stands ? (table.position[table.at(a, k)] - b.lower[k]) / b.width[k] : 0.0);
            b.share.push_back(stands ? table.salience[table.at(a, k)] / salience : 0.0);
        }
        b.power.push_back(100 * power / salience);
        ++b.actors;
    }
    return b;
}

std::vector<double> linked_egalitarian(const LinkedBargain& b, std::span<const double> d) {
    const Vector alike(b.actors, 1.0);
    return maximise(b.reversion, [&](std::span<const double> x) { return least_gain(b, d, alike, x); });
}

std::vector<double> linked_kalai_smorodinsky(const LinkedBargain& b, std::span<const double> d) {
    Vector most(b.actors);
    for (std::size_t i = 0; i < b.actors; ++i) {
        most[i] = most_gain(b, d, i);
        if (most[i] <= nothing) return b.reversion;
    }
    return maximise(b.reversion, [&](std::span<const double> x) { return least_gain(b, d, most, x); });
}

std::vector<double> linked_nash(const LinkedBargain& b, std::span<const double> d) {
    // From the point that is best for the worst off, since logarithms want everybody to gain something.
    Vector start = linked_egalitarian(b, d);
    const Vector alike(b.actors, 1.0);
    if (least_gain(b, d, alike, start).value <= nothing) return start;
    double total = 0;
    for (const double c : b.power) total += c;
    return maximise(start, [&](std::span<const double> x) {
        const Answer least = least_gain(b, d, alike, x);
        if (least.value <= 0) return Answer{false, 0, least.slope};
        Answer answer{true, 0, Vector(b.issues, 0.0)};
        for (std::size_t i = 0; i < b.actors; ++i) {
            const double more = gain(b, d, i, x), weight = b.power[i] / total;
            answer.value += weight * stats::kernel_log(more);
            b.add_slope(i, x, weight / more, answer.slope);
        }
        return answer;
    });
}

}  // namespace entente::theory
