#include "situation/report.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "base/text.h"

namespace entente::situation {

void Report::add(Severity severity, std::string code, Place place, std::string message, std::string hint) {
    found_.push_back({std::move(code), severity, {document_.file, place.line, place.column}, std::move(message),
                      std::move(hint), document_.line(place)});
}

void Report::error(std::string code, Place place, std::string message, std::string hint) {
    add(Severity::error, std::move(code), place, std::move(message), std::move(hint));
}

void Report::warning(std::string code, Place place, std::string message, std::string hint) {
    add(Severity::warning, std::move(code), place, std::move(message), std::move(hint));
}

void Report::note(std::string code, Place place, std::string message, std::string hint) {
    add(Severity::note, std::move(code), place, std::move(message), std::move(hint));
}

Diagnostics Report::take() {
    sort_by_place(found_);
    return std::move(found_);
}

void sort_by_place(Diagnostics& diagnostics) {
    std::vector<std::size_t> order(diagnostics.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const Location& first = diagnostics[a].where;
        const Location& second = diagnostics[b].where;
        return std::tie(first.line, first.column, a) < std::tie(second.line, second.column, b);
    });
    Diagnostics sorted;
    for (const std::size_t from : order) {
        sorted.push_back(std::move(diagnostics[from]));
    }
    diagnostics = std::move(sorted);
}

std::string in_quotes(std::string_view word) {
    constexpr std::size_t shown = 60;
    if (word.size() <= shown) {
        return "\"" + std::string(word) + "\"";
    }
    std::size_t end = shown;
    while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U) {
        --end;  // not in the middle of a character
    }
    return "\"" + std::string(word.substr(0, end)) + "...\"";
}

std::string suggestion(std::string_view word, const std::vector<std::string>& candidates) {
    constexpr std::size_t most_listed = 12;
    constexpr std::size_t most_searched = 2000;  // keeps a hostile file with many ids and many mistakes cheap
    if (word.size() > 1 && candidates.size() <= most_searched) {
        if (const auto near = nearest(word, candidates)) {
            return "did you mean " + in_quotes(*near) + "?";
        }
    }
    if (candidates.empty() || candidates.size() > most_listed) {
        return {};
    }
    std::string list = "one of: ";
    for (const std::string& candidate : candidates) {
        list += (&candidate == &candidates.front() ? "" : ", ") + candidate;
    }
    return list;
}

}  // namespace entente::situation
