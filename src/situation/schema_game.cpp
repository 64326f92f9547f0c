#include "situation/schema_game.h"

#include <array>

namespace entente::situation {
namespace {

using enum KeyType;
using Words = std::string_view;

constexpr std::array rules{Words("logit"), Words("nash"), Words("kalai-smorodinsky"), Words("egalitarian"),
                           Words("offer")};
constexpr std::array results{Words("deal"), Words("no deal")};

constexpr KeySpec because(Words meaning) {
    return {"because", reason, false, "none", meaning, R"("anchor")"};
}

constexpr std::array no_deal_keys{
    KeySpec{"cost", value, false, "\"0 to 20\"",
            "What it costs the actor that nothing is agreed, in points of its own 0..100 scale.", R"("5 to 25")"},
    KeySpec{"failure", value, false, "\"0 to 5\"", "Further points lost if it had signed what then fails.",
            R"("0 to 10")"},
    because("Why so much."),
};

constexpr std::array game_keys{
    KeySpec{"rule", choice, false, "\"logit\"",
            "How terms are chosen: by interests and chance (`logit`), by a hard rule of bargaining theory, or as the "
            "`offer` of the decider whose id comes first, which the others take or leave.",
            R"("logit")", "", rules},
    KeySpec{"decisiveness", value, false, "\"5 to 20\"",
            "How surely actors pick what is better for them, above 0 to 200: at 5 an option 10 points better is picked "
            "62 % of the time, at 20 88 %.",
            R"("5 to 20")"},
    KeySpec{"table-power", value, false, "0 in a council, else \"0 to 1\"",
            "How strongly interests at the table move the terms away from where experience puts them, 0 to 200.",
            R"("0 to 2")"},
    KeySpec{"loss-factor", value, false, "\"2 to 5\"",
            "Beyond its limit an actor loses so many times what the distance would cost it otherwise.",
            R"("2 to 5")"},
    KeySpec{"step", value, false, "10", "Points lost as soon as a limit is passed.", R"("5 to 15")"},
    KeySpec{"penalty", value, false, "\"0 to 20\"",
            "Points lost by who breaks a deal that is enforced as tightly as the scale of `enforced-by` allows.",
            R"("5 to 30")"},
    KeySpec{"enforced-by", id, false, "deals are enforced half as tightly as can be",
            "The term that says how tightly a deal is enforced.", R"("enforcement")", "issue"},
    because("Why this game."),
};

constexpr std::array goal_keys{
    KeySpec{"of", id, true, "", "Whose goal it is.", R"("CN")", "actor"},
    KeySpec{"says", text, false, "the id in words", "The goal as an imperative.", R"("Russia must not be beaten")"},
    KeySpec{"weight", value, false, "\"medium\"",
            "How much it counts among the actor's goals, on 0..100, relative to the others. Words as for salience.",
            R"("vital")"},
    KeySpec{"scores", scores, true, "",
            "Pairs [condition, points 0..100]: the first condition that holds counts. The last pair is "
            "[\"otherwise\", points].",
            R"([["control < pre-2022", "0 to 10"], ["otherwise", "75 to 95"]])"},
    because("Why this weight and these points."),
};

constexpr std::array payoff_keys{
    KeySpec{"of", id, true, "", "Whose gain or loss it is.", R"("CN")", "actor"},
    KeySpec{"says", text, false, "the id in words", "What is gained or lost.", R"("Trade lost to listings")"},
    KeySpec{"scores", scores, false, "none",
            "Pairs [condition, points -100..100]: the first condition that holds counts, and its points are added to what "
            "its positions or goals say. The last pair is [\"otherwise\", points].",
            R"([["proved == yes and ofac == leave-it", "-10 to -2"], ["otherwise", 0]])"},
    KeySpec{"points", formula, false, "none",
            "Instead of scores: a formula for points of the actor's 0..100 scale.",
            R"x("-20 * secondary / 100 * (1 - flow(beijing) / 100)")x"},
    because("Why this formula."),
};

constexpr std::array option_keys{
    KeySpec{"cost", value, false, "0",
            "What the option costs the one who takes it, in points of its 0..100 scale; below 0 it pays. Or as much as "
            "another loss: \"as ISSUE: FROM to TO\".",
            R"("as secondary: named-firms to small-banks")"},
    KeySpec{"flow", value, false, "100", "How much of the real flow goes on, in percent of undisturbed.",
            R"("10 to 30")"},
    KeySpec{"looks-like", text, false, "itself", "The option it looks like to others.", R"("comply")"},
    because("Why these numbers."),
};

constexpr std::array move_keys{
    KeySpec{"actor", id, true, "", "Whose move it is.", R"("CN")", "actor"},
    KeySpec{"asks", text, false, "the id in words", "The choice as a question.", R"("How does Beijing answer?")"},
    KeySpec{"options", options, true, "",
            "Two to eight options: their names, or a table of them with what each costs and shows.",
            R"({ comply = { cost = "5 to 15", flow = "10 to 30" }, defy = {} })", "", {}, option_keys},
    KeySpec{"when", condition, false, "always",
            "Where the actor has this choice at all. May name terms, acts, chances and earlier moves.",
            R"("secondary >= small-banks")"},
    KeySpec{"sees", seen, false, "none",
            "Chances and earlier moves that the actor sees when it chooses, as they look. Everybody sees stage, terms "
            "and acts.",
            R"(["ofac"])"},
    because("Why it has this choice, and why these numbers."),
};

constexpr std::array chance_keys{
    KeySpec{"says", text, false, "the id in words", "What is uncertain, as a question.",
            R"("Does China send weapons?")"},
    KeySpec{"values", chances, true, "",
            "What it may come to, each with its chance. The last may be \"rest\"; otherwise they are normalised.",
            R"({ yes = "5% to 20%", no = "80% to 95%" })"},
    KeySpec{"given", chance_rows, false, "none",
            "Pairs [condition, chances] that hold in place of `values`; the first whose condition holds counts. One "
            "chance alone is that of the first of two values.",
            R"([["beijing == defy", { yes = "20% to 40%", no = "rest" }]])"},
    KeySpec{"on", date, false, "it is a fact in dispute", "The day of an event that is still ahead.", "2025-11-10"},
    KeySpec{"changes", value_changes, false, "none",
            "What it changes, by value: key paths of inputs. Such a chance is settled before anybody moves, and known "
            "to all.",
            R"({ yes = { "position.control.US.at" = "40 to 60" } })"},
    KeySpec{"evidence", value_evidence, false, "none", "Ids of the evidence for each value.",
            R"({ yes = ["canteen"], no = ["supplier"] })"},
    because("Why these chances."),
};

constexpr std::array type_keys{
    KeySpec{"of", id, true, "", "Who knows it of itself.", R"("US")", "actor"},
    KeySpec{"says", text, false, "the id in words", "What others do not know, as a question.",
            R"("What would the president trade?")"},
    KeySpec{"values", chances, true, "",
            "Two or three kinds, each with its chance; an actor has at most three over all its types. The last may be "
            "\"rest\"; otherwise they are normalised.",
            R"({ trades-anything = "50% to 75%", trades-only-others = "rest" })"},
    KeySpec{"changes", value_changes, false, "none",
            "What is different if the actor is of this kind: key paths of its own `at`, `salience` and `limit`, its "
            "costs of no deal, and the weights and scores of its goals. Not its `at` on an issue that it decides alone "
            "or that nobody decides; as a voice, it weighs in there as its position says.",
            R"({ trades-anything = { "position.guarantees.US.at" = "0 to 20" } })"},
    because("Why these chances."),
};

constexpr std::array signal_keys{
    KeySpec{"says", text, true, "", "What may be seen.", R"("The Treasury names a small Chinese bank")"},
    KeySpec{"values", words, false, "[\"yes\", \"no\"]", "What it may show, two or more words.",
            R"(["strong", "weak", "none"])"},
    KeySpec{"given", chance_rows, false, "none",
            "Pairs [condition, chance]: how likely the signal is to be seen where the condition holds; the first that "
            "holds counts. With two values one chance is that of the first; with more it is a table.",
            R"([["beijing == defy", "60% to 80%"]])"},
    KeySpec{"otherwise", chance_or_table, true, "", "How likely it is to be seen elsewhere: by mistake, or without "
            "meaning.",
            R"("5% to 20%")"},
    KeySpec{"due", date, false, "by the horizon", "By when it will be seen or not.", "2025-10-31"},
    because("Why these chances."),
};

constexpr std::array past_keys{
    KeySpec{"on", date, true, "", "When the round ended.", "2025-07-23"},
    KeySpec{"says", text, false, "the id in words", "What happened.", R"("Talks in Istanbul end with prisoner swaps")"},
    KeySpec{"result", choice, true, "", "How it ended.", R"("no deal")", "", results},
    KeySpec{"like-today", value, true, "",
            "How far the same actors wanted the same things then, as a chance: 0 teaches nothing, 1 everything.",
            R"("60% to 90%")"},
    KeySpec{"track", id, false, "the main track", "An issue of the track it was about.", R"("control")", "issue"},
    because("How it is known, and why it is like today."),
};

constexpr std::array all_tables{
    TableSpec{"no-deal", Shape::entries, false,
              "What it costs each actor that nothing is agreed: one line an actor that decides or blocks what is "
              "bargained. Every other of them has the defaults.",
              "cost", no_deal_keys,
              "[no-deal]\nRU = \"5 to 25\"\nUA = { cost = \"10 to 30\", failure = \"0 to 5\", because = \"...\" }", "",
              "actor"},
    TableSpec{"game", Shape::single, false, "How the bargain is played, and how surely anybody chooses.", "", game_keys,
              "[game]\nenforced-by = \"enforcement\"\npenalty = \"5 to 30\"\nbecause = \"...\""},
    TableSpec{"move", Shape::entries, false,
              "What one actor chooses once the terms are settled or have failed: how it answers, and what that costs. "
              "Who sees a move comes after it.",
              "", move_keys,
              "[move.beijing]\nactor = \"CN\"\nasks = \"How does Beijing answer?\"\nwhen = \"secondary >= small-banks\"\n"
              "because = \"...\"\n[move.beijing.options]\n"
              "comply = { cost = \"15 to 30\", flow = \"10 to 30\" }\n"
              "comply-in-form = { cost = \"3 to 10\", flow = \"60 to 90\", looks-like = \"comply\" }\n"
              "defy = { cost = \"as secondary: named-firms to small-banks\" }"},
    TableSpec{"chance", Shape::entries, false,
              "A fact in dispute, or an event that is still ahead. One that changes inputs is settled before anybody "
              "moves; any other comes after the settlement and may depend on it.",
              "", chance_keys,
              "[chance.lethal-aid]\nsays = \"Does China send weapons?\"\n"
              "values = { yes = \"5% to 20%\", no = \"80% to 95%\" }\nbecause = \"...\""},
    TableSpec{"type", Shape::entries, false, "What an actor knows of itself and others must read from what it does.",
              "", type_keys,
              "[type.us-leader]\nof = \"US\"\nvalues = { trades-anything = \"50% to 75%\", trades-only-others = \"rest\" }\n"
              "changes = { trades-anything = { \"position.guarantees.US.at\" = \"0 to 20\" } }\nbecause = \"...\""},
    TableSpec{"goal", Shape::entries, false,
              "An imperative that cuts across issues. An actor with goals wants nothing else: they replace what its "
              "positions say about gains.",
              "", goal_keys,
              "[goal.cn-russia-stands]\nof = \"CN\"\nweight = \"vital\"\n"
              "scores = [[\"control < pre-2022\", \"0 to 10\"], [\"otherwise\", \"75 to 95\"]]\nbecause = \"...\""},
    TableSpec{"payoff", Shape::entries, false,
              "A gain or loss that no position and no goal can say, by cases or as a formula. Several add up.", "", payoff_keys,
              "[payoff.lists]\nof = \"CN\"\npoints = \"-20 * secondary / 100 * (1 - flow(beijing) / 100)\"\n"
              "because = \"...\""},
    TableSpec{"signal", Shape::entries, false,
              "What may be seen before the horizon, and how likely that is in each case: what to watch. A move that is "
              "seen needs no signal; how likely it is follows from the game.",
              "", signal_keys,
              "[signal.small-bank]\nsays = \"The Treasury names a small Chinese bank\"\ndue = 2025-10-31\n"
              "given = [[\"secondary >= small-banks\", \"60% to 80%\"]]\notherwise = \"2% to 10%\"\nbecause = \"...\""},
    TableSpec{"past", Shape::entries, false, "A round already played. What it came to is evidence about limits and costs.",
              "", past_keys,
              "[past.istanbul]\non = 2025-07-23\nresult = \"no deal\"\nlike-today = \"60% to 90%\"\nbecause = \"...\""},
};

}  // namespace

std::span<const TableSpec> game_tables() {
    return all_tables;
}

}  // namespace entente::situation
