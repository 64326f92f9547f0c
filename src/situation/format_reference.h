// The reference of the situation file, written from the format table (schema.h) that also drives the parser. The
// committed docs/format.md is this text; a test compares them.
#pragma once

#include <string>

namespace entente::situation {

/// Markdown: values, conditions, then every table with its keys, types, defaults, meanings and an example.
std::string format_reference();

}  // namespace entente::situation
