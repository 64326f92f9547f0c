// Decisions of the European Union (Arregui & Perarnaud 2021, doi:10.34810/data53): who wanted what, how much it
// mattered, what held without a decision, and what was decided. The file is not distributed with the program.
//
//     Result<std::vector<Decision>> decisions = read_deu("deu_issues.csv");
//     for (const Decision& d : *decisions) compromise(d.position, d.weight);
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace entente::theory {

/// Rules of the Council at the time: votes before Nice, votes of Nice, populations since Lisbon.
enum class Wave { before_nice, nice, lisbon };

/// One issue of one proposal that can be scored: an outcome in 0..100 and at least three actors with position and
/// salience. Vectors are side by side, one entry an actor.
struct Decision {
    std::string proposal;  ///< prnr
    std::string issue;     ///< isnr
    std::size_t group = 0; ///< number of the proposal, in the order of the file
    Wave wave = Wave::before_nice;
    bool unanimity = false;
    std::vector<std::string> actor;  ///< com, ep, or a member state's two letters as the file has them
    std::vector<double> position;    ///< 0..100
    std::vector<double> salience;    ///< 0..100
    std::vector<double> power;       ///< votes or population; Commission and Parliament as the largest member present
    std::vector<double> weight;      ///< power x salience / 100
    std::optional<double> reversion;  ///< 0..100
    double outcome = 0;              ///< 0..100
    std::size_t proposals = 0;       ///< how many proposals the file has; the same in every decision

    /// The place of an actor, or nothing.
    std::optional<std::size_t> find(std::string_view name) const;
    double mean_salience() const;    ///< weighted by power
};

/// The scorable decisions of a file, in its order. Codes E001-E003, E341-E343 with line, E348 if none is scorable.
Result<std::vector<Decision>> read_deu(const std::filesystem::path& path);
Result<std::vector<Decision>> parse_deu(const std::string& file, std::string_view text);

/// Votes or population (thousands, as counted in 2017) of a member state in a wave; nothing if it was no member.
std::optional<double> voting_power(Wave wave, std::string_view member);

/// Share of the votes that a proposal needs: 62/87, 255/345, or 65 % of the population; 1 under unanimity.
double vote_threshold(const Decision& decision);

}  // namespace entente::theory
