// Comma-separated values, strictly: quotes as in RFC 4180, each record with the line it starts on.
//
//     Result<std::vector<CsvRecord>> records = parse_csv("table.csv", text);
//     (*records)[0].field[0];
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace entente::theory {

struct CsvRecord {
    std::uint32_t line = 0;          ///< where it starts, from 1
    std::vector<std::string> field;  ///< blanks around unquoted fields removed
};

/// Records of a text; blank lines and a byte order mark are skipped, line ends may be LF or CRLF. Code E341 for a quote
/// that is not closed, text after a closing quote, or bytes that are not UTF-8.
Result<std::vector<CsvRecord>> parse_csv(const std::string& file, std::string_view text, char separator = ',');

}  // namespace entente::theory
