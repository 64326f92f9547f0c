// Drawing the uncertain inputs. Each input has its own stream, named by its key path, so a draw of one input depends
// on nothing but the seed, the number of the draw and the key: reordering the file, adding an actor or running on
// other threads changes no draw, and two runs are paired wherever they share a key.
//
//     InputColumns columns = draw_inputs(model, seed, 0, 1024, {});
//     const double* influence = columns.of(actor.influence);
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/model.h"

namespace entente::model {

/// What a paired rerun changes: values of inputs, an actor who is taken out of the room, something that was seen.
struct Variation {
    std::vector<situation::Change> changes = {};
    std::optional<ActorId> removed = std::nullopt;
    std::vector<Observation> observed = {};
    std::vector<std::size_t> only_margins = {};  ///< indices into Course::margins: count these and no tests; empty: all
};

struct InputColumns {
    std::uint64_t first = 0;  ///< number of the first draw
    std::size_t draws = 0;
    std::vector<double> values;  ///< input after input, a column of `draws` each
    std::vector<double> events;  ///< chance after chance: the value drawn, of one that changes inputs

    const double* event(std::size_t chance) const { return events.data() + chance * draws; }
    const double* of(InputId input) const { return values.data() + index(input) * draws; }
    double* of(InputId input) { return values.data() + index(input) * draws; }
};

/// Draws first .. first+count-1 of every input, correlated groups through a Gaussian copula. Chances that change
/// inputs are drawn here too, and the changes made.
InputColumns draw_inputs(const Model& model, std::uint64_t seed, std::uint64_t first, std::size_t count,
                         const Variation& variation);

}  // namespace entente::model
