// One brief, four formats. A renderer lays out; it decides nothing about what is said.
//
//     std::cout << render_text(brief, {.width = 100, .colour = isatty});
#pragma once

#include <string>

#include "brief/brief.h"

namespace entente::brief {

struct TextOptions {
    int width = 100;      ///< columns, 40 or more
    bool colour = false;  ///< escape sequences for weight and colour; meaning never rests on them
};

/// For a terminal: UTF-8, wrapped, charts drawn in characters. Control characters of the file's text are
/// dropped.
std::string render_text(const Brief& brief, const TextOptions& options = {});

/// CommonMark with tables (GitHub's extension). Text of the file is escaped: it can't add links, markup or
/// HTML.
std::string render_markdown(const Brief& brief);

/// One self-contained page: no script, no request to anywhere, under 300 kB for a brief of ordinary size;
/// light and dark, printable, from 320 pixels wide. Text of the file is escaped by construction.
std::string render_html(const Brief& brief);

/// The brief as a value, schema "entente/brief-1", one space of indent, keys in the order of the schema.
std::string render_json(const Brief& brief);

}  // namespace entente::brief
