#include "evidence/events/nominal.h"

#include <algorithm>

namespace entente::evidence {
namespace {

using People = std::vector<Participant>;

class Nominal {
public:
    Nominal(const Parse& parse, const Discourse& discourse, std::vector<CodedEvent>& events)
        : parse_(parse), discourse_(discourse), events_(events) {}

    void run() {
        for (std::size_t g = 0; g < parse_.groups.size(); ++g) {
            if (parse_.groups[g].kind != GroupKind::noun) continue;
            const NounClasses classes = noun_classes(parse_.head_word(g));
            if (has_class(classes, NounClass::talks)) talks(g);
            if (fights(parse_.head_word(g))) fighting(g);
        }
        for (std::size_t c = 0; c < parse_.clauses.size(); ++c) demand_that(c);
    }

private:
    bool is_dash(std::size_t g) const {
        return parse_.groups[g].kind == GroupKind::mark && parse_.tokens[parse_.groups[g].begin].tag == WordTag::dash;
    }

    bool preposition(std::size_t g, std::string_view word) const {
        return g < parse_.groups.size() && parse_.groups[g].kind == GroupKind::preposition && parse_.first_word(g) == word;
    }

    People list_from(std::size_t g) const {
        People found;
        while (g < parse_.groups.size() && parse_.groups[g].kind == GroupKind::noun) {
            const People one = find_participants(parse_, g, discourse_);
            if (one.empty()) break;
            found.insert(found.end(), one.begin(), one.end());
            if (g + 1 >= parse_.groups.size() || parse_.groups[g + 1].kind != GroupKind::conjunction) break;
            g += 2;
        }
        return found;
    }

    // "A-B summit", "talks between A and B", "A's talks with B", "after talks with B" in a clause of A.
    void talks(std::size_t g) {
        const std::string_view word = parse_.head_word(g);
        const bool phone = has_word(parse_.groups[g], "phone") || has_word(parse_.groups[g], "telephone");
        if (((word == "call" || word == "calls" || word == "conversation") && !phone) || word == "contact" || word == "contacts" || word == "exchange" || word == "round") return;
        People all;
        if (preposition(g + 1, "between") || preposition(g + 1, "of")) all = list_from(g + 2);
        if (all.size() < 2) all = find_owner(parse_, g, discourse_);
        if (all.size() == 1 && g >= 2 && is_dash(g - 1)) {
            const People left = find_participants(parse_, g - 2, discourse_);
            all.insert(all.begin(), left.begin(), left.end());
        }
        std::size_t with = no_group;
        for (std::size_t k = g + 1; k < g + 6 && k < parse_.groups.size(); ++k) {
            if (preposition(k, "with")) with = k;
            if (with != no_group || parse_.groups[k].kind == GroupKind::verb || parse_.groups[k].kind == GroupKind::comma) break;
        }
        if (with != no_group) {
            const People others = list_from(with + 1);
            if (others.empty()) return;
            const std::size_t c = clause_around(g);
            if (all.empty() && c != no_group) {
                for (const std::size_t s : parse_.clauses[c].subjects) {
                    const People one = find_participants(parse_, s, discourse_);
                    all.insert(all.end(), one.begin(), one.end());
                }
            }
            if (all.empty()) return;
            if (said_already(all, others)) return;
            add(g, EventType::consult, phone ? "041" : "040", all, others, word);
            if (phone) events_.back().event.mode = "phone";
            events_.back().event.plover_score = plover_score(EventType::consult, events_.back().event.mode);
            return;
        }
        std::erase_if(all, [](const Participant& p) { return p.place_only; });
        if (all.size() < 2) return;
        const People actors{all.front()};
        const People others(all.begin() + 1, all.end());
        if (said_already(actors, others)) return;
        add(g, EventType::consult, "040", all, {}, word);
    }

    static bool fights(std::string_view word) {
        return word == "clash" || word == "clashes" || word == "fighting" || word == "battle" || word == "battles" || word == "skirmish" || word == "skirmishes" || word == "hostilities";
    }

    // "clashes between A and B left four dead".
    void fighting(std::size_t g) {
        if (!preposition(g + 1, "between")) return;
        People all = list_from(g + 2);
        if (all.size() == 1) all = find_owner(parse_, g, discourse_);
        if (all.size() < 2) return;
        for (const CodedEvent& event : events_) {
            if (event.event.type == EventType::assault) return;
        }
        add(g, EventType::assault, "190", all, {}, parse_.head_word(g));
    }

    std::size_t clause_around(std::size_t g) const {
        std::size_t found = no_group;
        for (std::size_t c = 0; c < parse_.clauses.size(); ++c) {
            const Clause& clause = parse_.clauses[c];
            const bool right_of = !clause.subjects.empty() && clause.subjects.front() < g && (clause.verb < g || found == no_group);
            if (right_of && parse_.groups[clause.verb].finite) found = c;
        }
        return found;
    }

    // "the US demand that China curb ...".
    void demand_that(std::size_t c) {
        const Clause& clause = parse_.clauses[c];
        if (clause.link != ClauseLink::noun_that || clause.governor == no_group) return;
        const std::string_view noun = parse_.head_word(clause.governor);
        if (noun != "demand" && noun != "demands" && noun != "call" && noun != "calls" && noun != "request" && noun != "ultimatum") return;
        const People actors = find_owner(parse_, clause.governor, discourse_);
        People others;
        for (const std::size_t s : clause.subjects) {
            const People one = find_participants(parse_, s, discourse_);
            others.insert(others.end(), one.begin(), one.end());
        }
        if (actors.empty() || others.empty()) return;
        add(clause.governor, EventType::request, "100", actors, others, "demand that");
        events_.back().event.mode = "change";
        events_.back().event.plover_score = plover_score(EventType::request, "change");
    }

    bool said_already(const People& a, const People& b) const {
        const auto names = [](const CodedEvent& event, const People& people) {
            return std::all_of(people.begin(), people.end(), [&](const Participant& p) {
                const auto is = [&](const Participant& q) { return q.id == p.id; };
                return std::any_of(event.actors.begin(), event.actors.end(), is) || std::any_of(event.recipients.begin(), event.recipients.end(), is);
            });
        };
        return std::any_of(events_.begin(), events_.end(), [&](const CodedEvent& event) {
            return (event.event.type == EventType::consult || event.event.type == EventType::agree || event.event.type == EventType::reject) && names(event, a) && names(event, b);
        });
    }

    void add(std::size_t g, EventType type, std::string_view cameo, const People& actors, const People& others, std::string_view rule) {
        CodedEvent coded;
        Event& event = coded.event;
        event.type = type;
        event.cameo = cameo;
        event.goldstein = goldstein_score(cameo);
        event.plover_score = plover_score(type, "");
        event.rule = "noun " + std::string(rule);
        const Group& group = parse_.groups[g];
        event.verb = {parse_.tokens[group.begin].text.begin, parse_.tokens[group.end - 1].text.end};
        event.confidence = 0.63;
        coded.actors = actors;
        coded.recipients = others;
        std::size_t c = clause_around(g);
        coded.clause = c == no_group ? 0 : c;
        event.flags.hypothetical = potential(group);
        events_.push_back(std::move(coded));
    }

    bool has_word(const Group& group, std::string_view word) const {
        for (std::size_t t = group.begin; t < group.head; ++t) {
            if (parse_.tokens[t].lower == word) return true;
        }
        return false;
    }

    // "a potential summit", "any agreement"; the words may stand before a dash ("a potential Trump-Putin summit").
    bool potential(const Group& group) const {
        for (std::size_t t = group.begin > 4 ? group.begin - 4 : 0; t < group.head; ++t) {
            const std::string_view word = parse_.tokens[t].lower;
            if (word == "potential" || word == "possible" || word == "any" || word == "proposed" || word == "successful") return true;
        }
        return false;
    }

    const Parse& parse_;
    const Discourse& discourse_;
    std::vector<CodedEvent>& events_;
};

}  // namespace

void add_nominal_events(const Parse& parse, const Discourse& discourse, std::vector<CodedEvent>& events) {
    Nominal(parse, discourse, events).run();
}

}  // namespace entente::evidence
