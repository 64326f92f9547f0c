// Scores the table power kappa on decisions of the EU: terms given agreement ~ m(x) prod g_i(x)^(kappa a_i), with m
// the learned density fitted on the other proposals, or flat. scripts/fit_table_power.sh builds and runs it;
// docs/game.md says what is assumed and reports the table.
//
//     scripts/fit_table_power.sh ../shared/data/bargaining/deu_issues.csv
#include <array>
#include <cstdio>
#include <numeric>
#include <thread>

#include "fit_form.h"
#include "stats/scores.h"

using namespace entente;
using namespace entente::theory;

namespace {

constexpr std::array powers{0.0, .5, 1.0, 2.0, 4.0, 8.0};

/// One way to read the inputs.
struct Reading {
    bool by_salience;  ///< u = 1 - salience |x - a| / 100, else 1 - |x - a| / 100
    double cost;       ///< of no deal: D = u(reversion) - cost
    double lambda;
};

const std::vector<Reading>& readings() {
    static const std::vector<Reading> all = [] {
        std::vector<Reading> list;
        for (const bool by_salience : {false, true})
            for (const double cost : {0.0, .2})
                for (const double lambda : {5.0, 10.0, 20.0}) list.push_back({by_salience, cost, lambda});
        return list;
    }();
    return all;
}

/// One decision with a reversion, on a grid of 200 cells and the places of atoms.
struct Prepared {
    const Decision* decision;
    Vector place;                   ///< cells' middles, then positions (an atom's place is one of them)
    std::vector<Vector> log_worth;  ///< [reading][place]: sum of a log g
};

constexpr std::size_t cells = 200;

double log_worth(const Decision& d, const Reading& reading, double x) {
    const double total = std::accumulate(d.power.begin(), d.power.end(), 0.0);
    double sum = 0;
    for (std::size_t i = 0; i < d.position.size(); ++i) {
        const double weight = reading.by_salience ? d.salience[i] / 100 : 1;
        const auto utility = [&](double at) { return 1 - weight * std::abs(at - d.position[i]) / 100; };
        const double s = reading.lambda * (utility(x) - utility(*d.reversion) + reading.cost);
        sum += d.power[i] / total * std::log(s > 30 ? s + std::exp(-s) : std::log1p(std::exp(s)));
    }
    return sum;
}

Prepared prepare(const Decision& d) {
    Prepared one{&d, {}, {}};
    for (std::size_t c = 0; c < cells; ++c) one.place.push_back((static_cast<double>(c) + .5) * 100 / cells);
    for (const double x : d.position) one.place.push_back(x);
    for (const double x : {0.0, 50.0, 100.0}) one.place.push_back(x);
    for (const Reading& reading : readings()) {
        one.log_worth.emplace_back();
        for (const double x : one.place) one.log_worth.back().push_back(log_worth(d, reading, x));
    }
    return one;
}

/// The base measure at the places: what a normal puts beyond an end stands in the last cell.
Vector measure(const Prepared& one, const DensityParameters* p) {
    Vector mass(one.place.size(), 0);
    if (p == nullptr) {
        std::fill_n(mass.begin(), cells, 1.0 / cells);
        return mass;
    }
    const Decision& d = *one.decision;
    stats::Density density = form_density(*p, {d.position, d.weight, d.mean_salience(), d.reversion});
    for (const stats::Atom& atom : density.atoms) {
        const auto at = std::find(one.place.begin() + cells, one.place.end(), atom.at);
        mass[static_cast<std::size_t>(at - one.place.begin())] += atom.mass;
    }
    density.atoms.clear();
    for (std::size_t c = 0; c < cells; ++c) {
        const double low = c == 0 ? -HUGE_VAL : static_cast<double>(c) * 100 / cells;
        const double high = c + 1 == cells ? HUGE_VAL : static_cast<double>(c + 1) * 100 / cells;
        mass[c] += stats::mass(density, low, high);
    }
    return mass;
}

/// [reading][power]: CRPS.
using Scores = std::vector<std::array<double, powers.size()>>;

Scores score_all(const Prepared& one, const DensityParameters* p) {
    const Vector mass = measure(one, p);
    Scores scores(readings().size());
    Vector weight(mass.size());
    for (std::size_t r = 0; r < readings().size(); ++r) {
        const Vector& worth = one.log_worth[r];
        const double most = *std::max_element(worth.begin(), worth.end());
        for (std::size_t k = 0; k < powers.size(); ++k) {
            for (std::size_t x = 0; x < mass.size(); ++x) weight[x] = mass[x] * std::exp(powers[k] * (worth[x] - most));
            const double total = std::accumulate(weight.begin(), weight.end(), 0.0);
            for (double& w : weight) w /= total;
            scores[r][k] = stats::crps_of_sample(one.place, weight, one.decision->outcome);
        }
    }
    return scores;
}

void add(Scores& sum, const Scores& one) {
    for (std::size_t r = 0; r < sum.size(); ++r)
        for (std::size_t k = 0; k < powers.size(); ++k) sum[r][k] += one[r][k];
}

struct Scored {
    Scores held{readings().size()};
    std::vector<double> nested = std::vector<double>(readings().size(), 0);
    std::vector<std::array<std::size_t, powers.size()>> chosen{readings().size()};
};

const Form& shipped_form() {
    return forms().back();
}

std::vector<const Decision*> others(const std::vector<const Decision*>& all, std::size_t partition, const char* level,
                                    std::size_t folds, std::size_t fold) {
    std::vector<const Decision*> rest;
    for (const Decision* d : all)
        if (fold_of(*d, partition, level, folds) != fold) rest.push_back(d);
    return rest;
}

Scored run_partition(const std::vector<Decision>& decisions, const std::vector<Prepared>& prepared,
                     std::size_t partition) {
    std::vector<const Decision*> all;
    for (const Decision& d : decisions) all.push_back(&d);
    Scored result;
    for (std::size_t fold = 0; fold < outer_folds; ++fold) {
        const auto training = others(all, partition, "outer", outer_folds, fold);
        Scores inner(readings().size());
        for (std::size_t k = 0; k < inner_folds; ++k) {
            const DensityParameters p =
                at(shipped_form(), fit(shipped_form(), others(training, partition, "inner", inner_folds, k)));
            for (const Prepared& one : prepared)
                if (fold_of(*one.decision, partition, "outer", outer_folds) != fold &&
                    fold_of(*one.decision, partition, "inner", inner_folds) == k)
                    add(inner, score_all(one, &p));
        }
        const DensityParameters p = at(shipped_form(), fit(shipped_form(), training));
        for (const Prepared& one : prepared) {
            if (fold_of(*one.decision, partition, "outer", outer_folds) != fold) continue;
            const Scores scores = score_all(one, &p);
            add(result.held, scores);
            for (std::size_t r = 0; r < inner.size(); ++r)
                result.nested[r] += scores[r][static_cast<std::size_t>(
                    std::min_element(inner[r].begin(), inner[r].end()) - inner[r].begin())];
        }
        for (std::size_t r = 0; r < inner.size(); ++r)
            ++result.chosen[r][static_cast<std::size_t>(std::min_element(inner[r].begin(), inner[r].end()) -
                                                        inner[r].begin())];
    }
    return result;
}

void print_row(const Reading& reading, const std::array<double, powers.size()>& sums, double divisor) {
    std::printf("%-8s %5.1f %6.0f ", reading.by_salience ? "salience" : "one", reading.cost, reading.lambda);
    for (const double sum : sums) std::printf("%8.3f", sum / divisor);
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) return std::fprintf(stderr, "usage: fit_table_power deu_issues.csv\n"), 64;
    const auto decisions = read_deu(arguments[1]);
    if (!decisions) return std::fprintf(stderr, "%s\n", format(decisions.error()[0]).c_str()), 65;
    std::vector<Prepared> prepared;
    for (const Decision& d : *decisions)
        if (d.reversion) prepared.push_back(prepare(d));

    std::vector<Scored> results(partitions);
    std::vector<std::thread> workers;
    for (std::size_t lane = 0; lane < 2; ++lane)
        workers.emplace_back([&, lane] {
            for (std::size_t p = lane; p < partitions; p += 2) results[p] = run_partition(*decisions, prepared, p);
        });
    for (std::thread& worker : workers) worker.join();

    std::printf("%zu issues with a reversion; held-out CRPS by table power\n\nweight    cost lambda ", prepared.size());
    for (const double k : powers) std::printf("%8.1f", k);
    std::printf("  nested  chosen\n");
    const double issues = static_cast<double>(prepared.size());
    for (std::size_t r = 0; r < readings().size(); ++r) {
        std::array<double, powers.size()> sums{};
        std::array<std::size_t, powers.size()> chosen{};
        double nested = 0;
        for (const Scored& result : results) {
            nested += result.nested[r];
            for (std::size_t k = 0; k < powers.size(); ++k) sums[k] += result.held[r][k], chosen[k] += result.chosen[r][k];
        }
        print_row(readings()[r], sums, issues * partitions);
        std::printf("%8.3f ", nested / issues / partitions);
        for (const std::size_t times : chosen) std::printf(" %zu", times);
        std::printf("\n");
    }
    std::printf("\nflat base measure (nothing is fitted)\n");
    Scores flat_scores(readings().size());
    for (const Prepared& one : prepared) add(flat_scores, score_all(one, nullptr));
    for (std::size_t r = 0; r < readings().size(); ++r) print_row(readings()[r], flat_scores[r], issues), std::printf("\n");
}
