#include "evidence/dump/dump.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "evidence/article/date_text.h"
#include "evidence/article/signs.h"
#include "evidence/dump/line_facts.h"
#include "evidence/dump/publisher.h"
#include "evidence/origin/relay.h"

namespace entente::evidence {
namespace {

using Lines = std::vector<DumpLine>;

std::size_t prose_words(const Lines& lines, std::size_t from, std::size_t to) {
    std::size_t words = 0;
    for (std::size_t i = from; i < to; ++i)
        words += lines[i].is_prose && !lines[i].is_promotion ? lines[i].words : 0;
    return words;
}

bool gives_reading_time(const DumpLine& line) {
    return line.words <= 8 && (line.text.find("min read") != std::string_view::npos ||
                               line.text.find("minute read") != std::string_view::npos);
}

// A headline may be a whole sentence or a question; what gives it away is the byline or date that follows.
bool is_headline_sentence(const Lines& lines, std::size_t i) {
    if (lines[i].words > 24 || lines[i].text.ends_with('.')) return false;
    for (std::size_t next = i + 1; next < lines.size() && next <= i + 4 && !lines[next].is_prose; ++next) {
        if (!lines[next].byline.empty() || lines[next].has_date || gives_reading_time(lines[next]))
            return true;
    }
    return false;
}

// Where the article's sentences begin and end.
struct Region {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool holds(std::size_t i) const { return i >= begin && i < end; }
};

Region find_region(const Lines& lines) {
    Region region{lines.size(), lines.size()};
    const auto is_text = [&](std::size_t i) { return lines[i].is_prose && !lines[i].is_promotion; };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (is_text(i) && !is_headline_sentence(lines, i)) {
            region.begin = i;
            break;
        }
    }
    if (region.begin == lines.size()) {
        region.end = region.begin;
        return region;
    }
    // The first mark of a tail that leaves little prose behind it ends the article.
    const std::size_t all = prose_words(lines, 0, lines.size());
    for (std::size_t i = region.begin + 1; i < lines.size(); ++i) {
        if (lines[i].is_tail_mark && !lines[i].is_prose && prose_words(lines, i, lines.size()) * 4 < all) {
            region.end = i;
            break;
        }
    }
    while (region.end > region.begin && !is_text(region.end - 1) && !lines[region.end - 1].is_item) {
        --region.end;
    }
    return region;
}

std::vector<std::string> body_words(const Lines& lines, const Region& region) {
    std::string text;
    for (std::size_t i = region.begin; i < region.end; ++i) {
        if (lines[i].is_prose) text.append(lines[i].text).push_back(' ');
    }
    return content_words(text);
}

bool could_be_title(const DumpLine& line) {
    constexpr std::uint32_t wrong = mask(WordSign::legal) | mask(WordSign::subscribe);
    const auto letter_case =
        std::any_of(line.text.begin(), line.text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return line.words >= 4 && line.words <= 30 && line.byline.empty() && !line.has_date &&
           !line.is_tail_mark && !line.is_promotion && (line.signs & wrong) == 0 && letter_case;
}

// The line outside the article that speaks most of what the article speaks of: the first before it that does
// so nearly as well as the best; else one after it, unless a "next article" stands before that one.
std::optional<std::size_t> find_title(const Lines& lines, const Region& region) {
    const auto body = body_words(lines, region);
    double most = 0;
    for (std::size_t i = 0; i < region.begin; ++i) {
        if (could_be_title(lines[i])) most = std::max(most, overlap(content_words(lines[i].text), body));
    }
    for (std::size_t i = 0; i < region.begin && most >= 0.25; ++i) {
        if (could_be_title(lines[i]) && overlap(content_words(lines[i].text), body) >= 0.6 * most) return i;
    }
    for (std::size_t i = region.end; i < lines.size(); ++i) {
        if (lines[i].is_tail_mark) return std::nullopt;
        if (could_be_title(lines[i]) && overlap(content_words(lines[i].text), body) >= 0.55) return i;
    }
    return std::nullopt;
}

bool is_person_like(const DumpLine& line) {
    const bool letters = std::all_of(line.text.begin(), line.text.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == ' ' || c == '.' || c == '-' ||
               c == '\'' || static_cast<unsigned char>(c) >= 0x80;
    });
    return line.words >= 2 && line.words <= 5 && letters && line.capitals >= 0.6 && !line.ends_sentence &&
           line.signs == 0 && !line.is_tail_mark && !line.is_promotion;
}

// Some pages end no line with a full stop; there a longer open line is as likely a sentence.
bool leaves_lines_open(const Lines& lines, const Region& region) {
    std::size_t open = 0;
    std::size_t prose = 0;
    for (std::size_t i = region.begin; i < region.end; ++i) {
        prose += lines[i].is_prose ? 1U : 0U;
        open += lines[i].is_prose && !lines[i].ends_sentence ? 1U : 0U;
    }
    return open * 2 > prose;
}

bool is_subheading(const Lines& lines, const Region& region, std::size_t i) {
    const DumpLine& line = lines[i];
    if (line.is_item || line.words > (leaves_lines_open(lines, region) ? 9U : 16U) ||
        line.text.ends_with('.') || line.text.ends_with(','))
        return false;
    if (line.is_promotion || line.has_date || !line.byline.empty()) return false;
    constexpr std::uint32_t wrong =
        mask(WordSign::social) | mask(WordSign::subscribe) | mask(WordSign::advert) | mask(WordSign::legal);
    if (line.words <= 3 && (line.signs & wrong) != 0) return false;
    // A heading heads something.
    for (std::size_t next = i + 1; next < region.end && next <= i + 2; ++next) {
        if (lines[next].is_prose || lines[next].is_item) return line.words > 0;
    }
    return false;
}

LineClass class_inside(const Lines& lines, const Region& region, std::size_t i) {
    const DumpLine& line = lines[i];
    if (i == region.begin && is_relay_note(line.text)) return LineClass::metadata;
    if (line.is_prose) return line.is_promotion && line.words < 30 ? LineClass::boilerplate : LineClass::body;
    if (!line.byline.empty() || (line.has_date && line.words <= 8)) return LineClass::metadata;
    if (is_subheading(lines, region, i)) return LineClass::subheading;
    if (line.is_promotion || line.is_tail_mark || line.words <= 1) return LineClass::boilerplate;
    // Short sentences, list items, lines of a quotation.
    return line.ends_sentence || line.is_item || line.words >= 6 ? LineClass::body : LineClass::boilerplate;
}

LineClass class_outside(const Lines& lines, const Region& region, std::size_t i,
                        const std::string& publisher) {
    const DumpLine& line = lines[i];
    if (line.is_promotion || line.is_tail_mark) return LineClass::boilerplate;
    const bool near_end = i >= region.end && i < region.end + 6;
    const bool states_date = line.has_date && line.words <= 12;
    if (i < region.begin) {
        if (!line.byline.empty() || states_date) return LineClass::metadata;
        if (gives_reading_time(line)) return LineClass::metadata;
        // A second headline, or a standfirst: it stands between title and text and reads on from it.
        if (i + 1 == region.begin && could_be_title(line) && i > 0) return LineClass::subheading;
        return LineClass::boilerplate;
    }
    if (near_end && (!line.byline.empty() || states_date)) return LineClass::metadata;
    if (near_end && !publisher.empty() && line.text == publisher) return LineClass::metadata;
    return i == region.end && is_person_like(line) ? LineClass::metadata : LineClass::boilerplate;
}

void state_metadata(const Lines& lines, const Region& region, std::optional<std::size_t> title,
                    const StatedPublisher& publisher, DumpReading& reading) {
    const auto place = [&](std::size_t i) { return fmt::format("line {}", lines[i].number); };
    Metadata& said = reading.metadata;
    if (title) said.title = {std::string(lines[*title].text), place(*title)};
    if (!publisher.name.empty()) said.publisher = {publisher.name, place(publisher.line)};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (reading.lines[i].kind != LineClass::metadata || i == title) continue;
        const DumpLine& line = lines[i];
        if (!line.byline.empty() && said.author.empty()) said.author = {line.byline, place(i)};
        if (const auto date = line.words <= 14 ? find_date(line.text) : std::nullopt) {
            StatedDate stated{date->date, place(i),
                              std::string(line.text.substr(date->begin, date->end - date->begin))};
            if (!said.published) {
                said.published = std::move(stated);
            } else if (!(said.published->date == stated.date)) {
                said.other_dates.push_back(std::move(stated));
            }
        }
    }
    if (said.author.empty() && region.end < lines.size() &&
        reading.lines[region.end].kind == LineClass::metadata && is_person_like(lines[region.end]) &&
        region.end != title && lines[region.end].text != publisher.name) {
        said.author = {std::string(lines[region.end].text), place(region.end)};
    }
}

}  // namespace

DumpReading read_dump(std::string_view text) {
    const Lines lines = describe_lines(text);
    DumpReading reading;
    const Region region = find_region(lines);
    const std::optional<std::size_t> title = find_title(lines, region);
    const StatedPublisher publisher = find_publisher(lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const LineClass kind = i == title        ? LineClass::metadata
                               : region.holds(i) ? class_inside(lines, region, i)
                                                 : class_outside(lines, region, i, publisher.name);
        reading.lines.push_back({lines[i].number, kind, lines[i].text});
    }
    state_metadata(lines, region, title, publisher, reading);
    return reading;
}

}  // namespace entente::evidence
