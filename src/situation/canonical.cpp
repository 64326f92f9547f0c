#include "situation/canonical.h"

#include <algorithm>
#include <array>
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
    constexpr std::array in_words{KeyType::value,        KeyType::value_pair,  KeyType::changes,
                                  KeyType::condition,    KeyType::chances,     KeyType::chance_or_table,
                                  KeyType::chance_rows,  KeyType::scores,      KeyType::formula,
                                  KeyType::moment,       KeyType::outcome_values};
    const bool spaced = std::find(in_words.begin(), in_words.end(), type) != in_words.end();
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

std::string joined(const std::vector<std::string>& parts) {
    std::string text = "[";
    for (const std::string& part : parts) {
        text += (text.size() > 1 ? ", " : "") + part;
    }
    return text + "]";
}

// `{ position.control.US.at = ... }` and `{ "position.control.US.at" = ... }` say the same.
void flatten(const Node& table, const std::string& prefix, std::vector<std::string>& parts) {
    for (const Member& member : table.members) {
        if (member.value.kind == Node::Kind::table) {
            flatten(member.value, prefix + member.key + ".", parts);
        } else {
            parts.push_back(prefix + member.key + " = " + scalar(member.value, KeyType::changes));
        }
    }
}

std::string canonical_value(const Node& node, const KeySpec& key);

// The values of a chance or the options of a move keep their order, which is theirs in the brief; what is said of each
// does not.
std::string canonical_table(const Node& node, const KeySpec& key) {
    std::vector<std::string> parts;
    for (const Member& member : node.members) {
        std::vector<std::string> inner;
        if (key.type == KeyType::value_changes) {
            flatten(member.value, "", inner);
        } else if (key.type == KeyType::options) {
            for (const Member& said : member.value.members) {
                const auto spec = std::find_if(key.inner.begin(), key.inner.end(),
                                               [&](const KeySpec& candidate) { return candidate.key == said.key; });
                inner.push_back(said.key + " = " + scalar(said.value, spec->type));
            }
        } else {
            parts.push_back(member.key + " = " + canonical_value(member.value, key));
            continue;
        }
        std::sort(inner.begin(), inner.end());
        parts.push_back(member.key + " = " + joined(inner));
    }
    const bool ordered = key.type == KeyType::options || key.type == KeyType::chances;
    if (!ordered) {
        std::sort(parts.begin(), parts.end());
    }
    return joined(parts);
}

std::string canonical_value(const Node& node, const KeySpec& key) {
    if (node.kind == Node::Kind::table) {
        return canonical_table(node, key);
    }
    if (node.kind != Node::Kind::array) {
        return scalar(node, key.type);
    }
    std::vector<std::string> parts;
    for (const Node& item : node.items) {
        parts.push_back(canonical_value(item, key));
    }
    const KeyType type = key.type;
    if (type == KeyType::ids || type == KeyType::inputs || type == KeyType::seen || type == KeyType::value_evidence ||
        type == KeyType::some_ids) {
        std::sort(parts.begin(), parts.end());
    }
    return joined(parts);
}

}  // namespace

std::string canonical_content(const Entries& entries, const Situation& situation) {
    std::vector<std::string> lines;
    for (const auto& [table, list] : entries.by_table) {
        for (const Entry& entry : list) {
            lines.push_back("[" + entry.path + "]");
            for (const Field& field : entry.fields) {
                lines.push_back(entry.path + "." + field.key + " = " +
                                canonical_value(*field.value, *field.spec));
            }
        }
    }
    for (const Source& source : situation.sources) {
        if (!source.page_hash.empty()) {
            lines.push_back("source." + source.id + ".page.sha256 = " + source.page_hash);
        }
    }
    if (!situation.store_stamp.empty()) {
        lines.push_back("situation.store.pages.sha256 = " + situation.store_stamp);
    }
    for (const Flow& flow : situation.flows) {
        lines.push_back("flow." + flow.id + ".history.sha256 = " + flow.history_hash);
    }
    std::sort(lines.begin(), lines.end());
    std::string content;
    for (const std::string& line : lines) {
        content += line + "\n";
    }
    return content;
}

}  // namespace entente::situation
