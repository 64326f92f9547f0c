#include "evidence/page/document.h"

#include <myhtml/myhtml.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <tuple>
#include <utility>

namespace entente::evidence {
namespace {

// No page that people write nests deeper; the parser's time grows with the square of the depth.
constexpr std::size_t depth_limit = 4096;
constexpr std::size_t chunk = 16U << 10U;

struct DestroyParser {
    void operator()(myhtml_t* parser) const { myhtml_destroy(parser); }
};
struct DestroyTree {
    void operator()(myhtml_tree_t* tree) const { myhtml_tree_destroy(tree); }
};

struct TagName {
    std::string_view name;
    Tag tag;
};

constexpr auto tag_names = std::to_array<TagName>({
    {"html", Tag::html},
    {"head", Tag::head},
    {"title", Tag::title},
    {"meta", Tag::meta},
    {"link", Tag::link},
    {"base", Tag::base},
    {"script", Tag::script},
    {"style", Tag::style},
    {"noscript", Tag::noscript},
    {"template", Tag::template_},
    {"body", Tag::body},
    {"header", Tag::header},
    {"footer", Tag::footer},
    {"nav", Tag::nav},
    {"aside", Tag::aside},
    {"main", Tag::main},
    {"article", Tag::article},
    {"section", Tag::section},
    {"address", Tag::address},
    {"hgroup", Tag::hgroup},
    {"search", Tag::search},
    {"h1", Tag::h1},
    {"h2", Tag::h2},
    {"h3", Tag::h3},
    {"h4", Tag::h4},
    {"h5", Tag::h5},
    {"h6", Tag::h6},
    {"p", Tag::p},
    {"div", Tag::div},
    {"pre", Tag::pre},
    {"blockquote", Tag::blockquote},
    {"ul", Tag::ul},
    {"ol", Tag::ol},
    {"li", Tag::li},
    {"dl", Tag::dl},
    {"dt", Tag::dt},
    {"dd", Tag::dd},
    {"figure", Tag::figure},
    {"figcaption", Tag::figcaption},
    {"hr", Tag::hr},
    {"br", Tag::br},
    {"center", Tag::center},
    {"details", Tag::details},
    {"summary", Tag::summary},
    {"dialog", Tag::dialog},
    {"menu", Tag::menu},
    {"fieldset", Tag::fieldset},
    {"legend", Tag::legend},
    {"table", Tag::table},
    {"caption", Tag::caption},
    {"thead", Tag::thead},
    {"tbody", Tag::tbody},
    {"tfoot", Tag::tfoot},
    {"tr", Tag::tr},
    {"td", Tag::td},
    {"th", Tag::th},
    {"a", Tag::a},
    {"span", Tag::span},
    {"b", Tag::b},
    {"strong", Tag::strong},
    {"i", Tag::i},
    {"em", Tag::em},
    {"u", Tag::u},
    {"s", Tag::s},
    {"small", Tag::small},
    {"sub", Tag::sub},
    {"sup", Tag::sup},
    {"mark", Tag::mark},
    {"cite", Tag::cite},
    {"q", Tag::q},
    {"code", Tag::code},
    {"time", Tag::time},
    {"abbr", Tag::abbr},
    {"label", Tag::label},
    {"font", Tag::font},
    {"del", Tag::del},
    {"ins", Tag::ins},
    {"img", Tag::img},
    {"picture", Tag::picture},
    {"svg", Tag::svg},
    {"math", Tag::math},
    {"video", Tag::video},
    {"audio", Tag::audio},
    {"canvas", Tag::canvas},
    {"iframe", Tag::iframe},
    {"object", Tag::object},
    {"embed", Tag::embed},
    {"map", Tag::map},
    {"form", Tag::form},
    {"input", Tag::input},
    {"button", Tag::button},
    {"select", Tag::select},
    {"option", Tag::option},
    {"textarea", Tag::textarea},
});

struct AttributeName {
    std::string_view name;
    Attribute attribute;
};

constexpr auto attribute_names = std::to_array<AttributeName>({
    {"id", Attribute::id},
    {"class", Attribute::class_},
    {"style", Attribute::style},
    {"hidden", Attribute::hidden},
    {"aria-hidden", Attribute::aria_hidden},
    {"role", Attribute::role},
    {"href", Attribute::href},
    {"rel", Attribute::rel},
    {"property", Attribute::property},
    {"name", Attribute::name},
    {"content", Attribute::content},
    {"itemprop", Attribute::itemprop},
    {"itemtype", Attribute::itemtype},
    {"datetime", Attribute::datetime},
    {"type", Attribute::type},
    {"lang", Attribute::lang},
    {"title", Attribute::title},
    {"alt", Attribute::alt},
    {"data-testid", Attribute::data_testid},
});

std::optional<Attribute> attribute_of(std::string_view name) {
    for (const AttributeName& known : attribute_names) {
        if (known.name == name) {
            return known.attribute;
        }
    }
    return std::nullopt;
}

// The parser's numbers for tags to ours, once a page: a lookup by name for each node would cost more than the
// parse.
std::vector<Tag> tag_table(myhtml_tree_t* tree) {
    std::vector<Tag> table(MyHTML_TAG_LAST_ENTRY, Tag::other);
    table[MyHTML_TAG__TEXT] = Tag::text;
    for (const TagName& known : tag_names) {
        const myhtml_tag_id_t id = myhtml_tag_id_by_name(tree, known.name.data(), known.name.size());
        if (id < table.size() && id != MyHTML_TAG__UNDEF) {
            table[id] = known.tag;
        }
    }
    return table;
}

// True if start tags outnumber end tags by so much that the page may be nested deeply. Void and unclosed
// elements count too, so a true answer only means that the parse must be watched.
bool may_be_deep(std::string_view html) {
    std::size_t open = 0;
    for (std::size_t at = html.find('<'); at != std::string_view::npos && at + 1 < html.size();
         at = html.find('<', at + 1)) {
        const char next = html[at + 1];
        if (next == '/') {
            open -= open > 0 ? 1U : 0U;
        } else if (next != '!') {
            open += 1;
        }
        if (open > depth_limit) {
            return true;
        }
    }
    return false;
}

// Parses; returns the bytes read, fewer than all if the page is nested too deep.
std::size_t parse_into(myhtml_tree_t* tree, std::string_view html) {
    if (!may_be_deep(html)) {
        myhtml_parse(tree, MyENCODING_UTF_8, html.data(), html.size());
        return html.size();
    }
    myhtml_encoding_set(tree, MyENCODING_UTF_8);
    std::size_t done = 0;
    while (done < html.size() && tree->open_elements->length <= depth_limit) {
        const std::size_t size = std::min(chunk, html.size() - done);
        if (myhtml_parse_chunk(tree, html.data() + done, size) != MyHTML_STATUS_OK) {
            break;
        }
        done += size;
    }
    myhtml_parse_chunk_end(tree);
    return done;
}

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t' && c != '\r' && c != '\f') || byte == 0x7F;
}

class Builder {
  public:
    Builder(myhtml_tree_t* tree, std::size_t bytes) : tags_(tag_table(tree)) {
        document_.nodes.reserve(bytes / 40 + 16);
        document_.attributes.reserve(bytes / 80 + 16);
        document_.chars.reserve(bytes / 2 + 16);
        walk(tree);
    }
    Document take() { return std::move(document_); }

  private:
    void walk(myhtml_tree_t* tree) {
        document_.nodes.push_back({Tag::root, no_node, 0, 0, 0, 0, 0, 0, 0});
        NodeId parent = 0;
        myhtml_tree_node_t* node = myhtml_node_child(myhtml_tree_get_document(tree));
        while (node != nullptr) {
            const NodeId current = add(node, parent);
            if (current != no_node && myhtml_node_child(node) != nullptr && is_worth_entering(current)) {
                parent = current;
                node = myhtml_node_child(node);
                continue;
            }
            while (node != nullptr && myhtml_node_next(node) == nullptr) {
                node = myhtml_node_parent(node);
                document_.nodes[parent].end = static_cast<NodeId>(document_.nodes.size());
                if (parent == 0) {
                    return;
                }
                parent = document_.nodes[parent].parent;
            }
            node = node != nullptr ? myhtml_node_next(node) : nullptr;
        }
        document_.nodes[0].end = static_cast<NodeId>(document_.nodes.size());
    }

    // Scripts and styles may be most of a page's bytes; only the data among them (JSON-LD) is wanted.
    bool is_worth_entering(NodeId made) const {
        const Tag tag = document_.nodes[made].tag;
        return tag != Tag::style && tag != Tag::svg &&
               (tag != Tag::script ||
                attribute(document_, made, Attribute::type).find("json") != std::string_view::npos);
    }

    NodeId add(myhtml_tree_node_t* source, NodeId parent) {
        const myhtml_tag_id_t id = myhtml_node_tag_id(source);
        if (id == MyHTML_TAG__COMMENT || id == MyHTML_TAG__DOCTYPE) {
            return no_node;
        }
        const auto made = static_cast<NodeId>(document_.nodes.size());
        Node node;
        node.tag = id < tags_.size() ? tags_[id] : Tag::other;
        if (myhtml_node_namespace(source) != MyHTML_NAMESPACE_HTML && node.tag != Tag::text &&
            node.tag != Tag::svg && node.tag != Tag::math) {
            node.tag = Tag::other;  // <title> inside a drawing is not the page's
        }
        node.parent = parent;
        node.end = made + 1;
        const myhtml_position_t place = myhtml_node_element_position(source);
        node.source_begin = static_cast<std::uint32_t>(place.begin);
        node.source_end = static_cast<std::uint32_t>(place.begin + place.length);
        if (node.tag == Tag::text) {
            std::size_t size = 0;
            const char* text = myhtml_node_text(source, &size);
            std::tie(node.text_begin, node.text_size) = store(text, size);
        } else {
            add_attributes(source, node);
        }
        document_.nodes.push_back(node);
        return made;
    }

    void add_attributes(myhtml_tree_node_t* source, Node& node) {
        node.attribute_begin = static_cast<std::uint32_t>(document_.attributes.size());
        for (myhtml_tree_attr_t* entry = myhtml_node_attribute_first(source); entry != nullptr;
             entry = myhtml_attribute_next(entry)) {
            std::size_t size = 0;
            const char* name = myhtml_attribute_key(entry, &size);
            const std::optional<Attribute> known =
                name != nullptr ? attribute_of({name, size}) : std::nullopt;
            if (!known) {
                continue;
            }
            const char* value = myhtml_attribute_value(entry, &size);
            const auto [begin, length] = store(value, value != nullptr ? size : 0);
            document_.attributes.push_back({*known, begin, length});
        }
        node.attribute_count = static_cast<std::uint32_t>(document_.attributes.size()) - node.attribute_begin;
    }

    std::pair<std::uint32_t, std::uint32_t> store(const char* text, std::size_t size) {
        const auto begin = static_cast<std::uint32_t>(document_.chars.size());
        if (text != nullptr && size > 0) {
            document_.chars.append(text, size);
            document_.chars.erase(
                std::remove_if(document_.chars.begin() + begin, document_.chars.end(), [](char c) { return is_control(c); }),
                document_.chars.end());
        }
        return {begin, static_cast<std::uint32_t>(document_.chars.size()) - begin};
    }

    Document document_;
    std::vector<Tag> tags_;
};

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

// "display:none" in any spacing and case.
bool style_hides(std::string_view style) {
    std::string plain;
    for (const char c : style) {
        if (!is_blank(c)) {
            plain.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
        }
    }
    return plain.find("display:none") != std::string::npos ||
           plain.find("visibility:hidden") != std::string::npos;
}

}  // namespace

Document parse_html(std::string_view utf8) {
    // The parser mishandles null characters (it may cut the character after one); another control character,
    // which is dropped from text below, keeps all positions.
    if (utf8.find('\0') != std::string_view::npos) {
        std::string replaced(utf8);
        std::replace(replaced.begin(), replaced.end(), '\0', '\x01');
        return parse_html(replaced);
    }
    const std::unique_ptr<myhtml_t, DestroyParser> parser(myhtml_create());
    if (!parser || myhtml_init(parser.get(), MyHTML_OPTIONS_PARSE_MODE_SINGLE, 1, 0) != MyHTML_STATUS_OK) {
        return Document{{Node{Tag::root, no_node, 1, 0, 0, 0, 0, 0, 0}}, {}, {}, true, 0};
    }
    const std::unique_ptr<myhtml_tree_t, DestroyTree> tree(myhtml_tree_create());
    if (!tree || myhtml_tree_init(tree.get(), parser.get()) != MyHTML_STATUS_OK) {
        return Document{{Node{Tag::root, no_node, 1, 0, 0, 0, 0, 0, 0}}, {}, {}, true, 0};
    }
    const std::size_t read = parse_into(tree.get(), utf8);
    Document document = Builder(tree.get(), read).take();
    document.read = read;
    document.cut = read < utf8.size();
    return document;
}

std::string_view own_text(const Document& document, NodeId node) {
    const Node& n = document.nodes[node];
    return std::string_view(document.chars).substr(n.text_begin, n.text_size);
}

std::string_view attribute(const Document& document, NodeId node, Attribute name) {
    const Node& n = document.nodes[node];
    for (std::uint32_t i = 0; i < n.attribute_count; ++i) {
        const AttributeValue& value = document.attributes[n.attribute_begin + i];
        if (value.name == name) {
            return std::string_view(document.chars).substr(value.begin, value.size);
        }
    }
    return {};
}

bool has_attribute(const Document& document, NodeId node, Attribute name) {
    const Node& n = document.nodes[node];
    for (std::uint32_t i = 0; i < n.attribute_count; ++i) {
        if (document.attributes[n.attribute_begin + i].name == name) {
            return true;
        }
    }
    return false;
}

bool is_block(Tag tag) {
    switch (tag) {
        case Tag::body:
        case Tag::header:
        case Tag::footer:
        case Tag::nav:
        case Tag::aside:
        case Tag::main:
        case Tag::article:
        case Tag::section:
        case Tag::address:
        case Tag::hgroup:
        case Tag::search:
        case Tag::h1:
        case Tag::h2:
        case Tag::h3:
        case Tag::h4:
        case Tag::h5:
        case Tag::h6:
        case Tag::p:
        case Tag::div:
        case Tag::pre:
        case Tag::blockquote:
        case Tag::ul:
        case Tag::ol:
        case Tag::li:
        case Tag::dl:
        case Tag::dt:
        case Tag::dd:
        case Tag::figure:
        case Tag::figcaption:
        case Tag::hr:
        case Tag::br:
        case Tag::center:
        case Tag::details:
        case Tag::summary:
        case Tag::dialog:
        case Tag::menu:
        case Tag::fieldset:
        case Tag::legend:
        case Tag::table:
        case Tag::caption:
        case Tag::thead:
        case Tag::tbody:
        case Tag::tfoot:
        case Tag::tr:
        case Tag::form:
        case Tag::option:
            return true;
        default:
            return false;
    }
}

bool is_unread(Tag tag) {
    switch (tag) {
        case Tag::head:
        case Tag::script:
        case Tag::style:
        case Tag::noscript:
        case Tag::template_:
        case Tag::svg:
        case Tag::video:
        case Tag::audio:
        case Tag::canvas:
        case Tag::iframe:
        case Tag::object:
        case Tag::embed:
        case Tag::map:
        case Tag::input:
        case Tag::select:
        case Tag::textarea:
        case Tag::title:
            return true;
        default:
            return false;
    }
}

bool is_hidden(const Document& document, NodeId node) {
    if (document.nodes[node].attribute_count == 0) {
        return false;
    }
    const std::string_view style = attribute(document, node, Attribute::style);
    return has_attribute(document, node, Attribute::hidden) || (!style.empty() && style_hides(style));
}

std::string subtree_text(const Document& document, NodeId node) {
    std::string text;
    bool gap = false;
    for (NodeId n = node; n < document.nodes[node].end;) {
        const Node& current = document.nodes[n];
        if (n != node && (is_unread(current.tag) || is_hidden(document, n))) {
            n = current.end;
            continue;
        }
        gap = gap || is_block(current.tag) || current.tag == Tag::td || current.tag == Tag::th;
        for (const char c : own_text(document, n)) {
            if (is_blank(c)) {
                gap = true;
                continue;
            }
            if (gap && !text.empty()) {
                text.push_back(' ');
            }
            gap = false;
            text.push_back(c);
        }
        ++n;
    }
    return text;
}

}  // namespace entente::evidence
