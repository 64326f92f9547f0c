#include "evidence/article/block.h"

#include <algorithm>
#include <utility>

namespace entente::evidence {
namespace {

bool is_white(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

// Buttons and table cells stand apart from their neighbours although browsers may draw them on one line.
bool stands_apart(Tag tag) {
    return is_block(tag) || tag == Tag::button;
}

class Cutter {
  public:
    explicit Cutter(const Document& document) : document_(document) {
        blocks_.text.reserve(document.chars.size() / 2);
        blocks_.list.reserve(document.nodes.size() / 6);
    }

    Blocks run() {
        std::vector<NodeId> open;  // elements that stand apart, innermost last
        NodeId link_end = 0;
        NodeId hidden_end = 0;
        NodeId pre_end = 0;
        for (NodeId n = 0; n < document_.nodes.size();) {
            while (!open.empty() && n >= document_.nodes[open.back()].end) {
                close();
                open.pop_back();
            }
            const Node& node = document_.nodes[n];
            if (is_unread(node.tag)) {
                n = node.end;
                continue;
            }
            if (node.tag == Tag::text) {
                add(n, open.empty() ? 0 : open.back(), n < link_end, n < hidden_end, n < pre_end);
            } else {
                if (stands_apart(node.tag)) {
                    close();
                    open.push_back(n);
                } else if (node.tag == Tag::td || node.tag == Tag::th) {
                    gap_ = true;
                }
                if (node.tag == Tag::a) link_end = std::max(link_end, node.end);
                if (node.tag == Tag::pre) pre_end = std::max(pre_end, node.end);
                if (n >= hidden_end && node.tag != Tag::body && is_hidden(document_, n))
                    hidden_end = node.end;
            }
            ++n;
        }
        close();
        return std::move(blocks_);
    }

  private:
    void close() {
        gap_ = false;
        if (open_) {
            blocks_.list.back().end = static_cast<std::uint32_t>(blocks_.text.size());
            open_ = false;
        }
    }

    void add(NodeId n, NodeId element, bool link, bool hidden, bool preformatted) {
        const Node& node = document_.nodes[n];
        const std::string_view text = own_text(document_, n);
        std::size_t at = 0;
        while (at < text.size()) {
            if (is_white(text[at])) {
                if (preformatted && text[at] == '\n') close();
                gap_ = true;
                ++at;
                continue;
            }
            std::size_t stop = at;
            while (stop < text.size() && !is_white(text[stop])) ++stop;
            add_word(n, node, element, hidden);
            Block& block = blocks_.list.back();
            const bool starts = gap_ || block.words == 0;
            if (gap_ && block.words > 0) blocks_.text.push_back(' ');
            gap_ = false;
            blocks_.text.append(text.substr(at, stop - at));
            block.words += starts ? 1U : 0U;
            block.link_words += starts && link ? 1U : 0U;
            block.source_begin = std::min(block.source_begin, node.source_begin);
            block.source_end = std::max(block.source_end, node.source_end);
            at = stop;
        }
    }

    void add_word(NodeId n, const Node& node, NodeId element, bool hidden) {
        if (open_) {
            return;
        }
        Block block;
        block.element = element;
        block.first = n;
        block.begin = static_cast<std::uint32_t>(blocks_.text.size());
        block.source_begin = node.source_begin;
        block.source_end = node.source_end;
        block.hidden = hidden;
        blocks_.list.push_back(block);
        open_ = true;
    }

    const Document& document_;
    Blocks blocks_;
    bool open_ = false;
    bool gap_ = false;
};

}  // namespace

Blocks cut_blocks(const Document& document) {
    return Cutter(document).run();
}

std::string_view block_text(const Blocks& blocks, std::size_t index) {
    const Block& block = blocks.list[index];
    return std::string_view(blocks.text).substr(block.begin, block.end - block.begin);
}

}  // namespace entente::evidence
