#include "situation/toml_guard.h"

#include <algorithm>

#include "base/text.h"
#include "situation/document.h"

namespace entente::situation {
namespace {

constexpr int deepest_brackets = 16;
constexpr int longest_key_path = 16;

Diagnostic refusal(const char* code, Location where, std::string message, std::string hint) {
    return {code, Severity::error, std::move(where), std::move(message), std::move(hint), {}};
}

Location place_of(std::string_view bytes, std::size_t at, const std::string& file) {
    const std::string_view before = bytes.substr(0, at);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t start = before.rfind('\n');
    const std::size_t column = at - (start == std::string_view::npos ? 0 : start + 1) + 1;
    return {file, static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(column)};
}

// The first byte that does not begin a well-formed character.
std::size_t first_bad_byte(std::string_view bytes) {
    std::size_t i = 0;
    while (i < bytes.size()) {
        std::size_t length = 1;
        while (length <= 4 && !is_utf8(bytes.substr(i, length))) {
            ++length;
        }
        if (length > 4) {
            return i;
        }
        i += length;
    }
    return i;
}

// Where a string that opens at `at` ends: just after its closing quotes, or at the end of its line or of the bytes.
std::size_t end_of_string(std::string_view bytes, std::size_t at) {
    const char quote = bytes[at];
    const std::string fence(3, quote);
    const bool many_lines = bytes.substr(at, 3) == fence;
    std::size_t i = at + (many_lines ? 3 : 1);
    while (i < bytes.size()) {
        if (bytes[i] == '\\' && quote == '"') {
            i += 2;
        } else if (many_lines && bytes.substr(i, 3) == fence) {
            i += 3;
            while (i < bytes.size() && bytes[i] == quote) {
                ++i;  // up to two more quotes may end the text itself
            }
            return i;
        } else if (!many_lines && (bytes[i] == quote || bytes[i] == '\n')) {
            return i + 1;
        } else {
            ++i;
        }
    }
    return bytes.size();
}

std::optional<std::size_t> too_deep(std::string_view bytes) {
    int brackets = 0;
    int dots = 0;
    for (std::size_t i = 0; i < bytes.size();) {
        const char c = bytes[i];
        if (c == '"' || c == '\'') {
            i = end_of_string(bytes, i);
            continue;
        }
        if (c == '#') {
            i = std::min(bytes.find('\n', i), bytes.size());
            continue;
        }
        if (c == '[' || c == '{') {
            ++brackets;
        } else if (c == ']' || c == '}') {
            brackets = std::max(0, brackets - 1);
        }
        dots = c == '.' ? dots + 1 : (std::string_view("=,[]{}\n").find(c) != std::string_view::npos ? 0 : dots);
        if (brackets > deepest_brackets || dots > longest_key_path) {
            return i;
        }
        ++i;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Diagnostic> refuse_hostile(std::string_view bytes, const std::string& file) {
    if (bytes.size() > document_limit) {
        return refusal("E104", {file, 0, 0}, "the file is larger than 4 MiB",
                       "a situation is written by hand; keep pages and data in files of their own");
    }
    if (!is_utf8(bytes)) {
        return refusal("E100", place_of(bytes, first_bad_byte(bytes), file), "the text is not UTF-8",
                       "save the file as UTF-8");
    }
    for (std::size_t begin = 0; begin < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
        if (end - begin > line_limit) {
            return refusal("E102", place_of(bytes, begin, file), "the line is longer than 64 KiB",
                           "break it; nothing a person writes needs so long a line");
        }
        begin = end + 1;
    }
    if (const auto at = too_deep(bytes)) {
        Diagnostic deep = refusal("E103", place_of(bytes, *at, file), "nested deeper than a situation can be",
                                  "tables of this format are two levels deep: [table.id] and its keys");
        const std::size_t begin = *at + 1 - deep.where.column;
        deep.source_line = std::string(bytes.substr(begin, bytes.find_first_of("\r\n", begin) - begin));
        return deep;
    }
    return std::nullopt;
}

}  // namespace entente::situation
