// Counting what a chunk of draws comes to: cells, tests, margins, tracks, stakes and histograms. Internal to the room.
#pragma once

#include <optional>
#include <vector>

#include "model/land.h"
#include "model/play.h"

namespace entente::model {

class Count {
  public:
    Count(const Model& model, const Variation& variation, std::size_t draws, Detail detail, const PastMeans& past);

    void add(const Chunk& chunk, const Landings& landings, const Play& play);

    /// The sums, and room in them for what is not counted chunk by chunk (failed draws, theories).
    Evaluation& result() { return result_; }

  private:
    void add_tracks(const Chunk& chunk, const Play& play);
    void add_evidence(const Chunk& chunk, std::size_t track, const Lane& in_force);
    const std::vector<std::vector<Lane>>& leaves_of(std::size_t sheet, const Play& play);
    void weigh_pattern(const Sheet& sheet, const Pattern& pattern, const std::vector<Lane>& leaf, std::size_t profiles);
    void add_sheet(std::size_t sheet, const Chunk& chunk, const Play& play);
    void add_front_cells(const Sheet& sheet, const Pattern& pattern, const Play& play);
    void file_claims(const Sheet& sheet, const Chunk& chunk);
    void file_margins(const Sheet& sheet, const Chunk& chunk);
    void file_shares(const Chunk& chunk, const Landings& landings, const Play& play);
    void file_share(std::size_t cell, std::size_t issue, const std::vector<Lane>& share, const Chunk& chunk,
                    const Landings& landings, const Play& play);
    void file_gain(std::size_t cell, std::size_t position, const std::vector<Lane>& factor, const Chunk& chunk);
    void file_typed_gain(std::size_t cell, std::size_t position, std::size_t type, const Chunk& chunk, const Play& play);
    // In points of utility per unit of the issue's scale, of a kind that changes so much.
    Lane relative_salience(const Chunk& chunk, std::size_t position, std::span<const situation::Override> changes) const;
    void file_means(const Chunk& chunk);
    // How likely a cell is with each part of an issue, given how likely it is with each front.
    std::vector<Lane> share_of(std::size_t cell, std::size_t issue, const Play& play, const std::vector<Lane>& front_cell) const;
    void share_of_term(std::size_t cell, std::size_t issue, const Play& play, const std::vector<Lane>& front_cell,
                       std::vector<Lane>& share) const;
    void share_of_forecast(std::size_t cell, std::size_t issue, const std::vector<Lane>& front_cell,
                           std::vector<Lane>& share) const;
    bool is_wanted(const Sheet& sheet) const;
    bool is_margin_wanted(std::size_t margin) const;
    void weigh_products(const Sheet& sheet, const Chunk& chunk);
    void weigh_seen(const Sheet& sheet, const Chunk& chunk);

    double* column(std::vector<double>& table, std::size_t i) const { return table.data() + i * result_.block.draws; }
    void put(const Chunk& chunk, std::vector<double>& table, std::size_t i, const Lane& lane) const;
    const Model& model_;
    const situation::Situation& s_;
    const Course& course_;
    const Variation& variation_;
    const PastMeans& past_;
    bool full_;
    bool margins_wanted_;
    Evaluation result_;
    Lane evidence_{};
    std::vector<Lane> product_;           // [product of the sheet]
    std::vector<Lane> seen_;              // [group of the sheet]: likelihood of what was seen; empty: nothing was
    std::vector<std::vector<std::vector<Lane>>> leaf_; // [sheet][view][combination of its nodes]
    std::vector<char> has_leaves_;        // [sheet]: in this chunk
    std::vector<Lane> given_;             // [profile * groups + group]: within one pattern, where it is hit
    std::vector<char> is_hit_;            // [profile * groups + group]: the pattern can come to it
    std::vector<Lane> group_;             // [group of the sheet]
    std::vector<Lane> front_cell_;        // [front * cells + cell]
    std::vector<std::optional<std::size_t>> type_of_position_;        // the type of its actor, if that moves its positions
    std::vector<std::vector<std::vector<Lane>>> front_cell_of_type_;  // [type][value]: likewise, where a type is of these
    std::vector<std::vector<Lane>> act_;  // [issue][cell * regions + region]
    std::vector<std::vector<Lane>> total_share_;  // [issue][part]: over the cells in which it has a value
};

/// Likelihoods of a signal's values in every row of its table, normalised.
std::vector<std::vector<Lane>> signal_rows(const Chunk& chunk, std::size_t signal);

}  // namespace entente::model
