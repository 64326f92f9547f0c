#include "game/negotiation/aftermath.h"

#include <algorithm>
#include <numeric>

#include "game/negotiation/sweep.h"

namespace entente::game {
namespace {

constexpr double settled = 1e-10;        // residual at which a lane is done
constexpr double settled_on_way = 1e-6;  // the same at a smaller lambda, on the way
constexpr std::size_t sweeps_most = 5000;
constexpr std::size_t sweeps_a_step = 250;
constexpr double least_step = 1.0 / 1024;
constexpr double least_share = 0.01;

/// How far one lane is. It looks at nothing but its own residuals, so its answer does not depend on other
/// lanes.
class Course {
  public:
    double scale() const { return scale_; }
    double share() const { return share_; }
    bool done() const { return done_; }
    double residual() const { return residual_; }

    enum class Act { go_on, start_over, keep, go_back };

    /// What to do after a sweep that found this residual. First plain sweeps, `plain` of them; then lambda
    /// grows from 0, each step from the answer before it, with smaller moves where the residual does not
    /// fall.
    Act look(double residual, std::size_t plain) {
        residual_ = residual;
        ++count_;
        if (!on_way_) {
            done_ = residual < settled;
            if (done_ || count_ < plain) return Act::go_on;
            on_way_ = true;
            go_to(step_);
            return Act::start_over;
        }
        if (residual < (scale_ < 1 ? settled_on_way : settled)) return arrive();
        if (residual > .95 * last_) share_ = std::max(least_share, share_ * .7);
        last_ = residual;
        if (count_ < sweeps_a_step || stuck_) return Act::go_on;
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
        share_ = std::min(1.0, share_ * 1.4);
        go_to(std::min(1.0, reached_ + step_));
        return Act::keep;
    }

    void go_to(double scale) {
        scale_ = scale;
        count_ = 0;
        last_ = 1e300;
    }

    double scale_ = 1, share_ = 1, residual_ = 0, last_ = 1e300, reached_ = 0, step_ = 1.0 / 16;
    std::size_t count_ = 0;
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
        for (std::size_t n = 0; n < sequence.nodes.size(); ++n) start(n);
    }

    void solve(Played& played) {
        played.sweeps = 0;
        played.residual.fill(0);
        if (is_public()) {
            find_replies(scale_, take_all_);
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
    void find_replies(const Row& scale, const Row& share) {
        residual_.at.fill(0);
        const std::vector<Row>* later = &payoff_;
        for (std::size_t n = sequence_.nodes.size(); n-- > 0;) {
            if (!is_chance(n)) reply(n, scale, share, *later);
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

    void reply(std::size_t n, const Row& scale, const Row& share, const std::vector<Row>& later) {
        const Node& node = sequence_.nodes[n];
        const Row* value = &later[node.player * histories(n + 1)];
        worth_.assign(node.seen * node.options, Row{});
        weight_.assign(node.seen, Row{});
        alike_.assign(node.seen, 0);
        for (std::size_t h = 0; h < histories(n); ++h) {
            add_row(reach(n)[h], weight_[node.seen_of[h]]);
            alike_[node.seen_of[h]] += 1;
        }
        for (std::size_t h = 0; h < histories(n); ++h) {
            const std::uint32_t set = node.seen_of[h];
            add_worth(reach(n)[h], weight_[set], 1 / alike_[set], value + h * node.options, node.options,
                      &worth_[set * node.options]);
        }
        for (std::size_t s = 0; s < node.seen; ++s) {
            find_odds(scale, stakes_.decisiveness[node.player], node.options, &worth_[s * node.options]);
        }
        for (std::size_t h = 0; h < histories(n); ++h) {
            answer_.resize(node.options);
            normalise(base(n, h), &worth_[node.seen_of[h] * node.options], node.options, answer_.data());
            approach(answer_.data(), share, node.options, moves(n, h), residual_);
        }
    }

    void iterate(Played& played) {
        std::array<Course, lane_count> course;
        const std::size_t plain = sequence_.nodes.size() + 2;
        Row share = take_all_;
        bool open = true;
        while (open && played.sweeps < sweeps_most) {
            find_reach();
            find_replies(scale_, share);
            ++played.sweeps;
            open = false;
            for (std::size_t l = 0; l < lane_count; ++l) {
                if (course[l].done()) continue;
                follow(course[l].look(residual_.at[l], plain), l);
                scale_.at[l] = course[l].scale();
                share.at[l] = course[l].done() ? 0 : course[l].share();
                open = open || !course[l].done();
            }
        }
        for (std::size_t l = 0; l < lane_count; ++l) played.residual[l] = course[l].residual();
    }

    void follow(Course::Act act, std::size_t lane) {
        if (act == Course::Act::go_on) return;
        if (kept_.empty()) kept_ = moves_;
        if (act == Course::Act::start_over) {
            for (std::size_t n = 0; n < sequence_.nodes.size(); ++n) restart(n, lane);
        }
        for (std::size_t m = 0; m < moves_.size(); ++m) {
            if (act == Course::Act::go_back) {
                moves_[m].at[lane] = kept_[m].at[lane];
            } else {
                kept_[m].at[lane] = moves_[m].at[lane];
            }
        }
    }

    void restart(std::size_t n, std::size_t lane) {
        for (std::size_t h = 0; h < histories(n); ++h) {
            const Lane* weights = base(n, h);
            double sum = 0;
            for (std::size_t o = 0; o < sequence_.nodes[n].options; ++o) sum += weights[o][lane];
            for (std::size_t o = 0; o < sequence_.nodes[n].options; ++o) {
                moves(n, h)[o].at[lane] = sum > 0 ? weights[o][lane] / sum : 0;
            }
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
    std::vector<Row> kept_;                 ///< the same at the last lambda that was solved
    std::vector<Row> reach_;
    std::vector<Row> payoff_, value_, upper_;  ///< [player * histories + history], of the level at hand
    std::vector<Row> worth_, weight_, answer_;
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
