#include "model/evaluate.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "theory/batch.h"

namespace entente::model {
namespace {

constexpr std::size_t chunk = 32;  // draws done side by side: their masses stay in the second-level cache

using Lane = std::array<double, chunk>;

void add(Lane& to, const Lane& what) {
    for (std::size_t d = 0; d < chunk; ++d) {
        to[d] += what[d];
    }
}

// E|x - a| for x even on the rung [low, high], or at it if it is a point.
double mean_distance(double low, double high, double a) {
    if (a <= low || a >= high) {
        return std::fabs((low + high) / 2 - a);
    }
    return ((a - low) * (a - low) + (high - a) * (high - a)) / (2 * (high - low));
}

// Sums values over stretches of rungs of one region, so that memory is touched once a stretch.
template <class Add>
void sum_by_region(const Ladder& ladder, const std::vector<double>& values, Add add_to) {
    double sum = 0;
    for (std::size_t rung = 0; rung < values.size(); ++rung) {
        sum += values[rung];
        if (rung + 1 == values.size() || ladder.region(rung + 1) != ladder.region(rung)) {
            add_to(ladder.region(rung), sum);
            sum = 0;
        }
    }
}

// What one issue looks like over a chunk of draws.
struct IssueLanes {
    std::vector<Lane> rung;    // [rung] mass
    std::vector<Lane> region;  // [region] mass
    Lane mean{};
};

class Evaluator {
  public:
    Evaluator(const Model& model, const InputColumns& inputs, const Variation& variation, Detail detail)
        : model_(model), inputs_(inputs), variation_(variation), full_(detail == Detail::full) {
        for (const IssueModel& issue : model.issues) {
            ladders_.emplace_back(issue.grid,
                                  full_ ? Ladder::Fineness::bins : Ladder::Fineness::stretches);
        }
        size_tables();
    }

    Evaluation run() {
        fill_theories();
        for (std::size_t begin = 0; begin < inputs_.draws; begin += chunk) {
            begin_ = begin;
            count_ = std::min(chunk, inputs_.draws - begin);
            settle_chunk();
            for (std::size_t stage = 0; stage < model_.stages.size(); ++stage) {
                walk_stage(stage);
            }
        }
        drop_failed();
        return std::move(result_);
    }

  private:
    void size_tables() {
        Block& block = result_.block;
        const std::size_t n = inputs_.draws;
        const std::size_t issues = model_.issues.size();
        block.first = inputs_.first;
        block.draws = n;
        block.failed.assign(n, 0.0);
        block.cells.assign(model_.cells.size() * n, 0.0);
        const std::size_t tests = model_.stages.size() * model_.situation.claims.size();
        block.tests_given.assign(tests * n, 0.0);
        block.tests_event.assign(tests * n, 0.0);
        lanes_.resize(issues);
        for (std::size_t k = 0; k < issues; ++k) {
            lanes_[k].rung.resize(ladders_[k].size());
            lanes_[k].region.resize(model_.issues[k].grid.regions());
        }
        if (!full_) {
            return;
        }
        block.issue_means.assign(issues * n, 0.0);
        block.theories.assign(theories_in_draws * issues * n, 0.0);
        block.reversions.assign(issues * n, 0.0);
        block.gains.assign(model_.cells.size() * model_.situation.positions.size() * n, 0.0);
        region_loss_.resize(model_.situation.positions.size());
        positions_on_.resize(issues);
        for (std::size_t p = 0; p < region_loss_.size(); ++p) {
            const std::size_t k = index(model_.situation.positions[p].issue);
            region_loss_[p].resize(lanes_[k].region.size());
            positions_on_[k].push_back(p);
        }
        result_.histograms.mass.resize(model_.cells.size() * issues);
        for (std::size_t c = 0; c < model_.cells.size(); ++c) {
            for (std::size_t k = 0; k < issues; ++k) {
                result_.histograms.mass[c * issues + k].assign(ladders_[k].size(), 0.0);
            }
        }
    }

    double input(InputId id, std::size_t draw) const { return inputs_.of(id)[draw]; }

    double* column(std::vector<double>& table, std::size_t i) const { return table.data() + i * inputs_.draws; }

    std::vector<Seat> seats_of(const IssueModel& issue) const {
        std::vector<Seat> seats = issue.seats;
        std::erase_if(seats, [&](const Seat& seat) { return variation_.removed == seat.actor; });
        return seats;
    }

    void fill_theories() {
        const std::size_t n = inputs_.draws;
        for (std::size_t k = 0; full_ && k < model_.issues.size(); ++k) {
            const std::vector<Seat> seats = seats_of(model_.issues[k]);
            if (seats.empty()) {
                continue;
            }
            std::vector<double> weights(seats.size() * n);
            std::vector<const double*> position(seats.size());
            std::vector<const double*> weight(seats.size());
            for (std::size_t s = 0; s < seats.size(); ++s) {
                position[s] = inputs_.of(seats[s].at);
                weight[s] = weights.data() + s * n;
                const double* influence = inputs_.of(seats[s].influence);
                const double* salience = inputs_.of(seats[s].salience);
                for (std::size_t d = 0; d < n; ++d) {
                    weights[s * n + d] = influence[d] * salience[d] / 100;
                }
            }
            const theory::IssueColumns columns{seats.size(), n, position.data(), weight.data()};
            const std::size_t issues = model_.issues.size();
            theory::compromise_columns(columns, column(result_.block.theories, k));
            theory::median_columns(columns, column(result_.block.theories, issues + k));
            theory::condorcet_columns(columns, column(result_.block.theories, 2 * issues + k));
        }
    }

    void settle_chunk() {
        for (std::size_t k = 0; k < model_.issues.size(); ++k) {
            const std::vector<Seat> seats = seats_of(model_.issues[k]);
            for (Lane& lane : lanes_[k].region) {
                lane.fill(0.0);
            }
            lanes_[k].mean.fill(0.0);
            for (std::size_t i = 0; full_ && i < positions_on_[k].size(); ++i) {
                std::vector<Lane>& loss = region_loss_[positions_on_[k][i]];
                std::fill(loss.begin(), loss.end(), Lane{});
            }
            std::vector<double> mass(ladders_[k].size());
            for (std::size_t d = 0; d < count_; ++d) {
                settle_draw(k, seats, d, mass);
            }
        }
        blank_failed();
    }

    // A draw in which nothing is possible on one issue must leave no trace in sums over draws.
    void blank_failed() {
        for (std::size_t d = 0; d < count_; ++d) {
            if (result_.block.failed[begin_ + d] != 0) {
                for (IssueLanes& issue : lanes_) {
                    for (Lane& lane : issue.region) {
                        lane[d] = 0;
                    }
                }
            }
        }
    }

    void settle_draw(std::size_t k, const std::vector<Seat>& seats, std::size_t d, std::vector<double>& mass) {
        const IssueModel& issue = model_.issues[k];
        const situation::Issue& facts = model_.situation.issue(issue.issue);
        const std::size_t draw = begin_ + d;
        const Ladder& ladder = ladders_[k];
        std::vector<double> positions;
        std::vector<double> weights;
        for (const Seat& seat : seats) {
            positions.push_back(input(seat.at, draw));
            weights.push_back(input(seat.influence, draw) * input(seat.salience, draw) / 100);
        }
        Landing landing{positions, weights, input(facts.possible_low, draw), input(facts.possible_high, draw),
                        input(model_.situation.learned_weight, draw)};
        const double reversion = input(facts.reversion, draw);
        if (full_) {
            column(result_.block.reversions, k)[draw] = reversion;
        }
        std::optional<double> act;
        if (issue.kind == IssueKind::act && landing.possible_low <= landing.possible_high) {
            act = seats.empty() ? std::clamp(reversion, landing.possible_low, landing.possible_high)
                                : land_act(landing);
            std::fill(mass.begin(), mass.end(), 0.0);
            mass[ladder.rung_of(*act)] = 1;
        } else {
            ladder.settle(landing, mass);
        }
        double total = 0;
        for (std::size_t rung = 0; rung < mass.size(); ++rung) {
            total += mass[rung];
            lanes_[k].rung[rung][d] = mass[rung];
        }
        sum_by_region(ladder, mass, [&](std::uint32_t region, double sum) { lanes_[k].region[region][d] += sum; });
        if (total < 0.5) {
            result_.block.failed[draw] = 1;
        }
        if (full_) {
            measure_draw(k, d, mass, act);
        }
    }

    // Mean and distances from every position, by region; those of an act at its exact place.
    void measure_draw(std::size_t k, std::size_t d, const std::vector<double>& mass, std::optional<double> act) {
        const Ladder& ladder = ladders_[k];
        const std::size_t draw = begin_ + d;
        double mean = 0;
        for (std::size_t rung = 0; rung < mass.size(); ++rung) {
            mean += mass[rung] * ladder.middle(rung);
        }
        column(result_.block.issue_means, k)[draw] = act.value_or(mean);
        std::vector<double> loss(mass.size());
        for (const std::size_t p : positions_on_[k]) {
            const double at = input(model_.situation.positions[p].at, draw);
            if (act) {
                region_loss_[p][ladder.region(ladder.rung_of(*act))][d] = std::fabs(*act - at);
                continue;
            }
            for (std::size_t rung = 0; rung < mass.size(); ++rung) {
                loss[rung] = mass[rung] * std::fabs(ladder.middle(rung) - at);
            }
            // Only around the position itself is the mean distance not the distance of the middle.
            const std::size_t around = ladder.rung_at(at);
            loss[around] = mass[around] * mean_distance(ladder.low(around), ladder.high(around), at);
            sum_by_region(ladder, loss, [&](std::uint32_t region, double sum) { region_loss_[p][region][d] += sum; });
        }
    }

    // Sums the product of region masses over all states of a stage into groups, and by region for the cells.
    void walk_stage(std::size_t stage) {
        const StateSpace& space = model_.spaces[stage];
        const std::size_t depth = space.issues.size();
        std::vector<Lane> group(space.cell_of_group.size(), Lane{});
        std::vector<std::vector<std::vector<Lane>>> share(model_.cells.size());
        if (full_) {
            for (const std::uint32_t cell : space.cell_of_group) {
                share[cell].resize(depth);
                for (std::size_t j = 0; j < depth; ++j) {
                    share[cell][j].assign(space.regions[j], Lane{});
                }
            }
        }
        std::vector<std::size_t> region(depth, 0);
        std::vector<Lane> prefix(depth + 1);
        prefix[0].fill(1.0);
        std::size_t changed = 0;
        for (const std::uint32_t g : space.group_of_state) {
            for (std::size_t j = changed; j < depth; ++j) {
                const Lane& mass = lanes_[space.issues[j]].region[region[j]];
                for (std::size_t d = 0; d < chunk; ++d) {
                    prefix[j + 1][d] = prefix[j][d] * mass[d];
                }
            }
            add(group[g], prefix[depth]);
            for (std::size_t j = 0; full_ && j < depth; ++j) {
                add(share[space.cell_of_group[g]][j][region[j]], prefix[depth]);
            }
            changed = depth;
            while (changed > 0 && ++region[changed - 1] == space.regions[changed - 1]) {
                region[--changed] = 0;
            }
            changed = changed > 0 ? changed - 1 : 0;
        }
        file_groups(stage, group);
        if (full_) {
            file_stakes(stage, share);
        }
    }

    void file_groups(std::size_t stage, const std::vector<Lane>& group) {
        const StateSpace& space = model_.spaces[stage];
        const std::size_t claims = model_.situation.claims.size();
        const auto add_to = [&](std::vector<double>& table, std::size_t i, const Lane& lane) {
            double* to = column(table, i) + begin_;
            for (std::size_t d = 0; d < count_; ++d) {
                to[d] += lane[d];
            }
        };
        for (std::size_t g = 0; g < group.size(); ++g) {
            add_to(result_.block.cells, space.cell_of_group[g], group[g]);
            for (std::size_t t = 0; t < claims; ++t) {
                if (space.given_in_group[t][g]) {
                    add_to(result_.block.tests_given, stage * claims + t, group[g]);
                }
                if (space.event_in_group[t][g]) {
                    add_to(result_.block.tests_event, stage * claims + t, group[g]);
                }
            }
        }
    }

    using Share = std::vector<std::vector<std::vector<Lane>>>;  // [cell][issue of the space][region]

    void file_stakes(std::size_t stage, const Share& share) {
        const StateSpace& space = model_.spaces[stage];
        for (std::size_t c = 0; c < model_.cells.size(); ++c) {
            if (model_.cells[c].stage != stage) {
                continue;
            }
            const double* probability = column(result_.block.cells, c) + begin_;
            for (std::size_t k = 0; k < model_.issues.size(); ++k) {
                if (!model_.has_value(k, stage)) {
                    continue;
                }
                const auto found = std::find(space.issues.begin(), space.issues.end(), k);
                std::vector<Lane> factor(lanes_[k].region.size());
                for (std::size_t r = 0; r < factor.size(); ++r) {
                    for (std::size_t d = 0; d < count_; ++d) {
                        const double whole = lanes_[k].region[r][d];
                        const double part =
                            found == space.issues.end()
                                ? probability[d] * whole
                                : share[c][static_cast<std::size_t>(found - space.issues.begin())][r][d];
                        factor[r][d] = whole > 0 ? part / whole : 0.0;
                    }
                }
                add_histogram(c, k, factor);
                add_gains(c, k, factor, probability);
            }
        }
    }

    void add_histogram(std::size_t c, std::size_t k, const std::vector<Lane>& factor) {
        std::vector<double>& mass = result_.histograms.mass[c * model_.issues.size() + k];
        for (std::size_t rung = 0; rung < mass.size(); ++rung) {
            const Lane& in_region = factor[ladders_[k].region(rung)];
            const Lane& in_rung = lanes_[k].rung[rung];
            double sum = 0;
            for (std::size_t d = 0; d < count_; ++d) {
                sum += in_region[d] * in_rung[d];
            }
            mass[rung] += sum;
        }
    }

    void add_gains(std::size_t c, std::size_t k, const std::vector<Lane>& factor, const double* probability) {
        const std::size_t positions = model_.situation.positions.size();
        for (const std::size_t p : positions_on_[k]) {
            const situation::Position& position = model_.situation.positions[p];
            double* gain = column(result_.block.gains, c * positions + p) + begin_;
            for (std::size_t d = 0; d < count_; ++d) {
                if (probability[d] <= 0) {
                    continue;
                }
                double loss = 0;
                for (std::size_t r = 0; r < factor.size(); ++r) {
                    loss += factor[r][d] * region_loss_[p][r][d];
                }
                gain[d] = relative_salience(p, begin_ + d) *
                          (reversion_loss(position, begin_ + d) - loss / probability[d]);
            }
        }
    }

    double reversion_loss(const situation::Position& position, std::size_t draw) {
        return std::fabs(column(result_.block.reversions, index(position.issue))[draw] -
                         input(position.at, draw));
    }

    // Salience over the actor's issues, normalised, in points of utility per unit of the issue's scale.
    double relative_salience(std::size_t p, std::size_t draw) const {
        const situation::Position& position = model_.situation.positions[p];
        double total = 0;
        for (const std::size_t other : model_.positions_of[index(position.actor)]) {
            total += input(model_.situation.positions[other].salience, draw);
        }
        const double width = model_.situation.issue(position.issue).scale.width();
        return total > 0 ? 100 * input(position.salience, draw) / total / width : 0.0;
    }

    // A draw that failed on one issue says nothing on the others either.
    void drop_failed() {
        Block& block = result_.block;
        for (std::size_t d = 0; d < block.draws; ++d) {
            if (block.failed[d] == 0) {
                continue;
            }
            for (auto* table : {&block.cells, &block.tests_given, &block.tests_event, &block.issue_means,
                                &block.theories, &block.gains}) {
                for (std::size_t i = d; i < table->size(); i += block.draws) {
                    (*table)[i] = 0;
                }
            }
        }
    }

    const Model& model_;
    const InputColumns& inputs_;
    const Variation& variation_;
    bool full_;
    std::vector<Ladder> ladders_;
    std::vector<IssueLanes> lanes_;
    std::vector<std::vector<Lane>> region_loss_;          // [position][region]: mass times distance
    std::vector<std::vector<std::size_t>> positions_on_;  // [issue], empty unless full
    std::size_t begin_ = 0;
    std::size_t count_ = 0;
    Evaluation result_;
};

}  // namespace

const char* theory_name(std::size_t theory) {
    static constexpr std::array names{"compromise", "median", "condorcet"};
    return names[theory];
}

void Histograms::add(const Histograms& other) {
    if (mass.empty()) {
        mass = other.mass;
        return;
    }
    for (std::size_t i = 0; i < mass.size(); ++i) {
        for (std::size_t bin = 0; bin < mass[i].size(); ++bin) {
            mass[i][bin] += other.mass[i][bin];
        }
    }
}

Evaluation evaluate(const Model& model, const InputColumns& inputs, const Variation& variation, Detail detail) {
    return Evaluator(model, inputs, variation, detail).run();
}

}  // namespace entente::model
