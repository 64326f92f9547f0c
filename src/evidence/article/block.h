// A page cut into blocks, the units that are or are not article text: one a line, with what the layout tells
// of it.
//
//     Blocks blocks = cut_blocks(document);
//     block_text(blocks, 3);
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/page/document.h"

namespace entente::evidence {

struct Block {
    NodeId element = 0;       ///< the block element that holds the first character
    NodeId first = 0;         ///< the first text node
    std::uint32_t begin = 0;  ///< in Blocks::text
    std::uint32_t end = 0;
    std::uint32_t source_begin = 0;  ///< in the parsed bytes
    std::uint32_t source_end = 0;
    std::uint32_t words = 0;
    std::uint32_t link_words = 0;  ///< of them inside links
    bool hidden = false;           ///< by attribute or inline style, here or above
};

struct Blocks {
    std::string text;  ///< all blocks, white space collapsed, one after the other
    std::vector<Block> list;
};

Blocks cut_blocks(const Document& document);

std::string_view block_text(const Blocks& blocks, std::size_t index);

}  // namespace entente::evidence
