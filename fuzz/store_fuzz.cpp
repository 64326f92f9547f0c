// Any text may be searched for, and any text kept: a query is words, never an instruction, and what is put
// comes back.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/hash.h"
#include "evidence/store/store.h"

using namespace entente;
using namespace entente::evidence;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Store store = std::move(*Store::open(":memory:", Access::write));
    const std::string text(data, data + size);
    PageRecord page;
    page.article.file = "page";
    page.article.hash = sha256(text);
    page.article.text = text + "\n";
    ArticleLine line;
    line.text = {0, text.size()};
    page.article.lines.push_back(line);
    page.article.metadata.title = {text, "h1"};
    if (!store.put({&page, 1}, "fuzz")) std::abort();
    const auto back = store.load("page");
    if (!back || back->article.text != page.article.text || back->article.metadata.title.value != text)
        std::abort();
    const auto hits = store.search(text, 3);
    if (!hits && hits.error().front().code != "E225") std::abort();
    EvidenceFilter filter;
    filter.word = text;
    filter.actors = {text};
    if (!store.events(filter) || !store.quotes(filter) || !store.figures(filter) || !store.actors(filter))
        std::abort();
    RecordName name;
    if (parse_record_name(text, name) && name.letter == '\0' && !store.file_of(name.hash) &&
        store.file_of(name.hash).error().front().code != "E227") {
        std::abort();
    }
    return 0;
}
