// Fits the habits of banks on a history and prints the table that src/economy/history/behaviour.cpp holds: medians and
// 5th and 95th percentiles, before and after. Only the months of fit_windows() are compared.
//
//     fit_habits examples/china-russia-trade
#include <algorithm>
#include <cstdio>
#include <functional>
#include <limits>

#include "economy/base_year/base_year.h"
#include "economy/history/behaviour.h"
#include "economy/history/known_measures.h"

using namespace entente;
using namespace entente::economy;

namespace {

void print_row(const char* name, const Behaviour& judged, const Behaviour& fitted,
               const std::function<double(const Behaviour&, std::size_t)>& of) {
    std::printf("%-14s", name);
    for (const Behaviour* b : {&judged, &fitted}) {
        std::vector<double> values;
        for (std::size_t d = 0; d < b->count(); ++d) values.push_back(of(*b, d));
        std::sort(values.begin(), values.end());
        for (const double p : {0.05, 0.5, 0.95}) {
            std::printf("  %6.3f", values[static_cast<std::size_t>(p * static_cast<double>(values.size()))]);
        }
        std::printf("   ");
    }
    std::printf("\n");
}

int fit(const char* folder) {
    const auto history = read_history(folder);
    if (!history) {
        std::printf("%s\n", format(history.error().front()).c_str());
        return 65;
    }
    std::vector<Measure> measures;
    for (const KnownMeasure& known : known_measures(Date{std::numeric_limits<std::int32_t>::max(), std::nullopt})) {
        measures.push_back(known.measure);
    }
    const World world = *base_year_2021();
    const MeasureSet set = *group_measures(world, measures);
    const ResponseTable table = *solve_responses(world, {.levers = set.levers, .tracked = {{"CN", "RU", Goods::all}}});
    const Behaviour judged = prior_behaviour(40000, 1);
    const auto fitted = fit_behaviour(*history, table, set, measures, judged, 40000);
    if (!fitted) {
        std::printf("%s\n", format(fitted.error().front()).c_str());
        return 65;
    }
    std::printf("%-14s  judged 5 %%, median, 95 %%      fitted (%.0f effective draws)\n", "", fitted->effective);
    const std::pair<const char*, double BankHabits::*> habits[] = {
        {"tolerance", &BankHabits::tolerance},     {"spread", &BankHabits::spread},
        {"exit speed", &BankHabits::exit_speed},   {"return speed", &BankHabits::return_speed},
        {"entry speed", &BankHabits::entry_speed}, {"entry most", &BankHabits::entry_most},
        {"forget speed", &BankHabits::forget_speed}, {"stop", &BankHabits::stop}};
    for (const auto& [name, of] : habits) {
        print_row(name, judged, *fitted, [of = of](const Behaviour& b, std::size_t d) { return b.habits[d].*of; });
    }
    print_row("adjustment", judged, *fitted, [](const Behaviour& b, std::size_t d) { return b.adjustment[d]; });
    print_row("elasticity", judged, *fitted, [](const Behaviour& b, std::size_t d) { return 4 * (1 + b.elasticity[d]); });
    return 0;
}

}  // namespace

int main(int count, char** words) {
    if (count != 2) {
        std::printf("usage: fit_habits HISTORY\n");
        return 64;
    }
    return fit(words[1]);
}
