#include "evidence/dump/publisher.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.h"

namespace entente::evidence {
namespace {

std::string lowered(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

bool is_picture_agency(std::string_view name) {
    const std::string low = lowered(name);
    constexpr auto agencies =
        std::to_array<std::string_view>({"getty", "shutterstock", "istock", "unsplash", "alamy", "pexels",
                                         "pixabay", "depositphotos", "adobe stock"});
    return std::any_of(agencies.begin(), agencies.end(),
                       [&low](std::string_view agency) { return low.find(agency) != std::string::npos; });
}

// "caliber.az", "example.co.uk": letters, a dot, a short ending, nothing else.
bool is_site_name(std::string_view word) {
    const std::size_t dot = word.rfind('.');
    if (dot == std::string_view::npos || dot < 2 || word.size() - dot < 3 || word.size() - dot > 7)
        return false;
    return std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
               c == '-';
    });
}

std::string without_edges(std::string_view text) {
    const auto is_edge = [](char c) {
        return c == ' ' || c == '.' || c == ',' || c == '-' || c == ':' || c == ';' || c == '|' ||
               (c >= '0' && c <= '9');
    };
    while (!text.empty() && is_edge(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_edge(text.back())) text.remove_suffix(1);
    return std::string(text);
}

// "Example.org (c) 2025. All rights reserved", "(c) 2025 The Harbour Post".
std::string from_copyright(std::string_view text) {
    std::size_t at = text.find("\u00A9");
    std::size_t size = 2;
    if (at == std::string_view::npos) {
        at = lowered(text).find("copyright");
        size = 9;
    }
    if (at == std::string_view::npos) return {};
    std::string after(text.substr(at + size));
    for (const std::string_view stop : {"all rights", "All rights", "All Rights", "ALL RIGHTS", "|"}) {
        after = after.substr(0, after.find(stop));
    }
    for (const std::string_view word : {"Copyright", "copyright", "\u00A9", "(c)"}) {
        if (const std::size_t found = after.find(word); found != std::string::npos)
            after.erase(found, word.size());
    }
    const std::string name = without_edges(after);
    return name.empty() ? without_edges(text.substr(0, at)) : name;
}

std::string from_desk(std::string_view byline) {
    constexpr auto desks = std::to_array<std::string_view>(
        {" briefings", " staff", " newsroom", " editorial team", " news desk", " desk", " editors", " team"});
    const std::string low = lowered(byline);
    for (const std::string_view desk : desks) {
        if (low.ends_with(desk)) return std::string(trim(byline.substr(0, byline.size() - desk.size())));
    }
    return {};
}

std::string site_in(std::string_view text) {
    while (!text.empty()) {
        const std::size_t stop = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, stop);
        const std::string_view bare = word.substr(0, word.find_last_not_of(".,;:)") + 1);
        if (is_site_name(bare)) return std::string(bare);
        text.remove_prefix(std::min(stop + 1, text.size()));
    }
    return {};
}

}  // namespace

StatedPublisher find_publisher(const std::vector<DumpLine>& lines) {
    StatedPublisher found;
    const auto offer = [&](std::string name, std::size_t line) {
        if (found.name.empty() && name.size() >= 2 && name.size() <= 60 && !is_picture_agency(name)) {
            found = {std::move(name), line};
        }
    };
    // A lone site name is how the site writes itself, so it goes first.
    for (std::size_t i = lines.size(); i > 0; --i) {
        if (is_site_name(lines[i - 1].text)) offer(std::string(lines[i - 1].text), i - 1);
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].words <= 14) offer(from_copyright(lines[i].text), i);
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].byline.empty()) offer(from_desk(lines[i].byline), i);
        const std::string low = lowered(lines[i].text);
        if (low.find("hyperlink to") != std::string::npos ||
            low.find("link to the source") != std::string::npos) {
            offer(site_in(lines[i].text), i);
        }
        const std::size_t by = low.find("published by ");
        if (by == 0 && lines[i].words <= 8) offer(without_edges(lines[i].text.substr(13)), i);
    }
    return found;
}

}  // namespace entente::evidence
