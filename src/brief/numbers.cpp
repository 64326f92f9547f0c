#include "brief/numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "brief/order.h"
#include "stats/kernels.h"
#include "stats/words.h"

namespace entente::brief {
namespace {

Word as_word(const stats::LikelihoodBand& band) {
    return {std::string(band.word), static_cast<int>(std::lround(band.low * 100)),
            static_cast<int>(std::lround(band.high * 100))};
}

int points_of(const Chance& chance) {
    return chance.points ? *chance.points : percent_points(chance.value, percent_step(chance.error));
}

std::string bare_points(double probability) {
    const int points = percent_points(probability);
    if (points < 1) {
        return "<1";
    }
    return points > 99 ? ">99" : fmt::format("{}", points);
}

std::string inputs_text(const Chance& chance) {
    if (!chance.low || !chance.high) {
        return {};
    }
    return fmt::format(", {} {} to {}", chance.range_name, bare_points(*chance.low),
                       bare_points(*chance.high));
}

/// The words at both ends of the Monte Carlo interval, if they differ.
std::optional<std::pair<Word, Word>> straddled(const Chance& chance) {
    const auto* low = stats::likelihood_of(chance.value - 2 * chance.error);
    const auto* high = stats::likelihood_of(chance.value + 2 * chance.error);
    if (low != nullptr && high != nullptr && low != high) {
        return std::pair{as_word(*low), as_word(*high)};
    }
    return std::nullopt;
}

}  // namespace

int percent_step(double error) {
    if (error < 0.01) {
        return 1;
    }
    return error < 0.05 ? 5 : 10;
}

std::vector<int> apportion(std::span<const double> shares, int total, int step) {
    const int units = total / step;
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    std::vector<int> counts(shares.size(), 0);
    if (sum <= 0) {
        return counts;
    }
    std::vector<double> remainders(shares.size());
    int given = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const double exact = shares[i] / sum * units;
        counts[i] = static_cast<int>(std::floor(exact));
        remainders[i] = exact - counts[i];
        given += counts[i];
    }
    std::vector<std::size_t> order(shares.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    sort_stably(order, [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
    for (std::size_t i = 0; i < order.size() && given < units; ++i, ++given) {
        ++counts[order[i]];
    }
    for (int& count : counts) {
        count *= step;
    }
    return counts;
}

std::string decisiveness_text(double lambda) {
    constexpr double better = 0.1;  // ten points of a scale of utility
    return percent_text(percent_points(stats::kernel_logistic(better * lambda)));
}

int percent_points(double probability, int step) {
    return static_cast<int>(std::floor(probability * 100 / step + 0.5)) * step;
}

std::string percent_text(int points) {
    if (points < 1) {
        return "<1 %";
    }
    return points > 99 ? ">99 %" : fmt::format("{} %", points);
}

std::optional<Word> word_for(int points) {
    const auto* band = stats::likelihood_of(points / 100.0);
    return band == nullptr ? std::nullopt : std::optional(as_word(*band));
}

std::string chance_text(const Chance& chance) {
    const int points = points_of(chance);
    const auto word = word_for(points);
    if (!word) {
        const std::string inputs = inputs_text(chance);
        return percent_text(points) + (inputs.empty() ? "" : " (" + inputs.substr(2) + ")");
    }
    if (const auto both = straddled(chance)) {
        return fmt::format("{} to {} ({}-{} %; {}{}; too few draws to say which)", both->first.text,
                           both->second.text, both->first.low, both->second.high, percent_text(points),
                           inputs_text(chance));
    }
    return fmt::format("{} ({}-{} %; {}{})", word->text, word->low, word->high, percent_text(points),
                       inputs_text(chance));
}

std::string chance_verb(const Chance& chance) {
    const auto word = word_for(points_of(chance));
    if (!word) {
        return "has a chance of";
    }
    if (word->low == 1) {
        return "has";
    }
    return word->low == 45 ? "has a" : "is";
}

int gain_tone(double gain) {
    const int size = std::abs(gain) > strong_gain ? 2 : (std::abs(gain) > weak_gain ? 1 : 0);
    return gain < 0 ? -size : size;
}

std::string gain_symbol(double gain, double favourable) {
    const int tone = gain_tone(gain);
    if (tone == 0) {
        return "0";
    }
    const double agree = tone > 0 ? favourable : 1 - favourable;
    return std::string(static_cast<std::size_t>(std::abs(tone)), tone > 0 ? '+' : '-') +
           (agree < sure_sign ? "?" : "");
}

std::string scale_text(double value, double scale_width) {
    const double step = std::pow(10.0, std::floor(std::log10(scale_width / 100) + 1e-9));
    const int decimals = step >= 1 ? 0 : static_cast<int>(std::lround(-std::log10(step)));
    const double rounded = step >= 1 ? std::floor(value / step + 0.5) * step : value;
    std::string text = fmt::format("{:.{}f}", rounded, decimals);
    return text == "-0" ? "0" : text;
}

std::string amount(double value) {
    const double size = std::abs(value);
    if (size < 0.005) {
        return "0";
    }
    return fmt::format("{:.{}f}", value, size >= 99.95 ? 0 : size >= 0.995 ? 1 : 2);
}

std::string signed_text(double value) {
    const double rounded = std::floor(std::abs(value) + 0.5);
    if (rounded == 0) {
        return "0";
    }
    return fmt::format("{}{:.0f}", value > 0 ? "+" : "-", rounded);
}

std::string signed_points_text(double value) {
    const std::string text = signed_text(value);
    return text + (text == "+1" || text == "-1" ? " point" : " points");
}

bool too_close(const Chance& first, const Chance& second) {
    return points_of(first) == points_of(second) ||
           std::abs(first.value - second.value) < two_sided_95 * std::hypot(first.error, second.error);
}

std::string count_text(std::size_t count) {
    static constexpr std::array<const char*, 13> names{"no",   "one",    "two",   "three", "four",
                                                       "five", "six",    "seven", "eight", "nine",
                                                       "ten",  "eleven", "twelve"};
    return count < names.size() ? names[count] : fmt::format("{}", count);
}

std::vector<int> outcome_points(const std::vector<insight::OutcomeForecast>& outcomes) {
    double deals = 0;
    double all = 0;
    double error = 0;
    std::vector<double> parts[2];
    for (const auto& outcome : outcomes) {
        parts[outcome.is_deal ? 0 : 1].push_back(outcome.probability.value);
        deals += outcome.is_deal ? outcome.probability.value : 0;
        all += outcome.probability.value;
        error = std::max(error, outcome.probability.error);
    }
    const int step = percent_step(error);
    const int deal_points = all > 0 ? percent_points(deals / all, step) : 0;
    const auto of_deals = apportion(parts[0], deal_points, step);
    const auto of_rest = apportion(parts[1], 100 - deal_points, step);
    std::vector<int> points;
    std::size_t next[2] = {0, 0};
    for (const auto& outcome : outcomes) {
        points.push_back(outcome.is_deal ? of_deals[next[0]++] : of_rest[next[1]++]);
    }
    return points;
}

}  // namespace entente::brief
