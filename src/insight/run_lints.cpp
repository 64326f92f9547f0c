#include "insight/run_lints.h"

#include <fmt/format.h>

#include <algorithm>

#include "situation/lints.h"
#include "stats/elicited.h"

namespace entente::insight {
namespace {

using situation::Situation;

constexpr double unexpected_mass = 0.05;  // more than this on a landmark that nobody who decides has in mind
constexpr double most_draws = 0.5;
constexpr double nearly_all = 0.95;       // of draws
constexpr double whole = 1 - 1e-9;        // of the base measure: masses add up to 1 up to rounding

void add(const Situation& s, std::string code, const std::string& at, const std::string& message, std::string hint,
         Diagnostics& lints) {
    if (!situation::is_accepted(s, code, at)) {
        lints.push_back({std::move(code), Severity::warning, {}, at + ": " + message, std::move(hint), {}});
    }
}

// True if the range of somebody who decides the issue touches the landmark.
bool decider_touches(const Situation& s, const situation::Issue& issue, IssueId id, double landmark) {
    const double snap = issue.scale.width() / 200;
    return std::any_of(issue.decides.begin(), issue.decides.end(), [&](ActorId actor) {
        const situation::Position* position = s.position(id, actor);
        if (position == nullptr) {
            return false;
        }
        const stats::Elicited& at = s.input(position->at).value;
        return stats::percentile(at, 0.05) <= landmark + snap && stats::percentile(at, 0.95) >= landmark - snap;
    });
}

void lint_landmarks(const Situation& s, const Findings& findings, Diagnostics& lints) {
    for (const IssueForecast& forecast : findings.issues) {
        const situation::Issue& issue = s.issue(forecast.issue);
        for (const LandmarkChance& landmark : forecast.landmarks) {
            if (landmark.at > unexpected_mass && !issue.decides.empty() &&
                !decider_touches(s, issue, forecast.issue, landmark.value)) {
                add(s, "L155", "issue." + issue.id,
                    fmt::format("{:.0f} % falls on \"{}\", which no decider's range touches", 100 * landmark.at,
                                landmark.name),
                    "check the positions of those who decide, or accept it with a reason", lints);
            }
        }
    }
}

// Where nobody decides anything alone, nothing could split no deal.
void lint_no_deal(const model::Model& model, const Findings& findings, Diagnostics& lints) {
    const Situation& s = model.situation;
    const bool has_act = std::any_of(model.issues.begin(), model.issues.end(), [](const model::IssueModel& issue) {
        return issue.kind == model::IssueKind::act;
    });
    std::vector<const OutcomeForecast*> without_deal;
    for (const OutcomeForecast& outcome : findings.outcomes) {
        if (!outcome.is_deal) {
            without_deal.push_back(&outcome);
        }
    }
    if (has_act && s.main_track && without_deal.size() == 1 && without_deal.front()->probability.value > 0.5) {
        add(s, "L156", "outcome." + without_deal.front()->id,
            fmt::format("no deal takes {:.0f} % and is one outcome", 100 * without_deal.front()->probability.value),
            "split it by what is decided without a deal, or accept it with a reason", lints);
    }
}

void lint_zone(const model::Model& model, const ensemble::Sample& sample, const ZoneFinding& zone, Diagnostics& lints) {
    const Situation& s = model.situation;
    const std::string at = "issue." + s.tracks[index(zone.track)].id;
    const double* size =
        sample.block.column(sample.block.tracks, model.track_column(index(zone.track), model::TrackCount::zone));
    double empty = 0;
    double full = 0;
    for (std::size_t d = 0; d < sample.draws(); ++d) {
        empty += size[d] <= 0 ? sample.prior_weight[d] : 0.0;
        full += size[d] >= whole ? sample.prior_weight[d] : 0.0;
    }
    if (empty > nearly_all) {
        add(s, "L153", at,
            fmt::format("in {:.0f} % of draws no terms are better for all at the table than no deal",
                        100 * empty),
            "check limits, positions and what no deal costs, or accept it with a reason", lints);
    }
    if (full > nearly_all) {
        add(s, "L153", at,
            fmt::format("in {:.0f} % of draws all terms are better for all at the table than no deal",
                        100 * full),
            "check limits, positions and what no deal costs, or accept it with a reason", lints);
    }
    const bool had_deal = std::any_of(s.past.begin(), s.past.end(), [&](const situation::PastRound& round) {
        return round.track == zone.track && round.deal;
    });
    if (zone.open > most_draws && !had_deal) {
        add(s, "L152", at,
            fmt::format("in {:.0f} % of draws some terms are better for all at the table than no deal: why is there none yet?",
                        100 * zone.open),
            "ask what is missing (a cost, a limit, an actor), or accept it with the reason why it can come now", lints);
    }
}

}  // namespace

Diagnostics lint_run(const model::Model& model, const ensemble::Sample& sample, const Findings& findings) {
    Diagnostics lints;
    lint_landmarks(model.situation, findings, lints);
    lint_no_deal(model, findings, lints);
    for (const ZoneFinding& zone : findings.zones) {
        lint_zone(model, sample, zone, lints);
    }
    return lints;
}

}  // namespace entente::insight
