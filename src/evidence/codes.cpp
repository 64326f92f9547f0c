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
        CodeEntry{"E220", "not an evidence store",
                  "The file named as a store is another file: text, another program's database, or empty.",
                  "Name another file, or one that does not exist yet: `entente read PAGE... --store FILE`."},
        CodeEntry{"E221", "store from a newer version",
                  "A newer entente made or changed this store; this one does not know all of its tables.",
                  "Use the newer program. Nothing in the store was changed."},
        CodeEntry{"E222", "store cannot be written",
                  "The system refuses to write to the store: no room on the disk, no permission, no such folder.",
                  "Make room or name another place, then read the same pages again: what is stored stays, and "
                  "only what is missing is read."},
        CodeEntry{"E223", "store is busy",
                  "Another process has been writing to this store longer than this one waits.",
                  "Wait for it and start again. What is stored stays."},
        CodeEntry{"E224", "store is damaged",
                  "The file is marked as an evidence store, but SQLite cannot read all of it.",
                  "Keep a copy, remove the file and read the pages again: all of it follows from them."},
        CodeEntry{"E225", "nothing to search for", "The search has no word: only signs, or only words to leave out.",
                  "Write words, \"a phrase\", -without, or begin* for all words that begin so."},
        CodeEntry{"E226", "no pages", "Nothing that was named is a page: empty folders, or a folder of other files.",
                  "Name files, or folders that hold .html, .htm, .xhtml, .txt or .md files."},
        CodeEntry{"E227", "not in the store", "The store has no page or thing of this name.",
                  "`entente evidence` lists what there is; names look like 3fa9c1e2.e3."},
        CodeEntry{"E240", "unreadable line of actors",
                  "A line of the file of actors is neither an actor nor an office.",
                  "Columns are separated by tabs: id, name, other names, metonyms, adjectives; or office, person, of, "
                  "title, first day, end."},
        CodeEntry{"E241", "a name of two actors", "A name can mean only one actor, or nobody could tell them apart.",
                  "Take the name from one of the two."},
        CodeEntry{"E242", "an office of nobody", "An office names a person, a state or an organisation that the table lacks.",
                  "Add a line for that id."},
        CodeEntry{"E250", "no such coding records",
                  "The folder holds neither the unit records (PETR.UnitTest.records.xml with its dictionaries) nor "
                  "plover_gold.json.",
                  "Name the folder that holds them."},
        CodeEntry{"E251", "unreadable coding records", "A file of coding records cannot be parsed.",
                  "Fetch the file again."},
    };
    return entries;
}

}  // namespace entente::evidence
