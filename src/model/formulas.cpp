#include "model/formulas.h"

#include <cmath>

#include "model/play_parts.h"
#include "model/utility.h"

namespace entente::model {
namespace {

using situation::PayoffName;

// What a name may stand for, and whether it can in a draw at all.
struct Meanings {
    std::vector<Lane> value;
    std::vector<Lane> mass;  // empty: always
};

Meanings regions_of(const Chunk& chunk, std::size_t k) {
    const IssueModel& issue = chunk.model.issues[k];
    const IssueLanes& lanes = chunk.issues[k];
    Meanings regions{std::vector<Lane>(issue.grid.regions(), Lane{}), std::vector<Lane>(issue.grid.regions(), Lane{})};
    for (std::size_t part = 0; part < lanes.part.size(); ++part) {
        const std::size_t region = issue.kind == IssueKind::term ? issue.grid.bins[issue.grid.slots[part]].region : part;
        add(regions.mass[region], lanes.part[part]);
        add(regions.value[region], lanes.mean[part]);
    }
    for (std::size_t r = 0; r < regions.value.size(); ++r) {
        for (std::size_t d = 0; d < lane_count; ++d) {
            const double mass = regions.mass[r][d];
            regions.value[r][d] = mass > 0 ? regions.value[r][d] / mass : issue.grid.region_value[r];
        }
    }
    regions.value.push_back(chunk.lane(chunk.model.situation.issue(issue.issue).reversion));
    regions.mass.push_back(filled(1));
    return regions;
}

Meanings options_of(const Chunk& chunk, const PayoffName& name) {
    const situation::Situation& s = chunk.model.situation;
    const bool is_flow = name.kind == PayoffName::Kind::flow;
    Meanings options;
    const situation::Move& move = s.moves[s.variable(name.variable).entry];
    const Utility mover(chunk, move.actor, Utility::any_type);  // a formula may be of somebody who does not know its type
    for (const situation::Option& option : move.options) {
        options.value.push_back(is_flow ? chunk.lane(option.flow) : mover.option_points(option));
    }
    options.value.push_back(filled(is_flow ? 100 : 0));  // not made
    return options;
}

Meanings changes_of(const Chunk& chunk, std::size_t flow) {
    Meanings changes;
    for (std::size_t c = 0; c < chunk.model.situation.measure_cases.size(); ++c) {
        const double* column = chunk.changes.at(c, flow) + chunk.begin;
        Lane& lane = changes.value.emplace_back();
        for (std::size_t d = 0; d < lane_count; ++d) {
            lane[d] = column[d < chunk.count ? d : chunk.count - 1];
        }
    }
    return changes;
}

Meanings meanings_of(const Chunk& chunk, const PayoffName& name) {
    using Kind = PayoffName::Kind;
    switch (name.kind) {
        case Kind::input:
            return {{chunk.lane(name.input)}, {}};
        case Kind::issue:
            return regions_of(chunk, index(name.issue));
        case Kind::flow:
        case Kind::cost:
            return options_of(chunk, name);
        case Kind::change:
            return changes_of(chunk, name.trade);
        case Kind::deal:
        case Kind::is_signed:
        case Kind::kept:
            break;
    }
    return {{filled(0), filled(1)}, {}};
}

}  // namespace

FormulaLanes formula_lanes(const Chunk& chunk, std::vector<situation::PayoffProgram>& programs) {
    FormulaLanes lanes;
    for (std::size_t p = 0; p < programs.size(); ++p) {
        const situation::Payoff& payoff = chunk.model.situation.payoffs[p];
        std::vector<Meanings> names;
        for (const PayoffName& name : payoff.names) {
            names.push_back(meanings_of(chunk, name));
        }
        std::vector<double> values(names.size());
        lanes.points.emplace_back();
        lanes.loses.push_back(0);
        for (const std::vector<std::uint32_t>& row : chunk.model.course.formulas[p].rows) {
            Lane& points = lanes.points.back().emplace_back();
            for (std::size_t d = 0; d < lane_count; ++d) {
                bool can_be = true;
                for (std::size_t i = 0; i < names.size(); ++i) {
                    values[i] = names[i].value[row[i]][d];
                    can_be = can_be && (names[i].mass.empty() || names[i].mass[row[i]][d] > 0);
                }
                const double value = programs[p].value(values);
                points[d] = std::isfinite(value) ? value : 0.0;
                if (can_be && !std::isfinite(value)) {
                    lanes.is_lost[d] = true;
                    lanes.loses.back() = 1;
                }
            }
        }
    }
    return lanes;
}

}  // namespace entente::model
