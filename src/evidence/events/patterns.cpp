#include "evidence/events/patterns.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "evidence/events/pattern_table.h"

namespace entente::evidence {
namespace {

std::vector<Demand> read_frame(std::string_view frame) {
    std::vector<Demand> demands;
    for (const std::string_view part : split(frame, ' ')) {
        const std::size_t colon = part.find(':');
        if (colon == std::string_view::npos) continue;
        Demand demand;
        demand.where = part.substr(0, colon);
        const std::string_view what = part.substr(colon + 1);
        if (what == "actor") {
            demand.actor = true;
        } else if (what == "person") {
            demand.person = true;
        } else if (!what.empty()) {
            const NounClass named = noun_class_named(what);
            if (named == NounClass::count) {
                demand.word = what;
            } else {
                demand.classes = NounClasses{1} << static_cast<unsigned>(named);
            }
        }
        demands.push_back(demand);
    }
    return demands;
}

std::size_t weight(const Pattern& pattern) {
    std::size_t sum = 0;
    for (const Demand& demand : pattern.demands) sum += demand.actor || demand.person || demand.classes != 0 || !demand.word.empty() ? 2U : 1U;
    return sum;
}

constexpr std::array<std::string_view, event_type_count> type_names{
    "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",    "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE", "ASSAULT"};

struct OperatorWords {
    Operator what;
    std::string_view verbs;
};

constexpr auto operators = std::to_array<OperatorWords>({
    {Operator::agree, "agree promise pledge offer accept consent undertake volunteer commit guarantee swear vow assure"},
    {Operator::intend, "plan decide intend prepare resolve schedule opt choose"},
    {Operator::threaten, "threaten"},
    {Operator::refuse, "refuse decline reject balk oppose deny rule"},
    {Operator::request, "urge ask request call appeal want press encourage invite advise persuade push implore plead beg exhort lobby pressure propose suggest recommend prompt tell warn"},
    {Operator::demand, "demand require insist"},
    {Operator::pass, "begin start continue resume keep help manage move come rush proceed serve use go join work act persist gather vote"},
    {Operator::attempt, "seek try hope attempt aim wish strive want struggle look like"},
    {Operator::avoid, "avoid stop fail cease refrain neglect forget resist"},
    {Operator::order, "order command instruct direct force compel forbid coerce"},
});

constexpr auto noun_operators = std::to_array<OperatorWords>({
    {Operator::agree, "promise pledge offer commitment readiness willingness undertaking vow consent agreement assurance"},
    {Operator::intend, "plan intention decision resolve determination intent"},
    {Operator::threaten, "threat ultimatum"},
    {Operator::refuse, "refusal reluctance unwillingness"},
});

using OperatorMap = std::unordered_map<std::string_view, Operator>;

OperatorMap operator_map(std::span<const OperatorWords> list) {
    OperatorMap made;
    for (const OperatorWords& words : list) {
        for (const std::string_view word : split(words.verbs, ' ')) made.emplace(word, words.what);
    }
    return made;
}

struct Weight {
    std::string_view code;
    double score;
};

// Goldstein's weights for CAMEO codes, as published with the CAMEO code list.
constexpr auto weights = std::to_array<Weight>({
    {"01", 0},     {"02", 3},     {"020", 3},    {"022", 3.2},  {"023", 3.4},  {"025", -0.3}, {"026", 4},    {"03", 4},
    {"030", 4},    {"031", 5.2},  {"032", 4.5},  {"033", 5.2},  {"0332", 5.2}, {"035", 7},    {"036", 4},    {"04", 1},
    {"040", 1},    {"041", 1},    {"042", 1.9},  {"043", 2.8},  {"045", 5},    {"046", 7},    {"05", 3.5},   {"051", 3.4},
    {"053", 3.8},  {"054", 6},    {"055", 7},    {"057", 8},    {"06", 6},     {"060", 6},    {"061", 6.4},  {"062", 7.4},
    {"064", 7},    {"07", 7},     {"070", 7},    {"071", 7.4},  {"072", 8.3},  {"073", 7.4},  {"075", 7},    {"08", 5},
    {"080", 5},    {"081", 5},    {"082", 5},    {"083", 5},    {"084", 7},    {"0841", 7},   {"085", 7},    {"086", 9},
    {"087", 9},    {"0871", 9},   {"0872", 9},   {"0874", 10},  {"09", -2},    {"090", -2},   {"10", -5},    {"100", -5},
    {"103", -5},   {"11", -2},    {"110", -2},   {"111", -2},   {"112", -2},   {"113", -2},   {"115", -2},   {"12", -4},
    {"120", -4},   {"122", -4},   {"123", -4},   {"125", -5},   {"128", -5},   {"13", -6},    {"130", -4.4}, {"1312", -5.8},
    {"137", -7},   {"138", -7},   {"14", -6.5},  {"141", -6.5}, {"142", -6.5}, {"143", -6.5}, {"144", -7.5}, {"145", -7.5},
    {"15", -7.2},  {"150", -7.2}, {"152", -7.2}, {"154", -7.2}, {"16", -4},    {"161", -4},   {"162", -5.6},
    {"163", -8},   {"164", -7},   {"166", -7},   {"17", -7},    {"170", -7},   {"171", -9.2}, {"172", -5},   {"173", -5},
    {"174", -5},   {"175", -9},      {"18", -9},    {"181", -9},   {"182", -9.5}, {"1821", -9},  {"1822", -9},
    {"183", -10},  {"185", -8},   {"19", -10},   {"190", -10},  {"191", -9.5}, {"192", -9.5}, {"193", -10},  {"194", -10},
    {"195", -10},  {"20", -10},   {"200", -10},
});

struct ModeScore {
    EventType type;
    std::string_view mode;
    double score;
};

// PLOVER's table of scores (82 rows; ACCUSE without a mode is printed there without its minus sign).
constexpr auto mode_scores = std::to_array<ModeScore>({
    {EventType::agree, "", 2.5},          {EventType::consult, "", 2.5},         {EventType::consult, "visit", 4},
    {EventType::consult, "third-party", 1}, {EventType::consult, "multilateral", 4}, {EventType::consult, "phone", 1.5},
    {EventType::support, "", 5},          {EventType::concede, "", 4.5},         {EventType::cooperate, "", 9.5},
    {EventType::aid, "", 10},             {EventType::retreat, "", 6.5},         {EventType::retreat, "withdraw", 8},
    {EventType::retreat, "release", 6.5}, {EventType::retreat, "disarm", 10},    {EventType::retreat, "ceasefire", 7.5},
    {EventType::retreat, "access", 6.5},  {EventType::retreat, "resign", 4.5},   {EventType::request, "", 0},
    {EventType::request, "assist", 0.5},  {EventType::request, "change", -1},    {EventType::request, "yield", -1},
    {EventType::request, "meet", 0},      {EventType::accuse, "", -3},           {EventType::accuse, "disapprove", -2},
    {EventType::accuse, "investigate", -3.5}, {EventType::accuse, "allege", -3.5}, {EventType::reject, "", -2},
    {EventType::reject, "assist", -1.5},  {EventType::reject, "change", -2},     {EventType::reject, "yield", -2},
    {EventType::reject, "meet", -2},      {EventType::threaten, "", -3.5},       {EventType::threaten, "restrict", -3},
    {EventType::threaten, "arrest", -3.5}, {EventType::threaten, "relations", -3.5}, {EventType::threaten, "expel", -3.5},
    {EventType::threaten, "territory", -4}, {EventType::threaten, "violence", -3.5}, {EventType::protest, "", -5},
    {EventType::protest, "demo", -5},     {EventType::protest, "riot", -7},      {EventType::protest, "strike", -5},
    {EventType::protest, "hunger", -4.5}, {EventType::protest, "boycott", -4.5}, {EventType::protest, "obstruct", -4.5},
    {EventType::sanction, "", -6},        {EventType::sanction, "convict", -6},  {EventType::sanction, "expel", -5.5},
    {EventType::sanction, "withdraw", -6}, {EventType::sanction, "discontinue", -6}, {EventType::mobilize, "", -5.5},
    {EventType::mobilize, "troops", -6.5}, {EventType::mobilize, "weapons", -6.5}, {EventType::mobilize, "police", -5.5},
    {EventType::mobilize, "militia", -6}, {EventType::coerce, "", -7},           {EventType::coerce, "censor", -6.5},
    {EventType::coerce, "curfew", -6.5},  {EventType::coerce, "martial-law", -7.5}, {EventType::coerce, "misinformation", -6.5},
    {EventType::assault, "", -9},         {EventType::assault, "abduct", -8.5},  {EventType::assault, "beat", -7.5},
    {EventType::assault, "torture", -8.5}, {EventType::assault, "sexual", -8.5}, {EventType::assault, "targeted", -9.5},
    {EventType::assault, "destroy", -8.5}, {EventType::assault, "primitive", -8}, {EventType::assault, "firearms", -9},
    {EventType::assault, "explosives", -9}, {EventType::assault, "suicide-attack", -9.5}, {EventType::assault, "aerial", -9.5},
    {EventType::assault, "drone", -9.5},  {EventType::assault, "heavy-weapons", -9.5}, {EventType::assault, "crowd-control", -7.5},
    {EventType::assault, "unconventional", -10},
});

}  // namespace

VerbPatterns::VerbPatterns() {
    add(pattern_rows());
    add(rarer_pattern_rows());
    add(rarer_conflict_rows());
    for (auto& [verb, patterns] : by_verb_) {
        std::stable_sort(patterns.begin(), patterns.end(), [](const Pattern& a, const Pattern& b) { return weight(a) > weight(b); });
    }
}

void VerbPatterns::add(std::span<const std::string_view> rows) {
    for (const std::string_view row : rows) {
        const std::vector<std::string_view> columns = split(row, '|');
        if (columns.size() != 5) continue;
        const auto type = plover_type(columns[2]);
        if (!type) continue;
        for (const std::string_view verb : split(columns[0], ',')) {
            Pattern pattern;
            pattern.verb = verb;
            pattern.frame = columns[1];
            pattern.demands = read_frame(columns[1]);
            pattern.type = *type;
            pattern.mode = columns[3];
            pattern.cameo = columns[4];
            by_verb_[verb].push_back(std::move(pattern));
        }
    }
}

const std::vector<Pattern>& VerbPatterns::of(std::string_view verb) const {
    static const std::vector<Pattern> none;
    const auto found = by_verb_.find(verb);
    return found == by_verb_.end() ? none : found->second;
}

const VerbPatterns& shipped_patterns() {
    static const VerbPatterns patterns;
    return patterns;
}

Operator operator_of(std::string_view lemma) {
    static const OperatorMap map = operator_map(operators);
    const auto found = map.find(lemma);
    return found == map.end() ? Operator::none : found->second;
}

Operator operator_of_noun(std::string_view lemma) {
    static const OperatorMap map = operator_map(noun_operators);
    const auto found = map.find(lemma);
    return found == map.end() ? Operator::none : found->second;
}

bool tells(std::string_view lemma) {
    constexpr auto verbs = std::to_array<std::string_view>(
        {"announce", "express", "declare", "unveil", "reiterate", "repeat", "renew", "voice", "state", "make", "issue", "give", "confirm", "reaffirm",
         "signal", "show", "indicate", "outline", "disclose", "reveal", "affirm", "restate", "underline", "stress", "have", "take", "proclaim", "hint"});
    return std::find(verbs.begin(), verbs.end(), lemma) != verbs.end();
}

bool pursues(std::string_view lemma) {
    constexpr auto verbs = std::to_array<std::string_view>({"step", "renew", "continue", "launch", "begin", "start", "make", "pursue", "resume", "intensify",
                                                            "redouble", "lead", "mount", "undertake", "head", "increase", "press", "start"});
    return std::find(verbs.begin(), verbs.end(), lemma) != verbs.end();
}

bool is_effort(std::string_view lemma) {
    constexpr auto nouns = std::to_array<std::string_view>({"effort", "attempt", "bid", "drive", "mission", "efforts", "attempts"});
    return std::find(nouns.begin(), nouns.end(), lemma) != nouns.end();
}

double goldstein_score(std::string_view cameo) {
    for (std::size_t size = cameo.size(); size >= 2; --size) {
        for (const Weight& weight : weights) {
            if (weight.code == cameo.substr(0, size)) return weight.score;
        }
    }
    return 0;
}

double plover_score(EventType type, std::string_view mode) {
    double score = 0;
    for (const ModeScore& row : mode_scores) {
        if (row.type != type) continue;
        if (row.mode == mode) return row.score;
        if (row.mode.empty()) score = row.score;
    }
    return score;
}

std::string_view plover_name(EventType type) {
    return type_names[static_cast<std::size_t>(type)];
}

std::optional<EventType> plover_type(std::string_view name) {
    for (std::size_t t = 0; t < type_names.size(); ++t) {
        if (type_names[t] == name) return static_cast<EventType>(t);
    }
    return std::nullopt;
}

int quad_class(EventType type) {
    if (type <= EventType::concede) return 1;
    if (type <= EventType::retreat) return 2;
    return type <= EventType::threaten ? 3 : 4;
}

}  // namespace entente::evidence
