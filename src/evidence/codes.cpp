#include "evidence/codes.h"

#include <array>

namespace entente::evidence {

std::span<const CodeEntry> evidence_codes() {
    static constexpr std::array entries{
        CodeEntry{
            "E201", "empty page", "The saved page has no bytes, or no readable text in them.",
            "Save the page again; pages that draw their text by script must be saved from a browser after "
            "they have loaded."},
        CodeEntry{"E202", "not a text page",
                  "The file is a binary (an image, a PDF, an archive), not HTML or plain text.",
                  "Save the page as HTML or copy its text into a .txt file; unpack archives first."},
        CodeEntry{"E203", "page too large", "A saved page may have at most 32 MiB.",
                  "Save it without embedded images, or keep only its text."},
        CodeEntry{
            "E204", "nested too deep",
            "The page's elements are nested thousands deep, which no article is. It was read up to there.",
            "Nothing, if the text is all there; otherwise save the page as plain text."},
        CodeEntry{"E205", "undecodable characters",
                  "Some bytes are not characters in the page's encoding; each stands as U+FFFD in the text.",
                  "Usually harmless. Quotes that cross such a place will not be found; save the page again "
                  "as UTF-8."},
        CodeEntry{"E206", "no such sample folder",
                  "A folder of measured pages holds pairs NAME.html.gz (or NAME.html) and NAME.json.",
                  "Name the folder that holds the pairs."},
        CodeEntry{"E207", "unreadable sample",
                  "A page of the sample, or the true text beside it, cannot be unpacked or parsed.",
                  "Remove the pair or fetch it again."},
        CodeEntry{"E208", "no article on the page",
                  "The page has text, but none of it reads as an article: menus, forms, lists of headlines.",
                  "Check that the whole page was saved; pages behind a login often hold only a notice."},
        CodeEntry{"E209", "stopped", "The work was stopped before it was done; nothing was kept of it.",
                  "Start it again."},
    };
    return entries;
}

}  // namespace entente::evidence
