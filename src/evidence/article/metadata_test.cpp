#include "evidence/article/metadata.h"

#include <doctest/doctest.h>

#include "base/test_tools.h"
#include "evidence/article/byline.h"
#include "evidence/article/date_text.h"

using namespace entente;
using namespace entente::evidence;
using entente::test_tools::need;

namespace {

Metadata read(std::string_view html) {
    const Document document = parse_html(html);
    return read_metadata(document, cut_blocks(document));
}

std::string date_in(std::string_view text) {
    const auto found = find_date(text);
    return found ? iso(found->date) : "";
}

}  // namespace

TEST_CASE("dates as people write them") {
    for (const char* text : {"15 August 2025 23:06", "Aug. 15, 2025", "August 15th 2025",
                             "the 15th of August, 2025", "2025-08-15T10:00:00+02:00", "2025/08/15",
                             "15.08.2025", "08/15/2025", "Fri 15 Aug 2025", "updated 15/08/2025 now"}) {
        CHECK_MESSAGE(date_in(text) == "2025-08-15", text);
    }
    for (const char* text :
         {"", "August 2025", "15 August", "31 February 2025", "3/4/2025", "2025", "1.2.3.2025",
          "phone 2025-08-1555", "12-13-14", "May 5 was 2025 days ago or more than that"}) {
        CHECK_MESSAGE(date_in(text).empty(), text);
    }
    const auto found = need(find_date("on 15 August 2025, they met"));
    CHECK(found.begin == 3);
    CHECK(found.end == 17);
}

TEST_CASE("bylines name people and desks, sentences do not") {
    CHECK(read_byline("By Bo Ul") == "Bo Ul");
    CHECK(read_byline("Written by A. Ek | 4 March 2025") == "A. Ek");
    CHECK(read_byline("BY Ann Ek and Bo Ul, Published today") == "Ann Ek and Bo Ul");
    CHECK(read_byline("Author: Ann van der Ek") == "Ann van der Ek");
    CHECK(read_byline("By the time they met it was late").empty());
    CHECK(read_byline("Ann Ek").empty());
    CHECK(read_name("Ann Ek (Content Manager)") == "Ann Ek");
}

TEST_CASE("JSON-LD comes before meta elements, and these before the layout") {
    const Metadata said = read(
        "<html lang=en-GB><head><title>Ports meet | The Harbour Post</title>"
        "<meta property='og:title' content='Ports meet | The Harbour Post'><meta name=author content='Bo Ul'>"
        "<meta property='og:site_name' content='The Harbour Post'><link rel=canonical "
        "href='https://harbour.example/a'>"
        "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"Ports "
        "meet &amp; part\","
        "\"datePublished\":\"2024-03-03T10:00:00Z\",\"dateModified\":\"2024-03-05\",\"author\":{\"@id\":\"#"
        "a\"}},"
        "{\"@type\":\"Person\",\"@id\":\"#a\",\"name\":\"Ann Ek\"}]}</script></head>"
        "<body><h1>Ports meet and part</h1><p>By Cy Oz</p><p>4 March 2024</p></body>");
    CHECK(said.title.value == "Ports meet and part");
    CHECK(said.author.value == "Ann Ek");
    CHECK(said.author.basis == "JSON-LD author");
    CHECK(iso(need(said.published).date) == "2024-03-03");
    CHECK(said.other_dates.size() == 2);
    CHECK(said.publisher.value == "The Harbour Post");
    CHECK(said.language.value == "en-GB");
    CHECK(said.canonical.value == "https://harbour.example/a");
}

TEST_CASE("without statements the layout speaks; a date of change is no date of publication") {
    const Metadata said = read(
        "<head><title>Ports meet at last - The Harbour Post</title><meta property='article:modified_time' "
        "content='2024-04-01'></head><body><div>The Harbour Post</div><p class=byline>By Ann "
        "Ek</p><p>Text.</p></body>");
    CHECK(said.title.value == "Ports meet at last");
    CHECK(said.author.value == "Ann Ek");
    CHECK_FALSE(said.published);
    CHECK(said.other_dates.size() == 1);
    CHECK(read("").title.empty());
    CHECK(read("<script type='application/ld+json'>" + std::string(100'000, '[') + "</script><p>x")
              .title.empty());
    CHECK(read("<script type='application/ld+json'>{\"@type\":7,\"author\":[[[]],3,null]}</script><p>x")
              .author.empty());
}
