#include "theory/spatial/xml_tree.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <optional>

#include "base/text.h"

namespace entente::theory::spatial {
namespace {

/// The text, how far it is read, and the first thing found wrong with it.
struct Cursor {
    std::string_view text;
    const std::string& file;
    std::size_t at = 0;
    std::optional<Diagnostic> wrong = std::nullopt;

    bool done() const { return at >= text.size() || wrong.has_value(); }
    char peek() const { return at < text.size() ? text[at] : '\0'; }
    bool starts(std::string_view prefix) const { return text.substr(at).starts_with(prefix); }
};

Location place(const Cursor& in, std::size_t at) {
    const std::string_view before = in.text.substr(0, at);
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const std::size_t last = before.rfind('\n');
    const std::size_t column = last == std::string_view::npos ? at : at - last - 1;
    return {in.file, static_cast<std::uint32_t>(lines + 1), static_cast<std::uint32_t>(column + 1)};
}

void refuse(Cursor& in, std::size_t at, std::string message, std::string hint = {}) {
    if (!in.wrong) {
        in.wrong = Diagnostic{"E357", Severity::error, place(in, at), std::move(message), std::move(hint), {}};
    }
}

bool blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool name_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           c == '.' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

void skip_blanks(Cursor& in) {
    while (!in.done() && blank(in.peek())) {
        ++in.at;
    }
}

/// Reads up to and over `end`; what stood before it.
std::string_view until(Cursor& in, std::string_view end, std::string_view what) {
    const std::size_t found = in.text.find(end, in.at);
    if (found == std::string_view::npos) {
        refuse(in, in.at, fmt::format("{} has no end", what), fmt::format("close it with \"{}\"", end));
        in.at = in.text.size();
        return {};
    }
    const std::string_view inside = in.text.substr(in.at, found - in.at);
    in.at = found + end.size();
    return inside;
}

std::string_view read_name(Cursor& in) {
    const std::size_t begin = in.at;
    while (in.at < in.text.size() && name_char(in.text[in.at])) {
        ++in.at;
    }
    if (in.at == begin) {
        refuse(in, begin, "a name was expected here");
    }
    return in.text.substr(begin, in.at - begin);
}

/// UTF-8 of a code point, false if it is none.
bool append_character(std::uint32_t c, std::string& out) {
    const auto byte = [&](std::uint32_t b) { out.push_back(static_cast<char>(static_cast<unsigned char>(b))); };
    if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) {
        return false;
    }
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xC0 | (c >> 6));
        byte(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        byte(0xE0 | (c >> 12));
        byte(0x80 | ((c >> 6) & 0x3F));
        byte(0x80 | (c & 0x3F));
    } else {
        byte(0xF0 | (c >> 18));
        byte(0x80 | ((c >> 12) & 0x3F));
        byte(0x80 | ((c >> 6) & 0x3F));
        byte(0x80 | (c & 0x3F));
    }
    return true;
}

bool append_number(std::string_view digits, int base, std::string& out) {
    std::uint32_t c = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), c, base);
    return error == std::errc() && end == digits.data() + digits.size() && append_character(c, out);
}

/// What `&name;` stands for.
void read_entity(Cursor& in, std::string& out) {
    const std::size_t begin = in.at;
    ++in.at;
    const std::string_view name = until(in, ";", "an entity");
    constexpr std::pair<std::string_view, char> known[] = {
        {"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}};
    for (const auto& [word, character] : known) {
        if (name == word) {
            out.push_back(character);
            return;
        }
    }
    const bool good = name.starts_with("#x") ? append_number(name.substr(2), 16, out)
                                             : name.starts_with('#') && append_number(name.substr(1), 10, out);
    if (!good) {
        refuse(in, begin, "this entity is not known", "write &lt; &gt; &amp; &quot; &apos; or a character's number");
    }
}

/// Attributes up to '>' or '/>'; true if the element ends here.
bool read_attributes(Cursor& in) {
    while (!in.done()) {
        skip_blanks(in);
        if (in.starts("/>")) {
            in.at += 2;
            return true;
        }
        if (in.peek() == '>') {
            ++in.at;
            return false;
        }
        read_name(in);
        skip_blanks(in);
        const bool equals = in.peek() == '=';
        in.at += equals ? 1U : 0U;
        skip_blanks(in);
        const char quote = in.peek();
        if (!equals || (quote != '"' && quote != '\'')) {
            refuse(in, in.at, "this opening tag is not finished", "close it with '>'");
            return true;
        }
        ++in.at;
        until(in, std::string_view(&quote, 1), "this attribute");
    }
    refuse(in, in.at, "this opening tag is not finished", "close it with '>'");
    return true;
}

/// Reads a closing tag, which must be that of the innermost open element.
void read_closing(Cursor& in, std::vector<XmlElement>& open) {
    const std::size_t begin = in.at;
    in.at += 2;
    const std::string_view name = read_name(in);
    skip_blanks(in);
    if (in.peek() != '>' || open.empty() || open.back().name != name) {
        refuse(in, begin, open.empty() ? fmt::format("'</{}>' closes nothing", name)
                                       : fmt::format("'<{}>' is open here, not '<{}>'", open.back().name, name),
               "every element is closed by its own name, innermost first");
        return;
    }
    ++in.at;
}

/// One piece of content: comment, CDATA, tag or text. A finished element goes to its parent or becomes the root.
void read_piece(Cursor& in, std::vector<XmlElement>& open, std::optional<XmlElement>& root) {
    const std::size_t begin = in.at;
    const auto finish = [&] {
        XmlElement element = std::move(open.back());
        open.pop_back();
        element.text = std::string(trim(element.text));
        if (open.empty()) {
            root = std::move(element);
        } else {
            open.back().children.push_back(std::move(element));
        }
    };
    if (in.starts("<!--")) {
        in.at += 4;
        until(in, "-->", "this comment");
    } else if (in.starts("<![CDATA[") && !open.empty()) {
        in.at += 9;
        open.back().text += until(in, "]]>", "this CDATA section");
    } else if (in.starts("<!") || in.starts("<?")) {
        refuse(in, begin, "declarations and processing instructions are not read here", "take it out");
    } else if (in.starts("</")) {
        read_closing(in, open);
        if (!in.wrong) {
            finish();
        }
    } else if (in.peek() == '<') {
        ++in.at;
        if (root || open.size() >= deepest_xml) {
            refuse(in, begin, root ? "a document has one outermost element" : "elements nest too deep");
            return;
        }
        const std::string_view name = read_name(in);
        open.push_back({std::string(name), {}, {}, place(in, begin)});
        if (read_attributes(in) && !in.wrong) {
            finish();
        }
    } else if (open.empty()) {
        refuse(in, begin, "text outside of any element");
    } else if (in.peek() == '&') {
        read_entity(in, open.back().text);
    } else {
        open.back().text.push_back(in.peek());
        ++in.at;
    }
}

}  // namespace

Result<XmlElement> parse_xml(std::string_view text, const std::string& file) {
    Cursor in{text, file};
    if (!is_utf8(text)) {
        refuse(in, 0, "the file is not UTF-8", "save it as UTF-8");
    }
    in.at += in.starts("\xEF\xBB\xBF") ? 3U : 0U;
    skip_blanks(in);
    if (in.starts("<?xml")) {
        until(in, "?>", "the XML declaration");
    }
    std::vector<XmlElement> open;
    std::optional<XmlElement> root;
    while (!in.done()) {
        if (open.empty()) {
            skip_blanks(in);
            if (in.done()) {
                break;
            }
        }
        read_piece(in, open, root);
    }
    if (!open.empty()) {
        refuse(in, text.size(), fmt::format("'<{}>' of line {} is not closed", open.back().name,
                                            open.back().where.line), fmt::format("add '</{}>'", open.back().name));
    } else if (!root) {
        refuse(in, 0, "there is no element");
    }
    if (in.wrong || !root) {
        return failure(in.wrong.value_or(Diagnostic{}));  // without a root something was wrong
    }
    return std::move(*root);
}

}  // namespace entente::theory::spatial
