#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "model/build_course.h"

namespace entente::model {
namespace {

using situation::Expression;
using situation::Standing;

constexpr std::size_t front_cap = 65536;

// Walks every combination of how the tracks stand and where the issues land that nobody decides.
class FrontBuilder {
  public:
    FrontBuilder(Model& model, const Conditions& conditions) : model_(model), conditions_(conditions) {
        known_.facts.track_of_issue = tracks_of(model);
        known_.facts.choice.assign(model.situation.variables.size(), situation::Facts::not_made);
        known_.track.assign(model.situation.tracks.size(), true);
        known_.issue.assign(model.issues.size(), true);
        for (std::size_t k = 0; k < model.issues.size(); ++k) {
            known_.issue[k] = model.issues[k].kind != IssueKind::act;
        }
    }

    Result<void> build() {
        Course& course = model_.course;
        std::size_t combinations = 1;
        const auto count = [&](std::size_t parts) {
            course.parts.push_back(parts);
            combinations = std::min(combinations * parts, front_cap + 1);
        };
        for (const TrackModel& track : course.tracks) {
            count(2 + 2 * track.game.classes);
        }
        for (std::size_t k = 0; k < model_.issues.size(); ++k) {
            if (model_.issues[k].kind == IssueKind::forecast && model_.issues[k].grid.regions() > 1) {
                course.forecasts.push_back(k);
                count(model_.issues[k].grid.regions());
            }
        }
        if (combinations > front_cap) {
            return too_much(fmt::format("the conditions of the file tell apart more than {} ways things may stand",
                                        front_cap));
        }
        std::vector<std::size_t> part(course.parts.size(), 0);
        for (std::size_t i = 0; i < combinations; ++i) {
            course.front_of.push_back(file(part));
            for (std::size_t j = part.size(); j-- > 0;) {
                if (++part[j] < course.parts[j]) {
                    break;
                }
                part[j] = 0;
            }
        }
        return {};
    }

  private:
    std::uint32_t file(const std::vector<std::size_t>& part) {
        Course& course = model_.course;
        Front front = stand(part);
        std::string key = fmt::format("{}/{}|", front.stage, fmt::join(front.klass, ","));
        std::string view_key = fmt::format("{}|", front.stage);
        known_.facts = front.facts;
        for (const Expression* condition : conditions_.all) {
            key += residual(*condition, known_) + ';';
        }
        for (const Expression* condition : conditions_.steers) {
            view_key += residual(*condition, known_) + ';';
        }
        const auto [found, is_new] = fronts_.emplace(std::move(key), static_cast<std::uint32_t>(course.fronts.size()));
        if (is_new) {
            const auto [view, is_new_view] = views_.emplace(std::move(view_key), views_.size());
            if (is_new_view) {
                course.front_of_view.push_back(course.fronts.size());
            }
            front.view = view->second;
            course.views = views_.size();
            course.fronts.push_back(std::move(front));
        }
        return found->second;
    }

    Front stand(const std::vector<std::size_t>& part) const {
        const Course& course = model_.course;
        Front front;
        front.facts = known_.facts;
        front.facts.value.clear();
        for (const IssueModel& issue : model_.issues) {
            front.facts.value.push_back(issue.grid.region_value.front());
        }
        front.facts.track.assign(course.tracks.size(), Standing::none);
        front.klass.assign(course.tracks.size(), Front::no_class);
        for (std::size_t t = 0; t < course.tracks.size(); ++t) {
            const std::size_t classes = course.tracks[t].game.classes;
            if (part[t] == 0) {
                continue;
            }
            if (part[t] == 1) {
                front.facts.track[t] = Standing::signed_only;
                continue;
            }
            const std::size_t klass = (part[t] - 2) % classes;
            front.facts.track[t] = part[t] - 2 < classes ? Standing::broken : Standing::kept;
            front.klass[t] = static_cast<std::uint32_t>(klass);
            front.stage |= std::size_t{1} << t;
            for (std::size_t j = 0; j < course.tracks[t].issues.size(); ++j) {
                front.facts.value[course.tracks[t].issues[j]] = course.tracks[t].class_value[klass][j];
            }
        }
        for (std::size_t f = 0; f < course.forecasts.size(); ++f) {
            const std::size_t k = course.forecasts[f];
            front.facts.value[k] = model_.issues[k].grid.region_value[part[course.tracks.size() + f]];
        }
        return front;
    }

    Model& model_;
    const Conditions& conditions_;
    Known known_;
    std::map<std::string, std::uint32_t> fronts_;
    std::map<std::string, std::size_t> views_;
};

}  // namespace

Result<void> build_fronts(Model& model, const Conditions& conditions) {
    return FrontBuilder(model, conditions).build();
}

}  // namespace entente::model
