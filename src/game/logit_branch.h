// The principal branch of one LogitTree: from equal probabilities at t = 0 along the curve of quantal responses, by
// predictor and corrector in arc length (so it may turn back), to given values of t = lambda * range.
//
//     LogitBranch branch(tree);
//     branch.begin();
//     if (branch.find(t, log_odds)) ...            // the first meeting with t; log_odds solve it to rounding
//
// Private to the solver. Memory is taken by the constructor only.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

#include "game/logit_tree.h"

namespace entente::game {

/// How carefully the branch is followed: small enough that a step does not leap to another branch nearby.
struct BranchCare {
    double aimed_error = 0.01;    ///< of the predictor, in log-probabilities
    double largest_error = 0.05;  ///< a step that misses by more is made again, shorter
    double least_cosine = 0.98;   ///< between tangents of neighbouring points
};

class LogitBranch {
  public:
    explicit LogitBranch(LogitTree& tree, BranchCare care = {});
    ~LogitBranch();
    LogitBranch(const LogitBranch&) = delete;
    LogitBranch& operator=(const LogitBranch&) = delete;

    /// Back to t = 0.
    void begin();
    /// Starts elsewhere: at a quantal response, to follow its branch with t growing (+1) or falling (-1).
    bool begin_at(std::span<const double> log_odds, double t, double direction);

    /// Follows the branch until it meets t = `target` and solves there. False if the branch could not be followed (then
    /// `log_odds` is the last point met) or was stopped.
    bool find(double target, std::span<double> log_odds, const std::stop_token& stop);

    /// One step along the branch, whatever t does; false if it could not be made.
    bool step();

    std::span<const double> log_odds() const { return {now_.data(), count_}; }
    double t() const { return now_[count_]; }
    std::size_t turns() const { return turns_; }
    std::size_t steps() const { return steps_; }

    /// Newton at fixed t from `log_odds`, to rounding. `trust`: the largest step allowed, in log-probabilities; a
    /// longer one is shortened, up to `rounds` times. False if it does not converge; the tree is left evaluated.
    bool polish(double t, std::span<double> log_odds, double trust, std::size_t rounds);

  private:
    struct Solve;
    bool correct();
    bool try_target(double target, std::span<double> log_odds);
    void predict(double length, std::vector<double>& point) const;
    void build(double t, std::span<const double> last_row);
    void take_tangent();
    int orientation() const;
    double room() const;

    LogitTree& tree_;
    BranchCare care_;
    std::size_t count_ = 0;  ///< unknowns; vectors below have one more entry, t
    std::vector<double> now_, tangent_, bend_, predicted_, next_, next_tangent_, right_, unit_, trial_, probe_;
    double length_ = 0;       ///< of the next step
    double first_error_ = 0;  ///< of the last correction
    int orientation_ = 1;
    double room_ = 0;
    std::size_t turns_ = 0, steps_ = 0;
    std::unique_ptr<Solve> solve_;
};

}  // namespace entente::game
