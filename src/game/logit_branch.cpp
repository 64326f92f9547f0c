#include "game/logit_branch.h"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>

#include "stats/philox.h"

namespace entente::game {
namespace {

constexpr double first_length = 0.05;
constexpr double close_enough = 1e-4;     // of the corrector on the way; Newton doubles the digits of what is left
constexpr double shortest_length = 1e-10;  // relative to 1 + t
/// Two branches can pass each other this near (relative to 1 + t); nearer, they count as crossing, as in games with
/// symmetries they do.
constexpr double crossing_length = 1e-6;
constexpr std::size_t correction_rounds = 6;
constexpr std::size_t most_steps = 20'000;
constexpr double rounding = 1e-13;

double dot(std::span<const double> a, std::span<const double> b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

}  // namespace

/// The bordered system: derivatives of the residual by log-odds and t, and one more row.
struct LogitBranch::Solve {
    explicit Solve(Eigen::Index size) : matrix(size, size), lu(size), right(size), change(size) {}
    Eigen::MatrixXd matrix;
    Eigen::PartialPivLU<Eigen::MatrixXd> lu;
    Eigen::VectorXd right, change;
};

LogitBranch::LogitBranch(LogitTree& tree, BranchCare care) : tree_(tree), care_(care), count_(tree.unknowns()) {
    for (std::vector<double>* v : {&now_, &tangent_, &bend_, &predicted_, &next_, &next_tangent_, &right_, &unit_, &trial_, &probe_}) {
        v->assign(count_ + 1, 0.0);
    }
    unit_[count_] = 1;
    for (std::size_t k = 0; k <= count_; ++k) probe_[k] = stats::uniform({1, 0}, k) - 0.5;
    solve_ = std::make_unique<Solve>(static_cast<Eigen::Index>(count_ + 1));
}

LogitBranch::~LogitBranch() = default;

void LogitBranch::begin() {
    std::fill(trial_.begin(), trial_.end(), 0.0);
    begin_at({trial_.data(), count_}, 0, 1);
}

bool LogitBranch::begin_at(std::span<const double> log_odds, double t, double direction) {
    std::copy(log_odds.begin(), log_odds.end(), now_.begin());
    now_[count_] = t;
    std::fill(bend_.begin(), bend_.end(), 0.0);
    turns_ = steps_ = 0;
    length_ = first_length;
    tree_.evaluate(log_odds);
    build(t, unit_);
    tangent_ = unit_;
    take_tangent();
    if (direction < 0) {
        for (double& component : next_tangent_) component = -component;
    }
    tangent_ = next_tangent_;
    // The last row was the axis of t, whose side the tangent was then put on.
    orientation_ = direction < 0 ? -orientation() : orientation();
    room_ = room();
    return std::isfinite(dot(tangent_, tangent_));
}

void LogitBranch::build(double t, std::span<const double> last_row) {
    Eigen::MatrixXd& matrix = solve_->matrix;
    const auto stride = static_cast<std::size_t>(matrix.rows());
    tree_.jacobian(t, matrix.data(), stride);
    std::span<double> by_t(matrix.data() + count_ * stride, count_);
    tree_.worths(by_t);
    for (double& entry : by_t) entry = -entry;
    for (std::size_t column = 0; column <= count_; ++column) matrix.data()[column * stride + count_] = last_row[column];
    solve_->lu.compute(matrix);
}

// On one branch the determinant of the bordered system keeps its sign, and a step that leaps to another branch that
// comes near changes it. Where branches cross it changes too.
int LogitBranch::orientation() const {
    const auto& factors = solve_->lu.matrixLU();
    int sign = solve_->lu.permutationP().determinant() > 0 ? 1 : -1;
    for (Eigen::Index k = 0; k < factors.rows(); ++k) {
        if (factors(k, k) < 0) sign = -sign;
    }
    return sign;
}

// Goes to zero, and through it, where branches cross; near zero where they nearly do.
double LogitBranch::room() const {
    for (std::size_t k = 0; k <= count_; ++k) solve_->right[static_cast<Eigen::Index>(k)] = probe_[k];
    solve_->change = solve_->lu.solve(solve_->right);
    return 1 / dot({solve_->change.data(), count_ + 1}, probe_);
}

// The direction in which the residual stays zero, on the side of the tangent before.
void LogitBranch::take_tangent() {
    solve_->right.setZero();
    solve_->right[static_cast<Eigen::Index>(count_)] = 1;
    solve_->change = solve_->lu.solve(solve_->right);
    std::copy(solve_->change.data(), solve_->change.data() + count_ + 1, next_tangent_.begin());
    const double length = std::sqrt(dot(next_tangent_, next_tangent_));
    for (double& component : next_tangent_) component /= length;
}

void LogitBranch::predict(double length, std::vector<double>& point) const {
    for (std::size_t k = 0; k <= count_; ++k) {
        point[k] = now_[k] + length * (tangent_[k] + 0.5 * length * bend_[k]);
    }
}

// Newton back to the curve, in the plane across the tangent; leaves the new tangent.
bool LogitBranch::correct() {
    next_ = predicted_;
    for (std::size_t round = 0; round < correction_rounds; ++round) {
        const std::span<const double> odds(next_.data(), count_);
        tree_.evaluate(odds);
        tree_.residual(odds, next_[count_], {right_.data(), count_});
        double off_plane = 0;
        for (std::size_t k = 0; k <= count_; ++k) off_plane += tangent_[k] * (next_[k] - predicted_[k]);
        right_[count_] = off_plane;
        build(next_[count_], tangent_);
        for (std::size_t k = 0; k <= count_; ++k) solve_->right[static_cast<Eigen::Index>(k)] = -right_[k];
        solve_->change = solve_->lu.solve(solve_->right);
        const double* change = solve_->change.data();
        const double moved = std::max(tree_.size({change, count_}), std::abs(change[count_]) / (1 + std::abs(next_[count_])));
        if (round == 0) first_error_ = moved;
        if (!(moved <= care_.largest_error)) return false;
        for (std::size_t k = 0; k <= count_; ++k) next_[k] += change[k];
        if (moved <= close_enough) {
            take_tangent();
            return true;
        }
    }
    return false;
}

bool LogitBranch::step() {
    for (;;) {
        predict(length_, predicted_);
        const double crossing = crossing_length * (1 + std::abs(now_[count_]));
        const bool corrected = correct() && dot(tangent_, next_tangent_) >= care_.least_cosine && next_[count_] >= 0 &&
                               (orientation() == orientation_ || length_ <= crossing);
        if (corrected) break;
        length_ *= 0.4;
        if (!(length_ > shortest_length * (1 + std::abs(now_[count_])))) return false;
    }
    orientation_ = orientation();
    if (next_tangent_[count_] * tangent_[count_] < 0) ++turns_;
    for (std::size_t k = 0; k <= count_; ++k) bend_[k] = (next_tangent_[k] - tangent_[k]) / length_;
    now_.swap(next_);
    tangent_.swap(next_tangent_);
    const double growth = std::cbrt(care_.aimed_error / std::max(first_error_, 1e-12));
    const double room_now = room(), shrinks = (room_ - room_now) / length_;
    length_ *= std::clamp(growth, 0.3, 2.0);
    if (room_now / shrinks > 0) {
        // Halfway to where the branches would meet, so that the bend of a near miss is seen before it is passed.
        const double shortest = crossing_length * (1 + std::abs(now_[count_]));
        length_ = std::min(length_, std::max(0.5 * room_now / shrinks, shortest));
    }
    room_ = room_now;
    ++steps_;
    return true;
}

bool LogitBranch::polish(double t, std::span<double> log_odds, double trust, std::size_t rounds) {
    double before = 0;
    for (std::size_t round = 0; round < rounds; ++round) {
        tree_.evaluate(log_odds);
        tree_.residual(log_odds, t, {right_.data(), count_});
        build(t, unit_);
        for (std::size_t k = 0; k < count_; ++k) solve_->right[static_cast<Eigen::Index>(k)] = -right_[k];
        solve_->right[static_cast<Eigen::Index>(count_)] = 0;
        solve_->change = solve_->lu.solve(solve_->right);
        const double* change = solve_->change.data();
        const double moved = tree_.size({change, count_});
        if (!std::isfinite(moved)) return false;
        const double share = moved > trust ? trust / moved : 1.0;
        for (std::size_t k = 0; k < count_; ++k) log_odds[k] += share * change[k];
        const bool at_rounding = moved <= rounding || (round > 0 && moved <= 1e-9 && moved > 0.25 * before);
        before = moved;
        if (at_rounding) {
            tree_.evaluate(log_odds);
            return true;
        }
    }
    tree_.evaluate(log_odds);
    return before <= 1e-9;
}

// If the step to come would meet the target, solves there instead, from the point where the predictor meets it.
bool LogitBranch::try_target(double target, std::span<double> log_odds) {
    const auto t_at = [&](double length) {
        return now_[count_] + length * (tangent_[count_] + 0.5 * length * bend_[count_]) - target;
    };
    const double here = now_[count_] - target;
    if (here * t_at(length_) > 0) return false;
    double low = 0, high = length_;
    for (int round = 0; round < 60; ++round) {
        const double middle = 0.5 * (low + high);
        (here * t_at(middle) > 0 ? low : high) = middle;
    }
    predict(high, trial_);
    const std::vector<double>& guess = trial_;
    std::copy(guess.begin(), guess.begin() + static_cast<std::ptrdiff_t>(count_), log_odds.begin());
    if (!polish(target, log_odds, care_.largest_error, 12)) return false;
    const int towards = here < 0 ? 1 : -1;
    if (orientation() != towards * orientation_ && length_ > crossing_length * (1 + target)) return false;
    for (std::size_t k = 0; k < count_; ++k) right_[k] = log_odds[k] - guess[k];
    return tree_.size({right_.data(), count_}) <= care_.largest_error;
}

bool LogitBranch::find(double target, std::span<double> log_odds, const std::stop_token& stop) {
    for (std::size_t made = 0; made < most_steps && !stop.stop_requested(); ++made) {
        if (try_target(target, log_odds)) return true;
        const double before = now_[count_] - target;
        trial_ = tangent_;
        const double length = length_;
        const std::size_t turned = turns_;
        const int oriented = orientation_;
        if (!step()) break;
        if (before * (now_[count_] - target) < 0) {
            // The step ran over the target unseen: back, and half as long. next_ and next_tangent_ hold what was left.
            now_.swap(next_);
            tangent_ = trial_;
            std::fill(bend_.begin(), bend_.end(), 0.0);
            turns_ = turned;
            orientation_ = oriented;
            length_ = 0.5 * length;
            if (length_ <= shortest_length) break;
        }
    }
    std::copy(now_.begin(), now_.begin() + static_cast<std::ptrdiff_t>(count_), log_odds.begin());
    tree_.evaluate(log_odds);
    return false;
}

}  // namespace entente::game
