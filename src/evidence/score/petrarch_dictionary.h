// The dictionaries of PETRARCH's unit records: actors, agents, verbs with their patterns, discards.
//
//     Result<PetrarchDictionary> dictionary = read_petrarch_dictionary("data/coding");
//
// Only for measuring: nothing of it ships, and the program's own tables know nothing of it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace entente::evidence {

/// A code that holds from a day to a day, as numbers YYYYMMDD, both included.
struct DatedCode {
    std::string code;
    int from = 0;
    int to = 99999999;
    bool is_default = true;  ///< holds if no dated one does
};

/// Words in capitals.
struct PetrarchName {
    std::vector<std::string> words;
    std::vector<DatedCode> codes;
};

struct PetrarchAgent {
    std::vector<std::string> words;
    std::string code;
    bool before = false;  ///< the code stands before the actor's
};

/// One element of a pattern: a word (or the alternatives of a synset), and whether the next follows at once.
struct PatternWord {
    std::vector<std::vector<std::string>> alternatives;
    bool joined = false;  ///< to the element after it
    char sign = ' ';      ///< '$' source, '+' target, '%' compound, '^' anything; ' ' a word
};

struct PetrarchPattern {
    std::vector<PatternWord> before;
    std::vector<PatternWord> after;
    bool joined_before = false;  ///< the last word before stands right before the verb
    bool joined_after = false;
    std::string code;
};

struct PetrarchVerb {
    std::string code;  ///< "064", "032:033", "---"
    std::vector<PetrarchPattern> patterns;
};

struct PetrarchDictionary {
    std::vector<PetrarchName> actors;
    std::vector<PetrarchAgent> agents;
    std::vector<PetrarchVerb> verbs;
    std::map<std::string, std::size_t> verb_of;                       ///< by word in capitals
    std::map<std::string, std::vector<std::pair<std::vector<std::string>, std::size_t>>> phrases;  ///< by first word
    std::vector<std::vector<std::string>> discards;
    std::string lemmas;  ///< all verbs in lower case, separated by blanks
};

/// E250 if a file is missing.
Result<PetrarchDictionary> read_petrarch_dictionary(const std::filesystem::path& folder);

/// "SECURITY_OFFICIALS" as words.
std::vector<std::string> petrarch_words(std::string_view text);

}  // namespace entente::evidence
