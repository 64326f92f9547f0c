#include "evidence/page_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/file.h"
#include "base/hash.h"
#include "evidence/page/document.h"
#include "evidence/page/encoding.h"
#include "evidence/page/render.h"

namespace entente::evidence {
namespace {

Diagnostic complaint(std::string code, Severity severity, std::string_view name, std::string message,
                     std::string hint) {
    return {std::move(code), severity, Location{std::string(name), 0, 0}, std::move(message), std::move(hint), {}};
}

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
    std::string lowered(name);
    std::transform(lowered.begin(), lowered.end(), lowered.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return std::any_of(endings.begin(), endings.end(),
                       [&lowered](std::string_view ending) { return lowered.ends_with(ending); });
}

// The first tag decides, as in a browser (WHATWG MIME Sniffing, section 7.1).
bool looks_like_html(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n\f");
    if (begin == std::string_view::npos || text[begin] != '<') {
        return false;
    }
    std::string head(text.substr(begin, 16));
    std::transform(head.begin(), head.end(), head.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    constexpr std::array<std::string_view, 19> openings{
        "<!doctype html", "<html", "<head", "<script", "<iframe", "<h1", "<div", "<font", "<table", "<a",
        "<style", "<title", "<b", "<body", "<br", "<p", "<!--", "<meta", "<article"};
    return std::any_of(openings.begin(), openings.end(), [&head](std::string_view opening) {
        const char after = head.size() > opening.size() ? head[opening.size()] : '>';
        return head.starts_with(opening) &&
               (opening == "<!--" || after == ' ' || after == '>' || after == '\n' || after == '\t' || after == '/');
    }) || head.starts_with("<?xml");
}

bool is_removed_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7F;
}

// Line n stays line n; line ends become \n and other control characters go.
void read_text(const Decoded& decoded, Page& page) {
    const std::string_view text = decoded.text;
    page.text.reserve(text.size() + 1);
    std::size_t begin = 0;
    while (begin < text.size()) {
        std::size_t end = begin;
        while (end < text.size() && text[end] != '\n' && text[end] != '\r') {
            ++end;
        }
        Passage passage{{page.text.size(), 0}, {decoded.source.at(begin), decoded.source.at(end)}};
        for (const char c : text.substr(begin, end - begin)) {
            if (!is_removed_control(c)) {
                page.text.push_back(c);
            }
        }
        passage.text.end = page.text.size();
        page.passages.push_back(passage);
        page.text.push_back('\n');
        begin = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
    }
}

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
        page.notes.push_back(complaint(
            "E204", Severity::warning, page.file,
            fmt::format("elements are nested thousands deep; only the first {} bytes were read", document.read),
            "if text is missing, save the page as plain text"));
    }
}

Page refused(Page page, Diagnostic why) {
    page.notes.push_back(std::move(why));
    return page;
}

}  // namespace

Page page_from_bytes(std::string bytes, std::string_view name) {
    Page page;
    page.file = name;
    page.hash = sha256(bytes);
    if (bytes.empty()) {
        return refused(std::move(page), complaint("E201", Severity::error, name, "the page is empty",
                                                  "save the page again"));
    }
    if (bytes.size() > page_size_limit) {
        return refused(std::move(page),
                       complaint("E203", Severity::error, name,
                                 fmt::format("the page has {} MiB, more than the {} MiB allowed", bytes.size() >> 20U,
                                             page_size_limit >> 20U),
                                 "save it without embedded images, or keep only its text"));
    }
    if (is_binary(bytes)) {
        return refused(std::move(page), complaint("E202", Severity::error, name, "this is not HTML or plain text",
                                                  "save the page as HTML, or its text as .txt; unpack archives"));
    }
    const std::string declared = declared_charset(bytes);
    const Decoded decoded = decode(std::move(bytes), declared);
    page.encoding = decoded.encoding;
    const bool html =
        ends_with_any(name, {".html", ".htm", ".xhtml", ".shtml"}) || looks_like_html(decoded.text);
    page.kind = html ? PageKind::html : PageKind::text;
    if (page.kind == PageKind::html) {
        read_html(decoded, page);
    } else {
        read_text(decoded, page);
    }
    if (decoded.replaced > 0) {
        page.notes.push_back(complaint("E205", Severity::warning, name,
                                       fmt::format("{} characters could not be read as {}", decoded.replaced,
                                                   decoded.encoding),
                                       "save the page again as UTF-8 if quotes from it are not found"));
    }
    if (page.text.find_first_not_of(" \t\n") == std::string::npos) {
        page.text.clear();
        page.passages.clear();
        return refused(std::move(page),
                       complaint("E201", Severity::error, name, "the page has no readable text",
                                 "if a script draws it, save the page from a browser after it has loaded"));
    }
    return page;
}

Result<Page> load_page(const std::filesystem::path& path) {
    Result<std::string> bytes = read_file(path);
    if (!bytes) {
        Diagnostics why = std::move(bytes.error());
        for (Diagnostic& entry : why) {
            if (entry.code == "E003") {
                entry.code = "E203";
            }
        }
        return tl::unexpected<Diagnostics>(std::move(why));
    }
    Page page = page_from_bytes(std::move(*bytes), path.string());
    if (has_errors(page.notes)) {
        return tl::unexpected<Diagnostics>(std::move(page.notes));
    }
    return page;
}

}  // namespace entente::evidence
