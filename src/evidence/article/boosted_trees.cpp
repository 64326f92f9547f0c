#include "evidence/article/boosted_trees.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::evidence {
namespace {

constexpr std::size_t bin_limit = 64;

struct Bins {
    std::vector<std::vector<float>> edges;  // of each feature: upper edges, rising
    std::vector<std::uint8_t> numbers;      // feature after feature, a row's bin
};

std::vector<float> quantile_edges(std::vector<float> column) {
    std::sort(column.begin(), column.end());
    std::vector<float> edges;
    for (std::size_t bin = 1; bin < bin_limit; ++bin) {
        const float edge = column[(column.size() - 1) * bin / bin_limit];
        if ((edges.empty() || edge > edges.back()) && edge < column.back()) {
            edges.push_back(edge);
        }
    }
    return edges;
}

Bins make_bins(const TrainingRows& rows) {
    Bins bins;
    const std::size_t count = rows.targets.size();
    bins.numbers.resize(count * rows.feature_count);
    for (std::size_t feature = 0; feature < rows.feature_count; ++feature) {
        std::vector<float> column(count);
        for (std::size_t row = 0; row < count; ++row) {
            column[row] = rows.values[row * rows.feature_count + feature];
        }
        std::vector<float> edges = quantile_edges(column);
        for (std::size_t row = 0; row < count; ++row) {
            const auto bin = std::lower_bound(edges.begin(), edges.end(), column[row]) - edges.begin();
            bins.numbers[feature * count + row] = static_cast<std::uint8_t>(bin);
        }
        bins.edges.push_back(std::move(edges));
    }
    return bins;
}

struct Sums {
    double gradient = 0;
    double curvature = 0;
    void add(const Sums& other) {
        gradient += other.gradient;
        curvature += other.curvature;
    }
};

struct Choice {
    double gain = 0;
    std::size_t feature = 0;
    std::size_t bin = 0;
};

// SplitMix64: decides which features a tree may use.
std::uint64_t mix(std::uint64_t x) {
    x += 0x9E3779B97F4A7C15ULL;
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31U);
}

class Trainer {
  public:
    Trainer(const TrainingRows& rows, const TrainingPlan& plan)
        : rows_(rows),
          plan_(plan),
          bins_(make_bins(rows)),
          count_(rows.targets.size()),
          odds_(count_),
          place_(count_),
          sums_(count_) {}

    BoostedTrees run() {
        model_.depth = plan_.depth;
        model_.start = starting_odds();
        std::fill(odds_.begin(), odds_.end(), model_.start);
        for (std::size_t tree = 0; tree < plan_.trees; ++tree) {
            grow(tree);
        }
        return std::move(model_);
    }

  private:
    double starting_odds() const {
        double yes = 1;
        double all = 2;
        for (std::size_t row = 0; row < count_; ++row) {
            yes += static_cast<double>(rows_.weights[row]) * static_cast<double>(rows_.targets[row]);
            all += static_cast<double>(rows_.weights[row]);
        }
        return std::log(yes / (all - yes));
    }

    double score(const Sums& sums) const {
        return sums.gradient * sums.gradient / (sums.curvature + plan_.penalty);
    }

    bool is_offered(std::size_t tree, std::size_t feature) const {
        const std::uint64_t draw = mix(tree * 1'000'003ULL + feature) >> 11U;
        return static_cast<double>(draw) * 0x1p-53 < plan_.feature_share;
    }

    void grow(std::size_t tree) {
        for (std::size_t row = 0; row < count_; ++row) {
            const double p = 1 / (1 + std::exp(-odds_[row]));
            const auto weight = static_cast<double>(rows_.weights[row]);
            sums_[row] = {weight * (p - static_cast<double>(rows_.targets[row])), weight * p * (1 - p)};
            place_[row] = 0;
        }
        for (std::size_t level = 0; level < plan_.depth; ++level) {
            split_level(tree, level);
        }
        std::vector<Sums> leaves(std::size_t{1} << plan_.depth);
        for (std::size_t row = 0; row < count_; ++row) {
            leaves[place_[row]].add(sums_[row]);
        }
        const std::size_t first = model_.leaves.size();
        for (const Sums& leaf : leaves) {
            model_.leaves.push_back(
                static_cast<float>(-plan_.rate * leaf.gradient / (leaf.curvature + plan_.penalty)));
        }
        for (std::size_t row = 0; row < count_; ++row) {
            odds_[row] += static_cast<double>(model_.leaves[first + place_[row]]);
        }
    }

    void split_level(std::size_t tree, std::size_t level) {
        const std::size_t nodes = std::size_t{1} << level;
        std::vector<Choice> choices(nodes);
        std::vector<std::array<Sums, bin_limit>> histogram(nodes);
        for (std::size_t feature = 0; feature < rows_.feature_count; ++feature) {
            if (bins_.edges[feature].empty() || !is_offered(tree, feature)) {
                continue;
            }
            for (auto& bins : histogram) bins.fill({});
            const std::uint8_t* numbers = bins_.numbers.data() + feature * count_;
            for (std::size_t row = 0; row < count_; ++row) {
                histogram[place_[row]][numbers[row]].add(sums_[row]);
            }
            for (std::size_t node = 0; node < nodes; ++node) {
                improve(choices[node], histogram[node], feature);
            }
        }
        for (const Choice& choice : choices) {
            const bool splits = choice.gain > 0;
            // A node not worth splitting sends everything left.
            model_.splits.push_back({static_cast<std::uint16_t>(splits ? choice.feature : 0),
                                     splits ? bins_.edges[choice.feature][choice.bin] : 3e38F});
        }
        for (std::size_t row = 0; row < count_; ++row) {
            const Choice& choice = choices[place_[row]];
            const bool right = choice.gain > 0 && bins_.numbers[choice.feature * count_ + row] > choice.bin;
            place_[row] = place_[row] * 2 + (right ? 1U : 0U);
        }
    }

    void improve(Choice& best, const std::array<Sums, bin_limit>& bins, std::size_t feature) const {
        Sums all;
        for (const Sums& bin : bins) all.add(bin);
        Sums left;
        for (std::size_t bin = 0; bin < bins_.edges[feature].size(); ++bin) {
            left.add(bins[bin]);
            const Sums right{all.gradient - left.gradient, all.curvature - left.curvature};
            if (left.curvature < plan_.least_weight || right.curvature < plan_.least_weight) {
                continue;
            }
            const double gain = score(left) + score(right) - score(all);
            if (gain > best.gain + 1e-9) {
                best = {gain, feature, bin};
            }
        }
    }

    const TrainingRows& rows_;
    TrainingPlan plan_;
    Bins bins_;
    std::size_t count_;
    std::vector<double> odds_;
    std::vector<std::uint32_t> place_;
    std::vector<Sums> sums_;
    BoostedTrees model_;
};

}  // namespace

BoostedTrees train(const TrainingRows& rows, const TrainingPlan& plan) {
    return Trainer(rows, plan).run();
}

double predict(const BoostedTrees& model, std::span<const float> features) {
    double odds = model.start;
    const std::size_t inner = (std::size_t{1} << model.depth) - 1;
    // Several trees are walked side by side, so that the memory answers them together; the sum keeps its order.
    constexpr std::size_t abreast = 8;
    const std::size_t trees = model.trees();
    for (std::size_t tree = 0; tree < trees; tree += abreast) {
        const std::size_t count = std::min(abreast, trees - tree);
        std::array<std::size_t, abreast> places{};
        for (std::size_t level = 0; level < model.depth; ++level) {
            for (std::size_t k = 0; k < count; ++k) {
                const BoostedTrees::Split& split = model.splits[(tree + k) * inner + places[k]];
                places[k] = 2 * places[k] + (features[split.feature] <= split.threshold ? 1U : 2U);
            }
        }
        for (std::size_t k = 0; k < count; ++k) {
            odds += static_cast<double>(model.leaves[(tree + k) * (inner + 1) + places[k] - inner]);
        }
    }
    return 1 / (1 + std::exp(-odds));
}

}  // namespace entente::evidence
