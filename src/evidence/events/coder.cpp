#include "evidence/events/coder.h"

#include <algorithm>
#include <array>

#include "evidence/events/drafts.h"
#include "evidence/events/frames.h"
#include "evidence/events/governed.h"
#include "evidence/events/modes.h"
#include "evidence/events/nominal.h"
#include "evidence/events/recipients.h"

namespace entente::evidence {
namespace {

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool same(const People& a, const People& b) {
    return !a.empty() && a.size() == b.size() && a.front().id == b.front().id;
}

// "Brazil will not yield, its president said": both speak for Brazil.
bool same_side(const People& a, const People& b) {
    return same(a, b) || (!a.empty() && !b.empty() && !a.front().state.empty() && a.front().state == b.front().state);
}

struct Base {
    const Pattern* pattern = nullptr;
    People recipients;
    bool recipient_by_preposition = false;
};

/// How an event is said, beyond what its verb group shows.
struct Manner {
    bool plain = false;         ///< as it stands: no flag of the verb group counts
    bool hypothetical = false;
    bool negated = false;
};

class Coder {
public:
    Coder(const Parse& parse, Discourse& discourse, const CodingRules& rules)
        : parse_(parse), discourse_(discourse), rules_(rules), consumed_(parse.clauses.size(), false), subjects_(parse.clauses.size()), find_(parse, discourse, rules, subjects_) {}

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
        for (const std::size_t g : groups) append_people(all, who(g));
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

    std::vector<std::size_t> complements(std::size_t c) const { return complements_of(parse_, c); }
    std::size_t reporter(std::size_t c) const { return reporter_of(parse_, c); }
    bool conditional(std::size_t c) const { return is_conditional(parse_, c); }

    Base base_of(std::size_t c) const {
        Base base;
        base.pattern = match(c);
        base.recipients = find_.of(c, base.pattern, base.recipient_by_preposition);
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

    // "announced plans to send", "repeated its refusal to meet": the object says what becomes of the complement.
    Operator told_by_object(std::size_t c, const std::vector<std::size_t>& told) const {
        if (told.empty() || clause(told.front()).link != ClauseLink::infinitive) return Operator::none;
        const std::size_t noun = clause(told.front()).governor;
        const std::vector<std::size_t>& objects = clause(c).objects;
        if (noun == no_group || std::find(objects.begin(), objects.end(), noun) == objects.end()) return Operator::none;
        if (pursues(lemma(c)) && is_effort(parse_.head_lemma(noun))) return Operator::attempt;
        if (!tells(lemma(c))) return Operator::none;
        return operator_of_noun(parse_.head_lemma(noun));
    }

    // "discussed ending the war": what is talked over or thought of has not happened.
    bool only_considered(std::size_t c) const {
        constexpr auto verbs = std::to_array<std::string_view>({"discuss", "consider", "weigh", "mull", "contemplate", "debate", "favour", "favor", "endorse", "support", "advocate", "envisage",
                                                                "mean", "imply", "involve", "explore", "entail", "oppose", "recommend", "suggest", "propose", "justify", "risk", "rule"});
        return clause(c).link == ClauseLink::gerund && clause(c).parent != no_group && among(lemma(clause(c).parent), verbs);
    }

    void code(std::size_t c) {
        if (only_considered(c)) return;
        const std::vector<std::size_t> told = complements(c);
        if (const Operator noun = told_by_object(c, told); noun != Operator::none && apply(c, noun, told)) return;
        if (meant_by_noun(c)) return;
        const Operator what = operator_of(lemma(c));
        if (has_own_event(c, what, told)) {
            const Base purpose = complement_base(told.front());
            consume(told.front());
            return plain(c, purpose.recipients);
        }
        if (what != Operator::none && !told.empty() && apply(c, what, told)) return;
        if (is_saying(lemma(c)) && !told.empty() && match(c) == nullptr) return;  // what is said is coded in its own clause
        plain(c);
    }

    // "continued their strike to demand", "offered his resignation to save": the object is the deed, the rest its purpose.
    bool has_own_event(std::size_t c, Operator what, const std::vector<std::size_t>& told) const {
        if (told.empty()) return false;
        const Clause& first = clause(told.front());
        if (what == Operator::none && first.link == ClauseLink::participle && first.opener != no_group && parse_.first_word(first.opener) == "of") {
            // "has no intention of helping"
            const Pattern* said = match(c);
            return said != nullptr && (said->type == EventType::reject || said->type == EventType::agree) && !clause(c).objects.empty();
        }
        const bool takes_object = what == Operator::pass || what == Operator::agree || (what == Operator::request && lemma(c) == "call");
        if (!takes_object || told.empty() || clause(c).objects.empty() || clause(told.front()).link != ClauseLink::infinitive) return false;
        const Pattern* own = match(c);
        return own != nullptr && std::any_of(own->demands.begin(), own->demands.end(), [](const Demand& d) { return d.where == "obj"; });
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
                draft = promised(inner.pattern, lemma(c) == "agree" || lemma(c) == "offer", rules_);
                if (recipients.empty() || same(recipients, subjects_[c])) recipients = find_.of_own(c);
                break;
            case Operator::intend:
                if (that) return false;
                draft = intended(lemma(c), inner.pattern, rules_);
                break;
            case Operator::threaten:
                draft = threatened(inner.pattern);
                break;
            case Operator::refuse:
                if (that) return false;
                draft = refused(inner.pattern);
                if (const People own = find_.of_own(c); !own.empty() && !same(own, subjects_[c])) recipients = own;
                break;
            case Operator::request:
            case Operator::demand: {
                if (that && lemma(c) == "warn" && !verb(first).obliged) {
                    // "warned Israel that any attack would be met with force"
                    recipients = who(clause(c).objects);
                    if (recipients.empty()) return false;
                    draft = {EventType::threaten, "", "130", {}};
                    break;
                }
                if (that && !(verb(first).hypothetical || verb(first).obliged || is_bare(first)) ) return false;
                if (!that && (lemma(c) == "press" || lemma(c) == "push") && clause(c).objects.empty() && !verb(c).passive) return true;  // "press to win": asks nobody
                draft = {EventType::request, request_mode(inner.pattern), what == Operator::demand ? "100" : "020", {}};
                People asked = that ? subjects_[first] : find_.of_own(c);
                if (asked.empty()) asked = subjects_[first];
                if (asked.empty()) {
                    for (const std::size_t g : clause(first).subjects) append_people(asked, find_owner(parse_, g, discourse_));
                }
                if (!asked.empty() && !same(asked, subjects_[c])) recipients = asked;
                break;
            }
            case Operator::order:
                draft = {EventType::coerce, "restrict", "172", {}};
                // "ordered the diplomat to leave"
                if (const Pattern* own = match(c); own != nullptr && own->type == EventType::sanction) draft = {own->type, own->mode, own->cameo, {}};
                recipients = find_.of_own(c);
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
        if (negated && verb(c).negated && (verb(c).future || verb(c).hypothetical)) {
            // "will not stop shelling" refuses
            draft = {EventType::reject, "yield", "120", draft.rule};
            negated = true;  // the refusal itself is no negation
            hypothetical = false;
        }
        emit(c, draft, base.recipients, base.recipient_by_preposition, 0.85, {.hypothetical = hypothetical, .negated = negated});
        return true;
    }


    // "was outraged by China's decision", "were pleased with": who feels acts.
    bool feels(std::size_t c) {
        const int feeling = verb(c).passive ? feeling_of(lemma(c)) : 0;
        if (feeling == 0 || subjects_[c].empty()) return false;
        People about;
        for (const std::string_view word : {"by", "at", "with", "over", "about"}) {
            if (about.empty()) about = find_.attached(c, word);
        }
        if (about.empty() || same(about, subjects_[c])) return false;
        Draft draft{EventType::accuse, "disapprove", "111", "be " + std::string(lemma(c)) + "d by"};
        if (feeling > 0) draft = {EventType::support, "", "051", draft.rule};
        emit_between(c, draft, subjects_[c], about, true, 0.8);
        return true;
    }

    // "A said B's treatment of C was unacceptable": A judges B.
    bool judges(std::size_t c) {
        const std::size_t said = reporter(c);
        if (said == no_group || lemma(c) != "be" || clause(c).subjects.size() != 1 || clause(c).objects.size() != 1 || subjects_[said].empty()) return false;
        const int judgement = judgement_of(parse_.head_word(clause(c).objects.front())) * (verb(c).negated ? -1 : 1);
        if (judgement == 0) return false;
        People judged = subjects_[c];
        if (judged.empty()) judged = find_owner(parse_, clause(c).subjects.front(), discourse_);
        if (judged.empty() || same(judged, subjects_[said])) return false;
        Draft draft{EventType::accuse, "disapprove", "111", "say + be " + std::string(parse_.head_word(clause(c).objects.front()))};
        if (judgement > 0) draft = {EventType::support, "", "051", draft.rule};
        emit_between(c, draft, subjects_[said], judged, false, 0.8, {.plain = true});
        return true;
    }

    // `others`: who is meant if the clause itself names nobody ("offered aid to help Chile").
    void plain(std::size_t c, const People& others = {}) {
        if (feels(c) || judges(c)) return;
        const Base base = base_of(c);
        if (goes_on(c)) return;
        const bool consults = clause(c).link == ClauseLink::infinitive && base.pattern != nullptr && base.pattern->type == EventType::consult;
        if (consults || is_purpose(c)) return;  // "will meet to discuss": one event
        if (base.pattern == nullptr) return must_in_reported_speech(c);
        const Pattern& p = *base.pattern;
        if (is_saying(lemma(c)) && p.demands.empty() && !complements(c).empty() && p.type != EventType::accuse && p.type != EventType::request && p.type != EventType::threaten &&
            !(p.type == EventType::reject && !clause(c).objects.empty()))
            return;  // "denied charges that" denies
        if (must(c)) return must_in_reported_speech(c);
        if (const std::size_t said = reporter(c); said != no_group && p.type == EventType::aid && !subjects_[said].empty() && !subjects_[c].empty() &&
                                                  subjects_[said].front().state != subjects_[c].front().state && are_outlaws(c)) {
            // "A said B was arming rebels": A lays it to B
            return emit_between(c, {EventType::accuse, "allege", "112", "say + " + name_of(p)}, subjects_[said], subjects_[c], false, 0.8, {.plain = true});
        }
        Draft draft{p.type, p.mode, p.cameo, name_of(p)};
        const bool named = !base.recipients.empty() || others.empty();
        emit(c, draft, named ? base.recipients : others, named ? base.recipient_by_preposition : true, p.demands.empty() ? 0.85 : 0.9);
    }

    // "Riots erupted in Chile": people there.
    People protesters_in(std::size_t c) const {
        People found = find_.attached(c, "in");
        std::erase_if(found, [](const Participant& one) { return one.state.empty(); });
        for (Participant& one : found) {
            std::string code = one.state;
            std::transform(code.begin(), code.end(), code.begin(), [](char letter) { return static_cast<char>(letter - 'A' + 'a'); });
            one.id = "role:" + code + "-protesters";
            one.place = false;
            one.place_only = false;
        }
        return found;
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
            People actors = find_owner(parse_, g, discourse_);
            if (actors.empty() && kind != NounClass::attack) actors = protesters_in(c);
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
            emit_between(c, draft, actors, recipients, true, 0.7);
            return true;
        }
        return false;
    }

    bool are_outlaws(std::size_t c) const {
        constexpr auto nouns = std::to_array<std::string_view>({"rebels", "militants", "terrorists", "guerrillas", "insurgents", "separatists", "extremists", "gunmen", "fugitives", "terrorism", "militias"});
        return std::any_of(clause(c).objects.begin(), clause(c).objects.end(), [&](std::size_t g) { return among(parse_.head_word(g), nouns); });
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
        emit_between(c, draft, subjects_[said], subjects_[c], false, 0.85, {.plain = true});
    }

    void emit(std::size_t c, const Draft& draft, People recipients, bool by_preposition, double confidence,
              const Manner& manner = {}) {
        People actors;
        if (verb(c).passive || verb(c).reduced) {
            actors = find_.attached(c, "by");
            // "An agreement was signed between A and B": theirs.
            if (actors.empty()) actors = find_.attached(c, "between");
            if (actors.empty() && (rules_.need_actor || recipients.empty())) return;
            if (recipients.empty()) recipients = subjects_[c];
        } else {
            actors = subjects_[c];
        }
        // "lifting the sanctions is out of the question, officials said": theirs is the refusal.
        if (actors.empty() && draft.type == EventType::reject && lemma(c) == "be" && reporter(c) != no_group) actors = subjects_[reporter(c)];
        if (recipients.empty() && actors.size() < 2 && rules_.recipient_anywhere) {
            recipients = find_.anywhere(c);
            by_preposition = true;
        }
        emit_between(c, draft, std::move(actors), std::move(recipients), by_preposition, confidence, manner);
    }

    void emit_between(std::size_t c, Draft draft, People actors, People recipients, bool by_preposition, double confidence,
                      const Manner& manner = {}) {
        const Group& v = verb(c);
        const std::size_t said = reporter(c);
        CodedEvent coded;
        Event& event = coded.event;
        event.flags.negated = !manner.plain && (v.negated != manner.negated || neither(c));
        event.flags.future = !manner.plain && (v.future || future_of_parent(c));
        event.flags.hypothetical = !manner.plain && (v.hypothetical || manner.hypothetical || conditional(c));
        if (!manner.plain && said != no_group && v.hypothetical && v.past && parse_.tokens[v.begin].lemma == "would") {
            event.flags.future = true;
            event.flags.hypothetical = conditional(c);
        }
        // "said it might expel": what somebody says he may do to others is a threat.
        if (!manner.plain && event.flags.hypothetical && !event.flags.future && !event.flags.negated && quad_class(draft.type) == 4 && said != no_group &&
            same(subjects_[said], subjects_[c]) && !conditional(c)) {
            const Pattern told{{}, {}, {}, draft.type, draft.mode, draft.cameo};
            const std::string rule = "may + " + draft.rule;
            draft = threatened(&told);
            draft.rule = rule;
        }
        if (event.flags.future && !manner.plain) become_promise(event.flags, draft, said == no_group || same_side(subjects_[said], subjects_[c]), rules_);
        std::erase_if(recipients, [&](const Participant& r) {
            return std::any_of(actors.begin(), actors.end(), [&](const Participant& a) { return a.id == r.id; });
        });
        if (draft.type == EventType::agree && actors.size() > 1) keep_others(actors, recipients);
        // Where two meet is no third.
        if (draft.type == EventType::consult && actors.size() > 1) std::erase_if(recipients, [](const Participant& r) { return r.place_only; });
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
    RecipientFinder find_;
    std::vector<CodedEvent> events_;
};

}  // namespace

std::vector<CodedEvent> code_sentence(const Parse& parse, Discourse& discourse, const CodingRules& rules) {
    return Coder(parse, discourse, rules).run();
}

}  // namespace entente::evidence
