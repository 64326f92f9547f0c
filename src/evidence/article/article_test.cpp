#include "evidence/article.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include "evidence/article/boosted_trees.h"
#include "evidence/article/main_text.h"
#include "evidence/article/signs.h"
#include "evidence/page/language.h"
#include "evidence/score/sample.h"
#include "evidence/score/words.h"

using namespace entente;
using namespace entente::evidence;

namespace {

std::string sample_page() {
    std::string html =
        "<!doctype html><html lang=en><head><title>Ports meet | The Harbour Post</title></head><body>"
        "<nav class=menu><ul><li><a href=/>Home</a><li><a href=/world>World</a><li><a "
        "href=/sport>Sport</a></ul></nav>"
        "<article class=post><h1>Ports meet</h1><p class=byline>By Ann Ek, 3 March 2024</p><div "
        "class=entry-content>";
    for (int i = 0; i < 8; ++i) {
        html +=
            "<p>The two ports met again on day " + std::to_string(i) +
            " to settle who may dredge the harbour, and officials of both ports said that they were, on the "
            "whole, content with what the other side had brought to the table.</p>";
    }
    html +=
        "<p>The last <a href=/x>paragraph</a> says that they will meet again, and that it&rsquo;s "
        "late.</p></div>"
        "<div class=share-buttons><a href=#>Share on Facebook</a></div></article>"
        "<aside class=related><h3>Related</h3><ul><li><a href=/1>A story about football</a>"
        "<li><a href=/2>A story about the weather</a></ul></aside>"
        "<footer class=footer><p>\u00A9 2024 The Harbour Post. All rights "
        "reserved.</p></footer></body></html>";
    return html;
}

}  // namespace

TEST_CASE("the article of a page, each line traced to its bytes") {
    const std::string html = sample_page();
    const Article article = article_from_bytes(html, "ports.html");
    CHECK(article.text.find("who may dredge the harbour") != std::string::npos);
    CHECK(article.text.find("it\u2019s late") != std::string::npos);
    CHECK(article.text.find("football") == std::string::npos);
    CHECK(article.text.find("All rights reserved") == std::string::npos);
    CHECK(article.text.find("Sport") == std::string::npos);
    CHECK(article.metadata.author.value == "Ann Ek");
    REQUIRE_FALSE(article.lines.empty());
    const ArticleLine& last = article.lines.back();
    const std::string source = html.substr(last.snapshot.begin, last.snapshot.size());
    CHECK(source.starts_with("The last <a"));
    CHECK(source.ends_with("late."));
    CHECK(article.text.substr(last.text.begin, last.text.size()).starts_with("The last paragraph says"));
}

TEST_CASE("pages without an article say so") {
    const Article menu =
        article_from_bytes("<ul><li><a href=a>Home</a><li><a href=b>About</a></ul>", "menu.html");
    CHECK(menu.text.empty());
    REQUIRE_FALSE(menu.notes.empty());
    CHECK(menu.notes.back().code == "E208");
    CHECK(article_from_bytes("", "x.html").notes.front().code == "E201");
    CHECK_FALSE(load_article("/no/such/file.html"));
}

TEST_CASE("text dumps become articles with line numbers") {
    const std::string text =
        "Menu\n\nThe two ports met again on Friday to settle who may dredge the harbour, officials said.\n";
    const Article article = article_from_bytes(text, "dump.txt");
    REQUIRE(article.lines.size() == 2);
    CHECK(article.lines[0].kind == LineClass::boilerplate);
    CHECK(article.lines[1].line == 3);
    CHECK(article.lines[1].snapshot.begin == 6);
    CHECK(article.text.starts_with("The two ports"));
    CHECK(article.metadata.language.value == "en");
}

TEST_CASE("boosted trees learn what one split cannot") {
    TrainingRows rows;
    rows.feature_count = 2;
    for (int i = 0; i < 400; ++i) {
        const bool a = i % 2 == 0;
        const bool b = (i / 2) % 2 == 0;
        rows.values.insert(rows.values.end(), {a ? 1.0F : 0.0F, b ? 1.0F : 0.0F});
        // Mostly "exactly one of the two"; the tilt by a gives the first split a gradient to follow.
        rows.targets.push_back(a != b ? 1.0F : (a ? 0.1F : 0.0F));
        rows.weights.push_back(1);
    }
    const BoostedTrees model = train(rows, {.trees = 60, .depth = 2, .rate = 0.3, .feature_share = 1});
    CHECK(predict(model, std::vector<float>{1, 0}) > 0.95);
    CHECK(predict(model, std::vector<float>{0, 1}) > 0.95);
    CHECK(predict(model, std::vector<float>{0, 0}) < 0.05);
    CHECK(predict(model, std::vector<float>{1, 1}) < 0.2);
    const BoostedTrees again = train(rows, {.trees = 60, .depth = 2, .rate = 0.3, .feature_share = 1});
    CHECK(again.leaves == model.leaves);
}

TEST_CASE("the shipped model is whole") {
    const BoostedTrees& model = shipped_model();
    const std::size_t leaves = std::size_t{1} << model.depth;
    CHECK(model.trees() == text_training_plan().trees);
    CHECK(model.leaves.size() == model.trees() * leaves);
    CHECK(model.splits.size() == model.trees() * (leaves - 1));
    const Document document = parse_html(sample_page());
    const std::size_t width = describe(document, cut_blocks(document), "Ports meet").width;
    for (const auto& split : model.splits) REQUIRE(split.feature < width);
}

TEST_CASE("names of elements and words of lines carry signs") {
    CHECK((name_signs("post-related relatedPosts") & mask(NameSign::related)) != 0);
    CHECK((name_signs("articleBody") & mask(NameSign::body_text)) != 0);
    CHECK(name_signs("relatedness x1") == 0);
    CHECK((word_signs("Subscribe to our newsletter") & mask(WordSign::subscribe)) != 0);
    CHECK(word_signs("Talks resume") == 0);
    CHECK(word_signs("") == 0);
}

TEST_CASE("languages by script and common words") {
    CHECK(guess_language("The talks ended without a result and the ministers left for the capital") == "en");
    CHECK(guess_language("Die Gespr\u00E4che endeten ohne ein Ergebnis und die Minister reisten ab") == "de");
    CHECK(guess_language("Los ministros se fueron por la noche y el acuerdo no lo firma nadie") == "es");
    CHECK(guess_language("\u0421\u0441\u044B\u043B\u043A\u0430 "
                         "\u0441\u043A\u043E\u043F\u0438\u0440\u043E\u0432\u0430\u043D\u0430") == "ru");
    CHECK(guess_language("12:30").empty());
}

TEST_CASE("bags of words agree as they should") {
    CHECK(words_of("Peace, NOW \u2014 \u00C9t\u00E9_1!") ==
          std::vector<std::string>{"peace", "now", "\u00E9t\u00E9_1"});
    CHECK(bag_f1(words_of("a b c d"), words_of("a b x y")).f1 == doctest::Approx(0.5));
    CHECK(bag_f1({}, {}).f1 == 1);
    CHECK(bag_f1({}, words_of("a")).f1 == 0);
    const std::vector<std::vector<std::string>> blocks{
        words_of("the menu"), words_of("peace came to the town"), words_of("the end")};
    const std::vector<float> shares = share_in_truth(blocks, words_of("Peace came to the town. The end"));
    CHECK(shares == std::vector<float>{0, 1, 1});
}

TEST_CASE("a sample folder is pairs, or a reason") {
    CHECK(load_sample("/no/such/folder").error()[0].code == "E206");
}
