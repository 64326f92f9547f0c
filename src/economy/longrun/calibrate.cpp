#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "economy/longrun/world.h"

namespace entente::economy {
namespace {

void complain(Diagnostics& problems, const char* code, std::string message, std::string hint) {
    problems.push_back({code, Severity::error, {}, std::move(message), std::move(hint), {}});
}

void check_lengths(const Accounts& a, Diagnostics& problems) {
    const auto expect = [&](const char* what, std::size_t have, std::size_t want) {
        if (have != want) {
            complain(problems, "E610", fmt::format("{} has {} numbers, not {}", what, have, want),
                     "give every country and sector one number, in one order throughout");
        }
    };
    expect("the list of countries", a.names.countries.size(), a.size.countries);
    expect("the list of sectors", a.names.sectors.size(), a.size.sectors);
    expect("elasticity", a.elasticity.size(), a.size.sectors);
    expect("flow", a.flow.size(), a.size.pairs());
    expect("tariff", a.tariff.size(), a.size.pairs());
    expect("output", a.output.size(), a.size.cells());
    expect("value added", a.value_added.size(), a.size.cells());
    expect("input shares", a.input_share.size(), a.size.cells() * a.size.sectors);
}

std::string pair_name(const Accounts& a, std::size_t place) {
    const std::size_t n = a.size.countries;
    return fmt::format("{} from {} to {}", a.names.sectors[place / (n * n)], a.names.countries[place / n % n],
                       a.names.countries[place % n]);
}

std::string cell_name(const Accounts& a, std::size_t place) {
    return fmt::format("{} of {}", a.names.sectors[place / a.size.countries],
                       a.names.countries[place % a.size.countries]);
}

// The first bad number of each array is named, with how many there are: a wrong file has thousands.
template <class Bad, class Name>
void check_each(const std::vector<double>& values, Bad bad, Name name, const char* code, const char* what,
                const char* hint, Diagnostics& problems) {
    const auto count = std::count_if(values.begin(), values.end(), bad);
    if (count > 0) {
        const auto first = std::find_if(values.begin(), values.end(), bad);
        const auto place = static_cast<std::size_t>(first - values.begin());
        const std::string others = count > 1 ? fmt::format(" (and {} more)", count - 1) : "";
        complain(problems, code, fmt::format("{} of {} is {}{}", what, name(place), *first, others), hint);
    }
}

void check_values(const Accounts& a, Diagnostics& problems) {
    const auto pair = [&](std::size_t place) { return pair_name(a, place); };
    const auto cell = [&](std::size_t place) { return cell_name(a, place); };
    const auto negative = [](double x) { return !(x >= 0) || !std::isfinite(x); };
    check_each(a.flow, negative, pair, "E611", "the flow", "a flow is a finite value of at least 0", problems);
    check_each(a.tariff, [](double x) { return !(x > 0) || !std::isfinite(x); }, pair, "E611", "the tariff factor",
               "a tariff of 5 % is the factor 1.05", problems);
    check_each(a.output, negative, cell, "E611", "gross output", "it is a finite value of at least 0", problems);
    check_each(a.value_added, [](double x) { return !(x >= 0 && x <= 1); }, cell, "E616",
               "the share of value added", "it lies between 0 and 1", problems);
    check_each(
        a.elasticity, [](double x) { return !(x > 0) || !std::isfinite(x); },
        [&](std::size_t j) { return a.names.sectors[j]; }, "E612", "the trade elasticity",
        "give a finite number above 0; perfect substitutes need a market of their own", problems);
}

// Published tables are rounded to seven digits, so forty shares may miss 1 by a few millionths.
constexpr double share_slack = 1e-4;
// Statistical corrections leave a few slightly negative shares in real tables; larger ones are mistakes.
constexpr double least_share = -0.01;

void check_input_shares(const Accounts& a, Diagnostics& problems) {
    for (std::size_t n = 0; n < a.size.countries; ++n) {
        for (std::size_t user = 0; user < a.size.sectors; ++user) {
            if (a.value_added[a.size.cell(user, n)] == 1) continue;  // buys nothing
            double total = 0;
            bool is_bad = false;
            for (std::size_t input = 0; input < a.size.sectors; ++input) {
                const double share = a.input_share[a.size.input(n, input, user)];
                is_bad = is_bad || !(share >= least_share);
                total += share;
            }
            if (is_bad || !(std::abs(total - 1) <= share_slack)) {
                complain(problems, "E614",
                         fmt::format("the input shares of {} in {} sum to {:.6g}, not 1", a.names.sectors[user],
                                     a.names.countries[n], total),
                         "shares of materials are at least 0 and sum to 1 over inputs");
                return;
            }
        }
    }
}

void check_trade(const Accounts& a, Diagnostics& problems) {
    const std::size_t countries = a.size.countries;
    for (std::size_t n = 0; n < countries; ++n) {
        double abroad = 0;
        double output = 0;
        for (std::size_t j = 0; j < a.size.sectors; ++j) {
            output += a.output[a.size.cell(j, n)];
            for (std::size_t i = 0; i < countries; ++i) {
                if (i != n) abroad += a.flow[a.size.at(j, n, i)] + a.flow[a.size.at(j, i, n)];
            }
        }
        if (!(abroad > 0)) {
            complain(problems, "E613", fmt::format("{} trades with nobody", a.names.countries[n]),
                     "leave the country out, or mend its rows");
        }
        if (!(output > 0)) {
            complain(problems, "E613", fmt::format("{} produces nothing", a.names.countries[n]),
                     "leave the country out, or mend its output");
        }
    }
}

// Output at least exports; spending with tariffs; shares of it. Fills share and spending, gives output as used.
std::vector<double> spend(const Accounts& a, World& world) {
    const Size& size = a.size;
    std::vector<double> output = a.output;
    world.share.assign(size.pairs(), 0);
    world.spending.assign(size.cells(), 0);
    for (std::size_t j = 0; j < size.sectors; ++j) {
        for (std::size_t i = 0; i < size.countries; ++i) {
            double exports = 0;
            for (std::size_t n = 0; n < size.countries; ++n) {
                if (n != i) exports += a.flow[size.at(j, n, i)];
            }
            double& made = output[size.cell(j, i)];
            made = std::max(made, exports);
            for (std::size_t n = 0; n < size.countries; ++n) {
                const std::size_t p = size.at(j, n, i);
                world.share[p] = n == i ? made - exports : a.flow[p] * a.tariff[p];
                world.spending[size.cell(j, n)] += world.share[p];
            }
        }
        for (std::size_t n = 0; n < size.countries; ++n) {
            const double total = world.spending[size.cell(j, n)];
            for (std::size_t i = 0; i < size.countries; ++i) {
                double& share = world.share[size.at(j, n, i)];
                // Nobody buys the good here: any shares do, as nothing is ever multiplied by them.
                share = total > 0 ? share / total : (i == n ? 1 : 0);
            }
        }
    }
    return output;
}

// S, VA and alpha from the flows as they are.
void finish(const Accounts& a, const std::vector<double>& output, World& world) {
    const Size& size = a.size;
    world.surplus.assign(size.countries, 0);
    world.income_from_work.assign(size.countries, 0);
    world.final_share.assign(size.cells(), 0);
    const std::vector<double> trade = trade_values(size, world.share, world.tariff, world.spending);
    for (std::size_t n = 0; n < size.countries; ++n) {
        double revenue = 0;
        std::vector<double> materials(size.sectors);  // of each using sector
        for (std::size_t j = 0; j < size.sectors; ++j) {
            double imports = 0;
            double sales = 0;
            for (std::size_t i = 0; i < size.countries; ++i) {
                imports += trade[size.at(j, n, i)];
                sales += trade[size.at(j, i, n)];
            }
            const double added = a.value_added[size.cell(j, n)];
            world.surplus[n] += sales - imports;
            world.income_from_work[n] += output[size.cell(j, n)] * added;
            revenue += world.spending[size.cell(j, n)] - imports;
            materials[j] = (1 - added) * sales;
        }
        const double income = world.income_from_work[n] + revenue - world.surplus[n];
        double total = 0;
        for (std::size_t j = 0; j < size.sectors; ++j) {
            double used = 0;
            for (std::size_t k = 0; k < size.sectors; ++k) used += a.input_share[size.input(n, j, k)] * materials[k];
            double& alpha = world.final_share[size.cell(j, n)];
            alpha = (world.spending[size.cell(j, n)] - used) / income;
            if (alpha < 0) {
                alpha = 0;
                ++world.negative_final_shares;
            }
            total += alpha;
        }
        for (std::size_t j = 0; j < size.sectors; ++j) world.final_share[size.cell(j, n)] /= total;
    }
}

}  // namespace

std::vector<double> trade_values(const Size& size, const std::vector<double>& share,
                                 const std::vector<double>& tariff, const std::vector<double>& spending) {
    std::vector<double> value(size.pairs());
    for (std::size_t p = 0; p < value.size(); ++p) {
        const std::size_t sector = p / (size.countries * size.countries);
        value[p] = share[p] / tariff[p] * spending[size.cell(sector, p % size.countries)];
    }
    return value;
}

Result<World> calibrate(const Accounts& accounts) {
    Diagnostics problems;
    check_lengths(accounts, problems);
    if (problems.empty()) check_values(accounts, problems);
    if (problems.empty()) {
        check_input_shares(accounts, problems);
        check_trade(accounts, problems);
    }
    if (!problems.empty()) return tl::unexpected(std::move(problems));
    World world;
    world.names = accounts.names;
    world.size = accounts.size;
    world.elasticity = accounts.elasticity;
    world.tariff = accounts.tariff;
    world.value_added = accounts.value_added;
    world.input_share = accounts.input_share;
    const std::vector<double> output = spend(accounts, world);
    finish(accounts, output, world);
    return world;
}

Shock no_change(const World& world) {
    return {world.tariff, std::vector<double>(world.size.pairs(), 1.0), Deficits::held};
}

}  // namespace entente::economy
