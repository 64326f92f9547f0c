#include "model/one_game.h"

namespace entente::model {

OneGame::OneGame(const OpenGame& game) : game_(game) {
    std::size_t before = 1;
    for (std::size_t n = 0; n < nodes(); ++n) {
        before_.push_back(before);
        std::vector<double>& choice = choice_.emplace_back(before * options(n));
        for (std::size_t h = 0; h < before; ++h) {
            for (std::size_t o = 0; o < options(n); ++o) {
                choice[h * options(n) + o] = game.choice(n, h, o);
            }
        }
        before *= options(n);
    }
    before_.push_back(before);
}

Level OneGame::reach(std::size_t node) const {
    Level level{1.0};
    for (std::size_t n = 0; n < node; ++n) {
        Level next(before_[n + 1]);
        for (std::size_t h = 0; h < next.size(); ++h) {
            next[h] = level[h / options(n)] * choice_[n][h];
        }
        level = std::move(next);
    }
    return level;
}

Level OneGame::worth_after(std::size_t node, std::size_t player, const Assumed& assumed) const {
    Level level;
    for (std::size_t h = 0; h < before_.back(); ++h) {
        level.push_back(100 * game_.stakes.payoff[player][h][game_.lane]);
    }
    return back_to(std::move(level), nodes(), node, assumed);
}

Level OneGame::chance_after(std::size_t node, std::size_t later, std::size_t value) const {
    Level level(before_[later + 1]);
    for (std::size_t h = 0; h < level.size(); ++h) {
        level[h] = h % options(later) == value ? 1.0 : 0.0;
    }
    return back_to(std::move(level), later + 1, node, {});
}

// Expectations from depth `depth` back to just after `node`.
Level OneGame::back_to(Level level, std::size_t depth, std::size_t node, const Assumed& assumed) const {
    for (std::size_t n = depth; n-- > node + 1;) {
        Level upper(before_[n], 0.0);
        for (std::size_t h = 0; h < upper.size(); ++h) {
            upper[h] = expected(n, h, level, assumed);
        }
        level = std::move(upper);
    }
    return level;
}

double OneGame::expected(std::size_t n, std::size_t h, const Level& later, const Assumed& assumed) const {
    const std::size_t count = options(n);
    const bool is_assumed = assumed.kind != Assumed::Kind::nothing && assumed.node == n;
    if (is_assumed && assumed.kind == Assumed::Kind::certain) {
        return later[h * count + assumed.value];
    }
    double sum = 0;
    double mass = 0;
    for (std::size_t o = 0; o < count; ++o) {
        const bool is_out = is_assumed && o == assumed.value;
        sum += is_out ? 0.0 : choice_[n][h * count + o] * later[h * count + o];
        mass += is_out ? 0.0 : choice_[n][h * count + o];
    }
    if (is_assumed && mass <= 0) {  // it never came to anything else: no telling, so as it was
        return later[h * count + assumed.value];
    }
    return is_assumed ? sum / mass : sum;
}

}  // namespace entente::model
