#include "evidence/page/render.h"

#include <algorithm>

namespace entente::evidence {
namespace {

class Renderer {
  public:
    explicit Renderer(const Document& document) : document_(document) {}

    Rendered run() {
        NodeId open_pre = 0;       // the end of the preformatted block we are in
        std::vector<NodeId> ends;  // of open block elements, innermost last
        for (NodeId n = 0; n < document_.nodes.size();) {
            while (!ends.empty() && n >= ends.back()) {
                break_line();
                ends.pop_back();
            }
            const Node& node = document_.nodes[n];
            if (is_unread(node.tag) ||
                (node.tag != Tag::html && node.tag != Tag::body && is_hidden(document_, n))) {
                n = node.end;
                continue;
            }
            if (is_block(node.tag)) {
                break_line();
                ends.push_back(node.end);
            } else if (node.tag == Tag::td || node.tag == Tag::th) {
                gap_ = true;
            }
            if (node.tag == Tag::pre) {
                open_pre = std::max(open_pre, node.end);
            }
            if (node.tag == Tag::text) {
                add(n, n < open_pre);
            }
            ++n;
        }
        break_line();
        return std::move(result_);
    }

  private:
    void break_line() {
        gap_ = false;
        if (!open_) {
            return;
        }
        RenderedLine& line = result_.lines.back();
        line.end = result_.text.size();
        result_.text.push_back('\n');
        open_ = false;
    }

    void add(NodeId node, bool preformatted) {
        for (const char c : own_text(document_, node)) {
            if (c == '\n' && preformatted) {
                break_line();
                continue;
            }
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
                gap_ = true;
                continue;
            }
            const Node& n = document_.nodes[node];
            if (!open_) {
                result_.lines.push_back({result_.text.size(), 0, n.source_begin, n.source_end});
                open_ = true;
            } else if (gap_) {
                result_.text.push_back(' ');
            }
            gap_ = false;
            result_.text.push_back(c);
            RenderedLine& line = result_.lines.back();
            line.source_begin = std::min<std::size_t>(line.source_begin, n.source_begin);
            line.source_end = std::max<std::size_t>(line.source_end, n.source_end);
        }
    }

    const Document& document_;
    Rendered result_;
    bool open_ = false;  // a line has begun
    bool gap_ = false;   // white space was seen since the last character
};

}  // namespace

Rendered render(const Document& document) {
    return Renderer(document).run();
}

}  // namespace entente::evidence
