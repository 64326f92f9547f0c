// find_quote: a search in folded text that knows where each folded character came from.
#include <algorithm>
#include <array>

#include "evidence/page_text.h"

namespace entente::evidence {
namespace {

struct Folding {
    std::string_view written;
    std::string_view folded;
};

// Characters that people and programs exchange for each other when they copy a sentence.
constexpr auto foldings = std::to_array<Folding>({
    {"\u2018", "'"},   {"\u2019", "'"},  {"\u201A", "'"},  {"\u201B", "'"},  {"\u2032", "'"},
    {"\u02BC", "'"},   {"\u2039", "'"},  {"\u203A", "'"},  {"`", "'"},       {"\u00B4", "'"},
    {"\u201C", "\""},  {"\u201D", "\""}, {"\u201E", "\""}, {"\u201F", "\""}, {"\u00AB", "\""},
    {"\u00BB", "\""},  {"\u2033", "\""}, {"\uFF02", "\""}, {"\u2010", "-"},  {"\u2011", "-"},
    {"\u2012", "-"},   {"\u2013", "-"},  {"\u2014", "-"},  {"\u2015", "-"},  {"\u2212", "-"},
    {"\u2026", "..."}, {"\u00A0", " "},  {"\u1680", " "},  {"\u2000", " "},  {"\u2001", " "},
    {"\u2002", " "},   {"\u2003", " "},  {"\u2004", " "},  {"\u2005", " "},  {"\u2006", " "},
    {"\u2007", " "},   {"\u2008", " "},  {"\u2009", " "},  {"\u200A", " "},  {"\u2028", " "},
    {"\u2029", " "},   {"\u202F", " "},  {"\u205F", " "},  {"\u3000", " "},  {"\u00AD", ""},
    {"\u200B", ""},    {"\u200C", ""},   {"\u200D", ""},   {"\u2060", ""},   {"\uFEFF", ""},
    {"\u200E", ""},    {"\u200F", ""},   {"\t", " "},      {"\n", " "},      {"\r", " "},
    {"\f", " "},       {"\v", " "},      {" ", " "},
});

struct Folded {
    std::string text;
    std::vector<std::uint32_t> origin;  // of each byte of `text`; filled only if wanted
};

const Folding* folding_at(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    // Everything in the table starts with one of these bytes; most text does not.
    if (lead > 0x20 && lead != '`' && lead != 0xC2 && lead != 0xCA && lead < 0xE1) {
        return nullptr;
    }
    const auto found = std::find_if(foldings.begin(), foldings.end(),
                                    [text](const Folding& entry) { return text.starts_with(entry.written); });
    return found == foldings.end() ? nullptr : &*found;
}

Folded fold(std::string_view text, bool with_origin) {
    Folded result;
    result.text.reserve(text.size());
    if (with_origin) {
        result.origin.reserve(text.size());
    }
    for (std::size_t at = 0; at < text.size();) {
        const Folding* folding = folding_at(text.substr(at));
        std::string_view out = folding != nullptr ? folding->folded : text.substr(at, 1);
        if (out == " " && (result.text.empty() || result.text.back() == ' ')) {
            out = {};
        }
        result.text.append(out);
        if (with_origin) {
            result.origin.insert(result.origin.end(), out.size(), static_cast<std::uint32_t>(at));
        }
        at += folding != nullptr ? folding->written.size() : 1;
    }
    return result;
}

// The length of the character, or folded sequence, that starts at `at`.
std::size_t character_size(std::string_view text, std::size_t at) {
    if (const Folding* folding = folding_at(text.substr(at)); folding != nullptr) {
        return folding->written.size();
    }
    return 1;
}

}  // namespace

std::string fold_typography(std::string_view text) {
    std::string folded = fold(text, false).text;
    if (folded.ends_with(' ')) {
        folded.pop_back();
    }
    return folded;
}

std::optional<QuotePlace> find_quote(const Page& page, std::string_view quote) {
    const std::string wanted = fold_typography(quote);
    if (wanted.empty()) {
        return std::nullopt;
    }
    const Folded folded = fold(page.text, true);
    const std::size_t at = folded.text.find(wanted);
    if (at == std::string::npos) {
        return std::nullopt;
    }
    QuotePlace place;
    place.text.begin = folded.origin[at];
    const std::size_t last = folded.origin[at + wanted.size() - 1];
    place.text.end = last + character_size(page.text, last);
    const auto first_line = std::partition_point(
        page.passages.begin(), page.passages.end(),
        [&place](const Passage& passage) { return passage.text.end < place.text.begin + 1; });
    place.line = static_cast<std::size_t>(first_line - page.passages.begin()) + 1;
    auto last_line = first_line;
    while (last_line != page.passages.end() && last_line->text.end < place.text.end) {
        ++last_line;
    }
    if (first_line == page.passages.end() || last_line == page.passages.end()) {
        return std::nullopt;  // not a page of ours: its passages do not cover its text
    }
    place.snapshot = {first_line->snapshot.begin, first_line->snapshot.end};
    for (auto line = first_line; line <= last_line; ++line) {
        place.snapshot.begin = std::min(place.snapshot.begin, line->snapshot.begin);
        place.snapshot.end = std::max(place.snapshot.end, line->snapshot.end);
    }
    return place;
}

bool contains_quote(const Page& page, std::string_view quote) {
    return find_quote(page, quote).has_value();
}

}  // namespace entente::evidence
