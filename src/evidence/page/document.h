// An HTML page as a plain value: its nodes in document order, parsed as browsers parse (HTML5), with
// positions.
//
// Nodes are numbered in document order and know where their subtree ends, so every walk is a loop, however
// deep the page is nested:
//
//     Document page = parse_html(utf8);
//     for (NodeId n = 0; n < page.nodes.size(); ++n)
//         if (page.nodes[n].tag == Tag::p) use(subtree_text(page, n));
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente::evidence {

/// The elements that matter to reading; everything else is `other`.
enum class Tag : std::uint8_t {
    text,
    root,
    other,
    html,
    head,
    title,
    meta,
    link,
    base,
    script,
    style,
    noscript,
    template_,
    body,
    header,
    footer,
    nav,
    aside,
    main,
    article,
    section,
    address,
    hgroup,
    search,
    h1,
    h2,
    h3,
    h4,
    h5,
    h6,
    p,
    div,
    pre,
    blockquote,
    ul,
    ol,
    li,
    dl,
    dt,
    dd,
    figure,
    figcaption,
    hr,
    br,
    center,
    details,
    summary,
    dialog,
    menu,
    fieldset,
    legend,
    table,
    caption,
    thead,
    tbody,
    tfoot,
    tr,
    td,
    th,
    a,
    span,
    b,
    strong,
    i,
    em,
    u,
    s,
    small,
    sub,
    sup,
    mark,
    cite,
    q,
    code,
    time,
    abbr,
    label,
    font,
    del,
    ins,
    img,
    picture,
    svg,
    math,
    video,
    audio,
    canvas,
    iframe,
    object,
    embed,
    map,
    form,
    input,
    button,
    select,
    option,
    textarea,
};

using NodeId = std::uint32_t;
inline constexpr NodeId no_node = 0xFFFFFFFFU;

enum class Attribute : std::uint8_t {
    id,
    class_,
    style,
    hidden,
    aria_hidden,
    role,
    href,
    rel,
    property,
    name,
    content,
    itemprop,
    itemtype,
    datetime,
    type,
    lang,
    title,
    alt,
    data_testid,
};

struct Node {
    Tag tag = Tag::other;
    NodeId parent = no_node;
    NodeId end = 0;                ///< one past the last node of the subtree
    std::uint32_t text_begin = 0;  ///< of text nodes: in Document::chars
    std::uint32_t text_size = 0;
    std::uint32_t attribute_begin = 0;  ///< in Document::attributes
    std::uint32_t attribute_count = 0;
    std::uint32_t source_begin = 0;  ///< in the parsed bytes: of text, or of the start tag; both 0 if implied
    std::uint32_t source_end = 0;
};

struct AttributeValue {
    Attribute name = Attribute::id;
    std::uint32_t begin = 0;  ///< in Document::chars
    std::uint32_t size = 0;
};

struct Document {
    std::vector<Node> nodes;  ///< nodes[0] is the root
    std::vector<AttributeValue> attributes;
    std::string chars;     ///< all decoded text and attribute values
    bool cut = false;      ///< nested too deep; the rest of the page was not read
    std::size_t read = 0;  ///< how many bytes were read
};

/// Parses UTF-8 HTML of at most page_size_limit bytes; anything is accepted, as in a browser.
Document parse_html(std::string_view utf8);

/// The characters of a text node; empty for elements.
std::string_view own_text(const Document& document, NodeId node);

/// The value of an attribute; empty if absent. has_attribute tells an empty one from none.
std::string_view attribute(const Document& document, NodeId node, Attribute name);
bool has_attribute(const Document& document, NodeId node, Attribute name);

/// Block elements begin and end a line.
bool is_block(Tag tag);
/// Elements whose content no reader sees as text (scripts, styles, embedded media, form fields).
bool is_unread(Tag tag);
/// Hidden by attribute or inline style.
bool is_hidden(const Document& document, NodeId node);

/// All read text of a subtree, white space collapsed to single blanks and trimmed.
std::string subtree_text(const Document& document, NodeId node);

}  // namespace entente::evidence
