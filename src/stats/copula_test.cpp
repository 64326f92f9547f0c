#include "stats/copula.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>
#include <vector>

#include "base/test_tools.h"
#include "stats/kernels.h"
#include "stats/philox.h"
#include "stats/summary.h"

using namespace entente::stats;
using entente::test_tools::need;

namespace {

using Columns = std::vector<std::vector<double>>;

Columns independent(std::size_t columns, std::size_t draws) {
    Columns out(columns, std::vector<double>(draws));
    for (std::size_t i = 0; i < columns; ++i) fill_uniform({50, i}, 0, out[i]);
    return out;
}

void correlate_columns(const CorrelationFactor& factor, Columns& columns) {
    std::vector<std::span<double>> spans(columns.begin(), columns.end());
    correlate(factor, spans);
}

double score_correlation(std::vector<double> a, std::vector<double> b) {
    fill_normal_quantile(a, a);
    fill_normal_quantile(b, b);
    return weighted_correlation(a, b);
}

CorrelationMatrix equal(std::size_t size, double rho) {
    CorrelationGroup group{{}, rho};
    for (std::size_t i = 0; i < size; ++i) group.members.push_back(i);
    return correlations(size, std::vector{group});
}

}  // namespace

TEST_CASE("the stated correlation is reached, the columns stay uniform and the rest stays independent") {
    // 100,000 draws. A sample correlation has the standard error (1 - rho^2) / root n; 4.9 of them: 1e-6
    // each.
    const std::size_t draws = 100000;
    for (double rho : {0.5, 0.9, -0.3}) {
        Columns columns = independent(4, draws);
        const std::vector<CorrelationGroup> groups{{{3, 0, 2}, rho}};
        correlate_columns(need(cholesky(correlations(4, groups))), columns);
        const double band = 4.9 / std::sqrt(static_cast<double>(draws));
        CHECK(std::abs(score_correlation(columns[0], columns[3]) - rho) < band * (1 - rho * rho));
        CHECK(std::abs(score_correlation(columns[2], columns[3]) - rho) < band * (1 - rho * rho));
        CHECK(std::abs(score_correlation(columns[0], columns[1])) < band);
        CHECK(std::abs(weighted_correlation(columns[0], columns[3]) - 6 / M_PI * std::asin(rho / 2)) < band);
        for (const auto& column : columns) {
            CHECK(std::abs(weighted_mean(column) - 0.5) <
                  4.9 * std::sqrt(1.0 / 12 / static_cast<double>(draws)));
            CHECK(std::abs(weighted_variance(column) - 1.0 / 12) <
                  4.9 * std::sqrt(1.0 / 180 / static_cast<double>(draws)));
        }
        CHECK(columns[0] == independent(4, draws)[0]);  // the first member and outsiders keep their draws
        CHECK(columns[1] == independent(4, draws)[1]);
    }
}

TEST_CASE("the factor of the equal matrix has its known values") {
    const CorrelationFactor factor = need(cholesky(equal(3, 0.5)));
    CHECK(factor.rows[1][0] == 0.5);
    CHECK(factor.rows[1][1] == doctest::Approx(std::sqrt(0.75)));
    CHECK(factor.rows[2][1] == doctest::Approx(0.25 / std::sqrt(0.75)));
    CHECK(factor.rows[2][2] == doctest::Approx(std::sqrt(2.0 / 3)));
}

TEST_CASE("what no quantities can do is refused, the limits are not") {
    CHECK(least_common_correlation(2) == -1);
    CHECK(least_common_correlation(5) == -0.25);
    for (std::size_t size : {2U, 3U, 4U, 7U, 12U}) {
        CHECK(cholesky(equal(size, 1)));
        CHECK(cholesky(equal(size, least_common_correlation(size))));
        if (size > 2) CHECK_FALSE(cholesky(equal(size, least_common_correlation(size) - 1e-6)));
    }
    CorrelationMatrix impossible(3);  // 0 and 1 the same, yet opposed in their relation to 2
    impossible.set(0, 1, 1);
    impossible.set(0, 2, 0.5);
    impossible.set(1, 2, -0.5);
    CHECK_FALSE(cholesky(impossible));
    Columns columns = independent(3, 1000);
    correlate_columns(need(cholesky(equal(3, 1))), columns);
    for (std::size_t i = 0; i < 1000; ++i)
        CHECK(columns[2][i] == doctest::Approx(columns[0][i]).epsilon(1e-12));
}

TEST_CASE("groups merge into one matrix; a pair with two correlations is found") {
    const std::vector<CorrelationGroup> groups{{{0, 1}, 0.5}, {{1, 2}, 0.3}};
    const CorrelationMatrix matrix = correlations(3, groups);
    CHECK(matrix.at(1, 0) == 0.5);
    CHECK(matrix.at(1, 2) == 0.3);
    CHECK(matrix.at(0, 2) == 0);
    CHECK(matrix.at(2, 2) == 1);
    CHECK_FALSE(disputed_pair(groups));
    const std::vector<CorrelationGroup> dispute{{{0, 1, 2}, 0.5}, {{2, 0}, 0.3}};
    CHECK(need(disputed_pair(dispute)) == std::pair<std::size_t, std::size_t>{0, 2});
}

TEST_CASE("any split into blocks gives the same bytes, all of them inside (0,1)") {
    CHECK(rc::check([] {
        const std::size_t draws = *rc::gen::inRange<std::size_t>(0, 700);
        const std::size_t cut = *rc::gen::inRange<std::size_t>(0, draws + 1);
        const CorrelationFactor factor = *cholesky(equal(3, *rc::gen::element(0.0, 0.4, 0.99, -0.5)));
        Columns whole = independent(3, draws);
        Columns parts = whole;
        correlate_columns(factor, whole);
        std::vector<std::span<double>> first, second;
        for (auto& column : parts) {
            first.push_back(std::span(column).first(cut));
            second.push_back(std::span(column).subspan(cut));
        }
        correlate(factor, first);
        correlate(factor, second);
        RC_ASSERT(whole == parts);
        for (const auto& column : whole) {
            for (double u : column) RC_ASSERT(u > 0 && u < 1);
        }
    }));
}
