#include "theory/challenge/columns.h"

#include <bit>
#include <cstdint>
#include <doctest/doctest.h>
#include <vector>

#include "stats/philox.h"
#include "theory/challenge/challenge.h"
#include "theory/compromise/compromise.h"
#include "theory/median/median.h"

using namespace entente::theory;
namespace stats = entente::stats;

TEST_CASE("challenge over draws gives the bytes of one run at a time") {
    for (const std::size_t actors : {2U, 3U, 7U, 10U}) {
        constexpr std::size_t draws = 37;
        std::vector<std::vector<double>> x(actors), c(actors), s(actors);
        std::vector<const double*> xs, cs, ss;
        for (std::size_t a = 0; a < actors; ++a) {
            for (std::size_t d = 0; d < draws; ++d) {
                const auto u = [&](std::uint64_t what) { return stats::uniform({what, actors}, a * draws + d); };
                // Some stand together, some draws have everybody at one point, some have no weight.
                x[a].push_back(d == 5 ? 40 : u(1) < 0.3 ? 25 : 100 * u(2));
                c[a].push_back(u(3) < 0.1 ? 0 : u(4));
                s[a].push_back(u(5));
            }
            xs.push_back(x[a].data()), cs.push_back(c[a].data()), ss.push_back(s[a].data());
        }
        for (const std::size_t rounds : {0U, 1U, 10U}) {
            std::vector<double> medians(draws), means(draws);
            challenge::challenge_columns({actors, draws, xs.data(), cs.data(), ss.data()}, rounds, medians.data(), means.data());
            for (std::size_t d = 0; d < draws; ++d) {
                std::vector<double> position, power, salience, weight;
                for (std::size_t a = 0; a < actors; ++a) {
                    position.push_back(x[a][d]), power.push_back(c[a][d]), salience.push_back(s[a][d]);
                    weight.push_back(c[a][d] * s[a][d]);
                }
                const auto path = challenge::run_challenge({position, power, salience}, {}, rounds);
                const double median = weighted_median(path.position.back(), weight);
                const double mean = compromise(path.position.back(), weight);
                CAPTURE(actors);
                CAPTURE(rounds);
                CAPTURE(d);
                CHECK(std::bit_cast<std::uint64_t>(median) == std::bit_cast<std::uint64_t>(medians[d]));
                CHECK(std::bit_cast<std::uint64_t>(mean) == std::bit_cast<std::uint64_t>(means[d]));
            }
        }
    }
}
