// Counting what a chunk of draws comes to: cells, tests, margins, tracks, stakes and histograms. Internal to the room.
#pragma once

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
    void add_pairs(const Chunk& chunk, const Play& play);
    void add_pair(std::size_t front, std::size_t history, const Lane& probability);
    void file_groups(const Chunk& chunk);
    void file_margins(const Chunk& chunk);
    void file_shares(const Chunk& chunk, const Landings& landings, const Play& play);
    void file_share(std::size_t cell, std::size_t issue, const std::vector<Lane>& share, const Chunk& chunk,
                    const Landings& landings);
    void file_means(const Chunk& chunk);
    void share_of_term(std::size_t cell, std::size_t issue, const Play& play, std::vector<Lane>& share) const;
    void share_of_forecast(std::size_t cell, std::size_t issue, std::vector<Lane>& share) const;
    std::vector<Lane> likelihood_of_groups(const Chunk& chunk) const;
    bool agrees_with_seen(std::size_t history) const;
    Lane relative_salience(const Chunk& chunk, std::size_t position) const;

    double* column(std::vector<double>& table, std::size_t i) const { return table.data() + i * result_.block.draws; }
    void put(const Chunk& chunk, std::vector<double>& table, std::size_t i, const Lane& lane) const;
    std::size_t act_lane(std::size_t cell, std::size_t node, std::size_t value) const;

    const Model& model_;
    const situation::Situation& s_;
    const Course& course_;
    const Variation& variation_;
    const PastMeans& past_;
    bool full_;
    bool margins_wanted_;
    std::vector<std::size_t> histories_;  // that agree with what was seen
    Evaluation result_;
    Lane evidence_{};
    std::vector<Lane> group_;
    std::vector<Lane> front_cell_;        // [front * cells + cell]
    std::vector<Lane> margin_;            // [cell * margin_width + margin]
    std::vector<Lane> act_;               // [cell][act node][region]
    std::vector<std::size_t> act_offset_; // [node]
    std::size_t act_width_ = 0;
    std::vector<std::vector<Lane>> total_share_;  // [issue][part]: over the cells in which it has a value
};

/// Likelihoods of a signal's values in every row of its table, normalised.
std::vector<std::vector<Lane>> signal_rows(const Chunk& chunk, std::size_t signal);

}  // namespace entente::model
