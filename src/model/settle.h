// Where a settlement on one issue lands in one draw: the mass of every bin (DESIGN 4.2 and 4.3).
//
// On a term or a forecast the mass is w x learned + (1-w) x flat, each truncated to what is possible and renormalised.
// Atoms of the learned density belong to a landmark or constant within half a point. An act lands where its decider
// wants it, pulled by its voices: the weighted mean of their positions, moved into what is possible.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/grid.h"

namespace entente::model {

/// One draw of what matters on one issue, in the units.
struct Landing {
    std::span<const double> positions;  ///< of those who weigh in
    std::span<const double> weights;    ///< influence x salience, at least 0
    double possible_low = 0;
    double possible_high = 0;
    double learned_weight = 1;          ///< w
};

/// The rungs of an issue's scale, on which masses are counted: every bin of its grid, or (coarse) one rung for each
/// slot, which is all that the bargain and the outcomes tell apart.
class Ladder {
  public:
    enum class Fineness { bins, slots };
    Ladder(Grid grid, Fineness fineness);

    std::size_t size() const { return low_.size(); }
    double low(std::size_t rung) const { return low_[rung]; }
    double high(std::size_t rung) const { return high_[rung]; }
    double middle(std::size_t rung) const { return (low_[rung] + high_[rung]) / 2; }
    std::uint32_t region(std::size_t rung) const { return region_[rung]; }
    std::uint32_t slot(std::size_t rung) const { return slot_[rung]; }
    std::size_t rung_of(double x) const { return rung_of_bin_[bin_of(grid_, x)]; }
    /// The rung whose stretch contains x, points not counted.
    std::size_t rung_at(double x) const;
    const Grid& grid() const { return grid_; }

    /// Fills `mass`, one a rung, with the distribution of a term or forecast. It sums to 1, or to 0 if nothing is
    /// possible (possible_low above possible_high) or nobody weighs in and no flat part is wanted.
    void settle(const Landing& landing, std::span<double> mass) const;

  private:
    double add_learned(const Landing& landing, std::span<double> mass) const;
    void add_flat(const Landing& landing, double share, std::span<double> mass) const;

    Grid grid_;
    std::vector<double> low_;
    std::vector<double> high_;
    std::vector<std::uint32_t> region_;
    std::vector<std::uint32_t> slot_;
    std::vector<std::size_t> rung_of_bin_;
};

/// Where an act lands: the weighted mean of decider and voices (the plain mean if all weights are 0), moved into what
/// is possible.
double land_act(const Landing& landing);

}  // namespace entente::model
