#include "evidence/score/score_plover.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "base/file.h"
#include "evidence/actors/introductions.h"
#include "evidence/events/coder.h"
#include "evidence/language/prepare.h"

namespace entente::evidence {
namespace {

using Json = nlohmann::json;

struct Coding {
    EventType type = EventType::consult;
    std::set<std::string> pairs;  ///< "HUN>ROU"
    double confidence = 1;
};

struct Record {
    Coding gold;
    std::string text;
};

// 2016 names, as the records write them, to those of the manual.
std::optional<EventType> type_of_2016(std::string_view name) {
    if (name == "DEMAND") return EventType::request;
    if (name == "DISAPPROVE" || name == "INVESTIGATE") return EventType::accuse;
    if (name == "FIGHT") return EventType::assault;
    return plover_type(name);
}

// Codes that the records misspell against ISO 3166.
std::string mend_code(std::string code) {
    static constexpr auto mended = std::to_array<std::pair<std::string_view, std::string_view>>({{"JAP", "JPN"}, {"VTN", "VNM"}, {"ITL", "ITA"}});
    for (const auto& [wrong, right] : mended) {
        if (code == wrong) return std::string(right);
    }
    return code;
}

std::vector<std::string> codes_of(const Json& record, const char* side) {
    std::vector<std::string> codes;
    const auto add = [&](const Json& one) {
        if (one.is_object() && one.contains("code") && one["code"].is_string()) codes.push_back(mend_code(one["code"].get<std::string>()));
    };
    if (!record.contains(side)) return codes;
    if (record[side].is_array()) {
        for (const Json& one : record[side]) add(one);
    } else {
        add(record[side]);
    }
    return codes;
}

std::set<std::string> pairs_of(const std::vector<std::string>& actors, const std::vector<std::string>& recipients) {
    std::set<std::string> pairs;
    if (actors.empty()) {
        for (const std::string& r : recipients) pairs.insert(">" + r);
    }
    for (const std::string& a : actors) {
        if (recipients.empty()) pairs.insert(a + ">");
        for (const std::string& r : recipients) pairs.insert(a + ">" + r);
    }
    return pairs;
}

// The records' codes for organisations: of a state, IGO for those of states, IMG for al-Qaeda.
std::string code_of(const Participant& one) {
    if (!one.state.empty()) return one.state;
    static constexpr auto owners = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"org:hamas", "PSE"}, {"org:fatah", "PSE"}, {"org:plo", "PSE"}, {"org:islamic-jihad", "PSE"}, {"org:hezbollah", "LBN"}, {"org:taliban", "AFG"},
         {"org:houthis", "YEM"}, {"org:al-qaeda", "IMG"}, {"org:islamic-state", "IMG"}, {"org:ira", "GBR"}, {"org:pkk", "TUR"}, {"org:red-cross", "NGO"},
         {"org:farc", "COL"}, {"org:eln", "COL"}, {"org:ltte", "LKA"}, {"org:eta", "ESP"}, {"org:unita", "AGO"}, {"org:renamo", "MOZ"},
         {"org:kla", "SRB"}, {"org:lra", "UGA"}, {"org:abu-sayyaf", "PHL"}, {"org:milf", "PHL"}, {"org:khmer-rouge", "KHM"},
         {"org:shining-path", "PER"}, {"org:polisario", "MAR"}, {"org:spla", "SDN"}, {"org:boko-haram", "NGA"}, {"org:al-shabaab", "SOM"},
         {"org:muslim-brotherhood", "EGY"}, {"org:janjaweed", "SDN"}, {"org:rsf", "SDN"}, {"org:ruf", "SLE"}, {"org:zapatistas", "MEX"},
         {"org:gam", "IDN"}, {"org:sinn-fein", "GBR"}, {"org:anc", "ZAF"}, {"org:m23", "COD"}, {"org:gia", "DZA"}, {"org:pflp", "PSE"},
         {"org:mujahideen-khalq", "IRN"}, {"org:greenpeace", "NGO"}, {"org:oxfam", "NGO"}, {"org:msf", "NGO"},
         {"org:amnesty", "NGO"}, {"org:human-rights-watch", "NGO"}, {"org:us-congress", "USA"}, {"org:xinhua", "CHN"}});
    for (const auto& [id, code] : owners) {
        if (one.id == id || one.id.starts_with("role:" + std::string(id.substr(4)))) return std::string(code);
    }
    if (one.id.starts_with("org:") || one.id.starts_with("role:un-") || one.id.starts_with("role:eu-")) return "IGO";
    return {};
}

// Somebody without a state belongs to `home`, if that is known.
std::vector<std::string> codes_of(const std::vector<Participant>& people, const std::string& only_state) {
    std::vector<std::string> codes;
    for (const Participant& one : people) {
        std::string code = code_of(one);
        if (code.empty()) code = only_state;
        if (!code.empty() && std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(std::move(code));
    }
    return codes;
}

// Conflict, and giving way: records of one state's affairs name it on both sides.
bool aims_at_somebody(EventType type) {
    return quad_class(type) >= 3 || type == EventType::concede;
}

std::vector<Coding> code_text(const std::string& text, const PloverSettings& settings) {
    PreparedText prepared = prepare_text(text, shipped_actors(), shipped_lexicon());
    Discourse discourse(shipped_actors(), std::nullopt, prepared.matches);
    introduce_people(prepared, discourse);
    std::set<std::string> states;
    std::string first;
    for (const NameMatch& match : prepared.matches) {
        if (match.actor->kind != ActorKind::state) continue;
        states.insert(match.actor->id.substr(6));
        if (first.empty()) first = match.actor->id.substr(6);
    }
    std::string only = states.size() == 1 ? *states.begin() : std::string();
    if (settings.first_is_home && only.empty()) only = first;
    CodingRules rules;
    rules.retreat_promise_agrees = settings.retreat_promise_agrees;
    rules.least_confidence = 0;
    rules.recipient_anywhere = settings.recipient_anywhere;
    rules.need_actor = false;
    std::vector<Coding> codings;
    for (const PreparedSentence& sentence : prepared.sentences) {
        discourse.note_names(sentence.parse);
        std::vector<CodedEvent> coded_events = code_sentence(sentence.parse, discourse, rules);
        std::stable_sort(coded_events.begin(), coded_events.end(), [](const CodedEvent& a, const CodedEvent& b) { return a.event.verb.begin < b.event.verb.begin; });
        for (const CodedEvent& coded : coded_events) {
            const std::vector<std::string> actors = codes_of(coded.actors, only);
            std::vector<std::string> recipients = codes_of(coded.recipients, only);
            if (settings.conflict_at_home && recipients.empty() && actors.size() == 1 && aims_at_somebody(coded.event.type)) recipients = actors;
            codings.push_back({coded.event.type, pairs_of(actors, recipients), coded.event.confidence});
        }
    }
    if (settings.counted == Counted::surest && codings.size() > 1) {
        const auto best = std::max_element(codings.begin(), codings.end(), [](const Coding& a, const Coding& b) { return a.confidence < b.confidence; });
        codings = {*best};
    }
    if (settings.counted == Counted::first && codings.size() > 1) codings.resize(1, codings.front());
    return codings;
}

template <class T>
void compare(const std::set<T>& gold, const std::set<T>& found, MatchCount& count) {
    for (const T& one : found) {
        if (gold.contains(one)) {
            ++count.right;
        } else {
            ++count.extra;
        }
    }
    for (const T& one : gold) {
        if (!found.contains(one)) ++count.missed;
    }
}

std::string join(const std::set<std::string>& list) {
    std::string text;
    for (const std::string& one : list) text += (text.empty() ? "" : " ") + one;
    return text;
}

PloverFold measure(const std::vector<Record>& records, std::size_t parity, const PloverSettings& settings, std::vector<PloverMiss>* misses) {
    PloverFold fold;
    fold.settings = settings;
    for (std::size_t r = parity; r < records.size(); r += 2) {
        const Record& record = records[r];
        ++fold.records;
        std::set<EventType> types;
        std::set<int> quads;
        std::set<std::string> pairs;
        std::string found;
        for (const Coding& coding : code_text(record.text, settings)) {
            types.insert(coding.type);
            quads.insert(quad_class(coding.type));
            pairs.insert(coding.pairs.begin(), coding.pairs.end());
            found += fmt::format("{}{} {}", found.empty() ? "" : "; ", plover_name(coding.type), join(coding.pairs));
        }
        compare({record.gold.type}, types, fold.type);
        compare({quad_class(record.gold.type)}, quads, fold.quad);
        compare(record.gold.pairs, pairs, fold.pair);
        if (misses != nullptr && !(types.size() == 1 && types.contains(record.gold.type) && pairs == record.gold.pairs))
            misses->push_back({r, fmt::format("{} {}", plover_name(record.gold.type), join(record.gold.pairs)), found});
    }
    return fold;
}

// The settings with the best sum of the three F1 on a fold; the first of equals.
PloverSettings choose(const std::vector<Record>& records, std::size_t parity) {
    PloverSettings best;
    double best_sum = -1;
    for (const Counted counted : {Counted::surest, Counted::first, Counted::all}) {
        for (const bool agrees : {false, true}) {
            for (const int reach : {0, 1, 2, 3, 4, 5, 6, 7}) {
                const PloverSettings settings{counted, agrees, (reach & 1) != 0, (reach & 2) != 0, (reach & 4) != 0};
                const PloverFold fold = measure(records, parity, settings, nullptr);
                const double sum = fold.type.f1() + fold.pair.f1() + fold.quad.f1();
                if (sum > best_sum) {
                    best_sum = sum;
                    best = settings;
                }
            }
        }
    }
    return best;
}

std::string plain_text(std::string text) {
    std::erase_if(text, [](char c) { return c == '{' || c == '}' || c == '\n'; });
    return text;
}

}  // namespace

std::string_view counted_name(Counted counted) {
    return counted == Counted::surest ? "surest" : counted == Counted::first ? "first" : "all";
}

double MatchCount::precision() const {
    return right + extra == 0 ? 0 : static_cast<double>(right) / static_cast<double>(right + extra);
}
double MatchCount::recall() const {
    return right + missed == 0 ? 0 : static_cast<double>(right) / static_cast<double>(right + missed);
}
double MatchCount::f1() const {
    return right == 0 ? 0 : 2 * static_cast<double>(right) / static_cast<double>(2 * right + extra + missed);
}

Result<PloverScores> score_plover(const std::filesystem::path& file) {
    const auto bytes = read_file(file);
    if (!bytes) return failure("E250", fmt::format("there is no {}", file.string()), "name the folder that holds plover_gold.json");
    const Json json = Json::parse(*bytes, nullptr, false);
    if (!json.is_array()) return failure("E251", fmt::format("{} is not a list of records", file.string()), "fetch the file again");
    std::vector<Record> records;
    for (const Json& one : json) {
        if (!one.is_object() || !one.contains("event") || !one.contains("text") || !one["event"].is_string() || !one["text"].is_string()) continue;
        const auto type = type_of_2016(one["event"].get<std::string>());
        if (!type) continue;
        Record record;
        record.gold.type = *type;
        record.gold.pairs = pairs_of(codes_of(one, "source"), codes_of(one, "target"));
        record.text = plain_text(one["text"].get<std::string>());
        records.push_back(std::move(record));
    }
    PloverScores scores;
    scores.even = measure(records, 0, choose(records, 1), &scores.misses);
    scores.odd = measure(records, 1, choose(records, 0), &scores.misses);
    return scores;
}

}  // namespace entente::evidence
