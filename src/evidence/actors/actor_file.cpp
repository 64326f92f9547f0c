// The user's file of actors, and the linter.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "evidence/actors/actor_table.h"

namespace entente::evidence {
namespace {

std::optional<ActorKind> kind_of(std::string_view id) {
    if (id.starts_with("state:")) return ActorKind::state;
    if (id.starts_with("per:")) return ActorKind::person;
    if (id.starts_with("org:")) return ActorKind::organisation;
    if (id.starts_with("grp:")) return ActorKind::group;
    return std::nullopt;
}

bool is_id(std::string_view id) {
    const std::size_t colon = id.find(':');
    if (!kind_of(id) || colon + 1 >= id.size()) return false;
    return std::all_of(id.begin() + static_cast<std::ptrdiff_t>(colon) + 1, id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

class Reader {
public:
    Reader(const ActorTable& table, std::string_view file)
        : actors_(table.actors()), offices_(table.offices()), file_(file) {
        for (std::size_t a = 0; a < actors_.size(); ++a) {
            index_[actors_[a].id] = a;
            claim(a);
        }
    }

    void line(std::string_view text, std::uint32_t number) {
        number_ = number;
        text_ = text;
        const std::vector<std::string_view> columns = split(text, '\t');
        if (columns[0] == "office") return office(columns);
        actor(columns);
    }

    Result<ActorTable> finish() {
        for (const HeldOffice& office : offices_) {
            if (!index_.contains(office.person) || !index_.contains(office.of)) {
                fail("E242",
                     fmt::format("the office \"{}\" is of or for somebody the table lacks ({}, {})",
                                 office.title, office.person, office.of),
                     "add a line for that id");
            }
        }
        if (!faults_.empty()) return tl::unexpected(std::move(faults_));
        return ActorTable(std::move(actors_), std::move(offices_));
    }

private:
    void fail(std::string code, std::string message, std::string hint) {
        Diagnostic fault;
        fault.code = std::move(code);
        fault.where = {std::string(file_), number_, 1};
        fault.message = std::move(message);
        fault.hint = std::move(hint);
        fault.source_line = std::string(text_);
        faults_.push_back(std::move(fault));
    }

    void actor(const std::vector<std::string_view>& columns) {
        if (!is_id(columns[0])) {
            return fail("E240", fmt::format("\"{}\" is no id of an actor", columns[0]),
                        "ids begin with state:, per:, org: or grp: and go on in letters, digits and hyphens");
        }
        if (columns.size() > 5 || (columns.size() < 2 && !index_.contains(std::string(columns[0]))))
            return fail("E240", "an actor needs an id and a name, and has at most five columns", "columns are separated by tabs");
        const auto [known, fresh] = index_.emplace(std::string(columns[0]), actors_.size());
        if (fresh) {
            Actor actor;
            actor.id = std::string(columns[0]);
            actor.kind = kind_of(actor.id).value_or(actor.kind);  // it was checked to be an id
            actor.name = std::string(columns[1]);
            actors_.push_back(std::move(actor));
        }
        Actor& actor = actors_[known->second];
        const auto add = [&](std::size_t column, std::vector<std::string>& names) {
            if (column >= columns.size()) return;
            for (const std::string_view name : split(columns[column], '|')) {
                if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
            }
        };
        add(1, actor.names);
        add(2, actor.names);
        add(3, actor.metonyms);
        add(4, actor.belonging);
        claim(known->second);
    }

    void claim(std::size_t a) {
        for (const auto* names : {&actors_[a].names, &actors_[a].metonyms, &actors_[a].belonging}) {
            for (const std::string& name : *names) {
                const auto [owner, fresh] = owners_.emplace(name, actors_[a].id);
                if (!fresh && owner->second != actors_[a].id)
                    fail("E241", fmt::format("\"{}\" already means {}", name, owner->second), "a name means one actor; take it from one of the two");
            }
        }
    }

    void office(const std::vector<std::string_view>& columns) {
        if (columns.size() < 5 || columns.size() > 6)
            return fail("E240", "an office has a person, of whom, a title, a first day and perhaps an end", "columns are separated by tabs");
        HeldOffice office{std::string(columns[1]), std::string(columns[2]), std::string(columns[3]), parse_date(columns[4]), std::nullopt};
        if (columns.size() == 6) office.to = parse_date(columns[5]);
        const bool ended = columns.size() == 6 && !columns[5].empty();
        if (!office.from || (ended && (!office.to || office.to->day <= office.from->day)))
            return fail("E240", "the dates of the office are none", "write days as 2025-01-20, the end after the beginning");
        offices_.push_back(std::move(office));
    }

    std::vector<Actor> actors_;
    std::vector<HeldOffice> offices_;
    std::string_view file_;
    std::string_view text_;
    std::uint32_t number_ = 0;
    std::map<std::string, std::size_t> index_;
    std::map<std::string, std::string> owners_;
    Diagnostics faults_;
};

}  // namespace

Result<ActorTable> extend_actors(const ActorTable& table, std::string_view text, std::string_view file) {
    Reader reader(table, file);
    std::uint32_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        if (line.ends_with('\r')) line.remove_suffix(1);
        ++number;
        if (!trim(line).empty() && !line.starts_with("#")) reader.line(line, number);
        at = end + 1;
    }
    return reader.finish();
}

std::vector<std::string> lint_actors(const ActorTable& table) {
    std::vector<std::string> faults;
    std::map<std::string_view, std::string_view> owners;
    std::map<std::string_view, int> ids;
    for (const Actor& actor : table.actors()) {
        if (++ids[actor.id] > 1) faults.push_back(fmt::format("{} stands twice", actor.id));
        if (!is_id(actor.id) || kind_of(actor.id) != actor.kind) faults.push_back(fmt::format("{} is no id of its kind", actor.id));
        for (const auto* names : {&actor.names, &actor.metonyms, &actor.belonging}) {
            for (const std::string& name : *names) {
                const auto [owner, fresh] = owners.emplace(name, actor.id);
                if (!fresh) faults.push_back(fmt::format("\"{}\" is claimed by {} and {}", name, owner->second, actor.id));
            }
        }
    }
    const std::vector<HeldOffice>& offices = table.offices();
    for (std::size_t a = 0; a < offices.size(); ++a) {
        const HeldOffice& first = offices[a];
        if (first.from && first.to && first.to->day <= first.from->day)
            faults.push_back(fmt::format("{}, {}: ends before it begins", first.person, first.title));
        if (!ids.contains(first.person) || !ids.contains(first.of))
            faults.push_back(fmt::format("{}, {} of {}: an id the table lacks", first.person, first.title, first.of));
        for (std::size_t b = a + 1; b < offices.size(); ++b) {
            const HeldOffice& second = offices[b];
            if (first.of != second.of || first.title != second.title) continue;
            const auto from = [](const HeldOffice& o) { return o.from ? o.from->day : INT32_MIN; };
            const auto to = [](const HeldOffice& o) { return o.to ? o.to->day : INT32_MAX; };
            if (from(first) < to(second) && from(second) < to(first))
                faults.push_back(fmt::format("{} and {} are both {} of {} at one time", first.person, second.person, first.title, first.of));
        }
    }
    return faults;
}

}  // namespace entente::evidence
