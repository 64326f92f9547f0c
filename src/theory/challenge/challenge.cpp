#include "theory/challenge/challenge.h"

#include <algorithm>
#include <cmath>

#include "theory/challenge/round.h"
#include "theory/median/median.h"

namespace entente::theory::challenge {

namespace {

double spread(std::span<const double> position) {
    const auto [low, high] = std::minmax_element(position.begin(), position.end());
    return *high - *low;
}

/// How many rounds in a row the median must rest for the stop rule `settled`.
constexpr int rests_needed = 2;

}  // namespace

Reading named_reading(std::string_view name) {
    Reading reading;
    if (name == "scholz-code") return reading;
    reading.denominator = Denominator::pairwise;
    reading.reverse = ReverseChance::complement;
    reading.view = View::target;
    reading.capitulation = Capitulation::figure;
    reading.precedence = Precedence::none;
    reading.offer = OfferChoice::least_move;
    if (name == "least-move") return reading;
    reading.offer = OfferChoice::highest_offer;
    if (name == "highest-offer") return reading;
    reading.precedence = Precedence::by_kind;
    if (name == "scholz-paper") return reading;
    return {};
}

Path run_challenge(const Input& input, const Reading& reading, std::size_t rounds) {
    Path path;
    path.position.emplace_back(input.position.begin(), input.position.end());
    const std::size_t n = input.position.size();
    const double first_range = spread(input.position);
    Vector weight(n);
    for (std::size_t i = 0; i < n; ++i) weight[i] = input.power[i] * input.salience[i];

    double median = weighted_median(input.position, weight);
    int rests = 0;
    for (std::size_t t = 0; t < rounds; ++t) {
        const Vector& now = path.position.back();
        const double range = reading.range == RangeRule::fixed ? first_range : spread(now);
        if (!(range > 0)) {
            path.all_equal = true;
            break;
        }
        const std::vector<PairView> views = all_views(take_stand(input, now, range, reading.centre), reading);
        Vector next(n);
        for (std::size_t i = 0; i < n; ++i) next[i] = accept_offer(reading, now, i, views);
        path.position.push_back(std::move(next));

        const double moved = std::abs(weighted_median(path.position.back(), weight) - median);
        median = weighted_median(path.position.back(), weight);
        rests = moved < reading.threshold * first_range ? rests + 1 : 0;
        if (reading.stop == StopRule::settled && rests >= rests_needed) {
            path.settled = true;
            break;
        }
    }
    return path;
}

std::vector<PairView> first_round_views(const Input& input, const Reading& reading) {
    return all_views(take_stand(input, input.position, spread(input.position), reading.centre), reading);
}

}  // namespace entente::theory::challenge
