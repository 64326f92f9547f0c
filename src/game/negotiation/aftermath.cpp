#include "game/negotiation/aftermath.h"

#include <algorithm>
#include <numeric>

#include "game/negotiation/mixing.h"
#include "game/negotiation/sweep.h"

namespace entente::game {
namespace {

constexpr double settled = 1e-10;        // residual at which a lane is done
constexpr double settled_on_way = 1e-6;  // the same at a smaller lambda, on the way
constexpr std::size_t sweeps_most = 5000;
constexpr std::size_t sweeps_a_step = 120;
constexpr std::size_t patience = 12;  // sweeps without a smaller residual
constexpr double least_step = 1.0 / 1024;
constexpr double least_share = 1.0 / 64;

/// How far one lane is. It looks at nothing but its own residuals, so its answer does not depend on other
/// lanes.
class Course {
  public:
    double scale() const { return scale_; }
    double share() const { return share_; }
    bool done() const { return done_; }
    bool mixes() const { return on_way_; }
    double residual() const { return residual_; }

    enum class Act { go_on, start_over, keep, go_back, forget };

    /// What to do after a sweep that found this residual. First plain sweeps, `plain` of them; then lambda
    /// grows from 0, each step from the answer before it, with smaller moves where the residual does not
    /// fall.
    Act look(double residual, std::size_t plain) {
        residual_ = residual;
        ++count_;
        if (!on_way_) {
            done_ = residual == 0;
            if (done_ || count_ < plain) return Act::go_on;
            on_way_ = true;
            go_to(step_);
            return Act::start_over;
        }
        if (residual < (scale_ < 1 ? settled_on_way : settled)) return arrive();
        if (residual < best_) best_ = residual, since_best_ = 0;
        const bool lost = ++since_best_ > patience;
        if (lost) share_ = std::max(least_share, share_ * .5), best_ = residual, since_best_ = 0;
        if (count_ < sweeps_a_step || stuck_) return lost ? Act::forget : Act::go_on;
        step_ /= 2;
        stuck_ = step_ < least_step;  // a fold: the rest of the way in one jump, with an honest residual
        go_to(stuck_ ? 1 : reached_ + step_);
        return Act::go_back;
    }

  private:
    Act arrive() {
        if (scale_ >= 1) {
            done_ = true;
            return Act::go_on;
        }
        reached_ = scale_;
        if (count_ <= 12) step_ = std::min(.25, step_ * 2);
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

    double scale_ = 1, share_ = 1, residual_ = 0, best_ = 1e300, reached_ = 0, step_ = 1.0 / 16;
    std::size_t count_ = 0, since_best_ = 0;
    bool on_way_ = false, done_ = false, stuck_ = false;
};

/// One sequence with the stakes of a block of draws.
class Solver {
  public:
    Solver(const Sequence& sequence, const Stakes& stakes) : sequence_(sequence), stakes_(stakes) {
        std::size_t before = 1, places = 0;
        for (const Node& node : sequence.nodes) {
            before_.push_back(before);
            first_reach_.push_back(places);
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
        std::size_t rows = 0;
        for (std::size_t n = 0; n < sequence.nodes.size(); ++n) {
            first_worth_.push_back(rows);
            if (!is_chance(n)) rows += sequence.nodes[n].seen * sequence.nodes[n].options;
            start(n);
        }
        worth_.resize(rows);
        fresh_.resize(rows);
    }

    void solve(Played& played) {
        played.sweeps = 0;
        played.residual.fill(0);
        if (is_public()) {
            find_replies(take_all_);
        } else {
            iterate(played);
        }
        find_reach();
        report(played);
    }

  private:
    std::size_t histories(std::size_t n) const { return before_[n]; }
    /// Rows of the options of node n after history h. Moves of a node stand where reach of the next level
    /// does, one row earlier: the root has no move into it.
    Row* moves(std::size_t n, std::size_t h) {
        return &moves_[first_reach_[n + 1] - 1 + h * sequence_.nodes[n].options];
    }
    Row* reach(std::size_t n) { return &reach_[first_reach_[n]]; }
    bool is_chance(std::size_t n) const { return sequence_.nodes[n].player == Node::no_player; }
    const Lane* base(std::size_t n, std::size_t h) const {
        return stakes_.base[n][sequence_.nodes[n].row_of[h]].data();
    }

    bool is_public() const {
        for (std::size_t n = 0; n < sequence_.nodes.size(); ++n) {
            const Node& node = sequence_.nodes[n];
            if (is_chance(n)) continue;
            std::vector<std::uint8_t> met(node.seen, 0);
            for (const std::uint32_t set : node.seen_of) {
                if (met[set] != 0) return false;
                met[set] = 1;
            }
        }
        return true;
    }

    /// Base weights as probabilities: what chance does, and everybody at lambda 0.
    void start(std::size_t n) {
        for (std::size_t h = 0; h < histories(n); ++h) {
            normalise(base(n, h), nullptr, sequence_.nodes[n].options, moves(n, h));
        }
    }

    void find_reach() {
        for (std::size_t n = 0; n < sequence_.nodes.size(); ++n) {
            const std::size_t options = sequence_.nodes[n].options;
            for (std::size_t h = 0; h < histories(n); ++h)
                spread(reach(n)[h], moves(n, h), options, reach(n + 1) + h * options);
        }
    }

    /// Backward: what each option is worth in each information set, the logit answer to it, and a move
    /// towards that answer by `share` of the way. The answers of later nodes already count for earlier ones.
    void find_replies(const Row& share) {
        residual_.at.fill(0);
        const std::vector<Row>* later = &payoff_;
        for (std::size_t n = sequence_.nodes.size(); n-- > 0;) {
            if (!is_chance(n)) reply(n, share, *later);
            const std::size_t options = sequence_.nodes[n].options;
            for (std::size_t p = 0; p < sequence_.players; ++p) {
                const Row* from = &(*later)[p * histories(n + 1)];
                for (std::size_t h = 0; h < histories(n); ++h) {
                    expect(moves(n, h), from + h * options, options, upper_[p * histories(n) + h]);
                }
            }
            value_.swap(upper_);
            later = &value_;
        }
    }

    void reply(std::size_t n, const Row& share, const std::vector<Row>& later) {
        const Node& node = sequence_.nodes[n];
        const Row* value = &later[node.player * histories(n + 1)];
        Row* const worth = &fresh_[first_worth_[n]];
        std::fill_n(worth, node.seen * node.options, Row{});
        weight_.assign(node.seen, Row{});
        alike_.assign(node.seen, 0);
        for (std::size_t h = 0; h < histories(n); ++h) {
            add_row(reach(n)[h], weight_[node.seen_of[h]]);
            alike_[node.seen_of[h]] += 1;
        }
        for (std::size_t h = 0; h < histories(n); ++h) {
            const std::uint32_t set = node.seen_of[h];
            add_worth(reach(n)[h], weight_[set], 1 / alike_[set], value + h * node.options, node.options,
                      worth + set * node.options);
        }
        answer(n, worth, share, residual_);
    }

    /// Moves of node n, `share` (0 or 1) of the way to the logit answer to what its options are worth.
    void answer(std::size_t n, const Row* worth, const Row& share, Row& residual) {
        const Node& node = sequence_.nodes[n];
        odds_.assign(worth, worth + node.seen * node.options);
        for (std::size_t s = 0; s < node.seen; ++s) {
            find_odds(scale_, stakes_.decisiveness[node.player], node.options, &odds_[s * node.options]);
        }
        answer_.resize(node.options);
        for (std::size_t h = 0; h < histories(n); ++h) {
            normalise(base(n, h), &odds_[node.seen_of[h] * node.options], node.options, answer_.data());
            approach(answer_.data(), share, node.options, moves(n, h), residual);
        }
    }

    void iterate(Played& played) {
        std::array<Course, lane_count> course;
        Mixing mixing(worth_.size());
        const std::size_t plain = sequence_.nodes.size() + 2;
        Row open = take_all_, share;
        for (bool some = true; some && played.sweeps < sweeps_most;) {
            Row ignored;
            for (std::size_t n = 0; n < sequence_.nodes.size() && played.sweeps > 0; ++n) {
                if (!is_chance(n)) answer(n, &worth_[first_worth_[n]], open, ignored);
            }
            find_reach();
            find_replies(open);
            ++played.sweeps;
            some = false;
            for (std::size_t l = 0; l < lane_count; ++l) {
                share.at[l] = 0;
                if (course[l].done()) continue;
                const Course::Act act = course[l].look(residual_.at[l], plain);
                follow(act, l, course[l]);
                if (act == Course::Act::go_on && course[l].mixes()) share.at[l] = course[l].share();
                scale_.at[l] = course[l].scale();
                if (course[l].done()) open.at[l] = 0;
                some = some || !course[l].done();
            }
            mixing.advance(worth_, fresh_, share);
        }
        for (std::size_t l = 0; l < lane_count; ++l) played.residual[l] = course[l].residual();
    }

    /// Where the lane goes on from, unless it mixes.
    void follow(Course::Act act, std::size_t lane, const Course& course) {
        using Act = Course::Act;
        if (act == Act::go_on && course.mixes() && !course.done()) return;
        if (kept_.empty()) kept_ = worth_;
        for (std::size_t r = 0; r < worth_.size(); ++r) {
            double& x = worth_[r].at[lane];
            if (act == Act::start_over) x = 0;
            if (act == Act::go_on || act == Act::keep || act == Act::forget) x = fresh_[r].at[lane];
            if (act == Act::go_back) x = kept_[r].at[lane];
            if (act == Act::start_over || act == Act::keep) kept_[r].at[lane] = x;
        }
    }

    void report(Played& played) {
        const std::size_t leaves = before_.back();
        played.leaf.resize(leaves);
        for (std::size_t h = 0; h < leaves; ++h) played.leaf[h] = reach(sequence_.nodes.size())[h].at;
        played.value.assign(sequence_.players, Lane{});
        for (std::size_t p = 0; p < sequence_.players; ++p) {
            Row sum;
            expect(reach(sequence_.nodes.size()), &payoff_[p * leaves], leaves, sum);
            played.value[p] = sum.at;
        }
        played.choice.resize(sequence_.nodes.size());
        for (std::size_t n = 0; n < sequence_.nodes.size(); ++n) report_choice(n, played.choice[n]);
    }

    /// Average over the histories of a set by their reach; where none is reached, by nothing but their
    /// number.
    void report_choice(std::size_t n, std::vector<std::vector<Lane>>& choice) {
        const Node& node = sequence_.nodes[n];
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

    const Sequence& sequence_;
    const Stakes& stakes_;
    std::vector<std::size_t> before_;       ///< [node]: histories before it, and after the last
    std::vector<std::size_t> first_reach_;  ///< [node]: where its histories begin among all
    std::vector<Row> moves_;                ///< probability of an option after a history
    std::vector<Row> reach_;
    std::vector<Row> payoff_, value_, upper_;  ///< [player * histories + history], of the level at hand
    std::vector<std::size_t> first_worth_;     ///< [node]: where its rows of worth begin
    std::vector<Row> worth_;                   ///< [node, information set, option]: what moves answer to
    std::vector<Row> fresh_;                   ///< the same by the values of the last sweep
    std::vector<Row> kept_;                    ///< the same at the last lambda that was solved
    std::vector<Row> weight_, odds_, answer_;
    std::vector<double> alike_;
    Row residual_;
    Row scale_ = filled(1), take_all_ = filled(1);

    static Row filled(double x) {
        Row row;
        row.at.fill(x);
        return row;
    }
};

}  // namespace

std::size_t Sequence::histories() const {
    return std::accumulate(nodes.begin(), nodes.end(), std::size_t{1},
                           [](std::size_t count, const Node& node) { return count * node.options; });
}

void play(const Sequence& sequence, const Stakes& stakes, Played& played) {
    Solver(sequence, stakes).solve(played);
}

}  // namespace entente::game
