#include <array>

#include "evidence/actors/table.h"

namespace entente::evidence {
namespace {

constexpr auto O = ActorKind::organisation;
constexpr auto G = ActorKind::group;

// One entry a line, however long.
// clang-format off
constexpr auto organisation_entries = std::to_array<ActorEntry>({
    {"org:eu", O, "European Union", "European Union|EU|European Commission|European Council", "Brussels", ""},
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
    {"org:national-interest", O, "The National Interest", "The National Interest", "", ""},
    {"org:atlantic-council", O, "Atlantic Council", "Atlantic Council", "", ""},
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
