// HTML (and inline SVG) that can't be malformed or injected: a node is made only by these functions, text and
// attribute values are escaped by construction, and names of elements and attributes must be literals of the
// program.
//
//     Node node = element("p", {{"class", "note"}}, {text(user_text), element("br")});
//     std::string page = node.markup();
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente::brief::html {

/// A name known when the program is compiled: no text of a file can become one.
class Name {
  public:
    // NOLINTNEXTLINE(google-explicit-constructor): a literal is meant to become a name
    consteval Name(const char* name) : name_(name) {}
    constexpr std::string_view view() const { return name_; }

  private:
    std::string_view name_;
};

struct Attribute {
    Name name;
    std::string value;
};

class Node {
  public:
    Node() = default;  ///< nothing
    const std::string& markup() const { return markup_; }
    bool empty() const { return markup_.empty(); }

  private:
    explicit Node(std::string markup) : markup_(std::move(markup)) {}
    std::string markup_;

    friend Node text(std::string_view words);
    friend Node element(Name tag, const std::vector<Attribute>& attributes,
                        const std::vector<Node>& children);
    friend Node style_sheet(std::string_view program_css);
    friend Node join(const std::vector<Node>& nodes);
};

/// Text, escaped; control characters are dropped and "63 %" does not break at the line end.
Node text(std::string_view words);

/// An element; void elements (meta, br, circle...) close themselves when they have no children.
Node element(Name tag, const std::vector<Attribute>& attributes = {}, const std::vector<Node>& children = {});

/// A <style> element with CSS of the program itself.
Node style_sheet(std::string_view program_css);

Node join(const std::vector<Node>& nodes);

/// Escaped for text and for quoted attribute values.
std::string escaped(std::string_view words);

}  // namespace entente::brief::html
