// The first steps with any saved page: its hash, what refuses it, its encoding, and whether it is HTML.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "evidence/page/encoding.h"
#include "evidence/page_text.h"

namespace entente::evidence {

struct OpenedPage {
    Page page;        ///< without text and passages
    Decoded decoded;  ///< empty if refused
    bool refused = false;
};

/// The bytes of a file: read_file, with its "too large" said in this room's words (E203).
Result<std::string> read_page_bytes(const std::filesystem::path& path);

OpenedPage open_page(std::string bytes, std::string_view name);

/// The lines of a decoded text page into page.text and page.passages.
void read_text_lines(const Decoded& decoded, Page& page);

/// Adds an E201 error and drops the text if nothing readable was found.
void refuse_if_blank(Page& page);

/// A diagnostic about a whole page.
Diagnostic page_note(std::string code, Severity severity, std::string_view name, std::string message,
                     std::string hint);

/// The warning that a page was cut for depth.
Diagnostic cut_note(std::string_view name, std::size_t read);

}  // namespace entente::evidence
