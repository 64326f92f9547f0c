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
    {"talks", "talk meeting summit discussion negotiation dialogue conversation consultation call phone "
              "telephone conference session round mediation contact lunch dinner exchange interview "
              "audience get-together gathering caucus symposium forum parley tete-a-tete briefing "
              "conclave"},
    {"visit", "visit trip tour stopover journey pilgrimage excursion"},
    {"deal", "agreement deal accord armistice roadmap treaty pact memorandum protocol contract communique "
             "declaration convention compromise settlement understanding constitution charter arrangement "
             "entente"},
    {"truce", "ceasefire cease-fire truce armistice hostilities fighting shelling"},
    {"aid", "aid assistance help relief loan grant fund money dollar euro credit asylum refuge food "
            "medicine shelter donation package grain wheat million billion humanitarian subsidy debt "
            "supply funding bailout rice tent equipment mandate rescue blanket clothing vaccine flour "
            "maize corn fuel tonne ton consignment shipment compensation doctor medic ambulance"},
    {"arms", "weapon arms missile ammunition tank rifle munition warhead arsenal gun jet rocket system "
             "explosive weaponry helicopter warplane fighter submarine firearm ordnance torpedo artillery "
             "launcher landmine mine grenade pistol assault-rifle centrifuge"},
    {"sanctions", "sanction embargo tariff duty blockade penalty quota levy control boycott import export "
                  "trade moratorium counter-tariff surcharge fine"},
    {"forces", "troop boat ship force soldier boat ship army warship fleet battalion peacekeeper peace-keeper reservist "
               "brigade unit carrier destroyer bomber guard marine division military police observer "
               "aircraft plane personnel navy paratrooper regiment company squad commando tank armour "
               "armor vessel frigate submarine gunboat convoy contingent infantry reserve garrison "
               "militia gendarme cavalry ranger column escort fighter jet helicopter artillery battery"},
    {"attack", "attack strike raid offensive assault bombing shelling invasion airstrike missile rocket "
               "fire bomb shell war ambush explosion blast incursion operation shot campaign mortar "
               "artillery airstrikes drone massacre grenade bombardment onslaught foray counteroffensive "
               "counter-offensive counterattack sortie skirmish battle clash firefight killing slaying "
               "salvo volley rampage hostility assassination aggression reprisal revenge retaliation "
               "torpedo jihad insurrection insurgency"},
    {"support", "support backing solidarity confidence satisfaction appreciation gratitude praise tribute "
                "sympathy condolence endorsement thanks congratulation "
                "friendship goodwill unity recognition allegiance loyalty blessing admiration "
                "congratulations condolences encouragement gratefulness"},
    {"ties", "tie relation link cooperation partnership relationship coordination bond contact trade "
             "friendship alliance rapprochement reconciliation coalition collaboration contacts exchange"},
    {"exercise", "exercise game drill maneuver manoeuvre patrol war-game wargame manoeuvres maneuvers"},
    {"protest", "protest demonstration rally march sit-in riot unrest vigil demo procession uprising "
                "revolt rebellion disturbance blockade disorder picket looting"},
    {"hunger", "hunger hunger-strike"},
    {"strike", "strike walkout stoppage work-to-rule go-slow shutdown lockout"},
    {"concern", "concern alarm dismay anger outrage criticism displeasure protest objection reservation "
                "opposition disappointment dissatisfaction misgiving fear doubt worry complaint "
                "condemnation indignation fury resentment unease apprehension bewilderment revulsion "
                "horror shock disgust discontent impatience annoyance frustration disapproval "
                "disagreement denunciation"},
    {"regret", "regret apology remorse sorrow"},
    {"request", "demand request proposal offer appeal call ultimatum plan bid resolution idea invitation "
                "suggestion pressure claim condition initiative charge accusation allegation criticism "
                "petition mediation decision ruling ban commitment pledge promise agreement deal treaty "
                "accord ceasefire truce term order attempt peace rule note motion bill blueprint overture "
                "rumor assertion report notion candidacy application counterproposal veto complaint "
                "lawsuit plea summons reproach"},
    {"people", "prisoner hostage detainee captive diplomat ambassador journalist citizen national "
               "activist member person worker student adviser resident leader official attache envoy "
               "refugee migrant soldier civilian man woman demonstrator protester suspect dissident "
               "opponent rebel militant guerrilla spy reporter politician lawyer people men women child "
               "children crew pilot tourist minister businessman priest monk general officer scientist "
               "trafficker hiker settler policeman policewoman guard negotiator expert dealer smuggler "
               "kidnapper bomber attacker gunman militiaman fighter terrorist extremist islamist "
               "insurgent separatist rioter looter hooligan striker marcher villager farmer peasant nurse "
               "doctor teacher engineer driver sailor fisherman airman serviceman reservist deserter "
               "defector conscript cleric imam bishop nun missionary preacher scholar academic writer "
               "author editor broadcaster cameraman photographer publisher blogger campaigner organizer "
               "organiser unionist trade-unionist lawmaker legislator parliamentarian deputy senator "
               "mayor governor judge magistrate prosecutor attorney chief commander commando lieutenant "
               "captain sergeant major colonel brigadier king queen prince princess president premier "
               "chancellor secretary lord chieftain elder warlord dictator strongman aide ally supporter "
               "sympathizer sympathiser follower loyalist collaborator traitor mercenary volunteer "
               "observer monitor inspector mediator delegate representative delegation hacker fugitive "
               "criminal gangster killer murderer assassin thief robber pirate hijacker inmate convict "
               "immigrant alien expatriate foreigner visitor traveller traveler passenger voter candidate "
               "nominee counterpart colleague staff employee staffer contractor labourer laborer miner "
               "executive banker trader merchant shopkeeper customer investor tribesman clansman nomad "
               "pilgrim worshipper muslim christian jew kurd hindu sikh buddhist palestinian"},
    {"curb", "curfew ban restriction emergency censorship control curb law rule order limit closure "
             "blockade sanction embargo siege measure lockdown blackout prohibition decree edict "
             "crackdown detention"},
    {"property", "building house bridge line ship boat plant embassy office car church mosque school "
                 "hospital base camp facility pipeline infrastructure property asset equipment vehicle "
                 "power station home depot tank plane helicopter monument hotel store village town shop "
                 "market bus train truck convoy railway refinery well oilfield factory mill mine dam "
                 "wheat crop field temple shrine synagogue cathedral statue consulate mission "
                 "headquarters club restaurant cafe barracks checkpoint outpost prison jail courthouse "
                 "radar bunker warehouse hangar runway aircraft airliner jet ferry tanker freighter barge "
                 "trawler"},
    {"area", "town village city territory area region island hill base post airport port border position "
             "land camp headquarters stronghold building province capital heights bridge stretch strip "
             "enclave valley mountain pass river bank outpost garrison junction suburb district "
             "neighbourhood neighborhood zone checkpoint barracks crossroads oilfield coast peninsula "
             "archipelago islet sector airstrip"},
    {"probe", "investigation probe inquiry inspection inspector fact-finding enquiry audit hearing"},
    {"office", "post office job position presidency ministry seat chairmanship chancellorship premiership "
               "leadership throne government cabinet power"},
    {"civilians", "student worker farmer protester demonstrator miner teacher activist villager resident citizen peasant settler squatter striker "
                  "refugee employee trucker driver marcher mob crowd youth islamist fundamentalist supporter doctor nurse trader "
                  "docker fisherman pensioner prisoner dissident people immigrant migrant native indian opponent unionist"},
    {"blame", "threat enemy terrorist provocation aggression aggressor dictator violation interference failure betrayal mistake disgrace liar "
              "criminal menace danger puppet traitor tyrant murderer outlaw insult affront outrage crime blackmail bully coward hypocrite "
              "invader occupier oppressor sponsor pariah farce sham"},
    {"media", "newspaper magazine radio television channel website broadcaster daily weekly journal publication press media station site"},
    {"friend", "friend ally partner brother neighbour neighbor model example"},
    {"access", "border crossing airport bridge road port frontier airspace corridor gate door station "
               "highway railway rail line street square intersection motorway waterway strait canal "
               "harbour harbor route school university"},
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
        "troop force soldier boat ship police diplomat negotiator delegation embassy congress senate assembly court "
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
        "neo-nazi skinhead grower maker planter herder herdsman vendor hawker pensioner parent mother widow relative victim survivor tenant motorist fan follower backer critic opponent comrade sympathizer sympathiser secessionist jihadist radical hardliner reformist democrat conservative liberal hunter fisherman sailor pilot chauffeur cleaner porter neo-nazi skinhead hooligan rioter looter arsonist hostage-taker vigilante contractor prosecutor", true);
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
