#include "base/diagnostic.h"

#include <algorithm>

namespace entente {
namespace {

const char* word(Severity severity) {
    switch (severity) {
        case Severity::note:
            return "note";
        case Severity::warning:
            return "warning";
        case Severity::error:
            break;
    }
    return "error";
}

// A caret under a tab must stand under a tab, and a very long line is shown around the place only.
std::string excerpt_with_caret(const std::string& line, std::uint32_t column) {
    constexpr std::size_t width = 100;
    const std::size_t at = column > 0 ? column - 1 : 0;
    const std::size_t begin = at > width / 2 && line.size() > width ? at - width / 2 : 0;
    std::string shown = line.substr(std::min(begin, line.size()), width);
    std::string caret;
    for (std::size_t i = 0; i < std::min(at - std::min(begin, at), shown.size()); ++i) {
        const bool continuation_byte = (static_cast<unsigned char>(shown[i]) & 0xC0U) == 0x80U;
        if (!continuation_byte) {
            caret += shown[i] == '\t' ? '\t' : ' ';
        }
    }
    return "\n    " + shown + "\n    " + caret + "^";
}

}  // namespace

bool has_errors(const Diagnostics& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& d) { return d.severity == Severity::error; });
}

std::string format(const Diagnostic& diagnostic) {
    std::string text;
    if (!diagnostic.where.file.empty()) {
        text += diagnostic.where.file + ":";
        if (diagnostic.where.line > 0) {
            text += std::to_string(diagnostic.where.line) + ":";
            text += std::to_string(diagnostic.where.column) + ":";
        }
        text += " ";
    }
    text += std::string(word(diagnostic.severity)) + " " + diagnostic.code + ": " + diagnostic.message;
    if (!diagnostic.source_line.empty()) {
        text += excerpt_with_caret(diagnostic.source_line, diagnostic.where.column);
    }
    if (!diagnostic.hint.empty()) {
        text += "\n    " + diagnostic.hint;
    }
    return text;
}

}  // namespace entente
