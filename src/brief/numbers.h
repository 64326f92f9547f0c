// How numbers are printed: Monte Carlo error decides the digits, rows of a table add up, and a word never
// stands without its range and its number.
//
//     chance_text({.value = .22, .error = .001, .low = .07, .high = .44})
//         // "unlikely (20-45 %; 22 %, inputs alone 7 to 44)"
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "insight/findings.h"

namespace entente::brief {

/// The step, in points of a hundred, to which a probability with this standard error (0..1) is printed: 1
/// while the error is below one point, then 5, from five points on 10.
int percent_step(double error);

/// Whole multiples of `step` that add up to `total` points: largest remainder (Hamilton), ties to the earlier
/// entry. `shares` need not add up to 1; each result is its exact share rounded down or up. An entry that
/// gets 0 prints as
/// "<1 %" and counts as 0.
std::vector<int> apportion(std::span<const double> shares, int total, int step = 1);

/// Points of a hundred, rounded half up to the step.
int percent_points(double probability, int step = 1);

/// "22 %"; "<1 %" for 0 and ">99 %" for 100.
std::string percent_text(int points);

/// A word of ICD 203 and its half-open band [low, high) in points; absent below 1 and above 99.
struct Word {
    std::string text;
    int low = 0;
    int high = 0;
};
std::optional<Word> word_for(int points);

struct Chance {
    double value = 0;
    double error = 0;           ///< Monte Carlo standard error
    std::optional<double> low;  ///< what the inputs alone span, 5th to 95th percentile
    std::optional<double> high;
    std::optional<int> points;  ///< as printed elsewhere in the brief; else rounded here
    std::string range_name = "inputs alone";
};

/// "likely (55-80 %; 63 %, inputs alone 40 to 71)". Where 95 % of the Monte Carlo error straddles an edge,
/// both words: "unlikely to roughly even chance (20-55 %; 45 %, too few draws to say which)". Without a word:
/// "<1 % (no word ...)".
std::string chance_text(const Chance& chance);

/// The verb that makes a sentence of it: "is" likely, "has a" roughly even chance, "has" almost no chance.
std::string chance_verb(const Chance& chance);

/// ++ above +10 points, + above +2, 0 within 2, - and -- alike; "?" added where less than `sure` of the
/// weighted draws agree with the sign.
inline constexpr double strong_gain = 10;
inline constexpr double weak_gain = 2;
inline constexpr double sure_sign = 0.8;
std::string gain_symbol(double gain, double favourable);
int gain_tone(double gain);

/// A value on a scale of this width, to a hundredth of the scale (a power of ten): 61 on 0..100, 0.61 on
/// 0..1.
std::string scale_text(double value, double scale_width);

/// "9.1", "63", "0.04": the digits that an amount of trade deserves, three at most; "0" below half a hundredth.
std::string amount(double value);

/// "+12", "-3", "0": whole points with their sign.
std::string signed_text(double value);

/// "+12 points", "-1 point".
std::string signed_points_text(double value);

/// A difference of fewer standard errors than this may be sampling error (a normal law, 95 %).
inline constexpr double two_sided_95 = 1.96;

/// Whether the larger of two chances cannot be told: they print as the same point, or differ by less than
/// sampling error allows (at 95 %, errors taken as independent).
bool too_close(const Chance& first, const Chance& second);

/// Decisiveness as the odds it amounts to: how often an option 10 points better is picked, "62 %" for 5.
std::string decisiveness_text(double lambda);

/// "three", "12": words up to twelve.
std::string count_text(std::size_t count);

/// Outcomes as printed: whole points that add up, deals and the rest separately so that both sums are right
/// too.
std::vector<int> outcome_points(const std::vector<insight::OutcomeForecast>& outcomes);

}  // namespace entente::brief
