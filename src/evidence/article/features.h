// What is known of each block of a page before deciding whether it is article text: its words, its place in
// the layout, its neighbours, and how it stands to where most of the page's prose is.
//
//     FeatureTable table = describe(document, blocks, "the page's title");
//     table.row(3)[0];   // how many words block 3 has
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "evidence/article/block.h"
#include "evidence/page/document.h"

namespace entente::evidence {

struct FeatureTable {
    std::size_t width = 0;
    std::vector<float> values;
    std::size_t rows() const { return width == 0 ? 0 : values.size() / width; }
    std::span<const float> row(std::size_t index) const {
        return std::span(values).subspan(index * width, width);
    }
};

/// One row a block, always of the same width.
FeatureTable describe(const Document& document, const Blocks& blocks, std::string_view title);

}  // namespace entente::evidence
