// A study as a brief, whole or only some of its sections, and the brief in each format.
//
//     console.print(as_text(sections_of(briefing(study), {"drivers"}), console));
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "app/console.h"
#include "app/study.h"
#include "brief/brief.h"

namespace entente::app {

brief::Brief briefing(const Study& study);

/// The title, dateline and legend with only these sections.
brief::Brief sections_of(brief::Brief brief, std::span<const std::string_view> ids);
inline brief::Brief sections_of(brief::Brief brief, std::initializer_list<std::string_view> ids) {
    return sections_of(std::move(brief), std::span(ids.begin(), ids.size()));
}

std::string as_text(const brief::Brief& brief, const Console& console, std::size_t width = 0);
std::string as_markdown(const brief::Brief& brief);
std::string as_html(const brief::Brief& brief);
std::string as_json(const brief::Brief& brief);

}  // namespace entente::app
