#include "situation/situation.h"

#include <algorithm>
#include <tuple>

namespace entente::situation {

bool Chance::changes_inputs() const {
    return std::any_of(changes.begin(), changes.end(), [](const std::vector<Override>& list) { return !list.empty(); });
}

const Position* Situation::position(IssueId issue, ActorId actor) const {
    const auto found = std::lower_bound(positions.begin(), positions.end(), std::tuple(issue, actor),
                                        [](const Position& position, const std::tuple<IssueId, ActorId>& wanted) {
                                            return std::tuple(position.issue, position.actor) < wanted;
                                        });
    return found != positions.end() && found->issue == issue && found->actor == actor ? &*found : nullptr;
}

InputId instead_of(InputId input, std::span<const Override> overrides) {
    const auto said = std::find_if(overrides.begin(), overrides.end(),
                                   [&](const Override& change) { return change.input == input; });
    return said != overrides.end() ? said->value : input;
}

bool Situation::is_left_open(InputId id) const {
    const auto says = [&](const Option& option) { return option.cost == id && option.as_much_as.has_value(); };
    return input(id).is_default && std::none_of(moves.begin(), moves.end(), [&](const Move& move) {
               return std::any_of(move.options.begin(), move.options.end(), says);
           });
}

std::optional<InputId> Situation::find_input(const std::string& key) const {
    const auto found = std::lower_bound(inputs.begin(), inputs.end(), key,
                                        [](const Input& input, const std::string& wanted) { return input.key < wanted; });
    if (found == inputs.end() || found->key != key) {
        return std::nullopt;
    }
    return static_cast<InputId>(found - inputs.begin());
}

}  // namespace entente::situation
