// The charts as data. A chart knows positions and labels in its own units; svg_chart and text_chart draw it.
//
//     Spectrum s{.scale_low = 0, .scale_high = 100, ...};
//     std::string picture = text_chart(s, 80);
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace entente::brief::chart {

/// A 90 % range with its median; the middle half where it is known.
struct Range {
    double low = 0;                       ///< 5th percentile
    double middle = 0;                    ///< median
    double high = 0;                      ///< 95th percentile
    std::optional<double> quarter;        ///< 25th percentile
    std::optional<double> three_quarter;  ///< 75th percentile
};

enum class Side { none, below, above };  ///< terms its holder refuses: below / above the limit

struct SpectrumRow {
    std::string label;
    Range at;
    double weight = 0;  ///< influence x salience, 0..1, drawn as size
    std::optional<Range> limit;
    Side refuses = Side::none;
    bool weighs_in = true;  ///< false: outside the room, its position serves its stakes alone
};

struct Tick {
    std::string label;
    double at = 0;
};

/// Who wants what on one issue, and where it lands.
struct Spectrum {
    std::string issue;
    std::string unit;
    double scale_low = 0;
    double scale_high = 100;
    std::vector<Tick> landmarks;
    Range possible_low;
    Range possible_high;
    Range reversion;
    Range forecast;
    std::string forecast_label;
    std::vector<SpectrumRow> rows;
};

struct DotRow {
    std::string label;
    std::string number;  ///< "22 %"
    int dots = 0;
    bool filled = true;  ///< deals are filled, the rest are rings
};

/// Quantile dot plot: each dot is one chance in `total`.
struct Dots {
    int total = 50;
    std::vector<DotRow> rows;
};

/// The labels of the rows with the most dots: one, or several that are level.
std::vector<std::string> with_most_dots(const Dots& chart);

struct MatrixCell {
    std::string symbol;  ///< ++ + 0 - --, with ? where the sign is in doubt
    std::string number;  ///< "+12"
    int tone = 0;        ///< -2..2
};

struct MatrixRow {
    std::string label;
    std::vector<std::optional<MatrixCell>> cells;
};

/// What each outcome is worth to each power.
struct Matrix {
    std::vector<std::string> columns;
    std::vector<MatrixRow> rows;
};

struct TornadoRow {
    std::string label;
    std::string low_input;  ///< what the input is at its 5th percentile
    std::string high_input;
    double low = 0;  ///< target there, 0..1 or in units of the issue
    double high = 0;
    std::string low_text;
    std::string high_text;
};

/// One input at a time from its 5th to its 95th percentile.
struct Tornado {
    std::string target;
    double base = 0;
    std::string base_text;
    std::vector<TornadoRow> rows;
};

enum class Lane { event, source, calendar };

struct TimelineItem {
    int day = 0;  ///< days since 1970-01-01
    std::string date;
    Lane lane = Lane::event;
    std::string label;
};

struct Timeline {
    int as_of = 0;
    std::string as_of_text;
    std::vector<TimelineItem> items;  ///< by day
};

/// A month of a fan: five percentiles.
struct FanMonth {
    double p05 = 0;
    double p20 = 0;
    double p50 = 0;
    double p80 = 0;
    double p95 = 0;
};

struct FanPanel {
    std::string label;
    std::string number;            ///< how likely it is, "46 %"
    std::string end_text;          ///< what it comes to: "9.1 (7.4 to 10.9)"
    std::vector<FanMonth> months;  ///< as many as Fan::months
};

struct FanPoint {
    int before = 0;  ///< months before the first month ahead, 1 or more
    double value = 0;
};

/// A flow so far and under several outcomes, a panel each on one scale.
struct Fan {
    std::string unit;
    std::string first_month;           ///< of the history shown
    std::vector<FanPoint> history;     ///< oldest first
    std::vector<std::string> months;   ///< those ahead
    std::size_t to_horizon = 0;        ///< how many of them end by the horizon
    std::string as_of_text;
    std::vector<FanPanel> panels;
};

using Chart = std::variant<Spectrum, Dots, Matrix, Tornado, Timeline, Fan>;

/// Unicode drawing, at most `width` columns a line (40 or more), every line ended.
std::string text_chart(const Chart& chart, int width);

}  // namespace entente::brief::chart
