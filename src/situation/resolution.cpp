#include "situation/resolution.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/file.h"
#include "base/text.h"
#include "situation/document.h"

namespace entente::situation {
namespace {

// Reads one file; whatever is wrong is collected, so that all of it comes at once.
class ResolutionReader {
  public:
    ResolutionReader(const Document& document, const Situation& situation) : document_(document), situation_(situation) {}

    Result<Resolution> read() {
        for (const Member& member : document_.root.members) {
            if (member.key == "result" && member.value.kind == Node::Kind::table) {
                read_results(member.value);
            } else if (member.key == "outcome" && member.value.kind == Node::Kind::table) {
                read_outcome(member);
            } else {
                refuse("E105", member.place, fmt::format("\"{}\" is no table of a resolution", member.key),
                       "a resolution has [result.ISSUE] tables and one [outcome]");
            }
        }
        if (problems_.empty() && resolution_.results.empty() && !resolution_.outcome) {
            refuse("E114", {1, 1}, "nothing is resolved here", "write a [result.ISSUE] or an [outcome]");
        }
        if (!problems_.empty()) {
            return tl::unexpected(std::move(problems_));
        }
        return std::move(resolution_);
    }

  private:
    void refuse(const char* code, Place place, std::string message, std::string hint) {
        problems_.push_back({code,
                             Severity::error,
                             {document_.file, place.line, place.column},
                             std::move(message),
                             std::move(hint),
                             document_.line(place)});
    }

    static std::string meant(const std::string& name, const std::vector<std::string>& known) {
        const auto near = nearest(name, known);
        return near ? fmt::format("did you mean \"{}\"?", *near) : "the situation file has the names";
    }

    const Node* find(const Member& table, const char* key, std::initializer_list<Node::Kind> kinds) {
        for (const Member& member : table.value.members) {
            if (member.key != key) {
                continue;
            }
            if (std::find(kinds.begin(), kinds.end(), member.value.kind) == kinds.end()) {
                refuse("E108", member.value.place, fmt::format("\"{}\" is of the wrong kind", key),
                       "value is a number or a landmark, date a day, source and happened are texts");
                return nullptr;
            }
            return &member.value;
        }
        refuse("E107", table.place, fmt::format("{} has no \"{}\"", table.key, key),
               "every result needs its date and its source");
        return nullptr;
    }

    void check_keys(const Member& table, const std::vector<std::string>& known) {
        for (const Member& member : table.value.members) {
            if (std::find(known.begin(), known.end(), member.key) == known.end()) {
                refuse("E106", member.place, fmt::format("there is no key \"{}\" here", member.key),
                       meant(member.key, known));
            }
        }
    }

    // The date and source that every result has; false if something is wrong with them.
    bool read_proof(const Member& table, Date& date, std::string& source) {
        const Node* day = find(table, "date", {Node::Kind::date});
        const Node* text = find(table, "source", {Node::Kind::text});
        if (day == nullptr || text == nullptr) {
            return false;
        }
        if (text->text.empty()) {
            refuse("E114", text->place, "a result without a source is hearsay", "say where it can be read");
            return false;
        }
        if (!later(day->date, situation_.as_of)) {
            refuse("E149", day->place,
                   fmt::format("known on {}, but the situation is as of {}", iso(day->date), iso(situation_.as_of)),
                   "what was known by as_of is no forecast; score a file with an earlier as_of");
            return false;
        }
        date = day->date;
        source = text->text;
        return true;
    }

    void read_results(const Node& table) {
        for (const Member& member : table.members) {
            const auto issue = std::find_if(situation_.issues.begin(), situation_.issues.end(),
                                            [&](const Issue& i) { return i.id == member.key; });
            if (issue == situation_.issues.end()) {
                std::vector<std::string> known;
                for (const Issue& i : situation_.issues) {
                    known.push_back(i.id);
                }
                refuse("E111", member.place, fmt::format("there is no issue \"{}\"", member.key),
                       meant(member.key, known));
            } else if (member.value.kind != Node::Kind::table) {
                refuse("E108", member.place, fmt::format("the result of {} is no table", member.key),
                       "write value, date and source");
            } else {
                read_result(member, *issue);
            }
        }
    }

    void read_result(const Member& table, const Issue& issue) {
        check_keys(table, {"value", "date", "source"});
        IssueResult result;
        result.issue = static_cast<IssueId>(&issue - situation_.issues.data());
        const Node* value = find(table, "value", {Node::Kind::integer, Node::Kind::number, Node::Kind::text});
        const bool is_proven = read_proof(table, result.date, result.source);
        if (value == nullptr || !read_value(*value, issue, result.value) || !is_proven) {
            return;
        }
        resolution_.results.push_back(std::move(result));
    }

    bool read_value(const Node& node, const Issue& issue, double& value) {
        if (node.kind == Node::Kind::text) {
            std::vector<std::string> known;
            for (const Landmark& landmark : issue.landmarks) {
                if (landmark.name == node.text) {
                    value = landmark.value;
                    return true;
                }
                known.push_back(landmark.name);
            }
            refuse("E111", node.place, fmt::format("{} has no landmark \"{}\"", issue.id, node.text),
                   meant(node.text, known));
            return false;
        }
        value = node.number;
        if (value < issue.scale.lower || value > issue.scale.upper) {
            refuse("E121", node.place,
                   fmt::format("{} lies outside the scale of {}, {} to {}", value, issue.id, issue.scale.lower,
                               issue.scale.upper),
                   "results stand on the issue's own scale");
            return false;
        }
        return true;
    }

    void read_outcome(const Member& table) {
        check_keys(table, {"happened", "date", "source"});
        OutcomeResult result;
        const Node* happened = find(table, "happened", {Node::Kind::text});
        const bool is_proven = read_proof(table, result.date, result.source);
        if (happened == nullptr || !is_proven) {
            return;
        }
        std::vector<std::string> known{"other-deal", "other-no-deal", "other"};
        for (const Outcome& outcome : situation_.outcomes) {
            known.push_back(outcome.id);
        }
        if (std::find(known.begin(), known.end(), happened->text) == known.end()) {
            refuse("E111", happened->place, fmt::format("there is no outcome \"{}\"", happened->text),
                   meant(happened->text, known));
            return;
        }
        result.happened = happened->text;
        resolution_.outcome = std::move(result);
    }

    const Document& document_;
    const Situation& situation_;
    Resolution resolution_;
    Diagnostics problems_;
};

}  // namespace

Result<Resolution> read_resolution(const std::filesystem::path& path, const Situation& situation) {
    const Result<std::string> bytes = read_file(path, document_limit);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    const Result<Document> document = read_document(*bytes, path.string());
    return document ? ResolutionReader(*document, situation).read()
                    : Result<Resolution>(tl::unexpected(document.error()));
}

}  // namespace entente::situation
