// entente compare A B: which inputs differ, which findings moved.
#include "insight/compare.h"

#include <fmt/format.h>

#include <cmath>

#include "app/briefing.h"
#include "app/command.h"
#include "app/study.h"
#include "brief/line.h"

namespace entente::app {
namespace {

using brief::Align;
using brief::Table;
using brief::Write;

struct Options {
    std::string before;
    std::string after;
    ensemble::Plan plan;
    std::uint64_t threads = 0;
    std::string format = "text";
    bool json = false;
};

/// As printed: whole points of a hundred, or whole units.
int printed(const insight::Move& move, double value) {
    return move.unit == "probability" ? brief::percent_points(value) : static_cast<int>(std::lround(value));
}

std::string shown(const insight::Move& move, double value) {
    return move.unit == "probability" ? brief::percent_text(printed(move, value))
                                      : std::to_string(printed(move, value));
}

/// Differences within two standard errors, or too small to print, are told as one line, not as rows.
bool is_noticeable(const insight::Move& move) {
    return printed(move, move.before) != printed(move, move.after) &&
           std::fabs(move.after - move.before) > 2 * move.error;
}

/// Of the numbers as printed, so that a row adds up.
std::string change_shown(const insight::Move& move) {
    return brief::signed_text(printed(move, move.after) - printed(move, move.before));
}

/// A reason in words: what the evidence or assumption says that it names, or the sentence itself.
std::string reason_in_words(const situation::Situation& situation, const std::string& because) {
    for (const situation::Evidence& evidence : situation.evidence) {
        if (evidence.id == because) {
            return evidence.says;
        }
    }
    for (const situation::Assumption& assumption : situation.assumptions) {
        if (assumption.id == because) {
            return "assumed: " + assumption.text;
        }
    }
    return because;
}

/// What moved, with names for ids: "talks-drift" or "US under talks-drift".
std::string in_names(const situation::Situation& situation, std::string what) {
    std::string actor;
    if (const auto under = what.find(" under "); under != std::string::npos) {
        actor = what.substr(0, under);
        what = what.substr(under + 7);
    }
    for (const situation::Outcome& outcome : situation.outcomes) {
        if (outcome.id == what) {
            what = outcome.name;
            break;
        }
    }
    for (const situation::Actor& candidate : situation.actors) {
        if (candidate.id == actor) {
            return candidate.name + ": " + what;
        }
    }
    return what;
}

struct MovesTitle {
    std::string_view prefix;  ///< of Move::what
    std::string title;
    std::string caption;
};

brief::Section moves_section(const insight::Comparison& comparison, const situation::Situation& situation,
                             const MovesTitle& about) {
    const auto& [prefix, title, caption] = about;
    brief::Section section{"moved-" + std::string(prefix), title, false, {"finding:moves"}, {}};
    Table table;
    table.caption = caption;
    table.columns = {{"finding", Align::left}, {"before", Align::right}, {"after", Align::right},
                     {"change", Align::right}};
    std::size_t still = 0;
    for (const insight::Move& move : comparison.moves) {
        if (!move.what.starts_with(prefix)) {
            continue;
        }
        if (!is_noticeable(move)) {
            ++still;
            continue;
        }
        const std::string reason = "finding:moves." + move.what;
        table.rows.push_back({{Write().written(in_names(situation, move.what.substr(prefix.size())), reason),
                               Write().number(shown(move, move.before), move.before, reason),
                               Write().number(shown(move, move.after), move.after, reason),
                               Write().number(change_shown(move), move.after - move.before, reason)},
                              reason,
                              brief::Standing::judgement});
    }
    if (still > 0) {
        table.notes.push_back(Write()
                                  .number(fmt::format("{}", still), static_cast<double>(still), "finding:moves")
                                  .text(" more did not move measurably.")
                                  .as(brief::Standing::plain));
    }
    if (!table.rows.empty()) {
        section.blocks.emplace_back(std::move(table));
    } else if (still > 0) {
        section.blocks.emplace_back(brief::Paragraph{
            {Write().text("Nothing here moved measurably.").as(brief::Standing::judgement)}});
    }
    return section;
}

brief::Section inputs_section(const insight::Comparison& comparison, const situation::Situation& situation) {
    brief::Section section{"inputs", "What was put in differently", false, {"input:"}, {}};
    Table table;
    table.caption = "What differs, as each file writes it.";
    table.columns = {{"input", Align::left}, {"before", Align::left}, {"after", Align::left}, {"because", Align::left}};
    for (const insight::InputDifference& input : comparison.inputs) {
        const std::string reason = "input:" + input.key;
        const auto cell = [&](const std::string& text) {
            return text.empty() ? Write().text("not there") : Write().written(text, reason);
        };
        table.rows.push_back({{Write().key(input.key, reason), cell(input.before), cell(input.after),
                               Write().written(reason_in_words(situation, input.because), reason)},
                              reason,
                              brief::Standing::plain});
    }
    if (!table.rows.empty()) {
        section.blocks.emplace_back(std::move(table));
    } else {
        section.blocks.emplace_back(
            brief::Paragraph{{Write().text("Both files say the same.").as(brief::Standing::plain)}});
    }
    return section;
}

brief::Section only_section(const std::string& title, const std::string& id, const std::vector<std::string>& entries) {
    brief::Section section{id, title, false, {}, {}};
    brief::Bullets bullets;
    for (const std::string& entry : entries) {
        bullets.items.push_back(Write().written(entry, "file:" + entry).as(brief::Standing::plain));
    }
    if (!bullets.items.empty()) {
        section.blocks.emplace_back(std::move(bullets));
    }
    return section;
}

brief::Brief as_brief(const insight::Comparison& comparison, const Study& before, const Study& after) {
    brief::Brief brief;
    brief.title = "What changed";
    brief.question = fmt::format("From “{}” to “{}”", comparison.title_before, comparison.title_after);
    brief.dateline = Write()
                         .date(before.model.situation.as_of, "file:situation.as_of")
                         .text(" to ")
                         .date(after.model.situation.as_of, "file:situation.as_of");
    const auto add = [&](brief::Section section) {
        if (!section.blocks.empty()) {
            brief.above.push_back(std::move(section));
        }
    };
    const situation::Situation& named = after.model.situation;
    add(moves_section(comparison, named,
                      {"deal ", "The odds of a deal", "A deal on the main track, by each file's horizon."}));
    add(moves_section(comparison, named, {"outcome ", "Outcomes", "Chances of outcomes that both files name."}));
    add(moves_section(comparison, named, {"issue ", "Issues", "Where issues settle, in their own units."}));
    add(moves_section(comparison, named,
                      {"gain ", "Stakes", "Gains against reversion, in points of each actor's own 100."}));
    add(inputs_section(comparison, named));
    add(only_section("Only in the first", "only-before", comparison.only_before));
    add(only_section("Only in the second", "only-after", comparison.only_after));
    return brief;
}

Exit compare(const Options& options, Console& console) {
    const auto before = study_of({options.before, options.plan, options.threads}, console);
    if (!before) {
        return refuse(before.error(), console);
    }
    const auto after = study_of({options.after, options.plan, options.threads}, console);
    if (!after) {
        return refuse(after.error(), console);
    }
    const insight::Comparison comparison =
        insight::compare(before->model, before->findings, after->model, after->findings);
    if (options.json) {
        console.print(insight::to_json(comparison));
    } else if (options.format == "md") {
        console.print(as_markdown(as_brief(comparison, *before, *after)));
    } else if (options.format == "html") {
        console.print(as_html(as_brief(comparison, *before, *after)));
    } else {
        console.print(as_text(as_brief(comparison, *before, *after), console));
    }
    return exit_of(*before) == Exit::done ? exit_of(*after) : exit_of(*before);
}

}  // namespace

Command compare_command() {
    return {"compare",
            "A B",
            "which inputs differ between two files or runs, and which findings moved",
            {{"compare examples/alaska-2025/situation.toml examples/alaska-2025-after/situation.toml",
              "what three days changed"}},
            [](Arguments& arguments) {
                auto options = std::make_shared<Options>();
                arguments.word(options->before, "A", "a situation file, or the folder of a run");
                arguments.word(options->after, "B", "another");
                declare_plan(arguments, options->plan, options->threads);
                arguments.choice(options->format, "--format", {"text", "md", "html"}, "the form (text)");
                arguments.flag(options->json, "--json", "as JSON (entente/comparison-1)");
                return [options](Console& console) { return compare(*options, console); };
            }};
}

}  // namespace entente::app
