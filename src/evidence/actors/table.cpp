#include "evidence/actors/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"

namespace entente::evidence {
namespace {

std::array<std::span<const ActorEntry>, 3> parts() {
    return {states(), organisations(), people()};
}

}  // namespace

const ActorEntry* find_entry(std::string_view id) {
    for (const std::span<const ActorEntry> part : parts()) {
        const auto found =
            std::find_if(part.begin(), part.end(), [id](const ActorEntry& entry) { return entry.id == id; });
        if (found != part.end()) return &*found;
    }
    return nullptr;
}

std::vector<Office> offices_on(const ActorEntry& person, const Date& day) {
    std::vector<Office> held;
    for (const Office& office : offices()) {
        if (office.person != person.id) continue;
        const auto from = parse_date(office.from);
        const auto to = parse_date(office.to);
        if (from && day.day >= from->day && (!to || day.day < to->day)) held.push_back(office);
    }
    return held;
}

namespace {

/// Each name of a list belongs to one entry.
void claim_names(std::string_view list, std::string_view id, std::map<std::string_view, std::string_view>& owners,
                 std::vector<std::string>& faults) {
    for (const std::string_view name : split(list, '|')) {
        if (name.empty()) continue;
        const auto [owner, fresh] = owners.emplace(name, id);
        if (!fresh) faults.push_back(fmt::format("\"{}\" is claimed by {} and {}", name, owner->second, id));
    }
}

}  // namespace

std::vector<std::string> lint_table() {
    std::vector<std::string> faults;
    std::map<std::string_view, std::string_view> owners;
    std::map<std::string_view, int> ids;
    for (const std::span<const ActorEntry> part : parts()) {
        for (const ActorEntry& entry : part) {
            if (++ids[entry.id] > 1) faults.push_back(fmt::format("{} stands twice", entry.id));
            for (const std::string_view list : {entry.names, entry.metonyms, entry.belonging}) {
                claim_names(list, entry.id, owners, faults);
            }
        }
    }
    for (const Office& office : offices()) {
        const auto from = parse_date(office.from);
        const auto to = parse_date(office.to);
        const bool dated = from && (office.to.empty() || (to && to->day > from->day));
        if (!dated) faults.push_back(fmt::format("{}, {}: its dates are none", office.person, office.title));
        if (!ids.contains(office.person))
            faults.push_back(fmt::format("{} holds an office but has no entry", office.person));
        if (!ids.contains(office.of))
            faults.push_back(fmt::format("{}, {}: of whom?", office.person, office.title));
    }
    return faults;
}

}  // namespace entente::evidence
