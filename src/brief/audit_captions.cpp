// The numbers in the words around charts and tables: titles, captions and what a chart tells those who can't see it.
// Each must be a number of what it stands over.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

#include "base/text.h"
#include "brief/audit.h"
#include "brief/chart/svg.h"
#include "brief/context.h"
#include "brief/walk.h"

namespace entente::brief {
namespace {

using Complaints = std::vector<std::string>;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct Numeral {
    std::string text;   ///< "+14", "9.9", "-21"; the sign only where no number stands before it
    double value = 0;
    double rounding = 0.5;  ///< half a unit of its last digit
};

/// The numerals of a text, in order; those within a word ("B2") are no numbers.
std::vector<Numeral> numerals(const std::string& text) {
    std::vector<Numeral> found;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_digit(text[at])) {
            ++at;
            continue;
        }
        std::size_t from = at;
        while (at < text.size() && (is_digit(text[at]) || (text[at] == '.' && at + 1 < text.size() && is_digit(text[at + 1])))) {
            ++at;
        }
        if (from > 0 && is_letter(text[from - 1])) {
            continue;
        }
        const bool is_signed = from > 0 && (text[from - 1] == '+' || text[from - 1] == '-') &&
                               (from == 1 || text[from - 2] == ' ' || text[from - 2] == '(');
        from -= is_signed ? 1 : 0;
        Numeral numeral{text.substr(from, at - from), 0, 0.5};
        numeral.value = std::strtod(numeral.text.c_str(), nullptr);
        const auto point = numeral.text.find('.');
        if (point != std::string::npos) {
            numeral.rounding = 0.5 * std::pow(10.0, -static_cast<double>(numeral.text.size() - point - 1));
        }
        found.push_back(std::move(numeral));
    }
    return found;
}

/// What the words of a chart may say: numbers as printed, numbers to be rounded, and names that hold digits.
struct Known {
    std::set<std::string> printed;
    std::vector<double> values;
    std::vector<std::string> names;
    double step = 0;  ///< what values are rounded to where that is coarser than their last digit

    void print(const std::string& text) {
        for (const Numeral& numeral : numerals(text)) {
            printed.insert(numeral.text);
        }
    }
    void value(double number) { values.push_back(number); }
    void range(const chart::Range& range) { values.insert(values.end(), {range.low, range.middle, range.high}); }
    void name(const std::string& text) {
        if (std::any_of(text.begin(), text.end(), is_digit)) {
            names.push_back(text);
        }
    }
};

std::string without_names(std::string text, std::vector<std::string> names) {
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    for (const std::string& name : names) {
        for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at)) {
            const std::size_t end = at + name.size();
            const bool starts = at == 0 || (!is_digit(text[at - 1]) && !is_letter(text[at - 1]));
            const bool ends = end == text.size() || (!is_digit(text[end]) && !is_letter(text[end]));
            if (starts && ends) {
                text.erase(at, name.size());
            } else {
                at = end;
            }
        }
    }
    return text;
}

void check(const std::string& what, const std::string& section, const std::string& text, const Known& known,
           Complaints& complaints) {
    for (const Numeral& numeral : numerals(without_names(text, known.names))) {
        const bool told = known.printed.contains(numeral.text) ||
                          std::any_of(known.values.begin(), known.values.end(), [&](double value) {
                              return std::abs(value - numeral.value) <= std::max(numeral.rounding, known.step / 2) * (1 + 1e-9);
                          });
        if (!told) {
            complaints.push_back(fmt::format("{}: the {} says {}, which is not a number of what it stands over: '{}'",
                                             section, what, numeral.text, text));
        }
    }
}

void add(Known& known, const chart::Spectrum& chart) {
    known.name(chart.issue);
    known.name(chart.unit);
    known.step = (chart.scale_high - chart.scale_low) / 100;  // the most that scale_text rounds to
    known.value(chart.forecast.middle);
    for (const chart::SpectrumRow& row : chart.rows) {
        known.name(row.label);
        known.value(row.at.middle);
        if (row.limit) {
            known.value(row.limit->middle);
        }
    }
}

void add(Known& known, const chart::Dots& chart) {
    known.value(chart.total);
    for (const chart::DotRow& row : chart.rows) {
        known.name(row.label);
        known.print(row.number);
        known.value(row.dots);
    }
}

void add(Known& known, const chart::Matrix& chart) {
    for (const std::string& column : chart.columns) {
        known.name(column);
    }
    for (const chart::MatrixRow& row : chart.rows) {
        known.name(row.label);
        for (const auto& cell : row.cells) {
            known.print(cell ? cell->number : "");
        }
    }
}

void add(Known& known, const chart::Tornado& chart) {
    known.name(chart.target);
    known.print(chart.base_text);
    for (const chart::TornadoRow& row : chart.rows) {
        known.name(row.label);
        known.name(uncapitalised(row.label));
        for (const std::string& text : {row.low_input, row.high_input, row.low_text, row.high_text}) {
            known.print(text);
        }
    }
}

void add(Known& known, const chart::Timeline& chart) {
    known.print(chart.as_of_text);
    for (const chart::Lane lane : {chart::Lane::event, chart::Lane::source, chart::Lane::calendar}) {
        known.value(static_cast<double>(std::count_if(chart.items.begin(), chart.items.end(),
                                                      [&](const auto& item) { return item.lane == lane; })));
    }
}

void add(Known& known, const chart::Fan& chart) {
    known.name(chart.unit);
    for (const chart::FanPanel& panel : chart.panels) {
        known.name(panel.label);
        known.print(panel.number);
        known.print(panel.end_text);
    }
}

/// What the text alternative of a chart tells beyond its title.
void add_told(Known& known, const chart::Chart& chart) {
    const auto* spectrum = std::get_if<chart::Spectrum>(&chart);
    if (spectrum == nullptr) {
        return;
    }
    known.value(spectrum->scale_low);
    known.value(spectrum->scale_high);
    known.range(spectrum->forecast);
    known.range(spectrum->reversion);
    for (const chart::SpectrumRow& row : spectrum->rows) {
        known.range(row.at);
    }
}

/// Years, and how measures change them, stand in the titles of flows alone.
void add_years(Known& known, const Context& context, const chart::Fan& fan) {
    for (const insight::FlowFinding& flow : context.findings.flows) {
        known.name(context.situation.flows[flow.flow].name);
        known.value(flow.year.p50);
        for (const insight::FlowUnder& under : flow.under) {
            if (std::any_of(fan.panels.begin(), fan.panels.end(), [&](const chart::FanPanel& panel) {
                    return panel.label == context.outcome(under.outcome);
                })) {
                known.value(std::abs(under.change_pct.mean));
            }
        }
    }
}

/// What every caption may say: percentiles, intervals, the scale of words, and names of the file.
Known conventions(const Context& context) {
    Known known;
    known.names = {"5th to 95th percentile", "90 % interval", "ICD 203"};
    for (const situation::Actor& actor : context.situation.actors) {
        known.name(actor.name);
    }
    for (const situation::Flow& flow : context.situation.flows) {
        known.name(flow.name);
        known.name(flow.unit);
    }
    for (const situation::Variable& variable : context.situation.variables) {
        known.name(variable.says);
        known.name(in_words(variable.id));
    }
    for (const insight::WhatIfFinding& what_if : context.findings.what_ifs) {
        known.name(in_words(what_if.id));
    }
    return known;
}

}  // namespace

std::vector<std::string> captions_off_their_charts(const Brief& brief, const situation::Situation& situation,
                                                   const insight::Findings& findings) {
    Complaints complaints;
    const ComposeOptions options;
    const Context context(situation, findings, options);
    const Known always = conventions(context);
    each_table(brief, [&](const Table& table, const std::string& section) {
        Known known = always;
        for (const Row& row : table.rows) {
            for (const Line& cell : row.cells) {
                known.print(plain_text(cell));
            }
        }
        check("caption", section, table.caption, known, complaints);
    });
    each_figure(brief, [&](const Figure& figure, const std::string& section) {
        Known known = always;
        std::visit([&](const auto& drawn) { add(known, drawn); }, figure.chart);
        if (const auto* fan = std::get_if<chart::Fan>(&figure.chart)) {
            add_years(known, context, *fan);
        }
        check("title", section, figure.title, known, complaints);
        add_told(known, figure.chart);
        check("text alternative", section, chart::described(figure.chart), known, complaints);
    });
    return complaints;
}

}  // namespace entente::brief
