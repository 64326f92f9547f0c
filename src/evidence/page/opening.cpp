#include "evidence/page/opening.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/file.h"
#include "base/hash.h"

namespace entente::evidence {
namespace {

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
        "<!doctype html", "<html",  "<head", "<script", "<iframe", "<h1", "<div", "<font", "<table",  "<a",
        "<style",         "<title", "<b",    "<body",   "<br",     "<p",  "<!--", "<meta", "<article"};
    return std::any_of(openings.begin(), openings.end(),
                       [&head](std::string_view opening) {
                           const char after = head.size() > opening.size() ? head[opening.size()] : '>';
                           return head.starts_with(opening) &&
                                  (opening == "<!--" || after == ' ' || after == '>' || after == '\n' ||
                                   after == '\t' || after == '/');
                       }) ||
           head.starts_with("<?xml");
}

bool is_removed_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7F;
}

}  // namespace

Diagnostic page_note(std::string code, Severity severity, std::string_view name, std::string message,
                     std::string hint) {
    return {std::move(code),    severity,        Location{std::string(name), 0, 0},
            std::move(message), std::move(hint), {}};
}

Diagnostic cut_note(std::string_view name, std::size_t read) {
    return page_note(
        "E204", Severity::warning, name,
        fmt::format("elements are nested thousands deep; only the first {} bytes were read", read),
        "if text is missing, save the page as plain text");
}

// Line n stays line n; line ends become \n and other control characters go.
void read_text_lines(const Decoded& decoded, Page& page) {
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

void refuse_if_blank(Page& page) {
    if (page.text.find_first_not_of(" \t\n") != std::string::npos) {
        return;
    }
    page.text.clear();
    page.passages.clear();
    page.notes.push_back(page_note("E201", Severity::error, page.file, "the page has no readable text",
                                   "if a script draws it, save the page from a browser after it has loaded"));
}

Result<std::string> read_page_bytes(const std::filesystem::path& path) {
    Result<std::string> bytes = read_file(path);
    if (!bytes) {
        for (Diagnostic& entry : bytes.error()) {
            if (entry.code == "E003") entry.code = "E203";
        }
    }
    return bytes;
}

OpenedPage open_page(std::string bytes, std::string_view name) {
    OpenedPage opened;
    Page& page = opened.page;
    page.file = name;
    page.hash = sha256(bytes);
    const auto refuse = [&](std::string code, std::string message, std::string hint) {
        page.notes.push_back(
            page_note(std::move(code), Severity::error, name, std::move(message), std::move(hint)));
        opened.refused = true;
    };
    if (bytes.empty()) {
        refuse("E201", "the page is empty", "save the page again");
    } else if (bytes.size() > page_size_limit) {
        refuse("E203",
               fmt::format("the page has {} MiB, more than the {} MiB allowed", bytes.size() >> 20U,
                           page_size_limit >> 20U),
               "save it without embedded images, or keep only its text");
    } else if (is_binary(bytes)) {
        refuse("E202", "this is not HTML or plain text",
               "save the page as HTML, or its text as .txt; unpack archives");
    }
    if (opened.refused) {
        return opened;
    }
    const std::string declared = declared_charset(bytes);
    opened.decoded = decode(std::move(bytes), declared);
    page.encoding = opened.decoded.encoding;
    const bool html =
        ends_with_any(name, {".html", ".htm", ".xhtml", ".shtml"}) || looks_like_html(opened.decoded.text);
    page.kind = html ? PageKind::html : PageKind::text;
    if (opened.decoded.replaced > 0) {
        page.notes.push_back(page_note(
            "E205", Severity::warning, name,
            fmt::format("{} characters could not be read as {}", opened.decoded.replaced, page.encoding),
            "save the page again as UTF-8 if quotes from it are not found"));
    }
    return opened;
}

}  // namespace entente::evidence
