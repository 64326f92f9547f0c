#include "brief/html.h"

#include <algorithm>
#include <array>

#include "brief/text_layout.h"

namespace entente::brief::html {
namespace {

bool is_void(std::string_view tag) {
    static constexpr std::array<std::string_view, 5> tags{"meta", "br", "hr", "link", "img"};
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool is_shape(std::string_view tag) {
    static constexpr std::array<std::string_view, 5> tags{"line", "rect", "circle", "path", "use"};
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

}  // namespace

std::string escaped(std::string_view words) {
    std::string safe;
    for (const char c : printable(words)) {
        switch (c) {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            case '"':
                safe += "&quot;";
                break;
            case '\'':
                safe += "&#39;";
                break;
            default:
                safe += c;
        }
    }
    return safe;
}

Node text(std::string_view words) {
    std::string safe = escaped(words);
    for (std::size_t at = safe.find(" %"); at != std::string::npos; at = safe.find(" %", at)) {
        safe.replace(at, 1, "\u00a0");
    }
    return Node(std::move(safe));
}

Node element(Name tag, const std::vector<Attribute>& attributes, const std::vector<Node>& children) {
    std::string markup = "<" + std::string(tag.view());
    for (const Attribute& attribute : attributes) {
        markup += " " + std::string(attribute.name.view()) + "=\"" + escaped(attribute.value) + "\"";
    }
    if (children.empty() && is_shape(tag.view())) {
        return Node(markup + "/>");
    }
    markup += ">";
    if (is_void(tag.view())) {
        return Node(std::move(markup));
    }
    for (const Node& child : children) {
        markup += child.markup();
    }
    return Node(markup + "</" + std::string(tag.view()) + ">");
}

Node style_sheet(std::string_view program_css) {
    return Node("<style>" + std::string(program_css) + "</style>");
}

Node join(const std::vector<Node>& nodes) {
    std::string markup;
    for (const Node& node : nodes) {
        markup += node.markup();
    }
    return Node(std::move(markup));
}

}  // namespace entente::brief::html
