#include "game/voting.h"

#include <algorithm>
#include <cmath>

namespace entente::game {
namespace {

std::size_t supporters(const Rankings& rankings, std::size_t a, std::size_t b) {
    return static_cast<std::size_t>(std::count_if(rankings.begin(), rankings.end(), [&](const auto& order) {
        return std::find(order.begin(), order.end(), a) < std::find(order.begin(), order.end(), b);
    }));
}

}  // namespace

double veto_outcome(double setter, double veto, double status_quo) {
    const double reach = std::abs(status_quo - veto);
    return std::clamp(setter, veto - reach, veto + reach);
}

bool beats(const Rankings& rankings, std::size_t a, std::size_t b) {
    return 2 * supporters(rankings, a, b) > rankings.size();
}

std::optional<std::size_t> condorcet_winner(const Rankings& rankings) {
    const std::size_t options = rankings.empty() ? 0 : rankings.front().size();
    for (std::size_t a = 0; a < options; ++a) {
        bool wins = true;
        for (std::size_t b = 0; b < options; ++b) wins = wins && (a == b || beats(rankings, a, b));
        if (wins) return a;
    }
    return std::nullopt;
}

std::size_t amendment_winner(const Rankings& rankings, const std::vector<std::size_t>& agenda) {
    std::size_t stands = agenda.front();
    for (const std::size_t option : agenda) {
        if (beats(rankings, option, stands)) stands = option;
    }
    return stands;
}

std::size_t unanimity_winner(const Rankings& rankings, std::size_t status_quo, const std::vector<std::size_t>& agenda) {
    std::size_t stands = status_quo;
    for (const std::size_t option : agenda) {
        if (option != stands && supporters(rankings, option, stands) == rankings.size()) stands = option;
    }
    return stands;
}

}  // namespace entente::game
