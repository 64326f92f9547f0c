#include "situation/canonical.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "situation/values.h"

namespace entente::situation {
namespace {

std::string escaped(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '\n') {
            result += "\\n";
        } else {
            result += c == '"' || c == '\\' ? std::string{'\\', c} : std::string(1, c);
        }
    }
    return result + "\"";
}

// Blanks inside a value or a condition separate its words and mean nothing else.
std::string single_spaced(std::string_view text) {
    std::string result;
    for (const char c : trim(text)) {
        const bool blank = c == ' ' || c == '\t' || c == '\n';
        if (!blank || !result.ends_with(' ')) {
            result += blank ? ' ' : c;
        }
    }
    return result;
}

std::string scalar(const Node& node, KeyType type) {
    const bool spaced = type == KeyType::value || type == KeyType::value_pair || type == KeyType::changes ||
                        type == KeyType::condition;
    switch (node.kind) {
        case Node::Kind::integer:
        case Node::Kind::number:
            return spaced ? escaped(plain_number(node.number)) : plain_number(node.number);
        case Node::Kind::flag:
            return node.flag ? "true" : "false";
        case Node::Kind::date:
            return iso(node.date);
        default:
            break;
    }
    if (type == KeyType::date || type == KeyType::date_span) {
        return iso(parse_date(node.text).value_or(Date{}));
    }
    return escaped(spaced ? single_spaced(node.text) : node.text);
}

std::string canonical_value(const Node& node, KeyType type) {
    std::vector<std::string> parts;
    if (node.kind == Node::Kind::array) {
        for (const Node& item : node.items) {
            parts.push_back(scalar(item, type));
        }
    } else if (node.kind == Node::Kind::table) {
        for (const Member& member : node.members) {
            parts.push_back(member.key + " = " + scalar(member.value, type));
        }
    } else {
        return scalar(node, type);
    }
    if (type == KeyType::ids || type == KeyType::inputs || type == KeyType::landmarks) {
        std::sort(parts.begin(), parts.end());
    }
    std::string joined = "[";
    for (const std::string& part : parts) {
        joined += (joined.size() > 1 ? ", " : "") + part;
    }
    return joined + "]";
}

}  // namespace

std::string canonical_content(const Entries& entries, const Situation& situation) {
    std::vector<std::string> lines;
    for (const auto& [table, list] : entries.by_table) {
        for (const Entry& entry : list) {
            lines.push_back("[" + entry.path + "]");
            for (const Field& field : entry.fields) {
                lines.push_back(entry.path + "." + field.key + " = " +
                                canonical_value(*field.value, field.spec->type));
            }
        }
    }
    for (const Source& source : situation.sources) {
        if (!source.page_hash.empty()) {
            lines.push_back("source." + source.id + ".page.sha256 = " + source.page_hash);
        }
    }
    std::sort(lines.begin(), lines.end());
    std::string content;
    for (const std::string& line : lines) {
        content += line + "\n";
    }
    return content;
}

}  // namespace entente::situation
