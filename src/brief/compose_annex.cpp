// The end of the brief: assumptions, defaults, warnings, sources, conventions, and how to run it again.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "brief/context.h"

namespace entente::brief {
namespace {

std::size_t inputs_resting_on(const Context& context, const std::string& id) {
    const auto names = [&](const situation::Input& input) {
        const auto ids = split(input.because, ',');
        return std::find(ids.begin(), ids.end(), id) != ids.end();
    };
    return static_cast<std::size_t>(
        std::count_if(context.situation.inputs.begin(), context.situation.inputs.end(), names));
}

/// Numbered first, in order, then those nothing refers to.
std::vector<std::size_t> numbered_then_rest(const std::vector<std::size_t>& numbered, std::size_t count) {
    std::vector<std::size_t> order = numbered;
    for (std::size_t i = 0; i < count; ++i) {
        if (std::find(order.begin(), order.end(), i) == order.end()) {
            order.push_back(i);
        }
    }
    return order;
}

std::string reliability_text(char grade) {
    static const std::map<char, std::string> names{
        {'A', "completely reliable"},  {'B', "usually reliable"}, {'C', "fairly reliable"},
        {'D', "not usually reliable"}, {'E', "unreliable"},       {'F', "cannot be judged"}};
    const auto found = names.find(grade);
    return found == names.end() ? "cannot be judged" : found->second;
}

/// The grades of what this source is used for: "C2, C3".
std::string grades(const Context& context, std::size_t source) {
    std::vector<std::string> seen;
    for (const situation::Evidence& evidence : context.situation.evidence) {
        const std::string grade =
            fmt::format("{}{}", context.situation.sources[source].reliability, evidence.credibility);
        if (evidence.source == source && std::find(seen.begin(), seen.end(), grade) == seen.end()) {
            seen.push_back(grade);
        }
    }
    std::sort(seen.begin(), seen.end());
    return seen.empty() ? std::string(1, context.situation.sources[source].reliability)
                        : fmt::format("{}", fmt::join(seen, ", "));
}

Line source_name(const situation::Source& source) {
    const std::string reason = "source:" + source.id;
    Write line;
    line.written(source.publisher.empty() ? source.id : source.publisher, reason);
    if (!source.author.empty()) {
        line.text(", ").written(source.author, reason);
    }
    if (!source.title.empty()) {
        line.text(", ").written("“" + source.title + "”", reason);
    }
    if (!source.url.empty()) {
        line.text(", ").written(source.url, reason);
    }
    return line;
}

Line published(const situation::Source& source) {
    const std::string reason = "source:" + source.id;
    Write line;
    line.date(source.published, reason);
    if (source.published_until && *source.published_until != source.published) {
        line.text(" to ").date(*source.published_until, reason);
    }
    return line;
}

/// Sources that come down to one origin, folded into a sentence each.
std::vector<Statement> folded_origins(Context& context) {
    std::map<std::string, std::vector<std::size_t>> by_origin;
    for (std::size_t i = 0; i < context.situation.sources.size(); ++i) {
        by_origin[context.situation.sources[i].origin].push_back(i);
    }
    const std::size_t count = context.situation.sources.size();
    std::vector<Statement> statements;
    statements.push_back(
        Write()
            .number(fmt::format("{} source{}", count, count == 1 ? "" : "s"), static_cast<double>(count),
                    "finding:sources")
            .text(", ")
            .number(fmt::format("{} origin{}", by_origin.size(), by_origin.size() == 1 ? "" : "s"),
                    static_cast<double>(by_origin.size()), "finding:sources")
            .text(".")
            .as(Standing::plain));
    for (const auto& [origin, members] : by_origin) {
        if (members.size() < 2) {
            continue;
        }
        Write line;
        for (std::size_t i = 0; i < members.size(); ++i) {
            line.text(i == 0 ? "" : (i + 1 == members.size() ? " and " : ", ")).add(context.cite(members[i]));
        }
        statements.push_back(
            line.text(" are one witness: ").written(origin, "file:source").text(".").as(Standing::plain));
    }
    return statements;
}

Table words_table() {
    Table table;
    table.caption =
        "Words for chances (ICD 203). A band includes its lower end; 99 counts as almost certain.";
    table.columns = {{"word", Align::left}, {"range", Align::right}};
    for (const int points : {1, 5, 20, 45, 55, 80, 95}) {
        if (const auto word = word_for(points)) {
            table.rows.push_back(
                {{words(word->text), Write().rule(fmt::format("{}-{} %", word->low, word->high), "words")},
                 {},
                 Standing::plain});
        }
    }
    table.notes.push_back(
        Write()
            .rule("Below 1 % and above 99 % there is no word. Where sampling error straddles an edge, "
                  "both words stand.",
                  "words")
            .as(Standing::plain));
    return table;
}

Bullets conventions() {
    Bullets bullets;
    const auto add = [&](const char* rule_name, const std::string& text) {
        bullets.items.push_back(Write().rule(text, rule_name).as(Standing::plain));
    };
    add("digits",
        "Digits: chances are whole points of a hundred while the standard error of the sample is under 1 "
        "point, else "
        "steps of 5 or 10. Chances of a table add up to 100 (largest remainder); “<1 %” counts as 0, “>99 %” "
        "as 100.");
    add("symbols", fmt::format("Who benefits: ++ above +{0:.0f} points of a power's own 0-100 scale, + above "
                               "+{1:.0f}, 0 within {1:.0f}, "
                               "- below -{1:.0f}, -- below -{0:.0f}; ? where less than {2:.0f} % of the "
                               "draws agree with the sign.",
                               strong_gain, weak_gain, sure_sign * 100));
    add("percentiles",
        "Ranges run from the 5th to the 95th percentile. “Inputs alone” is what the uncertain inputs span by "
        "themselves, before any doubt about the model.");
    add("jeffreys", "Jeffreys rule: k of n cases give (k + 0.5) / (n + 1).");
    add("grades",
        "Grades (Admiralty scale): a source is A completely reliable, B usually, C fairly, D not usually, E "
        "unreliable, "
        "F cannot be judged; a statement is 1 confirmed, 2 probably true, 3 possibly true, 4 doubtful, 5 "
        "improbable, "
        "6 cannot be judged. F and 6 mean unknown, not worst.");
    add("marks",
        "Marks: a statement of grade 1 or 2 is a fact (■), any other statement of a source a report (□); ◆ "
        "is computed, "
        "△ is held without evidence. “Relay”: the source passes on what another said first.");
    add("defaults", "Default: a number that the file leaves to the program; all are listed above.");
    return bullets;
}

}  // namespace

Section assumptions(Context& context) {
    Section section{"assumptions", "Assumptions, and what follows if they are wrong", false, {}, {}};
    Table table;
    table.caption = "What is held without evidence.";
    table.columns = {{"", Align::left},
                     {"assumption", Align::left},
                     {"held with", Align::left},
                     {"if it is wrong", Align::left},
                     {"numbers on it", Align::right}};
    const auto order = numbered_then_rest(context.used_assumptions(), context.situation.assumptions.size());
    for (const std::size_t i : order) {
        const situation::Assumption& assumption = context.situation.assumptions[i];
        const std::string reason = "assumption:" + assumption.id;
        const std::size_t resting = inputs_resting_on(context, assumption.id);
        table.rows.push_back(
            {{Write().add(context.assume(i)), Write().written(sentence(assumption.text), reason),
              assumption.confidence.empty() ? words("not stated")
                                            : words(assumption.confidence + " confidence"),
              assumption.if_wrong.empty() ? words("not stated")
                                          : Line(Write().written(sentence(assumption.if_wrong), reason)),
              Write().number(fmt::format("{}", resting), static_cast<double>(resting), reason)},
             reason,
             Standing::assumption});
    }
    if (!table.rows.empty()) {
        section.blocks.emplace_back(std::move(table));
    }
    return section;
}

namespace {

/// As the file would have it, or the percentiles; decisiveness as the odds that it amounts to.
std::string value_text(const situation::Input& input) {
    if (input.key == "game.decisiveness") {
        const auto odds = [&](double p) { return decisiveness_text(stats::percentile(input.value, p)); };
        return fmt::format("picks an option 10 points better {} to {} of the time", odds(0.05), odds(0.95));
    }
    if (!input.written.empty() || input.value.parts.empty()) {
        return input.written;
    }
    const double width = input.value.bounds.width();
    const stats::RangePart& part = input.value.parts.front();
    return input.value.is_point()
               ? scale_text(part.median, width)
               : fmt::format("{} to {}", scale_text(part.low, width), scale_text(part.high, width));
}

}  // namespace

Section defaults(Context& context) {
    Section section{"defaults", "Defaults used", false, {}, {}};
    Table table;
    table.caption = "Numbers the file leaves to the program.";
    table.columns = {{"what", Align::left}, {"value", Align::left}, {"key", Align::left}};
    for (std::size_t i = 0; i < context.situation.inputs.size(); ++i) {
        const situation::Input& input = context.situation.inputs[i];
        // What a measure or flow leaves unsaid is what the format says it is, and moves no outcome.
        if (context.situation.is_left_open(static_cast<InputId>(i)) && !input.key.starts_with("measure.") && !input.key.starts_with("flow.")) {
            table.rows.push_back({{words(capitalised(context.describe(input.key))),
                                   Write().written(value_text(input), "input:" + input.key),
                                   Write().key(input.key, "input:" + input.key)},
                                  "input:" + input.key,
                                  Standing::assumption});
        }
    }
    if (!table.rows.empty()) {
        section.blocks.emplace_back(std::move(table));
    }
    return section;
}

Section warnings(Context& context) {
    Section section{"warnings", "Warnings", false, {}, {}};
    const insight::Findings& findings = context.findings;
    Bullets bullets;
    if (findings.draws < findings.planned_draws) {
        bullets.items.push_back(
            Write()
                .text("The run was stopped: ")
                .number(fmt::format("{} of {} draws", findings.draws, findings.planned_draws),
                        static_cast<double>(findings.draws), "finding:draws")
                .text(".")
                .as(Standing::plain));
    }
    if (findings.failed_draws > 0) {
        bullets.items.push_back(Write()
                                    .number(fmt::format("{} draws", findings.failed_draws),
                                            static_cast<double>(findings.failed_draws), "finding:draws")
                                    .text(" failed and are left out.")
                                    .as(Standing::plain));
    }
    for (const Diagnostic& warning : findings.warnings) {
        Write line;
        line.written(sentence(capitalised(warning.message)), "file:warning");
        if (!warning.hint.empty()) {
            line.text(" ").written(sentence(capitalised(warning.hint)), "file:warning");
        }
        if (!warning.code.empty()) {
            line.text(" (").key(warning.code, "file:warning").text(")");
        }
        bullets.items.push_back(line.as(Standing::plain));
    }
    if (!bullets.items.empty()) {
        section.blocks.emplace_back(std::move(bullets));
    }
    return section;
}

Section sources(Context& context) {
    Section section{"sources", "Sources, grades, origins", false, {"finding:sources"}, {}};
    if (context.situation.sources.empty()) {
        return section;
    }
    section.blocks.emplace_back(Paragraph{folded_origins(context)});
    Table table;
    table.caption = "Every source, in the order of its first citation.";
    table.columns = {{"", Align::left},
                     {"source", Align::left},
                     {"published", Align::left},
                     {"grade", Align::left},
                     {"first said by", Align::left}};
    for (const std::size_t i :
         numbered_then_rest(context.cited_sources(), context.situation.sources.size())) {
        const situation::Source& source = context.situation.sources[i];
        const std::string reason = "source:" + source.id;
        Write origin;
        if (source.relays.empty()) {
            origin.text(source.origin == source.id || source.origin.empty() ? "itself" : "")
                .written(source.origin == source.id ? "" : source.origin, reason);
        } else {
            origin.text("a relay of ").written(source.relays, reason);
        }
        table.rows.push_back({{Write().add(context.cite(i)), source_name(source), published(source),
                               Write()
                                   .add({Span::Kind::text, grades(context, i), reason, {}})
                                   .text(", " + reliability_text(source.reliability)),
                               origin},
                              reason,
                              Standing::plain});
    }
    section.blocks.emplace_back(std::move(table));
    return section;
}

Section scale(Context&) {
    Section section{"scale", "Scale of words and signs", false, {"rule:"}, {}};
    section.blocks.emplace_back(words_table());
    section.blocks.emplace_back(conventions());
    return section;
}

Section rerun(Context& context) {
    Section section{"rerun", "Run it again", false, {"finding:draws"}, {}};
    const insight::Findings& findings = context.findings;
    section.blocks.emplace_back(
        Paragraph{{Write()
                       .key(fmt::format("entente brief {} --seed {} --draws {}", context.options.file,
                                        findings.seed, std::max(findings.draws, findings.planned_draws)),
                            "finding:draws")
                       .text(" gives the same bytes with the same version of the program.")
                       .as(Standing::plain)}});
    return section;
}

}  // namespace entente::brief
