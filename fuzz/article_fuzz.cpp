// Any bytes have an article, or a note that says why not; its lines lie inside its text and the snapshot.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "html_parser.h"
#include "base/text.h"
#include "evidence/article.h"
#include "evidence/origin/relay.h"

using namespace entente;
using namespace entente::evidence;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const bool html = size > 0 && data[0] % 2 == 0;
    const std::size_t skipped = size > 0 ? 1 : 0;
    const std::string bytes(data + skipped, data + size);
    const Article article = article_from_bytes(bytes, html ? "fuzz.html" : "fuzz");
    if (!is_utf8(article.text) || (article.text.empty() && article.notes.empty())) {
        std::abort();
    }
    std::size_t at = 0;
    for (const ArticleLine& line : article.lines) {
        if (line.snapshot.begin > line.snapshot.end || line.snapshot.end > bytes.size()) {
            std::abort();
        }
        if (line.kind == LineClass::body || line.kind == LineClass::subheading) {
            if (line.text.begin != at || line.text.end >= article.text.size()) {
                std::abort();
            }
            at = line.text.end + 1;
        }
    }
    for (const Relay& relay : find_relays(article.text)) {
        if (relay.begin > relay.end || relay.end > article.text.size() || relay.of.empty()) {
            std::abort();
        }
    }
    return 0;
}
