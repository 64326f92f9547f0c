#include <doctest/doctest.h>

#include <algorithm>

#include "base/test_tools.h"
#include "brief/audit.h"
#include "brief/chart/svg.h"
#include "brief/compose.h"
#include "brief/fixture.h"

namespace entente::brief {
namespace {

using entente::test_tools::need;
using testing::example_findings;
using testing::example_situation;

Brief example() {
    return compose(example_situation(), example_findings(), {.file = "summit.toml"});
}

/// The first figure of a section.
Figure& figure(Brief& brief, const std::string& section) {
    for (Section& candidate : brief.below) {
        for (Block& block : candidate.blocks) {
            if (auto* found = std::get_if<Figure>(&block); found != nullptr && candidate.id == section) {
                return *found;
            }
        }
    }
    throw std::logic_error("no figure in " + section);
}

template <class Chart>
Chart& chart_of(Brief& brief, const std::string& section) {
    return std::get<Chart>(figure(brief, section).chart);
}

std::size_t captions(const Brief& brief) {
    return captions_off_their_charts(brief, example_situation(), example_findings()).size();
}

std::size_t charts(const Brief& brief) {
    return charts_off_their_findings(brief, example_situation(), example_findings()).size();
}

void replace(std::string& text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE_MESSAGE(at != std::string::npos, text);
    text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("charts of a composed brief hold") {
    const Brief brief = example();
    for (const auto& complaints : {captions_off_their_charts(brief, example_situation(), example_findings()),
                                   charts_off_their_findings(brief, example_situation(), example_findings())}) {
        for (const std::string& complaint : complaints) {
            CHECK_MESSAGE(false, complaint);
        }
    }
}

TEST_CASE("a title that says another number than its chart is found, in every kind of chart") {
    const struct {
        const char* section;
        const char* from;
        const char* to;
    } slips[] = {{"watch", "69 %", "68 %"},     {"outcomes", "35 of 50", "36 of 50"}, {"answers", "32 of 50", "32 of 60"},
                 {"stakes", "+14", "+15"},      {"positions", "58", "59"},            {"drivers", "69 %", "96 %"},
                 {"flows", "USD bn in the next", "USD bn (or 3.3) in the next"}};
    for (const auto& slip : slips) {
        CAPTURE(slip.section);
        Brief brief = example();
        replace(figure(brief, slip.section).title, slip.from, slip.to);
        CHECK(captions(brief) == 1);
    }
}

TEST_CASE("a sign, a digit more and a number within a word are told apart") {
    Brief brief = example();
    Table& table = figure(brief, "stakes").table;
    table.caption = "China gains +14 here, grade B2.";
    CHECK(captions(brief) == 0);
    table.caption = "China gains +14.0 here.";
    CHECK(captions(brief) == 1);
    table.caption = "From the 5th to 95th percentile.";
    CHECK(captions(brief) == 0);
    table.caption = "From the 7th to 93rd percentile.";
    CHECK(captions(brief) == 2);
    brief = example();
    replace(figure(brief, "stakes").title, "+14", "-14");
    CHECK(captions(brief) == 1);
}

TEST_CASE("a caption of a table without a chart is held to its cells") {
    Brief brief = example();
    const auto section = std::find_if(brief.below.begin(), brief.below.end(),
                                      [](const Section& candidate) { return candidate.id == "scale"; });
    REQUIRE(section != brief.below.end());
    replace(std::get<Table>(section->blocks.front()).caption, "99", "98");
    CHECK(captions(brief) == 1);
}

TEST_CASE("what a chart tells in words is held to its numbers; names may hold digits") {
    Brief brief = example();
    chart_of<chart::Tornado>(brief, "drivers").rows.back().label = "Influence of 1234";
    CHECK(captions(brief) == 0);
    // A scale of thousands is told in whole numbers, never as 1.2e+04.
    auto& wide = chart_of<chart::Spectrum>(brief, "positions");
    wide.scale_high = 20000;
    wide.rows.front().at = {11000, 12345, 19000, {}, {}};
    CHECK(captions(brief) == 0);
    CHECK(chart::described(wide).find("11000 to 19000, median 12300") != std::string::npos);
}

TEST_CASE("dots that are not the chance, or not all there, are found") {
    Brief brief = example();
    chart_of<chart::Dots>(brief, "outcomes").rows[1].dots += 3;
    CHECK(charts(brief) == 2);  // that row, and the sum
    brief = example();
    chart_of<chart::Dots>(brief, "outcomes").rows[1].number = "17 %";
    CHECK(charts(brief) == 2);  // beside the table, and beside its own dots
    brief = example();
    figure(brief, "outcomes").title = "“any other deal” is the likeliest outcome: 3 of 50 dots.";
    CHECK(charts(brief) == 1);
    brief = example();
    insight::Findings findings = example_findings();
    findings.outcomes[0].probability.value += .1;
    CHECK(charts_off_their_findings(brief, example_situation(), findings).size() > 0);
}

TEST_CASE("a cell of the matrix that is not the gain found is found") {
    Brief brief = example();
    auto& cell = chart_of<chart::Matrix>(brief, "stakes").rows[0].cells[0];
    chart::MatrixCell wrong = need(cell);
    wrong.number = "-14";
    cell = wrong;
    CHECK(charts(brief) == 1);
    wrong = need(chart_of<chart::Matrix>(brief, "stakes").rows[0].cells[1]);
    wrong.tone = -2;
    brief = example();
    chart_of<chart::Matrix>(brief, "stakes").rows[0].cells[1] = wrong;
    CHECK(charts(brief) == 1);
}

TEST_CASE("a bar that says another number than it draws, or none that was found, is found") {
    for (const char* section : {"watch", "drivers"}) {
        CAPTURE(section);
        Brief brief = example();
        chart_of<chart::Tornado>(brief, section).rows.front().low_text = "12 %";
        CHECK(charts(brief) == 1);
        brief = example();
        auto& bar = chart_of<chart::Tornado>(brief, section).rows.front();
        bar.low -= .004;  // printed alike
        CHECK(charts(brief) == 1);
        brief = example();
        chart_of<chart::Tornado>(brief, section).base += .2;
        CHECK(charts(brief) == 1);
    }
}

TEST_CASE("an issue that stands elsewhere than found, and limits said to leave room, are found") {
    Brief brief = example();
    chart_of<chart::Spectrum>(brief, "positions").forecast.middle += 1;
    CHECK(charts(brief) == 1);
    brief = example();
    chart_of<chart::Spectrum>(brief, "positions").rows.front().at.middle += 1;
    CHECK(charts(brief) == 1);
    brief = example();
    replace(figure(brief, "positions").title, "leave room", "leave no room");
    CHECK(charts(brief) == 1);
}

TEST_CASE("a timeline that counts wrong is found") {
    Brief brief = example();
    replace(figure(brief, "timeline").title, "Six", "Seven");
    CHECK(charts(brief) == 1);
    brief = example();
    chart_of<chart::Timeline>(brief, "timeline").as_of -= 1;  // what is of the day itself now lies ahead
    CHECK(charts(brief) == 2);
}

TEST_CASE("a panel of a flow that ends elsewhere than found is found") {
    Brief brief = example();
    auto& panel = chart_of<chart::Fan>(brief, "flows").panels.front();
    replace(panel.end_text, "9.9", "9.8");
    CHECK(charts(brief) == 1);
    brief = example();
    chart_of<chart::Fan>(brief, "flows").panels.front().number = "96 %";
    CHECK(charts(brief) == 1);
}

}  // namespace entente::brief
