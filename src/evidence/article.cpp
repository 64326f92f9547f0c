#include "evidence/article.h"

#include <fmt/format.h>

#include <utility>

#include "base/file.h"
#include "evidence/article/features.h"
#include "evidence/article/main_text.h"
#include "evidence/dump/dump.h"
#include "evidence/origin/signs.h"
#include "evidence/page/language.h"
#include "evidence/page/opening.h"

namespace entente::evidence {
namespace {

void append_line(Article& article, std::string_view text, ArticleLine line) {
    if (line.kind == LineClass::body || line.kind == LineClass::subheading) {
        line.text.begin = article.text.size();
        article.text.append(text);
        line.text.end = article.text.size();
        article.text.push_back('\n');
    }
    article.lines.push_back(line);
}

void add_credits(Article& article, std::string_view text) {
    for (const Relay& relay : find_relays(text)) {
        article.credits.push_back(
            {relay.of, relay.kind, std::string(text.substr(relay.begin, relay.end - relay.begin))});
    }
}

void read_html_article(const Decoded& decoded, Article& article) {
    const Document document = parse_html(decoded.text);
    if (document.cut) article.notes.push_back(cut_note(article.file, document.read));
    const Blocks blocks = cut_blocks(document);
    article.metadata = read_metadata(document, blocks);
    if (blocks.list.empty()) return;
    const FeatureTable features = describe(document, blocks, article.metadata.title.value);
    const std::vector<bool> kept = choose_main_text(blocks, features, shipped_model());
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (!kept[i]) continue;
        const Block& block = blocks.list[i];
        const Tag tag = document.nodes[block.element].tag;
        ArticleLine line;
        line.kind = tag >= Tag::h1 && tag <= Tag::h6 ? LineClass::subheading : LineClass::body;
        line.snapshot = {decoded.source.at(block.source_begin), decoded.source.at(block.source_end)};
        append_line(article, block_text(blocks, i), line);
    }
    add_credits(article, article.text);
    article.signs = copy_signs(article.text, {}, article.metadata.language.value);
}

void read_text_article(const Decoded& decoded, Page page, Article& article) {
    read_text_lines(decoded, page);
    const DumpReading dump = read_dump(page.text);
    std::vector<std::string_view> frame;
    for (const ClassedLine& classed : dump.lines) {
        ArticleLine line;
        line.kind = classed.kind;
        line.snapshot = page.passages[classed.number - 1].snapshot;
        line.line = classed.number;
        append_line(article, classed.text, line);
        if (classed.kind == LineClass::metadata) add_credits(article, classed.text);
        if (classed.kind == LineClass::metadata || classed.kind == LineClass::boilerplate) {
            frame.push_back(classed.text);
        }
    }
    add_credits(article, article.text);
    article.metadata = dump.metadata;
    article.signs = copy_signs(article.text, frame, {});
}

}  // namespace

Article article_from_bytes(std::string bytes, std::string_view name) {
    OpenedPage opened = open_page(std::move(bytes), name);
    Article article;
    article.file = opened.page.file;
    article.hash = opened.page.hash;
    article.kind = opened.page.kind;
    article.notes = std::move(opened.page.notes);
    if (opened.refused) {
        return article;
    }
    if (article.kind == PageKind::html) {
        read_html_article(opened.decoded, article);
    } else {
        read_text_article(opened.decoded, std::move(opened.page), article);
    }
    if (article.metadata.language.empty()) {
        const std::string_view language = guess_language(article.text);
        if (!language.empty()) article.metadata.language = {std::string(language), "the words of the text"};
    }
    if (article.text.empty()) {
        article.notes.push_back(
            page_note("E208", Severity::warning, name, "no article text was found on this page",
                      "menus, forms and lists of headlines are not articles; check that the whole "
                      "page was saved"));
    }
    return article;
}

Result<Article> load_article(const std::filesystem::path& path) {
    Result<std::string> bytes = read_page_bytes(path);
    if (!bytes) return tl::unexpected<Diagnostics>(std::move(bytes.error()));
    Article article = article_from_bytes(std::move(*bytes), path.string());
    if (has_errors(article.notes)) return tl::unexpected<Diagnostics>(std::move(article.notes));
    return article;
}

}  // namespace entente::evidence
