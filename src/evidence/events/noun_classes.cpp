#include "evidence/events/noun_classes.h"

#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"

namespace entente::evidence {
namespace {

struct ClassWords {
    std::string_view name;
    std::string_view words;  ///< singular; plurals are made
};

constexpr auto class_words = std::to_array<ClassWords>({
    {"talks", "talk meeting summit discussion negotiation dialogue conversation consultation call phone telephone conference "
              "session round mediation contact lunch dinner exchange"},
    {"visit", "visit trip tour stopover journey"},
    {"deal", "agreement deal accord armistice roadmap treaty pact memorandum protocol contract communique declaration convention compromise "
             "settlement understanding constitution charter"},
    {"truce", "ceasefire cease-fire truce armistice hostilities fighting"},
    {"aid", "aid assistance help relief loan grant fund money dollar euro credit asylum refuge food medicine shelter donation "
            "package grain wheat million billion humanitarian subsidy debt supply funding bailout rice tent "
            "equipment mandate"},
    {"arms", "weapon arms missile ammunition tank rifle munition warhead arsenal gun jet rocket system"},
    {"sanctions", "sanction embargo tariff duty blockade penalty quota levy control boycott import export trade"},
    {"forces", "troop force soldier army warship fleet battalion peacekeeper peace-keeper reservist brigade unit carrier "
               "destroyer bomber guard marine division military police observer aircraft plane personnel navy paratrooper"},
    {"attack", "attack strike raid offensive assault bombing shelling invasion airstrike missile rocket fire bomb shell war "
               "ambush explosion blast incursion operation shot campaign mortar artillery airstrikes drone massacre "
               "grenade"},
    {"support", "support backing solidarity confidence satisfaction appreciation gratitude praise tribute sympathy condolence "
                "endorsement thanks congratulation hope readiness willingness"},
    {"ties", "tie relation link cooperation partnership relationship coordination bond contact trade friendship"},
    {"exercise", "exercise game drill maneuver manoeuvre patrol"},
    {"protest", "protest demonstration rally march sit-in riot unrest vigil demo procession"},
    {"hunger", "hunger hunger-strike"},
    {"strike", "strike walkout stoppage"},
    {"concern", "concern alarm dismay anger outrage criticism displeasure protest objection reservation opposition "
                "disappointment dissatisfaction misgiving fear doubt worry complaint condemnation"},
    {"regret", "regret apology remorse sorrow"},
    {"request", "demand request proposal offer appeal call ultimatum plan bid resolution idea invitation suggestion pressure "
                "claim condition initiative charge accusation allegation criticism petition mediation decision ruling ban "
                "commitment pledge promise agreement deal treaty accord ceasefire truce term order attempt peace rule"},
    {"people", "prisoner hostage detainee captive diplomat ambassador journalist citizen national activist member person "
               "worker student adviser resident leader official attache envoy refugee migrant soldier civilian man woman "
               "demonstrator protester suspect dissident opponent rebel militant guerrilla spy reporter politician lawyer "
               "people men women child children crew pilot tourist minister businessman priest monk general officer"},
    {"curb", "curfew ban restriction emergency censorship control curb law rule order limit closure blockade sanction embargo "
             "siege measure"},
    {"property", "building house bridge line ship boat plant embassy office car church mosque school hospital base camp "
                 "facility pipeline infrastructure property asset equipment vehicle power station home depot tank plane "
                 "helicopter monument hotel store"},
    {"area", "town village city territory area region island hill base post airport port border position land camp headquarters "
             "stronghold building province capital heights bridge"},
    {"probe", "investigation probe inquiry inspection inspector fact-finding"},
    {"office", "post office job position presidency ministry seat"},
    {"access", "border crossing airport bridge road port frontier airspace corridor gate door station"},
});

std::string plural(std::string_view word) {
    std::string text(word);
    if (text.size() > 1 && text.back() == 'y' && std::string_view("aeiou").find(text[text.size() - 2]) == std::string_view::npos)
        return text.substr(0, text.size() - 1) + "ies";
    if (text.back() == 's' || text.back() == 'x' || text.ends_with("ch") || text.ends_with("sh")) return text + "es";
    return text + "s";
}

using ClassMap = std::unordered_map<std::string, NounClasses>;

const ClassMap& class_map() {
    static const ClassMap map = [] {
        ClassMap made;
        for (std::size_t c = 0; c < class_words.size(); ++c) {
            for (const std::string_view word : split(class_words[c].words, ' ')) {
                if (word.empty()) continue;
                made[std::string(word)] |= NounClasses{1} << c;
                made[plural(word)] |= NounClasses{1} << c;
            }
        }
        return made;
    }();
    return map;
}

using Words = std::unordered_set<std::string>;

Words words_of(std::string_view list, bool plurals) {
    Words words;
    for (const std::string_view word : split(list, ' ')) {
        if (word.empty()) continue;
        words.emplace(word);
        if (plurals) words.insert(plural(word));
    }
    return words;
}

}  // namespace

NounClasses noun_classes(std::string_view lower) {
    const auto found = class_map().find(std::string(lower));
    return found == class_map().end() ? 0U : found->second;
}

NounClass noun_class_named(std::string_view name) {
    for (std::size_t c = 0; c < class_words.size(); ++c) {
        if (class_words[c].name == name) return static_cast<NounClass>(c);
    }
    return NounClass::count;
}

RoleKind role_kind(std::string_view lower) {
    static const Words state = words_of(
        "government official authority administration ministry parliament army military navy cabinet regime "
        "troop force soldier police diplomat negotiator delegation embassy congress senate assembly court "
        "spokesman spokeswoman "
        "spokesperson lawmaker officer warship tank ruler leadership side warplane jet commando helicopter artillery "
        "fighter-jet marine guard state-media legislature prosecutor judge gunboat plane aircraft predator missile envoy "
        "council intelligence inspector peacekeeper customs command armed-forces airforce coast-guard mission "
        "republic nation network organization organisation movement alliance junta commando negotiator "
        "mediator legislator parliamentarian deputy lawman policeman serviceman consulate consul tribunal "
        "commission bomber submarine frigate warden patrol artilleryman paratrooper peace-keeper "
        "administrator bureaucrat attache", true);
    static const Words person = words_of(
        "president leader minister premier chancellor secretary king queen emir prince ambassador chief prime-minister "
        "commander general governor mayor senator representative dictator ruler sultan pope head adviser "
        "advisor counterpart strongman colonel admiral marshal vice-president deputy-premier speaker "
        "commissioner monarch sheikh crown-prince successor predecessor", true);
    static const Words people = words_of(
        "rebel guerrilla guerilla militant militia protester demonstrator student worker refugee civilian "
        "activist opposition party "
        "newspaper businessman bank company firm enterprise farmer miner villager resident citizen gunman fighter insurgent "
        "extremist terrorist islamist fundamentalist dissident journalist analyst expert observer group "
        "militiaman kurd muslim "
        "moslem christian jew settler prisoner lawyer union trader investor hacker broadcaster media agency source youth "
        "teacher doctor faction tribesman entity manufacturer exporter importer supplier industry immigrant migrant people "
        "paramilitary separatist mercenary soldier-of-fortune monk cleric priest politician candidate voter "
        "crowd warlord tribesman paramilitary commando national immigrant driver trucker docker nurse "
        "physician inmate veteran reservist peasant shiite sunni hutu tutsi tamil maoist communist socialist "
        "leftist nationalist loyalist unionist royalist campaigner volunteer charity church bishop imam "
        "ayatollah tribe clan gang trafficker smuggler cartel pirate assassin bomber hijacker kidnapper "
        "attacker mob delegate labourer laborer employee staff taxi-driver policeman squatter marcher striker "
        "mourner worshipper pilgrim academic intellectual artist writer scientist exile defector deserter "
        "mutineer renegade zealot youngster landowner rancher environmentalist pacifist feminist anarchist "
        "neo-nazi skinhead hooligan rioter looter arsonist hostage-taker vigilante contractor prosecutor", true);
    const std::string word(lower);
    if (person.contains(word)) return RoleKind::person;
    if (state.contains(word)) return RoleKind::state;
    if (people.contains(word)) return RoleKind::people;
    return RoleKind::none;
}

std::string_view office_title(std::string_view before, std::string_view lower) {
    if (lower == "president" || lower == "premier" || lower == "chancellor") return before == "vice" ? "vice president" : lower;
    if (lower == "leader") return "leader";
    if (lower == "minister") {
        if (before == "prime") return "prime minister";
        if (before == "foreign") return "foreign minister";
        if (before == "defence" || before == "defense") return "defence minister";
    }
    if (lower == "state" || lower == "secretary") return before == "secretary" || before == "state" ? "secretary of state" : "";
    return {};
}

bool is_quantity(std::string_view lower) {
    static const Words words = words_of(
        "group number thousand hundred ten dozen score majority member team delegation million handful series "
        "wave some leader "
        "coalition crowd representative supporter couple", true);
    return words.contains(std::string(lower));
}

}  // namespace entente::evidence
