// The hot loops of the Spatial Model of Politics: a turn of N actors costs about N^3 of their steps.
//
// All tables are dense rows of `stride` doubles, stride = lanes_of(count): a whole number of vectors, so that no loop
// has a tail. What stands in the padding is finite and means nothing. Sums over actors run in the order of the
// actors in every lane, so the results equal those of plain_reference.h bit by bit, with AVX2 or without.
//
//     std::size_t stride = lanes_of(actors);
//     std::vector<double> p(stride);
//     utilities_of(stride, distance_row, risk, row_of_utilities);
#pragma once

#include <cstddef>

#include "theory/spatial/laws.h"

namespace entente::theory::spatial {

/// The smallest multiple of four that is at least `count`.
constexpr std::size_t lanes_of(std::size_t count) { return (count + 3) / 4 * 4; }

/// Actors as the distance kernel wants them: column after column, [issue * stride + actor].
struct Ideals {
    std::size_t stride = 0;
    std::size_t issues = 0;
    const double* ideal = nullptr;
    const double* salience = nullptr;
    const double* square_sum = nullptr;  ///< [actor] sum of squared saliences; above 0, in the padding too
};

/// out[n] = distance of the point (one number an issue, `step` apart) from the ideal of n, as n weighs issues.
void distances_from(const Ideals& actors, const double* point, std::size_t step, double* out);

/// out[n] = (1 - d[n]) (1 + risk[n] min(d[n], 1)).
void utilities_of(std::size_t stride, const double* d, const double* risk, double* out);

/// sum[n] += term[n].
void add_row(std::size_t stride, const double* term, double* sum);

/// How strongly voters side with each option against each other one.
struct Ballot {
    std::size_t voters = 0;
    std::size_t options = 0;
    std::size_t stride = 0;           ///< lanes_of(options)
    const double* utility = nullptr;  ///< [voter * stride + option]
    const double* weight = nullptr;   ///< [voter]
};

/// side[a * stride + b] = strength of the coalition for a against b, rival[a * stride + b] = that for b against a.
/// 1e-8 on the diagonal.
void coalitions(const Ballot& ballot, VotingRule rule, double* side, double* rival);

/// chance[b * stride + a] = chance that a beats b (note the order), 1/2 on the diagonal.
void victories(std::size_t options, std::size_t stride, VictoryLaw law, const double* side, const double* rival,
               double* chance);

/// What the actors of a turn know. Tables [actor * stride + other] unless said otherwise; "loss" is 1 - distance and
/// "reach" is min(distance, 1), of the other's position from the actor's ideal.
struct Scene {
    std::size_t actors = 0;
    std::size_t stride = 0;
    const double* loss = nullptr;
    const double* reach = nullptr;
    const double* loss_by_position = nullptr;   ///< transposed: [position * stride + actor]
    const double* reach_by_position = nullptr;  ///< transposed
    const double* own_loss = nullptr;           ///< [actor] the diagonal
    const double* own_reach = nullptr;          ///< [actor]
    const double* influence = nullptr;          ///< [actor] power times total salience
    const double* third_party = nullptr;        ///< [actor * stride + other] influence, 0 where the two are one
    const double* salience = nullptr;           ///< [actor] total
};

/// Columns of `stride` numbers, one a target j.
struct Challenges {
    double* win;   ///< the chance of who challenges
    double* lose;  ///< that of j
    double* gain;  ///< what who challenges expects to gain
    double* principal_for;      ///< scratch
    double* principal_against;  ///< scratch
};

/// The challenges of actor i against everyone, as i sees them with risk attitudes seen[n]. Lane i means nothing.
void challenges_of(const Scene& scene, std::size_t i, const double* seen, VotingRule rule,
                   ThirdPartyCommitment commitment, const Challenges& out);

}  // namespace entente::theory::spatial
