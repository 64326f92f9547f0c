#include "evidence/dump/dump.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>

#include "base/hash.h"
#include "base/test_tools.h"
#include "evidence/page_text.h"

using namespace entente;
using namespace entente::evidence;
using entente::test_tools::need;

namespace {

std::string classes(const DumpReading& dump) {
    std::string letters;
    for (const ClassedLine& line : dump.lines) {
        letters += line.kind == LineClass::body         ? 'b'
                   : line.kind == LineClass::subheading ? 's'
                   : line.kind == LineClass::metadata   ? 'm'
                                                        : '.';
    }
    return letters;
}

using Numbers = std::set<std::size_t>;

// What a careful reader marked before the program was run, by line number; other non-blank lines are
// boilerplate.
struct HandMade {
    std::string file;
    Numbers body;
    Numbers subheading;
    Numbers metadata;
    std::string publisher;
    std::string published;
};

Numbers range(std::size_t from, std::size_t to) {
    Numbers numbers;
    for (std::size_t n = from; n <= to; ++n) numbers.insert(n);
    return numbers;
}

const std::vector<HandMade>& hand_made() {
    static const std::vector<HandMade> list{
        {"000_f518b45e49a7f84f.txt",
         {29, 31, 33, 37, 41, 43, 47, 51, 53, 55, 57, 59, 61, 63, 67, 69},
         {35, 39, 45, 49, 65},
         {25, 27, 71, 73},
         "Caliber.Az",
         "2025-08-15"},
        {"001_803b4ace9e02c025.txt",
         {14, 15, 16, 18, 19, 20, 22, 23, 24, 26, 27, 28, 29, 31, 33},
         {},
         {3, 7, 9, 12},
         "illuminem",
         ""},
        {"002_a340d839e7d3ae61.txt",
         {3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18},
         {2, 4, 7, 10, 13, 16},
         {1, 19},
         "",
         ""},
        {"003_d68bc4f991126bb0.txt", {3, 5, 9, 11, 15, 17}, {7, 13}, {1}, "", ""},
        {"004_b8a7fabf5d53d062.txt", range(1, 15), {}, {18}, "", ""},
    };
    return list;
}

std::filesystem::path seeds() {
    const std::filesystem::path root = entente::test_tools::data_folder();
    return root / "pages/seeds";
}

}  // namespace

TEST_CASE("a dump: menu, title, date, text, list, byline, other stories") {
    const std::string text =
        "Home\nWorld\nSearch\n\n"
        "Harbour talks end without a deal between the two ports\n"
        "3 March 2024\n\n"
        "The two ports met again on Friday to settle who may dredge the harbour, officials of both ports "
        "said.\n"
        "\n"
        "What comes next\n"
        "\n"
        "Both ports will return to the table when the ministry has counted the ships, according to the "
        "ministry.\n"
        "-More ships, but none of the larger kind that the northern port had asked for.\n"
        "\n"
        "By Ann Ek\n"
        "The Harbour Post \u00A9 2024. All rights reserved\n"
        "Related articles\n"
        "A quite different story about football in the south of the country\n";
    const DumpReading dump = read_dump(text);
    CHECK(classes(dump) == "...mmbsbbm...");
    CHECK(dump.metadata.title.value == "Harbour talks end without a deal between the two ports");
    CHECK(dump.metadata.title.basis == "line 5");
    CHECK(dump.metadata.author.value == "Ann Ek");
    CHECK(dump.metadata.publisher.value == "The Harbour Post");
    const StatedDate published = need(dump.metadata.published);
    CHECK(iso(published.date) == "2024-03-03");
    CHECK(published.basis == "line 6");
}

TEST_CASE("a dump states no more than it says") {
    const DumpReading dump = read_dump(
        "The two ports met again on Friday to settle who may dredge the harbour, officials of both ports "
        "said.\n"
        "On 3 March 2024 the ministry had counted the ships, and the ports did not like what the ministry "
        "found.\n"
        "Photo: Getty Images\n");
    CHECK(dump.metadata.title.empty());
    CHECK(dump.metadata.publisher.empty());
    CHECK(dump.metadata.author.empty());
    CHECK_FALSE(dump.metadata.published);
    CHECK(read_dump("").lines.empty());
    CHECK(classes(read_dump("menu\nsearch\nlogin\n")) == "...");
}

TEST_CASE("five saved news pages, line by line") {
    if (!std::filesystem::exists(seeds())) {
        MESSAGE("skipped: no saved pages at " << seeds().string());
        return;
    }
    std::size_t right = 0;
    std::size_t all = 0;
    for (const HandMade& truth : hand_made()) {
        const Result<Page> page = load_page(seeds() / truth.file);
        REQUIRE(page);
        const DumpReading dump = read_dump(page->text);
        for (const ClassedLine& line : dump.lines) {
            const LineClass wanted = truth.body.contains(line.number)         ? LineClass::body
                                     : truth.subheading.contains(line.number) ? LineClass::subheading
                                     : truth.metadata.contains(line.number)   ? LineClass::metadata
                                                                              : LineClass::boilerplate;
            if (line.kind != wanted) MESSAGE(truth.file << " line " << line.number << " is wrong");
            right += line.kind == wanted ? 1U : 0U;
            all += 1;
        }
        CHECK_MESSAGE(dump.metadata.publisher.value == truth.publisher, truth.file);
        CHECK_MESSAGE((dump.metadata.published ? iso(dump.metadata.published->date) : "") == truth.published,
                      truth.file);
    }
    CHECK(all >= 130);
    CHECK(static_cast<double>(right) >= 0.95 * static_cast<double>(all));
}
