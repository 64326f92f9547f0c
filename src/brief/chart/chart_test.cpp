#include "brief/chart/chart.h"

#include <doctest/doctest.h>

#include <limits>

using namespace entente::brief::chart;

TEST_CASE("what is no number is left out of a chart") {
    const double none = std::numeric_limits<double>::quiet_NaN();
    const double far = std::numeric_limits<double>::infinity();
    Spectrum chart;
    chart.scale_high = 100;
    chart.forecast_label = "forecast";
    chart.landmarks = {{"middle", 50}};
    chart.forecast = {none, none, none, none, none};
    chart.reversion = {-far, none, far, {}, {}};
    chart.rows.push_back({"Alpha", {none, 50, none, {}, {}}, 1, {}, Side::none, true});
    CHECK(text_chart(chart, 80).find("Alpha") != std::string::npos);
    CHECK(text_chart(chart, 80).find("nan") == std::string::npos);
}
