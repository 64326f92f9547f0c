// The registry of settlement theories, and the one function that runs any of them.
//
//     Result<Settlement> s = settle("challenge", table, {{"reading", "scholz-code"}, {"rounds", "10"}});
//     if (s) print(s->settlement);
//     for (const Theory& t : theories()) print(t.name, t.about);
//
// A theory is one folder with a `Theory` record and one line in theory.cpp. The record says what input fits it and
// what its options are, so that unfit input and unknown options are refused here, with the reason, once for all.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "theory/input.h"
#include "theory/settlement.h"

namespace entente::theory {

/// A named value of an option.
struct Word {
    std::string_view name;
    std::string_view meaning;
};

/// What an option takes: one of its words, a number, a whole number, or the name of one of the table's actors.
enum class OptionKind { word, number, count, actor };

/// One switch of a theory, as `--set name=value` gives it.
struct OptionSpec {
    std::string_view name;
    OptionKind kind = OptionKind::word;
    std::string_view initial;      ///< the value where none is given
    std::string_view meaning;
    std::span<const Word> words = {};  ///< the values of a word option, in order
    double lower = 0;  ///< least value of a number or count
    double upper = 0;  ///< largest value of a number or count
};

/// Options of one theory with a checked value each.
class Choices {
public:
    Choices() = default;
    explicit Choices(std::span<const OptionSpec> specs);

    std::string_view word(std::string_view name) const;
    const std::string& actor(std::string_view name) const;  ///< empty: none named
    double number(std::string_view name) const;
    std::size_t count(std::string_view name) const;
    bool given(std::string_view name) const;  ///< false: the initial value stands

    /// Sets one option. Codes E320 (no such option), E321 (value not allowed), both with what was probably meant.
    Result<void> set(std::string_view name, std::string_view value);

private:
    struct Value {
        std::string_view text;  ///< a word: the name in its spec
        std::string actor;
        double number = 0;
        bool given = false;
    };
    const Value& find(std::string_view name) const;
    std::span<const OptionSpec> specs_;
    std::vector<Value> values_;
};

inline constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();

/// What a theory is called, what fits it, what it gives.
struct Theory {
    std::string_view name;   ///< as --theory names it
    std::string_view about;  ///< one line
    std::string_view source; ///< where the formulas are published
    std::size_t fewest_actors = 2;
    std::size_t most_actors = unlimited;  ///< beyond it the run would not end in reasonable time
    std::size_t fewest_issues = 1;
    std::size_t most_issues = unlimited;
    bool joint = false;              ///< issues are settled together; otherwise each by itself
    bool needs_reversion = false;    ///< every issue must say what holds without a deal
    bool needs_every_position = false;  ///< every actor must stand on every issue
    bool gives_distribution = false;
    bool has_rounds = false;
    std::span<const OptionSpec> options;
    /// Runs on input that fits the record; fills everything but `theory`, `actors`, `issues` and `states`.
    Result<Settlement> (*run)(const Table& table, const Choices& choices) = nullptr;
};

using Settings = std::vector<std::pair<std::string, std::string>>;

/// Every theory, in the order help lists them.
std::span<const Theory* const> theories();

/// The record of one theory. Code E310 with the nearest name.
Result<const Theory*> find_theory(std::string_view name);

/// Runs one theory. `settings` are (option, value) pairs, later ones over earlier ones; besides the theory's own
/// options, `scale=LOW..HIGH` and `reversion=NUMBER` describe every issue of the table. Refuses what the theory
/// cannot take with codes E300-E329 (codes.h), each with its place if the table has places. Never gives a NaN in
/// `settlement`.
Result<Settlement> settle(std::string_view theory, const Table& table, const Settings& settings);

/// What makes a table unfit for any theory: fewer than two actors, no issue, numbers that are not finite, saliences
/// outside 0..100, negative power, positions outside a stated scale, no weight at all on an issue. Empty if fit.
Diagnostics check_table(const Table& table);

}  // namespace entente::theory
