// Walking over a brief: every block, line, statement, table and figure with the section it stands in. Inside the room
// only.
#pragma once

#include <functional>
#include <string>

#include "brief/brief.h"

namespace entente::brief {

template <class Thing>
using See = std::function<void(const Thing&, const std::string& section)>;

/// In the order of the brief, above the fold first.
void each_block(const Brief& brief, const See<Block>& see);
/// The statements of paragraphs and bullets.
void each_statement(const Brief& brief, const See<Statement>& see);
/// Tables, those of figures included.
void each_table(const Brief& brief, const See<Table>& see);
void each_figure(const Brief& brief, const See<Figure>& see);
/// Every line: dateline, legend, statements, cells and notes of tables, how to read a figure.
void each_line(const Brief& brief, const See<Line>& see);

}  // namespace entente::brief
