#include "stats/copula.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "stats/clones.h"
#include "stats/kernels.h"

namespace entente::stats {
namespace {

constexpr double forgiven = 1e-9;
constexpr std::size_t chunk = 256;

ENTENTE_VECTOR_CLONES
void add_scaled(const double* from, double scale, double* to, std::size_t count) {
    ENTENTE_INDEPENDENT
    for (std::size_t i = 0; i < count; ++i) to[i] += scale * from[i];
}

ENTENTE_VECTOR_CLONES
void keep_inside(double* u, std::size_t count) {
    ENTENTE_INDEPENDENT
    for (std::size_t i = 0; i < count; ++i) u[i] = limit(u[i], 0x1p-54, 1.0 - 0x1p-53);
}

bool changes_nothing(const std::vector<double>& row) {
    return row.back() == 1.0 && std::all_of(row.begin(), row.end() - 1, [](double x) { return x == 0.0; });
}

// One row of the product L z, for a chunk of draws; scores holds the chunk of each column after the other.
void write_row(const std::vector<double>& row, const std::vector<double>& scores, std::span<double> out) {
    std::vector<double> sum(out.size(), 0.0);
    for (std::size_t j = 0; j < row.size(); ++j) {
        if (row[j] != 0.0) add_scaled(scores.data() + j * chunk, row[j], sum.data(), sum.size());
    }
    fill_normal_cdf(sum, out);
    keep_inside(out.data(), out.size());
}

}  // namespace

CorrelationMatrix::CorrelationMatrix(std::size_t size) : size_(size), value_(size * size, 0.0) {
    for (std::size_t i = 0; i < size; ++i) value_[i * size + i] = 1.0;
}

void CorrelationMatrix::set(std::size_t row, std::size_t column, double rho) {
    value_[row * size_ + column] = rho;
    value_[column * size_ + row] = rho;
}

double least_common_correlation(std::size_t count) {
    return count < 2 ? -1.0 : -1.0 / static_cast<double>(count - 1);
}

CorrelationMatrix correlations(std::size_t size, std::span<const CorrelationGroup> groups) {
    CorrelationMatrix matrix(size);
    for (const CorrelationGroup& group : groups) {
        for (std::size_t i = 0; i < group.members.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) matrix.set(group.members[i], group.members[j], group.rho);
        }
    }
    return matrix;
}

std::optional<std::pair<std::size_t, std::size_t>> disputed_pair(std::span<const CorrelationGroup> groups) {
    std::map<std::pair<std::size_t, std::size_t>, double> stated;
    for (const CorrelationGroup& group : groups) {
        for (std::size_t i = 0; i < group.members.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                const auto pair = std::minmax(group.members[i], group.members[j]);
                const auto [entry, is_new] = stated.try_emplace(pair, group.rho);
                if (!is_new && entry->second != group.rho) return entry->first;
            }
        }
    }
    return std::nullopt;
}

std::optional<CorrelationFactor> cholesky(const CorrelationMatrix& matrix) {
    CorrelationFactor factor;
    for (std::size_t i = 0; i < matrix.size(); ++i) {
        std::vector<double> row(i + 1, 0.0);
        double left = matrix.at(i, i);
        for (std::size_t j = 0; j < i; ++j) {
            const std::vector<double>& other = factor.rows[j];
            double rest = matrix.at(i, j);
            for (std::size_t k = 0; k < j; ++k) rest -= row[k] * other[k];
            if (other[j] > 0.0) {
                row[j] = rest / other[j];
            } else if (std::abs(rest) > forgiven) {
                return std::nullopt;  // column j is fixed by those before it, and this correlation
                                      // contradicts that
            }
            left -= row[j] * row[j];
        }
        if (left < -forgiven) return std::nullopt;
        row[i] = left > forgiven ? std::sqrt(left) : 0.0;
        factor.rows.push_back(std::move(row));
    }
    return factor;
}

void correlate(const CorrelationFactor& factor, std::span<const std::span<double>> columns) {
    const std::size_t draws = columns.empty() ? 0 : columns.front().size();
    std::vector<double> scores(columns.size() * chunk);
    for (std::size_t first = 0; first < draws; first += chunk) {
        const std::size_t count = std::min(chunk, draws - first);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            fill_normal_quantile(columns[i].subspan(first, count),
                                 std::span(scores).subspan(i * chunk, count));
        }
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (changes_nothing(factor.rows[i])) continue;
            write_row(factor.rows[i], scores, columns[i].subspan(first, count));
        }
    }
}

}  // namespace entente::stats
