#include "theory/theory.h"

#include <algorithm>
#include <cmath>

#include "theory/density.h"
#include "theory/one_issue.h"

namespace entente::theory {

namespace {

/// The density was learned on scales of 0 to 100; other scales are stretched to that and back.
Result<Settlement> run(const Table& table, const Choices&) {
    Settlement result = opening(table);
    for (std::size_t k = 0; k < table.issues.size(); ++k) {
        OneIssue issue = one_issue(table, k);
        const double width = issue.upper - issue.lower;
        for (double& x : issue.position) x = (x - issue.lower) / width * 100;
        stats::Density density = learned_density(issue.position, issue.weight);
        double mean = 0;
        for (stats::Atom& atom : density.atoms) {
            atom.at = issue.lower + atom.at / 100 * width;
            mean += atom.mass * atom.at;
        }
        for (stats::NormalPart& part : density.parts) {
            part.mean = issue.lower + part.mean / 100 * width;
            part.sd = part.sd / 100 * width;
            mean += part.mass * part.mean;
        }
        result.settlement.push_back(std::clamp(mean, issue.lower, issue.upper));
        result.distribution.push_back(std::move(density));
    }
    return result;
}

}  // namespace

extern const Theory density_theory;

constinit const Theory density_theory{
    .name = "density",
    .about = "where settlements land, as learned from decisions of the EU Council: spikes at positions and a smooth part",
    .source = "fitted here on Arregui & Perarnaud 2021 (docs/theories.md)",
    .gives_distribution = true,
    .options = {},
    .run = run};

}  // namespace entente::theory
