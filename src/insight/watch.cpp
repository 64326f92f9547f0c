#include "insight/watch.h"

#include <algorithm>
#include <cmath>

#include "ensemble/run.h"
#include "stats/kernels.h"
#include "stats/summary.h"

namespace entente::insight {
namespace {

using Table = std::vector<std::vector<double>>;

constexpr std::size_t jackknife_blocks = 20;
constexpr std::size_t compared_rows = 3;  // leading rows that are told what they add to each other
const double bits = 1 / stats::kernel_log(2.0);

std::vector<double> row_sums(const Table& p) {
    std::vector<double> sums;
    for (const std::vector<double>& row : p) {
        double sum = 0;
        for (const double x : row) {
            sum += x;
        }
        sums.push_back(sum);
    }
    return sums;
}

std::vector<double> column_sums(const Table& p) {
    std::vector<double> sums(p.empty() ? 0 : p.front().size(), 0.0);
    for (const std::vector<double>& row : p) {
        for (std::size_t y = 0; y < row.size(); ++y) {
            sums[y] += row[y];
        }
    }
    return sums;
}

std::size_t largest(const std::vector<double>& x) {
    return static_cast<std::size_t>(std::max_element(x.begin(), x.end()) - x.begin());
}

std::vector<double> given_column(const Table& p, std::size_t y, double probability) {
    std::vector<double> given;
    for (const std::vector<double>& row : p) {
        given.push_back(probability > 0 ? std::min(row[y] / probability, 1.0) : 0.0);
    }
    return given;
}

void normalise(Table& p) {
    double total = 0;
    for (const std::vector<double>& row : p) {
        for (const double x : row) {
            total += x;
        }
    }
    for (std::vector<double>& row : p) {
        for (double& x : row) {
            x = total > 0 ? x / total : 0.0;
        }
    }
}

// A figure of the whole table with its jackknife standard error.
template <class Figure>
Estimate jackknifed(const JointTable& table, Figure figure) {
    const double blocks = static_cast<double>(table.without_block.size());
    double mean = 0;
    std::vector<double> without;
    for (const Table& p : table.without_block) {
        without.push_back(figure(p));
        mean += without.back() / blocks;
    }
    double variance = 0;
    for (const double x : without) {
        variance += (x - mean) * (x - mean) * (blocks - 1) / blocks;
    }
    return {figure(table.p), std::sqrt(variance)};
}

struct Watched {
    model::Margin margin;
    WatchRow row;
    std::vector<std::string> values;
};

std::vector<Watched> candidates(const situation::Situation& s, const model::Course& course) {
    std::vector<Watched> all;
    for (const model::Margin& margin : course.margins) {
        Watched watched;
        watched.margin = margin;
        watched.row.is_signal = margin.kind == model::Margin::Kind::signal;
        if (watched.row.is_signal) {
            const situation::Signal& signal = s.signals[margin.entry];
            watched.row.id = signal.id;
            watched.row.says = signal.says;
            watched.row.due = signal.due ? iso(*signal.due) : "";
            watched.values = signal.values;
        } else if (margin.kind == model::Margin::Kind::variable &&
                   s.variables[margin.entry].kind != situation::Variable::Kind::type) {
            const situation::Variable& variable = s.variables[margin.entry];
            watched.row.id = variable.id;
            watched.row.says = variable.says;
            watched.values = variable.values;
            const bool is_chance = variable.kind == situation::Variable::Kind::chance;
            if (const auto on = is_chance ? s.chances[variable.entry].on : std::nullopt) {
                watched.row.due = iso(*on);
            }
            if (margin.values > watched.values.size()) {
                watched.values.emplace_back("not made");
            }
        } else {
            continue;
        }
        all.push_back(std::move(watched));
    }
    return all;
}

void fill_row(const std::vector<OutcomeColumn>& outcomes, const JointTable& table, double draws, Watched& watched) {
    WatchRow& row = watched.row;
    const std::vector<double> probability = column_sums(table.p);
    for (std::size_t y = 0; y < probability.size(); ++y) {
        WatchValue value{watched.values[y], std::min(probability[y], 1.0), given_column(table.p, y, probability[y]), ""};
        value.leader = outcomes[largest(value.forecast)].id;
        row.values.push_back(std::move(value));
    }
    row.information = jackknifed(table, mutual_information);
    row.information.value *= bits;
    row.information.error *= bits;
    row.swing = jackknifed(table, expected_swing);
    row.flip = std::min(flip_probability(table.p), 1.0);
    // What unrelated columns would show: the expectation of the plug-in estimate from so many draws.
    const double freedom = static_cast<double>(outcomes.size() - 1) * static_cast<double>(probability.size() - 1);
    row.floor = std::max(bits * freedom / (2 * std::max(draws, 1.0)), 2 * row.information.error);
}

// Rows whose intervals overlap that of the row that opened the rank share it.
void rank(std::vector<Watched>& rows) {
    std::size_t rank = 0;
    double low = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Estimate& information = rows[i].row.information;
        if (i == 0 || information.value + 2 * information.error < low) {
            rank = i + 1;
            low = information.value - 2 * information.error;
        }
        rows[i].row.rank = rank;
    }
}

model::Observation observation_of(const Watched& watched, std::size_t value) {
    return {watched.row.is_signal, watched.margin.entry, value};
}

std::size_t margin_index(const model::Course& course, const model::Margin& margin) {
    const auto at = std::find_if(course.margins.begin(), course.margins.end(), [&](const model::Margin& other) {
        return other.kind == margin.kind && other.entry == margin.entry;
    });
    return static_cast<std::size_t>(at - course.margins.begin());
}

// What each leading row adds to those above it (equation 18): its information in every case of what they showed.
void find_additions(const model::Model& model, const std::vector<OutcomeColumn>& outcomes,
                    const ensemble::Reruns& reruns, std::vector<Watched>& rows) {
    std::vector<model::Observation> observable;
    for (std::size_t i = 0; i < std::min(compared_rows, rows.size()); ++i) {
        observable.push_back(observation_of(rows[i], 0));
    }
    const Result<model::Model> watched = model::compile(model.situation, {}, observable);
    if (!watched) {
        return;  // too much to tell apart at once: the rows stand without what they add to each other
    }
    if (rows.empty() || !rows[0].row.measurable()) {
        return;
    }
    rows[0].row.adds = rows[0].row.information.value;  // nothing stands above it: what it tells, by the same draws
    std::vector<std::vector<model::Observation>> cases;
    for (std::size_t y = 0; y < rows[0].values.size(); ++y) {
        cases.push_back({observation_of(rows[0], y)});
    }
    for (std::size_t i = 1; i < std::min(compared_rows, rows.size()) && rows[i].row.measurable(); ++i) {
        std::vector<model::Variation> variations;
        for (const auto& seen : cases) {
            variations.push_back({{}, std::nullopt, seen, {margin_index(model.course, rows[i].margin)}});
        }
        const std::vector<ensemble::Sample> samples =
            ensemble::run_variations(*watched, reruns, variations, model::Detail::margins);
        double total = 0;
        double information = 0;
        for (const ensemble::Sample& sample : samples) {
            const Table p = joint_table(*watched, sample, outcomes, rows[i].margin).p;
            information += sample.seen * mutual_information(p);
            total += sample.seen;
        }
        rows[i].row.adds = total > 0 ? bits * information / total : 0.0;
        std::vector<std::vector<model::Observation>> next;
        for (const auto& seen : cases) {
            for (std::size_t y = 0; y < rows[i].values.size(); ++y) {
                next.push_back(seen);
                next.back().push_back(observation_of(rows[i], y));
            }
        }
        cases = std::move(next);
    }
}

double weighed(const ensemble::Sample& sample, const double* column, std::size_t from, std::size_t to) {
    double sum = 0;
    for (std::size_t d = from; d < to; ++d) {
        sum += sample.weight[d] * column[d];
    }
    return sum;
}

}  // namespace

JointTable joint_table(const model::Model& model, const ensemble::Sample& sample,
                       const std::vector<OutcomeColumn>& outcomes, const model::Margin& margin) {
    const std::size_t draws = sample.draws();
    const Table empty(outcomes.size(), std::vector<double>(margin.values, 0.0));
    std::vector<Table> by_block(jackknife_blocks, empty);
    JointTable table{empty, {}};
    for (std::size_t z = 0; z < outcomes.size(); ++z) {
        for (const std::size_t cell : outcomes[z].cells) {
            for (std::size_t y = 0; y < margin.values; ++y) {
                const double* column = sample.block.column(
                    sample.block.margins, cell * model.course.margin_width + margin.offset + y);
                for (std::size_t b = 0; b < jackknife_blocks; ++b) {
                    const double sum = weighed(sample, column, draws * b / jackknife_blocks,
                                               draws * (b + 1) / jackknife_blocks);
                    by_block[b][z][y] += sum;
                    table.p[z][y] += sum;
                }
            }
        }
    }
    for (const Table& block : by_block) {
        Table& rest = table.without_block.emplace_back(table.p);
        for (std::size_t z = 0; z < rest.size(); ++z) {
            for (std::size_t y = 0; y < rest[z].size(); ++y) {
                rest[z][y] -= block[z][y];
            }
        }
        normalise(rest);
    }
    return table;
}

double mutual_information(const Table& p) {
    const std::vector<double> row = row_sums(p);
    const std::vector<double> column = column_sums(p);
    double information = 0;
    for (std::size_t z = 0; z < p.size(); ++z) {
        for (std::size_t y = 0; y < p[z].size(); ++y) {
            if (p[z][y] > 0) {
                information += p[z][y] * stats::kernel_log(p[z][y] / (row[z] * column[y]));
            }
        }
    }
    return std::max(information, 0.0);
}

double expected_swing(const Table& p) {
    const std::vector<double> row = row_sums(p);
    const std::vector<double> column = column_sums(p);
    double swing = 0;
    for (std::size_t z = 0; z < p.size(); ++z) {
        for (std::size_t y = 0; y < p[z].size(); ++y) {
            swing += std::fabs(p[z][y] - row[z] * column[y]) / 2;
        }
    }
    return swing;
}

double flip_probability(const Table& p) {
    const std::size_t leader = largest(row_sums(p));
    const std::vector<double> column = column_sums(p);
    double flip = 0;
    for (std::size_t y = 0; y < column.size(); ++y) {
        flip += column[y] > 0 && largest(given_column(p, y, column[y])) != leader ? column[y] : 0.0;
    }
    return flip;
}

std::vector<WatchRow> find_watch(const model::Model& model, const ensemble::Sample& sample,
                                 const std::vector<OutcomeForecast>& order, const ensemble::Reruns& reruns) {
    const std::vector<OutcomeColumn> columns = outcome_columns(model);
    std::vector<OutcomeColumn> outcomes;
    for (const OutcomeForecast& forecast : order) {
        outcomes.push_back(*std::find_if(columns.begin(), columns.end(),
                                         [&](const OutcomeColumn& column) { return column.id == forecast.id; }));
    }
    std::vector<Watched> rows = candidates(model.situation, model.course);
    const double draws = stats::effective_draws(sample.weight);
    for (Watched& watched : rows) {
        fill_row(outcomes, joint_table(model, sample, outcomes, watched.margin), draws, watched);
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Watched& a, const Watched& b) {
        return a.row.information.value > b.row.information.value;
    });
    rank(rows);
    find_additions(model, outcomes, reruns, rows);
    std::vector<WatchRow> watch;
    for (Watched& watched : rows) {
        watch.push_back(std::move(watched.row));
    }
    return watch;
}

}  // namespace entente::insight
