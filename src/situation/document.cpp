#include "situation/document.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/text.h"
#include "base/toml_library.h"
#include "situation/toml_guard.h"

namespace entente::situation {
namespace {

// toml++ counts characters; carets and editors' byte columns need bytes.
std::uint32_t byte_column(const std::string& line, std::uint32_t character_column) {
    std::uint32_t characters = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool continues = (static_cast<unsigned char>(line[i]) & 0xC0U) == 0x80U;
        if (!continues && ++characters == character_column) {
            return static_cast<std::uint32_t>(i + 1);
        }
    }
    return static_cast<std::uint32_t>(line.size() + 1);
}

struct Converter {
    const std::vector<std::string>& lines;

    Place place(const toml::source_position& position) const {
        const std::uint32_t line = position.line;
        if (line == 0 || line > lines.size()) {
            return {line, position.column};
        }
        return {line, byte_column(lines[line - 1], position.column)};
    }

    Node node(const toml::node& from) const {
        Node to;
        to.place = place(from.source().begin);
        if (const auto* table = from.as_table()) {
            to.kind = Node::Kind::table;
            for (const auto& [key, value] : *table) {
                to.members.push_back({std::string(key.str()), place(key.source().begin), node(value)});
            }
            std::sort(to.members.begin(), to.members.end(), [](const Member& a, const Member& b) {
                return std::tie(a.place, a.key) < std::tie(b.place, b.key);
            });
        } else if (const auto* array = from.as_array()) {
            to.kind = Node::Kind::array;
            for (const auto& item : *array) {
                to.items.push_back(node(item));
            }
        } else {
            scalar(from, to);
        }
        return to;
    }

    static void scalar(const toml::node& from, Node& to) {
        if (const auto* text = from.as_string()) {
            to.kind = Node::Kind::text;
            to.text = text->get();
        } else if (const auto* integer = from.as_integer()) {
            to.kind = Node::Kind::integer;
            to.number = static_cast<double>(integer->get());
        } else if (const auto* number = from.as_floating_point()) {
            to.kind = std::isfinite(number->get()) ? Node::Kind::number : Node::Kind::other;
            to.number = std::isfinite(number->get()) ? number->get() : 0;
            to.text = std::isfinite(number->get()) ? "" : "a number that is not finite";
        } else if (const auto* flag = from.as_boolean()) {
            to.kind = Node::Kind::flag;
            to.flag = flag->get();
        } else if (const auto* day = from.as_date()) {
            set_date(make_date(day->get().year, day->get().month, day->get().day), to);
        } else if (const auto* moment = from.as_date_time()) {
            set_moment(moment->get(), to);
        } else {
            to.kind = Node::Kind::other;
            to.text = "a time of day";
        }
    }

    static void set_date(std::optional<Date> date, Node& to) {
        to.kind = date ? Node::Kind::date : Node::Kind::other;
        to.date = date.value_or(Date{});
        to.text = date ? "" : "a day that is not in the calendar";
    }

    static void set_moment(const toml::date_time& moment, Node& to) {
        if (!moment.offset) {
            to.kind = Node::Kind::other;
            to.text = "a date and time without a zone";
            return;
        }
        set_date(make_date(moment.date.year, moment.date.month, moment.date.day), to);
        int second = moment.time.hour * 3600 + moment.time.minute * 60 + moment.time.second;
        second -= static_cast<int>(moment.offset->minutes) * 60;
        constexpr int day = 86400;
        to.date.day += second < 0 ? -1 : (second >= day ? 1 : 0);
        to.date.second = (second % day + day) % day;
    }
};

std::vector<std::string> split_lines(std::string_view text) {
    std::vector<std::string> lines;
    for (;;) {
        const std::size_t end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            return lines;
        }
        text.remove_prefix(end + 1);
    }
}

std::string without_carriage_returns(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] != '\r' || i + 1 == bytes.size() || bytes[i + 1] != '\n') {
            text += bytes[i];
        }
    }
    return text;
}

// "Error while parsing string: ..." says twice that it is an error.
std::string toml_message(std::string_view description) {
    constexpr std::string_view opening = "Error while parsing ";
    return "not valid TOML: " +
           (description.starts_with(opening) ? "in a " + std::string(description.substr(opening.size()))
                                             : std::string(description));
}

std::string toml_hint(std::string_view description, std::string_view line) {
    if (description.find("unescaped control characters") != std::string_view::npos) {
        return "the closing quotation mark is missing: a text ends in the line in which it begins";
    }
    for (const std::string_view curly : {"\u201c", "\u201d", "\u201e", "\u2018", "\u2019"}) {
        if (description.find("could not determine value type") != std::string_view::npos &&
            line.find(curly) != std::string_view::npos) {
            return "write straight quotation marks: \"...\"";
        }
    }
    if (description.find("redefine") != std::string_view::npos) {
        return "ids are table names and keys stand once in a table: rename one, or join the two";
    }
    return "the rest of the file can only be checked once it is valid TOML (toml.io)";
}

}  // namespace

const std::string& Document::line(Place place) const {
    static const std::string none;
    return place.line >= 1 && place.line <= lines.size() ? lines[place.line - 1] : none;
}

Place Document::inside(const Node& text, std::size_t offset) const {
    const std::string& written = line(text.place);
    const std::size_t quote = text.place.column == 0 ? 0 : text.place.column - 1;
    if (quote + 1 < written.size() && (written[quote] == '"' || written[quote] == '\'') &&
        written.compare(quote + 1, text.text.size(), text.text) == 0) {
        return {text.place.line, text.place.column + 1 + static_cast<std::uint32_t>(std::min(offset, text.text.size()))};
    }
    return text.place;
}

Result<Document> read_document(std::string_view bytes, std::string file) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
    }
    if (auto refused = refuse_hostile(bytes, file)) {
        return failure(std::move(*refused));
    }
    const std::string text = without_carriage_returns(bytes);
    Document document{std::move(file), split_lines(text), {}};
    const toml::parse_result parsed = toml::parse(std::string_view(text), std::string_view(document.file));
    const Converter converter{document.lines};
    if (!parsed) {
        const Place place = converter.place(parsed.error().source().begin);
        const std::string description(parsed.error().description());
        return failure(Diagnostic{"E101", Severity::error, {document.file, place.line, place.column},
                                  toml_message(description), toml_hint(description, document.line(place)), document.line(place)});
    }
    document.root = converter.node(parsed.table());
    return document;
}

}  // namespace entente::situation
