#include "brief/walk.h"

namespace entente::brief {
namespace {

void lines_of(const Table& table, const std::string& section, const See<Line>& see) {
    for (const Row& row : table.rows) {
        for (const Line& cell : row.cells) {
            see(cell, section);
        }
    }
    for (const Statement& note : table.notes) {
        see(note.line, section);
    }
}

const std::vector<Statement>* statements_of(const Block& block) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
        return &paragraph->statements;
    }
    const auto* bullets = std::get_if<Bullets>(&block);
    return bullets != nullptr ? &bullets->items : nullptr;
}

const Table* table_of(const Block& block) {
    if (const auto* figure = std::get_if<Figure>(&block)) {
        return &figure->table;
    }
    return std::get_if<Table>(&block);
}

}  // namespace

void each_block(const Brief& brief, const See<Block>& see) {
    for (const auto* sections : {&brief.above, &brief.below}) {
        for (const Section& section : *sections) {
            for (const Block& block : section.blocks) {
                see(block, section.id);
            }
        }
    }
}

void each_statement(const Brief& brief, const See<Statement>& see) {
    each_block(brief, [&](const Block& block, const std::string& section) {
        if (const auto* statements = statements_of(block)) {
            for (const Statement& statement : *statements) {
                see(statement, section);
            }
        }
    });
}

void each_table(const Brief& brief, const See<Table>& see) {
    each_block(brief, [&](const Block& block, const std::string& section) {
        if (const Table* table = table_of(block)) {
            see(*table, section);
        }
    });
}

void each_figure(const Brief& brief, const See<Figure>& see) {
    each_block(brief, [&](const Block& block, const std::string& section) {
        if (const auto* figure = std::get_if<Figure>(&block)) {
            see(*figure, section);
        }
    });
}

void each_line(const Brief& brief, const See<Line>& see) {
    see(brief.dateline, "dateline");
    see(brief.hindsight, "dateline");
    see(brief.legend.line, "legend");
    each_block(brief, [&](const Block& block, const std::string& section) {
        if (const auto* statements = statements_of(block)) {
            for (const Statement& statement : *statements) {
                see(statement.line, section);
            }
        }
        if (const auto* figure = std::get_if<Figure>(&block)) {
            see(figure->how_to_read, section);
        }
        if (const Table* table = table_of(block)) {
            lines_of(*table, section, see);
        }
    });
}

}  // namespace entente::brief
