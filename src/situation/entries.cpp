#include "situation/entries.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

#include "base/text.h"
#include "situation/field_types.h"

namespace entente::situation {
namespace {

constexpr std::array reserved{
    std::string_view("deal"), std::string_view("no"),    std::string_view("and"),  std::string_view("or"),
    std::string_view("not"),  std::string_view("in"),    std::string_view("to"),   std::string_view("best"),
    std::string_view("given"), std::string_view("gain"), std::string_view("other-deal"),
    std::string_view("other-no-deal"), std::string_view("signed"), std::string_view("kept"),
    std::string_view("otherwise")};

// Tables whose ids stand in conditions.
constexpr std::array in_conditions{std::string_view("issue"), std::string_view("outcome"), std::string_view("type"),
                                   std::string_view("chance"), std::string_view("move")};

bool is_in_conditions(std::string_view table) {
    return std::find(in_conditions.begin(), in_conditions.end(), table) != in_conditions.end();
}

std::string with_article(std::string_view noun) {
    return (noun.find_first_of("aeiou") == 0 ? "an " : "a ") + std::string(noun);
}

std::vector<std::string> table_names() {
    std::vector<std::string> names;
    for (const TableSpec& spec : tables()) {
        names.emplace_back(spec.name);
    }
    return names;
}

// Reads one kind of table into entries.
class Reader {
  public:
    Reader(const Document& document, Report& report) : document_(document), report_(report) {}

    Entries read() {
        for (const TableSpec& spec : tables()) {
            entries_.by_table[std::string(spec.name)];
        }
        for (const Member& member : document_.root.members) {
            read_table(member);
        }
        for (auto& [name, list] : entries_.by_table) {
            std::sort(list.begin(), list.end(), [](const Entry& a, const Entry& b) {
                return std::tie(a.row, a.id) < std::tie(b.row, b.id);
            });
        }
        for (const TableSpec& spec : tables()) {
            if (spec.required && entries_.of(spec.name).empty()) {
                report_.error("E107", {}, "the file has no [" + std::string(spec.name) + "]",
                              "add one; `entente init` writes a file to start from");
            }
        }
        return std::move(entries_);
    }

  private:
    void read_table(const Member& member) {
        const TableSpec* spec = find_table(member.key);
        if (spec == nullptr) {
            unknown_table(member);
        } else if (member.value.kind != Node::Kind::table) {
            entries_.cells_lost = true;
            report_.error("E108", member.place, "[" + member.key + "] must be a table",
                          member.value.kind == Node::Kind::array ? "ids are table names: write [" + member.key +
                                                                       ".ID], not [[" + member.key + "]]"
                                                                 : "write [" + member.key + "] on a line of its own");
        } else if (spec->shape == Shape::single) {
            read_entry(*spec, {}, member, {});
        } else if (spec->shape == Shape::entries) {
            for (const Member& entry : member.value.members) {
                read_entry(*spec, {}, entry, member.key + ".");
            }
        } else {
            read_grid(*spec, member);
        }
    }

    void unknown_table(const Member& member) {
        report_.error("E105", member.place, "unknown table [" + member.key + "]",
                      suggestion(member.key, table_names()));
    }

    void read_grid(const TableSpec& spec, const Member& member) {
        for (const Member& row : member.value.members) {
            if (row.value.kind != Node::Kind::table) {
                report_.error("E108", row.place, "[" + member.key + "." + row.key + "] must be a table",
                              "write [" + member.key + "." + row.key + "], then one line an actor");
                entries_.cells_lost = true;
                continue;
            }
            for (const Member& entry : row.value.members) {
                read_entry(spec, row.key, entry, member.key + "." + row.key + ".");
            }
        }
    }

    void read_entry(const TableSpec& spec, const std::string& row, const Member& member, const std::string& prefix) {
        Entry entry{&spec, row, spec.shape == Shape::single ? "" : member.key, prefix + member.key, member.place, {},
                    true};
        if (spec.shape == Shape::entries && !fits_table(spec, member)) {
            return;
        }
        if (member.value.kind == Node::Kind::table) {
            read_fields(entry, member.value);
        } else if (!spec.bare.empty()) {
            const KeySpec* key = find_key(spec, spec.bare);
            add_field(entry, *key, std::string(key->key), member.value.place, member.value);
        } else {
            report_.error("E108", member.place, entry.path + " must be a table",
                          "write " + member.key + " = { " + std::string(spec.keys.front().key) + " = ... }");
            entry.complete = false;
        }
        for (const KeySpec& key : spec.keys) {
            require(entry, key);
        }
        entries_.by_table.find(spec.name)->second.push_back(std::move(entry));
    }

    // Ids of actors, issues and outcomes also stand in conditions, so they must not look like anything else there.
    bool fits_table(const TableSpec& spec, const Member& member) {
        const bool is_word = spec.name == "actor" || is_in_conditions(spec.name);
        if (!is_id(member.key)) {
            report_.error("E110", member.place, in_quotes(member.key) + " cannot be an id",
                          "ids are letters, digits, - and _, at most 64 of them");
            return false;
        }
        if (is_word && !is_name(member.key)) {
            report_.error("E110", member.place, in_quotes(member.key) + " cannot be the id of " + with_article(spec.name),
                          "in a condition it would be read as a number or as one of its own words");
            return false;
        }
        return true;
    }

    void require(Entry& entry, const KeySpec& key) {
        if (!key.required || !entry.complete || entry.find(key.key) != nullptr) {
            return;
        }
        if (key.type == KeyType::changes) {
            const bool any = std::any_of(entry.fields.begin(), entry.fields.end(),
                                         [&](const Field& field) { return field.spec == &key; });
            if (any) {
                return;
            }
        }
        const bool changes = key.type == KeyType::changes;
        report_.error("E107", entry.place,
                      "[" + entry.path + "] " + (changes ? "changes no input" : "has no " + in_quotes(key.key)),
                      "add " + (changes ? "" : std::string(key.key) + " = ") + std::string(key.example));
    }

    void read_fields(Entry& entry, const Node& table) {
        for (const Member& member : table.members) {
            const KeySpec* key = find_key(*entry.table, member.key);
            if (key != nullptr && key->type != KeyType::changes) {
                add_field(entry, *key, member.key, member.place, member.value);
                continue;
            }
            const auto changes = std::find_if(entry.table->keys.begin(), entry.table->keys.end(),
                                              [](const KeySpec& k) { return k.type == KeyType::changes; });
            if (changes != entry.table->keys.end()) {
                add_changes(entry, *changes, member.key, member);
                continue;
            }
            report_.error("E106", member.place, "unknown key " + in_quotes(member.key) + " in [" + entry.path + "]",
                          suggestion(member.key, key_names(*entry.table)));
            entry.complete = false;
        }
    }

    // `"actor.CN.influence" = ...` and `actor.CN.influence = ...` say the same.
    void add_changes(Entry& entry, const KeySpec& key, const std::string& path, const Member& member) {
        if (member.value.kind != Node::Kind::table) {
            add_field(entry, key, path, member.place, member.value);
            return;
        }
        for (const Member& inner : member.value.members) {
            add_changes(entry, key, path + "." + inner.key, inner);
        }
    }

    void add_field(Entry& entry, const KeySpec& key, std::string name, Place place, const Node& value) {
        const auto is_fine = [&](const std::string& path, const std::optional<TypeMistake>& mistake) {
            if (mistake) {
                entry.complete = false;
                report_.error(mistake->code, mistake->place,
                              in_quotes(path) + " in [" + entry.path + "] " + mistake->message, mistake->hint);
            }
            return !mistake;
        };
        if (!is_fine(name, check_type(key, value))) {
            return;
        }
        if (key.type == KeyType::landmarks) {  // one that is wrong must not take the others with it
            for (const Member& landmark : value.members) {
                is_fine(is_name(landmark.key) ? name + "." + landmark.key : name, check_landmark(key, landmark));
            }
        }
        entry.fields.push_back({&key, std::move(name), place, &value});
    }

    static std::vector<std::string> key_names(const TableSpec& spec) {
        std::vector<std::string> names;
        for (const KeySpec& key : spec.keys) {
            names.emplace_back(key.key);
        }
        return names;
    }

    const Document& document_;
    Report& report_;
    Entries entries_;
};

// Looks up every id that a field names, once all entries are known.
class References {
  public:
    References(Entries& entries, Report& report) : entries_(entries), report_(report) {}

    void check() {
        for (auto& [name, list] : entries_.by_table) {
            const auto lost = std::erase_if(list, [&](const Entry& entry) { return !names_known_cell(entry); });
            entries_.cells_lost = entries_.cells_lost || (lost > 0 && name == "position");
        }
        for (auto& [name, list] : entries_.by_table) {
            for (Entry& entry : list) {
                const std::size_t before = entry.fields.size();
                std::erase_if(entry.fields, [&](const Field& field) { return !known(entry, field); });
                entry.complete = entry.complete && entry.fields.size() == before;
            }
        }
    }

  private:
    bool names_known_cell(const Entry& entry) {
        if (entry.table->shape != Shape::grid) {
            const std::string_view table = entry.table->column_refers;
            return table.empty() || exists(table, entry.id, entry.place, "[" + std::string(entry.table->name) + "]");
        }
        return exists(entry.table->row_refers, entry.row, entry.place, "[" + entry.path + "]") &&
               exists(entry.table->column_refers, entry.id, entry.place, "[position." + entry.row + "]");
    }

    bool exists(std::string_view table, const std::string& id, Place place, const std::string& where) {
        if (entries_.find(table, id) != nullptr) {
            return true;
        }
        report_.error("E111", place, "unknown " + std::string(table) + " " + in_quotes(id) + " in " + where,
                      entries_.of(table).empty() ? "the file has no [" + std::string(table) + "]" : meant(table, id));
        return false;
    }

    /// The entry whose name was written instead of its id, else the nearest id.
    std::string meant(std::string_view table, const std::string& id) const {
        for (const Entry& entry : entries_.of(table)) {
            if (entry.text("name") == id) {
                return "did you mean " + in_quotes(entry.id) + "? An entry is named by its id";
            }
        }
        return suggestion(id, entries_.ids(table));
    }

    bool known(const Entry& entry, const Field& field) {
        const std::string where = "[" + entry.path + "]";
        switch (field.spec->type) {
            case KeyType::id:
                return exists(field.spec->refers, field.value->text, field.value->place, where);
            case KeyType::some_ids:
                if (field.value->kind == Node::Kind::text) {
                    return exists(field.spec->refers, field.value->text, field.value->place, where);
                }
                [[fallthrough]];
            case KeyType::ids: {
                bool all_known = true;
                for (const Node& item : field.value->items) {
                    all_known = exists(field.spec->refers, item.text, item.place, where) && all_known;
                }
                return all_known;
            }
            case KeyType::reason:
                return reason_known(*field.value, where);
            case KeyType::options:
                return options_known(field, where);
            case KeyType::seen:
                return all_seen_exist(field, where);
            case KeyType::value_evidence:
                return all_evidence_exists(field, where);
            default:
                return true;
        }
    }

    bool options_known(const Field& field, const std::string& where) {
        bool all_known = true;
        for (const Member& option : field.value->members) {
            for (const Member& inner : option.value.members) {
                all_known = (inner.key != "because" || reason_known(inner.value, where)) && all_known;
            }
        }
        return all_known;
    }

    bool all_seen_exist(const Field& field, const std::string& where) {
        bool all_known = true;
        for (const Node& item : field.value->items) {
            if (entries_.find("chance", item.text) != nullptr || entries_.find("move", item.text) != nullptr ||
                entries_.find("type", item.text) != nullptr) {
                continue;
            }
            std::vector<std::string> ids = entries_.ids("chance");
            const std::vector<std::string> moves = entries_.ids("move");
            ids.insert(ids.end(), moves.begin(), moves.end());
            report_.error("E111", item.place, "no chance or move is called " + in_quotes(item.text) + ", seen in " + where,
                          suggestion(item.text, ids));
            all_known = false;
        }
        return all_known;
    }

    bool all_evidence_exists(const Field& field, const std::string& where) {
        bool all_known = true;
        for (const Member& value : field.value->members) {
            for (const Node& item : value.value.items) {
                all_known = exists("evidence", item.text, item.place, where) && all_known;
            }
        }
        return all_known;
    }

    bool reason_known(const Node& reason, const std::string& where) {
        const std::string& text = reason.text;
        const bool sentence = text.find_first_of(" \t\n") != std::string::npos;
        if (sentence || entries_.find("evidence", text) != nullptr || entries_.find("assumption", text) != nullptr) {
            return true;
        }
        std::vector<std::string> ids = entries_.ids("evidence");
        for (std::string& id : entries_.ids("assumption")) {
            ids.push_back(std::move(id));
        }
        const auto near = nearest(text, ids);
        report_.error("E111", reason.place,
                      "no evidence or assumption is called " + in_quotes(text) + ", the reason in " + where,
                      near ? "did you mean " + in_quotes(*near) + "?" : "name one, or write a sentence");
        return false;
    }

    Entries& entries_;
    Report& report_;
};

// Evidence and assumptions answer to the same `because`; issues and outcomes stand in the same conditions.
void check_shared_names(const Entries& entries, Report& report) {
    const auto clash = [&](std::string_view first, std::string_view second, const char* why) {
        for (const Entry& entry : entries.of(second)) {
            if (entries.find(first, entry.id) != nullptr) {
                report.error("E116", entry.place,
                             in_quotes(entry.id) + " names both " + with_article(first) + " and " +
                                 with_article(second),
                             std::string(why) + ": rename one");
            }
        }
    };
    clash("evidence", "assumption", "a reason could mean either");
    for (std::size_t second = 0; second < in_conditions.size(); ++second) {
        for (std::size_t first = 0; first < second; ++first) {
            clash(in_conditions[first], in_conditions[second], "a condition could mean either");
        }
    }
}

}  // namespace

const Field* Entry::find(std::string_view key) const {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.key == key; });
    return found == fields.end() ? nullptr : &*found;
}

std::string Entry::text(std::string_view key, std::string_view fallback) const {
    const Field* field = find(key);
    return field == nullptr ? std::string(fallback) : field->value->text;
}

const std::vector<Entry>& Entries::of(std::string_view table) const {
    static const std::vector<Entry> none;
    const auto found = by_table.find(table);
    return found == by_table.end() ? none : found->second;
}

std::size_t Entries::index_of(std::string_view table, std::string_view id) const {
    const std::vector<Entry>& list = of(table);
    const auto found = std::lower_bound(list.begin(), list.end(), id,
                                        [](const Entry& entry, std::string_view wanted) { return entry.id < wanted; });
    return found == list.end() || found->id != id ? npos : static_cast<std::size_t>(found - list.begin());
}

const Entry* Entries::find(std::string_view table, std::string_view id) const {
    const std::size_t at = index_of(table, id);
    return at == npos ? nullptr : &of(table)[at];
}

bool Entries::complete(std::string_view table) const {
    const std::vector<Entry>& list = of(table);
    return std::all_of(list.begin(), list.end(), [](const Entry& entry) { return entry.complete; });
}

std::vector<std::string> Entries::ids(std::string_view table) const {
    std::vector<std::string> ids;
    for (const Entry& entry : of(table)) {
        ids.push_back(entry.id);
    }
    return ids;
}

Entries read_entries(const Document& document, Report& report) {
    Entries entries = Reader(document, report).read();
    References(entries, report).check();
    check_shared_names(entries, report);
    return entries;
}

bool is_id(std::string_view text) {
    const auto id_character = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), id_character);
}

bool is_name(std::string_view text) {
    return is_id(text) && !parse_number(text) && std::find(reserved.begin(), reserved.end(), text) == reserved.end();
}

}  // namespace entente::situation
