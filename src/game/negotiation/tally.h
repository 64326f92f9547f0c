// Adds up what comes of settlements, and turns the sums into an Outcome. Weights are unnormalised, mass
// exp(log_weight - offset); their sum divides at the end, so one walk is enough. When a lane's weight would
// outgrow the doubles its offset moves and its sums with it. Inside this folder only.
#pragma once

#include <limits>
#include <vector>

#include "game/negotiation/walker.h"

namespace entente::game {

/// One combination of types, as kinds.
struct Profile {
    std::size_t index = 0;
    std::vector<std::size_t> kind;  ///< [actor]
    Row chance;                     ///< product of priors
};

/// All of them, first signatory slowest.
std::vector<Profile> list_profiles(const Board& board);

class Tally {
  public:
    /// `table_chance`: probability of the table these profiles sit at, 1 unless offers tell types apart.
    Tally(const Board& board, std::vector<Profile> profiles, const Row& table_chance, bool detail);

    /// Adds the settlement at hand with the weight of its verdict; `simple`: one profile, with the verdict's
    /// means.
    void add_logit(const Walker& walker, const Verdict& verdict, bool simple);
    /// The same with a weight given (0 or 1).
    void add_weighted(const Walker& walker, const Verdict& verdict, const Row& weight);
    /// Adds everything to the outcome, where a lane is alive: the rest stays as it is.
    void finish(const Row& alive, Outcome& outcome);

  private:
    void spread(const Walker& walker, const Verdict& verdict, bool simple);
    void add_simple(const Walker& walker, const Verdict& verdict);
    void add_profiles(const Walker& walker, const Verdict& verdict);
    void place(const Walker& walker, const Row& force);
    void flush();
    void move_offset(const Row& mass, const Row& log_weight);
    Row* ends(std::size_t profile, std::size_t klass) {
        return &sums_[2 + (profile * board_.classes + klass) * 3];
    }
    Row& force_at(std::size_t klass, std::size_t bin) {
        return sums_[force_ + klass * board_.flat_bins + bin];
    }
    void finish_profile(std::size_t local, const Row& share, const Row& alive, Outcome& outcome);
    void finish_values(const Row& share, const Row& alive, Outcome& outcome);

    const Board& board_;
    std::vector<Profile> profiles_;
    Row table_chance_;
    bool detail_;
    Row offset_;
    std::vector<Row>
        sums_;  ///< total, run, ends by profile and class, in force by class and bin, values, refusals
    std::size_t force_ = 0, values_ = 0, refusals_ = 0;
    Row weight_, signed_, ratified_, kept_, in_force_, held_, average_;
    std::vector<Row> yes_;  ///< [ratifier] of a profile
    std::vector<Row> room_;
    std::size_t run_parent_ =
        ~std::size_t{0};  ///< settlements with the same bins but the last and the same class
    std::uint32_t run_class_ = 0;
    std::vector<std::size_t> run_bin_;
};

}  // namespace entente::game
