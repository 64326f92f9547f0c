#include "insight/stakes.h"

#include <algorithm>
#include <numeric>

#include "model/worth.h"

namespace entente::insight {
namespace {

// Probability of a value of a margin in one cell, draw by draw.
const double* margin_column(const model::Model& model, const ensemble::Sample& sample, std::size_t cell,
                            std::size_t margin) {
    return sample.block.column(sample.block.margins, cell * model.course.margin_width + margin);
}

// What a part is worth in each value of its margin, draw by draw: [value][draw], points of 100.
struct Worth {
    std::size_t offset = 0;  ///< of the margin
    std::vector<std::vector<double>> of_value;
    std::size_t kinds = 1;   ///< that its actor may be, if they score differently: kind fastest
};

// Score by score, and of each all kinds of the actor where kinds score differently.
Worth worth_of_goal(const model::Model& model, const ensemble::Sample& sample, std::size_t g) {
    const situation::Situation& s = model.situation;
    const situation::Goal& goal = s.goals[g];
    const std::optional<std::size_t> type = model.type_of_goals(goal.of);
    const std::vector<std::vector<situation::Override>> kinds =
        type ? s.types[*type].changes : std::vector<std::vector<situation::Override>>(1);
    std::vector<std::vector<double>> totals(kinds.size(), std::vector<double>(sample.draws(), 0.0));
    double weighed = 0;
    for (const std::size_t other : model.goals_of[index(goal.of)]) {
        weighed += s.goals[other].adds ? 0 : 1;
        for (std::size_t kind = 0; kind < kinds.size() && !s.goals[other].adds; ++kind) {
            const double* weight = sample.inputs.of(situation::instead_of(s.goals[other].weight, kinds[kind]));
            for (std::size_t d = 0; d < sample.draws(); ++d) {
                totals[kind][d] += weight[d];
            }
        }
    }
    Worth worth{model.course.margin_of_goal[g], {}, kinds.size()};
    for (const situation::Score& score : goal.scores) {
        for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
            const std::vector<double>& total = totals[kind];
            std::vector<double>& value = worth.of_value.emplace_back(sample.draws(), 0.0);
            const double* weight = sample.inputs.of(situation::instead_of(goal.weight, kinds[kind]));
            const double* points = sample.inputs.of(situation::instead_of(score.points, kinds[kind]));
            for (std::size_t d = 0; d < value.size(); ++d) {
                value[d] = goal.adds ? points[d] : total[d] > 0 ? weight[d] / total[d] * points[d] : points[d] / weighed;
            }
        }
    }
    return worth;
}

Worth worth_of_move(const model::Model& model, const ensemble::Sample& sample, std::size_t m) {
    const situation::Move& move = model.situation.moves[m];
    Worth worth{model.course.margin_of_variable[index(move.variable)], {}, 1};
    for (std::size_t option = 0; option < move.options.size(); ++option) {
        worth.of_value.push_back(model::option_cost(model, sample.inputs, m, option));
        for (double& points : worth.of_value.back()) {
            points = -points;
        }
    }
    return worth;
}

Worth worth_of_formula(const model::Model& model, const ensemble::Sample& sample, std::size_t p) {
    Worth worth{model.course.margin_of_formula[p], {}, 1};
    for (std::size_t row = 0; row < model.course.formulas[p].rows.size(); ++row) {
        const double* points = sample.block.column(sample.block.formulas, model.course.formula_column(p, row));
        worth.of_value.emplace_back(points, points + sample.draws());
    }
    return worth;
}

Worth worth_of(const model::Model& model, const ensemble::Sample& sample, const GainPart& part) {
    return part.kind == GainPart::Kind::goal   ? worth_of_goal(model, sample, part.entry)
           : part.kind == GainPart::Kind::move ? worth_of_move(model, sample, part.entry)
                                               : worth_of_formula(model, sample, part.entry);
}

// Probability-weighted sum of what a part is worth over some cells, draw by draw.
std::vector<double> sum_worth(const model::Model& model, const ensemble::Sample& sample,
                              const std::vector<std::size_t>& cells, const Worth& worth) {
    std::vector<double> sum(sample.draws(), 0.0);
    for (const std::size_t cell : cells) {
        for (std::size_t value = 0; value < worth.of_value.size(); ++value) {
            const double* probability = margin_column(model, sample, cell, worth.offset + value);
            for (std::size_t d = 0; d < sum.size(); ++d) {
                sum[d] += probability[d] * worth.of_value[value][d];
            }
        }
    }
    return sum;
}

std::vector<double> sum_cells(const ensemble::Sample& sample, const std::vector<std::size_t>& cells) {
    std::vector<double> sum(sample.draws(), 0.0);
    for (const std::size_t cell : cells) {
        const double* probability = sample.cell(cell);
        for (std::size_t d = 0; d < sum.size(); ++d) {
            sum[d] += probability[d];
        }
    }
    return sum;
}

// How likely each value of a margin is over some cells of the whole sample: the usual course of things there. Draw by
// draw it would not do, as acts hardly vary within one.
std::vector<double> mean_margin(const model::Model& model, const ensemble::Sample& sample,
                                const std::vector<std::size_t>& cells, const Worth& worth) {
    std::vector<double> mean(worth.of_value.size(), 0.0);
    double total = 0;
    for (const std::size_t cell : cells) {
        const double* probability = sample.cell(cell);
        for (std::size_t d = 0; d < sample.draws(); ++d) {
            total += sample.weight[d] * probability[d];
        }
        for (std::size_t value = 0; value < mean.size(); ++value) {
            const double* column = margin_column(model, sample, cell, worth.offset + value);
            for (std::size_t d = 0; d < sample.draws(); ++d) {
                mean[value] += sample.weight[d] * column[d];
            }
        }
    }
    for (double& m : mean) {
        m = total > 0 ? m / total : 0.0;
    }
    return mean;
}

// Cells without a deal on the main track: what goals and moves usually come to there is what gains are counted from.
// Where nothing is bargained, gains are counted from the mean over everything.
std::vector<std::size_t> baseline_cells(const model::Model& model) {
    std::vector<std::size_t> cells;
    for (std::size_t c = 0; c < model.cells.size(); ++c) {
        if (!model.situation.main_track || !model.in_main_deal(model.cells[c])) {
            cells.push_back(c);
        }
    }
    return cells;
}

// A part, with what of it is the same under every outcome: what its values are worth, and what they usually come to.
struct Counted {
    GainPart part;
    Worth worth;                ///< of a position: nothing
    std::vector<std::vector<double>> usual;  ///< [kind][draw]
};

Counted counted(const model::Model& model, const ensemble::Sample& sample, const GainPart& part) {
    Counted counted{part, {}, {}};
    if (part.kind == GainPart::Kind::position) {
        return counted;
    }
    counted.worth = worth_of(model, sample, part);
    const std::vector<double> usual = mean_margin(model, sample, baseline_cells(model), counted.worth);
    const std::size_t kinds = counted.worth.kinds;
    counted.usual.assign(kinds, std::vector<double>(sample.draws(), 0.0));
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        double of_kind = 0;
        for (std::size_t value = kind; value < usual.size(); value += kinds) {
            of_kind += usual[value];
        }
        for (std::size_t value = kind; value < usual.size(); value += kinds) {
            const double likely = kinds == 1 ? usual[value] : of_kind > 0 ? usual[value] / of_kind : 0.0;
            for (std::size_t d = 0; d < sample.draws(); ++d) {
                counted.usual[kind][d] += likely * counted.worth.of_value[value][d];
            }
        }
    }
    return counted;
}

// Adds P(outcome) times the gain of one part, draw by draw.
void add_part(const model::Model& model, const ensemble::Sample& sample, const OutcomeColumn& outcome,
              const Counted& counted, const std::vector<double>& probability, std::vector<double>& gain) {
    const GainPart& part = counted.part;
    if (part.kind == GainPart::Kind::position) {
        const std::size_t positions = model.situation.positions.size();
        for (const std::size_t cell : outcome.cells) {
            const double* in_cell = sample.cell(cell);
            const double* gains = sample.block.column(sample.block.gains, cell * positions + part.entry);
            for (std::size_t d = 0; d < gain.size(); ++d) {
                gain[d] += in_cell[d] * gains[d];
            }
        }
        return;
    }
    const std::vector<double> here = sum_worth(model, sample, outcome.cells, counted.worth);
    if (counted.worth.kinds == 1) {
        for (std::size_t d = 0; d < gain.size(); ++d) {
            gain[d] += here[d] - probability[d] * counted.usual.front()[d];
        }
        return;
    }
    // Each kind counts from what is usual for that kind: which kind it is no outcome is to blame for.
    for (std::size_t d = 0; d < gain.size(); ++d) {
        gain[d] += here[d];
    }
    for (const std::size_t cell : outcome.cells) {
        for (std::size_t value = 0; value < counted.worth.of_value.size(); ++value) {
            const double* likely = margin_column(model, sample, cell, counted.worth.offset + value);
            for (std::size_t d = 0; d < gain.size(); ++d) {
                gain[d] -= likely[d] * counted.usual[value % counted.worth.kinds][d];
            }
        }
    }
}

// The gain of each part in one outcome, draw by draw, and the weight that the draw gives it.
std::vector<GainColumn> gains_of(const model::Model& model, const ensemble::Sample& sample, const OutcomeColumn& outcome,
                                 const std::vector<Counted>& parts) {
    std::vector<GainColumn> columns;
    const std::vector<double> probability = sum_cells(sample, outcome.cells);
    for (const Counted& part : parts) {
        GainColumn& column = columns.emplace_back(GainColumn{std::vector<double>(sample.draws(), 0.0), probability});
        add_part(model, sample, outcome, part, probability, column.gain);
        for (std::size_t d = 0; d < sample.draws(); ++d) {
            column.gain[d] = probability[d] > 0 ? column.gain[d] / probability[d] : 0.0;
            column.weight[d] *= sample.weight[d];
        }
    }
    return columns;
}

GainColumn sum_of(const std::vector<GainColumn>& columns) {
    GainColumn sum = columns.front();
    for (std::size_t i = 1; i < columns.size(); ++i) {
        for (std::size_t d = 0; d < sum.gain.size(); ++d) {
            sum.gain[d] += columns[i].gain[d];
        }
    }
    return sum;
}

std::vector<Counted> counted(const model::Model& model, const ensemble::Sample& sample,
                             const std::vector<GainPart>& parts) {
    std::vector<Counted> all;
    for (const GainPart& part : parts) {
        all.push_back(counted(model, sample, part));
    }
    return all;
}

}  // namespace

std::vector<GainPart> gain_parts(const model::Model& model, ActorId actor) {
    std::vector<GainPart> parts;
    for (const std::size_t g : model.goals_of[index(actor)]) {
        parts.push_back({GainPart::Kind::goal, g});
    }
    for (const std::size_t p : model.positions_of[index(actor)]) {
        if (!model.has_goals(actor)) {
            parts.push_back({GainPart::Kind::position, p});
        }
    }
    for (std::size_t m = 0; m < model.situation.moves.size(); ++m) {
        if (model.situation.moves[m].actor == actor) {
            parts.push_back({GainPart::Kind::move, m});
        }
    }
    for (std::size_t p = 0; p < model.situation.payoffs.size(); ++p) {
        if (model.situation.payoffs[p].of == actor) {
            parts.push_back({GainPart::Kind::formula, p});
        }
    }
    return parts;
}

GainColumn gain_column(const model::Model& model, const ensemble::Sample& sample, const OutcomeColumn& outcome,
                       const std::vector<GainPart>& parts) {
    if (parts.empty()) {
        return {std::vector<double>(sample.draws(), 0.0), std::vector<double>(sample.draws(), 0.0)};
    }
    return sum_of(gains_of(model, sample, outcome, counted(model, sample, parts)));
}

std::vector<double> worth_over_everything(const model::Model& model, const ensemble::Sample& sample, ActorId actor) {
    std::vector<std::size_t> cells(model.cells.size());
    std::iota(cells.begin(), cells.end(), std::size_t{0});
    std::vector<double> worth(sample.draws(), 0.0);
    for (const GainPart& part : gain_parts(model, actor)) {
        if (part.kind == GainPart::Kind::position) {
            add_part(model, sample, {{}, {}, false, cells}, counted(model, sample, part), {}, worth);
            continue;
        }
        const std::vector<double> sum = sum_worth(model, sample, cells, worth_of(model, sample, part));
        for (std::size_t d = 0; d < worth.size(); ++d) {
            worth[d] += sum[d];
        }
    }
    return worth;
}

std::vector<Stake> find_stakes(const model::Model& model, const ensemble::Sample& sample,
                               const std::vector<OutcomeForecast>& order) {
    const std::vector<OutcomeColumn> outcomes = outcome_columns(model);
    std::vector<Stake> stakes;
    for (std::size_t a = 0; a < model.situation.actors.size(); ++a) {
        const std::vector<Counted> parts = counted(model, sample, gain_parts(model, static_cast<ActorId>(a)));
        for (const OutcomeForecast& forecast : order) {
            const auto outcome = std::find_if(outcomes.begin(), outcomes.end(),
                                              [&](const OutcomeColumn& o) { return o.id == forecast.id; });
            const std::vector<GainColumn> by_part = gains_of(model, sample, *outcome, parts);
            if (by_part.empty()) {
                continue;
            }
            GainColumn column = sum_of(by_part);
            const double total = std::accumulate(column.weight.begin(), column.weight.end(), 0.0);
            if (total <= 0) {
                continue;
            }
            for (double& w : column.weight) {
                w /= total;
            }
            Stake stake;
            stake.actor = static_cast<ActorId>(a);
            stake.outcome = forecast.id;
            stake.gain = weighted_mean(column.gain, column.weight);
            const Spread spread = spread_of(column.gain.data(), column.weight);
            stake.low = spread.p05;
            stake.high = spread.p95;
            for (std::size_t d = 0; d < column.gain.size(); ++d) {
                stake.favourable += column.gain[d] > 0 ? column.weight[d] : 0.0;
            }
            stake.favourable = std::min(stake.favourable, 1.0);  // weights sum to 1 only up to rounding
            for (std::size_t i = 0; i < parts.size(); ++i) {
                const GainPart& part = parts[i].part;
                const double mean = weighted_mean(by_part[i].gain, column.weight).value;
                if (part.kind == GainPart::Kind::position) {
                    stake.by_issue.emplace_back(model.situation.positions[part.entry].issue, mean);
                } else if (part.kind == GainPart::Kind::goal) {
                    stake.by_goal.emplace_back(part.entry, mean);
                } else if (part.kind == GainPart::Kind::move) {
                    stake.by_move.emplace_back(part.entry, mean);
                } else {
                    stake.by_payoff.emplace_back(part.entry, mean);
                }
            }
            stakes.push_back(std::move(stake));
        }
    }
    return stakes;
}

}  // namespace entente::insight
