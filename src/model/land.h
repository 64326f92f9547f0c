// Where every issue lands in a chunk of draws, before anybody's interests count: masses, means and distances from
// positions, by part. Internal to the room.
#pragma once

#include <span>
#include <vector>

#include "model/chunk.h"

namespace entente::model {

class Landings {
  public:
    Landings(const Model& model, const InputColumns& inputs, const Variation& variation, bool full);

    /// Lands draws begin .. begin+count-1; `failed` (of the whole block) is set to 1 where nothing is possible.
    void land(std::size_t begin, std::size_t count, std::vector<double>& failed);

    const std::vector<IssueLanes>& issues() const { return lanes_; }
    const std::vector<std::vector<Lane>>& distance() const { return distance_; }
    const Ladder& ladder(std::size_t issue) const { return ladders_[issue]; }
    /// Indices into Model::typed_positions: those on an issue whose distances are followed.
    const std::vector<std::size_t>& typed_on(std::size_t issue) const { return typed_on_[issue]; }

  private:
    void land_draw(std::size_t issue, std::size_t draw, std::size_t d, double& failed);
    void measure_draw(std::size_t issue, std::size_t draw, std::size_t d, double wished);
    void blank(std::size_t d);
    double wished_share(const IssueModel& issue, std::size_t draw) const;
    double input(InputId id, std::size_t draw) const { return inputs_.of(id)[draw]; }

    const Model& model_;
    const situation::Situation& s_;
    const InputColumns& inputs_;
    const Variation& variation_;
    std::vector<Ladder> ladders_;
    std::vector<IssueLanes> lanes_;
    std::vector<std::vector<Lane>> distance_;             // [typed position][part] mass times distance
    std::vector<std::vector<std::size_t>> typed_on_;     // [issue]
    std::vector<double> mass_;
    std::vector<double> scratch_;
};

/// Those who weigh in on an issue, without whoever is taken out.
std::vector<Seat> seats_of(const IssueModel& issue, const Variation& variation);

}  // namespace entente::model
