// Fits the learned density on the table of EU decisions and reports every form tried. scripts/fit_density.sh builds
// and runs it; docs/theories.md says what the forms are and how the choice is made.
//
//     scripts/fit_density.sh ../shared/data/bargaining/deu_issues.csv
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include "base/hash.h"
#include "stats/density.h"
#include "theory/density/form.h"
#include "theory/deu/deu.h"

using namespace entente;
using namespace entente::theory;

namespace {

using Vector = std::vector<double>;

constexpr std::size_t partitions = 20, outer_folds = 5, inner_folds = 4, steps = 400;
constexpr double pull_to_published = 0.02;
/// A simplex whose values agree to this many points of CRPS has nothing left to find.
constexpr double flat = 1e-8;

/// A parameter that a form may free: where it is, the unit in which a departure counts as 1, and its bounds.
struct Dial {
    double DensityParameters::*member;
    double unit, low, high;
    double DensityParameters::*twin = nullptr;  ///< moves along unless freed itself
};

const Dial smooth{&DensityParameters::smooth, .2, .05, .98, &DensityParameters::smooth_two_pole};
const Dial pull{&DensityParameters::pull, .2, 0, 1.2, &DensityParameters::pull_two_pole};
const Dial least_sd{&DensityParameters::least_sd, 5, 1, 40};
const Dial sd_per_spread{&DensityParameters::sd_per_spread, .2, -.5, 2};
const Dial temper{&DensityParameters::temper, .5, 0, 4};
const Dial landmarks{&DensityParameters::landmarks, .15, 0, .9};
const Dial smooth_two_pole{&DensityParameters::smooth_two_pole, .2, .05, .98};
const Dial pull_two_pole{&DensityParameters::pull_two_pole, .2, 0, 1.2};
const Dial sd_per_salience{&DensityParameters::sd_per_salience, 10, -60, 60};
const Dial sd_per_size{&DensityParameters::sd_per_size, 4, -30, 30};
const Dial sd_per_range{&DensityParameters::sd_per_range, .1, -.3, 1};
const Dial towards_middle{&DensityParameters::towards_middle, .2, -.5, 1};
const Dial wide_share{&DensityParameters::wide_share, .2, 0, .9};
const Dial wide_factor{&DensityParameters::wide_factor, .5, 1, 4};
const Dial from_reversion{&DensityParameters::from_reversion, .1, -.5, .5};
const Dial reversion_atom{&DensityParameters::reversion_atom, .05, 0, .5};

struct Form {
    std::string name;
    std::vector<Dial> dials;
};

const std::vector<Form>& forms() {
    static const std::vector<Form> all = [] {
        const std::vector<Dial> simple{smooth, pull, least_sd, sd_per_spread};
        const auto with = [&](std::string name, std::vector<Dial> more) {
            std::vector<Dial> dials = simple;
            dials.insert(dials.end(), more.begin(), more.end());
            return Form{std::move(name), std::move(dials)};
        };
        return std::vector<Form>{
            {"published", {}},
            {"simple", simple},
            with("tempered", {temper}),
            with("landmarks", {landmarks}),
            with("two-pole", {smooth_two_pole, pull_two_pole}),
            with("size", {sd_per_salience, sd_per_size}),
            with("range", {sd_per_range, towards_middle}),
            with("two widths", {wide_share, wide_factor}),
            with("reversion", {from_reversion, reversion_atom}),
            with("several", {temper, landmarks, smooth_two_pole, pull_two_pole, sd_per_range, towards_middle}),
        };
    }();
    return all;
}

double score(const DensityParameters& p, const Decision& d) {
    return stats::crps(form_density(p, {d.position, d.weight, d.mean_salience(), d.reversion}), d.outcome);
}

DensityParameters at(const Form& form, const Vector& x) {
    DensityParameters p;
    // Twins first, so that a freed twin overrides.
    for (std::size_t i = 0; i < x.size(); ++i) {
        const Dial& dial = form.dials[i];
        const double value = std::clamp(DensityParameters().*dial.member + x[i] * dial.unit, dial.low, dial.high);
        p.*dial.member = value;
        if (dial.twin != nullptr) p.*dial.twin = value;
    }
    for (std::size_t i = 0; i < x.size(); ++i)
        if (form.dials[i].twin == nullptr)
            p.*form.dials[i].member = std::clamp(DensityParameters().*form.dials[i].member + x[i] * form.dials[i].unit,
                                                 form.dials[i].low, form.dials[i].high);
    return p;
}

double objective(const Form& form, const Vector& x, const std::vector<const Decision*>& training) {
    const DensityParameters p = at(form, x);
    double sum = 0;
    for (const Decision* d : training) sum += score(p, *d);
    double departures = 0;
    for (const double v : x) departures += v * v;
    return sum / static_cast<double>(training.size()) + pull_to_published * departures;
}

/// Nelder & Mead (1965) from 0 with steps of half a unit.
Vector fit(const Form& form, const std::vector<const Decision*>& training) {
    const std::size_t n = form.dials.size();
    if (n == 0) return {};
    std::vector<std::pair<double, Vector>> simplex;
    for (std::size_t i = 0; i <= n; ++i) {
        Vector x(n, 0.0);
        if (i > 0) x[i - 1] = 0.5;
        simplex.emplace_back(objective(form, x, training), x);
    }
    const auto by_value = [](const auto& a, const auto& b) { return a.first < b.first; };
    for (std::size_t step = 0; step < steps; ++step) {
        std::stable_sort(simplex.begin(), simplex.end(), by_value);
        if (simplex[n].first - simplex[0].first < flat) break;
        Vector centre(n, 0.0);
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j) centre[j] += simplex[i].second[j] / static_cast<double>(n);
        const auto along = [&](double t) {
            Vector x(n);
            for (std::size_t j = 0; j < n; ++j) x[j] = centre[j] + t * (simplex[n].second[j] - centre[j]);
            return std::pair{objective(form, x, training), x};
        };
        auto reflected = along(-1);
        if (reflected.first < simplex[0].first) {
            auto expanded = along(-2);
            simplex[n] = expanded.first < reflected.first ? expanded : reflected;
        } else if (reflected.first < simplex[n - 1].first) {
            simplex[n] = reflected;
        } else {
            auto contracted = along(reflected.first < simplex[n].first ? -0.5 : 0.5);
            if (contracted.first < std::min(reflected.first, simplex[n].first)) {
                simplex[n] = contracted;
            } else {
                for (std::size_t i = 1; i <= n; ++i) {
                    for (std::size_t j = 0; j < n; ++j)
                        simplex[i].second[j] = (simplex[i].second[j] + simplex[0].second[j]) / 2;
                    simplex[i].first = objective(form, simplex[i].second, training);
                }
            }
        }
    }
    return std::min_element(simplex.begin(), simplex.end(), by_value)->second;
}

std::size_t fold_of(const Decision& d, std::size_t partition, const char* level, std::size_t folds) {
    return key_hash(d.proposal + "/" + level + "/" + std::to_string(partition)) / 7919 % folds;
}

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
