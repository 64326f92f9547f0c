#include "economy/experiment/experiment.h"

#include <algorithm>
#include <cmath>

#include "base/file.h"
#include "economy/read/flow_matrix.h"
#include "economy/read/toml_reader.h"

namespace entente::economy {
namespace {

const std::vector<std::string> models{"caliendo-parro", "one-sector"};
const std::vector<std::string> deficit_words{"removed", "held", "scaled"};
const std::vector<std::string> kinds{"tariff-file", "tariff", "barrier", "ban", "embargo"};

const toml::table& table_of(const toml::table& root, const char* key) {
    static const toml::table none;
    const toml::node* node = root.get(key);
    return node != nullptr && node->is_table() ? *node->as_table() : none;
}

/// Names to places; "all" alone stands for every name.
std::vector<std::size_t> places(TomlReader& reader, const toml::table& table, const char* key,
                                const std::vector<std::string>& names, const char* what) {
    std::vector<std::string> given;
    const toml::node* node = table.get(key);
    if (node == nullptr) return {};
    if (node->value_exact<std::string>() == "all") {
        given = names;
    } else {
        reader.take(table, key, given);
    }
    std::vector<std::size_t> found;
    for (const std::string& name : given) {
        const auto at = std::find(names.begin(), names.end(), name);
        if (at != names.end()) {
            const auto place = static_cast<std::size_t>(at - names.begin());
            if (std::find(found.begin(), found.end(), place) != found.end()) {
                reader.complain("E653", node, fmt::format("the {} \"{}\" stands twice", what, name), "once is enough: a change would count twice");
            }
            found.push_back(place);
            continue;
        }
        const auto meant = nearest(name, names);
        reader.complain("E652", node, fmt::format("there is no {} \"{}\" in the data", what, name),
                        meant ? fmt::format("did you mean \"{}\"?", *meant)
                              : "names are those of [data], countries by their ISO code");
    }
    return found;
}

void read_data(TomlReader& reader, const toml::table& data, Experiment& e) {
    reader.only(data, {"countries", "sectors", "traded", "unit", "untraded-elasticity", "flows", "tariffs", "inputs",
                       "value-added", "output", "elasticities", "matrix", "elasticity", "supply-elasticity"});
    reader.take(data, "countries", e.layout.names.countries);
    reader.take(data, "sectors", e.layout.names.sectors);
    double traded = static_cast<double>(e.layout.names.sectors.size());
    reader.take(data, "traded", traded);
    if (!(traded >= 0 && traded <= static_cast<double>(e.layout.names.sectors.size())) || traded != std::floor(traded)) {
        reader.complain("E653", data.get("traded"), "traded is no count of the sectors", "say how many of the sectors, the first ones, have flows");
        traded = 0;
    }
    e.layout.traded = static_cast<std::size_t>(traded);
    reader.take(data, "unit", e.layout.unit);
    reader.take(data, "untraded-elasticity", e.layout.untraded_elasticity);
    reader.take(data, "flows", e.layout.flows);
    reader.take(data, "tariffs", e.layout.tariffs);
    reader.take(data, "inputs", e.layout.inputs);
    reader.take(data, "value-added", e.layout.value_added);
    reader.take(data, "output", e.layout.output);
    reader.take(data, "elasticities", e.layout.elasticities);
    reader.take(data, "matrix", e.matrix);
    reader.take(data, "elasticity", e.elasticity);
    reader.take(data, "supply-elasticity", e.supply_elasticity);
    if (e.model == TradeModel::caliendo_parro && (e.layout.names.countries.empty() || e.layout.names.sectors.empty())) {
        reader.complain("E653", nullptr, "[data] names no countries or no sectors",
                        "give both lists in the order of the rows of the files");
    }
    if (e.model == TradeModel::one_sector && e.matrix.empty()) {
        reader.complain("E653", nullptr, "[data] names no matrix", "give matrix = \"FILE.csv\" with exporter, importer, value");
    }
}

void check_change(TomlReader& reader, const toml::table& table, const Experiment& e, const Change& c) {
    const auto need = [&](const char* key, const char* hint) {
        if (table.get(key) == nullptr) reader.complain("E653", &table, fmt::format("the change lacks {}", key), hint);
    };
    if (c.kind == ChangeKind::tariff_file) need("file", "name the file with the new tariffs");
    if (c.kind == ChangeKind::tariff) need("percent", "give the new tariff in percent");
    if (c.kind == ChangeKind::tariff && !(c.percent > -100)) {
        reader.complain("E653", table.get("percent"), "the tariff is not above -100 %", "give the new tariff in percent");
    }
    if (c.kind == ChangeKind::barrier) {
        if ((table.get("factor") == nullptr) == (table.get("effect") == nullptr)) {
            reader.complain("E653", &table, "a barrier needs either factor or effect",
                            "factor = 1.1 raises its cost by 10 %; effect = -0.5 is the log partial effect on the flow");
        } else if (table.get("factor") != nullptr && !(c.factor > 0)) {
            reader.complain("E653", table.get("factor"), "the factor is not above 0", "1.1 raises the cost by 10 %");
        }
    }
    if (e.model == TradeModel::one_sector && (c.kind == ChangeKind::tariff || c.kind == ChangeKind::tariff_file)) {
        reader.complain("E651", table.get("kind"), "a one-sector experiment knows no tariff revenue",
                        "give the tariff as a barrier, or use the model caliendo-parro");
    }
    if (c.from.empty() || c.to.empty()) {
        reader.complain("E653", &table, "the change has no countries", "give from and to, or among");
    }
}

Change read_change(TomlReader& reader, const toml::table& table, const Experiment& e) {
    reader.only(table, {"kind", "from", "to", "among", "sectors", "file", "percent", "factor", "effect", "because"});
    Change c;
    if (table.get("kind") == nullptr) {
        reader.complain("E653", &table, "the change has no kind", fmt::format("it is one of {}", fmt::join(kinds, ", ")));
    }
    c.kind = static_cast<ChangeKind>(reader.choice(table, "kind", kinds, static_cast<std::size_t>(ChangeKind::barrier)));
    const std::vector<std::string>& countries = e.layout.names.countries;
    c.from = places(reader, table, "from", countries, "country");
    c.to = places(reader, table, "to", countries, "country");
    if (table.get("among") != nullptr) {
        if (table.get("from") != nullptr || table.get("to") != nullptr) {
            reader.complain("E653", &table, "the change has among beside from or to", "give one or the other");
        }
        c.from = c.to = places(reader, table, "among", countries, "country");
    } else if (c.from.size() == 1 && c.from == c.to) {
        reader.complain("E653", &table, "the change is between a country and itself", "name two countries");
    }
    c.sectors = places(reader, table, "sectors", e.layout.names.sectors, "sector");
    reader.take(table, "file", c.file);
    reader.take(table, "percent", c.percent);
    if (table.get("effect") != nullptr) c.factor = 0;
    reader.take(table, "factor", c.factor);
    reader.take(table, "effect", c.effect);
    check_change(reader, table, e, c);
    return c;
}

Experiment read_tables(TomlReader& reader, const toml::table& root, const std::filesystem::path& data) {
    Experiment e;
    reader.only(root, {"experiment", "data", "change"});
    const toml::table& head = table_of(root, "experiment");
    reader.only(head, {"title", "model", "deficits", "bloc", "because"});
    reader.take(head, "title", e.title);
    e.model = static_cast<TradeModel>(reader.choice(head, "model", models, 0));
    e.deficits = static_cast<Deficits>(reader.choice(head, "deficits", deficit_words, 0));
    read_data(reader, table_of(root, "data"), e);
    if (e.model == TradeModel::one_sector && !e.matrix.empty()) {
        const Result<FlowMatrix> matrix = read_flow_matrix(data / e.matrix);
        if (matrix) {
            e.layout.names = {matrix->countries, {"all"}};
        } else {
            reader.problems.insert(reader.problems.end(), matrix.error().begin(), matrix.error().end());
            return e;
        }
    }
    e.bloc = places(reader, head, "bloc", e.layout.names.countries, "country");
    const toml::node* changes = root.get("change");
    if (changes == nullptr || !changes->is_array_of_tables()) {
        reader.complain("E653", changes, "there is no [[change]]", "an experiment changes at least one thing");
        return e;
    }
    for (const toml::node& change : *changes->as_array()) e.changes.push_back(read_change(reader, *change.as_table(), e));
    return e;
}

}  // namespace

Result<Experiment> read_experiment(const std::filesystem::path& file, const std::filesystem::path& data) {
    const Result<std::string> text = read_file(file);
    if (!text) return tl::unexpected(text.error());
    TomlReader reader(file.string());
    const toml::parse_result parsed = toml::parse(*text, file.string());
    if (!parsed) {
        const toml::parse_error& error = parsed.error();
        return failure(Diagnostic{"E650", Severity::error,
                                  {file.string(), error.source().begin.line, error.source().begin.column},
                                  fmt::format("not valid TOML: {}", error.description()),
                                  "see toml.io for the format", {}});
    }
    Experiment e = read_tables(reader, parsed.table(), data);
    if (!reader.problems.empty()) return tl::unexpected(std::move(reader.problems));
    return e;
}

}  // namespace entente::economy
