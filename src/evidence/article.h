// The article of a saved page: its text, what the page says of itself, and where each line stands in the
// bytes.
//
//     Result<Article> article = load_article("pages/caliber.html");
//     article->metadata.published->basis;    // where the page states its date
//     for (const ArticleLine& line : article->lines) if (line.kind == LineClass::body) ...
//
// HTML pages: the blocks that are article text. Text dumps: every line, each with its class.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "evidence/article/metadata.h"
#include "evidence/origin/relay.h"
#include "evidence/page_text.h"

namespace entente::evidence {

enum class LineClass : std::uint8_t { body, subheading, metadata, boilerplate };

/// One line of the article; of text dumps, one non-blank line of the file.
struct ArticleLine {
    LineClass kind = LineClass::body;
    ByteRange text;        ///< in Article::text if kind is body or subheading; empty otherwise
    ByteRange snapshot;    ///< in the untouched bytes
    std::size_t line = 0;  ///< text dumps: line of the file, counted from 1; HTML: 0
};

/// A credit to another publisher, in the page's words.
struct Credit {
    std::string of;
    RelayKind kind = RelayKind::passage;
    std::string words;
    bool operator==(const Credit&) const = default;
};

struct Article {
    std::string file;
    std::string hash;  ///< of the untouched bytes
    PageKind kind = PageKind::text;
    Metadata metadata;
    std::string text;  ///< body and subheadings, UTF-8, one a line
    std::vector<ArticleLine> lines;
    std::vector<Credit> credits;     ///< of the text and, in text dumps, of the lines around it
    std::vector<std::string> signs;  ///< that the text came from elsewhere, see origin/signs.h
    Diagnostics notes;
};

/// Reads a file. Fails as load_page does; a page without article text is an article without text and a
/// warning E208.
Result<Article> load_article(const std::filesystem::path& path);

/// The same for bytes at hand; errors stay in `notes`.
Article article_from_bytes(std::string bytes, std::string_view name);

}  // namespace entente::evidence
