// Checks a JSON file against a JSON schema: validate_json SCHEMA FILE. Exit code 0 if it fits, 1 with the reasons if
// not. valijson compiles slowly, so it stays in this one file.
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

int main(int count, char** words) {
    if (count != 3) {
        std::fputs("usage: validate_json SCHEMA FILE\n", stderr);
        return 64;
    }
    try {
        std::ifstream schema_file(words[1]);
        std::ifstream file(words[2]);
        const nlohmann::json schema_json = nlohmann::json::parse(schema_file);
        const nlohmann::json json = nlohmann::json::parse(file);

        valijson::Schema schema;
        valijson::SchemaParser parser;
        parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(schema_json), schema);

        valijson::Validator validator;
        valijson::ValidationResults results;
        if (validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(json), &results)) {
            return 0;
        }
        valijson::ValidationResults::Error error;
        while (results.popError(error)) {
            std::string place;
            for (const std::string& step : error.context) {
                place += step;
            }
            std::printf("%s: %s: %s\n", words[2], place.c_str(), error.description.c_str());
        }
    } catch (const std::exception& wrong) {
        std::printf("%s, %s: %s\n", words[1], words[2], wrong.what());
    }
    return 1;
}
