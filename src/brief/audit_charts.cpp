// Charts against what they draw: their numbers are those of the table below them and of the findings, and a title that
// names who leads, what leaves room or how many there are is right.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>

#include "brief/audit.h"
#include "brief/context.h"
#include "brief/walk.h"

namespace entente::brief {
namespace {

constexpr double same = 1e-9;           // both come from one computation
constexpr double one_point = 0.011;     // largest remainder moves a share by less than a point

/// What one figure is held against.
struct Case {
    const Context& context;
    const Figure& figure;
    const std::function<void(const std::string&)>& complain;

    void demand(bool holds, const std::string& complaint) const {
        if (!holds) {
            complain(complaint);
        }
    }
};

/// A printed share ("22 %", "<1 %", ">99 %") or value ("61") says this number, to its last digit and one point.
bool says(const std::string& text, double value) {
    const bool is_share = text.find('%') != std::string::npos;
    const std::size_t digit = text.find_first_of("0123456789");
    if (digit == std::string::npos) {
        return false;
    }
    const double number = std::strtod(text.c_str() + (digit > 0 && text[digit - 1] == '-' ? digit - 1 : digit), nullptr);
    if (is_share) {
        return std::abs(number / 100 - value) <= one_point;
    }
    const std::size_t point = text.find('.', digit);
    const auto decimals = point == std::string::npos ? 0 : text.find_first_not_of("0123456789", point + 1);
    const double digits = point == std::string::npos
                              ? 0
                              : static_cast<double>(std::min(decimals, text.size()) - point - 1);
    return std::abs(number - value) <= 0.5 * std::pow(10.0, -digits) * (1 + same);
}

bool holds_value(const Line& line, double value) {
    return std::any_of(line.begin(), line.end(),
                       [&](const Span& span) { return span.value && std::abs(*span.value - value) <= same; });
}

bool holds_value(const Row& row, double value) {
    return std::any_of(row.cells.begin(), row.cells.end(), [&](const Line& cell) { return holds_value(cell, value); });
}

const Row* row_of(const Table& table, const std::string& first) {
    const auto found = std::find_if(table.rows.begin(), table.rows.end(), [&](const Row& row) {
        return !row.cells.empty() && plain_text(row.cells.front()) == first;
    });
    return found == table.rows.end() ? nullptr : &*found;
}

void hold(const Case& it, const chart::Dots& chart) {
    int sum = 0;
    int most = 0;
    for (const chart::DotRow& row : chart.rows) {
        sum += row.dots;
        most = std::max(most, row.dots);
        const Row* beside = row_of(it.figure.table, row.label);
        if (beside == nullptr || beside->cells.size() < 2) {
            it.complain(fmt::format("the table has no row '{}'", row.label));
            continue;
        }
        it.demand(plain_text(beside->cells[1]) == row.number,
                  fmt::format("'{}' is {} in the chart and {} in the table", row.label, row.number,
                              plain_text(beside->cells[1])));
        for (const Span& span : beside->cells[1]) {
            it.demand(!span.value || (std::abs(*span.value * chart.total - row.dots) < 1 && says(row.number, *span.value)),
                      fmt::format("'{}' has {} of {} dots and says {}", row.label, row.dots, chart.total, row.number));
        }
    }
    it.demand(sum == chart.total, fmt::format("{} dots of {}", sum, chart.total));
    const bool names_most = std::any_of(chart.rows.begin(), chart.rows.end(), [&](const chart::DotRow& row) {
        return row.dots == most && it.figure.title.find(row.label) != std::string::npos;
    });
    it.demand(names_most && it.figure.title.find(fmt::format(" {} of {} dots", most, chart.total)) != std::string::npos,
              fmt::format("the most dots are {}, and the title says '{}'", most, it.figure.title));
    for (const insight::OutcomeForecast& outcome : it.context.findings.outcomes) {
        for (const Row& row : it.figure.table.rows) {
            it.demand(row.explains != "finding:outcomes." + outcome.id || holds_value(row, outcome.probability.value),
                      fmt::format("'{}' is not the chance found", outcome.id));
        }
    }
}

void hold(const Case& it, const chart::Matrix& chart) {
    for (const insight::Stake& stake : it.context.findings.stakes) {
        const std::string outcome = it.context.outcome(stake.outcome);
        const auto row = std::find_if(chart.rows.begin(), chart.rows.end(),
                                      [&](const chart::MatrixRow& one) { return one.label == outcome; });
        const auto column = std::find(chart.columns.begin(), chart.columns.end(), it.context.actor(stake.actor));
        if (row == chart.rows.end() || column == chart.columns.end()) {
            continue;  // an outcome that does not happen, or a power that is not told of
        }
        const auto& cell = row->cells[static_cast<std::size_t>(column - chart.columns.begin())];
        it.demand(cell && cell->number == signed_text(stake.gain.value) &&
                      cell->symbol == gain_symbol(stake.gain.value, stake.favourable) &&
                      cell->tone == gain_tone(stake.gain.value),
                  fmt::format("{} under '{}' is not the gain found, {:.3f}", *column, outcome, stake.gain.value));
    }
}

/// The sight and its value that leave the target at this number.
bool is_watched(const insight::Findings& findings, std::size_t target, const std::string& value, double at) {
    return std::any_of(findings.watch.begin(), findings.watch.end(), [&](const insight::WatchRow& row) {
        return std::any_of(row.values.begin(), row.values.end(), [&](const insight::WatchValue& one) {
            return in_words(one.value) == value && target < one.forecast.size() &&
                   std::abs(one.forecast[target] - at) <= same;
        });
    });
}

bool is_driven(const insight::Findings& findings, const chart::TornadoRow& row) {
    return std::any_of(findings.drivers.begin(), findings.drivers.end(), [&](const insight::Driver& driver) {
        return driver.low && driver.high && std::abs(*driver.low - row.low) <= same &&
               std::abs(*driver.high - row.high) <= same;
    });
}

void hold(const Case& it, const chart::Tornado& chart) {
    const insight::Findings& findings = it.context.findings;
    it.demand(std::abs(chart.base - findings.target.mean) <= same && says(chart.base_text, chart.base),
              fmt::format("the line stands at {} for {:.4f}", chart.base_text, findings.target.mean));
    it.demand(it.figure.title.find(chart.base_text) != std::string::npos || chart.rows.empty(),
              fmt::format("the title does not say {}: '{}'", chart.base_text, it.figure.title));
    const auto target = it.context.outcome_index(findings.target.name);
    for (const chart::TornadoRow& row : chart.rows) {
        it.demand(says(row.low_text, row.low) && says(row.high_text, row.high),
                  fmt::format("'{}' says {} and {} for {:.4f} and {:.4f}", row.label, row.low_text, row.high_text,
                              row.low, row.high));
        const bool watched = target && is_watched(findings, *target, row.low_input, row.low) &&
                             is_watched(findings, *target, row.high_input, row.high);
        it.demand(watched || is_driven(findings, row), fmt::format("'{}' is in no finding", row.label));
    }
}

bool same_range(const chart::Range& drawn, const insight::Spread& found) {
    return std::abs(drawn.low - found.p05) <= same && std::abs(drawn.middle - found.p50) <= same &&
           std::abs(drawn.high - found.p95) <= same;
}

/// The limits of those who sign or block leave room, as far as their middles say.
void hold_room(const Case& it, const chart::Spectrum& chart) {
    std::optional<double> floor;
    std::optional<double> ceiling;
    for (const chart::SpectrumRow& row : chart.rows) {
        const bool has_say = !row.label.ends_with(", outside") && !row.label.ends_with(", has a voice");
        if (!row.limit || !has_say) {
            continue;
        }
        const double at = row.limit->middle;
        if (row.refuses == chart::Side::below) {
            floor = std::max(floor.value_or(at), at);
        } else if (row.refuses == chart::Side::above) {
            ceiling = std::min(ceiling.value_or(at), at);
        }
    }
    const bool says_room = it.figure.title.find("limits leave room") != std::string::npos;
    const bool says_none = it.figure.title.find("limits leave no room") != std::string::npos;
    const bool both = floor && ceiling;
    it.demand(says_room == (both && *floor <= *ceiling) && says_none == (both && *floor > *ceiling),
              fmt::format("the title says of room what the limits do not: '{}'", it.figure.title));
}

void hold(const Case& it, const chart::Spectrum& chart) {
    for (const insight::IssueForecast& forecast : it.context.findings.issues) {
        if (in_words(it.context.situation.issue(forecast.issue).id) == chart.issue) {
            it.demand(same_range(chart.forecast, forecast.forecast) && same_range(chart.reversion, forecast.reversion),
                      fmt::format("'{}' does not stand where it was found", chart.issue));
        }
    }
    for (const chart::SpectrumRow& row : chart.rows) {
        const Row* beside = row_of(it.figure.table, row.label.substr(0, row.label.rfind(", ")));
        it.demand(beside != nullptr && holds_value(*beside, row.at.middle) &&
                      (!row.limit || holds_value(*beside, row.limit->middle)),
                  fmt::format("'{}' stands elsewhere in the table", row.label));
    }
    hold_room(it, chart);
}

void hold(const Case& it, const chart::Timeline& chart) {
    const auto count = [&](chart::Lane lane, bool ahead) {
        return static_cast<std::size_t>(
            std::count_if(chart.items.begin(), chart.items.end(), [&](const chart::TimelineItem& item) {
                return item.lane == lane && (ahead ? item.day >= chart.as_of : item.day <= chart.as_of);
            }));
    };
    const std::string& title = it.figure.title;
    const std::string wanted[] = {capitalised(count_text(count(chart::Lane::event, false))) + " dated event",
                                  " from " + count_text(count(chart::Lane::source, false)) + " source",
                                  "; " + count_text(count(chart::Lane::calendar, true)) + " date"};
    for (const std::string& words_of_count : wanted) {
        it.demand(title.find(words_of_count) != std::string::npos,
                  fmt::format("there are '{}', and the title says '{}'", words_of_count, title));
    }
    it.demand(chart.items.size() == it.figure.table.rows.size(), "the table has other rows than the chart");
}

void hold(const Case& it, const chart::Fan& chart) {
    for (const chart::FanPanel& panel : chart.panels) {
        bool found = false;
        for (const insight::FlowFinding& flow : it.context.findings.flows) {
            for (const insight::FlowUnder& under : flow.under) {
                if (it.context.outcome(under.outcome) != panel.label || chart.to_horizon == 0 ||
                    under.months.size() != panel.months.size() || under.months.size() < chart.to_horizon) {
                    continue;
                }
                const insight::FlowSpread& last = under.months[chart.to_horizon - 1];
                const chart::FanMonth& drawn = panel.months[chart.to_horizon - 1];
                const bool here = std::abs(drawn.p50 - last.p50) <= same && std::abs(drawn.p05 - last.p05) <= same &&
                                  std::abs(drawn.p95 - last.p95) <= same;
                found = found || (here && says(panel.end_text, last.p50) &&
                                  panel.number == percent_text(it.context.points(under.outcome)));
            }
        }
        it.demand(found, fmt::format("'{}' ends elsewhere than found: {}, {}", panel.label, panel.number, panel.end_text));
    }
}

}  // namespace

std::vector<std::string> charts_off_their_findings(const Brief& brief, const situation::Situation& situation,
                                                   const insight::Findings& findings) {
    std::vector<std::string> complaints;
    const ComposeOptions options;
    const Context context(situation, findings, options);
    each_figure(brief, [&](const Figure& figure, const std::string& section) {
        const std::function<void(const std::string&)> complain = [&](const std::string& complaint) {
            complaints.push_back(fmt::format("{}: {}", section, complaint));
        };
        std::visit([&](const auto& chart) { hold(Case{context, figure, complain}, chart); }, figure.chart);
    });
    return complaints;
}

}  // namespace entente::brief
