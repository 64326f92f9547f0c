#include "theory/density/form.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "stats/kernels.h"
#include "theory/compromise/compromise.h"

namespace entente::theory {

namespace {

/// Narrower normals than this would pretend to know what only atoms can.
constexpr double narrowest = 2;

/// Distinct positions with the share of weight that stands there.
std::vector<stats::Atom> gather_atoms(const DensityInput& input) {
    std::vector<stats::Atom> atoms;
    double total = 0;
    for (const double w : input.weight) total += w;
    for (std::size_t i = 0; i < input.position.size(); ++i) {
        const double share = total > 0 ? input.weight[i] / total : 1 / static_cast<double>(input.position.size());
        atoms.push_back({input.position[i], share});
    }
    std::sort(atoms.begin(), atoms.end(),
              [](const stats::Atom& a, const stats::Atom& b) { return a.at < b.at || (a.at == b.at && a.mass < b.mass); });
    std::vector<stats::Atom> distinct;
    for (const stats::Atom& atom : atoms) {
        if (!(atom.mass > 0)) continue;
        if (!distinct.empty() && distinct.back().at == atom.at) {
            distinct.back().mass += atom.mass;
        } else {
            distinct.push_back(atom);
        }
    }
    return distinct;
}

/// Shares raised to a power and normalised.
void temper_atoms(std::vector<stats::Atom>& atoms, double exponent) {
    if (exponent == 1) return;
    double total = 0;
    for (stats::Atom& atom : atoms) total += atom.mass = stats::kernel_pow(atom.mass, exponent);
    for (stats::Atom& atom : atoms) atom.mass /= total;
}

/// Centre and spread of the normal part.
stats::NormalPart place_normal(const DensityParameters& p, const DensityInput& input,
                               const std::vector<stats::Atom>& atoms, bool two_pole) {
    double mean = 0, variance = 0;
    for (const stats::Atom& atom : atoms) mean += atom.mass * atom.at;
    for (const stats::Atom& atom : atoms) variance += atom.mass * (atom.at - mean) * (atom.at - mean);
    const double low = atoms.front().at, high = atoms.back().at;
    const double actors = static_cast<double>(input.position.size());

    stats::NormalPart part;
    part.mean = 50 + (two_pole ? p.pull_two_pole : p.pull) * (mean - 50);
    part.mean += p.towards_middle * (low / 2 + high / 2 - part.mean);
    if (input.reversion) part.mean += p.from_reversion * (mean - *input.reversion);
    part.sd = p.least_sd + p.sd_per_spread * std::sqrt(variance) + p.sd_per_range * (high - low);
    if (p.sd_per_salience != 0) part.sd += p.sd_per_salience * (input.mean_salience.value_or(50) / 100 - 0.5);
    if (p.sd_per_size != 0) part.sd += p.sd_per_size * stats::kernel_log(actors / 15);
    part.sd = std::max(narrowest, part.sd);
    return part;
}

}  // namespace

stats::Density form_density(const DensityParameters& p, const DensityInput& input) {
    std::vector<stats::Atom> atoms = gather_atoms(input);
    const bool two_pole = std::all_of(atoms.begin(), atoms.end(), [](const stats::Atom& a) { return a.at == 0 || a.at == 100; });
    stats::NormalPart part = place_normal(p, input, atoms, two_pole);
    temper_atoms(atoms, p.temper);

    const double at_reversion = input.reversion ? p.reversion_atom : 0;
    const double smooth = (two_pole ? p.smooth_two_pole : p.smooth) * (1 - at_reversion);
    const double spikes = 1 - at_reversion - smooth;
    stats::Density density;
    for (const stats::Atom& atom : atoms) density.atoms.push_back({atom.at, atom.mass * spikes * (1 - p.landmarks)});
    if (p.landmarks > 0)
        for (const double at : {0.0, 50.0, 100.0}) density.atoms.push_back({at, spikes * p.landmarks / 3});
    if (input.reversion && at_reversion > 0) density.atoms.push_back({*input.reversion, at_reversion});

    part.mass = smooth * (1 - p.wide_share);
    density.parts.push_back(part);
    if (p.wide_share > 0) density.parts.push_back({part.mean, part.sd * p.wide_factor, smooth * p.wide_share});
    return density;
}

}  // namespace entente::theory
