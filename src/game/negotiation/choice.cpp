#include "game/negotiation/choice.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stats/kernels.h"

namespace entente::game {
namespace {

constexpr double tied_within = 1e-12;

double gain_of(const Board& board, const Verdict& verdict, std::size_t party, std::size_t lane) {
    double mean = 0;
    for (std::size_t k = board.first_kind[party]; k < board.first_kind[party + 1]; ++k) {
        mean += board.prior[k].at[lane] * verdict.surplus[k].at[lane];
    }
    return mean;
}

bool is_rational(const Board& board, const Verdict& verdict, const Row& mass, std::size_t lane) {
    if (!(mass.at[lane] > 0)) return false;
    for (std::size_t i = 0; i < board.parties; ++i) {
        if (!(gain_of(board, verdict, i, lane) >= 0)) return false;
    }
    return true;
}

struct Merit {
    double value = 0;
    double tie = 0;
};

// Log of the product of gains^power; if it is 0, the sum of gains decides.
Merit nash_merit(const Board& board, const Verdict& verdict, std::size_t lane) {
    Merit merit;
    double sum = 0;
    bool zero = false;
    for (std::size_t i = 0; i < board.parties; ++i) {
        const double power = board.power[i].at[lane];
        const double gain = gain_of(board, verdict, i, lane);
        sum += gain;
        if (!(power > 0)) continue;
        zero = zero || !(gain > 0);
        if (!zero) merit.value += power * stats::kernel_log(gain);
    }
    if (zero) return {-std::numeric_limits<double>::max(), sum};
    return merit;
}

Merit least_merit(const Board& board, const Verdict& verdict, const std::vector<Row>& ideal,
                  std::size_t lane) {
    Merit merit{std::numeric_limits<double>::infinity(), 0};
    for (std::size_t i = 0; i < board.parties; ++i) {
        double share = gain_of(board, verdict, i, lane);
        if (!ideal.empty()) {
            if (!(ideal[i].at[lane] > 0)) continue;
            share /= ideal[i].at[lane];
        }
        merit.value = std::min(merit.value, share);
        merit.tie += share;
    }
    return merit;
}

bool beats(double one, double other) {
    return one > other + tied_within * std::abs(other);
}

}  // namespace

void raise_ideals(const Board& board, const Row& mass, const Verdict& verdict, Choice& choice) {
    choice.ideal.resize(board.parties);
    for (std::size_t l = 0; l < lane_count; ++l) {
        if (!is_rational(board, verdict, mass, l)) continue;
        for (std::size_t i = 0; i < board.parties; ++i) {
            choice.ideal[i].at[l] = std::max(choice.ideal[i].at[l], gain_of(board, verdict, i, l));
        }
    }
}

void consider(const Board& board, Rule rule, const Row& mass, const Verdict& verdict,
              std::uint32_t settlement, Choice& choice) {
    for (std::size_t l = 0; l < lane_count; ++l) {
        if (!is_rational(board, verdict, mass, l)) continue;
        const Merit merit =
            rule == Rule::nash ? nash_merit(board, verdict, l) : least_merit(board, verdict, choice.ideal, l);
        const bool better = choice.settlement[l] == Choice::nothing ||
                            beats(merit.value, choice.value.at[l]) ||
                            (!beats(choice.value.at[l], merit.value) && beats(merit.tie, choice.tie.at[l]));
        if (!better) continue;
        choice.settlement[l] = settlement;
        choice.value.at[l] = merit.value;
        choice.tie.at[l] = merit.tie;
    }
}

void take_chosen(const Board& board, const Choice& choice, std::uint32_t settlement, Verdict& verdict,
                 Row& weight) {
    verdict.signed_by_all.at.fill(1);
    for (std::size_t i = 0; i < board.parties; ++i) {
        verdict.accept_mean[i].at.fill(0);
        for (std::size_t k = board.first_kind[i]; k < board.first_kind[i + 1]; ++k) {
            for (std::size_t l = 0; l < lane_count; ++l) {
                const double willing = verdict.surplus[k].at[l] >= 0 ? 1.0 : 0.0;
                verdict.accept[k].at[l] = willing;
                verdict.accept_mean[i].at[l] += board.prior[k].at[l] * willing;
            }
        }
        multiply(verdict.signed_by_all, verdict.accept_mean[i], verdict.signed_by_all);
    }
    for (std::size_t l = 0; l < lane_count; ++l)
        weight.at[l] = choice.settlement[l] == settlement ? 1.0 : 0.0;
}

}  // namespace entente::game
