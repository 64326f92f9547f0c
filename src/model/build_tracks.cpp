#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "model/build_course.h"

namespace entente::model {
namespace {

using situation::Expression;
using situation::Situation;
using situation::Standing;

std::vector<Party> parties(const Situation& s, const std::vector<ActorId>& actors) {
    std::vector<Party> parties;
    for (const ActorId actor : actors) {
        Party party{actor, std::nullopt};
        for (std::size_t t = 0; t < s.types.size(); ++t) {
            if (s.types[t].of == actor) {
                party.type = t;
            }
        }
        parties.push_back(party);
    }
    return parties;
}

std::vector<std::size_t> kinds(const Situation& s, const std::vector<Party>& parties) {
    std::vector<std::size_t> kinds;
    for (const Party& party : parties) {
        kinds.push_back(party.type ? s.variable(s.types[*party.type].variable).values.size() : 1);
    }
    return kinds;
}

game::Rule rule_of(const Situation& s) {
    using enum situation::Play::Rule;
    switch (s.play.rule) {
        case logit:
            return game::Rule::logit;
        case nash:
            return game::Rule::nash;
        case kalai_smorodinsky:
            return game::Rule::kalai_smorodinsky;
        case egalitarian:
            return game::Rule::egalitarian;
        case offer:
            return game::Rule::offer;
    }
    return game::Rule::logit;
}

// Classes of settlements: which combinations of regions leave the same of every condition.
class Classes {
  public:
    Classes(const Model& model, const TrackModel& track, const Conditions& conditions)
        : model_(model), track_(track), conditions_(conditions) {
        known_.facts.track.assign(model.situation.tracks.size(), Standing::none);
        known_.facts.track[index(track.track)] = Standing::kept;
        known_.facts.track_of_issue = tracks_of(model);
        known_.facts.value.assign(model.issues.size(), 0.0);
        known_.track.assign(model.situation.tracks.size(), false);
        known_.track[index(track.track)] = true;
        known_.issue.assign(model.issues.size(), false);
        for (const std::size_t k : track.issues) {
            known_.issue[k] = true;
        }
    }

    // The class of one region an issue, first issue slowest.
    std::vector<std::uint32_t> by_regions(std::vector<std::vector<double>>& class_value) {
        std::vector<std::size_t> region(track_.issues.size(), 0);
        std::vector<std::uint32_t> classes;
        std::map<std::string, std::uint32_t> found;
        for (bool more = true; more;) {
            std::vector<double> value;
            for (std::size_t j = 0; j < region.size(); ++j) {
                value.push_back(grid(j).region_value[region[j]]);
                known_.facts.value[track_.issues[j]] = value.back();
            }
            std::string text;
            for (const Expression* expression : conditions_.all) {
                text += residual(*expression, known_) + ';';
            }
            const auto [at, is_new] = found.emplace(std::move(text), static_cast<std::uint32_t>(found.size()));
            classes.push_back(at->second);
            if (is_new) {
                class_value.push_back(std::move(value));
            }
            more = false;
            for (std::size_t j = region.size(); j-- > 0 && !more;) {
                more = ++region[j] < grid(j).regions();
                region[j] = more ? region[j] : 0;
            }
        }
        return classes;
    }

  private:
    const Grid& grid(std::size_t j) const { return model_.issues[track_.issues[j]].grid; }

    const Model& model_;
    const TrackModel& track_;
    const Conditions& conditions_;
    Known known_;
};

void fill_settlements(const Model& model, TrackModel& track, const std::vector<std::uint32_t>& class_of_regions) {
    std::vector<const Grid*> grids;
    std::size_t settlements = 1;
    for (const std::size_t k : track.issues) {
        grids.push_back(&model.issues[k].grid);
        track.game.bins.push_back(grids.back()->slots.size() - 1);
        settlements *= track.game.bins.back();
    }
    track.game.class_of.resize(settlements);
    std::vector<std::size_t> slot(grids.size(), 0);
    for (std::size_t x = 0; x < settlements; ++x) {
        std::size_t regions = 0;
        for (std::size_t j = 0; j < grids.size(); ++j) {
            regions = regions * grids[j]->regions() + grids[j]->bins[grids[j]->slots[slot[j]]].region;
        }
        track.game.class_of[x] = class_of_regions[regions];
        for (std::size_t j = grids.size(); j-- > 0;) {
            if (++slot[j] < track.game.bins[j]) {
                break;
            }
            slot[j] = 0;
        }
    }
}

}  // namespace

std::vector<int> tracks_of(const Model& model) {
    std::vector<int> tracks;
    for (const IssueModel& issue : model.issues) {
        tracks.push_back(issue.track ? static_cast<int>(index(*issue.track)) : -1);
    }
    return tracks;
}

tl::unexpected<Diagnostics> too_much(const std::string& what) {
    return failure("E502", what, "use fewer constants, options or issues in conditions");
}

Result<void> build_tracks(Model& model, const Conditions& conditions, const Fineness& fineness) {
    const Situation& s = model.situation;
    for (const TrackId id : all<TrackId>(s.tracks.size())) {
        TrackModel track;
        track.track = id;
        track.signatories = parties(s, s.tracks[index(id)].deciders);
        std::vector<ActorId> blockers;
        std::vector<Grid*> grids;
        track.game.quota = 2;
        for (const IssueId issue : s.tracks[index(id)].issues) {
            track.issues.push_back(index(issue));
            grids.push_back(&model.issues[index(issue)].grid);
            blockers.insert(blockers.end(), s.issue(issue).blocks.begin(), s.issue(issue).blocks.end());
            track.game.quota = s.issue(issue).quota.value_or(track.game.quota);
        }
        std::sort(blockers.begin(), blockers.end());
        blockers.erase(std::unique(blockers.begin(), blockers.end()), blockers.end());
        track.ratifiers = parties(s, blockers);
        track.game.signatory_types = kinds(s, track.signatories);
        track.game.ratifier_types = kinds(s, track.ratifiers);
        track.game.rule = rule_of(s);
        if (fit_slots(grids, fineness.at_least, std::min(fineness.at_most, settlement_cap)) > settlement_cap) {
            return too_much(fmt::format("the conditions of the file tell apart more than {} settlements of \"{}\"",
                                        settlement_cap, s.tracks[index(id)].id));
        }
        const std::vector<std::uint32_t> classes =
            Classes(model, track, conditions).by_regions(track.class_value);
        track.game.classes = track.class_value.size();
        fill_settlements(model, track, classes);
        model.course.tracks.push_back(std::move(track));
    }
    return {};
}

}  // namespace entente::model
