// A plain matrix of numbers in a text file, blanks or tabs or commas between them, one row a line.
//
//     Result<NumberTable> tariffs = read_numbers(folder / "tariffs1993.txt", 620, 31);
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "base/diagnostic.h"

namespace entente::economy {

struct NumberTable {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<double> value;         ///< row by row
    std::vector<std::uint32_t> line;   ///< of the file, by row
    double at(std::size_t row, std::size_t column) const { return value[row * columns + column]; }
};

/// Exactly rows x columns finite numbers; empty lines are skipped. Codes: E001 to E003; E601 (a hole: a field that is
/// empty or no number), E602 (too few or too many rows or fields), each with its line, at most five of them.
Result<NumberTable> read_numbers(const std::filesystem::path& path, std::size_t rows, std::size_t columns);

}  // namespace entente::economy
