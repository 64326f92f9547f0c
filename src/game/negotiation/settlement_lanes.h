// What happens to one settlement once it is on the table, in all lanes: kept, ratified, signed, how much it
// is worth to those who choose it. The inner loops of bargain(); each is compiled for AVX2 and for all others
// with the same bytes. Inside this folder only.
#pragma once

#include <cstdint>

#include "game/negotiation/board.h"

namespace entente::game {

/// One settlement's rows: lambda (u + f - D) of each kind, and exp(-lambda (u + f - D + hold)) of each
/// signatory's.
struct AtStake {
    const Row* value = nullptr;
    const Row* break_odds = nullptr;
    const Row* break_exponents = nullptr;  ///< their logarithms, in direct mode
    const Row* mass = nullptr;
};

/// What is computed of it. Rows of kinds hold what the last evaluation wrote.
struct Verdict {
    explicit Verdict(const Board& board);
    Row kept;                      ///< K, over types
    Row ratified;                  ///< R, over types
    Row signed_by_all;             ///< product of A, over types
    Row log_weight;                ///< sum of kappa a log g, up to a constant
    std::vector<Row> keep;         ///< [kind of signatory]
    std::vector<Row> surplus;      ///< [kind]: lambda S
    std::vector<Row> accept;       ///< [kind]: A
    std::vector<Row> keep_mean;    ///< [signatory]
    std::vector<Row> accept_mean;  ///< [actor]
    std::vector<Row> room;         ///< of coalitions
    Row scratch;
};

/// Next rows of the walk: products are multiplied, sums added. False (and nothing written but the first
/// product) if the first product, the base measure, is 0 in every lane.
bool take_step(const Board& board, std::size_t bin, const Row* products, const Row* sums, Row* next_products,
               Row* next_sums);

/// `values` of a class added to (`multiply`: multiplied with) rows.
void add_class(const Row* rows, const Row* values, std::size_t count, bool multiply, Row* out);
/// exp of rows.
void raise(const Row* exponents, std::size_t count, Row* out);

/// One type an actor, unanimity, the logit rule: the fast case. With `detail`, also surplus and accept_mean.
void judge_simply(const Board& board, const AtStake& stake, bool detail, Verdict& out);

/// Any types, any quota: every row of the verdict. `signs_only`: all but the signatories' probabilities and
/// weights.
void judge(const Board& board, const AtStake& stake, bool signs_only, Verdict& out);

/// mass exp(log_weight - offset) into `weight`; false, if a lane with mass would exceed e^300: then the
/// offset must be moved first.
bool weigh(const Row& mass, const Row& log_weight, const Row& offset, Row& weight);

/// Where a weight goes, for one profile: `sums` are signed only, broken, kept.
void add_ends(const Row& weight, const Row& signed_by_all, const Row& ratified, const Row& kept, Row* sums,
              Row& in_force, Row& in_force_and_kept);
/// sum += a b; sum += a (1 - b); sum += a.
void add_product(const Row& a, const Row& b, Row& sum);
void add_complement(const Row& a, const Row& b, Row& sum);
void add(const Row& a, Row& sum);
/// out = a b.
void multiply(const Row& a, const Row& b, Row& out);

/// Base measure times the probability, over types, that everybody's surplus is at least 0 (ratifiers: that
/// their rule is met). Uses accept_mean and room.
void find_zone(const Board& board, const AtStake& stake, Verdict& verdict, Row& out);

/// The same for one type an actor and unanimity.
void find_zone_simply(const Board& board, const AtStake& stake, const Verdict& verdict, Row& out);

/// For one type an actor and unanimity: the base measure that enters the zone at this settlement without an
/// actor's limits; `kept` is K with them. False: none, and `out` means nothing.
bool open_simply(const Board& board, const AtStake& stake, const Row* sums, const Row& inside,
                 const Row& kept, std::size_t actor, Row& out);

/// Lanes in which the settlement might be in the zone only without this actor's limits: 1, else 0. False:
/// none.
bool may_open(const Board& board, const AtStake& stake, const Row* sums, const Row& inside, std::size_t actor,
              Row& out);

/// The rows of an actor without its limits. `gives`: the first of its rows of lambda b. `exponents`: as in
/// AtStake, or null.
void lift_limits(const Row* gives, std::size_t count, const Row* exponents, Row* value, Row* break_odds);

}  // namespace entente::game
