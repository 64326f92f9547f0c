#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "model/model.h"
#include "stats/kernels.h"

namespace entente::model {
namespace {

using situation::Expression;
using situation::Situation;

constexpr std::size_t settlement_cap = 16384;
constexpr std::size_t pieces_per_issue = 100;

template <class Visit>
void visit_expressions(const Situation& situation, Visit visit) {
    for (const auto& outcome : situation.outcomes) {
        visit(outcome.when);
    }
    for (const auto& claim : situation.claims) {
        visit(claim.test.event);
        visit(claim.test.given);
    }
}

Grid grid_of(const Situation& situation, IssueId id) {
    const situation::Issue& issue = situation.issue(id);
    std::vector<situation::Region> cuts;
    visit_expressions(situation, [&](const Expression& e) { collect_regions(e, id, cuts); });
    std::vector<double> points;
    for (const auto& landmark : issue.landmarks) {
        points.push_back(landmark.value);
    }
    for (const auto& cut : cuts) {
        for (const double end : {cut.low, cut.high}) {
            if (std::isfinite(end)) {
                points.push_back(end);
            }
        }
    }
    return make_grid(issue.scale, std::move(points), cuts, pieces_per_issue);
}

void add_seats(const Situation& situation, IssueId issue, const std::vector<ActorId>& actors,
               std::vector<Seat>& seats) {
    for (const ActorId actor : actors) {
        if (const situation::Position* position = situation.position(issue, actor)) {
            seats.push_back({actor, position->at, position->salience, position->influence});
        }
    }
}

IssueModel model_of(const Situation& situation, IssueId id) {
    const situation::Issue& issue = situation.issue(id);
    IssueModel model;
    model.issue = id;
    model.track = issue.track;
    model.grid = grid_of(situation, id);
    if (issue.decides.empty()) {
        model.kind = IssueKind::forecast;
        add_seats(situation, id, all<ActorId>(situation.actors.size()), model.seats);
        return model;
    }
    model.kind = issue.decides.size() == 1 ? IssueKind::act : IssueKind::term;
    add_seats(situation, id, issue.decides, model.seats);
    add_seats(situation, id, issue.blocks, model.seats);
    add_seats(situation, id, issue.voices, model.seats);
    return model;
}

std::optional<OutsideView> outside_of(const Situation& situation, TrackId track) {
    for (const situation::ReferenceClass& reference : situation.references) {
        if (reference.track == track) {
            OutsideView view;
            view.cases_with_deal = static_cast<double>(reference.cases_with_deal);
            view.cases = static_cast<double>(reference.cases);
            view.exponent = days_between(situation.as_of, situation.horizon) / reference.window_days;
            const double jeffreys_mean = (view.cases_with_deal + 0.5) / (view.cases + 1);
            view.mean = 1 - stats::kernel_pow(1 - jeffreys_mean, view.exponent);
            return view;
        }
    }
    return std::nullopt;
}

// Walks the product of regions of one stage and files every state under its cell and its answers to the tests.
class SpaceBuilder {
  public:
    SpaceBuilder(Model& model, std::size_t stage) : model_(model), stage_(stage) {}

    Result<StateSpace> build() {
        StateSpace space;
        std::size_t states = 1;
        for (std::size_t k = 0; k < model_.issues.size(); ++k) {
            const std::size_t regions = model_.issues[k].grid.regions();
            if (regions > 1 && model_.has_value(k, stage_)) {
                space.issues.push_back(k);
                space.regions.push_back(regions);
                states *= regions;
                if (states > settlement_cap) {
                    return too_many();
                }
            }
        }
        const std::size_t tests = model_.situation.claims.size();
        space.given_in_group.resize(tests);
        space.event_in_group.resize(tests);
        space.group_of_state.reserve(states);
        for (std::size_t state = 0; state < states; ++state) {
            space.group_of_state.push_back(file_state(space, state));
        }
        return space;
    }

  private:
    tl::unexpected<Diagnostics> too_many() const {
        return failure("E502",
                       fmt::format("the expressions of the file tell apart more than {} settlements",
                                   settlement_cap),
                       "use fewer constants, or fewer issues, in outcomes and claims");
    }

    std::uint32_t file_state(StateSpace& space, std::size_t state) {
        const Situation& situation = model_.situation;
        std::vector<double> value(model_.issues.size(), 0.0);
        for (std::size_t k = 0; k < value.size(); ++k) {
            value[k] = model_.issues[k].grid.region_value.front();
        }
        for (std::size_t j = space.issues.size(); j-- > 0;) {
            const Grid& grid = model_.issues[space.issues[j]].grid;
            value[space.issues[j]] = grid.region_value[state % space.regions[j]];
            state /= space.regions[j];
        }
        const auto is_true = [&](const Expression& e) { return holds(e, deal(), value, track_of_issue()); };

        std::vector<bool> answers;
        for (const auto& claim : situation.claims) {
            const bool is_event = claim.test.kind == situation::Test::Kind::event;
            const bool given = is_event && is_true(claim.test.given);
            answers.push_back(given);
            answers.push_back(given && is_true(claim.test.event));
        }
        std::optional<OutcomeId> outcome;
        for (std::size_t o = 0; o < situation.outcomes.size() && !outcome; ++o) {
            if (is_true(situation.outcomes[o].when)) {
                outcome = static_cast<OutcomeId>(o);
            }
        }
        return group(space, cell(outcome), answers);
    }

    std::uint32_t cell(std::optional<OutcomeId> outcome) {
        for (std::size_t c = 0; c < model_.cells.size(); ++c) {
            if (model_.cells[c].stage == stage_ && model_.cells[c].outcome == outcome) {
                return static_cast<std::uint32_t>(c);
            }
        }
        model_.cells.push_back({stage_, outcome});
        return static_cast<std::uint32_t>(model_.cells.size() - 1);
    }

    std::uint32_t group(StateSpace& space, std::uint32_t cell, const std::vector<bool>& answers) {
        const auto [found, is_new] =
            groups_.emplace(std::pair{cell, answers}, static_cast<std::uint32_t>(groups_.size()));
        if (is_new) {
            space.cell_of_group.push_back(cell);
            for (std::size_t t = 0; t < space.given_in_group.size(); ++t) {
                space.given_in_group[t].push_back(answers[2 * t]);
                space.event_in_group[t].push_back(answers[2 * t + 1]);
            }
        }
        return found->second;
    }

    std::vector<bool> deal() const {
        std::vector<bool> in_force;
        for (std::size_t t = 0; t < model_.situation.tracks.size(); ++t) {
            in_force.push_back(model_.stages[stage_].in_force(static_cast<TrackId>(t)));
        }
        return in_force;
    }

    std::vector<int> track_of_issue() const {
        std::vector<int> tracks;
        for (const IssueModel& issue : model_.issues) {
            tracks.push_back(issue.track ? static_cast<int>(index(*issue.track)) : -1);
        }
        return tracks;
    }

    Model& model_;
    std::size_t stage_;
    std::map<std::pair<std::uint32_t, std::vector<bool>>, std::uint32_t> groups_;
};

Diagnostics check_seats(const Model& model) {
    Diagnostics problems;
    for (const IssueModel& issue : model.issues) {
        const std::string& id = model.situation.issue(issue.issue).id;
        if (issue.seats.empty()) {
            problems.push_back({"E503",
                                Severity::error,
                                {},
                                fmt::format("nobody who weighs in on issue \"{}\" has a position on it", id),
                                fmt::format("add a position for a decider in [position.{}]", id),
                                {}});
        }
        if (issue.grid.points.size() > 400) {
            problems.push_back({"E501",
                                Severity::error,
                                {},
                                fmt::format("issue \"{}\" has {} landmarks and constants; at most 400 are possible",
                                            id, issue.grid.points.size()),
                                "merge landmarks or constants of expressions",
                                {}});
        }
    }
    return problems;
}

}  // namespace

double Model::deal_probability(std::size_t track) const {
    const std::optional<OutsideView>& view = outside[track];
    return view ? view->mean : 1.0;
}

double Model::stage_probability(std::size_t stage) const {
    double probability = probability_beside_main(stage);
    if (situation.main_track) {
        const double deal = deal_probability(index(*situation.main_track));
        probability *= stages[stage].in_force(*situation.main_track) ? deal : 1 - deal;
    }
    return probability;
}

double Model::probability_beside_main(std::size_t stage) const {
    double probability = 1;
    for (std::size_t t = 0; t < outside.size(); ++t) {
        if (situation.main_track != static_cast<TrackId>(t)) {
            const double deal = deal_probability(t);
            probability *= stages[stage].in_force(static_cast<TrackId>(t)) ? deal : 1 - deal;
        }
    }
    return probability;
}

bool Model::deal_is_modelled() const {
    return situation.main_track && outside[index(*situation.main_track)].has_value();
}

bool Model::in_main_deal(const Cell& cell) const {
    return situation.main_track && stages[cell.stage].in_force(*situation.main_track);
}

bool Model::has_value(std::size_t issue, std::size_t stage) const {
    const IssueModel& model = issues[issue];
    return model.kind != IssueKind::term || (model.track && stages[stage].in_force(*model.track));
}

Result<Model> compile(Situation situation) {
    Model model;
    model.situation = std::move(situation);
    const Situation& s = model.situation;
    for (const IssueId id : all<IssueId>(s.issues.size())) {
        model.issues.push_back(model_of(s, id));
    }
    if (Diagnostics problems = check_seats(model); !problems.empty()) {
        return tl::unexpected(std::move(problems));
    }
    for (const TrackId track : all<TrackId>(s.tracks.size())) {
        model.outside.push_back(outside_of(s, track));
    }
    model.positions_of.resize(s.actors.size());
    for (std::size_t p = 0; p < s.positions.size(); ++p) {
        model.positions_of[index(s.positions[p].actor)].push_back(p);
    }
    for (std::uint32_t bits = 0; bits < (1U << s.tracks.size()); ++bits) {
        model.stages.push_back({bits});
    }
    for (std::size_t stage = 0; stage < model.stages.size(); ++stage) {
        Result<StateSpace> space = SpaceBuilder(model, stage).build();
        if (!space) {
            return tl::unexpected(std::move(space.error()));
        }
        model.spaces.push_back(std::move(*space));
    }
    return model;
}

}  // namespace entente::model
