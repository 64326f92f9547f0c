#include <doctest/doctest.h>

#include <string>

#include "brief/audit.h"
#include "brief/compose.h"
#include "brief/fixture.h"
#include "brief/render.h"

namespace entente::brief {
namespace {

using testing::example_findings;
using testing::example_situation;

constexpr const char* hostile = "<script>alert(1)</script> & \"<img src=x onerror=alert(2)>\"";

situation::Situation situation_with_store() {
    situation::Situation situation = example_situation();
    situation.store = "evidence.sqlite";
    for (situation::Evidence& evidence : situation.evidence) {
        evidence.use = situation::EvidenceUse::context;
    }
    return situation;
}

insight::Findings findings_with_store(const std::string& words) {
    insight::Findings findings = example_findings();
    const insight::StoredSource source{"3fa9c1e2.q1", words + ".html", words, words, "2025-03-04", 2};
    insight::StoreFindings store{5, 3, 1, {}, {}, {}};
    store.quote = insight::StoreQuote{words, words, source};
    store.figure = insight::StoreFigure{words, 40, "USD", source};
    store.dyads = {{ActorId{0}, ActorId{1}, 3, 4.5, 2, {{"2025-03-03", 3, 4.5, 2}}}};
    findings.store = store;
    return findings;
}

}  // namespace

TEST_CASE("what pages say never becomes markup") {
    const Brief brief = compose(situation_with_store(), findings_with_store(hostile), {.file = "summit.toml"});
    CHECK(numbers_without_reason(brief, situation_with_store()).empty());
    const std::string page = render_html(brief);
    CHECK(page.find("<script>alert") == std::string::npos);
    CHECK(page.find("<img src=x") == std::string::npos);
    CHECK(page.find("&lt;script&gt;alert(1)&lt;/script&gt; &amp; ") != std::string::npos);
}

TEST_CASE("the store's quote, figure and weeks stand in the brief with where they stand, and the file's own come first") {
    const std::string text = render_markdown(compose(situation_with_store(), findings_with_store("Ports pay"), {.file = "summit.toml"}));
    CHECK(text.find("“Ports pay”: Ports pay") != std::string::npos);
    CHECK(text.find("2 independent origins") != std::string::npos);
    CHECK(text.find("entente evidence --store evidence.sqlite --show 3fa9c1e2.q1") != std::string::npos);
    CHECK(text.find("What the powers did to one another, by week") != std::string::npos);
    CHECK(text.find("| 4.5 |") != std::string::npos);

    const std::string plain = render_markdown(compose(example_situation(), example_findings(), {.file = "summit.toml"}));
    const std::string with = render_markdown(compose(example_situation(), findings_with_store("Ports pay"), {.file = "summit.toml"}));
    const auto quote_of = [](const std::string& brief) {
        const std::size_t at = brief.find("One quote");
        return brief.substr(at, brief.find('\n', at) - at);
    };
    CHECK(quote_of(plain) == quote_of(with));
}

}  // namespace entente::brief
