#include "evidence/score/score_petrarch.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/file.h"
#include "base/text.h"
#include "evidence/score/petrarch_coder.h"

namespace entente::evidence {
namespace {

std::string attribute(std::string_view tag, std::string_view name) {
    const std::string key = fmt::format("{}=\"", name);
    const std::size_t at = tag.find(key);
    if (at == std::string_view::npos) return {};
    const std::size_t begin = at + key.size();
    return std::string(tag.substr(begin, std::min(tag.find('"', begin), tag.size()) - begin));
}

// Line ends become blanks, runs of them one.
std::string one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        const char plain = c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
        if (plain == ' ' && (line.empty() || line.back() == ' ')) continue;
        line += plain;
    }
    while (line.ends_with(' ')) line.pop_back();
    return line;
}

class RecordReader {
public:
    explicit RecordReader(std::string_view xml) : xml_(xml) {}

    std::vector<PetrarchRecord> run() {
        for (std::size_t at = xml_.find('<'); at != std::string_view::npos; at = xml_.find('<', at)) {
            if (xml_.substr(at).starts_with("<!--")) {
                const std::size_t end = xml_.find("-->", at);
                if (end == std::string_view::npos) break;
                at = end + 3;
                continue;
            }
            const std::size_t end = xml_.find('>', at);
            if (end == std::string_view::npos) break;
            const std::string_view tag = xml_.substr(at, end - at + 1);
            at = read(tag, end + 1);
        }
        return std::move(records_);
    }

private:
    std::size_t read(std::string_view tag, std::size_t after) {
        if (tag.starts_with("<Config") && attribute(tag, "option") == "require_dyad") {
            const std::string value = attribute(tag, "value");
            dyad_ = value.starts_with("T") || value.starts_with("t");
        } else if (tag.starts_with("<Sentence ")) {
            record_ = {};
            record_.id = attribute(tag, "id");
            record_.require_dyad = dyad_;
            skip_ = false;
            for (const char c : attribute(tag, "date")) record_.date = record_.date * 10 + (c >= '0' && c <= '9' ? c - '0' : 0);
        } else if (tag.starts_with("<EventCoding")) {
            // Faults of the parse trees, which this program does not read.
            const std::string error = attribute(tag, "error");
            skip_ = skip_ || error == "bad_input_parse";
            const PetrarchCoding coding{attribute(tag, "sourcecode"), attribute(tag, "targetcode"), attribute(tag, "eventcode")};
            if (!coding.code.empty()) record_.codings.push_back(coding);
        } else if (tag.starts_with("<Text>")) {
            const std::size_t end = std::min(xml_.find("</Text>", after), xml_.size());
            record_.text = one_line(xml_.substr(after, end - after));
            return end;
        } else if (tag.starts_with("<Parse>")) {
            return std::min(xml_.find("</Parse>", after), xml_.size());
        } else if (tag.starts_with("</Sentence>") && !skip_ && !record_.text.empty()) {
            std::sort(record_.codings.begin(), record_.codings.end());
            records_.push_back(record_);
        }
        return after;
    }

    std::string_view xml_;
    std::vector<PetrarchRecord> records_;
    PetrarchRecord record_;
    bool dyad_ = true;
    bool skip_ = false;
};

void compare(const std::vector<PetrarchCoding>& gold, const std::vector<PetrarchCoding>& found, MatchCount& count) {
    std::vector<PetrarchCoding> common;
    std::set_intersection(gold.begin(), gold.end(), found.begin(), found.end(), std::back_inserter(common));
    count.right += common.size();
    count.missed += gold.size() - common.size();
    count.extra += found.size() - common.size();
}

std::string spell(const std::vector<PetrarchCoding>& codings) {
    std::string text;
    for (const PetrarchCoding& coding : codings) text += fmt::format("{}{} {} {}", text.empty() ? "" : "; ", coding.source, coding.code, coding.target);
    return text;
}

}  // namespace

double PetrarchScores::extra_share(const MatchCount& count) {
    const std::size_t gold = count.right + count.missed;
    return gold == 0 ? 0 : static_cast<double>(count.extra) / static_cast<double>(gold);
}

Result<PetrarchScores> score_petrarch(const std::filesystem::path& folder) {
    const auto dictionary = read_petrarch_dictionary(folder);
    if (!dictionary) return tl::unexpected(dictionary.error());
    const std::filesystem::path file = folder / "PETR.UnitTest.records.xml";
    const auto xml = read_file(file);
    if (!xml) return failure("E250", fmt::format("there is no {}", file.string()), "name the folder that holds the unit records");
    const std::vector<PetrarchRecord> records = RecordReader(*xml).run();
    if (records.empty()) return failure("E251", fmt::format("{} holds no records", file.string()), "fetch the file again");
    const Lexicon lexicon = shipped_lexicon().with_verbs(dictionary->lemmas);
    PetrarchScores scores;
    scores.records = records.size();
    for (std::size_t r = 0; r < records.size(); ++r) {
        const std::vector<PetrarchCoding> found = code_petrarch(records[r], *dictionary, lexicon);
        compare(records[r].codings, found, scores.all);
        compare(records[r].codings, found, r % 2 == 0 ? scores.even : scores.odd);
        if (records[r].codings != found) scores.misses.push_back({r, records[r].id, spell(records[r].codings), spell(found)});
    }
    return scores;
}

}  // namespace entente::evidence
