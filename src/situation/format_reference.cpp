#include "situation/format_reference.h"

#include <fmt/format.h>

#include "situation/schema.h"
#include "situation/values.h"

namespace entente::situation {
namespace {

constexpr std::string_view opening = R"(# The situation file

<!-- Written by the program from its own format table; a test compares the two. Edit src/situation/schema.cpp. -->

One TOML file states one negotiation. Ids are table names, one actor is one line, landmark words replace magic numbers,
and every number has a reason. Anything the format does not know is an error, never ignored. `entente check FILE`
reports everything that is wrong at once; `entente explain CODE` says more about a code; `entente init NAME` writes a
file to start from.

Entries of a table may be written either way:

```toml
[actor]
US = { name = "United States", influence = "dominant", because = "anchor" }

[actor.RU]
name = "Russia"
influence = "60 to 80"
because = "anchor"
```

Ids are letters, digits, `-` and `_`. Those of actors, issues, outcomes, moves, chances, types and landmarks also stand
in values and conditions, so they are not numbers and not `deal`, `no`, `signed`, `kept`, `and`, `or`, `not`, `in`,
`to`, `best`, `given`, `gain`, `otherwise`, `other-deal` or `other-no-deal`. The order of tables, keys and ids means
nothing, except that the options of a move and the values of a chance, type or signal are shown in the order in which
they are written.

A reason (`because`) is the id of an evidence or assumption, or a sentence. A single word must be an id.

## Values

Wherever a number may stand, so may a judgement:

| written | means |
|---|---|
| `60` | exactly this |
| `"40 to 70"` | 5th to 95th percentile; the median is half way between |
| `"40 to 70, best 55"` | the same with the median |
| `"today"` | a landmark of this issue |
| `"today to swap"` | from one landmark to another, as percentiles |
| `"strong"`, `"real to strong"` | a word of this key, see below |
| `"10% to 30%"` | chances only |
| `"70%: 40 to 50; 30%: swap"` | one of several, with these shares; they add up to 100 % |

Inside its bounds a range is a split logit-normal: one scale below the median and one above, each set by its
percentile. An end that equals a bound (0 or 100, or an end of the issue's scale) is a minimum or maximum, and every
value from it to the median is equally likely; `check` notes it.

)";

constexpr std::string_view conditions = R"(
## Conditions

Outcomes, claims, goals, moves, chances, signals and measures name regions. `or` binds weakest, then `and`, then `not`; parentheses group.

| written | holds where |
|---|---|
| `deal`, `no deal` | a deal is in force on the main track, or is not |
| `signed` | terms were signed on the main track, whether or not they came into force |
| `kept` | the deal on the main track is in force and kept |
| `deal(ISSUE)`, `no deal(ISSUE)`, `signed(ISSUE)`, `kept(ISSUE)` | the same for the track of that issue |
| `ISSUE < V`, `<=`, `>`, `>=`, `==`, `!=` | the issue stands there; V is a number or a landmark of that issue |
| `ISSUE in A..B` | both ends included |
| `MOVE == OPTION`, `CHANCE == VALUE`, `TYPE == VALUE`, `!=` | it came to this; `!=` also where the move is not made |
| `OUTCOME` | the condition of that outcome holds; `other-deal` and `other-no-deal` are what the file's outcomes leave |

An issue with two or more deciders is a *term*: it has a value only under a deal on its track, and every comparison of
it is false elsewhere. A comparison of a term that could matter without a deal is therefore an error: write
`deal and control >= today`; only lists that end with `otherwise`, and `when`, take it as false. An issue with one
decider or none has a value in every stage.

In a list of conditions (`scores`, `given`) the first that holds counts. One that can never be it is an error, and so
are outcomes that overlap; both checks know that a move is made exactly where its `when` holds.

A claim tests `CONDITION`, `CONDITION given CONDITION`, or a comparison of gains, `gain(ACTOR, OUTCOME) > NUMBER` or
`> gain(ACTOR, OUTCOME)` (also `<`), both of the same actor, since each actor has a scale of its own.

## Formulas

A payoff is a formula for points: `+`, `-`, `*`, `/`, parentheses, `min(A, B, ...)`, `max(A, B, ...)`, `abs(A)`, plain
numbers, and these names:

| written | is |
|---|---|
| `ISSUE` | its value: of an act always, of a term under a deal; without one a term stands at its reversion |
| `deal`, `signed`, `kept`, `deal(ISSUE)` ... | 1 where it holds, else 0 |
| `flow(MOVE)`, `cost(MOVE)` | what flows on, in percent, and what the option taken costs; 100 and 0 where the move is not made |
| `change(FLOW)` | by how many percent a `[flow.*]` differs over its first twelve months from what it would be without conditional measures: below 0 where they cut it, 0 where none comes. Who decides reckons with the draw's own measures and with typical habits of banks and firms, and foresees no shocks |
| `'KEY.PATH'` | an input by its key path, in quotes |

A hyphen inside a name belongs to it, so a minus after a name needs a blank before it. Draws in which a formula divides
by zero are counted and reported.

## Key paths

What-ifs, correlations and findings name an uncertain number by its place in the file:

| key path | is |
|---|---|
| `actor.ID.influence` | influence of an actor |
| `position.ISSUE.ACTOR.at`, `.salience` | what it prefers, and how much it cares |
| `position.ISSUE.ACTOR.limit`, `.influence` | if the position gives them |
| `issue.ID.reversion` | what holds if nothing is agreed |
| `issue.ID.possible.low`, `issue.ID.possible.high` | the two hard ends |
| `base.learned-weight` | the weight of the learned density |
| `no-deal.ACTOR.cost`, `.failure` | what it costs that nothing is agreed, or that what was signed fails |
| `game.decisiveness`, `.table-power`, `.loss-factor`, `.step`, `.penalty` | how the bargain is played |
| `goal.ID.weight`, `goal.ID.score.1` | the weight of a goal, and the points of its first, second ... score |
| `move.ID.OPTION.cost`, `.flow` | what an option costs, and what flows on |
| `chance.ID.VALUE`, `type.ID.VALUE`, `signal.ID.VALUE` | the chance of a value; of a signal, under `otherwise` |
| `chance.ID.given.1.VALUE`, `signal.ID.given.1.VALUE` | the same in the first, second ... pair of `given` |
| `chance.ID.VALUE.changes.KEY.PATH`, `type.ID.VALUE.changes.KEY.PATH` | what an input becomes where a type or event says so |
| `past.ID.like-today` | how much a past round teaches |
| `measure.ID.strength`, `.enforcement`, `.credibility`, `.loosened-to` | how far a measure goes, bites and is believed |
| `flow.ID.payments` | how much of a friction of payments a flow feels |

## Tables
)";

void add_words(std::string& text, std::string_view title, WordSet set, double scale, std::string_view unit) {
    text += fmt::format("{}: ", title);
    bool first = true;
    for (const WordRange& word : words_of(set)) {
        text += fmt::format("{}*{}* {:.0f} to {:.0f}{}", first ? "" : ", ", word.word, word.low * scale,
                            word.high * scale, unit);
        first = false;
    }
    text += ".\n\n";
}

std::string heading(const TableSpec& table) {
    switch (table.shape) {
        case Shape::single:
            return fmt::format("`[{}]`", table.name);
        case Shape::entries:
            return table.column_refers.empty() ? fmt::format("`[{}.ID]`", table.name)
                                               : fmt::format("`[{}]`, `ACTOR = ...`", table.name);
        case Shape::grid:
            break;
    }
    return fmt::format("`[{}.ISSUE]`, `ACTOR = {{ ... }}`", table.name);
}

std::string type_of(const KeySpec& key) {
    std::string type(describe(key.type));
    if (key.type == KeyType::choice) {
        type.clear();
        for (const std::string_view choice : key.choices) {
            type += fmt::format("{}`{}`", type.empty() ? "" : ", ", choice);
        }
    } else if (key.type == KeyType::id) {
        type = fmt::format("id of {} {}", key.refers.find_first_of("aeiou") == 0 ? "an" : "a", key.refers);
    } else if (key.type == KeyType::some_ids) {
        type = fmt::format("{} id, or a list of them", key.refers);
    } else if (key.type == KeyType::ids) {
        type = fmt::format("list of {} ids", key.refers);
    }
    return type;
}

void add_table(std::string& text, const TableSpec& table) {
    text += fmt::format("\n### {}\n\n{}{}\n\n", heading(table), table.meaning, table.required ? " Required." : "");
    if (!table.bare.empty()) {
        text += fmt::format("A bare value stands for its `{}`.\n\n", table.bare);
    }
    text += "| key | type | default | meaning | example |\n|---|---|---|---|---|\n";
    for (const KeySpec& key : table.keys) {
        const std::string fallback =
            key.required ? "**required**" : (key.fallback.empty() ? std::string("none") : std::string(key.fallback));
        text += fmt::format("| `{}` | {} | {} | {} | `{}` |\n", key.key, type_of(key), fallback, key.meaning,
                            key.example);
        for (const KeySpec& inner : key.inner) {
            text += fmt::format("| `{}.OPTION.{}` | {} | {} | {} | `{}` |\n", key.key, inner.key, type_of(inner),
                                inner.fallback, inner.meaning, inner.example);
        }
    }
    text += fmt::format("\n```toml\n{}\n```\n", table.example);
}

}  // namespace

std::string format_reference() {
    std::string text(opening);
    add_words(text, "Influence", WordSet::influence, 1, "");
    add_words(text, "Salience", WordSet::salience, 1, "");
    add_words(text, "Chances (the words of Intelligence Community Directive 203)", WordSet::chance, 100, " %");
    text.pop_back();
    text += conditions;
    for (const TableSpec& table : tables()) {
        add_table(text, table);
    }
    return text;
}

}  // namespace entente::situation
