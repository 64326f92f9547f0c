// Groups and clauses of a tagged sentence: for each verb its subjects, objects and prepositional groups.
//
//     Parse parse = parse_sentence(tokens);
//     for (const Clause& clause : parse.clauses) parse.groups[clause.verb] ...
//
// docs/reading.md has the rules; no tree is built.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "evidence/language/token.h"

namespace entente::evidence {

enum class GroupKind : std::uint8_t { noun, verb, preposition, conjunction, comma, subordinator, relative, mark, adverb };

/// Tokens [begin, end). Of a noun group the head is its last noun; of a verb group the main verb.
struct Group {
    GroupKind kind = GroupKind::mark;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t head = 0;
    // of verb groups
    bool passive = false;       ///< be + participle
    bool reduced = false;       ///< a participle without auxiliary: passive, hangs on a noun group
    bool negated = false;
    bool infinitive = false;
    bool gerund = false;        ///< -ing without auxiliary
    bool future = false;
    bool hypothetical = false;
    bool perfect = false;
    bool obliged = false;       ///< must, should, has to
    bool past = false;
    bool finite = false;
};

inline constexpr std::size_t no_group = static_cast<std::size_t>(-1);

/// A preposition with its noun groups, which `and` may join.
struct Attachment {
    std::size_t preposition = no_group;  ///< group index
    std::vector<std::size_t> nouns;
};

enum class ClauseLink : std::uint8_t {
    main,
    that,         ///< governed by a verb, with or without `that`
    noun_that,    ///< governed by a noun: "demand that ..."
    infinitive,
    gerund,       ///< governed by a verb without preposition: "avoid condemning"
    participle,   ///< adverbial: "while calling", ", hinting at", "by accepting"
    relative,
    adverbial,    ///< if, because, when
    coordinated,
};

struct Clause {
    std::size_t verb = no_group;
    std::vector<std::size_t> subjects;
    std::vector<std::size_t> objects;
    std::vector<Attachment> attachments;
    std::size_t parent = no_group;     ///< index of the governing clause
    ClauseLink link = ClauseLink::main;
    std::size_t opener = no_group;     ///< group of the subordinator, relative word or preposition before it
    std::size_t governor = no_group;   ///< noun group that governs it: "demand that", "refusal to"
    bool controlled = false;           ///< the subject was taken over from another clause
};

struct Parse {
    std::vector<Token> tokens;
    std::vector<Group> groups;
    std::vector<Clause> clauses;  ///< in order of their verbs

    std::string_view head_lemma(std::size_t group) const { return tokens[groups[group].head].lemma; }
    std::string_view head_word(std::size_t group) const { return tokens[groups[group].head].lower; }
    /// The first word of a group, in lower case.
    std::string_view first_word(std::size_t group) const { return tokens[groups[group].begin].lower; }
};

/// Groups and clauses of tagged tokens.
Parse parse_sentence(std::vector<Token> tokens);

/// The groups alone.
std::vector<Group> find_groups(const std::vector<Token>& tokens);

/// Verbs whose object is the subject of their infinitive: urge, ask, force.
bool hands_object_on(std::string_view lemma);

/// Verbs of saying: say, tell, claim, report.
bool is_saying(std::string_view lemma);

bool is_weekday(std::string_view lower);
bool is_month(std::string_view lower);

}  // namespace entente::evidence
