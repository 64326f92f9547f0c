#include "evidence/actors/actor_table.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/text.h"
#include "evidence/language/characters.h"

namespace entente::evidence {
namespace {

struct Name {
    std::string_view text;
    std::size_t actor;
    MentionKind kind;
};

bool is_word_character(std::string_view text, std::size_t at) {
    if (at >= text.size()) return false;
    const CharacterKind kind = character_at(text, at, text.size()).kind;
    return kind == CharacterKind::letter || kind == CharacterKind::digit;
}

std::size_t word_end(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const Character c = character_at(text, at, text.size());
        if (c.kind != CharacterKind::letter && c.kind != CharacterKind::digit) break;
        at += c.size;
    }
    return at;
}

std::string_view word_before(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end > 0 && text[end - 1] == ' ') --end;
    std::size_t begin = end;
    while (begin > 0 && is_letter(text[begin - 1])) --begin;
    return text.substr(begin, end - begin);
}

bool says_place(std::string_view word) {
    constexpr auto words = std::to_array<std::string_view>(
        {"in", "In", "at", "At", "near", "Near", "outside", "Outside", "visited", "visit", "visits", "around"});
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<std::string> list_of(std::string_view bars) {
    std::vector<std::string> list;
    for (const std::string_view name : split(bars, '|')) {
        if (!name.empty()) list.emplace_back(name);
    }
    return list;
}

}  // namespace

struct ActorTable::Index {
    std::vector<Actor> actors;
    std::vector<HeldOffice> offices;
    std::unordered_map<std::string_view, std::size_t> by_id;
    std::unordered_map<std::string_view, std::vector<Name>> by_first_word;  ///< longest first
};

ActorTable::ActorTable(std::vector<Actor> actors, std::vector<HeldOffice> offices) {
    auto index = std::make_shared<Index>();
    index->actors = std::move(actors);
    index->offices = std::move(offices);
    for (std::size_t a = 0; a < index->actors.size(); ++a) {
        const Actor& actor = index->actors[a];
        index->by_id.emplace(actor.id, a);
        const auto add = [&](const std::vector<std::string>& names, MentionKind kind) {
            for (const std::string& name : names) {
                const std::string_view first = std::string_view(name).substr(0, word_end(name, 0));
                if (!first.empty()) index->by_first_word[first].push_back({name, a, kind});
            }
        };
        add(actor.names, MentionKind::name);
        add(actor.metonyms, MentionKind::metonym);
        add(actor.belonging, MentionKind::belonging);
        add(actor.places, MentionKind::place);
    }
    for (auto& [word, names] : index->by_first_word) {
        std::stable_sort(names.begin(), names.end(),
                         [](const Name& a, const Name& b) { return a.text.size() > b.text.size(); });
    }
    index_ = std::move(index);
}

const std::vector<Actor>& ActorTable::actors() const {
    return index_->actors;
}
const std::vector<HeldOffice>& ActorTable::offices() const {
    return index_->offices;
}

const Actor* ActorTable::find(std::string_view id) const {
    const auto found = index_->by_id.find(id);
    return found == index_->by_id.end() ? nullptr : &index_->actors[found->second];
}

std::vector<NameMatch> ActorTable::match(std::string_view text) const {
    std::vector<NameMatch> matches;
    for (std::size_t at = 0; at < text.size();) {
        const Character c = character_at(text, at, text.size());
        if (c.kind != CharacterKind::letter && c.kind != CharacterKind::digit) {
            at += c.size;
            continue;
        }
        const std::size_t stop = word_end(text, at);
        std::size_t next = std::max(stop, at + 1);
        const auto names = index_->by_first_word.find(text.substr(at, stop - at));
        if (names != index_->by_first_word.end()) {
            for (const Name& name : names->second) {
                const std::size_t end = at + name.text.size();
                const bool whole = text.substr(at).starts_with(name.text) &&
                                   (!is_word_character(text, end) || !is_letter(name.text.back()));
                if (!whole || (end < text.size() && text[end] == '$')) continue;  // "US$145" is money
                MentionKind kind = name.kind;
                if (kind == MentionKind::metonym && says_place(word_before(text, at))) kind = MentionKind::place;
                matches.push_back({&index_->actors[name.actor], kind, at, end});
                next = std::max(next, end);
                break;
            }
        }
        at = next;
    }
    return matches;
}

std::string ActorTable::holder(std::string_view of, std::string_view title, const std::optional<Date>& day) const {
    // A "leader" is who heads the state: the first of these offices that the state has.
    constexpr auto heads = std::to_array<std::string_view>({"president", "supreme leader", "prime minister", "chancellor", "premier"});
    if (title == "leader") {
        const bool parliamentary = of == "state:DEU" || of == "state:IND" || of == "state:ITA" || of == "state:ISR" || of == "state:HUN";
        for (const std::string_view head : heads) {
            if (parliamentary && head == "president") continue;
            std::string found = holder(of, head, day);
            if (!found.empty()) return found;
        }
        return {};
    }
    std::string found;
    for (const HeldOffice& office : index_->offices) {
        if (office.of != of || office.title != title) continue;
        const bool holds = day ? (!office.from || day->day >= office.from->day) && (!office.to || day->day < office.to->day) : !office.to;
        if (!holds || office.person == found) continue;
        // Without a day, a seat that changed hands in the years of the table has no sure holder.
        if (!found.empty()) return {};
        found = office.person;
    }
    if (day || found.empty()) return found;
    const int first_day = make_date(2021, 1, 1).value_or(Date{}).day;
    for (const HeldOffice& office : index_->offices) {
        const bool of_these_years = !office.to || office.to->day > first_day;
        if (office.of == of && office.title == title && office.person != found && of_these_years) return {};
    }
    return found;
}

const ActorTable& shipped_actors() {
    static const ActorTable table = [] {
        std::vector<Actor> actors;
        for (const std::span<const ActorEntry> part : {states(), organisations(), people()}) {
            for (const ActorEntry& entry : part) {
                actors.push_back({std::string(entry.id), entry.kind, std::string(entry.name), list_of(entry.names),
                                  list_of(entry.metonyms), list_of(entry.belonging), {}});
            }
        }
        for (const PlaceEntry& place : places()) {
            const auto state = std::find_if(actors.begin(), actors.end(), [&](const Actor& a) { return a.id == place.of; });
            if (state != actors.end()) state->places = list_of(place.names);
        }
        std::vector<HeldOffice> held;
        for (const Office& office : offices()) {
            held.push_back({std::string(office.person), std::string(office.of), std::string(office.title),
                            parse_date(office.from), parse_date(office.to)});
        }
        return ActorTable(std::move(actors), std::move(held));
    }();
    return table;
}

}  // namespace entente::evidence
