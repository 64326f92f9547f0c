#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "model/build_course.h"
#include "situation/payoff.h"
#include "stats/kernels.h"

namespace entente::model {
namespace {

using situation::Situation;

constexpr std::size_t pieces_per_issue = 100;

Grid grid_of(const Situation& situation, const Conditions& conditions, IssueId id) {
    const situation::Issue& issue = situation.issue(id);
    std::vector<situation::Region> cuts;
    for (const situation::Expression* condition : conditions.all) {
        collect_regions(*condition, id, cuts);
    }
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

IssueModel model_of(const Situation& situation, const Conditions& conditions, IssueId id) {
    const situation::Issue& issue = situation.issue(id);
    IssueModel model;
    model.issue = id;
    model.track = issue.track;
    model.grid = grid_of(situation, conditions, id);
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
            view.game_weight = reference.fits == situation::Fits::well     ? 0.3
                               : reference.fits == situation::Fits::poorly ? 0.7
                                                                           : 0.5;
            const double jeffreys_mean = (view.cases_with_deal + 0.5) / (view.cases + 1);
            view.mean = 1 - stats::kernel_pow(1 - jeffreys_mean, view.exponent);
            return view;
        }
    }
    return std::nullopt;
}

std::vector<TypedPosition> typed_positions_of(const Situation& s) {
    std::vector<TypedPosition> typed;
    for (std::size_t p = 0; p < s.positions.size(); ++p) {
        typed.push_back({p, s.positions[p].at});
    }
    for (const situation::Type& type : s.types) {
        for (const std::vector<situation::Override>& changes : type.changes) {
            for (const situation::Override& change : changes) {
                const auto held = std::find_if(s.positions.begin(), s.positions.end(),
                                               [&](const situation::Position& p) { return p.at == change.input; });
                if (held != s.positions.end()) {
                    typed.push_back({static_cast<std::size_t>(held - s.positions.begin()), change.value});
                }
            }
        }
    }
    return typed;
}

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

Diagnostics check_observable(const Situation& s, const std::vector<Observation>& observable) {
    Diagnostics problems;
    for (const Observation& seen : observable) {
        const std::size_t things = seen.is_signal ? s.signals.size() : s.variables.size();
        // A move may also not be made at all: the value after its options.
        const std::size_t values = seen.entry >= things ? 0
                                   : seen.is_signal      ? s.signals[seen.entry].values.size()
                                                         : s.variables[seen.entry].values.size() + 1;
        if (seen.value >= values) {
            problems.push_back({"E505",
                                Severity::error,
                                {},
                                "what was seen is no value of a signal, move, chance or type of this file",
                                "name a signal, move, chance or type of the file, and one of its values",
                                {}});
        }
    }
    return problems;
}

}  // namespace

std::size_t Model::track_column(std::size_t track, TrackCount count) const {
    std::size_t column = static_cast<std::size_t>(count);
    for (std::size_t t = 0; t < track; ++t) {
        column += track_counts + 2 * course.tracks[t].parties();
    }
    return column;
}

std::size_t Model::zone_without_column(std::size_t track, std::size_t party) const {
    return track_column(track, TrackCount::is_signed) + track_counts + party;
}

std::size_t Model::refuses_column(std::size_t track, std::size_t party) const {
    return zone_without_column(track, course.tracks[track].parties() + party);
}

std::size_t Model::track_columns() const {
    return track_column(course.tracks.size(), TrackCount::is_signed);
}

bool Model::has_goals(ActorId actor) const {
    const std::vector<std::size_t>& goals = goals_of[index(actor)];
    return std::any_of(goals.begin(), goals.end(), [&](std::size_t g) { return !situation.goals[g].adds; });
}

std::optional<std::size_t> Model::type_of_goals(ActorId actor) const {
    const auto is_of_goal = [&](const situation::Override& change) {
        return std::any_of(goals_of[index(actor)].begin(), goals_of[index(actor)].end(), [&](std::size_t g) {
            const situation::Goal& goal = situation.goals[g];
            return goal.weight == change.input ||
                   std::any_of(goal.scores.begin(), goal.scores.end(),
                               [&](const situation::Score& score) { return score.points == change.input; });
        });
    };
    for (std::size_t t = 0; t < situation.types.size(); ++t) {
        for (const std::vector<situation::Override>& changes : situation.types[t].changes) {
            if (situation.types[t].of == actor && std::any_of(changes.begin(), changes.end(), is_of_goal)) {
                return t;
            }
        }
    }
    return std::nullopt;
}

bool Model::in_main_deal(const Cell& cell) const {
    return situation.main_track && stages[cell.stage].in_force(*situation.main_track);
}

bool Model::has_value(std::size_t issue, std::size_t stage) const {
    const IssueModel& model = issues[issue];
    return model.kind != IssueKind::term || (model.track && stages[stage].in_force(*model.track));
}

Result<Model> compile(Situation situation, const Fineness& fineness, const std::vector<Observation>& observable) {
    Model model;
    model.observable = observable;
    model.situation = std::move(situation);
    const Situation& s = model.situation;
    const Conditions conditions = conditions_of(s);
    for (const IssueId id : all<IssueId>(s.issues.size())) {
        model.issues.push_back(model_of(s, conditions, id));
    }
    if (Diagnostics problems = check_seats(model); !problems.empty()) {
        return tl::unexpected(std::move(problems));
    }
    if (Diagnostics problems = check_observable(s, observable); !problems.empty()) {
        return tl::unexpected(std::move(problems));
    }
    for (const TrackId track : all<TrackId>(s.tracks.size())) {
        model.outside.push_back(outside_of(s, track));
    }
    model.typed_positions = typed_positions_of(s);
    model.positions_of.resize(s.actors.size());
    for (std::size_t p = 0; p < s.positions.size(); ++p) {
        model.positions_of[index(s.positions[p].actor)].push_back(p);
    }
    model.goals_of.resize(s.actors.size());
    for (std::size_t g = 0; g < s.goals.size(); ++g) {
        model.goals_of[index(s.goals[g].of)].push_back(g);
    }
    for (std::uint32_t bits = 0; bits < (1U << s.tracks.size()); ++bits) {
        model.stages.push_back({bits});
    }
    Result<void> built = build_tracks(model, conditions, fineness);
    built = built ? build_fronts(model, conditions) : std::move(built);
    built = built ? build_sequences(model, conditions) : std::move(built);
    if (!built) {
        return tl::unexpected(std::move(built.error()));
    }
    if (Result<void> payoffs = build_payoffs(model); !payoffs) {
        return tl::unexpected(std::move(payoffs.error()));
    }
    build_sheets(model);
    if (situation::reckons_with_flows(s)) {
        Result<FlowModel> flows = prepare_flows(s);
        if (!flows) {
            return tl::unexpected(std::move(flows.error()));
        }
        model.flows = std::move(*flows);
    }
    return model;
}

}  // namespace entente::model
