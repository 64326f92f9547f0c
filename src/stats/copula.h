// Dependence between inputs: columns of independent uniforms become columns that are still uniform each, but
// correlated (Gaussian copula, Iman & Conover 1982 on scores instead of ranks).
//
//     CorrelationMatrix rho = correlations(3, {{{0, 2}, 0.5}});        // members 0 and 2, the rest
//     independent if (auto factor = cholesky(rho)) correlate(*factor, columns);    // in place
//
// The stated number is the correlation of the normal scores; ranks then correlate by (6 / pi) asin(rho / 2),
// so 0.5 becomes 0.483. The first column of a group keeps its draws; the others are moved towards it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace entente::stats {

/// Members of a group all correlate with each other alike.
struct CorrelationGroup {
    std::vector<std::size_t> members;  ///< column numbers, each once
    double rho = 0;                    ///< -1/(n-1) .. 1 for n members
};

/// Symmetric with ones on its diagonal.
class CorrelationMatrix {
  public:
    explicit CorrelationMatrix(std::size_t size);
    std::size_t size() const { return size_; }
    double at(std::size_t row, std::size_t column) const { return value_[row * size_ + column]; }
    /// Sets both halves; row and column differ.
    void set(std::size_t row, std::size_t column, double rho);

  private:
    std::size_t size_;
    std::vector<double> value_;
};

/// The least correlation that `count` quantities can all have with each other, -1/(count-1); -1 for two.
double least_common_correlation(std::size_t count);

/// The groups in one matrix of `size` columns; pairs that no group names are uncorrelated. Where two groups
/// name the same pair, the later one holds; see disputed_pair.
CorrelationMatrix correlations(std::size_t size, std::span<const CorrelationGroup> groups);

/// A pair that two groups give different correlations, if there is one.
std::optional<std::pair<std::size_t, std::size_t>> disputed_pair(std::span<const CorrelationGroup> groups);

/// Lower triangular L with L L' = matrix, row by row: row i has i + 1 entries.
struct CorrelationFactor {
    std::vector<std::vector<double>> rows;
};

/// The factor, or nothing if no quantities can be correlated so (a negative eigenvalue; rounding up to 1e-9
/// is forgiven, so that rho = 1 and the least common correlation are possible).
std::optional<CorrelationFactor> cholesky(const CorrelationMatrix& matrix);

/// Columns of uniforms in (0,1), all of equal length, correlated in place: scores z = quantile(u), z' = L z,
/// u' = cdf(z'). Every draw on its own, so any split into blocks gives the same bytes. Results stay in (0,1).
void correlate(const CorrelationFactor& factor, std::span<const std::span<double>> columns);

}  // namespace entente::stats
