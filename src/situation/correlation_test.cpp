#include "situation/correlation.h"

#include <doctest/doctest.h>

using namespace entente;
using namespace entente::situation;

namespace {

Correlation group(const std::vector<std::uint32_t>& of, double rho) {
    Correlation correlation;
    for (const std::uint32_t input : of) {
        correlation.of.push_back(static_cast<InputId>(input));
    }
    correlation.rho = rho;
    return correlation;
}

CorrelationProblem::Kind kind_of(std::vector<Correlation> correlations) {
    return check_correlation(correlations, 10).kind;
}

}  // namespace

TEST_CASE("equal correlations of n inputs are possible above -1/(n-1)") {
    using Kind = CorrelationProblem::Kind;
    CHECK(kind_of({}) == Kind::none);
    CHECK(kind_of({group({0, 1, 2}, -0.499)}) == Kind::none);
    CHECK(kind_of({group({0, 1, 2}, -0.501)}) == Kind::not_positive_definite);
    CHECK(kind_of({group({0, 1, 2, 3, 4}, -0.249)}) == Kind::none);
    CHECK(kind_of({group({0, 1, 2, 3, 4}, -0.251)}) == Kind::not_positive_definite);
    CHECK(kind_of({group({0, 1}, 0.999)}) == Kind::none);
}

TEST_CASE("groups are checked together") {
    using Kind = CorrelationProblem::Kind;
    // 0-1 and 1-2 strongly together, 0-2 apart: determinant 1 + 2abc - a2 - b2 - c2 decides.
    CHECK(kind_of({group({0, 1}, 0.9), group({1, 2}, 0.9), group({0, 2}, 0.7)}) == Kind::none);
    CHECK(kind_of({group({0, 1}, 0.9), group({1, 2}, 0.9), group({0, 2}, 0.6)}) == Kind::not_positive_definite);
    CHECK(kind_of({group({0, 1}, 0.9), group({1, 2}, 0.9)}) == Kind::not_positive_definite);
    CHECK(kind_of({group({0, 1}, 0.7), group({1, 2}, 0.7)}) == Kind::none);
}

TEST_CASE("a pair has one correlation") {
    const std::vector<Correlation> twice{group({0, 1}, 0.5), group({0, 1, 2}, 0.5)};
    const CorrelationProblem problem = check_correlation(twice, 3);
    CHECK(problem.kind == CorrelationProblem::Kind::twice);
    CHECK(problem.entry == 1);
    CHECK(problem.first == static_cast<InputId>(0));
    CHECK(problem.second == static_cast<InputId>(1));
}
