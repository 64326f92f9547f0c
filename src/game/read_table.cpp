#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <vector>

#include "game/read_game.h"

namespace entente::game {
namespace {

/// Strategies of each player, by label.
using Strategies = std::vector<std::vector<std::string>>;

bool read_strategies(GameScanner& in, const GameHeader& header, Strategies& strategies, NoteList& notes) {
    const Place where = in.here();
    if (!in.expect('{', "the strategies in braces")) return false;
    while (!in.take('}')) {
        const Place here = in.here();
        std::vector<std::string>& labels = strategies.emplace_back();
        if (in.peek() == '{') {
            if (!in.labels(labels, "the label of a strategy")) return false;
            note_repeated(in, here, "strategies of one player", labels, notes);
        } else {
            std::int64_t count = 0;
            if (!in.integer(count, "a number of strategies")) return false;
            if (count > static_cast<std::int64_t>(node_limit)) {
                return in.fail(in.at(here, "E414", fmt::format("a player with {} strategies", count)));
            }
            for (std::int64_t j = 1; j <= count; ++j) labels.push_back(fmt::format("{}", j));
        }
        if (labels.empty()) return in.fail(in.at(here, "E415", "a player without strategies"));
    }
    if (strategies.size() != header.players.size()) {
        return in.fail(in.at(where, "E402", fmt::format("strategies of {} players, but the game has {}", strategies.size(), header.players.size())));
    }
    return true;
}

/// Nodes of the tree in which players move in turn; 0 if they are too many.
std::size_t tree_size(const Strategies& strategies) {
    std::size_t level = 1, nodes = 1;
    for (const auto& labels : strategies) {
        if (level > node_limit / labels.size()) return 0;
        level *= labels.size();
        nodes += level;
        if (nodes > node_limit) return 0;
    }
    return nodes;
}

std::size_t profile_count(const Strategies& strategies) {
    std::size_t count = 1;
    for (const auto& labels : strategies) count *= labels.size();
    return count;
}

bool read_payoffs(GameScanner& in, std::size_t profiles, std::size_t players, std::vector<double>& payoffs) {
    payoffs.resize(profiles * players);
    for (std::size_t i = 0; i < payoffs.size(); ++i) {
        if (in.at_end()) {
            return in.fail("E410", fmt::format("the file ends after {} of {} payoffs", i, payoffs.size()),
                           "give one payoff a player for each combination of strategies");
        }
        if (!in.number(payoffs[i], "a payoff")) return false;
    }
    return true;
}

/// The outcomes in braces, then which outcome each combination has; 0 is the outcome that pays nobody.
bool read_outcomes(GameScanner& in, std::size_t profiles, std::size_t players, std::vector<double>& payoffs) {
    std::vector<double> row, outcomes;
    if (!in.expect('{', "the list of outcomes")) return false;
    while (!in.take('}')) {
        std::string label;
        const Place where = in.here();
        if (!in.expect('{', "an outcome in braces")) return false;
        if (in.peek() == '"' && !in.label(label, "the label of an outcome")) return false;
        row.clear();
        while (!in.take('}')) {
            if (!in.number(row.emplace_back(), "a payoff")) return false;
        }
        if (row.size() != players) {
            return in.fail(in.at(where, "E410", fmt::format("an outcome has {} payoffs, the game {} players", row.size(), players)));
        }
        outcomes.insert(outcomes.end(), row.begin(), row.end());
    }
    payoffs.assign(profiles * players, 0.0);
    for (std::size_t x = 0; x < profiles; ++x) {
        std::int64_t number = 0;
        if (in.at_end()) {
            return in.fail("E410", fmt::format("the file ends after {} of {} outcomes of combinations", x, profiles),
                           "name one outcome for each combination of strategies");
        }
        const Place where = in.here();
        if (!in.integer(number, "the number of an outcome")) return false;
        const std::size_t known = outcomes.size() / players;
        if (number < 0 || number > static_cast<std::int64_t>(known)) {
            return in.fail(in.at(where, "E410", fmt::format("there is no outcome {}: {} are listed", number, known)));
        }
        for (std::size_t i = 0; number > 0 && i < players; ++i) {
            payoffs[x * players + i] = outcomes[static_cast<std::size_t>(number - 1) * players + i];
        }
    }
    return true;
}

// Player 1 moves first. In the file player 1's strategy varies fastest, so its step between profiles is 1.
ExtensiveGame make_tree(const GameHeader& header, const Strategies& strategies, std::vector<double> payoffs,
                        const Location& where) {
    TreeBuilder builder(header.players);
    std::vector<std::size_t> stride(strategies.size()), at(strategies.size(), 0);
    std::size_t step = 1, profile = 0;
    for (std::size_t i = 0; i < strategies.size(); ++i) {
        builder.set(builder.add_set(i, "", strategies[i])).where = where;
        stride[i] = step;
        step *= strategies[i].size();
    }
    for (std::size_t level = 0;;) {
        for (; level < strategies.size(); ++level) builder.move(level);
        builder.end(profile);
        do {  // the next strategy of the last player that has one left
            if (level == 0) {
                ExtensiveGame game = std::move(builder).finish();
                game.title = header.title;
                game.payoffs = std::move(payoffs);
                return game;
            }
            --level;
            profile += stride[level];
            if (++at[level] < strategies[level].size()) break;
            profile -= stride[level] * strategies[level].size();
            at[level] = 0;
        } while (true);
        ++level;
    }
}

}  // namespace

Result<ExtensiveGame> read_table(GameScanner& in, const GameHeader& header, NoteList& notes) {
    Strategies strategies;
    std::vector<double> payoffs;
    std::string comment;
    const Place where = in.here();
    if (!read_strategies(in, header, strategies, notes)) return failure(in.failure());
    if (tree_size(strategies) == 0) {
        return failure(in.at(where, "E414", fmt::format("the game has more than {} combinations of strategies", node_limit)));
    }
    if (in.peek() == '"' && !in.label(comment, "a comment")) return failure(in.failure());
    const std::size_t profiles = profile_count(strategies), players = header.players.size();
    const bool read = in.peek() == '{' ? read_outcomes(in, profiles, players, payoffs)
                                       : read_payoffs(in, profiles, players, payoffs);
    if (!read) return failure(in.failure());
    if (!in.at_end()) {
        in.fail("E404", "the payoffs are complete here, but the file goes on",
                "take the rest out, or check the numbers of strategies");
        return failure(in.failure());
    }
    return make_tree(header, strategies, std::move(payoffs), in.location(where));
}

}  // namespace entente::game
