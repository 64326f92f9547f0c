#include "app/arguments.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace entente::app {

struct Arguments::Parser {
    CLI::App app;
};

Arguments::Arguments(const std::string& command) : parser_(std::make_unique<Parser>()) {
    parser_->app.name(command);
    parser_->app.set_help_flag();
    parser_->app.allow_extras();
}

Arguments::~Arguments() = default;

void Arguments::word(std::string& to, const std::string& name, const std::string& help) {
    parser_->app.add_option(name, to)->required();
    entries_.push_back({name, help, true, false});
}

void Arguments::optional_word(std::string& to, const std::string& name, const std::string& help) {
    parser_->app.add_option(name, to);
    entries_.push_back({name, help, true, true});
}

void Arguments::words(std::vector<std::string>& to, const std::string& name, const std::string& help) {
    parser_->app.add_option(name, to);
    entries_.push_back({name + "...", help, true, true});
}

void Arguments::flag(bool& to, const std::string& names, const std::string& help) {
    parser_->app.add_flag(names, to);
    note(names, {}, help);
}

void Arguments::option(std::string& to, const std::string& names, const std::string& value,
                       const std::string& help) {
    parser_->app.add_option(names, to);
    note(names, value, help);
}

void Arguments::option(std::uint64_t& to, const std::string& names, const std::string& value,
                       const std::string& help, Range range) {
    // Read here, not by CLI11: it takes "-1" for a large number and 1e6 for 1.
    const auto read = [&to, names, range](const CLI::results_t& given) {
        const std::string& text = given.back();
        std::uint64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc{} || end != text.data() + text.size() || number < range.low ||
            number > range.high) {
            throw CLI::ValidationError(names, fmt::format("takes a whole number from {} to {}, not \"{}\"",
                                                          range.low, range.high, text));
        }
        to = number;
        return true;
    };
    parser_->app.add_option(names, read)->expected(1);
    note(names, value, help);
}

void Arguments::options(std::vector<std::string>& to, const std::string& names, const std::string& value,
                        const std::string& help) {
    parser_->app.add_option(names, to)->expected(1)->take_all();
    note(names, value, help);
}

void Arguments::choice(std::string& to, const std::string& names, const std::vector<std::string>& choices,
                       const std::string& help) {
    const auto check = [choices](const std::string& given) -> std::string {
        if (std::find(choices.begin(), choices.end(), given) != choices.end()) {
            return {};
        }
        const auto meant = nearest(given, choices);
        return fmt::format("takes {}, not \"{}\"{}", fmt::join(choices, ", "), given,
                           meant ? "; did you mean \"" + *meant + "\"?" : "");
    };
    parser_->app.add_option(names, to)->check(check);
    note(names, fmt::format("{}", fmt::join(choices, "|")), help);
}

void Arguments::note(const std::string& names, const std::string& value, const std::string& help) {
    std::vector<std::string> parts;
    for (const std::string_view name : split(names, ',')) {
        parts.emplace_back(name);
        option_names_.emplace_back(name);
    }
    entries_.push_back({fmt::format("{}{}{}", fmt::join(parts, ", "), value.empty() ? "" : " ", value), help});
}

std::string Arguments::explain_unknown(const std::vector<std::string>& words) const {
    const std::string& word = words.front();
    if (word.size() > 1 && word.front() == '-') {
        const std::string name = word.substr(0, word.find('='));
        const auto meant = nearest(name, option_names_);
        return fmt::format("unknown option {}{}", name, meant ? "; did you mean " + *meant + "?" : "");
    }
    return fmt::format("one word too many: \"{}\"", word);
}

std::optional<std::string> Arguments::parse(const std::vector<std::string>& words) {
    try {
        // CLI11 takes the words from the back.
        parser_->app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
    } catch (const CLI::RequiredError&) {
        for (const Entry& entry : entries_) {
            if (entry.is_word && !entry.is_optional && parser_->app.count(entry.name) == 0) {
                return fmt::format("{} is missing: {}", entry.name, entry.help);
            }
        }
        return "a word is missing";
    } catch (const CLI::ParseError& wrong) {
        return wrong.what();
    }
    if (const auto rest = parser_->app.remaining(); !rest.empty()) {
        return explain_unknown(rest);
    }
    return std::nullopt;
}

}  // namespace entente::app
