// Strong indices: an actor's index can't be passed where an issue's is meant.
//
//     for (ActorId a : all<ActorId>(situation.actors.size())) use(situation.actors[index(a)]);
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente {

enum class ActorId : std::uint32_t {};
enum class IssueId : std::uint32_t {};
enum class TrackId : std::uint32_t {};
enum class InputId : std::uint32_t {};  ///< an uncertain input of a situation
enum class OutcomeId : std::uint32_t {};
enum class VariableId : std::uint32_t {};  ///< a type, chance or move: something that takes one of a few values

template <class Id>
constexpr std::size_t index(Id id) {
    return static_cast<std::size_t>(id);
}

/// The ids 0..count-1 in order.
template <class Id>
std::vector<Id> all(std::size_t count) {
    std::vector<Id> ids;
    ids.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        ids.push_back(static_cast<Id>(i));
    }
    return ids;
}

}  // namespace entente
