#include "insight/levers.h"

#include <algorithm>

#include "insight/drivers.h"

namespace entente::insight {
namespace {

// The same input, further on by a step in every draw.
model::Variation moved(const situation::Situation& s, InputId input, double step) {
    return {{{input, s.input(input).value.rescaled(1, step), {}}}, std::nullopt, {}};
}

// Median of what the issue weighs for the actor, among all it holds a position on.
double weight_of(const model::Model& model, const situation::Position& position) {
    const situation::Situation& s = model.situation;
    const auto salience = [&](const situation::Position& p) {
        return stats::percentile(s.input(p.salience).value, 0.5);
    };
    double total = 0;
    for (const std::size_t other : model.positions_of[index(position.actor)]) {
        total += salience(s.positions[other]);
    }
    return total > 0 ? salience(position) / total : 0.0;
}

Lever threat(const situation::Situation& s, const situation::NoDealCost& no_deal) {
    Lever lever;
    lever.kind = Lever::Kind::threat;
    lever.actor = no_deal.actor;
    lever.key = s.input(no_deal.cost).key;
    lever.step = lever.cost = lever_points;
    return lever;
}

Lever looser(const model::Model& model, const situation::Position& position, InputId limit) {
    const situation::Situation& s = model.situation;
    const double step = lever_share * s.issue(position.issue).scale.width();
    Lever lever;
    lever.kind = Lever::Kind::looser_limit;
    lever.actor = position.actor;
    lever.key = s.input(limit).key;
    lever.step = position.side == situation::LimitSide::above ? step : -step;
    lever.cost = 100 * lever_share * weight_of(model, position);
    return lever;
}

std::vector<Lever> candidates(const model::Model& model, TrackId track) {
    const situation::Situation& s = model.situation;
    const model::TrackModel& table = model.course.tracks[index(track)];
    const auto is_party = [&](ActorId actor) {
        const auto is_it = [&](const model::Party& party) { return party.actor == actor; };
        return std::any_of(table.signatories.begin(), table.signatories.end(), is_it) ||
               std::any_of(table.ratifiers.begin(), table.ratifiers.end(), is_it);
    };
    std::vector<Lever> levers;
    for (const situation::NoDealCost& no_deal : s.no_deal) {
        if (is_party(no_deal.actor)) {
            levers.push_back(threat(s, no_deal));
        }
    }
    if (s.play.enforced_by && s.issue(*s.play.enforced_by).track == track) {
        Lever lever;
        lever.kind = Lever::Kind::penalty;
        lever.key = s.input(s.play.penalty).key;
        lever.step = lever.cost = lever_points;
        levers.push_back(lever);
    }
    for (const situation::Position& position : s.positions) {
        const bool counts = s.issue(position.issue).track == track && is_party(position.actor);
        if (counts && position.limit && position.side != situation::LimitSide::none) {
            levers.push_back(looser(model, position, *position.limit));
        }
    }
    return levers;
}

std::vector<double> deal_column(const model::Model& model, const ensemble::Sample& sample) {
    OutcomeColumn deal;
    for (std::size_t c = 0; c < model.cells.size(); ++c) {
        if (model.in_main_deal(model.cells[c])) {
            deal.cells.push_back(c);
        }
    }
    return values(deal, sample);
}

}  // namespace

std::vector<Lever> find_levers(const model::Model& model, const Target& target, const ensemble::Reruns& reruns) {
    if (!model.situation.main_track) {
        return {};
    }
    std::vector<Lever> levers = candidates(model, *model.situation.main_track);
    std::vector<model::Variation> variations(1);
    for (const Lever& lever : levers) {
        // Its key is that of an input, see candidates.
        const InputId input = model.situation.find_input(lever.key).value_or(InputId{});
        variations.push_back(moved(model.situation, input, lever.step));
    }
    const std::vector<ensemble::Sample> samples =
        ensemble::run_variations(model, reruns, variations, detail_for(target));
    const ensemble::Sample& base = samples.front();
    const std::vector<double> base_deal = deal_column(model, base);
    const std::vector<double> base_target = target_column(model, target, base);
    const std::vector<double> base_weight = target_weight(model, target, base);
    for (std::size_t i = 0; i < levers.size(); ++i) {
        const ensemble::Sample& after = samples[i + 1];
        levers[i].deal = paired_difference(base_deal, base.weight, deal_column(model, after), after.weight);
        levers[i].target =
            paired_difference(base_target, base_weight, target_column(model, target, after), target_weight(model, target, after));
    }
    std::stable_sort(levers.begin(), levers.end(), [](const Lever& a, const Lever& b) {
        return a.deal_per_ten() > b.deal_per_ten();
    });
    return levers;
}

}  // namespace entente::insight
