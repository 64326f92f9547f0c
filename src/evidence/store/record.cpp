#include "evidence/store/record.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace entente::evidence {
namespace {

constexpr std::size_t name_digits = 8;

bool is_digit_of_hash(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

}  // namespace

std::string record_name(std::string_view hash, char letter, std::size_t n) {
    return fmt::format("{}.{}{}", hash.substr(0, name_digits), letter, n + 1);
}

bool parse_record_name(std::string_view text, RecordName& name) {
    const std::size_t dot = text.find('.');
    const std::string_view hash = text.substr(0, dot);
    if (hash.size() < 4 || hash.size() > 64 || !std::all_of(hash.begin(), hash.end(), is_digit_of_hash)) {
        return false;
    }
    name.hash = std::string(hash);
    name.letter = '\0';
    name.number = 0;
    if (dot == std::string_view::npos) {
        return true;
    }
    const std::string_view rest = text.substr(dot + 1);
    if (rest.size() < 2 || std::string_view("peqf").find(rest.front()) == std::string_view::npos) {
        return false;
    }
    const auto [end, error] = std::from_chars(rest.data() + 1, rest.data() + rest.size(), name.number);
    if (error != std::errc() || end != rest.data() + rest.size() || name.number == 0) {
        return false;
    }
    name.letter = rest.front();
    --name.number;
    return true;
}

// Passages with text stand in order; those without (menus, dates) stand between them with an empty range.
ArticlePlaces::ArticlePlaces(const Article& article) : passages_(article.lines.size()) {
    for (std::size_t i = 0; i < article.lines.size(); ++i) {
        const ArticleLine& line = article.lines[i];
        if (line.kind != LineClass::body && line.kind != LineClass::subheading) continue;
        places_.push_back({line.text.end, i, line.line > 0 ? line.line : places_.size() + 1});
    }
}

std::size_t ArticlePlaces::passage(std::size_t at) const {
    const auto found =
        std::lower_bound(places_.begin(), places_.end(), at,
                         [](const Place& place, std::size_t offset) { return place.end < offset; });
    return found == places_.end() ? passages_ : found->passage;
}

std::size_t ArticlePlaces::line(std::size_t at) const {
    const auto found =
        std::lower_bound(places_.begin(), places_.end(), at,
                         [](const Place& place, std::size_t offset) { return place.end < offset; });
    if (found != places_.end()) return found->line;
    return places_.empty() ? 1 : places_.back().line;
}

}  // namespace entente::evidence
