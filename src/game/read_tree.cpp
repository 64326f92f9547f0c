#include <fmt/format.h>

#include <string>
#include <unordered_map>
#include <vector>

#include "game/read_game.h"

namespace entente::game {
namespace {

constexpr std::int64_t dense_limit = std::int64_t{1} << 24;  // outcome numbers below it are looked up in an array

/// Reads the nodes of one file.
class TreeReader {
  public:
    TreeReader(GameScanner& in, const GameHeader& header, NoteList& notes)
        : in_(in), header_(header), notes_(notes), builder_(header.players), set_of_(header.players.size() + 1) {}

    Result<ExtensiveGame> read() {
        std::string comment;
        if (in_.peek() == '"' && !in_.label(comment, "a comment")) return failure(in_.failure());
        while (!builder_.complete()) {
            if (!read_node()) return failure(in_.failure());
        }
        if (!in_.at_end()) {
            in_.fail("E404", "the tree is complete here, but the file goes on",
                     "take the rest out, or check the number of actions of the nodes above");
            return failure(in_.failure());
        }
        return finish();
    }

  private:
    struct Outcome {
        std::int32_t index = no_index;  ///< in the game; no_index: not met yet
        bool defined = false;
        Place first_use;
    };

    bool read_node() {
        if (in_.at_end()) {
            return in_.fail("E403", fmt::format("the file ends after {} nodes, before the tree is complete", placed_),
                            "every action leads to one node; get the file whole");
        }
        const Place where = in_.here();
        const std::string_view kind = in_.word();
        std::string name;
        if (kind != "c" && kind != "p" && kind != "t") {
            const std::string shown = kind.empty() ? std::string(1, in_.peek()) : std::string(kind.substr(0, 20));
            return in_.fail(in_.at(where, "E402", fmt::format("a node begins with c, p or t, not {}", shown)));
        }
        if (!in_.label(name, "the label of a node")) return false;
        ++placed_;
        if (kind == "t") return read_end();
        return kind == "p" ? read_move(where) : read_chance(where);
    }

    bool read_end() {
        std::int32_t outcome = no_index;
        const Place where = in_.here();
        if (!read_outcome(outcome)) return false;
        if (outcome == no_index && ends_without_++ == 0) first_without_ = where;
        builder_.end(outcome);
        return true;
    }

    bool read_move(Place where) {
        std::int64_t player = 0, number = 0;
        const Place player_at = in_.here();
        if (!in_.integer(player, "the number of a player")) return false;
        if (player < 1 || player > static_cast<std::int64_t>(header_.players.size())) {
            return in_.fail(in_.at(player_at, "E406", fmt::format("there is no player {}", player),
                                   fmt::format("the first line lists {}", header_.players.size())));
        }
        if (!in_.integer(number, "the number of an information set")) return false;
        return read_set(where, static_cast<std::size_t>(player - 1), number);
    }

    bool read_chance(Place where) {
        std::int64_t number = 0;
        if (!in_.integer(number, "the number of a chance move")) return false;
        return read_set(where, header_.players.size(), number);
    }

    /// From the label of the set on. `owner`: a player, or the number of players for chance.
    bool read_set(Place where, std::size_t owner, std::int64_t number) {
        std::string label;
        const bool has_label = in_.peek() == '"';
        if (has_label && !in_.label(label, "the label of an information set")) return false;
        const bool has_actions = in_.peek() == '{';
        if (has_actions && !read_actions(owner)) return false;
        std::int32_t outcome = no_index;
        const auto known = set_of_[owner].find(number);
        if (known == set_of_[owner].end()) {
            if (!add_set(where, owner, number, std::move(label), has_actions)) return false;
        } else if (has_actions && !agrees(where, known->second)) {
            return false;
        }
        if (!read_outcome(outcome)) return false;
        const std::size_t set = set_of_[owner][number];
        if (builder_.nodes() + builder_.actions_of(set).size() > node_limit) {
            return in_.fail(in_.at(where, "E414", fmt::format("the tree has more than {} nodes", node_limit)));
        }
        builder_.move(set, outcome);
        return true;
    }

    bool read_actions(std::size_t owner) {
        actions_.clear();
        chances_.clear();
        if (!in_.expect('{', "the list of actions")) return false;
        while (!in_.take('}')) {
            if (!in_.label(actions_.emplace_back(), "the label of an action")) return false;
            if (owner == header_.players.size() && !in_.number(chances_.emplace_back(), "a probability")) return false;
        }
        return true;
    }

    bool add_set(Place where, std::size_t owner, std::int64_t number, std::string label, bool has_actions) {
        if (!has_actions || actions_.empty()) {
            return in_.fail(in_.at(where, "E415", fmt::format("{}, number {}, has no actions", owner_name(owner), number),
                                   "list them in braces where the set is first named"));
        }
        note_repeated(in_, where, "actions of one move", actions_, notes_);
        const bool is_chance = owner == header_.players.size();
        if (!is_chance && !label.empty() && !labels_.emplace(owner_name(owner) + "\n" + label, number).second) {
            notes_.add(in_, where, "E420", fmt::format("two information sets of {} are called \"{}\"", header_.players[owner], label));
        }
        if (label.empty() && !is_chance) label = fmt::format("{}", number);
        const std::size_t set = is_chance ? builder_.add_chance(std::move(label), actions_, chances_)
                                          : builder_.add_set(owner, std::move(label), actions_);
        builder_.set(set).where = in_.location(where);
        set_of_[owner].emplace(number, set);
        return true;
    }

    /// A set that is named again with its actions must have the same.
    bool agrees(Place where, std::size_t set) {
        if (actions_ == builder_.actions_of(set) && chances_ == builder_.chances_of(set)) return true;
        const Location first = builder_.set(set).where;
        const bool only_chances = actions_ == builder_.actions_of(set);
        return in_.fail(in_.at(where, "E408",
                               fmt::format("the same move has other {} here than on line {}",
                                           only_chances ? "probabilities" : "actions", first.line),
                               "nodes of one information set have the same actions in the same order; give this node "
                               "a number of its own if it is another move"));
    }

    bool read_outcome(std::int32_t& index) {
        std::int64_t number = 0;
        std::string label;
        const Place where = in_.here();
        if (!in_.integer(number, "the number of an outcome")) return false;
        if (number < 0) return in_.fail(in_.at(where, "E402", "the number of an outcome is at least 0"));
        if (in_.peek() == '"' && !in_.label(label, "the label of an outcome")) return false;
        const bool has_payoffs = in_.peek() == '{';
        if (has_payoffs && !in_.numbers(payoffs_, "a payoff")) return false;
        if (number == 0) return true;
        if (has_payoffs && payoffs_.size() != header_.players.size()) {
            return in_.fail(in_.at(where, "E410", fmt::format("outcome {} has {} payoffs, the game {} players", number,
                                                              payoffs_.size(), header_.players.size())));
        }
        Outcome& outcome = outcome_of(number);
        if (outcome.index == no_index) {
            outcome.index = static_cast<std::int32_t>(values_.size() / header_.players.size());
            outcome.first_use = where;
            values_.resize(values_.size() + header_.players.size());
        }
        index = outcome.index;
        return !has_payoffs || define(outcome, where, number);
    }

    bool define(Outcome& outcome, Place where, std::int64_t number) {
        double* values = &values_[static_cast<std::size_t>(outcome.index) * header_.players.size()];
        for (std::size_t i = 0; i < payoffs_.size(); ++i) {
            if (outcome.defined && values[i] != payoffs_[i]) {
                return in_.fail(in_.at(where, "E411", fmt::format("outcome {} has other payoffs here than on line {}", number, outcome.first_use.line),
                                       "give one of the two another number"));
            }
            values[i] = payoffs_[i];
        }
        outcome.defined = true;
        return true;
    }

    Outcome& outcome_of(std::int64_t number) {
        if (number >= dense_limit) return sparse_[number];
        const auto at = static_cast<std::size_t>(number);
        if (at >= dense_.size()) dense_.resize(std::max(at + 1, dense_.size() * 2));
        return dense_[at];
    }

    std::string owner_name(std::size_t owner) const {
        return owner == header_.players.size() ? std::string("chance move") : "information set of " + header_.players[owner];
    }

    Result<ExtensiveGame> finish() {
        const auto undefined = [&](std::int64_t number, const Outcome& outcome) {
            if (outcome.index == no_index || outcome.defined) return;
            in_.fail(in_.at(outcome.first_use, "E410", fmt::format("outcome {} has no payoffs anywhere", number),
                            "give them in braces, one a player, where it is named"));
        };
        for (std::size_t i = 0; i < dense_.size(); ++i) undefined(static_cast<std::int64_t>(i), dense_[i]);
        for (const auto& [number, outcome] : sparse_) undefined(number, outcome);
        if (in_.failed()) return failure(in_.failure());
        if (ends_without_ > 0) {
            notes_.add(in_, first_without_, "E422",
                       fmt::format("no outcome here (ends like it: {}): whatever was not paid before is 0", ends_without_));
        }
        ExtensiveGame game = std::move(builder_).finish();
        game.title = header_.title;
        game.payoffs = std::move(values_);
        return game;
    }

    GameScanner& in_;
    const GameHeader& header_;
    NoteList& notes_;
    TreeBuilder builder_;
    std::vector<std::unordered_map<std::int64_t, std::size_t>> set_of_;  ///< by number; one map a player, then chance
    std::unordered_map<std::string, std::int64_t> labels_;
    std::vector<Outcome> dense_;
    std::unordered_map<std::int64_t, Outcome> sparse_;
    std::vector<double> values_;  ///< payoffs of the outcomes met so far
    std::vector<std::string> actions_;
    std::vector<double> chances_, payoffs_;
    std::size_t placed_ = 0, ends_without_ = 0;
    Place first_without_;
};

}  // namespace

Result<ExtensiveGame> read_tree(GameScanner& in, const GameHeader& header, NoteList& notes) {
    return TreeReader(in, header, notes).read();
}

}  // namespace entente::game
