// Classes of nouns that frames of the pattern table ask for.
//
//     has_class(noun_classes("talks"), NounClass::talks)
#pragma once

#include <cstdint>
#include <string_view>

namespace entente::evidence {

enum class NounClass : std::uint8_t {
    talks,      ///< meetings of any kind
    visit,
    deal,       ///< agreements and what they are written in
    truce,
    aid,        ///< help in kind or money, asylum
    arms,
    sanctions,  ///< sanctions, tariffs, embargoes, export controls
    forces,     ///< troops and what carries them
    attack,
    support,    ///< support, praise, thanks, sympathy in words
    ties,       ///< relations and cooperation
    exercise,   ///< war games, manoeuvres
    protest,
    hunger,
    strike,     ///< of labour
    concern,    ///< criticism, anger, protest in words
    regret,
    request,    ///< proposals, offers, demands, calls, resolutions
    people,     ///< those who can be held, freed, expelled: prisoners, diplomats, citizens
    curb,       ///< restrictions inside a country: curfew, ban, emergency
    property,   ///< buildings, power lines, ships
    area,       ///< towns, villages, territory, border posts
    probe,
    office,     ///< posts that one resigns
    civilians,  ///< those who march, strike and block roads
    blame,      ///< what nobody wants to be called
    media,
    friend_,    ///< what one calls a friend
    access,     ///< borders, crossings, airports
    count,      ///< number of classes
};

using NounClasses = std::uint32_t;

constexpr bool has_class(NounClasses set, NounClass one) {
    return (set >> static_cast<unsigned>(one) & 1U) != 0;
}

/// The classes of a noun by its word in lower case, singular or plural; 0 if it has none.
NounClasses noun_classes(std::string_view lower);

/// The class of a name in the pattern table ("talks"); count if there is none.
NounClass noun_class_named(std::string_view name);

/// Nouns that are actors with an owner: governing bodies and armed forces (`state`), holders of an office
/// (`person`), and all others who act (`people`: rebels, students, firms).
enum class RoleKind : std::uint8_t { none, state, person, people };
RoleKind role_kind(std::string_view lower);

/// The office a role noun stands for: "leader", "president", "prime minister"; empty if none.
std::string_view office_title(std::string_view before, std::string_view lower);

/// "group", "thousands", "members": the actor stands after `of`.
bool is_quantity(std::string_view lower);

}  // namespace entente::evidence
