#include "game/quantal_response.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

#include "game/damped_rounds.h"
#include "game/logit_branch.h"
#include "game/logit_tree.h"
#include "stats/kernels.h"
#include "stats/philox.h"

namespace entente::game {
namespace {

constexpr double settled_residual = 1e-8;
constexpr double same_probability = 1e-6;
/// Beyond this many unknowns the matrix of Newton's method costs more than many damped rounds.
constexpr std::size_t most_unknowns = 1500;

}  // namespace

struct QuantalSolver::Work {
    explicit Work(const ExtensiveGame& of) : game(of), tree(of), rounds(tree) {
        if (!tree.is_public() && tree.unknowns() <= most_unknowns) branch = std::make_unique<LogitBranch>(tree);
        log_odds.assign(tree.unknowns(), 0.0);
        ones.assign(of.players.size(), 1.0);
        response.probabilities.assign(tree.player_actions(), 0.0);
        response.payoffs.assign(tree.players(), 0.0);
    }

    void reset() {
        tree.set_payoffs(game.payoffs);
        tree.set_chance(game.chance);
        tree.set_decisiveness(ones);
    }

    void store(double t, QuantalResponse& to) {
        to.residual = tree.is_public() ? 0 : tree.distance(t);
        to.settled = to.residual <= settled_residual;
        std::copy(tree.probabilities().begin(), tree.probabilities().end(), to.probabilities.begin());
        for (std::size_t i = 0; i < tree.players(); ++i) to.payoffs[i] = tree.value(i);
    }

    /// From t = 0 (or wherever the branch is) to t; leaves the tree evaluated there.
    void go_to(double t, const std::stop_token& stop) {
        if (branch && branch->find(t, log_odds, stop)) return;
        const double from = branch ? branch->t() : reached;
        rounds.follow(log_odds, std::min(from, t), t, stop);
        if (branch) branch->polish(t, log_odds, 1.0, 50);
        reached = t;
    }

    void begin() {
        reached = 0;
        std::fill(log_odds.begin(), log_odds.end(), 0.0);
        if (branch) branch->begin();
    }

    ExtensiveGame game;
    LogitTree tree;
    DampedRounds rounds;
    std::unique_ptr<LogitBranch> branch;  ///< absent where the game is public or too large
    std::vector<double> log_odds, ones;
    double reached = 0;
    QuantalResponse response;
};

QuantalSolver::QuantalSolver(const ExtensiveGame& game) : work_(std::make_unique<Work>(game)) {}
QuantalSolver::~QuantalSolver() = default;
QuantalSolver::QuantalSolver(QuantalSolver&&) noexcept = default;
QuantalSolver& QuantalSolver::operator=(QuantalSolver&&) noexcept = default;

const QuantalResponse& QuantalSolver::solve(const QuantalDraw& draw) {
    Work& work = *work_;
    work.tree.set_payoffs(draw.payoffs.empty() ? std::span<const double>(work.game.payoffs) : draw.payoffs);
    work.tree.set_chance(draw.chance.empty() ? std::span<const double>(work.game.chance) : draw.chance);
    work.tree.set_decisiveness(draw.decisiveness.empty() ? std::span<const double>(work.ones) : draw.decisiveness);
    work.response.lambda = 1;
    work.response.turns = 0;
    const double t = work.tree.range();
    if (work.tree.is_public()) {
        work.tree.solve_backward(1);
    } else {
        work.begin();
        work.go_to(t, {});
        work.response.turns = work.branch ? work.branch->turns() : 0;
    }
    work.store(t, work.response);
    return work.response;
}

std::vector<QuantalResponse> QuantalSolver::follow(std::span<const double> lambdas, const std::stop_token& stop) {
    Work& work = *work_;
    work.reset();
    work.begin();
    std::vector<std::size_t> order(lambdas.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return lambdas[a] < lambdas[b]; });
    std::vector<QuantalResponse> responses(lambdas.size(), work.response);
    for (const std::size_t i : order) {
        const double t = lambdas[i] * work.tree.range();
        if (work.tree.is_public()) {
            work.tree.solve_backward(lambdas[i]);
        } else {
            work.go_to(t, stop);
        }
        responses[i].lambda = lambdas[i];
        responses[i].turns = work.branch ? work.branch->turns() : 0;
        work.store(t, responses[i]);
    }
    return responses;
}

LimitPoint QuantalSolver::limit(double wanted, const std::stop_token& stop) {
    constexpr double farthest = 1e13;  // beyond it log-odds of equal worths drown in rounding
    Work& work = *work_;
    work.reset();
    work.begin();
    const double range = work.tree.range();
    LimitPoint point{work.response, 0, false};
    double t = 0;
    for (std::size_t made = 0; made < 20'000 && !stop.stop_requested(); ++made) {
        if (work.branch) {
            if (!work.branch->step()) break;
            t = work.branch->t();
            std::copy(work.branch->log_odds().begin(), work.branch->log_odds().end(), work.log_odds.begin());
            work.tree.evaluate(work.log_odds);
        } else {
            const double next = t == 0 ? 1 : t * (work.tree.is_public() ? 4 : 1.25);
            if (work.tree.is_public()) {
                work.tree.solve_backward(next / range);
            } else {
                work.go_to(next, stop);
            }
            t = next;
        }
        // At sets that play hardly reaches, too: that is what makes the limit sequential.
        point.reached = work.tree.agent_regret() <= wanted * range &&
                        regret(work.game, work.tree.probabilities()) <= wanted * range;
        if (point.reached || t > farthest) break;
    }
    if (work.branch) work.branch->polish(t, work.log_odds, 1.0, 20);
    point.regret = regret(work.game, work.tree.probabilities());
    point.response.lambda = t / range;
    point.response.turns = work.branch ? work.branch->turns() : 0;
    work.store(t, point.response);
    // So far out a residual is rounding times decisiveness; regret is what counts.
    point.response.settled = point.reached;
    return point;
}

namespace {

bool same(const QuantalResponse& a, const QuantalResponse& b) {
    for (std::size_t i = 0; i < a.probabilities.size(); ++i) {
        if (std::abs(a.probabilities[i] - b.probabilities[i]) > same_probability) return false;
    }
    return true;
}

/// A profile at random: uniform on each simplex, or near its corners, by turns.
void random_start(const LogitTree& tree, stats::CounterGenerator& generator, bool corners, std::span<double> log_odds) {
    const double spread = corners ? 8.0 : 1.0;
    for (const LogitTree::Set& set : tree.sets()) {
        const double first = stats::kernel_log(-stats::kernel_log(generator.next_uniform()));
        for (std::uint32_t j = 1; j < set.actions; ++j) {
            const double own = stats::kernel_log(-stats::kernel_log(generator.next_uniform()));
            log_odds[set.first_unknown + j - 1] = spread * (own - first);
        }
    }
}

}  // namespace

std::vector<QuantalResponse> QuantalSolver::equilibria(double lambda, std::size_t starts, std::uint64_t seed,
                                                       const std::stop_token& stop) {
    const double lambdas[] = {lambda};
    std::vector<QuantalResponse> found = follow(lambdas, stop);
    Work& work = *work_;
    if (work.tree.is_public()) return found;
    const double t = lambda * work.tree.range();
    QuantalResponse candidate = work.response;
    for (std::size_t start = 0; start < starts && !stop.stop_requested(); ++start) {
        stats::CounterGenerator generator({seed, start});
        random_start(work.tree, generator, start % 4 >= 2, work.log_odds);
        if (start % 2 == 1 || !work.branch) work.rounds.settle(work.log_odds, t, work.branch ? 60 : 20'000, stop);
        if (work.branch && !work.branch->polish(t, work.log_odds, 1.0, 100)) continue;
        candidate.lambda = lambda;
        work.store(t, candidate);
        const bool known = std::any_of(found.begin(), found.end(), [&](const auto& r) { return same(r, candidate); });
        if (candidate.settled && !known) found.push_back(candidate);
    }
    return found;
}

}  // namespace entente::game
