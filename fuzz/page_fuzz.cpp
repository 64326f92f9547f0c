// Any bytes are a page or a refusal with a reason; passages lie inside the text and the snapshot; a line of
// the page is found in the page.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "html_parser.h"
#include "base/text.h"
#include "evidence/page_text.h"

using namespace entente;
using namespace entente::evidence;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // The first byte chooses the name, and so whether HTML is assumed or must be recognised.
    const bool html = size > 0 && data[0] % 2 == 0;
    const std::size_t skipped = size > 0 ? 1 : 0;
    const std::string bytes(data + skipped, data + size);
    const Page page = page_from_bytes(bytes, html ? "fuzz.html" : "fuzz");
    if (!is_utf8(page.text) || (page.text.empty() && !has_errors(page.notes))) {
        std::abort();
    }
    std::size_t at = 0;
    for (const Passage& passage : page.passages) {
        const bool inside = passage.text.begin == at && passage.text.end < page.text.size() &&
                            passage.snapshot.begin <= passage.snapshot.end &&
                            passage.snapshot.end <= bytes.size();
        if (!inside) {
            std::abort();
        }
        at = passage.text.end + 1;
    }
    if (!page.passages.empty()) {
        const ByteRange line = page.passages.back().text;
        const std::string quote = page.text.substr(line.begin, line.size());
        if (!fold_typography(quote).empty() && fold_typography(quote) != " " &&
            !contains_quote(page, quote)) {
            std::abort();
        }
    }
    return 0;
}
