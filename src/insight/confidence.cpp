#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "insight/what_if.h"

namespace entente::insight {
namespace {

// The thresholds of the rule. Each is where a careful reader would begin to doubt; none is fitted to anything.
constexpr double most_on_assumptions = 0.5;    // more than half of what is explained rests on assumptions
constexpr double most_base_spread = 0.10;      // the choice of base measure moves an outcome by ten points
constexpr std::size_t least_origins = 4;       // fewer independent origins than that can share one error
constexpr double least_good_evidence = 0.5;    // share of the evidence graded C3 or better

const situation::Evidence* find_evidence(const situation::Situation& s, const std::string& id) {
    const auto found =
        std::find_if(s.evidence.begin(), s.evidence.end(), [&](const auto& e) { return e.id == id; });
    return found == s.evidence.end() ? nullptr : &*found;
}

// What an input rests on: an evidence entry is ground; an assumption, a bare sentence or a default is not.
bool rests_on_evidence(const situation::Situation& s, InputId input) {
    return !s.input(input).is_default && find_evidence(s, s.input(input).because) != nullptr;
}

double share_on_assumptions(const situation::Situation& s, const std::vector<Driver>& drivers) {
    double assumed = 0;
    double all_shares = 0;
    for (const Driver& driver : drivers) {
        if (driver.measurable()) {
            const bool grounded = std::all_of(driver.inputs.begin(), driver.inputs.end(),
                                              [&](InputId input) { return rests_on_evidence(s, input); });
            all_shares += driver.share;
            assumed += grounded ? 0.0 : driver.share;
        }
    }
    return all_shares > 0 ? assumed / all_shares : 0.0;
}

// Inputs vary and the answer with them, but no share of any can be told from chance: nobody can say what it rests on.
bool lacks_drivers(const std::vector<Driver>& drivers, const std::vector<OutcomeForecast>& outcomes) {
    const bool varies = std::any_of(outcomes.begin(), outcomes.end(), [](const OutcomeForecast& outcome) {
        return outcome.input_high > outcome.input_low;
    });
    return varies && !drivers.empty() &&
           std::none_of(drivers.begin(), drivers.end(), [](const Driver& driver) { return driver.measurable(); });
}

double well_graded(const situation::Situation& s) {
    std::size_t good = 0;
    for (const situation::Evidence& evidence : s.evidence) {
        good += evidence.credibility <= 3 && s.sources[evidence.source].reliability <= 'C' ? 1U : 0U;
    }
    return s.evidence.empty() ? 0.0 : static_cast<double>(good) / static_cast<double>(s.evidence.size());
}

std::string few_origins(std::size_t sources, std::size_t origins) {
    if (sources == 0) {
        return "no source is cited";
    }
    if (sources == 1) {
        return "all evidence rests on one source";
    }
    if (sources == origins) {
        return fmt::format("there are only {} sources", sources);
    }
    return fmt::format("{} sources come down to {} independent {}", sources, origins, origins == 1 ? "origin" : "origins");
}

}  // namespace

Confidence judge_confidence(const situation::Situation& s, const std::vector<Driver>& drivers,
                            const std::vector<OutcomeForecast>& outcomes) {
    Confidence confidence;
    confidence.share_on_assumptions = share_on_assumptions(s, drivers);
    std::set<std::string> origins;
    for (const situation::Source& source : s.sources) {
        origins.insert(source.origin);
    }
    confidence.sources = s.sources.size();
    confidence.origins = origins.size();
    for (const OutcomeForecast& outcome : outcomes) {
        confidence.base_measure_spread =
            std::max(confidence.base_measure_spread, std::fabs(outcome.learned - outcome.flat));
    }
    const auto fails = [&](bool failing, std::string reason) {
        if (failing) {
            confidence.reasons.push_back(std::move(reason));
        }
    };
    fails(confidence.share_on_assumptions > most_on_assumptions,
          fmt::format("{:.0f} % of what the inputs explain rests on assumptions and defaults",
                      100 * confidence.share_on_assumptions));
    fails(lacks_drivers(drivers, outcomes), "too few draws to say what drives the answer");
    fails(std::any_of(s.references.begin(), s.references.end(),
                      [](const auto& reference) { return reference.fits != situation::Fits::well; }),
          "the reference class does not fit well");
    fails(confidence.base_measure_spread > most_base_spread,
          fmt::format("the two base measures differ by up to {:.0f} points",
                      100 * confidence.base_measure_spread));
    fails(!s.evidence.empty() && well_graded(s) < least_good_evidence, "less than half of the evidence is graded C3 or better");
    fails(confidence.origins < least_origins, s.evidence.empty() ? "no evidence is given"
                                                             : few_origins(confidence.sources, confidence.origins));
    confidence.level = confidence.reasons.empty()       ? Level::high
                       : confidence.reasons.size() == 1 ? Level::moderate
                                                        : Level::low;
    return confidence;
}

}  // namespace entente::insight
