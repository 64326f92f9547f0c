#include "economy/measures/course.h"

#include <algorithm>
#include <cmath>

namespace entente::economy {
namespace {

bool pulls_one_lever(const Measure& a, const Measure& b) {
    return a.act == b.act && a.by == b.by && a.on == b.on && a.goods == b.goods;
}

}  // namespace

double full_rate(const Lever& lever) {
    double largest = 0;
    for (const LeverEffect& effect : lever.effects) largest = std::max(largest, effect.tariff);
    return largest;
}

Result<MeasureSet> group_measures(const World& world, const std::vector<Measure>& measures) {
    MeasureSet set;
    for (std::size_t m = 0; m < measures.size(); ++m) {
        Result<Lever> lever = lever_of(world, measures[m]);
        if (!lever) return tl::unexpected(lever.error());
        if (lever->effects.empty()) continue;  // acts through payments or oil
        const auto same = std::find_if(set.members.begin(), set.members.end(), [&](const auto& members) {
            return pulls_one_lever(measures[members.front()], measures[m]);
        });
        if (same != set.members.end()) {
            same->push_back(m);
            // A tariff lever at level 1 is its largest rate.
            Lever& known = set.levers[static_cast<std::size_t>(same - set.members.begin())];
            for (std::size_t e = 0; e < known.effects.size(); ++e) {
                known.effects[e].tariff = std::max(known.effects[e].tariff, lever->effects[e].tariff);
            }
        } else {
            set.members.push_back({m});
            set.levers.push_back(std::move(*lever));
        }
    }
    if (set.levers.size() > 4) {
        return failure("E640", "the measures pull more than four levers",
                       "give measures that move together the same act, sides and goods");
    }
    return set;
}

std::vector<double> levels_in(const MeasureSet& set, const std::vector<Measure>& measures, Month month) {
    std::vector<double> levels;
    for (std::size_t l = 0; l < set.levers.size(); ++l) {
        double level = 0;
        for (const std::size_t m : set.members[l]) level = std::max(level, pressure(measures[m], month).act);
        if (measures[set.members[l].front()].act == Act::tariff) {
            const double rate = full_rate(set.levers[l]);
            level = rate > 0 ? std::min(level / rate, 1.0) : 0;
        }
        levels.push_back(level);
    }
    return levels;
}

BankPressure bank_pressure(const std::vector<Measure>& measures, const std::string& on, Month month) {
    BankPressure sum;
    for (const Measure& m : measures) {
        const bool is_third = m.act == Act::bank_threat || m.act == Act::bank_listing;
        const bool is_own = m.act == Act::payment_cut;
        if ((!is_third && !is_own) || std::find(m.on.begin(), m.on.end(), on) == m.on.end()) continue;
        const Pressure p = pressure(m, month);
        (is_own ? sum.own : sum.third) += std::max(p.threat, p.act);
    }
    return sum;
}

Course course_of(const ResponseTable& table, const MeasureSet& set, const std::vector<Measure>& measures, Month first,
                 std::size_t months, const std::string& on) {
    Course course{first, months, std::vector<std::vector<double>>(table.tracked.size()), {}, {}};
    std::vector<double> last;
    std::vector<std::vector<double>> coefficients(table.tracked.size());
    for (std::size_t t = 0; t < months; ++t) {
        const Month month = first + static_cast<int>(t);
        const std::vector<double> levels = levels_in(set, measures, month);
        const bool moved = t == 0 || levels != last;
        for (std::size_t f = 0; f < table.tracked.size(); ++f) {
            if (moved) coefficients[f] = table.coefficients(f, levels);
            course.target[f].insert(course.target[f].end(), coefficients[f].begin(), coefficients[f].end());
        }
        last = levels;
        const BankPressure pressed = bank_pressure(measures, on, month);
        course.own_banks.push_back(pressed.own);
        course.third_banks.push_back(pressed.third);
    }
    return course;
}

}  // namespace entente::economy
