// One drawing and one description a chart. Inside the room only.
#pragma once

#include <string>

#include "brief/chart/chart.h"
#include "brief/chart/svg_parts.h"

namespace entente::brief::chart {

Drawing draw_svg(const Spectrum& chart);
Drawing draw_svg(const Dots& chart);
Drawing draw_svg(const Matrix& chart);
Drawing draw_svg(const Tornado& chart);
Drawing draw_svg(const Timeline& chart);
Drawing draw_svg(const Fan& chart);

std::string in_sentences(const Spectrum& chart);
std::string in_sentences(const Dots& chart);
std::string in_sentences(const Matrix& chart);
std::string in_sentences(const Tornado& chart);
std::string in_sentences(const Timeline& chart);
std::string in_sentences(const Fan& chart);

}  // namespace entente::brief::chart
