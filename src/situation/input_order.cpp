#include <algorithm>
#include <numeric>

#include "situation/build.h"

namespace entente::situation {
namespace {

template <class Renumber>
void move_rows(std::vector<Likelihoods>& rows, Renumber move) {
    for (Likelihoods& row : rows) {
        std::for_each(row.chances.begin(), row.chances.end(), move);
    }
}

template <class Renumber>
void move_changes(std::vector<std::vector<Override>>& changes, Renumber move) {
    for (std::vector<Override>& list : changes) {
        for (Override& change : list) {
            move(change.input);
            move(change.value);
        }
    }
}

template <class Renumber>
void move_in_game(Situation& situation, Renumber move) {
    for (NoDealCost& cost : situation.no_deal) {
        move(cost.cost);
        move(cost.failure);
    }
    for (Goal& goal : situation.goals) {
        move(goal.weight);
        for (Score& score : goal.scores) {
            move(score.points);
        }
    }
    for (Move& made : situation.moves) {
        for (Option& option : made.options) {
            move(option.cost);
            move(option.flow);
        }
    }
    for (Chance& chance : situation.chances) {
        move_rows(chance.rows, move);
        move_changes(chance.changes, move);
    }
    for (Type& type : situation.types) {
        std::for_each(type.chances.begin(), type.chances.end(), move);
        move_changes(type.changes, move);
    }
    for (Signal& signal : situation.signals) {
        move_rows(signal.rows, move);
    }
    for (PastRound& round : situation.past) {
        move(round.like_today);
    }
    for (Measure& measure : situation.measures) {
        for (InputId* id : {&measure.strength, &measure.enforcement, &measure.credibility, &measure.loosened_to}) {
            move(*id);
        }
    }
    for (Flow& flow : situation.flows) {
        move(flow.payments);
    }
}

}  // namespace

void sort_inputs(Building& building) {
    Situation& situation = building.situation;
    std::vector<std::size_t> order(situation.inputs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return situation.inputs[a].key < situation.inputs[b].key; });
    std::vector<Input> sorted;
    std::vector<InputId> moved(order.size());
    for (const std::size_t from : order) {
        moved[from] = static_cast<InputId>(sorted.size());
        sorted.push_back(std::move(situation.inputs[from]));
    }
    situation.inputs = std::move(sorted);
    const auto move = [&](InputId& id) { id = moved[index(id)]; };
    move(situation.learned_weight);
    for (Actor& actor : situation.actors) {
        move(actor.influence);
    }
    for (Issue& issue : situation.issues) {
        move(issue.possible_low);
        move(issue.possible_high);
        move(issue.reversion);
    }
    for (Position& position : situation.positions) {
        move(position.at);
        move(position.salience);
        move(position.influence);
        if (position.limit) {
            move(*position.limit);
        }
    }
    Play& play = situation.play;
    for (InputId* id : {&play.decisiveness, &play.table_power, &play.loss_factor, &play.step, &play.penalty}) {
        move(*id);  // those the file has no use for name whatever comes first
    }
    move_in_game(situation, move);
}

}  // namespace entente::situation
