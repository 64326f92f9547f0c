#include "model/replies.h"

#include <algorithm>

#include "model/one_game.h"

namespace entente::model {
namespace {

using situation::Variable;

constexpr double worth_a_look = 0.001;  // probability of an information set below which it says nothing

struct LaterHinge {
    std::size_t node = 0;  // of the sequence
    std::size_t value = 0;
};

std::vector<std::pair<Hinge, LaterHinge>> all_hinges(const Model& model, std::size_t move) {
    const Course& course = model.course;
    const situation::Situation& s = model.situation;
    std::vector<std::pair<Hinge, LaterHinge>> hinges;
    const std::size_t from = course.own_node(NodeKind::move, move);
    for (std::size_t n = from + 1; n < course.roles.size(); ++n) {
        const NodeRole& role = course.roles[n];
        const bool is_chance = role.kind == NodeKind::chance;
        if (!is_chance && (role.kind != NodeKind::move || s.moves[role.entry].actor == s.moves[move].actor)) {
            continue;
        }
        const VariableId variable = is_chance ? s.chances[role.entry].variable : s.moves[role.entry].variable;
        const std::size_t values = s.variable(variable).values.size();
        for (std::size_t v = 0; v < (is_chance && values == 2 ? 1 : values); ++v) {
            hinges.push_back({{variable, v}, {n - course.public_nodes, v}});
        }
    }
    return hinges;
}

// Averages over the histories of one information set, by belief, of a column that has one entry for each option.
std::vector<double> believed(const std::vector<std::size_t>& set, const Level& reach, double total,
                             const Level& level, std::size_t options) {
    std::vector<double> mean(options, 0.0);
    for (const std::size_t h : set) {
        for (std::size_t o = 0; o < options; ++o) {
            mean[o] += reach[h] / total * level[h * options + o];
        }
    }
    return mean;
}

class ReplyFinder {
  public:
    ReplyFinder(const Model& model, std::size_t move)
        : model_(model), move_(move), hinges_(all_hinges(model, move)),
          node_(model.course.own_node(NodeKind::move, move) - model.course.public_nodes) {}

    void look(const OpenGame& open, const OneGame& game, std::vector<Reply>& replies) const {
        const game::Node& node = open.sequence.nodes[node_];
        const Level reach = game.reach(node_);
        std::vector<std::vector<std::size_t>> sets(node.seen);
        std::vector<double> total(node.seen, 0.0);
        for (std::size_t h = 0; h < reach.size(); ++h) {
            if (open.base(node_, h, 0) > 0) {  // where the move is made at all
                sets[node.seen_of[h]].push_back(h);
                total[node.seen_of[h]] += reach[h];
            }
        }
        if (std::none_of(total.begin(), total.end(),
                         [&](double p) { return p * open.probability >= worth_a_look; })) {
            return;
        }
        const std::size_t actor = node.player;
        const Level worth = game.worth_after(node_, actor, {});
        std::vector<Level> likely;
        std::vector<Level> with;
        std::vector<Level> without;
        for (const auto& [hinge, later] : hinges_) {
            likely.push_back(game.chance_after(node_, later.node, later.value));
            with.push_back(game.worth_after(node_, actor, {Assumed::Kind::certain, later.node, later.value}));
            without.push_back(game.worth_after(node_, actor, {Assumed::Kind::excluded, later.node, later.value}));
        }
        const std::size_t options = model_.situation.moves[move_].options.size();
        for (std::size_t set = 0; set < sets.size(); ++set) {
            if (total[set] * open.probability < worth_a_look) {
                continue;
            }
            const auto mean = [&](const Level& level) {
                std::vector<double> values = believed(sets[set], reach, total[set], level, node.options);
                values.resize(options);  // without "not made"
                return values;
            };
            Reply reply{move_, open.draw, total[set] * open.probability, mean(worth), {}, {}, {}};
            for (std::size_t i = 0; i < hinges_.size(); ++i) {
                reply.likely.push_back(mean(likely[i]));
                reply.with.push_back(mean(with[i]));
                reply.without.push_back(mean(without[i]));
            }
            replies.push_back(std::move(reply));
        }
    }

  private:
    const Model& model_;
    std::size_t move_;
    std::vector<std::pair<Hinge, LaterHinge>> hinges_;
    std::size_t node_;  // of the sequence
};

}  // namespace

std::vector<Hinge> hinges_of(const Model& model, std::size_t move) {
    std::vector<Hinge> hinges;
    for (const auto& [hinge, later] : all_hinges(model, move)) {
        hinges.push_back(hinge);
    }
    return hinges;
}

std::vector<Reply> find_replies(const Model& model, const InputColumns& inputs) {
    std::vector<Reply> replies;
    std::vector<ReplyFinder> finders;
    for (std::size_t move = 0; move < model.situation.moves.size(); ++move) {
        finders.emplace_back(model, move);
    }
    if (finders.empty()) {
        return replies;
    }
    lay_open(model, inputs, [&](const OpenGame& open) {
        if (open.probability >= worth_a_look) {
            const OneGame game(open);
            for (const ReplyFinder& finder : finders) {
                finder.look(open, game, replies);
            }
        }
    });
    return replies;
}

}  // namespace entente::model
