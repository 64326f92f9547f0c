// A probability distribution on a line as atoms plus normal parts: exact masses of intervals, no sampling.
//
//     Density d{{{40, .2}, {60, .2}}, {{50, 12, .6}}};
//     double inside = mass(d, 45, 55);          // open interval; atoms at the ends do not count
#pragma once

#include <vector>

namespace entente::stats {

struct Atom {
    double at = 0;
    double mass = 0;
};

struct NormalPart {
    double mean = 0;
    double sd = 1;
    double mass = 0;
};

struct Density {
    std::vector<Atom> atoms;
    std::vector<NormalPart> parts;  ///< masses of atoms and parts together sum to 1
};

/// Probability of the open interval (low, high).
double mass(const Density& density, double low, double high);

/// Probability of at most x.
double cumulative(const Density& density, double x);

double mean(const Density& density);

/// Continuous ranked probability score of the density for a realised value, in the units of the line; exact
/// (Gneiting & Raftery 2007: E|X-y| - E|X-X'|/2).
double crps(const Density& density, double realised);

}  // namespace entente::stats
