#include "evidence/page_text.h"

#include <utility>

#include "evidence/page/document.h"
#include "evidence/page/opening.h"
#include "evidence/page/render.h"

namespace entente::evidence {
namespace {

void read_html(const Decoded& decoded, Page& page) {
    const Document document = parse_html(decoded.text);
    Rendered rendered = render(document);
    page.text = std::move(rendered.text);
    page.passages.reserve(rendered.lines.size());
    for (const RenderedLine& line : rendered.lines) {
        page.passages.push_back({{line.begin, line.end},
                                 {decoded.source.at(line.source_begin), decoded.source.at(line.source_end)}});
    }
    if (document.cut) {
        page.notes.push_back(cut_note(page.file, document.read));
    }
}

}  // namespace

Page page_from_bytes(std::string bytes, std::string_view name) {
    OpenedPage opened = open_page(std::move(bytes), name);
    if (opened.refused) {
        return std::move(opened.page);
    }
    Page& page = opened.page;
    if (page.kind == PageKind::html) {
        read_html(opened.decoded, page);
    } else {
        read_text_lines(opened.decoded, page);
    }
    refuse_if_blank(page);
    return std::move(page);
}

Result<Page> load_page(const std::filesystem::path& path) {
    Result<std::string> bytes = read_page_bytes(path);
    if (!bytes) return tl::unexpected<Diagnostics>(std::move(bytes.error()));
    Page page = page_from_bytes(std::move(*bytes), path.string());
    if (has_errors(page.notes)) {
        return tl::unexpected<Diagnostics>(std::move(page.notes));
    }
    return page;
}

}  // namespace entente::evidence
