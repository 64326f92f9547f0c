#include "game/game_scanner.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "base/text.h"

namespace entente::game {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',' || c == '\v' || c == '\f'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// A decimal or a ratio of two; nothing if it is neither, or not finite.
std::optional<double> value_of(std::string_view word) {
    const std::size_t slash = word.find('/');
    if (slash == std::string_view::npos) return parse_number(word);
    const auto above = parse_number(word.substr(0, slash)), below = parse_number(word.substr(slash + 1));
    if (!above || !below || *below == 0 || !std::isfinite(*above / *below)) return std::nullopt;
    return *above / *below;
}

}  // namespace

char GameScanner::peek() {
    while (at_ < text_.size() && is_blank(text_[at_])) {
        if (text_[at_] == '\n') {
            ++line_;
            line_start_ = at_ + 1;
        }
        ++at_;
    }
    return at_ < text_.size() ? text_[at_] : '\0';
}

Place GameScanner::here() {
    peek();
    return {line_, static_cast<std::uint32_t>(at_ - line_start_ + 1)};
}

Diagnostic GameScanner::at(Place where, std::string code, std::string message, std::string hint) const {
    constexpr std::size_t longest_shown = 4096;
    std::size_t start = line_start_;
    for (std::uint32_t line = line_; line > where.line && start > 0; --line) {
        start = start >= 2 ? text_.rfind('\n', start - 2) : std::string_view::npos;
        start = start == std::string_view::npos ? 0 : start + 1;
    }
    std::string_view line = text_.substr(start, text_.find('\n', start) - start);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return {std::move(code), Severity::error, location(where), std::move(message), std::move(hint),
            line.size() > longest_shown ? std::string() : std::string(line)};
}

bool GameScanner::fail(Diagnostic diagnostic) {
    if (!failed_) failure_ = std::move(diagnostic);
    failed_ = true;
    return false;
}

bool GameScanner::fail(std::string code, std::string message, std::string hint) {
    const Place where = here();
    return fail(at(where, std::move(code), std::move(message), std::move(hint)));
}

bool GameScanner::unexpected(const char* what) {
    const char c = peek();
    if (c == 0) return fail("E403", fmt::format("the file ends where {} should stand", what));
    std::size_t end = at_;
    while (end < text_.size() && !is_blank(text_[end]) && end - at_ < 20) ++end;
    return fail("E402", fmt::format("{} was expected here, not {}", what, text_.substr(at_, end - at_)));
}

bool GameScanner::take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
}

bool GameScanner::expect(char c, const char* what) { return take(c) || unexpected(what); }

bool GameScanner::label(std::string& to, const char* what) {
    to.clear();
    if (peek() != '"') return unexpected(what);
    const Place start = here();
    const std::size_t begin = at_ - line_start_;
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
        const bool escape = text_[at_] == '\\' && at_ + 1 < text_.size() &&
                            (text_[at_ + 1] == '"' || text_[at_ + 1] == '\\');
        if (escape) ++at_;
        to += text_[at_];
        if (text_[at_] == '\n') {
            ++line_;
            line_start_ = at_ + 1;
        }
    }
    if (at_ >= text_.size()) {
        return fail(Diagnostic{"E403", Severity::error, location(start),
                               fmt::format("the file ends inside a label that begins at column {}", begin + 1),
                               "close the label with \"; inside it a \" is written \\\"", {}});
    }
    ++at_;
    return true;
}

std::string_view GameScanner::number_word() {
    std::size_t end = at_;
    while (end < text_.size() && (is_digit(text_[end]) || is_letter(text_[end]) || text_[end] == '.' ||
                                  text_[end] == '+' || text_[end] == '-' || text_[end] == '/')) {
        ++end;
    }
    return text_.substr(at_, end - at_);
}

bool GameScanner::number(double& to, const char* what) {
    peek();
    const std::string_view word = number_word();
    if (word.empty()) return unexpected(what);
    const auto value = value_of(word);
    if (!value) {
        return fail("E405", fmt::format("{} is not a number: {}", what, word.substr(0, 40)),
                    "write a finite decimal or a ratio such as 1/3");
    }
    to = *value;
    at_ += word.size();
    return true;
}

bool GameScanner::integer(std::int64_t& to, const char* what) {
    peek();
    const std::string_view word = number_word();
    if (word.empty()) return unexpected(what);
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), to);
    if (error != std::errc() || end != word.data() + word.size()) {
        return fail("E405", fmt::format("{} is not a whole number: {}", what, word.substr(0, 40)));
    }
    at_ += word.size();
    return true;
}

bool GameScanner::labels(std::vector<std::string>& to, const char* what) {
    to.clear();
    if (!expect('{', what)) return false;
    while (!take('}')) {
        if (!label(to.emplace_back(), what)) return false;
    }
    return true;
}

bool GameScanner::numbers(std::vector<double>& to, const char* what) {
    to.clear();
    if (!expect('{', what)) return false;
    while (!take('}')) {
        if (!number(to.emplace_back(), what)) return false;
    }
    return true;
}

std::string_view GameScanner::word() {
    peek();
    std::size_t end = at_;
    while (end < text_.size() && (is_letter(text_[end]) || is_digit(text_[end]))) ++end;
    const std::string_view word = text_.substr(at_, end - at_);
    at_ = end;
    return word;
}

}  // namespace entente::game
