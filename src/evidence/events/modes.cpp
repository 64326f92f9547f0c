#include "evidence/events/modes.h"

#include <algorithm>
#include <array>

namespace entente::evidence {

std::string_view request_mode(const Pattern* told) {
    if (told == nullptr) return "change";
    switch (told->type) {
        case EventType::aid:
        case EventType::support:
        case EventType::cooperate: return "assist";
        case EventType::retreat:
        case EventType::concede: return "yield";
        case EventType::consult:
        case EventType::agree: return "meet";
        default: return "change";
    }
}

std::string_view threat_mode(const Pattern* told) {
    if (told == nullptr) return "";
    switch (told->type) {
        case EventType::sanction: return told->mode == "expel" ? "expel" : "relations";
        case EventType::assault:
        case EventType::mobilize: return "violence";
        case EventType::coerce: return told->mode == "arrest" ? "arrest" : "restrict";
        case EventType::protest: return "restrict";
        case EventType::reject: return "relations";
        default: return "";
    }
}

std::string_view threat_code(std::string_view mode) {
    if (mode == "violence") return "138";
    if (mode == "relations") return "1312";
    return "130";
}

std::string_view intent_code(const Pattern* told) {
    if (told == nullptr) return "030";
    switch (told->type) {
        case EventType::aid: return "033";
        case EventType::consult: return "036";
        case EventType::retreat:
        case EventType::concede: return "035";
        case EventType::cooperate: return "031";
        default: return "030";
    }
}

bool needs_recipient(EventType type) {
    return type == EventType::cooperate || type == EventType::aid || type == EventType::sanction;
}

int feeling_of(std::string_view lemma) {
    constexpr auto bad = std::to_array<std::string_view>({"anger", "outrage", "dismay", "shock", "disappoint", "alarm", "concern", "infuriate", "enrage",
                                                          "incense", "appal", "appall", "disgust", "offend", "upset", "trouble", "irritate", "annoy"});
    constexpr auto good = std::to_array<std::string_view>({"please", "encourage", "hearten", "delight", "gratify", "cheer"});
    if (std::find(bad.begin(), bad.end(), lemma) != bad.end()) return -1;
    return std::find(good.begin(), good.end(), lemma) != good.end() ? 1 : 0;
}

int judgement_of(std::string_view word) {
    constexpr auto bad = std::to_array<std::string_view>({"unacceptable", "illegal", "unlawful", "unjustified", "outrageous", "barbaric", "provocative", "deplorable", "disgraceful",
                                                          "shameful", "unfair", "wrong", "criminal", "cynical", "irresponsible", "unjust", "hypocritical", "reckless",
                                                          "unhelpful", "unwarranted", "intolerable", "inhuman", "inhumane", "undemocratic", "aggressive", "hostile"});
    constexpr auto good = std::to_array<std::string_view>({"welcome", "constructive", "courageous", "encouraging", "admirable", "praiseworthy", "laudable", "exemplary"});
    if (std::find(bad.begin(), bad.end(), word) != bad.end()) return -1;
    return std::find(good.begin(), good.end(), word) != good.end() ? 1 : 0;
}

bool accuses(std::string_view lemma) {
    return lemma == "accuse" || lemma == "blame" || lemma == "suspect" || lemma == "charge";
}

}  // namespace entente::evidence
