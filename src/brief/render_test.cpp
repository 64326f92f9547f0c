#include "brief/render.h"

#include <doctest/doctest.h>

#include <string>

#include "base/file.h"
#include "base/test_tools.h"
#include "brief/compose.h"
#include "brief/fixture.h"
#include "brief/numbers.h"
#include "brief/palette.h"
#include "brief/text_layout.h"

namespace entente::brief {
namespace {

using testing::example_findings;
using testing::example_situation;

Brief example() {
    return compose(example_situation(), example_findings(), {.file = "summit.toml"});
}

/// Compares with the golden file; ENTENTE_REGENERATE=1 writes it instead (then read the difference).
void check_golden(const std::string& name, const std::string& rendered) {
    const std::string path = std::string(ENTENTE_SOURCE_DIR) + "/tests/golden/brief/" + name;
    if (entente::test_tools::regenerates()) {
        REQUIRE(make_folder(std::string(ENTENTE_SOURCE_DIR) + "/tests/golden/brief"));
        REQUIRE(write_file(path, rendered));
        return;
    }
    const auto golden = read_file(path);
    REQUIRE(golden);
    std::size_t same = 0;
    while (same < rendered.size() && same < golden->size() && rendered[same] == (*golden)[same]) {
        ++same;
    }
    INFO("first difference at byte ", same, ": ", rendered.substr(same > 60 ? same - 60 : 0, 120));
    CHECK(rendered == *golden);
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++found;
    }
    return found;
}

/// Markdown without its fenced blocks.
std::string without_fences(const std::string& markdown) {
    std::string kept;
    bool inside = false;
    for (std::size_t start = 0; start < markdown.size();) {
        const std::size_t end = markdown.find('\n', start);
        const std::string line = markdown.substr(start, end - start + 1);
        const bool fence = line.starts_with("```");
        kept += inside || fence ? "" : line;
        inside = fence ? !inside : inside;
        start = end + 1;
    }
    return kept;
}

/// The example with text in every place that would break out of a format if it could.
Brief hostile() {
    const std::string poison =
        "<script>alert(1)</script> \" onload='x' | `code` [a](javascript:b) \x1b[31mred\x07";
    situation::Situation situation = example_situation();
    insight::Findings findings = example_findings();
    situation.title = situation.question = poison;
    for (auto& actor : situation.actors) {
        actor.name = poison;
    }
    for (auto& issue : situation.issues) {
        issue.asks = issue.unit = issue.because = poison;
        for (auto& landmark : issue.landmarks) {
            landmark.name = poison;
        }
    }
    for (auto& source : situation.sources) {
        source.publisher = source.title = source.author = source.origin = source.relays = source.url = poison;
    }
    situation.sources.front().url = "javascript:alert(1)";
    for (auto& evidence : situation.evidence) {
        evidence.says = evidence.quote = evidence.speaker = poison;
    }
    for (auto& assumption : situation.assumptions) {
        assumption.text = assumption.if_wrong = assumption.confidence = poison;
    }
    for (auto& outcome : situation.outcomes) {
        outcome.name = outcome.written = poison;
    }
    for (auto& claim : situation.claims) {
        claim.says = claim.expect = poison;
    }
    for (auto& what_if : situation.what_ifs) {
        what_if.says = poison;
    }
    for (auto& date : situation.dates) {
        date.what = poison;
    }
    for (auto& reader : situation.readers) {
        reader.who = reader.watch = poison;
    }
    for (auto& input : situation.inputs) {
        input.written = poison;
    }
    for (auto& question : findings.next) {
        question.ask = poison;
    }
    findings.confidence.reasons = {poison};
    findings.warnings = {{"L101", Severity::warning, {}, poison, poison, ""}};
    situation.references.front().class_name = poison;
    return compose(situation, findings, {.file = poison});
}

}  // namespace

TEST_CASE("the four formats of the example are as last read") {
    check_golden("example.txt", render_text(example()));
    check_golden("example.md", render_markdown(example()));
    check_golden("example.html", render_html(example()));
    check_golden("example.json", render_json(example()));
}

TEST_CASE("the terminal form keeps to its width and to plain characters") {
    for (const int width : {60, 80, 100, 140}) {
        std::string text = render_text(example(), {.width = width, .colour = false});
        CHECK(text.find('\x1b') == std::string::npos);
        for (std::size_t start = 0; start < text.size();) {
            const std::size_t end = text.find('\n', start);
            INFO(text.substr(start, end - start));
            CHECK(display_width(text.substr(start, end - start)) <= width);
            start = end + 1;
        }
    }
    CHECK(render_text(example(), {.width = 100, .colour = true}).find("\x1b[1m") != std::string::npos);
}

TEST_CASE("colour adds nothing but colour") {
    const std::string coloured = render_text(example(), {.width = 100, .colour = true});
    std::string bare;
    for (std::size_t i = 0; i < coloured.size(); ++i) {
        if (coloured[i] == '\x1b') {
            i = coloured.find('m', i);
        } else {
            bare += coloured[i];
        }
    }
    CHECK(bare == render_text(example()));
}

TEST_CASE("text of the file stays text in every format") {
    const Brief brief = hostile();
    const std::string html = render_html(brief);
    CHECK(count(html, "<script") == 0);
    CHECK(count(html, "&lt;script&gt;alert(1)&lt;/script&gt;") > 20);
    CHECK(count(html, "\x1b") == 0);
    CHECK(count(html, "onload='x'") == 0);
    CHECK(count(html, "href=\"javascript") == 0);
    const std::string markdown = render_markdown(brief);
    // The words stand unescaped only where they are code: in the drawn charts and in code spans.
    const std::string prose = without_fences(markdown);
    CHECK(count(prose, "[a](javascript") == count(prose, "`code` [a](javascript"));
    CHECK(count(prose, "<script") == count(prose, "`` <script") + count(prose, "`` entente brief <script"));
    CHECK(count(render_text(brief), "\x1b") == 0);
    CHECK(render_json(brief).find("<script>") !=
          std::string::npos);  // JSON keeps the words; a reader escapes them
}

TEST_CASE("the page is one file of modest size that asks nobody for anything") {
    const std::string html = render_html(example());
    CHECK(html.size() < 300'000);
    CHECK(count(html, "<script") == 0);
    CHECK(count(html, "src=") == 0);
    CHECK(count(html, "url(") == 0);
    CHECK(count(html, "<link") == 0);
    CHECK(count(html, "<svg class=\"chart\" role=\"img\"") == 11);
    CHECK(count(html, "Show as table") == 11);
    CHECK(count(html, "<h1") == 1);
}

TEST_CASE("ids of the page are unique and every inner link has its target") {
    const std::string html = render_html(example());
    for (std::size_t at = html.find(" id=\""); at != std::string::npos; at = html.find(" id=\"", at + 1)) {
        const std::string id = html.substr(at, html.find('"', at + 5) - at + 1);
        INFO(id);
        CHECK(count(html, id) == 1);
    }
    for (std::size_t at = html.find("href=\"#"); at != std::string::npos;
         at = html.find("href=\"#", at + 1)) {
        const std::string target = html.substr(at + 7, html.find('"', at + 7) - at - 7);
        INFO(target);
        CHECK(count(html, " id=\"" + target + "\"") == 1);
    }
}

TEST_CASE("headings go down one level at a time") {
    const std::string html = render_html(example());
    char previous = '0';
    for (std::size_t at = html.find("<h"); at != std::string::npos; at = html.find("<h", at + 1)) {
        const char level = html[at + 2];
        if (level >= '1' && level <= '6') {
            CHECK(level <= previous + 1);
            previous = level;
        }
    }
}

TEST_CASE("colours keep the contrast of WCAG 2.2 AA, light and dark") {
    CHECK(contrast("#000000", "#ffffff") == doctest::Approx(21));
    CHECK(contrast("#777777", "#ffffff") == doctest::Approx(4.48).epsilon(0.001));
    const auto colour = [](std::string_view name) {
        for (const Colour& candidate : palette()) {
            if (candidate.name == name) {
                return candidate;
            }
        }
        FAIL("no colour " << name);
        return palette().front();
    };
    for (const Pairing& pairing : pairings()) {
        const double least = pairing.use == Use::text ? 4.5 : 3;
        INFO(pairing.front, " on ", pairing.back);
        CHECK(contrast(colour(pairing.front).light, colour(pairing.back).light) >= least);
        CHECK(contrast(colour(pairing.front).dark, colour(pairing.back).dark) >= least);
    }
}

TEST_CASE("blocks that nothing was computed for are absent") {
    const std::string text = render_text(example());
    for (const char* absent : {"flows under", "not modelled yet", "None\n", "nan"}) {
        INFO(absent);
        CHECK(text.find(absent) == std::string::npos);
    }
    situation::Situation situation = example_situation();
    insight::Findings findings = example_findings();
    situation.references.clear();
    findings.deals.clear();
    const std::string without_class = render_text(compose(situation, findings));
    CHECK(without_class.find("A deal in force by") == std::string::npos);
}

TEST_CASE("the blocks of the game appear where the findings have them, and not otherwise") {
    const char* const titles[] = {"At the table",
                                  "Why not yet?",
                                  "What could be done about it",
                                  "How those with a choice answer",
                                  "What nobody knows for certain",
                                  "What to watch",
                                  "Red team",
                                  "How it could go"};
    const std::string with = render_text(example());
    insight::Findings findings = example_findings();
    findings.moves.clear();
    findings.variables.clear();
    findings.zones.clear();
    findings.watch.clear();
    findings.levers.clear();
    findings.red_team.reset();
    findings.pathways.clear();
    findings.past.clear();
    const std::string without = render_text(compose(example_situation(), findings));
    for (const char* title : titles) {
        INFO(title);
        CHECK(with.find(title) != std::string::npos);
        CHECK(without.find(title) == std::string::npos);
    }
}

TEST_CASE("decisiveness is shown as odds only") {
    const std::string text = render_text(example());
    CHECK(text.find("62 % to 88 % of the time") != std::string::npos);
    CHECK(decisiveness_text(5) == "62 %");
    CHECK(decisiveness_text(20) == "88 %");
}

TEST_CASE("an empty study still makes a brief in every format") {
    situation::Situation situation;
    situation.title = "Nothing yet";
    const Brief brief = compose(situation, {});
    CHECK(render_text(brief).find("Nothing yet") != std::string::npos);
    CHECK(render_markdown(brief).find("Nothing yet") != std::string::npos);
    CHECK(render_html(brief).find("Nothing yet") != std::string::npos);
    CHECK(render_json(brief).find("entente/brief-1") != std::string::npos);
}

TEST_CASE("hindsight is written on the brief") {
    CHECK(render_text(example()).find("written with hindsight on 22") != std::string::npos);
    situation::Situation situation = example_situation();
    situation.written.reset();
    CHECK(render_text(compose(situation, example_findings())).find("hindsight") == std::string::npos);
}

}  // namespace entente::brief
