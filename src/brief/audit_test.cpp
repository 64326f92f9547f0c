#include "brief/audit.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/test_tools.h"
#include "brief/compose.h"
#include "brief/fixture.h"
#include "brief/line.h"

namespace entente::brief {
namespace {

using entente::test_tools::need;
using testing::example_findings;
using testing::example_situation;

Brief example() {
    return compose(example_situation(), example_findings(), {.file = "summit.toml"});
}

Section& section(Brief& brief, const std::string& id) {
    for (auto* sections : {&brief.above, &brief.below}) {
        for (Section& candidate : *sections) {
            if (candidate.id == id) {
                return candidate;
            }
        }
    }
    FAIL("no section " << id);
    return brief.above.front();
}

/// The first span of a kind in the paragraphs and tables of a section.
Span& first_of(Section& in, Span::Kind kind) {
    for (Block& block : in.blocks) {
        std::vector<Line*> lines;
        if (auto* paragraph = std::get_if<Paragraph>(&block)) {
            for (Statement& statement : paragraph->statements) {
                lines.push_back(&statement.line);
            }
        } else if (auto* table = std::get_if<Table>(&block)) {
            for (Row& row : table->rows) {
                for (Line& cell : row.cells) {
                    lines.push_back(&cell);
                }
            }
        }
        for (Line* line : lines) {
            for (Span& span : *line) {
                if (span.kind == kind) {
                    return span;
                }
            }
        }
    }
    FAIL("no such span");
    return std::get<Paragraph>(in.blocks.front()).statements.front().line.front();
}

}  // namespace

TEST_CASE("a composed brief holds") {
    const Brief brief = example();
    const auto complaints = audit(brief, example_situation(), example_findings());
    for (const std::string& complaint : complaints) {
        MESSAGE(complaint);
    }
    CHECK(complaints.empty());
}

TEST_CASE("rows that do not add up are found") {
    Brief brief = example();
    first_of(section(brief, "stakes-at-a-glance"), Span::Kind::chance).text = "very unlikely (5-20 %; 12 %)";
    CHECK(rows_that_do_not_add_up(brief).size() == 1);
}

TEST_CASE("a word off its band is found, and a word alone") {
    Brief brief = example();
    Span& span = first_of(section(brief, "bottom-line"), Span::Kind::chance);
    span.text = "likely (55-80 %; 22 %)";
    CHECK(words_off_their_band(brief).size() == 1);
    span.text = "unlikely";
    CHECK(words_off_their_band(brief).size() == 1);
    span.text = "22 %";
    CHECK(words_off_their_band(brief).size() == 1);
    span.text = "unlikely (20-45 %; 41 %)";
    CHECK(words_off_their_band(brief).size() == 1);
}

TEST_CASE("a source later than as_of is found") {
    situation::Situation situation = example_situation();
    situation.sources[1].published = need(parse_date("2025-08-16"));
    const Brief brief = compose(situation, example_findings());
    CHECK(sources_after_as_of(brief, situation).size() == 1);
}

TEST_CASE("numbers that disagree are found") {
    Brief brief = example();
    Span& deal = first_of(section(brief, "bottom-line"), Span::Kind::chance);
    deal.text = "unlikely (20-45 %; 23 %)";
    CHECK(numbers_that_disagree(brief, example_findings()).size() == 1);
}

TEST_CASE("a number without a reason is found, and a reason that leads nowhere") {
    Brief brief = example();
    Span& deal = first_of(section(brief, "bottom-line"), Span::Kind::chance);
    deal.reason.clear();
    CHECK(numbers_without_reason(brief, example_situation()).size() == 1);
    deal.reason = "input:position.of.nobody";
    CHECK(numbers_without_reason(brief, example_situation()).size() == 1);
}

TEST_CASE("likelihood beside confidence is found") {
    Brief brief = example();
    auto& paragraph = std::get<Paragraph>(section(brief, "confidence").blocks.front());
    paragraph.statements.front().line.push_back(
        {Span::Kind::chance, "likely (55-80 %; 63 %)", "finding:deal", .63});
    CHECK(likelihood_beside_confidence(brief).size() == 1);
}

TEST_CASE("a judgement dressed as a fact is found, and a fact without its source") {
    Brief brief = example();
    std::get<Paragraph>(section(brief, "bottom-line").blocks.front()).statements.front().standing =
        Standing::fact;
    CHECK(judgements_dressed_as_facts(brief).size() == 2);  // computed, and without a source
    brief = example();
    auto& statement = std::get<Bullets>(section(brief, "news").blocks.front()).items.front();
    std::erase_if(statement.line, [](const Span& span) { return span.kind == Span::Kind::cite; });
    CHECK(judgements_dressed_as_facts(brief).size() == 1);
}

TEST_CASE("a reason that is a sentence follows as one, with one full stop") {
    situation::Situation situation = example_situation();
    situation.past.front().because = "Both sides said so.";
    situation.issues.front().because = "Read off the map.";
    Brief brief = compose(situation, example_findings());
    CHECK(stops_that_meet(brief).empty());
    const auto& bullets = std::get<Bullets>(section(brief, "why-not-yet").blocks.front());
    CHECK(plain_text(bullets.items.front().line)
              .starts_with("25 April 2025: A paper is refused by both sides. Both sides said so. There was no deal; "));
    const auto& paragraph = std::get<Paragraph>(section(brief, "positions").blocks[1]);
    CHECK(plain_text(paragraph.statements.back().line) == "The scale and its ends: Read off the map.");
    section(brief, "bottom-line").blocks.emplace_back(Paragraph{{Write().text("Once.. And again ...").as({})}});
    CHECK(stops_that_meet(brief).size() == 1);
}

}  // namespace entente::brief
