#include "evidence/events/coder.h"

#include <algorithm>
#include <array>

#include "evidence/events/frames.h"
#include "evidence/events/modes.h"
#include "evidence/events/nominal.h"

namespace entente::evidence {
namespace {

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

using People = std::vector<Participant>;

bool same(const People& a, const People& b) {
    return !a.empty() && a.size() == b.size() && a.front().id == b.front().id;
}

void append(People& to, const People& more) {
    for (const Participant& one : more) {
        const bool known = std::any_of(to.begin(), to.end(), [&](const Participant& p) { return p.id == one.id; });
        if (!known) to.push_back(one);
    }
}

struct Base {
    const Pattern* pattern = nullptr;
    People recipients;
    bool recipient_by_preposition = false;
};

class Coder {
public:
    Coder(const Parse& parse, Discourse& discourse, const CodingRules& rules)
        : parse_(parse), discourse_(discourse), rules_(rules), consumed_(parse.clauses.size(), false), subjects_(parse.clauses.size()) {}

    std::vector<CodedEvent> run() {
        for (std::size_t c = 0; c < parse_.clauses.size(); ++c) {
            subjects_[c] = subjects_of(c);
            if (!parse_.clauses[c].controlled && parse_.clauses[c].link != ClauseLink::relative) discourse_.note_subjects(subjects_[c]);
        }
        for (std::size_t c = 0; c < parse_.clauses.size(); ++c) {
            // What a demand asks has not happened.
            if (clause(c).link == ClauseLink::noun_that) consume(c);
        }
        for (std::size_t c = 0; c < parse_.clauses.size(); ++c) {
            if (!consumed_[c]) code(c);
        }
        add_nominal_events(parse_, discourse_, events_);
        std::erase_if(events_, [&](const CodedEvent& e) { return e.event.confidence < rules_.least_confidence; });
        return std::move(events_);
    }

private:
    const Clause& clause(std::size_t c) const { return parse_.clauses[c]; }
    const Group& verb(std::size_t c) const { return parse_.groups[clause(c).verb]; }
    std::string_view lemma(std::size_t c) const { return parse_.head_lemma(clause(c).verb); }

    People who(std::size_t g) const { return find_participants(parse_, g, discourse_); }

    People who(const std::vector<std::size_t>& groups) const {
        People all;
        for (const std::size_t g : groups) append(all, who(g));
        return all;
    }

    // Actors only: places do nothing.
    People subjects_of(std::size_t c) const {
        People found = who(clause(c).subjects);
        if (clause(c).subjects.size() == 1 && found.empty()) {
            const std::size_t g = clause(c).subjects.front();
            const NounClasses classes = noun_classes(parse_.head_word(g));
            // "Israeli tanks", "US Predator attacks": what an actor's things do, the actor does.
            if (has_class(classes, NounClass::attack) || has_class(classes, NounClass::arms) || has_class(classes, NounClass::forces))
                found = find_owner(parse_, g, discourse_);
        }
        for (Participant& one : found) one.place = false;
        std::erase_if(found, [](const Participant& p) { return p.place_only; });
        return found;
    }

    const Pattern* match(std::size_t c) const { return find_pattern(parse_, c, discourse_); }

    // The recipient: object, its owner, the frame's preposition, then the others in their order.
    People recipients_of(std::size_t c, const Pattern* pattern, bool& by_preposition) const {
        const Clause& cl = clause(c);
        by_preposition = false;
        const bool passive = verb(c).passive || verb(c).reduced;
        std::vector<std::size_t> objects = passive ? cl.subjects : cl.objects;
        // Reservists who are mobilised are not those against whom.
        if (pattern != nullptr && pattern->type == EventType::mobilize) objects.clear();
        People found;
        for (const std::size_t g : objects) append(found, who(g));
        // "withdraws its troops from": the object is the subject's own.
        const People own = found;
        erase_subjects(c, found);
        if (!found.empty()) return found;
        found = others_of(c, pattern, objects, by_preposition);
        return found.empty() ? own : found;
    }

    void erase_subjects(std::size_t c, People& found) const {
        std::erase_if(found, [&](const Participant& one) {
            return std::any_of(subjects_[c].begin(), subjects_[c].end(), [&](const Participant& s) { return s.id == one.id; });
        });
    }

    // Who else may be meant, if no object is an actor of its own.
    People others_of(std::size_t c, const Pattern* pattern, const std::vector<std::size_t>& objects, bool& by_preposition) const {
        const bool passive = verb(c).passive || verb(c).reduced;
        People found;
        // "reiterated its demand that Israel ease": whom the demand is put to.
        for (const Clause& other : parse_.clauses) {
            if (other.link != ClauseLink::noun_that || std::find(objects.begin(), objects.end(), other.governor) == objects.end()) continue;
            append(found, who(other.subjects));
        }
        // "alleged Beijing was a supplier": of whom it is alleged.
        if (found.empty() && pattern != nullptr && pattern->type == EventType::accuse) {
            for (const std::size_t k : complements(c)) {
                if (clause(k).link == ClauseLink::that) append(found, who(clause(k).subjects));
            }
        }
        if (!found.empty()) return found;
        if (pattern != nullptr) {
            for (const Demand& demand : pattern->demands) {
                if (demand.where == "obj") continue;
                found = attached(c, demand.where);
                if (!found.empty()) return found;
            }
        }
        for (const std::size_t g : objects) append(found, find_owner(parse_, g, discourse_));
        std::erase_if(found, [&](const Participant& one) {
            // "Xi expressed China's satisfaction": his own side.
            return std::any_of(subjects_[c].begin(), subjects_[c].end(), [&](const Participant& s) { return s.id == one.id || (!s.state.empty() && s.state == one.state); });
        });
        if (!found.empty()) return found;
        by_preposition = true;
        constexpr auto order = std::to_array<std::string_view>({"by", "against", "on", "upon", "with", "to", "toward", "towards", "from", "of", "for", "over", "between", "into", "at", "about"});
        for (const std::string_view word : order) {
            if (passive && word == "by") continue;
            found = attached(c, word, word != "at" || (pattern != nullptr && pattern->type == EventType::assault));
            if (!found.empty()) return found;
        }
        if (rules_.recipient_anywhere && pattern != nullptr && subjects_[c].size() < 2) {
            found = anywhere(c);
            if (!found.empty()) return found;
        }
        const bool material = pattern != nullptr && (quad_class(pattern->type) == 4 || quad_class(pattern->type) == 2 || pattern->type == EventType::consult || pattern->type == EventType::concede);
        if (material) {
            found = attached(c, "in");
            if (found.empty()) found = attached(c, "near");
        }
        return found;
    }

    // The first actor to the right of the verb who is not its subject, up to a clause of saying.
    People anywhere(std::size_t c) const {
        for (std::size_t g = clause(c).verb + 1; g < parse_.groups.size(); ++g) {
            if (parse_.groups[g].kind == GroupKind::verb && parse_.groups[g].finite && is_saying(parse_.head_lemma(g))) break;
            if (parse_.groups[g].kind != GroupKind::noun || saying_follows(g)) continue;
            People found = who(g);
            if (found.empty()) found = find_owner(parse_, g, discourse_);
            std::erase_if(found, [&](const Participant& one) {
                return one.naming == Naming::pronoun || std::any_of(subjects_[c].begin(), subjects_[c].end(), [&](const Participant& s) { return s.id == one.id; });
            });
            if (!found.empty()) return found;
        }
        return {};
    }

    bool saying_follows(std::size_t g) const {
        return g + 1 < parse_.groups.size() && parse_.groups[g + 1].kind == GroupKind::verb && is_saying(parse_.head_lemma(g + 1));
    }

    People attached(std::size_t c, std::string_view word, bool owners = true) const {
        People found;
        for (const Attachment& attachment : clause(c).attachments) {
            if (parse_.first_word(attachment.preposition) != word) continue;
            append(found, who(attachment.nouns));
            for (const std::size_t g : found.empty() && word != "in" && owners ? attachment.nouns : std::vector<std::size_t>{}) append(found, find_owner(parse_, g, discourse_));
            if (!found.empty()) return found;
        }
        return found;
    }

    // Clauses that the verb of c governs as its complement.
    std::vector<std::size_t> complements(std::size_t c) const {
        std::vector<std::size_t> found;
        for (std::size_t k = c + 1; k < parse_.clauses.size(); ++k) {
            const Clause& child = clause(k);
            const bool governed = child.parent == c && (child.link == ClauseLink::infinitive || child.link == ClauseLink::gerund || child.link == ClauseLink::that ||
                                                        (child.link == ClauseLink::participle && child.opener != no_group && takes_gerund(child.opener)));
            const bool joined = child.link == ClauseLink::coordinated && std::find(found.begin(), found.end(), child.parent) != found.end() &&
                                parse_.groups[child.verb].infinitive == parse_.groups[clause(child.parent).verb].infinitive && !parse_.groups[child.verb].finite;
            if (governed || joined) found.push_back(k);
        }
        return found;
    }

    bool takes_gerund(std::size_t opener) const {
        const std::string_view word = parse_.first_word(opener);
        return word == "from" || word == "of" || word == "for" || word == "on" || word == "against";
    }

    Base base_of(std::size_t c) const {
        Base base;
        base.pattern = match(c);
        base.recipients = recipients_of(c, base.pattern, base.recipient_by_preposition);
        return base;
    }

    // The event a complement tells, looking through verbs that only pass it on.
    Base complement_base(std::size_t c, int depth = 0) const {
        const Operator what = operator_of(lemma(c));
        const std::vector<std::size_t> inner = complements(c);
        if ((what == Operator::pass || what == Operator::attempt) && !inner.empty() && depth < 3) {
            Base base = complement_base(inner.front(), depth + 1);
            if (base.pattern != nullptr) return base;
        }
        return base_of(c);
    }

    struct Draft {
        EventType type = EventType::consult;
        std::string_view mode;
        std::string_view cameo;
        std::string rule;
    };

    // What becomes of an event that is promised or announced.
    Draft promised(const Pattern* told, bool firm) const {
        if (told != nullptr && !firm && (quad_class(told->type) == 4 || told->type == EventType::threaten))
            return {EventType::threaten, threat_mode(told), threat_code(threat_mode(told)), {}};
        if (told != nullptr && told->type == EventType::retreat && !rules_.retreat_promise_agrees) return {EventType::concede, "", "080", {}};
        return {EventType::agree, "", intent_code(told), {}};
    }

    // Who decides to yield has yielded; who prepares to attack mobilises; else as a promise.
    Draft intended(std::string_view verb, const Pattern* told) const {
        if (told != nullptr && verb == "decide" && told->type == EventType::concede) return {told->type, told->mode, told->cameo, {}};
        if (told != nullptr && verb == "prepare" && told->type == EventType::assault) return {EventType::mobilize, "troops", "150", {}};
        return promised(told, false);
    }

    // "sent troops to attack", "struck to demand": what the deed is for has not happened with it.
    bool is_purpose(std::size_t c) const {
        const Clause& cl = clause(c);
        if (cl.link != ClauseLink::infinitive || cl.parent == no_group) return false;
        return operator_of(lemma(cl.parent)) == Operator::none && !hands_object_on(lemma(cl.parent)) && match(cl.parent) != nullptr;
    }

    // "undercut China's claim to support peace": what a noun says is meant, not done.
    bool meant_by_noun(std::size_t c) const {
        const Clause& cl = clause(c);
        if (cl.link != ClauseLink::infinitive || cl.governor == no_group || cl.parent == no_group) return false;
        const std::vector<std::size_t>& objects = clause(cl.parent).objects;
        return std::find(objects.begin(), objects.end(), cl.governor) != objects.end() && !hands_object_on(lemma(cl.parent)) && who(cl.governor).empty();
    }

    void code(std::size_t c) {
        if (meant_by_noun(c)) return;
        const Operator what = operator_of(lemma(c));
        const std::vector<std::size_t> told = complements(c);
        if (has_own_event(c, what, told)) {
            consume(told.front());
            return plain(c);
        }
        if (what != Operator::none && !told.empty() && apply(c, what, told)) return;
        if (is_saying(lemma(c)) && !told.empty() && match(c) == nullptr) return;  // what is said is coded in its own clause
        plain(c);
    }

    // "continued their strike to demand": the strike goes on, the demand is what it is for.
    bool has_own_event(std::size_t c, Operator what, const std::vector<std::size_t>& told) const {
        if (what != Operator::pass || told.empty() || clause(c).objects.empty() || clause(told.front()).link != ClauseLink::infinitive) return false;
        const Pattern* own = match(c);
        return own != nullptr && !own->demands.empty();
    }

    static std::string name_of(const Pattern& p) { return std::string(p.verb) + (p.frame.empty() ? "" : " " + std::string(p.frame)); }

    bool apply(std::size_t c, Operator what, const std::vector<std::size_t>& told) {
        const std::size_t first = told.front();
        const bool that = clause(first).link == ClauseLink::that;
        const Base inner = complement_base(first);
        const std::string rule = std::string(lemma(c)) + " + " + (inner.pattern != nullptr ? name_of(*inner.pattern) : std::string("verb"));
        Draft draft;
        People recipients = inner.recipients;
        switch (what) {
            case Operator::agree:
                if (that && !verb(first).future && !verb(first).hypothetical && lemma(c) != "agree") return false;
                draft = promised(inner.pattern, lemma(c) == "agree" || lemma(c) == "offer");
                if (recipients.empty() || same(recipients, subjects_[c])) recipients = own_recipients(c);
                break;
            case Operator::intend:
                if (that) return false;
                draft = intended(lemma(c), inner.pattern);
                break;
            case Operator::threaten:
                draft = {EventType::threaten, threat_mode(inner.pattern), threat_code(threat_mode(inner.pattern)), {}};
                break;
            case Operator::refuse:
                if (that) return false;
                draft = {EventType::reject, request_mode(inner.pattern), "120", {}};
                if (draft.mode == "meet") draft.cameo = "125";
                if (const People own = own_recipients(c); !own.empty() && !same(own, subjects_[c])) recipients = own;
                break;
            case Operator::request:
            case Operator::demand: {
                if (that && !(verb(first).hypothetical || verb(first).obliged || is_bare(first)) ) return false;
                if (!that && (lemma(c) == "press" || lemma(c) == "push") && clause(c).objects.empty() && !verb(c).passive) return true;  // "press to win": asks nobody
                draft = {EventType::request, request_mode(inner.pattern), what == Operator::demand ? "100" : "020", {}};
                People asked = that ? subjects_[first] : own_recipients(c);
                if (asked.empty()) asked = subjects_[first];
                if (asked.empty()) {
                    for (const std::size_t g : clause(first).subjects) append(asked, find_owner(parse_, g, discourse_));
                }
                if (!asked.empty() && !same(asked, subjects_[c])) recipients = asked;
                break;
            }
            case Operator::order:
                draft = {EventType::coerce, "restrict", "172", {}};
                recipients = own_recipients(c);
                break;
            case Operator::pass:
            case Operator::attempt:
            case Operator::avoid:
                return !that && pass_on(c, first, what == Operator::attempt, what == Operator::avoid);
            case Operator::none: return false;
        }
        draft.rule = rule;
        for (const std::size_t k : told) {
            if (clause(k).link != ClauseLink::that || what != Operator::agree) consume(k);
        }
        emit(c, draft, recipients, inner.recipient_by_preposition, 0.9);
        return true;
    }

    void consume(std::size_t c) {
        consumed_[c] = true;
        if (operator_of(lemma(c)) == Operator::none) return;
        for (const std::size_t k : complements(c)) consumed_[k] = true;
    }

    // "demanded that Israel ease": a base form after a singular.
    bool is_bare(std::size_t c) const {
        return parse_.tokens[verb(c).head].tag == WordTag::base;
    }

    bool pass_on(std::size_t c, std::size_t inner, bool hypothetical, bool negated) {
        const Base base = complement_base(inner);
        if (base.pattern == nullptr) return false;
        consume(inner);
        const Pattern& p = *base.pattern;
        Draft draft{p.type, p.mode, p.cameo, std::string(lemma(c)) + " + " + name_of(p)};
        emit(c, draft, base.recipients, base.recipient_by_preposition, 0.85, hypothetical, negated);
        return true;
    }

    People own_recipients(std::size_t c) const {
        const Clause& cl = clause(c);
        if (verb(c).passive) return subjects_[c];
        People found = who(cl.objects);
        if (!found.empty()) return found;
        for (const std::string_view word : {"on", "upon", "to", "with", "for", "from", "of", "against"}) {
            found = attached(c, word);
            if (!found.empty()) return found;
        }
        for (const std::size_t g : cl.objects) append(found, find_owner(parse_, g, discourse_));
        return found;
    }

    void plain(std::size_t c) {
        const Base base = base_of(c);
        if (goes_on(c)) return;
        const bool consults = clause(c).link == ClauseLink::infinitive && base.pattern != nullptr && base.pattern->type == EventType::consult;
        if (consults || is_purpose(c)) return;  // "will meet to discuss": one event
        if (base.pattern == nullptr) return must_in_reported_speech(c);
        const Pattern& p = *base.pattern;
        if (is_saying(lemma(c)) && p.demands.empty() && !complements(c).empty() && p.type != EventType::accuse && p.type != EventType::request && p.type != EventType::threaten) return;
        if (must(c)) return must_in_reported_speech(c);
        Draft draft{p.type, p.mode, p.cameo, name_of(p)};
        emit(c, draft, base.recipients, base.recipient_by_preposition, p.demands.empty() ? 0.85 : 0.9);
    }

    // "Palestinian riots are continuing": the subject is the event, its owner the actor.
    bool goes_on(std::size_t c) {
        constexpr auto verbs = std::to_array<std::string_view>({"continue", "erupt", "begin", "start", "resume", "spread", "intensify", "occur", "take", "escalate", "go"});
        constexpr auto kinds = std::to_array<std::pair<NounClass, std::string_view>>(
            {{NounClass::hunger, "141"}, {NounClass::protest, "141"}, {NounClass::attack, "190"}});
        if (!among(lemma(c), verbs) || clause(c).subjects.size() != 1 || !who(clause(c).subjects).empty()) return false;
        const std::size_t g = clause(c).subjects.front();
        const NounClasses classes = noun_classes(parse_.head_word(g));
        for (const auto& [kind, cameo] : kinds) {
            if (!has_class(classes, kind)) continue;
            const People actors = find_owner(parse_, g, discourse_);
            if (actors.empty()) return false;
            Draft draft;
            draft.type = kind == NounClass::attack ? EventType::assault : EventType::protest;
            draft.mode = kind == NounClass::attack ? "" : kind == NounClass::hunger ? "hunger" : "demo";
            draft.cameo = cameo;
            draft.rule = "noun " + std::string(parse_.head_word(g)) + " + " + std::string(lemma(c));
            People recipients;
            for (const std::string_view word : {std::string_view("against"), std::string_view("on")}) {
                if (!recipients.empty() || g + 2 >= parse_.groups.size() || parse_.groups[g + 1].kind != GroupKind::preposition || parse_.first_word(g + 1) != word) continue;
                recipients = who(g + 2);
                if (recipients.empty()) recipients = find_owner(parse_, g + 2, discourse_);
            }
            emit_between(c, draft, actors, recipients, true, 0.7, false);
            return true;
        }
        return false;
    }

    bool must(std::size_t c) const { return verb(c).obliged && reporter(c) != no_group; }

    // "said that A must ...": a request to A.
    void must_in_reported_speech(std::size_t c) {
        if (!must(c) || subjects_[c].empty()) return;
        const std::size_t said = reporter(c);
        if (subjects_[said].empty() || same(subjects_[said], subjects_[c])) return;
        const Base base = base_of(c);
        Draft draft{EventType::request, request_mode(base.pattern), "100", "say + must"};
        for (const std::size_t k : complements(c)) consumed_[k] = true;
        emit_between(c, draft, subjects_[said], subjects_[c], false, 0.85, true);
    }

    // The clause of saying that governs c.
    std::size_t reporter(std::size_t c) const {
        std::size_t k = c;
        for (int step = 0; step < 6; ++step) {
            const Clause& cl = clause(k);
            if (cl.link == ClauseLink::that && cl.parent != no_group && cl.parent != k && is_saying(lemma(cl.parent))) return cl.parent;
            if (cl.parent == no_group || cl.parent == k || cl.link == ClauseLink::main) return no_group;
            if (cl.link == ClauseLink::relative && !cl.controlled) return no_group;
            k = cl.parent;
        }
        return no_group;
    }

    // Under "if", "unless", "whether", or governed by a verb that only may be.
    bool conditional(std::size_t c) const {
        std::size_t k = c;
        for (int step = 0; step < 4 && k != no_group; ++step) {
            if (k != c && verb(k).hypothetical && !(verb(k).past && reporter(k) != no_group)) return true;
            const std::size_t opener = clause(k).opener;
            if (opener != no_group) {
                const std::string_view word = parse_.first_word(opener);
                if (word == "if" || word == "unless" || word == "whether") return true;
            }
            if (clause(k).link == ClauseLink::main || clause(k).link == ClauseLink::that || clause(k).link == ClauseLink::adverbial) return false;
            k = clause(k).parent;
        }
        return false;
    }

    void emit(std::size_t c, Draft draft, People recipients, bool by_preposition, double confidence, bool hypothetical = false, bool negated = false) {
        People actors;
        if (verb(c).passive || verb(c).reduced) {
            actors = attached(c, "by");
            // "An agreement was signed between A and B": theirs.
            if (actors.empty()) actors = attached(c, "between");
            if (actors.empty() && (rules_.need_actor || recipients.empty())) return;
            if (recipients.empty()) recipients = subjects_[c];
        } else {
            actors = subjects_[c];
        }
        // "lifting the sanctions is out of the question, officials said": theirs is the refusal.
        if (actors.empty() && draft.type == EventType::reject && lemma(c) == "be" && reporter(c) != no_group) actors = subjects_[reporter(c)];
        if (recipients.empty() && actors.size() < 2 && rules_.recipient_anywhere) {
            recipients = anywhere(c);
            by_preposition = true;
        }
        emit_between(c, draft, std::move(actors), std::move(recipients), by_preposition, confidence, false, hypothetical, negated);
    }

    void emit_between(std::size_t c, Draft draft, People actors, People recipients, bool by_preposition, double confidence, bool plain_flags,
                      bool hypothetical = false, bool negated = false) {
        const Group& v = verb(c);
        const std::size_t said = reporter(c);
        CodedEvent coded;
        Event& event = coded.event;
        event.flags.negated = !plain_flags && (v.negated != negated || neither(c));
        event.flags.future = !plain_flags && (v.future || future_of_parent(c));
        event.flags.hypothetical = !plain_flags && (v.hypothetical || hypothetical || conditional(c));
        if (!plain_flags && said != no_group && v.hypothetical && v.past && parse_.tokens[v.begin].lemma == "would") {
            event.flags.future = true;
            event.flags.hypothetical = conditional(c);
        }
        if (event.flags.future && !plain_flags) become_promise(event, draft, same(said == no_group ? People{} : subjects_[said], subjects_[c]));
        std::erase_if(recipients, [&](const Participant& r) {
            return std::any_of(actors.begin(), actors.end(), [&](const Participant& a) { return a.id == r.id; });
        });
        if (draft.type == EventType::agree && actors.size() > 1) keep_others(actors, recipients);
        if (actors.empty() && (rules_.need_actor || recipients.empty())) return;
        if (needs_recipient(draft.type) && recipients.empty() && actors.size() < 2) return;
        event.type = draft.type;
        event.mode = draft.mode;
        event.cameo = draft.cameo;
        event.rule = draft.rule;
        event.goldstein = goldstein_score(event.cameo);
        event.plover_score = plover_score(event.type, event.mode);
        event.verb = {parse_.tokens[v.begin].text.begin, parse_.tokens[v.end - 1].text.end};
        if (said != no_group && !subjects_[said].empty()) event.attributed_to = subjects_[said].front().id;
        if (const std::size_t accuser = clause(c).parent; accuser != no_group && clause(c).link == ClauseLink::participle && accuses(lemma(accuser)) && !subjects_[accuser].empty())
            event.attributed_to = subjects_[accuser].front().id;
        if (clause(c).controlled) confidence *= 0.95;
        if (by_preposition && !recipients.empty()) confidence *= 0.8;
        if (event.flags.hypothetical) confidence *= 0.8;
        double certainty = actors.empty() ? 0.7 : 1;
        for (const Participant& one : actors) certainty = std::min(certainty, one.certainty);
        double other = 1;
        for (const Participant& one : recipients) other = std::min(other, one.certainty);
        event.confidence = confidence * certainty * other;
        coded.clause = c;
        coded.actors = std::move(actors);
        coded.recipients = std::move(recipients);
        push(std::move(coded));
    }

    // "A and B agreed that their refugees return": two who agree need nobody else of their own states.
    static void keep_others(const People& actors, People& recipients) {
        std::erase_if(recipients, [&](const Participant& r) {
            return !r.state.empty() && std::any_of(actors.begin(), actors.end(), [&](const Participant& a) { return a.state == r.state; });
        });
    }

    // A promise or an announcement is an event of its own.
    void become_promise(Event& event, Draft& draft, bool own_word) const {
        const int quad = quad_class(draft.type);
        const Pattern told{{}, {}, {}, draft.type, draft.mode, draft.cameo};
        if (event.flags.negated) {
            if (own_word && quad <= 2) {
                const std::string_view mode = request_mode(&told);
                draft.type = EventType::reject;
                draft.mode = mode;
                draft.cameo = mode == "meet" ? "125" : "120";
                event.flags.negated = false;
            }
            return;
        }
        if (draft.type == EventType::agree || quad == 3) return;
        const std::string rule = "will + " + draft.rule;
        if (quad == 4 && event.flags.hypothetical) return;
        draft = promised(&told, false);
        draft.rule = rule;
    }

    bool future_of_parent(std::size_t c) const {
        const Clause& cl = clause(c);
        if (cl.link != ClauseLink::coordinated || cl.parent == no_group) return false;
        // "will meet and visit": the second base form shares the modal.
        return parse_.tokens[verb(c).head].tag == WordTag::base && !verb(c).infinitive && verb(cl.parent).future;
    }

    // "Neither A nor B has condemned".
    bool neither(std::size_t c) const {
        const std::vector<std::size_t>& subjects = clause(c).subjects;
        if (subjects.empty()) return false;
        const Group& first = parse_.groups[subjects.front()];
        const std::string_view word = parse_.tokens[first.begin].lower;
        if (word == "neither" || word == "no") return true;
        return first.begin > 0 && parse_.tokens[first.begin - 1].lower == "neither";
    }

    // The same event told twice in a sentence counts once.
    void push(CodedEvent coded) {
        for (const CodedEvent& known : events_) {
            if (known.event.type == coded.event.type && known.clause != coded.clause && ids(known.actors) == ids(coded.actors) && ids(known.recipients) == ids(coded.recipients)) return;
        }
        events_.push_back(std::move(coded));
    }

    static std::vector<std::string> ids(const People& people) {
        std::vector<std::string> list;
        for (const Participant& one : people) list.push_back(one.id);
        std::sort(list.begin(), list.end());
        return list;
    }

    const Parse& parse_;
    Discourse& discourse_;
    const CodingRules& rules_;
    std::vector<bool> consumed_;
    std::vector<People> subjects_;
    std::vector<CodedEvent> events_;
};

}  // namespace

std::vector<CodedEvent> code_sentence(const Parse& parse, Discourse& discourse, const CodingRules& rules) {
    return Coder(parse, discourse, rules).run();
}

}  // namespace entente::evidence
