#include "brief/text_layout.h"

#include <algorithm>
#include <cstdint>

namespace entente::brief {
namespace {

struct Decoded {
    std::uint32_t point = 0;
    std::size_t bytes = 1;
};

/// The code point at `at`; an ill-formed byte counts as one character.
Decoded decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (length == 1 || at + length > text.size()) {
        return {lead, 1};
    }
    std::uint32_t point = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        point = (point << 6U) | (byte(at + i) & 0x3FU);
    }
    return {point, length};
}

int point_width(std::uint32_t point) {
    const auto in = [&](std::uint32_t low, std::uint32_t high) { return point >= low && point <= high; };
    if (in(0x300, 0x36F) || in(0x200B, 0x200F) || in(0xFE00, 0xFE0F)) {
        return 0;
    }
    const bool wide = in(0x1100, 0x115F) || in(0x2E80, 0xA4CF) || in(0xAC00, 0xD7A3) || in(0xF900, 0xFAFF) ||
                      in(0xFE30, 0xFE6F) || in(0xFF00, 0xFF60) || in(0x1F300, 0x1FAFF) ||
                      in(0x20000, 0x3FFFD);
    return wide ? 2 : 1;
}

/// Bytes of the escape sequence that starts here, or 0.
std::size_t escape_length(std::string_view text, std::size_t at) {
    if (text[at] != '\x1b') {
        return 0;
    }
    const std::size_t end = text.find('m', at);
    return end == std::string_view::npos ? 0 : end - at + 1;
}

/// True within a short pair of brackets: "[1; relay]" is one word.
bool inside_mark(std::string_view text, std::size_t at) {
    constexpr std::size_t longest_mark = 14;
    const std::size_t open = text.rfind('[', at);
    const std::size_t close = text.find(']', at);
    return open != std::string_view::npos && close != std::string_view::npos && close - open < longest_mark &&
           text.substr(open, at - open).find(']') == std::string_view::npos;
}

/// Cuts a word that is wider than a line, after a point or a slash where the line has one.
void cut_into(std::vector<std::string>& lines, std::string& line, int& used, const std::string& word,
              int width) {
    for (std::size_t i = 0; i < word.size();) {
        const std::size_t escape = escape_length(word, i);
        const Decoded decoded = decode(word, i);
        const std::size_t bytes = escape > 0 ? escape : decoded.bytes;
        const int columns = escape > 0 ? 0 : point_width(decoded.point);
        if (used + columns > width && used > 0) {
            const auto seam = line.find_last_of("./_");
            const std::string rest =
                seam == std::string::npos || seam + 1 == line.size() ? "" : line.substr(seam + 1);
            line.resize(line.size() - rest.size());
            lines.push_back(std::move(line));
            line = rest;
            used = display_width(line);
        }
        line.append(word, i, bytes);
        used += columns;
        i += bytes;
    }
}

}  // namespace

int display_width(std::string_view text) {
    int width = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (const std::size_t escape = escape_length(text, i); escape > 0) {
            i += escape;
            continue;
        }
        const Decoded decoded = decode(text, i);
        width += point_width(decoded.point);
        i += decoded.bytes;
    }
    return width;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool blank = text[i] == ' ' || text[i] == '\n' || text[i] == '\t';
        const bool before_percent = blank && i + 1 < text.size() && text[i + 1] == '%';
        if (blank && !before_percent && !inside_mark(text, i)) {
            if (!word.empty()) {
                words.push_back(std::move(word));
            }
            word.clear();
        } else {
            word += blank ? ' ' : text[i];
        }
    }
    if (!word.empty()) {
        words.push_back(std::move(word));
    }
    return words;
}

std::vector<std::string> wrap(std::string_view text, int width, int first) {
    width = std::max(width, 1);
    std::vector<std::string> lines;
    std::string line;
    int used = first;
    bool empty = true;
    for (const std::string& word : words_of(text)) {
        const int columns = display_width(word);
        if (!empty && used + 1 + columns <= width) {
            line += ' ' + word;
            used += 1 + columns;
            continue;
        }
        if (!empty || used + columns > width) {
            if (!empty || used > 0) {
                lines.push_back(std::move(line));
                line.clear();
                used = 0;
            }
        }
        if (columns > width) {
            cut_into(lines, line, used, word, width);
        } else {
            line += word;
            used += columns;
        }
        empty = false;
    }
    lines.push_back(std::move(line));
    return lines;
}

std::string pad_right(std::string_view text, int width) {
    return std::string(text) +
           std::string(static_cast<std::size_t>(std::max(0, width - display_width(text))), ' ');
}

std::string pad_left(std::string_view text, int width) {
    return std::string(static_cast<std::size_t>(std::max(0, width - display_width(text))), ' ') +
           std::string(text);
}

std::string centre(std::string_view text, int width) {
    const int spare = std::max(0, width - display_width(text));
    return std::string(static_cast<std::size_t>(spare / 2), ' ') + std::string(text) +
           std::string(static_cast<std::size_t>(spare - spare / 2), ' ');
}

std::string shorten(std::string_view text, int width) {
    if (display_width(text) <= width) {
        return std::string(text);
    }
    std::string kept;
    int used = 0;
    for (std::size_t i = 0; i < text.size();) {
        const Decoded decoded = decode(text, i);
        if (used + point_width(decoded.point) > width - 1) {
            break;
        }
        used += point_width(decoded.point);
        kept.append(text, i, decoded.bytes);
        i += decoded.bytes;
    }
    while (!kept.empty() && kept.back() == ' ') {
        kept.pop_back();
    }
    return kept + "…";
}

std::string printable(std::string_view text) {
    std::string kept;
    for (std::size_t i = 0; i < text.size();) {
        const Decoded decoded = decode(text, i);
        const auto in = [&](std::uint32_t low, std::uint32_t high) {
            return decoded.point >= low && decoded.point <= high;
        };
        const bool ill_formed = decoded.bytes == 1 && decoded.point >= 0x80;
        if (text[i] == '\n' || text[i] == '\t') {
            kept += ' ';
        } else if (ill_formed) {
            kept += "\xEF\xBF\xBD";
        } else if (!in(0, 0x1F) && !in(0x7F, 0x9F) && !in(0x202A, 0x202E) && !in(0x2066, 0x2069)) {
            kept.append(text, i, decoded.bytes);
        }
        i += decoded.bytes;
    }
    return kept;
}

std::string repeat(std::string_view character, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) {
        text += character;
    }
    return text;
}

}  // namespace entente::brief
