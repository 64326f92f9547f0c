#include "app/json.h"

#include <nlohmann/json.hpp>

namespace entente::app {
namespace {

using Json = nlohmann::ordered_json;

std::string word(Severity severity) {
    switch (severity) {
        case Severity::note:
            return "note";
        case Severity::warning:
            return "warning";
        case Severity::error:
            break;
    }
    return "error";
}

// A file's own bytes may come back in a message; what is not UTF-8 must not stop the answer.
std::string text(const Json& object) {
    return object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string diagnostics_json(const std::string& file, const Diagnostics& diagnostics,
                             const std::vector<std::string>& defaults) {
    Json list = Json::array();
    for (const Diagnostic& diagnostic : diagnostics) {
        list.push_back({{"code", diagnostic.code},
                        {"severity", word(diagnostic.severity)},
                        {"file", diagnostic.where.file},
                        {"line", diagnostic.where.line},
                        {"column", diagnostic.where.column},
                        {"message", diagnostic.message},
                        {"hint", diagnostic.hint}});
    }
    return text(Json{{"schema", "entente/diagnostics-1"},
                     {"file", file},
                     {"diagnostics", std::move(list)},
                     {"defaults", defaults}});
}

std::string codes_json(std::span<const CodeEntry> entries) {
    Json list = Json::array();
    for (const CodeEntry& entry : entries) {
        list.push_back({{"code", entry.code},
                        {"title", entry.title},
                        {"meaning", entry.meaning},
                        {"remedy", entry.remedy}});
    }
    return text(Json{{"schema", "entente/codes-1"}, {"codes", std::move(list)}});
}

std::string created_json(const std::string& file) {
    return text(Json{{"schema", "entente/created-1"}, {"file", file}});
}

std::string part_of_findings(std::string_view findings_json, std::string_view schema,
                             std::span<const std::string_view> members) {
    const Json all = Json::parse(findings_json);
    Json part{{"schema", schema}};
    for (const std::string_view member : members) {
        part[std::string(member)] = all.value(std::string(member), Json(nullptr));
    }
    return text(part);
}

}  // namespace entente::app
