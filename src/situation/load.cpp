#include "situation/load.h"

#include "base/file.h"
#include "base/hash.h"
#include "situation/build.h"
#include "situation/canonical.h"
#include "situation/conditions.h"
#include "situation/document.h"
#include "situation/entries.h"

namespace entente::situation {
namespace {

void build_all(Building& building) {
    build_actors(building);
    build_issues(building);
    build_frame(building);
    build_tracks(building);
    build_positions(building);
    build_sources(building);
    build_evidence(building);
    build_store(building);
    build_variables(building);
    Conditions conditions(building);
    build_costs(building);
    build_moves(building, conditions);
    build_chances(building, conditions);
    order_variables(building);
    build_goals(building, conditions);
    build_payoff_cases(building, conditions);
    build_signals(building, conditions);
    build_past(building);
    build_measures(building, conditions);
    build_flows(building);
    build_changes(building);
    sort_inputs(building);
    build_payoffs(building);
    build_outcomes(building, conditions);
    build_what_ifs(building);
    build_references(building);
    build_calendar(building);
    build_correlations(building);
    build_accepted(building);
}

std::map<std::string, Written> places_of(const Document& document, const Entries& entries,
                                         const std::map<std::string, Place>& deeper) {
    std::map<std::string, Written> places;
    const auto add = [&](std::string path, Place place) {
        places.emplace(std::move(path),
                       Written{{document.file, place.line, place.column}, document.line(place)});
    };
    for (const auto& [table, list] : entries.by_table) {
        for (const Entry& entry : list) {
            add(entry.path, entry.place);
            for (const Field& field : entry.fields) {
                add(entry.path + "." + field.key, field.place);
            }
        }
    }
    for (const auto& [path, place] : deeper) {
        add(path, place);
    }
    return places;
}

}  // namespace

Written Loaded::place_of(const std::string& path) const {
    std::string prefix = path;
    while (!prefix.empty()) {
        if (const auto found = places.find(prefix); found != places.end()) {
            return found->second;
        }
        const std::size_t dot = prefix.rfind('.');
        prefix.resize(dot == std::string::npos ? 0 : dot);
    }
    return {};
}

Result<Loaded> read_situation(std::string_view toml, const std::string& file, const std::filesystem::path& folder) {
    Result<Document> document = read_document(toml, file);
    if (!document) {
        return tl::unexpected(std::move(document.error()));
    }
    Report report(*document);
    const Entries entries = read_entries(*document, report);
    Building building{entries, report, folder, {}, false, {}};
    build_all(building);
    if (report.failed()) {
        return tl::unexpected(report.take());
    }
    Loaded loaded{std::move(building.situation), report.take(), {}, places_of(*document, entries, building.places)};
    loaded.situation.content = canonical_content(entries, loaded.situation);
    loaded.situation.content_hash = sha256(loaded.situation.content);
    for (std::size_t i = 0; i < loaded.situation.inputs.size(); ++i) {
        if (loaded.situation.is_left_open(static_cast<InputId>(i))) {
            loaded.defaults.push_back(loaded.situation.inputs[i].key);
        }
    }
    return loaded;
}

Result<Loaded> load_situation(const std::filesystem::path& path) {
    const Result<std::string> bytes = read_file(path);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    return read_situation(*bytes, path.string(), path.parent_path());
}

}  // namespace entente::situation
