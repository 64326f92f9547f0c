#include "evidence/page_text.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <chrono>
#include <filesystem>
#include <set>

#include "base/file.h"
#include "base/hash.h"
#include "base/test_tools.h"
#include "base/text.h"
#include "evidence/codes.h"

using namespace std::string_literals;
using namespace entente;
using namespace entente::evidence;
using entente::test_tools::need;

namespace {

std::string repeat(std::string_view piece, std::size_t times) {
    std::string text;
    text.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) text += piece;
    return text;
}

std::string first_code(const Page& page) {
    return page.notes.empty() ? "" : page.notes.front().code;
}

// What must hold for any page: its passages are its lines, inside the text and the snapshot.
void check_shape(const Page& page, std::size_t bytes) {
    CHECK(is_utf8(page.text));
    std::size_t at = 0;
    for (const Passage& passage : page.passages) {
        REQUIRE(passage.text.begin == at);
        REQUIRE(passage.text.end < page.text.size());
        REQUIRE(page.text[passage.text.end] == '\n');
        REQUIRE(passage.snapshot.begin <= passage.snapshot.end);
        REQUIRE(passage.snapshot.end <= bytes);
        at = passage.text.end + 1;
    }
    REQUIRE(at == page.text.size());
}

}  // namespace

TEST_CASE(
    "HTML becomes lines: blocks break, scripts, styles, comments and hidden parts go, entities are decoded") {
    const std::string html =
        "<!doctype html><html><head><title>T</title><style>p{}</style></head><body>"
        "<h1>Summit &amp; after</h1><p>One <b>bold</b>\n  word&hellip;<!-- no --><script>if(a<b)x()</script> "
        "end."
        "<p>Second<br>line<div hidden>secret</div><div style='Display : None'>hidden</div>"
        "<table><tr><td>a<td>b</table><noscript>enable</noscript><img alt=x onerror='alert(1)'>tail</body>";
    const Page page = page_from_bytes(html, "x.html");
    CHECK(page.text == "Summit & after\nOne bold word\u2026 end.\nSecond\nline\na b\ntail\n");
    CHECK(page.kind == PageKind::html);
    CHECK(page.hash == sha256(html));
    CHECK(page.notes.empty());
    check_shape(page, html.size());
    const Passage& title = page.passages[0];
    CHECK(html.substr(title.snapshot.begin, title.snapshot.size()) == "Summit &amp; after");
    CHECK(html.substr(page.passages[3].snapshot.begin, page.passages[3].snapshot.size()) == "line");
}

TEST_CASE("text keeps its line numbers, whatever its line ends") {
    const std::string text = "\xEF\xBB\xBFone\r\n\r\nthree\rfour\x01\nfive";
    const Page page = page_from_bytes(text, "dump.txt");
    CHECK(page.text == "one\n\nthree\nfour\nfive\n");
    CHECK(page.kind == PageKind::text);
    REQUIRE(page.passages.size() == 5);
    CHECK(text.substr(page.passages[2].snapshot.begin, 5) == "three");
    CHECK(text.substr(page.passages[4].snapshot.begin) == "five");
    check_shape(page, text.size());
}

TEST_CASE("encodings: marks, declarations, and guesses, each with its place in the bytes") {
    const std::string umlaut = "Se\u00F1or \u2013 \u201Cs\u00ED\u201D";
    const std::string western = "Se\xF1or \x96 \x93s\xED\x94";
    for (const char* meta :
         {"<meta charset=windows-1252>", "<META http-equiv=x content='text/html; charset=ISO-8859-1'>",
          "<meta charset=\"latin1\">"}) {
        const std::string html = std::string("<html><head>") + meta + "</head><p>A<p>" + western + "</p><p>z";
        const Page page = page_from_bytes(html, "x");
        CHECK(page.text == "A\n" + umlaut + "\nz\n");
        CHECK(page.encoding == "windows-1252");
        CHECK(html.substr(page.passages[1].snapshot.begin, page.passages[1].snapshot.size()) == western);
        CHECK(html.substr(page.passages[2].snapshot.begin) == "z");
    }
    // A declaration that the bytes contradict: UTF-8 that is well formed is UTF-8.
    CHECK(page_from_bytes("<meta charset=latin1><p>" + umlaut, "x").text == umlaut + "\n");
    // No declaration, not UTF-8.
    CHECK(page_from_bytes(
              "<p>Caf\xE9 " + repeat("el pa\xEDs de los ni\xF1os y de la lengua espa\xF1ola ", 20), "x")
              .text.starts_with("Caf\u00E9"));
    // UTF-16, marked and not.
    std::string wide;
    for (const char c : std::string_view("<p>Wide page, plain words</p>")) {
        wide += c;
        wide += '\0';
    }
    CHECK(page_from_bytes(wide, "x").text == "Wide page, plain words\n");
    const Page marked = page_from_bytes("\xFF\xFE" + wide, "x.html");
    CHECK(marked.text == "Wide page, plain words\n");
    CHECK(marked.passages[0].snapshot.begin == 2 + 2 * 3);
    // One bad byte in UTF-8 is a bad byte, not another encoding.
    const Page mended = page_from_bytes("caf\xC3\xA9 \xFF " + repeat("plain words ", 10), "x.txt");
    CHECK(mended.text.starts_with("caf\u00E9 \uFFFD plain"));
    CHECK(first_code(mended) == "E205");
    CHECK_FALSE(has_errors(mended.notes));
}

TEST_CASE("quotes are found word for word, whatever the typography and the line ends") {
    const Page page = page_from_bytes(
        "<p>He said \u201Cno limits\u201D \u2013 it\u2019s a "
        "<i>US\u2013Russia</i>&nbsp;mat\u00ADter\u2026</p><p>Next one.</p>",
        "x.html");
    CHECK(contains_quote(page, "\"no limits\" - it's a US-Russia matter..."));
    CHECK(contains_quote(page, "  matter\u2026\n\nNext   one. "));
    CHECK_FALSE(contains_quote(page, "No limits"));
    CHECK_FALSE(contains_quote(page, "limits it's"));
    CHECK_FALSE(contains_quote(page, ""));
    CHECK_FALSE(contains_quote(page, " \n "));
    const QuotePlace found = need(find_quote(page, "Next one"));
    CHECK(found.line == 2);
    CHECK(page.text.substr(found.text.begin, found.text.size()) == "Next one");
    const QuotePlace across = need(find_quote(page, "matter... Next"));
    CHECK(across.line == 1);
    CHECK(across.snapshot.end == page.passages[1].snapshot.end);
    const QuotePlace curly = need(find_quote(page, "'s a"));
    CHECK(page.text.substr(curly.text.begin, curly.text.size()) == "\u2019s a");
}

TEST_CASE("bad input is refused with a reason") {
    CHECK(first_code(page_from_bytes("", "a.html")) == "E201");
    CHECK(first_code(page_from_bytes(" \n\t\n", "a.txt")) == "E201");
    CHECK(first_code(page_from_bytes("<script>draw()</script><div id=root></div>", "a.html")) == "E201");
    CHECK(first_code(page_from_bytes("%PDF-1.7 text text", "a.html")) == "E202");
    CHECK(first_code(page_from_bytes("\x89PNG\r\n\x1A\n", "a.html")) == "E202");
    CHECK(first_code(page_from_bytes(std::string(1000, '\0'), "a.txt")) == "E202");
    CHECK(first_code(page_from_bytes(std::string(page_size_limit + 1, 'x'), "a.txt")) == "E203");
    const Page nulls = page_from_bytes("<p>a\0b and enough other text to be a page</p>"s, "a.html");
    CHECK(nulls.text == "ab and enough other text to be a page\n");
    CHECK(is_utf8(page_from_bytes("<meta charset=latin1>x y z w v u \0\0P0\0\x07\xD4\0"s, "a.html").text));
    CHECK(load_page("/no/such/page.html").error()[0].code == "E001");
    const auto path = std::filesystem::temp_directory_path() / "entente-page-test.html";
    REQUIRE(write_file(path, "<p>kept"));
    CHECK(load_page(path)->text == "kept\n");
    REQUIRE(write_file(path, ""));
    CHECK(load_page(path).error()[0].code == "E201");
    std::filesystem::remove(path);
}

TEST_CASE("deep nesting costs neither the stack nor the evening") {
    for (const char* tag :
         {"<div>", "<ul><li>", "<b>", "<table><tr><td>", "<span><form>", "<svg><g>", "<blockquote>"}) {
        const auto start = std::chrono::steady_clock::now();
        const std::string html = "<p>first words</p>" + repeat(tag, 100'000) + "inner";
        const Page page = page_from_bytes(html, "deep.html");
        CHECK(contains_quote(page, "first words"));
        check_shape(page, html.size());
        // Without the depth limit the list alone takes a minute on the machine this was written on; 20 s
        // leaves room for sanitizers and still tells the two apart.
        CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
    }
    CHECK(first_code(page_from_bytes("<p>words</p>" + repeat("<div>", 100'000), "deep.html")) == "E204");
}

TEST_CASE("any bytes give a page whose passages are its lines") {
    rc::check("bytes",
              [](const std::string& bytes) { check_shape(page_from_bytes(bytes, "any.txt"), bytes.size()); });
    rc::check("markup", [] {
        const std::vector<std::string> pieces{"<p>",
                                              "</p>",
                                              "<table>",
                                              "<b>",
                                              "</b>",
                                              "<td>",
                                              "text ",
                                              "&am",
                                              "&#0;",
                                              "&#x110000;",
                                              "<!--",
                                              "-->",
                                              "<svg>",
                                              "<title>",
                                              "</title>",
                                              "\xE9",
                                              "<",
                                              "\n",
                                              "<pre>",
                                              "<br>",
                                              "<template>",
                                              "<a href='",
                                              "'",
                                              ">",
                                              "<select>",
                                              std::string(1, '\0'),
                                              "<frameset>",
                                              "</body>",
                                              "<html lang=en>",
                                              "<math>"};
        std::string html;
        for (int i = *rc::gen::inRange(0, 60); i > 0; --i) html += *rc::gen::elementOf(pieces);
        check_shape(page_from_bytes(html, "any.html"), html.size());
    });
}

TEST_CASE("a sentence of the page is always found in it") {
    rc::check([] {
        const auto words =
            *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
                "war", "\u201Cpeace\u201D", "it\u2019s", "\u2014", "na\u00EFve", "US\u2013Russia"}));
        RC_PRE(!words.empty());
        std::string html;
        std::string plain;
        for (const std::string& word : words) {
            html += "<i>" + word + "</i>" + (*rc::gen::arbitrary<bool>() ? "\n " : "<br>");
            plain += word + " ";
        }
        RC_ASSERT(contains_quote(page_from_bytes(html, "x.html"), plain));
    });
}

TEST_CASE("every code of the room is explained once") {
    std::set<std::string_view> seen;
    for (const CodeEntry& entry : evidence_codes()) {
        CHECK(entry.code.starts_with("E2"));
        CHECK(seen.insert(entry.code).second);
        CHECK_FALSE(entry.remedy.empty());
    }
}
