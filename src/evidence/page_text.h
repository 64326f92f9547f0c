// A saved page as readable text, with every line traceable to the bytes it came from.
//
// Reads HTML (any encoding) and plain text. Scripts, styles, comments and hidden parts are left out; block
// elements break lines; entities are decoded. The snapshot itself is never changed: its SHA-256 names it.
//
//     Result<Page> page = load_page("pages/caliber.html");
//     if (!contains_quote(*page, "no limits")) ...        // typography and line breaks do not matter, words
//     do if (auto found = find_quote(*page, "no limits")) print(found->line);
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace entente::evidence {

/// Pages above this size are refused (E203): no article is that long, and a parser's memory is many times its
/// input.
inline constexpr std::size_t page_size_limit = 32U << 20U;

enum class PageKind : std::uint8_t { text, html };

/// A half-open range of bytes.
struct ByteRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t size() const { return end - begin; }
    bool operator==(const ByteRange&) const = default;
};

/// One line of the readable text (for HTML: one block element) and where it stands in the snapshot.
struct Passage {
    ByteRange text;      ///< in Page::text, without the line end
    ByteRange snapshot;  ///< in the untouched bytes; includes markup inside the passage
    bool operator==(const Passage&) const = default;
};

struct Page {
    std::string file;  ///< the name it was loaded under
    std::string hash;  ///< SHA-256 of the untouched bytes, 64 hexadecimal digits
    PageKind kind = PageKind::text;
    std::string encoding;  ///< how the bytes were read: "UTF-8", "UTF-16LE", "windows-1252", ...
    std::string
        text;  ///< readable text, UTF-8, lines end with \n; for text files, line n here is line n there
    std::vector<Passage> passages;  ///< one a line of `text`, in order, empty lines of text files included
    Diagnostics notes;  ///< E2xx: errors (then `text` is empty) and warnings (the text is what could be read)
};

/// Reads a file into a Page. Fails with E001..E003 of the file, or with the page's own errors: E201 nothing
/// in it, E202 not text, E203 too large. Warnings stay in `notes`.
Result<Page> load_page(const std::filesystem::path& path);

/// The same for bytes already at hand. Never fails: a page that cannot be read has no text and an error in
/// `notes`. HTML is recognised by its first tag, or by a name that ends in .html, .htm, .xhtml, .shtml.
Page page_from_bytes(std::string bytes, std::string_view name);

/// Where a quote stands.
struct QuotePlace {
    ByteRange text;        ///< in Page::text
    ByteRange snapshot;    ///< the passages it lies in, in the untouched bytes
    std::size_t line = 0;  ///< of Page::text, counted from 1
    bool operator==(const QuotePlace&) const = default;
};

/// The first place where the words of `quote` stand in the page, word for word and in the same case. White
/// space (line ends included) counts as one blank; typographic quotation marks, apostrophes, dashes and
/// ellipses count as their plain forms; soft hyphens and zero-width characters count as nothing. An empty
/// quote stands nowhere.
std::optional<QuotePlace> find_quote(const Page& page, std::string_view quote);

/// True if find_quote finds it.
bool contains_quote(const Page& page, std::string_view quote);

/// Text with typography folded as find_quote does, for comparing passages.
std::string fold_typography(std::string_view text);

}  // namespace entente::evidence
