// Chances as the file has them: tables of values, and rows of them under conditions.
//
//     values = { yes = "5% to 20%", no = "rest" }
//     given  = [["beijing == defy", "60% to 80%"], ["deal", { yes = "1% to 5%", no = "rest" }]]
#pragma once

#include <string>
#include <vector>

#include "situation/build.h"
#include "situation/conditions.h"

namespace entente::situation {

/// Chances of `values` from a table, or from one chance for the first of two. The inputs are PATH.VALUE, one a value;
/// one fewer where the last takes the rest. Reports E117, E126, E161 and what is wrong with a value.
std::vector<InputId> read_chances(Building& building, const Node& node, const std::vector<std::string>& values,
                                  const std::string& path, const std::string& because);

/// The rows of `given`, if there are any, under PATH.given.1 and so on; then `last`, which always holds, under PATH.
std::vector<Likelihoods> read_likelihoods(Building& building, Conditions& conditions, const Field* given,
                                          const Node& last, const std::vector<std::string>& values,
                                          const std::string& path, const std::string& because);

/// A row of any table of conditions: reports E173 for one that can never hold because earlier ones cover it.
struct Row {
    const Node* written = nullptr;
    Expression when;
};
void check_rows(Building& building, const Conditions& conditions, const std::vector<Row>& rows);

/// Reports E117 unless the number of names is from `fewest` to `most`.
bool check_count(Building& building, const Field& field, std::size_t count, std::size_t fewest, std::size_t most,
                 const std::string& what);

inline constexpr std::size_t most_values = 8;

}  // namespace entente::situation
