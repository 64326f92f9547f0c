#include <array>

#include "evidence/actors/table.h"

namespace entente::evidence {
namespace {

constexpr auto S = ActorKind::state;

// One entry a line, however long.
// clang-format off
constexpr auto state_entries = std::to_array<ActorEntry>({
    {"state:USA", S, "United States", "United States|USA|U.S.|US|America|United States of America", "Washington|White House|Pentagon|State Department|Capitol Hill", "American|Americans|U.S.-led"},
    {"state:RUS", S, "Russia", "Russia|Russian Federation", "Moscow|Kremlin", "Russian|Russians"},
    {"state:CHN", S, "China", "China|PRC|People's Republic of China", "Beijing|Zhongnanhai", "Chinese"},
    {"state:UKR", S, "Ukraine", "Ukraine", "Kyiv|Kiev|Bankova", "Ukrainian|Ukrainians"},
    {"state:GBR", S, "United Kingdom", "United Kingdom|UK|Britain|Great Britain", "London|Downing Street|Whitehall", "British"},
    {"state:FRA", S, "France", "France", "Paris|Elysee|\u00C9lys\u00E9e|Quai d'Orsay", "French"},
    {"state:DEU", S, "Germany", "Germany", "Berlin", "German|Germans"},
    {"state:ITA", S, "Italy", "Italy", "Rome", "Italian"},
    {"state:ESP", S, "Spain", "Spain", "Madrid", "Spanish"},
    {"state:POL", S, "Poland", "Poland", "Warsaw", "Polish"},
    {"state:HUN", S, "Hungary", "Hungary", "Budapest", "Hungarian"},
    {"state:SVK", S, "Slovakia", "Slovakia", "Bratislava", "Slovak"},
    {"state:CZE", S, "Czech Republic", "Czech Republic|Czechia", "Prague", "Czech"},
    {"state:AUT", S, "Austria", "Austria", "Vienna", "Austrian"},
    {"state:CHE", S, "Switzerland", "Switzerland", "Bern", "Swiss"},
    {"state:NLD", S, "Netherlands", "Netherlands", "The Hague", "Dutch"},
    {"state:BEL", S, "Belgium", "Belgium", "", "Belgian"},
    {"state:SWE", S, "Sweden", "Sweden", "Stockholm", "Swedish"},
    {"state:NOR", S, "Norway", "Norway", "Oslo", "Norwegian"},
    {"state:DNK", S, "Denmark", "Denmark", "Copenhagen", "Danish"},
    {"state:FIN", S, "Finland", "Finland", "Helsinki", "Finnish"},
    {"state:EST", S, "Estonia", "Estonia", "Tallinn", "Estonian"},
    {"state:LVA", S, "Latvia", "Latvia", "Riga", "Latvian"},
    {"state:LTU", S, "Lithuania", "Lithuania", "Vilnius", "Lithuanian"},
    {"state:ROU", S, "Romania", "Romania", "Bucharest", "Romanian"},
    {"state:BGR", S, "Bulgaria", "Bulgaria", "Sofia", "Bulgarian"},
    {"state:GRC", S, "Greece", "Greece", "Athens", "Greek"},
    {"state:SRB", S, "Serbia", "Serbia", "Belgrade", "Serbian"},
    {"state:MDA", S, "Moldova", "Moldova", "Chisinau", "Moldovan"},
    {"state:BLR", S, "Belarus", "Belarus", "Minsk", "Belarusian"},
    {"state:TUR", S, "Turkey", "Turkey|Turkiye|T\u00FCrkiye", "Ankara", "Turkish"},
    {"state:ARM", S, "Armenia", "Armenia", "Yerevan", "Armenian"},
    {"state:AZE", S, "Azerbaijan", "Azerbaijan", "Baku", "Azerbaijani|Azeri"},
    {"state:GEO", S, "Georgia", "", "Tbilisi", ""},
    {"state:KAZ", S, "Kazakhstan", "Kazakhstan", "Astana", "Kazakh"},
    {"state:UZB", S, "Uzbekistan", "Uzbekistan", "Tashkent", "Uzbek"},
    {"state:KGZ", S, "Kyrgyzstan", "Kyrgyzstan", "Bishkek", "Kyrgyz"},
    {"state:TJK", S, "Tajikistan", "Tajikistan", "Dushanbe", "Tajik"},
    {"state:MNG", S, "Mongolia", "Mongolia", "Ulaanbaatar", "Mongolian"},
    {"state:JPN", S, "Japan", "Japan", "Tokyo", "Japanese"},
    {"state:KOR", S, "South Korea", "South Korea|Republic of Korea", "Seoul", "South Korean"},
    {"state:PRK", S, "North Korea", "North Korea|DPRK", "Pyongyang", "North Korean"},
    {"state:TWN", S, "Taiwan", "Taiwan", "Taipei", "Taiwanese"},
    {"state:IND", S, "India", "India", "New Delhi|Delhi", "Indian|Indians"},
    {"state:PAK", S, "Pakistan", "Pakistan", "Islamabad", "Pakistani"},
    {"state:AFG", S, "Afghanistan", "Afghanistan", "Kabul", "Afghan"},
    {"state:VNM", S, "Vietnam", "Vietnam", "Hanoi", "Vietnamese"},
    {"state:PHL", S, "Philippines", "Philippines", "Manila", "Philippine|Filipino"},
    {"state:IDN", S, "Indonesia", "Indonesia", "Jakarta", "Indonesian"},
    {"state:MYS", S, "Malaysia", "Malaysia", "Kuala Lumpur", "Malaysian"},
    {"state:SGP", S, "Singapore", "Singapore", "", "Singaporean"},
    {"state:AUS", S, "Australia", "Australia", "Canberra", "Australian"},
    {"state:NZL", S, "New Zealand", "New Zealand", "", ""},
    {"state:IRN", S, "Iran", "Iran", "Tehran", "Iranian|Iranians"},
    {"state:IRQ", S, "Iraq", "Iraq", "Baghdad", "Iraqi"},
    {"state:ISR", S, "Israel", "Israel", "Jerusalem|Tel Aviv", "Israeli|Israelis"},
    {"state:PSE", S, "Palestine", "Palestine|Palestinian Authority", "Ramallah", "Palestinian|Palestinians"},
    {"state:SYR", S, "Syria", "Syria", "Damascus", "Syrian"},
    {"state:LBN", S, "Lebanon", "Lebanon", "Beirut", "Lebanese"},
    {"state:JOR", S, "Jordan", "", "Amman", "Jordanian"},
    {"state:EGY", S, "Egypt", "Egypt", "Cairo", "Egyptian"},
    {"state:SAU", S, "Saudi Arabia", "Saudi Arabia", "Riyadh", "Saudi"},
    {"state:ARE", S, "United Arab Emirates", "United Arab Emirates|UAE", "Abu Dhabi", "Emirati"},
    {"state:QAT", S, "Qatar", "Qatar", "Doha", "Qatari"},
    {"state:YEM", S, "Yemen", "Yemen", "Sanaa", "Yemeni"},
    {"state:BRA", S, "Brazil", "Brazil", "Brasilia|Bras\u00EDlia", "Brazilian"},
    {"state:MEX", S, "Mexico", "Mexico", "", "Mexican"},
    {"state:CAN", S, "Canada", "Canada", "Ottawa", "Canadian"},
    {"state:VEN", S, "Venezuela", "Venezuela", "Caracas", "Venezuelan"},
    {"state:CUB", S, "Cuba", "Cuba", "Havana", "Cuban"},
    {"state:ARG", S, "Argentina", "Argentina", "Buenos Aires", "Argentine"},
    {"state:ZAF", S, "South Africa", "South Africa", "Pretoria", "South African"},
    {"state:NGA", S, "Nigeria", "Nigeria", "Abuja", "Nigerian"},
    {"state:ETH", S, "Ethiopia", "Ethiopia", "Addis Ababa", "Ethiopian"},
});
// clang-format on

}  // namespace

std::span<const ActorEntry> states() {
    return state_entries;
}

}  // namespace entente::evidence
