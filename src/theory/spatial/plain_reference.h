// The Spatial Model of Politics written the way README.md states it: one formula, one function, no sharing of work.
// Kept as the reference that the fast kernels must equal bit by bit. Tests only; valid input assumed.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "theory/spatial/draw.h"
#include "theory/spatial/election.h"
#include "theory/spatial/spatial.h"

namespace entente::theory::spatial::plain {

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

/// Positions, saliences and ideals on 0..1, powers as given.
struct World {
    std::size_t actors = 0;
    std::size_t issues = 0;
    Vector power;
    Matrix salience;
    Matrix accommodation;
    Matrix position;
    Matrix ideal;
};

inline double bounded(double x) { return std::min(1.0, std::max(-1.0, x / 1e-8)); }

inline double vote(VotingRule rule, double weight, double x) {
    switch (rule) {
        case VotingRule::binary: return weight * bounded(x);
        case VotingRule::proportional_binary: return weight * (0.8 * x + 0.2 * bounded(x));
        case VotingRule::proportional: return weight * x;
        case VotingRule::proportional_cubic: return weight * (0.5 * x + 0.5 * (x * x * x));
        case VotingRule::cubic: return weight * (x * x * x);
        case VotingRule::asymmetric: return x < 0 ? weight * x : (2.0 / 3.0) * weight * x;
    }
    return 0;
}

inline double power_of(VictoryLaw law, double x) {
    const double x2 = x * x;
    const double x4 = x2 * x2;
    switch (law) {
        case VictoryLaw::square: return x2;
        case VictoryLaw::quartic: return x4;
        case VictoryLaw::octic: return x4 * x4;
        default: return x;
    }
}

/// The chance that a coalition of strength `a` beats one of strength `b`.
inline double victory(VictoryLaw law, double a, double b) {
    if (law == VictoryLaw::binary) {
        const double lead = 1.1;
        if (a >= lead * b) {
            return 1.0 / (1.0 + 1e-6);
        }
        if (b >= lead * a) {
            return 1e-6 / (1.0 + 1e-6);
        }
        const double share = a / (a + b);
        return (share * (lead + 1.0) - 1.0) / (lead - 1.0);
    }
    return power_of(law, a) / (power_of(law, a) + power_of(law, b));
}

/// Product of each row over the sum of all products. The exponents are carried apart, so that a long product of
/// small chances cannot vanish.
inline Vector shares_of_products(const Matrix& chance) {
    std::vector<int> exponent(chance.size(), 0);
    Vector p(chance.size(), 1.0);
    for (std::size_t a = 0; a < chance.size(); ++a) {
        for (const double x : chance[a]) {
            int shift = 0;
            p[a] = std::frexp(p[a] * x, &shift);
            exponent[a] += shift;
        }
    }
    const int largest = *std::max_element(exponent.begin(), exponent.end());
    double total = 0;
    for (std::size_t a = 0; a < p.size(); ++a) {
        p[a] = std::ldexp(p[a], exponent[a] - largest);
        total += p[a];
    }
    for (double& x : p) {
        x /= total;
    }
    return p;
}

/// Probabilistic Condorcet election; utility[voter][option].
inline Vector election(const Options& options, const Vector& weight, const Matrix& utility) {
    const std::size_t m = utility[0].size();
    Matrix coalition(m, Vector(m, 1e-8));
    Matrix chance(m, Vector(m, 0.5));
    // One vote a pair, the later option against the earlier: it matters where votes are not symmetric.
    for (std::size_t a = 0; a < m; ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            for (std::size_t k = 0; k < weight.size(); ++k) {
                const double v = vote(options.voting, weight[k], utility[k][a] - utility[k][b]);
                coalition[a][b] += std::max(0.0, v);
                coalition[b][a] += std::max(0.0, -v);
            }
            chance[b][a] = victory(options.victory, coalition[b][a], coalition[a][b]);
            chance[a][b] = victory(options.victory, coalition[a][b], coalition[b][a]);
        }
    }
    Vector p(m, 1.0 / static_cast<double>(m));
    if (options.condorcet == CondorcetModel::conditional) {
        return shares_of_products(chance);
    }
    const bool uniform = options.condorcet == CondorcetModel::markov_uniform;
    Matrix challenge(m, Vector(m, 1.0 / static_cast<double>(m)));
    for (std::size_t b = 0; !uniform && b < m; ++b) {
        double total = 0;
        for (std::size_t a = 0; a < m; ++a) {
            challenge[a][b] = coalition[a][b] * chance[a][b] + (a == b ? 1e-10 : 0.0);
            total += challenge[a][b];
        }
        for (std::size_t a = 0; a < m; ++a) {
            challenge[a][b] /= total;
        }
    }
    const double enough = uniform ? 1e-6 : 1e-8;
    for (std::size_t step = 0; step < most_election_steps; ++step) {
        Vector next(m, 0.0);
        double change = 0;
        for (std::size_t a = 0; a < m; ++a) {
            for (std::size_t b = 0; b < m; ++b) {
                next[a] += chance[a][b] * (p[a] * challenge[b][a] + p[b] * challenge[a][b]);
            }
            change = std::max(change, std::abs(next[a] - p[a]));
        }
        for (std::size_t a = 0; a < m; ++a) {
            p[a] = (p[a] + next[a]) / 2.0;
        }
        if (change <= enough) {
            break;
        }
    }
    return p;
}

/// Distance of a position from the ideal of actor `i`, in its own eyes.
inline double distance(const World& world, std::size_t i, const Vector& position) {
    double square = 0;
    double scale = 0;
    for (std::size_t k = 0; k < world.issues; ++k) {
        const double part = (world.ideal[i][k] - position[k]) * world.salience[i][k];
        square += part * part;
        scale += world.salience[i][k] * world.salience[i][k];
    }
    return std::sqrt(square / scale);
}

inline double utility(double d, double risk) { return d > 1 ? (1 - d) * (1 + risk) : (1 - d) * (1 + risk * d); }

inline double total_salience(const World& world, std::size_t i) {
    double total = 0;
    for (const double s : world.salience[i]) {
        total += s;
    }
    return total;
}

inline Matrix distances(const World& world) {
    Matrix d(world.actors, Vector(world.actors));
    for (std::size_t i = 0; i < world.actors; ++i) {
        for (std::size_t j = 0; j < world.actors; ++j) {
            d[i][j] = distance(world, i, world.position[j]);
        }
    }
    return d;
}

inline Vector risk_attitudes(const World& world, const Options& options) {
    Matrix u = distances(world);
    for (Vector& row : u) {
        for (double& x : row) {
            x = 1.0 - x;
        }
    }
    const Vector p = election(options, world.power, u);
    const double low = *std::min_element(p.begin(), p.end());
    const double high = *std::max_element(p.begin(), p.end());
    Vector risk(world.actors, 0.0);
    for (std::size_t i = 0; high > low && i < world.actors; ++i) {
        switch (options.risk_range) {
            case RiskRange::minimum: risk[i] = (p[i] - low) / (high - low); break;
            case RiskRange::middle: risk[i] = (3 * p[i] - (high + 2 * low)) / (2 * (high - low)); break;
            case RiskRange::maximum: risk[i] = (2 * p[i] - (high + low)) / (high - low); break;
        }
    }
    return risk;
}

/// The risk attitude that h supposes in an actor whose own is `other`, when its own is `own`.
inline double perceived(RiskPerception choice, double own, double other) {
    switch (choice) {
        case RiskPerception::none: return own;
        case RiskPerception::one_third: return (2 * own + other) / 3;
        case RiskPerception::half: return (own + other) / 2;
        case RiskPerception::two_thirds: return (own + 2 * other) / 3;
        case RiskPerception::full: return other;
    }
    return own;
}

struct Challenge {
    double gain = 0;             ///< expected gain of the actor asked about
    double win_probability = 0;  ///< the initiator's chance
};

/// A turn: distances and risk attitudes at its start, and the questions asked of them.
struct Scene {
    const World& world;
    const Options& options;
    Matrix d;
    Vector risk;

    Scene(const World& w, const Options& o) : world(w), options(o), d(distances(w)), risk(risk_attitudes(w, o)) {}

    /// Utility to i of the position of j, as h sees it.
    double seen(std::size_t h, std::size_t i, std::size_t j) const {
        return utility(d[i][j], perceived(options.risk_perception, risk[h], risk[i]));
    }
    double influence(std::size_t n) const { return total_salience(world, n) * world.power[n]; }

    /// i challenges j, seen by h: the chance that i wins and what k gains.
    Challenge challenge(std::size_t h, std::size_t k, std::size_t i, std::size_t j) const {
        const VotingRule rule = options.voting;
        double x = 1e-10;
        double y = 1e-10;
        for (const double v : {vote(rule, influence(i), seen(h, i, i) - seen(h, i, j)),
                               vote(rule, influence(j), seen(h, j, i) - seen(h, j, j))}) {
            x += std::max(0.0, v);
            y += std::max(0.0, -v);
        }
        const double x0 = x;
        const double y0 = y;
        for (std::size_t n = 0; n < world.actors; ++n) {
            if (n == i || n == j) {
                continue;
            }
            const double ui = seen(h, n, i);
            const double uj = seen(h, n, j);
            const double un = seen(h, n, n);
            const double v0 = vote(rule, influence(n), ui - uj);
            const double xn = x0 + std::max(0.0, v0);
            const double yn = y0 + std::max(0.0, -v0);
            const double p = xn / (xn + yn);
            double a = 2 * ui + un;
            double b = 3 * uj;
            double c = 3 * ui;
            double e = 2 * uj + un;
            if (options.commitment == ThirdPartyCommitment::full) {
                a = 3 * ui;
                e = 3 * uj;
            } else if (options.commitment == ThirdPartyCommitment::none) {
                b = 2 * uj + un;
                c = 2 * ui + un;
            }
            const double v = vote(rule, influence(n), (p * a + (1 - p) * b) - (p * c + (1 - p) * e));
            x += std::max(0.0, v);
            y += std::max(0.0, -v);
        }
        const double p = x / (x + y);
        const double s = total_salience(world, j);
        const double win = 2 * seen(h, k, i);
        const double lose = 2 * seen(h, k, j);
        const double contest = p * win + (y / (x + y)) * lose;
        const double as_is = seen(h, k, i) + seen(h, k, j);
        return {((1 - s) * win + s * contest) - as_is, p};
    }
};

struct Deal {
    std::size_t initiator = 0;
    std::size_t receiver = 0;
    Vector at_initiator;
    Vector at_receiver;
    Challenge view;
};

inline double round4(double x) { return std::floor(1e4 * x + 0.5) / 1e4; }

/// The vector bargain between i and j when the chance of i is taken to be p.
inline Deal interpolate(const World& world, VectorBargain rule, std::size_t i, std::size_t j, double p) {
    Deal deal{i, j, Vector(world.issues), Vector(world.issues), {}};
    const double q = 1 - p;
    const double e = 1e-6;
    for (std::size_t k = 0; k < world.issues; ++k) {
        const double si = world.salience[i][k];
        const double sj = world.salience[j][k];
        const double ti = world.position[i][k];
        const double tj = world.position[j][k];
        if (rule == VectorBargain::s2pmax) {
            const double di = std::max(0.0, q - p);
            const double dj = std::max(0.0, p - q);
            const double gi = sj * sj * di / (sj * sj * di + e + si * si * (1 - di));
            const double gj = si * si * dj / (si * si * dj + e + sj * sj * (1 - dj));
            deal.at_initiator[k] = ti + gi * (tj - ti);
            deal.at_receiver[k] = tj + gj * (ti - tj);
            continue;
        }
        const double wi = rule == VectorBargain::s1p1 ? si * p : (si * si) * (p * p);
        const double wj = rule == VectorBargain::s1p1 ? sj * q : (sj * sj) * (q * q);
        deal.at_initiator[k] = round4(((wi + e) * ti + wj * tj) / (wi + wj + e));
        deal.at_receiver[k] = round4((wi * ti + (wj + e) * tj) / (wi + wj + e));
    }
    return deal;
}

/// The bargains of a turn, by initiator, then by view.
inline std::vector<Deal> propose(const Scene& scene) {
    const World& world = scene.world;
    const Options& options = scene.options;
    std::vector<Deal> deals;
    for (std::size_t i = 0; i < world.actors; ++i) {
        std::size_t target = i;
        Challenge best{1e-5, 0};
        for (std::size_t j = 0; j < world.actors; ++j) {
            const Challenge challenge = j == i ? Challenge{} : scene.challenge(i, i, i, j);
            if (challenge.gain > best.gain) {
                best = challenge;
                target = j;
            }
        }
        if (target == i) {
            continue;
        }
        Deal mine = interpolate(world, options.interpolation, i, target, best.win_probability);
        mine.view = best;
        if (options.bargain == BargainModel::initiator) {
            deals.push_back(std::move(mine));
            continue;
        }
        const bool corrected = options.consent == Consent::both;
        const Challenge seen = scene.challenge(target, i, i, target);
        const double p = corrected ? seen.win_probability : seen.gain;
        Deal theirs = interpolate(world, options.interpolation, i, target, p);
        theirs.view = {best.gain, p};
        if (options.bargain == BargainModel::initiator_and_receiver) {
            deals.push_back(std::move(mine));
            deals.push_back(std::move(theirs));
            continue;
        }
        const double wi = scene.influence(i);
        const double wj = total_salience(world, target) * world.power[corrected ? target : i];
        for (std::size_t k = 0; k < world.issues; ++k) {
            mine.at_initiator[k] = (wi * mine.at_initiator[k] + wj * theirs.at_initiator[k]) / (wi + wj);
            mine.at_receiver[k] = (wi * mine.at_receiver[k] + wj * theirs.at_receiver[k]) / (wi + wj);
        }
        deals.push_back(std::move(mine));
    }
    return deals;
}

/// Utility to n of the world in which `deal` alone is carried out (none: as it is).
inline double value(const Scene& scene, std::size_t n, const Deal* deal) {
    double sum = 0;
    for (std::size_t m = 0; m < scene.world.actors; ++m) {
        double d = scene.d[n][m];
        if (deal && m == deal->initiator) {
            d = distance(scene.world, n, deal->at_initiator);
        } else if (deal && m == deal->receiver) {
            d = distance(scene.world, n, deal->at_receiver);
        }
        sum += utility(d, scene.risk[n]);
    }
    return sum / static_cast<double>(scene.world.actors);
}

inline constexpr std::size_t as_is = static_cast<std::size_t>(-1);

/// The deal that k elects from its queue: an index into deals, or as_is.
inline std::size_t elect(const Scene& scene, const std::vector<Deal>& deals, std::size_t turn, std::size_t k) {
    // What is stands where the actor's own proposal would: after the proposals of earlier initiators.
    std::vector<std::size_t> queue;
    std::size_t earlier = 0;
    for (std::size_t b = 0; b < deals.size(); ++b) {
        if (deals[b].initiator == k || deals[b].receiver == k) {
            queue.push_back(b);
            earlier += deals[b].initiator < k ? 1U : 0U;
        }
    }
    queue.insert(queue.begin() + static_cast<std::ptrdiff_t>(earlier), as_is);
    if (queue.size() == 1) {
        return as_is;
    }
    Matrix u(scene.world.actors, Vector(queue.size()));
    for (std::size_t n = 0; n < scene.world.actors; ++n) {
        for (std::size_t b = 0; b < queue.size(); ++b) {
            u[n][b] = value(scene, n, queue[b] == as_is ? nullptr : &deals[queue[b]]);
        }
    }
    const Vector p = election(scene.options, scene.world.power, u);
    if (scene.options.transition == StateTransition::stochastic) {
        return queue[drawn(p, scene.options.seed, turn, k)];
    }
    return queue[static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin())];
}

inline bool same_place(const World& world, std::size_t i, std::size_t j) {
    double square = 0;
    for (std::size_t k = 0; k < world.issues; ++k) {
        const double part = world.position[i][k] - world.position[j][k];
        square += part * part;
    }
    return std::sqrt(square) < 1e-3;
}

/// A place is an actor's position that no earlier place is near. "Near" does not carry over: an actor near two
/// places reports the chance of the later one, as the source does.
inline Vector win_probabilities(const Scene& scene) {
    const World& world = scene.world;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < world.actors; ++i) {
        const auto near_i = [&](std::size_t place) { return same_place(world, i, place); };
        if (std::none_of(places.begin(), places.end(), near_i)) {
            places.push_back(i);
        }
    }
    Matrix u(world.actors, Vector(places.size()));
    for (std::size_t n = 0; n < world.actors; ++n) {
        for (std::size_t b = 0; b < places.size(); ++b) {
            u[n][b] = scene.seen(n, n, places[b]);
        }
    }
    const Vector p = election(scene.options, world.power, u);
    Vector result(world.actors);
    for (std::size_t i = 0; i < world.actors; ++i) {
        for (std::size_t b = 0; b < places.size(); ++b) {
            result[i] = same_place(world, i, places[b]) ? p[b] : result[i];
        }
    }
    return result;
}

struct Step {
    Vector win_probability;
    Vector risk;
    std::vector<Deal> deals;
    std::vector<std::size_t> elected;  ///< per actor
    Matrix position;
    Matrix ideal;
};

/// One turn from `world` to the positions and ideals after it.
inline Step take_turn(const World& world, const Options& options, std::size_t turn) {
    const Scene scene(world, options);
    Step step{win_probabilities(scene), scene.risk, propose(scene), {}, world.position, world.ideal};
    for (std::size_t k = 0; k < world.actors; ++k) {
        step.elected.push_back(elect(scene, step.deals, turn, k));
    }
    for (std::size_t k = 0; k < world.actors; ++k) {
        if (step.elected[k] == as_is) {
            continue;
        }
        const Deal& deal = step.deals[step.elected[k]];
        const bool agreed = step.elected[deal.initiator] == step.elected[deal.receiver];
        if (options.consent == Consent::each_alone || agreed) {
            step.position[k] = k == deal.initiator ? deal.at_initiator : deal.at_receiver;
        }
    }
    for (std::size_t i = 0; i < world.actors; ++i) {
        for (std::size_t k = 0; k < world.issues; ++k) {
            double followed = 0;
            double moved = 0;
            for (std::size_t j = 0; j < world.actors; ++j) {
                followed += world.accommodation[i][j];
                moved += world.accommodation[i][j] * step.position[j][k];
            }
            step.ideal[i][k] = moved + (1 - followed) * world.ideal[i][k];
        }
    }
    return step;
}

inline double movement(const Matrix& from, const Matrix& to) {
    double total = 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
        double square = 0;
        for (std::size_t k = 0; k < from[i].size(); ++k) {
            const double part = to[i][k] - from[i][k];
            square += part * part;
        }
        total += std::sqrt(square);
    }
    return total;
}

struct Run {
    std::vector<Step> steps;
    std::vector<Matrix> positions;  ///< the input first
    std::vector<Matrix> ideals;
    std::vector<Vector> win_probability;
    std::vector<double> ratio;
};

inline Run run(World world, const Options& options) {
    Run run{{}, {world.position}, {world.ideal}, {}, {}};
    double first = 0;
    for (std::size_t turn = 1; turn <= options.max_turns; ++turn) {
        Step step = take_turn(world, options, turn);
        const double moved = movement(world.position, step.position);
        first = turn == 1 ? moved : first;
        world.position = step.position;
        world.ideal = step.ideal;
        run.positions.push_back(world.position);
        run.ideals.push_back(world.ideal);
        run.win_probability.push_back(step.win_probability);
        run.ratio.push_back(moved / (first + 1e-4));
        run.steps.push_back(std::move(step));
        if (turn >= 2 && run.ratio.back() < options.stop_ratio) {
            break;
        }
    }
    run.win_probability.push_back(win_probabilities(Scene(world, options)));
    return run;
}

}  // namespace entente::theory::spatial::plain
