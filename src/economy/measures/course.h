// From dated measures to what months need: levers that move together, their levels, the pressure on banks.
//
//     MeasureSet set = *group_measures(world, measures);
//     ResponseTable table = *solve_responses(world, {.levers = set.levers, .tracked = flows});
//     Course course = course_of(table, set, measures, *parse_month("2025-11"), 24);
//     plan.flows[0].target = course.target[0];
//     plan.corridors = {{"own", course.own_banks, {}}, {"third", course.third_banks, {}}};
//     plan.flows[0].corridors = {0, 1};
#pragma once

#include <vector>

#include "economy/measures/response.h"

namespace entente::economy {

/// Measures with the same act, sides and goods pull one lever.
struct MeasureSet {
    std::vector<Lever> levers;
    std::vector<std::vector<std::size_t>> members;  ///< places of the measures of each lever
};

/// Codes of check and lever_of; E640 if more than four levers come out.
Result<MeasureSet> group_measures(const World& world, const std::vector<Measure>& measures);

/// The rate of a tariff's lever at level 1: the largest of the measures it was made of. 0 for any other lever.
double full_rate(const Lever& lever);

/// Level of each lever in a month: the largest of its measures that are in force, 0..1. A tariff's level is its share of
/// the lever's full_rate, at most 1.
std::vector<double> levels_in(const MeasureSet& set, const std::vector<Measure>& measures, Month month);

/// Pressure on the two layers of banks behind trade with `on` in a month. Strengths add: a second measure presses those
/// who stayed under the first. What is only announced presses like a threat.
struct BankPressure {
    double own = 0;    ///< on banks of `on` itself: payment cuts
    double third = 0;  ///< on banks of third countries that serve it: threats and listings
};
BankPressure bank_pressure(const std::vector<Measure>& measures, const std::string& on, Month month);

struct Course {
    Month first;
    std::size_t months = 0;
    std::vector<std::vector<double>> target;  ///< per tracked flow: [month][coefficient], see FlowPath::target
    std::vector<double> own_banks;            ///< [month], pressure on banks of `on`
    std::vector<double> third_banks;          ///< [month], on banks of third countries
};

Course course_of(const ResponseTable& table, const MeasureSet& set, const std::vector<Measure>& measures, Month first,
                 std::size_t months, const std::string& on = "RU");

}  // namespace entente::economy
