#include "evidence/events/governed.h"

#include <algorithm>

namespace entente::evidence {
namespace {

bool takes_gerund(const Parse& parse, std::size_t opener) {
    const std::string_view word = parse.first_word(opener);
    return word == "from" || word == "of" || word == "for" || word == "on" || word == "against";
}

bool is_governed(const Parse& parse, const Clause& child, std::size_t c) {
    if (child.parent != c) return false;
    if (child.link == ClauseLink::infinitive || child.link == ClauseLink::gerund || child.link == ClauseLink::that) return true;
    return child.link == ClauseLink::participle && child.opener != no_group && takes_gerund(parse, child.opener);
}

// "China will cut tariffs, its ministry said": the clause of saying that follows its sentence.
std::size_t reporter_after(const Parse& parse, std::size_t c) {
    if (parse.clauses[c].link != ClauseLink::main && parse.clauses[c].link != ClauseLink::coordinated) return no_group;
    for (std::size_t k = c + 1; k < parse.clauses.size(); ++k) {
        const Clause& clause = parse.clauses[k];
        const std::string_view lemma = parse.head_lemma(clause.verb);
        if (clause.link != ClauseLink::main || !parse.groups[clause.verb].finite || clause.subjects.empty()) continue;
        if (lemma != "say" && lemma != "tell" && lemma != "report" && lemma != "announce" && lemma != "add" && lemma != "warn") return no_group;
        const std::size_t first = std::min(clause.subjects.front(), clause.verb);
        const bool after_comma = first > 0 && parse.groups[first - 1].kind == GroupKind::comma;
        const bool tells_more = k + 1 < parse.clauses.size() && parse.clauses[k + 1].parent == k && parse.clauses[k + 1].link == ClauseLink::that;
        return after_comma && !tells_more ? k : no_group;
    }
    return no_group;
}

}  // namespace

std::vector<std::size_t> complements_of(const Parse& parse, std::size_t c) {
    std::vector<std::size_t> found;
    for (std::size_t k = c + 1; k < parse.clauses.size(); ++k) {
        const Clause& child = parse.clauses[k];
        const Group& verb = parse.groups[child.verb];
        const bool joined = child.link == ClauseLink::coordinated && std::find(found.begin(), found.end(), child.parent) != found.end() &&
                            verb.infinitive == parse.groups[parse.clauses[child.parent].verb].infinitive && !verb.finite;
        if (is_governed(parse, child, c) || joined) found.push_back(k);
    }
    return found;
}

std::size_t reporter_of(const Parse& parse, std::size_t c) {
    std::size_t k = c;
    for (int step = 0; step < 6; ++step) {
        const Clause& clause = parse.clauses[k];
        if (clause.link == ClauseLink::that && clause.parent != no_group && clause.parent != k && is_saying(parse.head_lemma(parse.clauses[clause.parent].verb)))
            return clause.parent;
        if (clause.parent == no_group || clause.parent == k || clause.link == ClauseLink::main) return reporter_after(parse, k);
        if (clause.link == ClauseLink::relative && !clause.controlled) return no_group;
        k = clause.parent;
    }
    return no_group;
}

bool is_conditional(const Parse& parse, std::size_t c) {
    std::size_t k = c;
    for (int step = 0; step < 4 && k != no_group; ++step) {
        const Clause& clause = parse.clauses[k];
        const Group& verb = parse.groups[clause.verb];
        if (k != c && verb.hypothetical && !(verb.past && reporter_of(parse, k) != no_group)) return true;
        if (clause.opener != no_group) {
            const std::string_view word = parse.first_word(clause.opener);
            if (word == "if" || word == "unless" || word == "whether") return true;
        }
        if (clause.link == ClauseLink::main || clause.link == ClauseLink::that || clause.link == ClauseLink::adverbial) return false;
        k = clause.parent;
    }
    return false;
}

}  // namespace entente::evidence
