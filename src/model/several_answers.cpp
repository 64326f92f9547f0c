#include "model/several_answers.h"

#include <algorithm>
#include <cmath>

#include "game/extensive_game.h"
#include "game/quantal_response.h"
#include "model/one_game.h"

namespace entente::model {
namespace {

constexpr double likely_enough = 0.05;  // of a continuation, to be searched
constexpr std::size_t most_places = 3;  // a draw
constexpr std::size_t most_histories = 2048;
constexpr double felt = 1e-3;           // points of 100
constexpr double told_apart = 1e-3;     // answers nearer than this in every choice are one for a reader

// Nodes at which somebody must guess what was done before: the only way in which answers can hang on each other.
std::size_t nodes_in_doubt(const game::Sequence& sequence) {
    std::size_t count = 0;
    for (const game::Node& node : sequence.nodes) {
        std::vector<std::size_t> met(node.seen, 0);
        for (const std::uint32_t set : node.seen_of) {
            met[set] += node.player != game::Node::no_player ? 1U : 0U;
        }
        count += std::any_of(met.begin(), met.end(), [](std::size_t histories) { return histories > 1; }) ? 1U : 0U;
    }
    return count;
}

// The same small game as a tree. Every node is an agent of its own with its owner's payoffs, so that base weights can
// enter as what an option is worth to nobody else: log(weight) / lambda.
class Tree {
  public:
    explicit Tree(const OpenGame& open) : open_(open), builder_(names(open)), sets_(open.sequence.nodes.size()) {
        grow(0, 0, 1.0);
    }

    game::ExtensiveGame finish() && { return std::move(builder_).finish(); }

  private:
    static std::vector<std::string> names(const OpenGame& open) {
        std::vector<std::string> names;
        for (std::size_t n = 0; n < open.sequence.nodes.size(); ++n) {
            names.push_back(std::to_string(n));
        }
        return names;
    }

    bool is_chance(std::size_t n) const { return open_.sequence.nodes[n].player == game::Node::no_player; }

    std::vector<std::size_t> open_options(std::size_t n, std::size_t h) const {
        std::vector<std::size_t> options;
        for (std::size_t o = 0; o < open_.sequence.nodes[n].options; ++o) {
            if (open_.base(n, h, o) > 0) {
                options.push_back(o);
            }
        }
        return options;
    }

    // A node with one way on is no node; `bonus` is the base weight of the option just taken by node n-1.
    void grow(std::size_t n, std::size_t h, double bonus) {
        const std::size_t nodes = open_.sequence.nodes.size();
        std::vector<double> payoff(nodes, 0.0);
        if (n > 0 && !is_chance(n - 1)) {
            payoff[n - 1] = std::log(bonus) / open_.stakes.decisiveness[open_.sequence.nodes[n - 1].player][open_.lane];
        }
        if (n == nodes) {
            for (std::size_t i = 0; i < nodes; ++i) {
                payoff[i] += is_chance(i) ? 0.0 : open_.stakes.payoff[open_.sequence.nodes[i].player][h][open_.lane];
            }
            builder_.end(builder_.add_outcome(payoff));
            return;
        }
        const std::vector<std::size_t> options = open_options(n, h);
        const auto outcome = static_cast<std::int32_t>(builder_.add_outcome(payoff));
        builder_.move(set_of(n, h, options), outcome);
        for (const std::size_t o : options) {
            grow(n + 1, h * open_.sequence.nodes[n].options + o, open_.base(n, h, o));
        }
    }

    std::size_t set_of(std::size_t n, std::size_t h, const std::vector<std::size_t>& options) {
        std::vector<std::string> labels;
        for (const std::size_t o : options) {
            labels.push_back(std::to_string(o));
        }
        if (is_chance(n)) {
            std::vector<double> chances;
            double total = 0;
            for (const std::size_t o : options) {
                chances.push_back(open_.base(n, h, o));
                total += chances.back();
            }
            for (double& chance : chances) {
                chance /= total;
            }
            return builder_.add_chance("", labels, chances);
        }
        const std::uint32_t seen = open_.sequence.nodes[n].seen_of[h];
        for (const auto& [known, set] : sets_[n]) {
            if (known == seen) {
                return set;
            }
        }
        sets_[n].emplace_back(seen, builder_.add_set(n, "", labels));
        return sets_[n].back().second;
    }

    const OpenGame& open_;
    game::TreeBuilder builder_;
    std::vector<std::vector<std::pair<std::uint32_t, std::size_t>>> sets_;  // [node]: information set and its number
};

// Sets whose histories differ in what can be done there at all, or in base weights, are no sets of a tree.
bool is_tree(const OpenGame& open) {
    for (std::size_t n = 0; n < open.sequence.nodes.size(); ++n) {
        const game::Node& node = open.sequence.nodes[n];
        std::vector<std::int64_t> row(node.seen, -1);
        for (std::size_t h = 0; h < node.seen_of.size() && node.player != game::Node::no_player; ++h) {
            std::int64_t& known = row[node.seen_of[h]];
            if (known >= 0 && known != node.row_of[h]) {
                return false;
            }
            known = node.row_of[h];
        }
    }
    return true;
}

// True if what cannot be told apart makes a difference to what is best for somebody: else no belief counts, and the
// answer is the only one.
bool is_doubt_felt(const OpenGame& open) {
    const OneGame game(open);
    for (std::size_t n = 0; n < open.sequence.nodes.size(); ++n) {
        const game::Node& node = open.sequence.nodes[n];
        if (node.player == game::Node::no_player) {
            continue;
        }
        const Level worth = game.worth_after(n, node.player, {});
        std::vector<std::size_t> first(node.seen, worth.size());
        for (std::size_t h = 0; h < node.seen_of.size(); ++h) {
            std::size_t& known = first[node.seen_of[h]];
            known = known == worth.size() ? h : known;
            for (std::size_t o = 1; o < node.options; ++o) {
                const double here = worth[h * node.options + o] - worth[h * node.options];
                const double there = worth[known * node.options + o] - worth[known * node.options];
                if (std::fabs(here - there) > felt) {
                    return true;
                }
            }
        }
    }
    return false;
}

// Positive weight somewhere in every row that can be reached is what a tree needs; impossible chances are left out.
bool can_grow(const OpenGame& open) {
    for (std::size_t n = 0; n < open.sequence.nodes.size(); ++n) {
        for (std::size_t h = 0; h < open.before(n); ++h) {
            double total = 0;
            for (std::size_t o = 0; o < open.sequence.nodes[n].options; ++o) {
                total += open.base(n, h, o);
            }
            if (total <= 0) {
                return false;
            }
        }
    }
    return true;
}

double distance(const game::QuantalResponse& a, const game::QuantalResponse& b) {
    double largest = 0;
    for (std::size_t i = 0; i < a.probabilities.size(); ++i) {
        largest = std::max(largest, std::fabs(a.probabilities[i] - b.probabilities[i]));
    }
    return largest;
}

}  // namespace

SeveralAnswers find_several_answers(const Model& model, const InputColumns& inputs, std::size_t starts) {
    SeveralAnswers found;
    found.of_draw.assign(inputs.draws, 0.0);
    const Course& course = model.course;
    std::vector<std::size_t> doubts;
    for (const game::Sequence& sequence : course.sequences) {
        doubts.push_back(nodes_in_doubt(sequence));
    }
    if (std::all_of(doubts.begin(), doubts.end(), [](std::size_t nodes) { return nodes == 0; })) {
        return found;
    }
    if (course.histories / course.prefixes > most_histories) {
        found.too_large = true;
        return found;
    }
    std::vector<std::size_t> places(inputs.draws, 0);
    found.too_large = !lay_open(model, inputs, [&](const OpenGame& open) {
        if (open.probability < likely_enough || places[open.draw] >= most_places || doubts[open.continuation] == 0 ||
            !is_tree(open) || !can_grow(open)) {
            return;
        }
        ++places[open.draw];
        if (!is_doubt_felt(open)) {
            return;
        }
        const game::ExtensiveGame tree = Tree(open).finish();
        game::QuantalSolver solver(tree);
        const std::vector<game::QuantalResponse> answers =
            solver.equilibria(open.stakes.decisiveness.front()[open.lane], starts, 1);
        double apart = 0;
        for (std::size_t i = 0; i < answers.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                const bool are_both = answers[i].settled && answers[j].settled;
                apart = std::max(apart, are_both ? distance(answers[i], answers[j]) : 0.0);
            }
        }
        if (apart > told_apart) {
            found.of_draw[open.draw] += open.probability;
            found.most = std::max(found.most, answers.size());
            found.apart = std::max(found.apart, apart);
        }
    });
    return found;
}

}  // namespace entente::model
