#include "model/laid_open.h"

#include <algorithm>

#include "model/land.h"

namespace entente::model {
namespace {

constexpr std::size_t most_histories = std::size_t{1} << 22U;  // over all views, times players: a gigabyte of lanes

// How likely a view is, with what the public nodes came to. Leaves are given the types that they name, so their sums
// are taken relative to those of all public beginnings.
Lane chance_of(const Course& course, const Play& play, std::size_t view, std::size_t prefix) {
    Lane of_view{};
    for (std::size_t profile = 0; profile < play.profiles(); ++profile) {
        for (std::size_t f = 0; f < course.fronts.size(); ++f) {
            if (course.fronts[f].view == view) {
                add_product(of_view, play.prior(profile), play.front(profile, f));
            }
        }
    }
    const std::size_t suffix = course.histories / course.prefixes;
    Lane here{};
    Lane all{};
    for (std::size_t h = 0; h < course.histories; ++h) {
        add(all, play.leaf(view, h));
        if (h / suffix == prefix) {
            add(here, play.leaf(view, h));
        }
    }
    for (std::size_t d = 0; d < lane_count; ++d) {
        here[d] = all[d] > 0 ? of_view[d] * here[d] / all[d] : 0.0;
    }
    return here;
}

}  // namespace

std::size_t OpenGame::before(std::size_t node) const {
    std::size_t histories = 1;
    for (std::size_t n = 0; n < node; ++n) {
        histories *= sequence.nodes[n].options;
    }
    return histories;
}

double OpenGame::base(std::size_t node, std::size_t history, std::size_t option) const {
    return stakes.base[node][sequence.nodes[node].row_of[history]][option][lane];
}

double OpenGame::choice(std::size_t node, std::size_t history, std::size_t option) const {
    const game::Node& n = sequence.nodes[node];
    const bool is_chance = n.player == game::Node::no_player;
    const auto weight = [&](std::size_t o) {
        const double b = base(node, history, o);
        return is_chance || b <= 0 ? b : played.choice[node][n.seen_of[history]][o][lane];
    };
    double total = 0;
    for (std::size_t o = 0; o < n.options; ++o) {
        total += weight(o);
    }
    return total > 0 ? weight(option) / total : 0.0;
}

bool lay_open(const Model& model, const InputColumns& inputs, const std::function<void(const OpenGame&)>& look) {
    const Course& course = model.course;
    if (course.histories * course.views * (course.players.size() + 1) > most_histories) {
        return false;
    }
    const Variation none;
    std::vector<double> failed(inputs.draws, 0.0);
    const FlowChanges changes = foresee_flows(model, inputs);
    Landings landings(model, inputs, none, false);
    Play play(model);
    std::vector<Opened> opened(course.sequences.size());
    play.keep_open(&opened);
    for (std::size_t begin = 0; begin < inputs.draws; begin += lane_count) {
        const std::size_t draws = std::min(lane_count, inputs.draws - begin);
        landings.land(begin, draws, failed);
        play.run({model, inputs, none, begin, draws, landings.issues(), landings.distance(), changes}, false, nullptr);
        for (std::size_t at = 0; at < course.sequences.size(); ++at) {
            const Lane probability = chance_of(course, play, at / course.prefixes, at % course.prefixes);
            for (std::size_t d = 0; d < draws; ++d) {
                if (probability[d] > 0 && failed[begin + d] == 0 && !play.is_lost(d)) {
                    look({course.sequences[at], opened[at].stakes, opened[at].played, at, begin + d, d,
                          probability[d]});
                }
            }
        }
    }
    return true;
}

}  // namespace entente::model
