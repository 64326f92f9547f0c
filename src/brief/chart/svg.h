// The charts as inline SVG. Horizontal places are percentages and vertical ones pixels, so one drawing serves
// a phone and a desk without shrinking its text; shapes differ, not only colours.
//
//     html::Node picture = svg_chart(chart, "figure-3", "The limits leave room ...");
#pragma once

#include <string>

#include "brief/chart/chart.h"
#include "brief/html.h"

namespace entente::brief::chart {

/// One <svg role="img">, named by `title` and described in words by its <desc>. `id` must be unique in the
/// page.
html::Node svg_chart(const Chart& chart, const std::string& id, const std::string& title);

/// The chart told in sentences, for those who can't see it.
std::string described(const Chart& chart);

}  // namespace entente::brief::chart
