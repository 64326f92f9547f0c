// What one article says: who is named, who did what to whom, who said what, which figures it gives.
//
//     ReadingContext context{.published = parse_date("2024-05-16"), .language = "en"};
//     Reading reading = read_article(article.text, context);
//     for (const Event& event : reading.events)
//         print(plover_name(event.type), event.actors, event.recipients, text.substr(event.sentence.begin, ...));
//
// docs/reading.md has the rules. Everything is decided inside one sentence, save what a pronoun or a short name
// stands for. Unsure means nothing: an event without an actor, a figure without a thing counted are left out.
// Events, quotes and figures are read in English only; names are found in any language that spells them as the
// table does. A pure function: the same text and context give the same bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "evidence/actors/actor_table.h"
#include "evidence/page_text.h"

namespace entente::evidence {

/// How a passage names an actor.
enum class Naming : std::uint8_t {
    name,        ///< by a name of the table or of the user's file
    metonym,     ///< by a capital or a building that stands for it
    place,       ///< a capital as a place: not the actor, kept so that readers can see it was seen
    belonging,   ///< an adjective ("Chinese banks"): points to the actor, is not it
    short_name,  ///< a surname of somebody named in full before
    pronoun,     ///< he, she, it, they
    role,        ///< "the Chinese leader": an office or a title that one person of the article holds
};

std::string_view naming_name(Naming naming);  ///< "name", "metonym", "place", ...

struct ActorMention {
    std::string actor;  ///< "state:CHN", "per:xi-jinping", "org:eu", "grp:west"; "per:artyom-lukin" if introduced
    ActorKind kind = ActorKind::state;
    Naming naming = Naming::name;
    ByteRange text;        ///< in the text given
    std::size_t line = 0;  ///< of the text given, from 1
};

/// An actor of the article. Places, adjectives and pronouns do not count as mentions.
struct ActorCount {
    std::string actor;
    ActorKind kind = ActorKind::state;
    std::string name;          ///< as output names it
    std::string title;         ///< of people the text introduces: "associate professor at ..."; may be empty
    std::size_t mentions = 0;  ///< name, metonym, short name, role; at least 1
    bool in_table = true;      ///< false: introduced by a title or an apposition of this text
};

/// PLOVER event types of the manual (16), in its order.
enum class EventType : std::uint8_t {
    agree,
    consult,
    support,
    concede,
    cooperate,
    aid,
    retreat,
    request,
    accuse,
    reject,
    threaten,
    protest,
    sanction,
    mobilize,
    coerce,
    assault,
};

inline constexpr std::size_t event_type_count = 16;

std::string_view plover_name(EventType type);                   ///< "AGREE", ...
std::optional<EventType> plover_type(std::string_view name);    ///< of a name in capitals
int quad_class(EventType type);  ///< 1 verbal cooperation, 2 material cooperation, 3 verbal, 4 material conflict

/// First and last day, both included. Equal for a day.
struct DayRange {
    Date first;
    Date last;
    bool operator==(const DayRange&) const = default;
};

/// Kinds of what the sentence says that did not simply happen. All false: it says that it happened.
struct EventFlags {
    bool negated = false;       ///< "has not condemned"
    bool future = false;        ///< "will meet"
    bool hypothetical = false;  ///< "could", "if", "whether"
    bool historical = false;    ///< told as background: a year or more before publication, or by a phrase that says so
    bool operator==(const EventFlags&) const = default;
};

struct Event {
    EventType type = EventType::consult;
    std::string mode;       ///< of the manual: "visit", "meet", "violence"; may be empty
    std::string cameo;      ///< two to four digits: "042"
    double goldstein = 0;   ///< of the CAMEO code, -10..10
    double plover_score = 0;  ///< of type and mode, -10..10
    std::vector<std::string> actors;      ///< ids; never empty
    std::vector<std::string> recipients;  ///< ids; may be empty
    std::optional<DayRange> date;  ///< unknown stays unknown
    std::string date_basis;        ///< the words that say it: "on Friday"; empty if the date is unknown
    ByteRange sentence;            ///< in the text given
    ByteRange verb;                ///< the words that carry the event
    std::size_t line = 0;          ///< of the text given, from 1
    EventFlags flags;
    std::string attributed_to;  ///< id or name of who says so; empty if the text itself does
    std::string rule;           ///< the line of the pattern table that matched: "meet with:actor"
    double confidence = 0;      ///< 0..1
};

enum class QuoteKind : std::uint8_t { direct, indirect };

struct Quote {
    std::string speaker;  ///< id, or the words that name the speaker ("analysts"); empty if nobody is named
    QuoteKind kind = QuoteKind::direct;
    std::string text;      ///< what was said, without quotation marks
    std::string cue;       ///< "said", "according to"; empty for a direct quote without one
    ByteRange range;       ///< of `text` in the text given, first to last byte
    std::size_t line = 0;  ///< of the text given, from 1
};

struct Figure {
    double value = 0;             ///< scaled: 1.8 million is 1800000
    std::optional<double> upper;  ///< of a range ("10 to 20")
    std::string unit;             ///< "USD", "percent", "barrel/day", "km2", "people"; empty if a plain count
    std::string currency;         ///< ISO 4217 if the unit is money, else empty
    std::string what;             ///< what is counted: "deaths", "trade"
    std::string comparison;       ///< "more than", "up to", "about"; empty if none
    std::optional<DayRange> date;
    std::string date_basis;
    ByteRange range;       ///< of the number and its unit
    std::size_t line = 0;  ///< of the text given, from 1
};

/// A capitalised name that the table lacks.
struct UnknownName {
    std::string name;
    std::size_t mentions = 0;
};

struct Reading {
    std::vector<ActorMention> mentions;  ///< in order of place
    std::vector<ActorCount> actors;      ///< most mentions first, then by id
    std::vector<Event> events;           ///< in order of place
    std::vector<Quote> quotes;
    std::vector<Figure> figures;
    std::vector<UnknownName> unknown_names;  ///< most frequent first, then by name
};

struct ReadingContext {
    std::optional<Date> published;  ///< relative dates resolve against it, and stay unknown without it
    std::string language = "en";    ///< ISO 639-1, or empty if unknown
    const ActorTable* actors = nullptr;  ///< shipped_actors() if null; may hold the user's additions
};

/// Reads body text, UTF-8 (ill-formed bytes are passed over). Lines end sentences.
Reading read_article(std::string_view body_text, const ReadingContext& context);

}  // namespace entente::evidence
