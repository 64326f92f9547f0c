#include "app/briefing.h"

#include <algorithm>

#include "brief/compose.h"
#include "brief/render.h"

namespace entente::app {

brief::Brief briefing(const Study& study) {
    return brief::compose(study.model.situation, study.findings, {.file = study.file});
}

brief::Brief sections_of(brief::Brief brief, std::span<const std::string_view> ids) {
    const auto is_unwanted = [&](const brief::Section& section) {
        return std::find(ids.begin(), ids.end(), section.id) == ids.end();
    };
    std::erase_if(brief.above, is_unwanted);
    std::erase_if(brief.below, is_unwanted);
    brief.above.insert(brief.above.end(), std::make_move_iterator(brief.below.begin()),
                       std::make_move_iterator(brief.below.end()));
    brief.below.clear();
    return brief;
}

std::string as_text(const brief::Brief& brief, const Console& console, std::size_t width) {
    const std::size_t columns = width == 0 ? console.width() : width;
    return brief::render_text(brief, {static_cast<int>(columns), console.colours_out()});
}

std::string as_markdown(const brief::Brief& brief) {
    return brief::render_markdown(brief);
}

std::string as_html(const brief::Brief& brief) {
    return brief::render_html(brief);
}

std::string as_json(const brief::Brief& brief) {
    return brief::render_json(brief);
}

}  // namespace entente::app
