// Takes values out of a TOML table and collects what is wrong with them. Inside .cpp files only: toml++ is heavy.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/text.h"
#include "base/toml_library.h"

namespace entente::economy {

class TomlReader {
  public:
    explicit TomlReader(std::string file) : file_(std::move(file)) {}

    void complain(const char* code, const toml::node* at, std::string message, std::string hint) {
        Location where{file_, 0, 0};
        if (at != nullptr) {
            where.line = at->source().begin.line;
            where.column = at->source().begin.column;
        }
        problems.push_back({code, Severity::error, where, std::move(message), std::move(hint), {}});
    }

    /// Complains about keys that are not among the allowed.
    void only(const toml::table& table, const std::vector<std::string>& allowed) {
        for (const auto& [key, value] : table) {
            const std::string name(key.str());
            if (std::find(allowed.begin(), allowed.end(), name) != allowed.end()) continue;
            const auto meant = nearest(name, allowed);
            complain("E651", &value, fmt::format("there is no key \"{}\" here", name),
                     meant ? fmt::format("did you mean \"{}\"?", *meant) : fmt::format("the keys are {}", fmt::join(allowed, ", ")));
        }
    }

    void take(const toml::table& table, const char* key, std::string& to) {
        const toml::node* node = table.get(key);
        if (node == nullptr) return;
        if (const auto text = node->value_exact<std::string>()) {
            to = *text;
        } else {
            complain("E653", node, fmt::format("{} is no text", key), "write it in quotation marks");
        }
    }

    void take(const toml::table& table, const char* key, double& to) {
        const toml::node* node = table.get(key);
        if (node == nullptr) return;
        const auto number = node->is_number() ? node->value<double>() : std::nullopt;
        if (number && std::isfinite(*number)) {
            to = *number;
        } else {
            complain("E653", node, fmt::format("{} is no finite number", key), "write a plain number");
        }
    }

    void take(const toml::table& table, const char* key, std::vector<std::string>& to) {
        const toml::node* node = table.get(key);
        if (node == nullptr) return;
        const toml::array* items = node->as_array();
        if (items == nullptr) {
            complain("E653", node, fmt::format("{} is no list", key), "write [\"A\", \"B\"]");
            return;
        }
        to.clear();
        for (const toml::node& item : *items) {
            if (const auto text = item.value_exact<std::string>()) {
                to.push_back(*text);
            } else {
                complain("E653", &item, fmt::format("{} holds something that is no text", key), "write names in quotation marks");
            }
        }
    }

    /// One of `words`; the place of it.
    std::size_t choice(const toml::table& table, const char* key, const std::vector<std::string>& words, std::size_t initial) {
        std::string word;
        take(table, key, word);
        if (word.empty()) return initial;
        const auto found = std::find(words.begin(), words.end(), word);
        if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
        const auto meant = nearest(word, words);
        complain("E651", table.get(key), fmt::format("{} cannot be \"{}\"", key, word),
                 meant ? fmt::format("did you mean \"{}\"?", *meant) : fmt::format("it is one of {}", fmt::join(words, ", ")));
        return initial;
    }

    Diagnostics problems;

  private:
    std::string file_;
};

}  // namespace entente::economy
