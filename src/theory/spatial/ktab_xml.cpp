#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <optional>

#include "base/text.h"
#include "theory/spatial/families.h"
#include "theory/spatial/ktab_file.h"
#include "theory/spatial/xml_tree.h"

namespace entente::theory::spatial {
namespace {

using Elements = std::vector<const XmlElement*>;

struct Reader {
    Diagnostics found;

    void refuse(const Location& where, std::string code, std::string message, std::string hint = {}) {
        found.push_back({std::move(code), Severity::error, where, std::move(message), std::move(hint), {}});
    }
};

std::string suggestion(std::string_view word, const std::vector<std::string>& known) {
    const std::optional<std::string> near = nearest(word, known);
    return near ? fmt::format("did you mean \"{}\"?", *near) : std::string();
}

/// Children that `known` names, in file order; refuses every other one.
void refuse_unknown(Reader& reader, const XmlElement& parent, const std::vector<std::string>& known) {
    for (const XmlElement& child : parent.children) {
        if (std::find(known.begin(), known.end(), child.name) == known.end()) {
            reader.refuse(child.where, "E358", fmt::format("'<{}>' has no place in '<{}>'", child.name, parent.name),
                          suggestion(child.name, known));
        }
    }
}

Elements all(const XmlElement& parent, std::string_view name) {
    Elements result;
    for (const XmlElement& child : parent.children) {
        if (child.name == name) {
            result.push_back(&child);
        }
    }
    return result;
}

/// The only child of that name; refuses a missing or a second one.
const XmlElement* only(Reader& reader, const XmlElement& parent, std::string_view name, bool required = true) {
    const Elements found = all(parent, name);
    if (found.size() > 1) {
        reader.refuse(found[1]->where, "E358", fmt::format("'<{}>' stands twice in '<{}>'", name, parent.name));
    } else if (found.empty() && required) {
        reader.refuse(parent.where, "E358", fmt::format("'<{}>' lacks '<{}>'", parent.name, name));
    }
    return found.empty() ? nullptr : found[0];
}

std::string text_of(const XmlElement* element) { return element ? element->text : std::string(); }

double number_of(Reader& reader, const XmlElement& element, double most, std::string_view code) {
    const std::optional<double> x = parse_number(element.text);
    if (!x) {
        reader.refuse(element.where, "E358", fmt::format("\"{}\" is not a number", element.text));
        return 0;
    }
    if (*x < 0 || *x > most) {
        reader.refuse(element.where, std::string(code), fmt::format("{} does not lie on 0..{}", *x, most));
        return 0;
    }
    return *x;
}

void read_parameters(Reader& reader, const XmlElement& parameters, KtabFile& out) {
    std::vector<std::string> known;
    for (const Family& family : families()) {
        known.emplace_back(family.element);
    }
    refuse_unknown(reader, parameters, known);
    for (const Family& family : families()) {
        const XmlElement* element = only(reader, parameters, family.element, false);
        if (!element) {
            continue;
        }
        const auto at = std::find(family.spellings.begin(), family.spellings.end(), element->text);
        if (at == family.spellings.end()) {
            const std::vector<std::string> values(family.spellings.begin(), family.spellings.end());
            reader.refuse(element->where, "E354", fmt::format("{} has no value \"{}\"", family.element, element->text),
                          suggestion(element->text, values));
            continue;
        }
        const auto index = static_cast<std::size_t>(at - family.spellings.begin());
        set_family(out.options, family.choice, index);
        out.settings.emplace_back(family.option, family.words[index].name);
    }
}

void read_seed(Reader& reader, const XmlElement& scenario, KtabFile& out) {
    const XmlElement* element = only(reader, scenario, "prngSeed", false);
    if (!element) {
        return;
    }
    std::uint64_t seed = 0;
    const char* end = element->text.data() + element->text.size();
    const auto [stop, error] = std::from_chars(element->text.data(), end, seed);
    if (error != std::errc() || stop != end) {
        reader.refuse(element->where, "E358", fmt::format("\"{}\" is not a whole number below 2^64", element->text));
        return;
    }
    out.options.seed = seed;
}

void read_dimensions(Reader& reader, const XmlElement& dimensions, KtabFile& out) {
    refuse_unknown(reader, dimensions, {"dName"});
    for (const XmlElement* name : all(dimensions, "dName")) {
        if (name->text.empty() || std::find(out.issues.begin(), out.issues.end(), name->text) != out.issues.end()) {
            reader.refuse(name->where, "E358", fmt::format("the issue \"{}\" has no name or is named twice", name->text));
        }
        out.issues.push_back(name->text);
    }
    if (out.issues.empty() || out.issues.size() > most_issues) {
        reader.refuse(dimensions.where, "E350",
                      fmt::format("the spatial model takes 1 to {} issues, not {}", most_issues, out.issues.size()));
    }
}

/// One number an issue from the children called `name` of an actor's list.
void read_list(Reader& reader, const XmlElement& actor, std::string_view list, std::string_view name,
               std::string_view code, std::size_t issues, std::vector<double>& out) {
    const XmlElement* element = only(reader, actor, list);
    Elements numbers;
    if (element) {
        refuse_unknown(reader, *element, {std::string(name)});
        numbers = all(*element, name);
        if (numbers.size() != issues) {
            reader.refuse(element->where, "E358", fmt::format("'<{}>' holds {} numbers; there are {} issues", list,
                                                              numbers.size(), issues));
        }
    }
    for (std::size_t k = 0; k < issues; ++k) {
        out.push_back(k < numbers.size() ? number_of(reader, *numbers[k], 100, code) : 0.0);
    }
}

void read_actor(Reader& reader, const XmlElement& actor, KtabFile& out) {
    refuse_unknown(reader, actor, {"name", "description", "capability", "Position", "Salience"});
    const std::size_t errors = reader.found.size();
    const std::string name = text_of(only(reader, actor, "name"));
    if (name.empty() || std::find(out.actors.begin(), out.actors.end(), name) != out.actors.end()) {
        reader.refuse(actor.where, "E358", fmt::format("the actor \"{}\" has no name or is named twice", name));
    }
    only(reader, actor, "description", false);
    const XmlElement* power = only(reader, actor, "capability");
    out.actors.push_back(name);
    out.places.push_back(actor.where);
    out.power.push_back(power ? number_of(reader, *power, 1e100, "E351") : 0.0);
    read_list(reader, actor, "Position", "dCoord", "E351", out.issues.size(), out.position);
    read_list(reader, actor, "Salience", "dSal", "E352", out.issues.size(), out.salience);
    double total = 0;
    for (std::size_t k = 0; k < out.issues.size(); ++k) {
        total += out.salience[out.salience.size() - out.issues.size() + k];
    }
    if (reader.found.size() > errors) {
        return;
    }
    if (out.power.back() <= 0) {
        reader.refuse(actor.where, "E351", "the capability must be above 0", "leave the actor out");
    }
    if (total > 100 + 1e-9 || total <= 0) {
        reader.refuse(actor.where, "E352", fmt::format("the saliences of \"{}\" sum to {}", name, total),
                      "an actor divides at most 100 among the issues and cares for at least one");
    }
}

void read_actors(Reader& reader, const XmlElement& actors, KtabFile& out) {
    refuse_unknown(reader, actors, {"Actor"});
    const Elements each = all(actors, "Actor");
    if (each.size() < fewest_actors || each.size() > most_actors) {
        reader.refuse(actors.where, "E350", fmt::format("the spatial model takes {} to {} actors, not {}", fewest_actors,
                                                        most_actors, each.size()));
        return;
    }
    for (const XmlElement* actor : each) {
        read_actor(reader, *actor, out);
    }
}

std::size_t find_actor(Reader& reader, const KtabFile& out, const XmlElement* element) {
    if (!element) {
        return out.actors.size();
    }
    const auto at = std::find(out.actors.begin(), out.actors.end(), element->text);
    if (at == out.actors.end()) {
        reader.refuse(element->where, "E358", fmt::format("there is no actor \"{}\"", element->text),
                      suggestion(element->text, out.actors));
    }
    return static_cast<std::size_t>(at - out.actors.begin());
}

/// Rows of those the element names; the rest follow their own positions.
void read_accommodation(Reader& reader, const XmlElement& adjustment, KtabFile& out) {
    refuse_unknown(reader, adjustment, {"iaPair"});
    const std::size_t n = out.actors.size();
    std::vector<const XmlElement*> first_pair(n, nullptr);
    std::vector<bool> seen(n * n, false);
    out.accommodation.assign(n * n, 0.0);
    for (const XmlElement* pair : all(adjustment, "iaPair")) {
        refuse_unknown(reader, *pair, {"adjustingIdeal", "referencePos", "adjust"});
        const std::size_t i = find_actor(reader, out, only(reader, *pair, "adjustingIdeal"));
        const std::size_t j = find_actor(reader, out, only(reader, *pair, "referencePos"));
        const XmlElement* share = only(reader, *pair, "adjust");
        if (i == n || j == n || !share) {
            continue;
        }
        if (seen[i * n + j]) {
            reader.refuse(pair->where, "E358", fmt::format("\"{}\" adjusts to \"{}\" twice", out.actors[i], out.actors[j]));
        }
        seen[i * n + j] = true;
        first_pair[i] = first_pair[i] ? first_pair[i] : pair;
        out.accommodation[i * n + j] = number_of(reader, *share, 1, "E353");
    }
    for (std::size_t i = 0; i < n; ++i) {
        double total = 0;
        for (std::size_t j = 0; j < n; ++j) {
            total += out.accommodation[i * n + j];
        }
        if (!first_pair[i]) {
            out.accommodation[i * n + i] = 1.0;
        } else if (total > 1 + 1e-9) {
            reader.refuse(first_pair[i]->where, "E353", fmt::format("the adjustments of \"{}\" sum to {}, more than 1",
                                                                    out.actors[i], total));
        }
    }
}

}  // namespace

bool looks_like_ktab_xml(std::string_view text) {
    text.remove_prefix(text.starts_with("\xEF\xBB\xBF") ? 3U : 0U);
    return trim(text.substr(0, 256)).starts_with('<');
}

Result<KtabFile> parse_ktab_xml(std::string_view text, const std::string& file) {
    Result<XmlElement> scenario = parse_xml(text, file);
    if (!scenario) {
        return tl::unexpected(std::move(scenario.error()));
    }
    Reader reader;
    if (scenario->name != "Scenario") {
        return failure({"E358", Severity::error, scenario->where,
                        fmt::format("a KTAB scenario begins with '<Scenario>', not '<{}>'", scenario->name), {}, {}});
    }
    refuse_unknown(reader, *scenario, {"name", "desc", "prngSeed", "ModelParameters", "Dimensions", "Actors",
                                       "IdealAdjustment"});
    KtabFile out;
    out.name = text_of(only(reader, *scenario, "name", false));
    out.description = text_of(only(reader, *scenario, "desc", false));
    read_seed(reader, *scenario, out);
    if (const XmlElement* parameters = only(reader, *scenario, "ModelParameters", false)) {
        read_parameters(reader, *parameters, out);
    }
    if (const XmlElement* dimensions = only(reader, *scenario, "Dimensions")) {
        read_dimensions(reader, *dimensions, out);
    }
    if (const XmlElement* actors = only(reader, *scenario, "Actors")) {
        read_actors(reader, *actors, out);
    }
    const XmlElement* adjustment = only(reader, *scenario, "IdealAdjustment", false);
    if (adjustment && reader.found.empty()) {
        read_accommodation(reader, *adjustment, out);
    }
    if (!reader.found.empty()) {
        return tl::unexpected(std::move(reader.found));
    }
    return out;
}

}  // namespace entente::theory::spatial
