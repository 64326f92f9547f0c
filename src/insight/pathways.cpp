#include "insight/pathways.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente::insight {
namespace {

constexpr std::size_t most_pathways = 3;
constexpr double worth_telling = 0.01;  // an outcome rarer than this is no typical story
constexpr double likely = 0.5;

// Probability of a value of a margin given the outcome, draw by draw.
std::vector<double> given_outcome(const model::Model& model, const ensemble::Sample& sample,
                                  const OutcomeColumn& outcome, std::size_t margin) {
    std::vector<double> joint(sample.draws(), 0.0);
    for (const std::size_t cell : outcome.cells) {
        const double* column = sample.block.column(sample.block.margins, cell * model.course.margin_width + margin);
        for (std::size_t d = 0; d < joint.size(); ++d) {
            joint[d] += column[d];
        }
    }
    const std::vector<double> mass = values(outcome, sample);
    for (std::size_t d = 0; d < joint.size(); ++d) {
        joint[d] = mass[d] > 0 ? joint[d] / mass[d] : 0.0;
    }
    return joint;
}

// True if the issue has a value in some cell of the outcome.
bool is_settled(const model::Model& model, const OutcomeColumn& outcome, std::size_t issue) {
    return std::any_of(outcome.cells.begin(), outcome.cells.end(), [&](std::size_t cell) {
        return model.has_value(issue, model.cells[cell].stage);
    });
}

std::vector<std::vector<double>> what_came(const model::Model& model, const ensemble::Sample& sample,
                                           const OutcomeColumn& outcome) {
    std::vector<std::vector<double>> columns;
    for (const model::Margin& margin : model.course.margins) {
        const bool is_told = margin.kind == model::Margin::Kind::variable || margin.kind == model::Margin::Kind::signal;
        for (std::size_t y = 0; y < margin.values && is_told; ++y) {
            columns.push_back(given_outcome(model, sample, outcome, margin.offset + y));
        }
    }
    for (std::size_t k = 0; k < model.issues.size(); ++k) {
        if (is_settled(model, outcome, k)) {
            const double* means = sample.block.column(sample.block.issue_means, k);
            columns.emplace_back(means, means + sample.draws());
        }
    }
    return columns;
}

class Story {
  public:
    Story(const model::Model& model, const ensemble::Sample& sample, const OutcomeColumn& outcome, std::size_t draw)
        : model_(model), s_(model.situation), sample_(sample), outcome_(outcome), draw_(draw),
          alone_(model::evaluate(model,
                                 model::draw_inputs(model, sample.plan.seed, sample.block.first + draw, 1, {}), {},
                                 model::Detail::full)
                     .histograms) {
    }

    std::vector<Pathway::Step> told() {
        add_past();
        add_dates();
        add_bargain();
        add_issues();
        add_variables();
        add_signals();
        return std::move(steps_);
    }

  private:
    using Kind = Pathway::Step::Kind;

    void add_past() {
        for (const situation::PastRound& round : s_.past) {
            steps_.push_back({Kind::past, iso(round.on), round.id, round.deal ? "deal" : "no deal", 0});
        }
    }

    void add_dates() {
        for (const situation::CalendarDate& date : s_.dates) {
            if (!later(date.on, s_.horizon)) {
                steps_.push_back({Kind::date, iso(date.on), date.id, "", 0});
            }
        }
    }

    void add_bargain() {
        if (s_.main_track) {
            steps_.push_back({Kind::bargain, "", s_.tracks[index(*s_.main_track)].id,
                              outcome_.is_deal ? "deal" : "no deal", 0});
        }
    }

    void add_issues() {
        for (std::size_t k = 0; k < model_.issues.size(); ++k) {
            if (is_settled(model_, outcome_, k)) {
                const Kind kind = model_.issues[k].kind == model::IssueKind::act ? Kind::act : Kind::term;
                steps_.push_back({kind, "", s_.issues[k].id, "", median_of(k)});
            }
        }
    }

    // Where the issue lands in this draw under this outcome.
    double median_of(std::size_t issue) const {
        Histogram histogram;
        const model::Grid& grid = model_.issues[issue].grid;
        histogram.edges.push_back(grid.bins.front().low);
        for (const model::Bin& bin : grid.bins) {
            histogram.edges.push_back(bin.high);
        }
        histogram.masses.assign(grid.bins.size(), 0.0);
        double total = 0;
        for (const std::size_t cell : outcome_.cells) {
            double odds = 1;
            for (std::size_t t = 0; t < sample_.odds.size(); ++t) {
                const bool in_force = model_.stages[model_.cells[cell].stage].in_force(static_cast<TrackId>(t));
                odds *= in_force ? sample_.odds[t] : 1.0;
            }
            const std::vector<double>& mass = alone_.mass[cell * model_.issues.size() + issue];
            for (std::size_t b = 0; b < mass.size(); ++b) {
                histogram.masses[b] += odds * mass[b];
                total += odds * mass[b];
            }
        }
        for (double& mass : histogram.masses) {
            mass = total > 0 ? mass / total : 0.0;
        }
        return spread_of(histogram).p50;
    }

    void add_variables() {
        for (const VariableId id : s_.settled) {
            const auto margin = std::find_if(
                model_.course.margins.begin(), model_.course.margins.end(), [&](const model::Margin& m) {
                    return m.kind == model::Margin::Kind::variable && m.entry == index(id);
                });
            if (margin != model_.course.margins.end()) {
                const situation::Variable& variable = s_.variable(id);
                const std::optional<Date> on = variable.kind == situation::Variable::Kind::chance
                                                   ? s_.chances[variable.entry].on
                                                   : std::nullopt;
                add_likeliest(Kind::variable, *margin, variable.id, variable.values, on);
            }
        }
    }

    void add_signals() {
        for (const model::Margin& margin : model_.course.margins) {
            if (margin.kind == model::Margin::Kind::signal) {
                const situation::Signal& signal = s_.signals[margin.entry];
                add_likeliest(Kind::signal, margin, signal.id, signal.values, signal.due);
            }
        }
    }

    // What it came to in this draw; a signal whose likeliest value is not clear is left out.
    void add_likeliest(Kind kind, const model::Margin& margin, const std::string& id,
                       const std::vector<std::string>& names, const std::optional<Date>& on) {
        std::size_t best = 0;
        double most = -1;
        for (std::size_t y = 0; y < margin.values; ++y) {
            const double p = given_outcome(model_, sample_, outcome_, margin.offset + y)[draw_];
            best = p > most ? y : best;
            most = std::max(most, p);
        }
        if (most > likely || kind != Kind::signal) {
            steps_.push_back({kind, on ? iso(*on) : "", id, best < names.size() ? names[best] : "not made", most});
        }
    }

    const model::Model& model_;
    const situation::Situation& s_;
    const ensemble::Sample& sample_;
    const OutcomeColumn& outcome_;
    std::size_t draw_;
    model::Histograms alone_;  // of this draw only
    std::vector<Pathway::Step> steps_;
};

}  // namespace

std::size_t typical_draw(const std::vector<std::vector<double>>& columns, const std::vector<double>& weight) {
    const double total = std::accumulate(weight.begin(), weight.end(), 0.0);
    std::vector<double> distance(weight.size(), 0.0);
    for (const std::vector<double>& column : columns) {
        double mean = 0;
        double square = 0;
        for (std::size_t d = 0; d < weight.size(); ++d) {
            mean += weight[d] * column[d] / total;
            square += weight[d] * column[d] * column[d] / total;
        }
        const double variance = square - mean * mean;
        for (std::size_t d = 0; d < weight.size() && variance > 1e-12; ++d) {
            distance[d] += (column[d] - mean) * (column[d] - mean) / variance;
        }
    }
    std::size_t best = 0;
    const double heaviest = *std::max_element(weight.begin(), weight.end());
    for (std::size_t d = 0; d < weight.size(); ++d) {
        // A draw in which the outcome hardly happens tells nothing typical of it.
        const bool counts = weight[d] >= heaviest / 10;
        const bool best_counts = weight[best] >= heaviest / 10;
        if (counts && (!best_counts || distance[d] < distance[best])) {
            best = d;
        }
    }
    return best;
}

std::vector<Pathway> find_pathways(const model::Model& model, const ensemble::Sample& sample,
                                   const std::vector<OutcomeForecast>& outcomes) {
    std::vector<const OutcomeForecast*> order;
    for (const OutcomeForecast& outcome : outcomes) {
        if (outcome.probability.value >= worth_telling) {
            order.push_back(&outcome);
        }
    }
    std::stable_sort(order.begin(), order.end(), [](const OutcomeForecast* a, const OutcomeForecast* b) {
        return a->probability.value > b->probability.value;
    });
    order.resize(std::min(order.size(), most_pathways));
    std::vector<Pathway> pathways;
    const std::vector<OutcomeColumn> columns = outcome_columns(model);
    for (const OutcomeForecast* forecast : order) {
        const auto outcome = std::find_if(columns.begin(), columns.end(),
                                          [&](const OutcomeColumn& column) { return column.id == forecast->id; });
        std::vector<double> weight = values(*outcome, sample);
        for (std::size_t d = 0; d < weight.size(); ++d) {
            weight[d] *= sample.weight[d];
        }
        const std::size_t draw = typical_draw(what_came(model, sample, *outcome), weight);
        Story story(model, sample, *outcome, draw);
        pathways.push_back({forecast->id, forecast->probability.value, sample.block.first + draw, story.told()});
    }
    return pathways;
}

}  // namespace entente::insight
