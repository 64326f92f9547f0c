#include "game/negotiation/aftermath.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <span>

#include "game/negotiation/mixing.h"
#include "game/negotiation/sweep.h"

namespace entente::game {
namespace {

constexpr double settled = 1e-10;        // residual at which a lane is done
constexpr double rounding = 1e-14;      // what a last digit of a belief may do
constexpr double settled_on_way = 1e-5;  // the same at a smaller lambda, on the way: near enough to go on from
constexpr std::size_t sweeps_most = 5000;
constexpr std::size_t sweeps_a_step = 120;
constexpr std::size_t patience = 12;  // sweeps without a smaller residual
constexpr double first_step = 1.0 / 4;
constexpr double least_step = 1.0 / 1024;
constexpr double least_share = 1.0 / 64;

/// How far one lane is. First plain sweeps; then lambda grows from 0, each step from the answer before it, with smaller
/// moves where the residual does not fall. It looks at nothing but its own residuals, so its answer does not depend on
/// other lanes.
class Course {
  public:
    double scale() const { return scale_; }
    double share() const { return share_; }
    bool done() const { return done_; }
    double residual() const { return residual_; }

    enum class Act { mix, forget, take, keep, go_back };

    /// What to do after a sweep that found this residual. As many plain sweeps as there are nodes in doubt, and one
    /// more, are enough for moves that do not answer to each other: then nothing changes any more but a last digit.
    Act look(double residual, std::size_t plain) {
        residual_ = residual;
        ++count_;
        if (!on_way_) {
            done_ = residual < rounding;
            if (done_ || count_ < plain) return Act::take;
            on_way_ = true;
            go_to(step_);
            return Act::go_back;
        }
        if (residual < (scale_ < 1 ? settled_on_way : settled)) return arrive();
        if (residual < best_) best_ = residual, since_best_ = 0;
        const bool lost = ++since_best_ > patience;
        if (lost) share_ = std::max(least_share, share_ * .5), best_ = residual, since_best_ = 0;
        if (count_ < sweeps_a_step || stuck_) return lost ? Act::forget : Act::mix;
        step_ /= 2;
        stuck_ = step_ < least_step;  // a fold: the rest of the way in one jump, with an honest residual
        go_to(stuck_ ? 1 : reached_ + step_);
        return Act::go_back;
    }

  private:
    Act arrive() {
        done_ = scale_ >= 1;
        reached_ = scale_;
        if (count_ <= 12) step_ = std::min(first_step, step_ * 2);
        share_ = std::min(1.0, share_ * 2);
        go_to(std::min(1.0, reached_ + step_));
        return Act::keep;
    }

    void go_to(double scale) {
        scale_ = scale;
        count_ = 0;
        best_ = 1e300;
        since_best_ = 0;
    }

    double scale_ = 1, share_ = 1, residual_ = 0, best_ = 1e300, reached_ = 0, step_ = first_step;
    std::size_t count_ = 0, since_best_ = 0;
    bool on_way_ = false, done_ = false, stuck_ = false;
};

}  // namespace

/// One sequence with the stakes of a block of draws, after another. Its unknowns are the beliefs in the information sets that hold
/// several histories: given them, one pass backward gives every choice, and one forward gives them anew.
class AftermathSolver::Solver {
  public:
    void begin(const Sequence& sequence, const Stakes& stakes) {
        sequence_ = &sequence;
        stakes_ = &stakes;
        before_.clear();
        first_reach_.clear();
        decides_before_.clear();
        doubts_.clear();
        doubtful_.clear();
        doubtful_nodes_ = 0;
        std::size_t before = 1, places = 0;
        std::vector<std::uint8_t> decides(sequence.players, 0);
        for (const Node& node : sequence.nodes) {
            before_.push_back(before);
            first_reach_.push_back(places);
            decides_before_.insert(decides_before_.end(), decides.begin(), decides.end());
            if (node.player != Node::no_player) decides[node.player] = 1;
            places += before;
            before *= node.options;
        }
        before_.push_back(before);
        first_reach_.push_back(places);
        moves_.resize(places - 1 + before);
        reach_.resize(places + before);
        reach_[0].at.fill(1);
        payoff_.resize(sequence.players * before);
        for (std::size_t p = 0; p < sequence.players; ++p) {
            for (std::size_t h = 0; h < before; ++h) payoff_[p * before + h].at = stakes.payoff[p][h];
        }
        value_.resize(payoff_.size());
        upper_.resize(payoff_.size());
        for (std::size_t n = 0; n < sequence.nodes.size(); ++n) {
            start(n);
            if (!is_chance(n)) find_doubts(n);
        }
    }

    void solve() {
        sweeps_ = 0;
        last_residual_.fill(0);
        scale_.at.fill(1);
        if (doubts_.empty()) {
            find_choices();
        } else {
            iterate();
        }
        find_reach();
    }

    void report(Played& played) {
        report_leaves(played.leaf);
        played.value.assign(sequence_->players, Lane{});
        const std::size_t leaves = before_.back();
        for (std::size_t p = 0; p < sequence_->players; ++p) {
            Row sum;
            expect(reach(sequence_->nodes.size()), &payoff_[p * leaves], leaves, sum);
            played.value[p] = sum.at;
        }
        played.choice.resize(sequence_->nodes.size());
        for (std::size_t n = 0; n < sequence_->nodes.size(); ++n) report_choice(n, played.choice[n]);
        played.residual = last_residual_;
        played.sweeps = sweeps_;
    }

    void report_leaves(std::vector<Lane>& leaf) {
        leaf.resize(before_.back());
        const Row* last = reach(sequence_->nodes.size());
        for (std::size_t h = 0; h < leaf.size(); ++h) leaf[h] = last[h].at;
    }

  private:
    /// A set that holds several histories. Their beliefs stand in one run of rows, in the order of the histories.
    struct Doubt {
        std::size_t node = 0;
        std::size_t set = 0;
        std::size_t first = 0, count = 0;  ///< of its histories among doubtful_, and of its rows of beliefs
    };

    std::span<const std::uint32_t> histories_of(const Doubt& doubt) const {
        return {doubtful_.data() + doubt.first, doubt.count};
    }

    std::size_t histories(std::size_t n) const { return before_[n]; }
    /// Rows of the options of node n after history h. Moves of a node stand where reach of the next level
    /// does, one row earlier: the root has no move into it.
    Row* moves(std::size_t n, std::size_t h) {
        return &moves_[first_reach_[n + 1] - 1 + h * sequence_->nodes[n].options];
    }
    Row* reach(std::size_t n) { return &reach_[first_reach_[n]]; }
    bool is_chance(std::size_t n) const { return sequence_->nodes[n].player == Node::no_player; }
    const Lane* base(std::size_t n, std::size_t h) const {
        return stakes_->base[n][sequence_->nodes[n].row_of[h]].data();
    }

    void find_doubts(std::size_t n) {
        const Node& node = sequence_->nodes[n];
        const std::size_t doubts = doubts_.size();
        met_.assign(node.seen, 0);
        for (const std::uint32_t set : node.seen_of) ++met_[set];
        for (std::size_t s = 0; s < node.seen; ++s) {
            if (met_[s] < 2) continue;
            doubts_.push_back({n, s, doubtful_.size(), met_[s]});
            for (std::uint32_t h = 0; h < histories(n); ++h) {
                if (node.seen_of[h] == s) doubtful_.push_back(h);
            }
        }
        if (doubts_.size() > doubts) ++doubtful_nodes_;
    }

    /// Base weights as probabilities: what chance does, and everybody at lambda 0.
    void start(std::size_t n) {
        for (std::size_t h = 0; h < histories(n); ++h) {
            normalise(base(n, h), nullptr, sequence_->nodes[n].options, moves(n, h));
        }
    }

    void find_reach() {
        for (std::size_t n = 0; n < sequence_->nodes.size(); ++n) {
            const std::size_t options = sequence_->nodes[n].options;
            for (std::size_t h = 0; h < histories(n); ++h)
                spread(reach(n)[h], moves(n, h), options, reach(n + 1) + h * options);
        }
    }

    /// Beliefs as reach has them.
    void find_beliefs(std::vector<Row>& belief) {
        Row* to = belief.data();
        for (const Doubt& doubt : doubts_) {
            const Row* r = reach(doubt.node);
            Row all;
            for (const std::uint32_t h : histories_of(doubt)) add_row(r[h], all);
            const double alike = 1.0 / static_cast<double>(doubt.count);
            for (const std::uint32_t h : histories_of(doubt)) divide(r[h], all, alike, *to++);
        }
    }

    /// Backward: what each option is worth in each information set, and the logit answer to it. The answers of
    /// later nodes count for earlier ones.
    void find_choices() {
        const std::vector<Row>* later = &payoff_;
        std::size_t doubts = doubts_.size();
        for (std::size_t n = sequence_->nodes.size(); n-- > 0;) {
            if (!is_chance(n)) {
                const std::size_t end = doubts;
                while (doubts > 0 && doubts_[doubts - 1].node == n) --doubts;
                answer(n, *later, {doubts_.data() + doubts, end - doubts});
            }
            const std::size_t options = sequence_->nodes[n].options;
            for (std::size_t p = 0; p < sequence_->players; ++p) {
                if (decides_before_[n * sequence_->players + p] == 0) continue;
                const Row* from = &(*later)[p * histories(n + 1)];
                for (std::size_t h = 0; h < histories(n); ++h) {
                    expect(moves(n, h), from + h * options, options, upper_[p * histories(n) + h]);
                }
            }
            value_.swap(upper_);
            later = &value_;
        }
    }

    void answer(std::size_t n, const std::vector<Row>& later, std::span<const Doubt> doubts) {
        const Node& node = sequence_->nodes[n];
        const Row* value = &later[node.player * histories(n + 1)];
        odds_.resize(node.seen * node.options);
        for (std::size_t h = 0; h < histories(n); ++h) {
            std::copy_n(value + h * node.options, node.options, &odds_[node.seen_of[h] * node.options]);
        }
        for (const Doubt& doubt : doubts) {
            Row* worth = &odds_[doubt.set * node.options];
            std::fill_n(worth, node.options, Row{});
            const Row* belief = &belief_[doubt.first];
            for (const std::uint32_t h : histories_of(doubt)) {
                add_worth(*belief++, value + h * node.options, node.options, worth);
            }
        }
        for (std::size_t s = 0; s < node.seen; ++s) {
            find_odds(scale_, stakes_->decisiveness[node.player], node.options, &odds_[s * node.options]);
        }
        for (std::size_t h = 0; h < histories(n); ++h) {
            normalise(base(n, h), &odds_[node.seen_of[h] * node.options], node.options, moves(n, h));
        }
    }

    void iterate() {
        std::array<Course, lane_count> course;
        const std::size_t beliefs = doubtful_.size();
        std::optional<Mixing> mixing;  // many plays need none
        const std::size_t plain = doubtful_nodes_ + 1;
        belief_.resize(beliefs);
        fresh_.resize(beliefs);
        find_reach();
        find_beliefs(belief_);
        kept_ = belief_;
        for (bool some = true; some && sweeps_ < sweeps_most;) {
            for (std::size_t l = 0; l < lane_count; ++l) scale_.at[l] = course[l].scale();
            find_choices();
            find_reach();
            find_beliefs(fresh_);
            ++sweeps_;
            Row residual, share;
            furthest(belief_.data(), fresh_.data(), beliefs, residual);
            some = false;
            bool mixes = false;
            for (std::size_t l = 0; l < lane_count; ++l) {
                if (course[l].done()) continue;
                const Course::Act act = course[l].look(residual.at[l], plain);
                follow(act, l);
                if (act == Course::Act::mix) {
                    share.at[l] = course[l].share();
                    mixes = true;
                }
                some = some || !course[l].done();
            }
            if (!mixing && mixes) mixing.emplace(beliefs);
            if (mixing) mixing->advance(belief_, fresh_, share);
        }
        for (std::size_t l = 0; l < lane_count; ++l) last_residual_[l] = course[l].residual();
        find_choices();  // by the last beliefs in every lane, whenever it was done
    }

    /// Where the lane goes on from, unless it mixes.
    void follow(Course::Act act, std::size_t lane) {
        using Act = Course::Act;
        if (act == Act::mix) return;
        for (std::size_t r = 0; r < belief_.size(); ++r) {
            belief_[r].at[lane] = act == Act::go_back ? kept_[r].at[lane] : fresh_[r].at[lane];
            if (act == Act::keep) kept_[r].at[lane] = belief_[r].at[lane];
        }
    }

    /// Average over the histories of a set by their reach; where none is reached, by nothing but their
    /// number.
    void report_choice(std::size_t n, std::vector<std::vector<Lane>>& choice) {
        const Node& node = sequence_->nodes[n];
        choice.resize(node.seen);
        std::vector<Row> sum(node.seen * node.options), bare(node.seen * node.options);
        for (std::size_t h = 0; h < histories(n); ++h) {
            for (std::size_t o = 0; o < node.options; ++o) {
                const std::size_t row = node.seen_of[h] * node.options + o;
                add_row(reach(n + 1)[h * node.options + o], sum[row]);
                add_row(moves(n, h)[o], bare[row]);
            }
        }
        for (std::size_t s = 0; s < node.seen; ++s) {
            choice[s].resize(node.options);
            for (std::size_t l = 0; l < lane_count; ++l) {
                const auto total = [&](const std::vector<Row>& rows) {
                    double all = 0;
                    for (std::size_t o = 0; o < node.options; ++o) all += rows[s * node.options + o].at[l];
                    return all;
                };
                const bool reached = total(sum) > 0;
                const std::vector<Row>& rows = reached ? sum : bare;
                const double all = total(rows);
                for (std::size_t o = 0; o < node.options; ++o) {
                    choice[s][o][l] = all > 0 ? rows[s * node.options + o].at[l] / all : 0;
                }
            }
        }
    }

    const Sequence* sequence_ = nullptr;
    const Stakes* stakes_ = nullptr;
    std::vector<std::size_t> before_;       ///< [node]: histories before it, and after the last
    std::vector<std::size_t> first_reach_;  ///< [node]: where its histories begin among all
    std::vector<std::uint8_t> decides_before_;  ///< [node * players + player]: values are of use to an earlier choice
    std::vector<Row> moves_;                ///< probability of an option after a history
    std::vector<Row> reach_;
    std::vector<Row> payoff_, value_, upper_;  ///< [player * histories + history], of the level at hand
    std::vector<Doubt> doubts_;                ///< by node
    std::vector<std::uint32_t> doubtful_;      ///< [doubt, history]
    std::vector<std::size_t> met_;             ///< [information set]: histories it holds
    std::size_t doubtful_nodes_ = 0, sweeps_ = 0;
    std::vector<Row> belief_;                  ///< [doubt, history]: what choices answer to
    std::vector<Row> fresh_;                   ///< the same by the choices of the last sweep
    std::vector<Row> kept_;                    ///< the same at the last lambda that was solved
    std::vector<Row> odds_;
    Row scale_;
    Lane last_residual_{};
};

std::size_t Sequence::histories() const {
    return std::accumulate(nodes.begin(), nodes.end(), std::size_t{1},
                           [](std::size_t count, const Node& node) { return count * node.options; });
}

AftermathSolver::AftermathSolver() : solver_(std::make_unique<Solver>()) {
}
AftermathSolver::~AftermathSolver() = default;

void AftermathSolver::find_leaves(const Sequence& sequence, const Stakes& stakes, std::vector<Lane>& leaf) {
    solver_->begin(sequence, stakes);
    solver_->solve();
    solver_->report_leaves(leaf);
}

void AftermathSolver::play(const Sequence& sequence, const Stakes& stakes, Played& played) {
    solver_->begin(sequence, stakes);
    solver_->solve();
    solver_->report(played);
}

Played play(const Sequence& sequence, const Stakes& stakes) {
    Played played;
    AftermathSolver().play(sequence, stakes, played);
    return played;
}

}  // namespace entente::game
