#include "game/information_models.h"

#include <cmath>
#include <cstddef>

#include "stats/kernels.h"

namespace entente::game {
namespace {

/// Part of an expected logarithm: p log(p / q).
double entropy_term(double p, double q) { return p * stats::kernel_log(p / q); }

/// Expected gain of choosing after a normal amount is known, over choosing now.
double gain_of_knowing(double mean, double sd) {
    const double distance = std::abs(mean);
    return sd * stats::kernel_normal_density(distance / sd) - distance * stats::kernel_normal_cdf(-distance / sd);
}

}  // namespace

SignalValue value_of_signal(double prior, double likelihood_yes, double likelihood_no) {
    const double seen = prior * likelihood_yes + (1 - prior) * likelihood_no;
    SignalValue value;
    value.ratio = likelihood_yes / likelihood_no;
    value.decibans = 10 * stats::kernel_log(value.ratio) / stats::kernel_log(10);
    value.after = prior * likelihood_yes / seen;
    value.after_absence = prior * (1 - likelihood_yes) / (1 - seen);
    value.information = seen * (entropy_term(value.after, prior) + entropy_term(1 - value.after, 1 - prior)) +
                        (1 - seen) * (entropy_term(value.after_absence, prior) +
                                      entropy_term(1 - value.after_absence, 1 - prior));
    value.swing = 2 * prior * (1 - prior) * std::abs(likelihood_yes - likelihood_no);
    return value;
}

Persuasion persuade(double prior, double threshold) {
    if (prior >= threshold) return {1, 1};
    return {prior / threshold, prior * (1 - threshold) / (threshold * (1 - prior))};
}

CheapTalk crawford_sobel(double bias) {
    std::size_t intervals = 1;
    while (2 * static_cast<double>((intervals + 1) * intervals) * bias < 1) ++intervals;
    CheapTalk talk;
    const double count = static_cast<double>(intervals);
    double before = 0;
    for (std::size_t i = 1; i <= intervals; ++i) {
        const double k = static_cast<double>(i);
        const double cut = k / count + 2 * bias * k * (k - count);
        const double length = cut - before;
        talk.loss += length * length * length / 12;
        if (i < intervals) talk.cuts.push_back(cut);
        before = cut;
    }
    return talk;
}

double buyer_bid(double value) { return 2 * value / 3 + 1.0 / 12; }
double seller_bid(double cost) { return 2 * cost / 3 + 1.0 / 4; }

NormalInformation value_of_measurements(double mean, double sd, double noise_sd, double measurements) {
    const double variance = sd * sd;
    NormalInformation information;
    information.preposterior_sd = variance / std::sqrt(variance + noise_sd * noise_sd / measurements);
    information.sample_value = gain_of_knowing(mean, information.preposterior_sd);
    information.perfect_value = gain_of_knowing(mean, sd);
    return information;
}

}  // namespace entente::game
