#include "evidence/article/statements.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/text.h"

namespace entente::evidence {
namespace {

using nlohmann::json;

std::string lowered(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

// JSON-LD strings often hold HTML entities and markup; the parser that reads pages undoes both.
std::string plain(std::string_view text) {
    if (text.find_first_of("&<") == std::string_view::npos) {
        return std::string(trim(text));
    }
    std::string once = subtree_text(parse_html(text), 0);
    return once.find("&amp;") == std::string::npos && once.find("&#") == std::string::npos
               ? once
               : subtree_text(parse_html(once), 0);
}

std::string text_of(const json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end()) return {};
    const json* value = &*found;
    if (value->is_array() && !value->empty()) value = &value->front();
    if (value->is_string()) return plain(value->get_ref<const std::string&>());
    if (value->is_object()) {
        for (const char* key : {"name", "@id", "url"}) {
            const auto inner = value->find(key);
            if (inner != value->end() && inner->is_string())
                return plain(inner->get_ref<const std::string&>());
        }
    }
    return {};
}

using References = std::map<std::string, const json*, std::less<>>;

// Names of people or organisations: a string, an object with a name, a reference to one, or a list of these.
void add_names(const json& value, const References& references, std::vector<std::string>& names) {
    if (value.is_string()) {
        names.push_back(plain(value.get_ref<const std::string&>()));
    } else if (value.is_array()) {
        for (const json& entry : value) {
            if (!entry.is_array()) add_names(entry, references, names);
        }
    } else if (value.is_object()) {
        const auto name = value.find("name");
        const auto id = value.find("@id");
        if (name != value.end() && name->is_string()) {
            names.push_back(plain(name->get_ref<const std::string&>()));
        } else if (name != value.end() && name->is_array() && !name->empty() && name->front().is_string()) {
            names.push_back(plain(name->front().get_ref<const std::string&>()));
        } else if (id != value.end() && id->is_string()) {
            const auto referred = references.find(id->get_ref<const std::string&>());
            if (referred != references.end()) {
                const auto inner = referred->second->find("name");
                if (inner != referred->second->end() && inner->is_string()) {
                    names.push_back(plain(inner->get_ref<const std::string&>()));
                }
            }
        }
    }
}

bool has_type(const json& object, std::initializer_list<std::string_view> endings) {
    const auto type = object.find("@type");
    if (type == object.end()) return false;
    const auto matches = [&endings](const json& value) {
        if (!value.is_string()) return false;
        const std::string& name = value.get_ref<const std::string&>();
        return std::any_of(endings.begin(), endings.end(),
                           [&name](std::string_view ending) { return name.ends_with(ending); });
    };
    return type->is_array() ? std::any_of(type->begin(), type->end(), matches) : matches(*type);
}

void set_if_empty(std::string& target, std::string value) {
    if (target.empty()) target = std::move(value);
}

void read_object(const json& object, const References& references, LinkedData& data) {
    set_if_empty(data.headline, text_of(object, "headline"));
    set_if_empty(data.headline, text_of(object, "name"));
    set_if_empty(data.published, text_of(object, "datePublished"));
    set_if_empty(data.published, text_of(object, "dateCreated"));
    set_if_empty(data.modified, text_of(object, "dateModified"));
    set_if_empty(data.language, text_of(object, "inLanguage"));
    set_if_empty(data.section, text_of(object, "articleSection"));
    set_if_empty(data.address, text_of(object, "mainEntityOfPage"));
    set_if_empty(data.address, text_of(object, "url"));
    if (data.authors.empty()) {
        for (const char* key : {"author", "creator"}) {
            const auto found = object.find(key);
            if (found != object.end() && data.authors.empty()) add_names(*found, references, data.authors);
        }
    }
    if (data.publisher.empty()) {
        std::vector<std::string> names;
        const auto found = object.find("publisher");
        if (found != object.end()) add_names(*found, references, names);
        if (!names.empty()) data.publisher = names.front();
    }
}

// All objects of a script: a list, a @graph, or one; nested main entities too. Depth is bounded by the parser
// below.
void collect(const json& value, std::vector<const json*>& objects) {
    std::vector<const json*> open{&value};
    while (!open.empty() && objects.size() < 1000) {
        const json& current = *open.back();
        open.pop_back();
        if (current.is_array()) {
            for (auto entry = current.rbegin(); entry != current.rend(); ++entry) open.push_back(&*entry);
        } else if (current.is_object()) {
            objects.push_back(&current);
            for (const char* key : {"mainEntity", "@graph", "mainEntityOfPage", "itemReviewed", "hasPart"}) {
                const auto inner = current.find(key);
                if (inner != current.end() && inner->is_structured()) open.push_back(&*inner);
            }
        }
    }
}

// nlohmann's destructor and parser are recursive in depth: a script nested deeper than any honest one is
// skipped.
bool is_shallow(std::string_view text) {
    std::size_t depth = 0;
    for (const char c : text) {
        if (c == '{' || c == '[') ++depth;
        if ((c == '}' || c == ']') && depth > 0) --depth;
        if (depth > 100) return false;
    }
    return true;
}

void read_script(std::string_view text, Statements& said) {
    if (!is_shallow(text)) return;
    json value = json::parse(text, nullptr, false, true);
    if (value.is_discarded()) {
        // Raw line ends inside strings are a common fault.
        std::string mended(text);
        std::replace_if(
            mended.begin(), mended.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
        value = json::parse(mended, nullptr, false, true);
        if (value.is_discarded()) return;
    }
    std::vector<const json*> objects;
    collect(value, objects);
    References references;
    for (const json* object : objects) {
        const auto id = object->find("@id");
        if (id != object->end() && id->is_string() && object->contains("name")) {
            references.emplace(id->get<std::string>(), object);
        }
    }
    for (const json* object : objects) {
        if (has_type(*object, {"Article", "BlogPosting", "Report", "Posting", "Recipe", "Review", "HowTo"})) {
            read_object(*object, references, said.article);
        } else if (has_type(*object, {"WebPage", "ItemPage", "FAQPage"})) {
            read_object(*object, references, said.page);
        } else if (has_type(*object, {"WebSite", "Organization", "NewsMediaOrganization", "Corporation"})) {
            set_if_empty(said.site, text_of(*object, "name"));
        }
    }
}

void read_meta(const Document& document, NodeId n, Statements& said) {
    const std::string_view content = trim(attribute(document, n, Attribute::content));
    if (content.empty()) return;
    for (const Attribute key : {Attribute::property, Attribute::name, Attribute::itemprop}) {
        const std::string_view name = trim(attribute(document, n, key));
        if (name.empty()) continue;
        auto& target = key == Attribute::itemprop ? said.microdata : said.meta;
        target.emplace(lowered(name), plain(content));
    }
}

}  // namespace

Statements gather_statements(const Document& document) {
    Statements said;
    for (NodeId n = 0; n < document.nodes.size(); ++n) {
        const Node& node = document.nodes[n];
        switch (node.tag) {
            case Tag::meta:
                read_meta(document, n, said);
                break;
            case Tag::title:
                set_if_empty(said.title, subtree_text(document, n));
                break;
            case Tag::html:
                set_if_empty(said.language, std::string(attribute(document, n, Attribute::lang)));
                break;
            case Tag::link:
                if (lowered(attribute(document, n, Attribute::rel)) == "canonical") {
                    set_if_empty(said.canonical, std::string(trim(attribute(document, n, Attribute::href))));
                }
                break;
            case Tag::script:
                if (attribute(document, n, Attribute::type).find("ld+json") != std::string_view::npos) {
                    for (NodeId inner = n + 1; inner < node.end; ++inner) {
                        read_script(own_text(document, inner), said);
                    }
                }
                break;
            default: {
                const std::string_view name = node.attribute_count > 0 && node.tag != Tag::text
                                                  ? attribute(document, n, Attribute::itemprop)
                                                  : std::string_view();
                if (!name.empty() && name.size() < 40 && name != "articleBody") {
                    std::string value(attribute(document, n, Attribute::datetime));
                    if (value.empty()) value = attribute(document, n, Attribute::content);
                    if (value.empty() && node.end - n < 60) value = subtree_text(document, n);
                    if (!value.empty()) said.microdata.emplace(lowered(name), std::move(value));
                }
            }
        }
    }
    return said;
}

}  // namespace entente::evidence
