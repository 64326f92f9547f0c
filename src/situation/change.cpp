#include "situation/change.h"

#include <algorithm>

#include "base/text.h"

namespace entente::situation {

ValueRules value_rules(const Situation& situation, const Input& input) {
    ValueRules rules{input.value.bounds, {}, WordSet::none};
    std::string_view key = input.key;
    if (const std::size_t changes = key.rfind(".changes."); changes != std::string_view::npos) {
        key.remove_prefix(changes + std::string_view(".changes.").size());  // as what it changes
    }
    const std::vector<std::string_view> path = split(key, '.');
    const std::string_view table = path.front();
    if (table == "base" || table == "chance" || table == "type" || table == "signal" || table == "past") {
        rules.words = WordSet::chance;
    } else if (table == "measure" || table == "flow") {
        rules.words = WordSet::share;
    } else if (path.back() == "influence") {
        rules.words = WordSet::influence;
    } else if (path.back() == "salience" || path.back() == "weight") {
        rules.words = WordSet::salience;
    } else if (table == "issue" || table == "position") {
        const auto issue = std::find_if(situation.issues.begin(), situation.issues.end(),
                                        [&](const Issue& candidate) { return candidate.id == path[1]; });
        rules.landmarks = issue->landmarks;
    }
    return rules;
}

Result<Change> read_change(const Situation& situation, std::string_view key, std::string_view written) {
    const std::string name(trim(key));
    const std::optional<InputId> input = situation.find_input(name);
    if (!input) {
        std::vector<std::string> keys;
        for (const Input& known : situation.inputs) {
            keys.push_back(known.key);
        }
        const auto meant = nearest(name, keys);
        return failure("E180", "no input has the key path \"" + name + "\"",
                       meant ? "did you mean \"" + *meant + "\"?" : "`entente check FILE --inputs` lists them all");
    }
    const std::string_view text = trim(written);
    auto value = parse_value(text, value_rules(situation, situation.input(*input)));
    if (!value) {
        return failure(value.error().code, name + ": " + value.error().message, value.error().hint);
    }
    return Change{*input, std::move(*value), std::string(text)};
}

}  // namespace entente::situation
