#include "evidence/article/byline.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "evidence/article/date_text.h"

namespace entente::evidence {
namespace {

// Matches at the front, case folded, followed by a blank or colon.
bool opens_with(std::string_view text, std::string_view words) {
    if (text.size() <= words.size()) return false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
        if (c != words[i]) return false;
    }
    return text[words.size()] == ' ' || text[words.size()] == ':';
}

constexpr auto lead_ins = std::to_array<std::string_view>(
    {"by", "written by", "posted by", "published by", "author", "authors", "words by", "story by",
     "article by", "written and photographed by", "medically reviewed by", "from", "text by", "reported by"});

bool strip_lead_in(std::string_view& line) {
    bool stripped = false;
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view words : lead_ins) {
            if (opens_with(line, words)) {
                line = line.substr(words.size());
                line.remove_prefix(std::min(line.find_first_not_of(" :"), line.size()));
                stripped = again = true;
                break;
            }
        }
    }
    return stripped;
}

bool is_name_word(std::string_view word) {
    const char first = word.front();
    const bool upper = (first >= 'A' && first <= 'Z') || static_cast<unsigned char>(first) >= 0x80;
    constexpr auto small =
        std::to_array<std::string_view>({"and", "&", "van", "von", "de", "der", "den", "da", "di", "la", "le",
                                         "del", "el", "al", "bin", "the", "of"});
    return upper || std::find(small.begin(), small.end(), word) != small.end();
}

constexpr auto not_names = std::to_array<std::string_view>(
    {"Posted",    "Published", "Updated",  "Share",    "Follow",      "Read",         "About",
     "Last",      "On",        "In",       "January",  "February",    "March",        "April",
     "May",       "June",      "July",     "August",   "September",   "October",      "November",
     "December",  "Reviewed",  "Edited",   "Photo",    "Photography", "Image",        "View",
     "More",      "Subscribe", "Comments", "Category", "Author",      "Written",      "Date",
     "Medically", "Fact",      "Monday",   "Tuesday",  "Wednesday",   "Thursday",     "Friday",
     "Saturday",  "Sunday",    "Your",     "This",     "We",          "Our",          "You",
     "If",        "It",        "He",       "She",      "Contributor", "Contributing", "Website",
     "Twitter",   "LinkedIn",  "Facebook", "Email",    "Jan",         "Feb",          "Mar",
     "Apr",       "Jun",       "Jul",      "Aug",      "Sep",         "Oct",          "Nov",
     "Dec",       "Leave",     "Home",     "Min",      "Minute",      "Profile"});

std::string take_name(std::string_view line) {
    if (const auto date = find_date(line)) line = line.substr(0, date->begin);
    for (const std::string_view stop :
         {"|", "\u00B7", "\u2022", " - ", " \u2013 ", " \u2014 ", "(", "/", "@", "\u2192"}) {
        line = line.substr(0, line.find(stop));
    }
    line = trim(line);
    std::string name;
    std::size_t words = 0;
    bool capital = false;
    while (!line.empty() && words < 24) {
        const std::size_t stop = std::min(line.find(' '), line.size());
        const std::string_view word = line.substr(0, stop);
        const std::string_view bare = word.substr(0, word.find_last_not_of(",.;:") + 1);
        if (bare.empty() || !is_name_word(word) ||
            (std::find(not_names.begin(), not_names.end(), bare) != not_names.end() &&
             (words == 0 || words > 1))) {
            break;
        }
        capital = capital || word.front() < 'a' || static_cast<unsigned char>(word.front()) >= 0x80;
        if (!name.empty()) name.push_back(' ');
        name.append(word);
        words += 1;
        line = trim(line.substr(stop));
    }
    while (!name.empty() && std::string_view(",;:&").find(name.back()) != std::string_view::npos) {
        name.pop_back();
        name = trim(name);
    }
    for (const std::string_view tail : {" and", " the", " of"}) {
        if (name.ends_with(tail)) name.resize(name.size() - tail.size());
    }
    return capital && name.size() >= 3 && name.size() <= 200 ? name : std::string();
}

}  // namespace

std::string read_byline(std::string_view line) {
    line = trim(line);
    if (!strip_lead_in(line)) {
        return {};
    }
    return take_name(line);
}

std::string read_name(std::string_view line) {
    line = trim(line);
    strip_lead_in(line);
    return take_name(line);
}

}  // namespace entente::evidence
