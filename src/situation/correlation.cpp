#include "situation/correlation.h"

#include <cmath>
#include <vector>

namespace entente::situation {
namespace {

constexpr std::size_t most_inputs = 500;

// Lower factor in place; false if a pivot is not clearly positive.
bool factorise(std::vector<double>& matrix, std::size_t n) {
    for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t i = j; i < n; ++i) {
            double sum = matrix[i * n + j];
            for (std::size_t k = 0; k < j; ++k) {
                sum -= matrix[i * n + k] * matrix[j * n + k];
            }
            if (i == j) {
                if (sum <= 1e-10) {
                    return false;
                }
                matrix[j * n + j] = std::sqrt(sum);
            } else {
                matrix[i * n + j] = sum / matrix[j * n + j];
            }
        }
    }
    return true;
}

}  // namespace

CorrelationProblem check_correlation(std::span<const Correlation> correlations, std::size_t inputs) {
    std::vector<std::size_t> row(inputs, inputs);
    std::size_t n = 0;
    for (const Correlation& correlation : correlations) {
        for (const InputId input : correlation.of) {
            if (row[index(input)] == inputs) {
                row[index(input)] = n++;
            }
        }
    }
    using Kind = CorrelationProblem::Kind;
    if (n > most_inputs) {
        return {Kind::too_many, correlations.size() - 1, {}, {}};
    }
    std::vector<double> matrix(n * n, 0.0);
    std::vector<bool> given(n * n, false);
    for (std::size_t i = 0; i < n; ++i) {
        matrix[i * n + i] = 1;
    }
    for (std::size_t c = 0; c < correlations.size(); ++c) {
        for (const InputId a : correlations[c].of) {
            for (const InputId b : correlations[c].of) {
                const std::size_t cell = row[index(a)] * n + row[index(b)];
                if (a == b) {
                    continue;
                }
                if (given[cell] && a < b) {
                    return {Kind::twice, c, a, b};
                }
                given[cell] = true;
                matrix[cell] = correlations[c].rho;
            }
        }
    }
    if (n > 0 && !factorise(matrix, n)) {
        return {Kind::not_positive_definite, correlations.size() - 1, {}, {}};
    }
    return {};
}

}  // namespace entente::situation
