#include "evidence/language/word_lists.h"

#include <array>

namespace entente::evidence {
namespace {

constexpr std::string_view verb_list =
    "abduct abolish absorb accelerate accept accompany accomplish accord accuse achieve acknowledge acquire "
           "acquit act activate adapt add adhere adjust administer admit adopt advertise advise affect affirm "
           "aggravate agree aid_ aim_ alert_ allay allege alleviate allocate allow alter amass ambush_ amend announce "
           "annex annihilate annul anticipate apologize apologise appeal_ appear append appoint appraise appreciate "
           "approve argue arise arm_ arrange arrive ascertain ask assail assassinate assault_ assemble assert assess "
           "assign assist assume assure attain attempt_ attend attract authorize authorise avenge avert avoid await "
           "awaken ban_ banish bar_ bargain_ batter be become befriend beg begin behave behead believe belong berate "
           "besiege betray blame_ blast_ blockade_ bolster bombard boost_ breach_ break_ brief_ bring broaden broker_ build "
           "bury buy calm_ capitulate capture_ carry cast castigate catch caution_ cease celebrate censor_ censure_ "
           "characterize chastise chide choose cite clarify classify climb cling coax coerce collaborate collapse_ "
           "collect combat_ come comfort_ commemorate commend commission_ commit compare compel compensate compete "
           "complain complete complicate comply comprise concede conceal concentrate conclude condemn condition_ condone "
           "conduct confer confess confide confine confirm confiscate confront congratulate connect conquer consent_ "
           "consider consist consolidate constitute constrain construct consult consume contact_ contain contemplate "
           "contend continue contradict contribute control_ convene convert convey convict_ convince cooperate co-operate "
           "coordinate cope correct counsel_ counter counterattack_ court_ cover_ create criticize criticise cripple "
           "crush curb_ curtail deal_ decide declare decline_ decrease_ decry dedicate deepen defeat_ defect defend defer "
           "define defuse defy degrade delegate delete deliver demobilize demolish denounce deny depart depend depict "
           "deploy deplore deport depose deprive derail descend describe deserve designate desire_ destabilize destroy "
           "detain deter deteriorate determine detonate devastate develop devise devote die differ diminish dine direct "
           "disagree disappear disappoint disapprove disarm disband discard discharge disclose discontinue discover "
           "discredit discriminate discuss disintegrate dislodge dismantle dismiss disown dispatch_ disperse displace "
           "display_ dispute_ disregard disrupt distance_ distort distribute distrust disturb diversify divert divide "
           "divulge dominate donate downgrade downplay draft_ drag drain drive_ dub dump dwell earn ease eat echo_ edge_ "
           "eject elaborate elect elevate eliminate embark embrace emerge emphasize emphasise employ empower enable enact "
           "encircle encounter_ encourage end_ endanger endorse endure enforce engage enhance enjoin enjoy enlarge enlist "
           "enrich ensure enter entertain entice entrust envisage equip eradicate erase erect erode erupt escalate escape_ "
           "escort_ establish evacuate evade evaluate evict evoke exacerbate examine exceed exchange_ exclude execute "
           "exempt exhibit exhort exile_ exist exonerate expand expect expedite expel experience_ explain explode exploit "
           "explore export_ expose express expropriate extend extort extradite exult face_ facilitate fail fall_ falter "
           "fast favor_ favour_ feel fend fight_ find finish flee fly focus_ follow forbid force_ forecast_ foresee "
           "forge forget forgive formalize formulate fortify foster free freeze_ frustrate fulfil fulfill function_ "
           "furnish gain_ gather generate get give go govern grab greet grip_ grow halt_ hammer_ hand_ handle happen harass "
           "hasten head_ hear help_ hide highlight hijack hint_ hit_ hold honour_ honor_ host_ humiliate hurl hurt identify "
           "ignite ignore illustrate impeach impede implement implicate imply implore import_ impose impound impress "
           "imprison improve inaugurate incite include incorporate increase_ incur indicate indict induce infiltrate "
           "inflict influence_ inform infuriate inherit inhibit initiate injure innovate insist inspect inspire install "
           "institute instruct insult_ integrate intend intensify interact intercede intercept interfere intern interpret "
           "interrogate interrupt intervene interview_ intimidate introduce invade invest investigate invite invoke "
           "involve isolate issue_ jail_ jam_ jeopardize join jolt judge_ justify keep kick kidnap kill knock know label_ "
           "lambast lament_ land_ lash last launch_ lay lead_ learn leave legalize legitimize lend lessen let level_ levy_ "
           "liberate lie_ lift_ limit_ link_ liquidate listen live loan_ lob lobby_ locate lock look loom loosen loot_ lose "
           "lower maintain make malign manage mandate_ maneuver_ manipulate march_ mark_ massacre_ master match_ mean mediate "
           "meet menace_ merge minimize mirror_ mobilize mobilise moderate modify monitor_ motivate mount move_ murder_ mutiny_ "
           "name_ narrow nationalize need_ neglect negotiate neutralize nominate normalize normalise note_ notify nullify obey "
           "object_ oblige observe obstruct obtain occupy occur offend offer_ open operate oppose opt order_ organize organise "
           "oust outlaw outline_ outrage_ overcome overhaul overlook oversee overthrow_ overrun owe own pacify paralyze pardon_ "
           "participate partner_ pass patrol_ pause_ pave pay penalize penetrate perform permit_ persecute persist persuade "
           "phone_ picket_ plan_ play_ plead pledge_ plot_ plunder plunge point_ portray pose position_ possess postpone pound_ "
           "praise_ pray preach precede predict prefer prepare present preserve preside press_ pressure_ pressurize presume "
           "pretend prevail prevent probe_ proceed proclaim procure produce profess prohibit project_ prolong promise_ promote "
           "prompt pronounce propose prosecute protect protest_ prove provide provoke publish pull punish purchase_ purge_ pursue "
           "push_ put quash quell question_ quit race_ raid_ raise rally_ ransack rape_ rate_ ratify razed raze reach react read "
           "reaffirm realise realize realign reap rebuff_ rebuild rebuke_ rebut recall_ recapture receive reciprocate recognise "
           "recognize recommend reconcile reconnect reconsider reconvene record_ recover recruit_ redeploy reduce refer refrain "
           "refuse refute regain regard regret_ regroup reign reimburse reimpose reinforce reinstate reiterate reject rejoin "
           "relate relax release_ relent relieve relinquish rely remain remark_ remember remind remove rename renege renew renounce "
           "reopen re-open reorganize repair_ repatriate repay repeal repeat repel replace reply_ report_ reprimand_ represent "
           "repress reproach_ request_ require rescind rescue_ resemble resent reserve_ reshape reshuffle resign resist resolve_ "
           "resort_ respect_ respond rest restore restrain restrict restructure result_ resume retain retake retaliate retract "
           "retreat_ retrieve return_ reunite reveal reverse review_ revise revive revoke revolt_ reward_ ride rise_ risk_ rob "
           "rule_ run_ rush_ sabotage_ sack_ safeguard_ salute_ sanction_ satisfy save say scale_ scatter schedule_ scold score_ "
           "scrap scrutinize search_ secure see seek seem seize sell send sentence_ separate serve set settle sever shake shape_ "
           "share_ shatter shell_ shelter_ shelve shield_ shift_ shoot_ shout_ show_ showcase_ shun shut sideline siege_ sign_ "
           "signal_ silence_ sit slam slap slash slaughter_ slow smuggle soften solve sound_ spar spark_ speak specify speed_ spell "
           "spend split_ sponsor_ spread_ spur stab_ stabilise stabilize stage_ stall_ stand_ start_ starve state_ station_ stay_ "
           "steal stem step_ stir stone_ stop_ storm_ strengthen stress_ strike_ strip strive struggle_ study_ submit subpoena_ "
           "subside substitute succeed sue suffer suggest summon supervise supply_ support_ suppress surge_ surprise_ "
           "surrender_ surround survey_ survive suspect_ suspend sustain swap_ swear sweep switch_ symbolize tackle take talk_ "
           "target_ tarnish taunt tax_ teach tell tend terminate terrorize test_ testify thank thaw_ think threaten throw tighten toast_ tolerate "
           "topple torch torture_ toughen tour_ trade_ train trample transfer_ transform transit_ transmit transport_ trap travel_ "
           "treat trespass trigger_ trim trip triumph_ try turn_ twist unblock uncover undercut undergo underline undermine underscore "
           "understand undertake unfreeze unify unite unleash unseat unveil upgrade_ uphold uproot upset urge_ use_ utilize "
           "vacate value_ vandalize vanish veto_ vex victimize view_ vilify vindicate violate visit_ voice_ volunteer_ vote_ vow_ "
           "wage_ wait walk_ want_ warn warrant_ wash watch weaken wear weigh welcome widen win wish_ withdraw withhold withstand "
           "witness_ work_ worry_ worsen wound_ wreak wreck write yield zero expire_ blow_ bomb_ demand_ attack_ boycott_ arrest_ aid_ plunge_ call_ claim_ "
           "hope_ fear_ change_ cut_ drop_ fire_ form_ fund_ help_ hunt_ increase_ place_ rally_ riot_ seal_ slump_ "
           "trust_ walk_ riot_ demonstrate block_ rebel= strafe ambush_ airlift_ finance_ grant_ reward_ award_ clash_ dispatch_ "
           "charter_ ransom_ protest_ charge_ interest drink close back_ draw harm_ damage_ love_ hate_ laud hail applaud decry "
           "slam fault_ scorn_ mock rap lambaste deride accuse rail tout seek_ shrug spurn snub_ ditch quarantine_ curse_ "
           "ease guarantee_ promise_ swear pave mull mourn weigh contest_ lunch_ phone_ telephone_ brief_ debate_ "
           "reconstruct rebuke_ blackmail_ doubt_ dampen delay_ chair_ co-sign co-host redouble champion_ envy_ voice_ "
           "abet abort accede acclaim_ acquiesce admonish advocate_ agitate airdrop_ appease arbitrate arraign assent_ atone "
           "bash belittle brand_ butcher_ bypass_ cable_ cajole cede chat_ cheer_ condole congregate conscript_ conspire "
           "contravene converse co-sponsor debrief decapitate decommission decree_ deem deface defame despise dethrone "
           "discourage disqualify dissent_ dissuade drill_ espouse excoriate exonerate fete_ firebomb_ flay float_ flog foil_ "
           "frisk frown_ fume_ fortify grill harbor_ harbour_ heckle hinder huddle_ immolate infringe intercede intrude "
           "invalidate jeer_ jostle knife_ legalise lure_ lynch maim malign_ manhandle mortar_ mutilate nationalise "
           "obliterate overrule pacify parole_ pelt pillage placate poison_ privatise pummel purge_ query_ quiz_ reassure "
           "relocate rehabilitate reprieve_ resettle restate resupply_ revile rout_ scoff scuffle_ scuttle secede sink_ "
           "skewer smash_ sneer_ snipe solicit stifle strangle subdue thwart topple torch_ torpedo_ toast_ upbraid usurp woo "
           "disinvite invite cancel model_ reaffirm plead mount_ outlast "
           "abandon abdicate abrogate absolve adjourn advance= ally= amnesty= apply apprehend backtrack bail= balk "
           "bankroll barricade= battle= beef bemoan beseech blacklist= bow= brush= bulldoze burn= campaign= cement_ "
           "challenge= chant= clamp= cleanse clinch club= commandeer commute compliment= crack= dare demarche= denigrate "
           "disavow disburse disobey disparage dissolve earmark embargo= exert exterminate extract feed= file= finalize "
           "flout gag= guard= gun= hack hang incarcerate ink inveigh lodge maltreat mass= mistreat molest muster muzzle "
           "nudge ostracize parachute= parley_ petition= pile= pin plant= ply prod punch= rampage= rearm recoil reequip "
           "register repudiate reschedule ridicule rocket= round= ship= skirmish= slay subsidise subsidize sympathize "
           "toss trash unban vandalise vouch waive wrap rig cram shuttle= stockpile= slit chop roll_ shove spray= douse "
           "whip= bayonet= crucify impale gas= cordon= tap wiretap= eavesdrop leak= counterfeit launder embezzle bribe= "
           "nab snatch requisition rehearse parade= entrench dig garrison= billet nurse= heal vaccinate inoculate "
           "immunise immunize indemnify refund= endow chip= pour pump= inject lease= rent= truck= ferry= haul= outfit= "
           "mothball demine disable deactivate incinerate meddle collude connive foment instigate orchestrate mastermind "
           "engineer= scheme= renationalize reoccupy re-enter overfly shadow= ostracise boo hiss spit deplete scapegoat= "
           "besmirch smear= tar demonise demonize equate liken swipe= retort snap sigh bristle seethe rue bewail grieve "
           "eulogise eulogize extol glorify exalt revere venerate admire_ hug= kiss_ decorate enthrone anoint enrol "
           "enroll induct readmit debar delist deregister defrock demote jettison axe= scotch scupper undo unwind "
           "rekindle relaunch revitalise revitalize reinvigorate renegotiate haggle wrangle= squabble= bicker feud= "
           "deliberate brainstorm hobnob mingle socialise caucus= convoke re-establish reestablish replenish modernise "
           "modernize renovate dredge irrigate electrify disembark encamp camp= squat stampede= swarm= mob= throng= "
           "brawl= ravage despoil defile desecrate paint= paralyse ground= forestall pre-empt preempt repulse parry "
           "stave outwit outgun outnumber encroach stray test-fire testfire fling sling unload plaster pepper rake "
           "blitz= dynamite= mine= booby-trap ram= gut flatten pulverise pulverize decimate wipe mow hew spear= garotte "
           "garrotte throttle suffocate smother drown electrocute scald brutalise brutalize abuse= ill-treat thrash "
           "cane= scourge manacle handcuff shackle blindfold_ strip-search fingerprint= rendition= pullout= restart "
           "disengage demilitarise demilitarize denuclearise denuclearize de-escalate soothe assuage mollify conciliate "
           "propitiate kowtow truckle succumb back-pedal backpedal climb-down cave budge sacrifice= forgo forego abstain "
           "desist devolve decriminalise decriminalize deregulate liberalise liberalize democratise democratize reform= "
           "desegregate enfranchise emancipate exculpate unshackle unlock unseal unfetter beat ring cross thrust_ march_ chase hoist_ daub ration= blacken picture_ extend appal infuriate enrage incense disgust offend irritate annoy please hearten delight gratify react initial= side= fine= second= "
           "table= term= double= down= journey= patch= subscribe fix= spring leap= stick= mend bend= derestrict shorten team= pool= "
           "house= clothe clear halve decamp junk= tender= bid= cry= clamour= clamor= address= air= delve inquire enquire impute "
           "attribute= trace= skip miss= tear= stonewall rattle brandish bully= terrorise converge spill= drum= hike= dock= blackball "
           "sail= post= pick= proscribe tear-gas teargas bug= board= riddle= anger= dismay= shock= alarm= trouble= own";

}  // namespace

std::span<const ClassList> closed_classes() {
    static constexpr auto lists = std::to_array<ClassList>({
        {WordTag::determiner,
         "the a an this these those every each any some no all both another such either half many several few most "
         "more enough whatever much"},
        {WordTag::possessive_pronoun, "my your his her its our their whose"},
        {WordTag::pronoun,
         "i you he she it we they me him us them himself herself itself themselves ourselves myself someone everyone "
         "anyone nobody somebody everybody nothing something anything everything none others"},
        {WordTag::modal, "can could may might must shall should will would ought cannot wo ca"},
        {WordTag::to, "to"},
        {WordTag::preposition,
         "of in on at by for with from about into over under between among against toward towards within without "
         "through throughout during upon via per amid amidst along alongside beside besides beyond near inside outside "
         "onto off across as around behind beneath below above despite except concerning regarding including following "
         "like unlike ahead instead aboard atop versus until till since plus worth past opposite"},
        {WordTag::conjunction, "and or but nor yet &"},
        {WordTag::subordinator,
         "that if while because although though unless whereas whether when where whenever wherever once as than after "
         "before why how lest so until since"},
        {WordTag::relative, "who which whom what whoever"},
        {WordTag::adverb,
         "not never also again already always often once only just even still very too quite rather well now then here "
         "there soon later earlier ago today yesterday tomorrow tonight almost nearly perhaps maybe however meanwhile "
         "moreover therefore thus hence instead together apart away back forward abroad ahead alone else ever far first "
         "long less least more most much further mostly likely unlikely anyway indeed further twice recently currently "
         "jointly aside overboard n't neither otherwise outright seldom sometimes somewhat soon overnight half about both either"},
        {WordTag::particle, "up down out off away back over"},
        {WordTag::number,
         "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
         "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion "
         "trillion dozen"},
    });
    return lists;
}

std::string_view verbs() {
    return verb_list;
}

std::string_view irregular_verbs() {
    return "arise/arose/arisen awake/awoke/awoken be/was,were/been bear/bore/borne beat/beat/beaten become/became/become "
           "begin/began/begun bend/bent/bent bet/bet/bet bind/bound/bound bite/bit/bitten bleed/bled/bled blow/blew/blown "
           "break/broke/broken bring/brought/brought build/built/built burn/burned,burnt/burned,burnt burst/burst/burst "
           "buy/bought/bought cast/cast/cast catch/caught/caught choose/chose/chosen cling/clung/clung come/came/come "
           "cost/cost/cost creep/crept/crept cut/cut/cut deal/dealt/dealt dig/dug/dug do/did/done draw/drew/drawn "
           "drink/drank/drunk drive/drove/driven dwell/dwelt/dwelt eat/ate/eaten fall/fell/fallen feed/fed/fed feel/felt/felt "
           "fight/fought/fought find/found/found flee/fled/fled fly/flew/flown forbid/forbade/forbidden foresee/foresaw/foreseen "
           "forget/forgot/forgotten forgive/forgave/forgiven freeze/froze/frozen get/got/gotten,got give/gave/given go/went/gone "
           "grind/ground/ground grow/grew/grown hang/hung/hung have/had/had hear/heard/heard hide/hid/hidden hit/hit/hit "
           "hold/held/held hurt/hurt/hurt keep/kept/kept know/knew/known lay/laid/laid lead/led/led learn/learned,learnt/learned,learnt "
           "leave/left/left lend/lent/lent let/let/let lie/lay,lied/lain lose/lost/lost make/made/made mean/meant/meant "
           "meet/met/met overcome/overcame/overcome oversee/oversaw/overseen overrun/overran/overrun overthrow/overthrew/overthrown "
           "pay/paid/paid put/put/put quit/quit/quit read/read/read rebuild/rebuilt/rebuilt repay/repaid/repaid retake/retook/retaken "
           "ride/rode/ridden ring/rang/rung rise/rose/risen run/ran/run say/said/said see/saw/seen seek/sought/sought sell/sold/sold "
           "send/sent/sent set/set/set shake/shook/shaken shed/shed/shed shine/shone/shone shoot/shot/shot show/showed/shown "
           "shrink/shrank/shrunk shut/shut/shut sing/sang/sung sink/sank/sunk sit/sat/sat sleep/slept/slept speak/spoke/spoken "
           "speed/sped/sped spend/spent/spent spin/spun/spun split/split/split spread/spread/spread stand/stood/stood "
           "steal/stole/stolen stick/stuck/stuck strike/struck/struck,stricken strive/strove/striven swear/swore/sworn "
           "sweep/swept/swept swim/swam/swum swing/swung/swung take/took/taken teach/taught/taught tear/tore/torn tell/told/told "
           "think/thought/thought throw/threw/thrown undercut/undercut/undercut undergo/underwent/undergone "
           "understand/understood/understood undertake/undertook/undertaken uphold/upheld/upheld upset/upset/upset wake/woke/woken "
           "wear/wore/worn win/won/won wind/wound/wound withdraw/withdrew/withdrawn withhold/withheld/withheld "
           "withstand/withstood/withstood write/wrote/written stab/stabbed/stabbed feed/fed/fed slay/slew/slain slit/slit/slit dig/dug/dug hew/hewed/hewn fling/flung/flung sling/slung/slung mow/mowed/mown undo/undid/undone overfly/overflew/overflown";
}

std::string_view doubling_verbs() {
    return "admit ban bar beg commit compel confer control cut defer deter drag drop drum dub equip expel grab grip "
           "hum incur jam kidnap knit lob lag occur omit outlaw_ patrol permit pin plan plot plug prefer propel quit "
           "ram rap rebel rebut recur refer regret rig rob scrap set shed ship shun sit slam slap slip snub spar split "
           "spur stab stem step stir stop strip submit swap tap transfer transmit trap trim trip wrap annul cancel_ "
           "quarrel_ signal_ travel_ label_ counsel_ model_ channel_ fuel_ program rig cram chop wrap slit tap nab gun pin dig hug chip ram mob abet whip wiretap";
}

std::string_view common_nouns() {
    return "king thing spring morning evening meeting ceasefire building wing ring string beijing briefing hearing "
           "bombing shelling killing shooting training funding spending banking offering ruling standing understanding "
           "uprising warning blessing saying beginning crossing landing holding housing being ally family assembly july "
           "anomaly monopoly supply reply rally italy bed need seed feed speed deed breed creed steed shed weed greed hundred "
           "business bus crisis basis analysis gas status virus campus focus thesis emphasis press process congress progress "
           "success access access distress witness illness stress mess class glass loss boss cross grass pass atlas lens news "
           "politics economics series species headquarters means minister secretary president chancellor premier leader "
           "official spokesman spokeswoman spokesperson ambassador envoy diplomat general colonel commander soldier troop army "
           "navy force police militia rebel guerrilla guerilla militant terrorist insurgent protester demonstrator lawmaker senator "
           "parliament government administration ministry authority regime state country nation capital city town village "
           "region border territory island war peace conflict crisis talk deal agreement accord treaty pact truce sanction "
           "tariff embargo weapon missile tank drone bomb attack strike offensive invasion assault raid violence death aid "
           "assistance help relief loan grant fund money dollar euro yuan ruble rouble oil gas energy trade export import "
           "economy market bank company firm enterprise industry technology semiconductor chip policy strategy interest "
           "security defense defence alliance partner partnership relation tie link cooperation support effort plan proposal "
           "offer demand request call appeal statement speech remark comment letter message visit trip tour summit conference "
           "session dialogue negotiation discussion conversation phone telephone week month year day hour minute monday tuesday "
           "wednesday thursday friday saturday sunday january february march april may_ june august september october november "
           "december world globe group party opposition coalition union organization organisation member council committee "
           "commission court judge prosecutor law right resolution veto vote election campaign candidate voter people_ person "
           "man woman child citizen civilian refugee migrant worker student teacher journalist reporter analyst expert scholar "
           "professor editor newspaper magazine agency television radio media report article source word name number percent "
           "cent part side end way time place home house street road bridge port airport base plant line front battlefield "
           "concern fear hope interest claim question issue problem matter case point view role part reason result change "
           "step move action measure decision order rule control power influence pressure threat risk danger cost price tax "
           "budget debt growth rate share stock bond investor executive chief head director chairman member friend enemy rival "
           "target enmity stance position goal aim objective purpose shift prisoner hostage detainee captive evidence mandate "
           "permit regret rocket unrest outset impetus outlet market budget cabinet planet comet internet target asset "
           "delegate ceasefire accord overture pact stance mediator peacekeeper trafficker strongman warlord warrant charge ring "
           "round mine camp feed toll threat bloodshed standoff stalemate impasse refusal denial rejection approval consent";
}

std::string_view common_adjectives() {
    return "new old big small large great good bad best worst better worse high low long short early late next last first "
           "second third own other same different full free open closed close near far poor rich strong weak hard soft easy "
           "top key major minor main chief senior junior prime foreign military political economic diplomatic nuclear "
           "international national regional local global joint bilateral multilateral public private official unofficial former "
           "current recent possible likely unlikely ready willing able unable unwilling certain sure clear true false real big "
           "western eastern northern southern central urgent immediate direct indirect armed united federal civil secret "
           "unilateral trilateral massive fresh further additional mutual common critical crucial vital broad wide deep close "
           "tough firm warm cold hot dead alive human humanitarian illegal legal lethal modern ancient young elderly sick "
           "peaceful violent deadly fierce friendly unfriendly costly timely daily weekly monthly yearly early only elderly "
           "rival upcoming forthcoming outgoing incoming ongoing leading ruling opposing neighboring neighbouring warring "
           "visiting surprise unprecedented limited united advanced alleged so-called longstanding pro-western anti-government "
           "black white yellow pro-russian dual-use long-range full-scale all-out on-site cross-border state-run state-owned";
}

std::string_view plural_nouns() {
    return "people men women children police troops forces media data militia personnel countrymen lawmen servicemen "
           "spokesmen congressmen businessmen militiamen policemen gunmen fishermen thousands hundreds millions billions "
           "dozens scores lives wives leaves knives loaves thieves allies parties authorities";
}

}  // namespace entente::evidence
