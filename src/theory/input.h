// What every theory starts from: who wants what, how much it matters to them, and what weight they have.
//
//     Table table{{"A", "B"}, {{"tariff"}}, {20, 80}, {100, 50}, {1, 3}};
//     settle("compromise", table, {});        // one number for "tariff"
//
// Tables are dense: the entry of actor a on issue k is [a * issues + k]. An actor that has no position on an issue
// (NaN, `stands_on` is false) takes no part there.
#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"

namespace entente::theory {

struct TableIssue {
    std::string name;
    double lower = 0;  ///< ends of the scale, lower < upper
    double upper = 100;
    /// False: the file names no scale and the ends are only the usual 0 and 100; theories that need one take the
    /// range of the positions.
    bool scale_stated = true;
    std::optional<double> reversion = std::nullopt;  ///< what holds if nothing is agreed, on the issue's scale
};

struct Table {
    std::vector<std::string> actors;
    std::vector<TableIssue> issues;
    std::vector<double> position;  ///< [actor * issues + issue], on the issue's own scale; NaN: none
    std::vector<double> salience;  ///< [actor * issues + issue], 0..100
    std::vector<double> power;     ///< [actor * issues + issue], at least 0, any unit

    /// True where an actor's saliences divide 100 among the issues (KTAB's files), false where each counts by itself.
    bool salience_divided = false;
    /// [actor * actors + other]: how far an actor's ideal follows the other's position; empty unless the file says so.
    std::vector<double> accommodation = {};
    /// Options that the file itself sets (KTAB's XML), for theories that have them; settings given to settle override.
    std::vector<std::pair<std::string, std::string>> settings = {};
    /// [actor * issues + issue]: where the entry stands in the file, for messages; empty for tables made in memory.
    std::vector<Location> places = {};

    std::size_t at(std::size_t actor, std::size_t issue) const { return actor * issues.size() + issue; }
    bool stands_on(std::size_t actor, std::size_t issue) const { return !std::isnan(position[at(actor, issue)]); }
    /// Power x salience / 100.
    double weight(std::size_t actor, std::size_t issue) const {
        return power[at(actor, issue)] * salience[at(actor, issue)] / 100;
    }
};

}  // namespace entente::theory
