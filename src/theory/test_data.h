// Tests only: the folder of outside data, if it is there, and small tables by hand.
#pragma once

#include <doctest/doctest.h>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>

#include "base/test_tools.h"
#include "theory/input.h"
#include "theory/theory.h"

namespace entente::theory::testing {

/// A file of the data folder; says so and gives nothing where it is absent.
inline std::optional<std::filesystem::path> data_file(const std::string& name) {
    std::filesystem::path path = entente::test_tools::data_folder() / name;
    if (std::filesystem::exists(path)) return path;
    MESSAGE("skipped: no " << path.string());
    return std::nullopt;
}

struct Row {
    std::string actor;
    double power, position, salience;  ///< salience 0..100
};

/// A table of one issue on 0..100.
inline Table one_issue_table(std::initializer_list<Row> rows) {
    Table table;
    table.issues.push_back({"issue"});
    for (const Row& row : rows) {
        table.actors.push_back(row.actor);
        table.power.push_back(row.power);
        table.position.push_back(row.position);
        table.salience.push_back(row.salience);
    }
    return table;
}

/// The settlement of the first issue; fails the test if the theory refuses.
inline double settled(std::string_view theory, const Table& table, const Settings& settings = {}) {
    const Result<Settlement> result = settle(theory, table, settings);
    REQUIRE_MESSAGE(result.has_value(), (result ? std::string() : format(result.error().front())));
    return result->settlement.at(0);
}

/// The code of the first problem; empty if there is none.
inline std::string refused(std::string_view theory, const Table& table, const Settings& settings = {}) {
    const Result<Settlement> result = settle(theory, table, settings);
    return result ? std::string() : result.error().front().code;
}

/// Ten states of the EC bargaining over the delay of emission standards: capability, years, salience (Bueno de
/// Mesquita 1994, p. 78). The outcome was 8.833 years.
inline Table emission_standards() {
    Table table = one_issue_table({{"Netherlands", .08, 4, 80}, {"Belgium", .08, 7, 40}, {"Luxembourg", .03, 4, 20},
                                   {"Germany", .16, 4, 80},     {"France", .16, 10, 60}, {"Italy", .16, 10, 60},
                                   {"UK", .16, 10, 90},         {"Ireland", .05, 7, 10}, {"Denmark", .05, 4, 100},
                                   {"Greece", .08, 7, 70}});
    table.issues[0].scale_stated = false;
    return table;
}

}  // namespace entente::theory::testing
