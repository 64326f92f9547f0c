// A probability distribution on a line as atoms plus normal parts: exact masses of intervals, no sampling.
//
//     Density d{{{40, .2}, {60, .2}}, {{50, 12, .6}}};
//     double inside = mass(d, 45, 55);          // open interval; atoms at the ends do not count
//
// Masses are at least 0 and sum to 1, standard deviations are above 0, everything is finite.
#pragma once

#include <vector>

namespace entente::stats {

struct Atom {
    double at = 0;
    double mass = 0;
    bool operator==(const Atom&) const = default;
};

struct NormalPart {
    double mean = 0;
    double sd = 1;
    double mass = 0;
    bool operator==(const NormalPart&) const = default;
};

struct Density {
    std::vector<Atom> atoms;
    std::vector<NormalPart> parts;  ///< masses of atoms and parts together sum to 1
    bool operator==(const Density&) const = default;
};

/// Probability of the open interval (low, high); 0 unless low < high. Either end may be infinite. Normal
/// parts keep their relative precision in both tails.
double mass(const Density& density, double low, double high);

/// Probability of exactly x: the atoms there.
double mass_at(const Density& density, double x);

/// Probability of at most x.
double cumulative(const Density& density, double x);

double mean(const Density& density);

/// Second central moment.
double variance(const Density& density);

/// Continuous ranked probability score of the density for a realised value, in the units of the line; exact
/// (Gneiting & Raftery 2007: E|X-y| - E|X-X'|/2). Time grows with the square of the number of atoms and
/// parts.
double crps(const Density& density, double realised);

/// The smallest x with cumulative(x) >= p, to rounding of the cumulative; p in (0,1).
double quantile(const Density& density, double p);

}  // namespace entente::stats
