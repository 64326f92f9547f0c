#include <array>

#include "evidence/actors/table.h"

namespace entente::evidence {
namespace {

constexpr auto O = ActorKind::organisation;
constexpr auto G = ActorKind::group;

// One entry a line, however long.
// clang-format off
constexpr auto organisation_entries = std::to_array<ActorEntry>({
    {"org:eu", O, "European Union", "European Union|EU|European Commission|European Council|European Community|European Parliament", "Brussels", ""},
    {"org:nato", O, "NATO", "NATO|Nato|North Atlantic Treaty Organization|Atlantic alliance", "", ""},
    {"org:un", O, "United Nations", "United Nations|UN|U.N.|Security Council|UN Security Council", "", ""},
    {"org:g7", O, "G7", "G7|Group of Seven", "", ""},
    {"org:g20", O, "G20", "G20|Group of 20", "", ""},
    {"org:brics", O, "BRICS", "BRICS|Brics", "", ""},
    {"org:sco", O, "Shanghai Cooperation Organisation", "Shanghai Cooperation Organisation|Shanghai Cooperation Organization|SCO", "", ""},
    {"org:opec", O, "OPEC", "OPEC|Opec|OPEC+", "", ""},
    {"org:iaea", O, "IAEA", "IAEA|International Atomic Energy Agency", "", ""},
    {"org:imf", O, "IMF", "IMF|International Monetary Fund", "", ""},
    {"org:world-bank", O, "World Bank", "World Bank", "", ""},
    {"org:wto", O, "WTO", "WTO|World Trade Organization", "", ""},
    {"org:icc", O, "International Criminal Court", "International Criminal Court|ICC", "", ""},
    {"org:osce", O, "OSCE", "OSCE", "", ""},
    {"org:asean", O, "ASEAN", "ASEAN|Asean", "", ""},
    {"org:aukus", O, "AUKUS", "AUKUS|Aukus", "", ""},
    {"org:ofac", O, "OFAC", "OFAC|Office of Foreign Assets Control", "", ""},
    {"org:us-congress", O, "US Congress", "US Congress|U.S. Congress", "", ""},
    {"org:national-interest", O, "The National Interest", "The National Interest|National Interest", "", ""},
    {"org:atlantic-council", O, "Atlantic Council", "Atlantic Council", "", ""},
    {"org:african-union", O, "African Union", "African Union", "", ""},
    {"org:arab-league", O, "Arab League", "Arab League|League of Arab States", "", ""},
    {"org:oic", O, "Organisation of Islamic Cooperation", "Organisation of Islamic Cooperation|Organization of Islamic Cooperation|OIC", "", ""},
    {"org:ecowas", O, "ECOWAS", "ECOWAS|Ecowas", "", ""},
    {"org:gcc", O, "Gulf Cooperation Council", "Gulf Cooperation Council|GCC", "", ""},
    {"org:oas", O, "Organization of American States", "Organization of American States", "", ""},
    {"org:ilo", O, "International Labour Organization", "International Labour Organization|International Labor Organization|International Labour Office|International Labor Office|ILO", "", ""},
    {"org:unhcr", O, "UNHCR", "UNHCR", "", ""},
    {"org:who", O, "World Health Organization", "World Health Organization", "", ""},
    {"org:interpol", O, "Interpol", "Interpol", "", ""},
    {"org:icj", O, "International Court of Justice", "International Court of Justice|ICJ", "", ""},
    {"org:eaeu", O, "Eurasian Economic Union", "Eurasian Economic Union|EAEU", "", ""},
    {"org:csto", O, "CSTO", "CSTO|Collective Security Treaty Organization", "", ""},
    {"org:quad", O, "Quad", "Quadrilateral Security Dialogue", "", ""},
    {"org:red-cross", O, "Red Cross", "Red Cross|ICRC|International Committee of the Red Cross", "", ""},
    {"org:amnesty", O, "Amnesty International", "Amnesty International", "", ""},
    {"org:human-rights-watch", O, "Human Rights Watch", "Human Rights Watch", "", ""},
    {"org:fed", O, "Federal Reserve", "Federal Reserve", "", ""},
    {"org:gazprom", O, "Gazprom", "Gazprom", "", ""},
    {"org:rosneft", O, "Rosneft", "Rosneft", "", ""},
    {"org:lukoil", O, "Lukoil", "Lukoil|LUKOIL", "", ""},
    {"org:al-qaeda", O, "Al-Qaeda", "al-Qaeda|Al-Qaeda|al-Qaida|Al-Qaida|al Qaeda|Al Qaeda", "", ""},
    {"org:islamic-state", O, "Islamic State", "Islamic State|ISIS|ISIL", "", ""},
    {"org:taliban", O, "Taliban", "Taliban", "", ""},
    {"org:houthis", O, "Houthis", "Houthis|Houthi", "", ""},
    {"org:fatah", O, "Fatah", "Fatah", "", ""},
    {"org:islamic-jihad", O, "Islamic Jihad", "Islamic Jihad", "", ""},
    {"org:plo", O, "Palestine Liberation Organization", "Palestine Liberation Organization|Palestinian Liberation Organization|PLO", "", ""},
    {"org:pkk", O, "PKK", "PKK|Kurdistan Workers' Party", "", ""},
    {"org:ira", O, "Irish Republican Army", "Irish Republican Army|IRA", "", ""},
    {"org:reuters", O, "Reuters", "Reuters", "", ""},
    {"org:associated-press", O, "Associated Press", "Associated Press", "", ""},
    {"org:afp", O, "AFP", "AFP|Agence France-Presse", "", ""},
    {"org:tass", O, "TASS", "TASS|Tass|Itar-Tass", "", ""},
    {"org:ria-novosti", O, "RIA Novosti", "RIA Novosti", "", ""},
    {"org:interfax", O, "Interfax", "Interfax", "", ""},
    {"org:bloomberg", O, "Bloomberg", "Bloomberg", "", ""},
    {"org:bbc", O, "BBC", "BBC", "", ""},
    {"org:deutsche-welle", O, "Deutsche Welle", "Deutsche Welle", "", ""},
    {"org:new-york-times", O, "The New York Times", "New York Times|The New York Times", "", ""},
    {"org:washington-post", O, "The Washington Post", "Washington Post|The Washington Post", "", ""},
    {"org:financial-times", O, "Financial Times", "Financial Times", "", ""},
    {"org:wall-street-journal", O, "The Wall Street Journal", "Wall Street Journal|The Wall Street Journal", "", ""},
    {"org:cnn", O, "CNN", "CNN", "", ""},
    {"org:global-times", O, "Global Times", "Global Times", "", ""},
    {"org:xinhua", O, "Xinhua", "Xinhua", "", ""},
    {"org:cctv", O, "CCTV", "CCTV", "", ""},
    {"org:hamas", O, "Hamas", "Hamas", "", ""},
    {"org:hezbollah", O, "Hezbollah", "Hezbollah|Hizbollah", "", ""},
    {"org:wagner", O, "Wagner Group", "Wagner Group", "", ""},
    {"grp:europe", G, "Europe", "Europe", "", "European|Europeans"},
    {"grp:west", G, "the West", "the West|The West", "", "Western"},
    {"grp:global-south", G, "Global South", "Global South", "", ""},
});
// clang-format on

}  // namespace

std::span<const ActorEntry> organisations() {
    return organisation_entries;
}

}  // namespace entente::evidence
