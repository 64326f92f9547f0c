// The words and options of one command, declared once: parsed from it and shown by `--help`. CLI11 does the parsing
// and stays in one .cpp.
//
//     Arguments arguments("brief");
//     arguments.word(options.file, "FILE", "a situation file");
//     arguments.option(options.draws, "--draws", "N", "how many draws", {1, 10'000'000});
//     if (auto wrong = arguments.parse(words)) console.say(*wrong);
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace entente::app {

class Arguments {
  public:
    struct Entry {
        std::string name;   ///< "FILE" or "--draws N"
        std::string help;
        bool is_word = false;
        bool is_optional = true;
    };
    struct Range {
        std::uint64_t low = 0;
        std::uint64_t high = 0;
    };

    explicit Arguments(const std::string& command);
    ~Arguments();
    Arguments(const Arguments&) = delete;
    Arguments& operator=(const Arguments&) = delete;

    /// A word without a dash, taken in the order of declaration.
    void word(std::string& to, const std::string& name, const std::string& help);
    void optional_word(std::string& to, const std::string& name, const std::string& help);
    /// All further words.
    void words(std::vector<std::string>& to, const std::string& name, const std::string& help);

    void flag(bool& to, const std::string& names, const std::string& help);
    void option(std::string& to, const std::string& names, const std::string& value, const std::string& help);
    void option(std::uint64_t& to, const std::string& names, const std::string& value, const std::string& help,
                Range range);
    /// May be given more than once.
    void options(std::vector<std::string>& to, const std::string& names, const std::string& value,
                 const std::string& help);
    /// One of `choices`.
    void choice(std::string& to, const std::string& names, const std::vector<std::string>& choices,
                const std::string& help);

    const std::vector<Entry>& entries() const { return entries_; }

    /// What is wrong with the words, with what was probably meant; nothing if they were taken.
    std::optional<std::string> parse(const std::vector<std::string>& words);

  private:
    struct Parser;
    void note(const std::string& names, const std::string& value, const std::string& help);
    std::string explain_unknown(const std::vector<std::string>& words) const;

    std::unique_ptr<Parser> parser_;
    std::vector<Entry> entries_;
    std::vector<std::string> option_names_;
};

}  // namespace entente::app
