#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "base/file.h"
#include "evidence/score/score_pages.h"

using namespace entente;
using namespace entente::evidence;

namespace {

// A page of invented words whose article is the same length in every page but says different things.
void write_pair(const std::filesystem::path& folder, int number) {
    std::string body;
    std::string truth;
    for (int paragraph = 0; paragraph < 6; ++paragraph) {
        std::string sentence;
        for (int word = 0; word < 30; ++word) {
            sentence += "w" + std::to_string((number * 131 + paragraph * 17 + word * 7) % 997) +
                        (word % 6 == 5 ? ", the " : " ");
        }
        body += "<p>" + sentence + "end.</p>";
        truth += sentence + "end. ";
    }
    const std::string name = "page" + std::to_string(number);
    const std::string html =
        "<html><head><title>Story " + name +
        " of the day</title></head><body><nav><a href=/>Home</a> "
        "<a href=/a>About the site</a></nav><article><h1>Story " +
        name +
        " of the day</h1>"
        "<p>By Ann Ek</p><time datetime=2024-03-03>3 March 2024</time>" +
        body + "</article><footer><p>Subscribe to our newsletter for more</p></footer></body></html>";
    REQUIRE(write_file(folder / (name + ".html"), html));
    REQUIRE(write_file(folder / (name + ".json"),
                       R"({"title": "Story )" + name +
                           R"( of the day", "author": "Ann Ek", "publish_date": "2024-03-03",)"
                           R"( "main_content": ")" +
                           truth + R"(", "with": [], "without": ["newsletter"]})"));
}

}  // namespace

TEST_CASE("pages are measured fold by fold, the same way each time") {
    const auto folder = std::filesystem::temp_directory_path() / "entente-score-test";
    std::filesystem::remove_all(folder);
    REQUIRE(make_folder(folder));
    for (int number = 0; number < 12; ++number) write_pair(folder, number);
    const Result<PageScores> scores = score_pages(folder);
    REQUIRE(scores);
    CHECK(scores->pages.size() == 12);
    CHECK(scores->f1 > 0.95);  // twelve pages of one mould
    CHECK(scores->title == doctest::Approx(1));
    CHECK(scores->author == doctest::Approx(1));
    CHECK(scores->date == doctest::Approx(1));
    CHECK(scores->leaked == 0);
    const Result<PageScores> again = score_pages(folder);
    REQUIRE(again);
    CHECK(again->f1 == scores->f1);
    REQUIRE(write_file(folder / "page0.json", "not JSON"));
    CHECK(score_pages(folder).error()[0].code == "E207");
    std::stop_source stop;
    stop.request_stop();
    REQUIRE(write_file(folder / "page0.json", "{}"));
    CHECK(score_pages(folder, {nullptr, stop.get_token()}).error()[0].code == "E209");
    std::filesystem::remove_all(folder);
}
