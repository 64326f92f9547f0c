// Fits the learned density on the table of EU decisions and reports every form tried. scripts/fit_density.sh builds
// and runs it; docs/theories.md says what the forms are and how the choice is made.
//
//     scripts/fit_density.sh ../shared/data/bargaining/deu_issues.csv
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include "fit_form.h"

using namespace entente;
using namespace entente::theory;

namespace {

/// Scores of one partition: held-out CRPS of each form by issue, and of the nested choice.
struct Outcome {
    std::vector<Vector> by_form;
    Vector nested;
    std::vector<std::size_t> chosen;  ///< form taken in each outer fold
};

Outcome run_partition(const std::vector<Decision>& decisions, std::size_t partition) {
    Outcome outcome{std::vector<Vector>(forms().size(), Vector(decisions.size())), Vector(decisions.size()), {}};
    for (std::size_t fold = 0; fold < outer_folds; ++fold) {
        std::vector<const Decision*> training;
        std::vector<std::size_t> held;
        for (std::size_t i = 0; i < decisions.size(); ++i)
            if (fold_of(decisions[i], partition, "outer", outer_folds) == fold)
                held.push_back(i);
            else
                training.push_back(&decisions[i]);
        std::size_t best = 0;
        double lowest = HUGE_VAL;
        for (std::size_t f = 0; f < forms().size(); ++f) {
            double inner = 0;
            for (std::size_t k = 0; k < inner_folds; ++k) {
                std::vector<const Decision*> inside, outside;
                for (const Decision* d : training)
                    (fold_of(*d, partition, "inner", inner_folds) == k ? outside : inside).push_back(d);
                const DensityParameters p = at(forms()[f], fit(forms()[f], inside));
                for (const Decision* d : outside) inner += score(p, *d);
            }
            if (inner < lowest) lowest = inner, best = f;
            const DensityParameters p = at(forms()[f], fit(forms()[f], training));
            for (const std::size_t i : held) outcome.by_form[f][i] = score(p, decisions[i]);
        }
        for (const std::size_t i : held) outcome.nested[i] = outcome.by_form[best][i];
        outcome.chosen.push_back(best);
    }
    return outcome;
}

double mean(const Vector& v) {
    double sum = 0;
    for (const double x : v) sum += x;
    return sum / static_cast<double>(v.size());
}

void print_parameters(const DensityParameters& p) {
    std::printf("smooth %.6g  pull %.6g  least_sd %.6g  sd_per_spread %.6g  temper %.6g  landmarks %.6g\n"
                "smooth_two_pole %.6g  pull_two_pole %.6g  sd_per_salience %.6g  sd_per_size %.6g  sd_per_range %.6g\n"
                "towards_middle %.6g  wide_share %.6g  wide_factor %.6g  from_reversion %.6g  reversion_atom %.6g\n",
                p.smooth, p.pull, p.least_sd, p.sd_per_spread, p.temper, p.landmarks, p.smooth_two_pole, p.pull_two_pole,
                p.sd_per_salience, p.sd_per_size, p.sd_per_range, p.towards_middle, p.wide_share, p.wide_factor,
                p.from_reversion, p.reversion_atom);
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) return std::fprintf(stderr, "usage: fit_density deu_issues.csv\n"), 64;
    const auto decisions = read_deu(arguments[1]);
    if (!decisions) return std::fprintf(stderr, "%s\n", format(decisions.error()[0]).c_str()), 65;

    std::vector<Outcome> outcomes(partitions);
    std::vector<std::thread> workers;
    constexpr std::size_t lanes = 2;
    for (std::size_t lane = 0; lane < lanes; ++lane)
        workers.emplace_back([&, lane] {
            for (std::size_t p = lane; p < partitions; p += lanes) outcomes[p] = run_partition(*decisions, p);
        });
    for (std::thread& worker : workers) worker.join();

    std::vector<const Decision*> all;
    for (const Decision& d : *decisions) all.push_back(&d);
    std::printf("%zu decisions of %zu proposals\n\n%-12s %10s %10s %8s\n", all.size(), decisions->front().proposals, "form",
                "held out", "fitted", "chosen");
    for (std::size_t f = 0; f < forms().size(); ++f) {
        double held = 0;
        std::size_t chosen = 0;
        for (const Outcome& o : outcomes) {
            held += mean(o.by_form[f]) / partitions;
            chosen += static_cast<std::size_t>(std::count(o.chosen.begin(), o.chosen.end(), f));
        }
        const DensityParameters p = at(forms()[f], fit(forms()[f], all));
        double fitted = 0;
        for (const Decision* d : all) fitted += score(p, *d) / static_cast<double>(all.size());
        std::printf("%-12s %10.4f %10.4f %8zu\n", forms()[f].name.c_str(), held, fitted, chosen);
    }
    double nested = 0;
    for (const Outcome& o : outcomes) nested += mean(o.nested) / partitions;
    std::printf("%-12s %10.4f\n\n", "nested", nested);

    std::printf("issue,nested,published\n");
    for (std::size_t i = 0; i < all.size(); ++i) {
        double here = 0;
        for (const Outcome& o : outcomes) here += o.nested[i] / partitions;
        std::printf("%s,%.6f,%.6f\n", all[i]->issue.c_str(), here, score({}, *all[i]));
    }
    std::printf("\n");
    for (const Form& form : forms()) {
        std::printf("%s\n", form.name.c_str());
        print_parameters(at(form, fit(form, all)));
    }
    return 0;
}
