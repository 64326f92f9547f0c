// What a signal is worth and how much of it gets through, in the cases with a closed form.
//
//     SignalValue v = value_of_signal(.5, .8, .3);      // v.ratio 8/3, v.after .727, v.information .1325 nats
//     crawford_sobel(.05).cuts                          // {.1333, .4667}: how finely a biased adviser speaks
#pragma once

#include <vector>

namespace entente::game {

/// A yes-or-no signal about a yes-or-no question.
struct SignalValue {
    double ratio = 0;        ///< likelihood ratio of the signal
    double decibans = 0;     ///< 10 log10 of it
    double after = 0;        ///< probability once it is seen
    double after_absence = 0;  ///< once it is seen to be absent
    double information = 0;  ///< expected, in nats
    double swing = 0;        ///< expected change of the probability, 2 m (1 - m) |difference of the likelihoods|
};
/// prior in (0, 1); the likelihoods of the signal in (0, 1) if the answer is yes and if it is no.
SignalValue value_of_signal(double prior, double likelihood_yes, double likelihood_no);

/// Persuasion by choice of what is investigated (Kamenica and Gentzkow, American Economic Review 2011): the listener
/// acts from `threshold` on. `false_alarm`: how often the signal to act is sent where it is untrue.
struct Persuasion {
    double acts = 0;
    double false_alarm = 0;
};
Persuasion persuade(double prior, double threshold);

/// Cheap talk about a uniform state in 0..1 by somebody who wants `bias` > 0 more (Crawford and Sobel, Econometrica
/// 1982): the most informative partition and the listener's expected squared error.
struct CheapTalk {
    std::vector<double> cuts;  ///< between the intervals, rising; empty: nothing is believed
    double loss = 0;
};
CheapTalk crawford_sobel(double bias);

/// Sealed bids of a buyer and a seller with values uniform on 0..1 who split the difference, in the linear equilibrium
/// (Chatterjee and Samuelson, Operations Research 1983). They trade if value >= cost + 1/4.
double buyer_bid(double value);
double seller_bid(double cost);

/// A choice between 0 and a normal amount of known mean and sd: what knowing it exactly is worth, and what n
/// measurements with the given noise are worth (Raiffa and Schlaifer 1961).
struct NormalInformation {
    double preposterior_sd = 0;  ///< of the mean as it will be believed
    double sample_value = 0;
    double perfect_value = 0;
};
NormalInformation value_of_measurements(double mean, double sd, double noise_sd, double measurements);

}  // namespace entente::game
