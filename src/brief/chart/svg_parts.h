// Shapes that the charts share. Inside the room only.
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "brief/html.h"

namespace entente::brief::chart {

/// The narrowest drawing that labels must fit (a phone), and the width of a character of 12.5 pixels.
inline constexpr double narrow_pixels = 340;
inline constexpr double character_pixels = 6.5;
inline constexpr int narrow_characters = 50;

inline std::string percent(double share) {
    return fmt::format("{:.2f}%", share * 100);
}
inline std::string pixels(double value) {
    return fmt::format("{:.1f}", value);
}

/// Values on a scale to shares of the width, with a margin on both sides.
struct Axis {
    double low = 0;
    double high = 1;
    double margin = 0.04;

    double share(double value) const {
        const double inside = high > low ? (value - low) / (high - low) : 0.5;
        return margin + (inside > 1 ? 1 : inside > 0 ? inside : 0) * (1 - 2 * margin);  // what is no number is at 0
    }
};

inline html::Node line(const char* style, double x1, double y1, double x2, double y2) {
    return html::element(
        "line",
        {{"class", style}, {"x1", percent(x1)}, {"y1", pixels(y1)}, {"x2", percent(x2)}, {"y2", pixels(y2)}});
}

inline html::Node circle(const char* style, double x, double y, double radius) {
    return html::element("circle",
                         {{"class", style}, {"cx", percent(x)}, {"cy", pixels(y)}, {"r", pixels(radius)}});
}

/// A path around a point of the drawing: its coordinates are pixels from that point.
inline html::Node at(double x, double y, const char* style, const char* path) {
    return html::element("svg", {{"x", percent(x)}, {"y", pixels(y)}, {"overflow", "visible"}},
                         {html::element("path", {{"class", style}, {"d", path}})});
}

inline html::Node label(const std::string& words, double x, double y, const char* anchor = "start",
                        const char* style = "") {
    return html::element("text",
                         {{"class", style}, {"x", percent(x)}, {"y", pixels(y)}, {"text-anchor", anchor}},
                         {html::text(words)});
}

inline constexpr const char* diamond_path = "M0,-6.5L6.5,0L0,6.5L-6.5,0Z";

/// Collects shapes and grows downwards.
struct Drawing {
    std::vector<html::Node> nodes;
    double height = 0;

    void add(html::Node node) { nodes.push_back(std::move(node)); }
};

}  // namespace entente::brief::chart
