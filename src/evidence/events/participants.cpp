#include "evidence/events/participants.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "evidence/events/noun_classes.h"

namespace entente::evidence {
namespace {

std::string code_of_state(std::string_view id) {
    return id.starts_with("state:") ? std::string(id.substr(6)) : std::string();
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

void remember(std::vector<std::string>& list, const std::string& id) {
    std::erase(list, id);
    list.push_back(id);
}

class Finder {
public:
    Finder(const Parse& parse, const Discourse& discourse) : parse_(parse), discourse_(discourse) {}

    std::vector<Participant> who(std::size_t g, int depth = 0) const {
        const Group& group = parse_.groups[g];
        if (group.kind != GroupKind::noun || depth > 3) return {};
        const Token& head = parse_.tokens[group.head];
        if (head.tag == WordTag::pronoun) return pronoun(group.head);
        if (head.alias >= 0) return {of_alias(head.alias)};
        if (head.mention >= 0 && !is_adjective(group.head)) return named(g, group.head);
        if (head.mention >= 0 && is_adjective(group.head)) return people_of(group.head);
        if (std::vector<Participant> named = apposed(g); !named.empty()) return named;
        return by_role(g, depth);
    }

    // "the American Secretary of State, Antony Blinken,": the name says who it is.
    std::vector<Participant> apposed(std::size_t g) const {
        if (g + 2 >= parse_.groups.size() || role_kind(parse_.head_word(g)) == RoleKind::people) return {};
        if (parse_.groups[g + 1].kind != GroupKind::comma || parse_.groups[g + 2].kind != GroupKind::noun) return {};
        const bool closed = g + 3 >= parse_.groups.size() || parse_.groups[g + 3].kind == GroupKind::comma || parse_.groups[g + 3].kind == GroupKind::mark;
        const Token& head = parse_.tokens[parse_.groups[g + 2].head];
        if (!closed || role_kind(parse_.head_word(g)) == RoleKind::none) {
            if (parse_.head_word(g) != "state" || !closed) return {};
        }
        if (head.alias >= 0) return {of_alias(head.alias)};
        if (head.mention < 0 || discourse_.matches[static_cast<std::size_t>(head.mention)].actor->kind != ActorKind::person) return {};
        return named(g + 2, parse_.groups[g + 2].head);
    }

    std::vector<Participant> owner(std::size_t g, int depth = 0) const {
        const Group& group = parse_.groups[g];
        if (group.kind != GroupKind::noun || depth > 3) return {};
        std::vector<Participant> found;
        for (std::size_t t = group.begin; t < group.head; ++t) {
            const Token& token = parse_.tokens[t];
            if (token.alias >= 0) {
                found = {of_alias(token.alias)};
            } else if (token.mention >= 0 && (t == group.begin || parse_.tokens[t - 1].mention != token.mention)) {
                const bool joined = t >= group.begin + 2 && !found.empty() && parse_.tokens[t - 1].tag == WordTag::conjunction;
                std::vector<Participant> one = named(g, t);
                if (joined) {
                    found.insert(found.end(), one.begin(), one.end());
                } else {
                    found = std::move(one);
                }
            } else if (token.tag == WordTag::possessive && found.empty() && t > group.begin) {
                Group before = group;  // "both nations' support"
                before.head = t - 1;
                found = last_two(before, parse_.tokens[t - 1].lower);
            } else if (token.tag == WordTag::possessive_pronoun && found.empty()) {
                found = pronoun(t);
            }
        }
        if (!found.empty()) {
            add_left_adjectives(g, found);
            return found;
        }
        return owner_after(g, depth);
    }

private:
    bool is_adjective(std::size_t t) const {
        const Token& token = parse_.tokens[t];
        return discourse_.matches[static_cast<std::size_t>(token.mention)].kind == MentionKind::belonging;
    }

    Participant of_alias(std::int32_t index) const {
        const Alias& alias = discourse_.aliases[static_cast<std::size_t>(index)];
        Participant one;
        one.id = alias.id;
        one.state = alias.state.empty() ? discourse_.state_of(alias.id) : alias.state;
        one.naming = Naming::short_name;
        return one;
    }

    std::vector<Participant> named(std::size_t g, std::size_t t) const {
        const NameMatch& match = discourse_.matches[static_cast<std::size_t>(parse_.tokens[t].mention)];
        Participant one;
        one.id = match.actor->id;
        one.state = discourse_.state_of(one.id);
        one.naming = match.kind == MentionKind::metonym     ? Naming::metonym
                     : match.kind == MentionKind::belonging ? Naming::belonging
                     : match.kind == MentionKind::place     ? Naming::place
                                                            : Naming::name;
        one.place = match.kind == MentionKind::place || (match.actor->kind == ActorKind::state && after_place(g));
        one.place_only = match.kind == MentionKind::place;
        return {one};
    }

    bool after_place(std::size_t g) const {
        if (g == 0 || parse_.groups[g - 1].kind != GroupKind::preposition) return false;
        const std::string_view word = parse_.first_word(g - 1);
        return word == "in" || word == "at" || word == "near" || word == "across" || word == "throughout" || word == "inside" || word == "outside";
    }

    // "Palestinians", "the French": the people of a state.
    std::vector<Participant> people_of(std::size_t t) const {
        const NameMatch& match = discourse_.matches[static_cast<std::size_t>(parse_.tokens[t].mention)];
        Participant one;
        one.id = match.actor->id;
        one.state = discourse_.state_of(one.id);
        one.naming = Naming::belonging;
        one.certainty = 0.8;
        return {one};
    }

    std::vector<Participant> pronoun(std::size_t at) const {
        const std::string_view word = parse_.tokens[at].lower;
        std::vector<Participant> found;
        const auto add = [&](const std::string& id) {
            if (id.empty()) return;
            Participant one;
            one.id = id;
            one.state = discourse_.state_of(id);
            one.naming = Naming::pronoun;
            one.certainty = 0.85;
            found.push_back(std::move(one));
        };
        if (word == "he" || word == "she" || word == "him" || word == "his" || word == "her") {
            add(!discourse_.person_subject.empty() ? discourse_.person_subject
                : discourse_.persons.empty()       ? discourse_.state_subject
                                                   : discourse_.persons.back());
        } else if (word == "it" || word == "its") {
            const std::string here = named_before(at);
            const std::string it = discourse_.meant_by_it(!here.empty());
            add(it.empty() ? here : it);
        } else if (word == "they" || word == "them" || word == "their") {
            for (const std::string& id : discourse_.plural_subject) add(id);
        }
        return found;
    }

    // "Hungarian and Romanian officials": the group begins after the conjunction.
    void add_left_adjectives(std::size_t g, std::vector<Participant>& found) const {
        std::size_t k = g;
        while (k >= 2 && (parse_.groups[k - 1].kind == GroupKind::conjunction || is_dash(k - 1))) {
            const Group& left = parse_.groups[k - 2];
            const bool bare = left.kind == GroupKind::noun && left.end - left.begin <= 2 && parse_.tokens[left.head].mention >= 0;
            if (!bare) break;
            const bool adjective = is_adjective(left.head);
            if (!adjective && !is_dash(k - 1)) break;
            std::vector<Participant> one = named(k - 2, left.head);
            found.insert(found.begin(), one.begin(), one.end());
            k -= 2;
        }
    }

    bool is_dash(std::size_t g) const {
        return parse_.groups[g].kind == GroupKind::mark && parse_.tokens[parse_.groups[g].begin].tag == WordTag::dash;
    }

    std::vector<Participant> owner_after(std::size_t g, int depth) const {
        if (g + 2 >= parse_.groups.size() || parse_.groups[g + 1].kind != GroupKind::preposition) return {};
        const std::string_view word = parse_.first_word(g + 1);
        if (word != "of" && word != "from" && word != "in" && word != "throughout" && word != "by" && word != "for" && word != "near") return {};
        const Group& next = parse_.groups[g + 2];
        if (next.kind != GroupKind::noun) return {};
        std::vector<Participant> found;
        std::size_t k = g + 2;
        bool in_list = false;
        while (true) {
            std::vector<Participant> one = who(k, depth + 1);
            if (one.empty() && word != "of") one = owner(k, depth + 1);
            if (one.empty()) break;
            found.insert(found.end(), one.begin(), one.end());
            const bool listed = k + 4 < parse_.groups.size() && parse_.groups[k + 1].kind == GroupKind::comma && word == "of" && parse_.groups[k + 3].kind == GroupKind::conjunction;
            if (k + 2 >= parse_.groups.size() || !(listed || parse_.groups[k + 1].kind == GroupKind::conjunction) || parse_.groups[k + 2].kind != GroupKind::noun) break;
            in_list = in_list || listed;
            if (!in_list && k + 3 < parse_.groups.size() && parse_.groups[k + 3].kind == GroupKind::verb) break;
            k += 2;
        }
        for (Participant& one : found) {
            one.place = false;
            one.place_only = false;
        }
        return found;
    }

    std::vector<Participant> by_role(std::size_t g, int depth) const {
        const Group& group = parse_.groups[g];
        const Token& head = parse_.tokens[group.head];
        const std::string_view before = group.head > group.begin ? parse_.tokens[group.head - 1].lower : std::string_view{};
        if (is_quantity(head.lower) && g + 2 < parse_.groups.size() && parse_.groups[g + 1].kind == GroupKind::preposition &&
            parse_.first_word(g + 1) == "of") {
            std::vector<Participant> inner = owner_after(g, depth);
            if (!inner.empty()) return inner;
        }
        if (std::vector<Participant> pair = last_two(group, head.lower); !pair.empty()) return pair;
        const RoleKind role = role_kind(head.lower);
        const bool secretary = head.lower == "state" && before == "of";
        if (role == RoleKind::none && !secretary) return {};
        std::vector<Participant> owners = owner(g, depth + 1);
        if (role == RoleKind::people) return people(owners, head.lower);
        if (owners.empty()) return anaphoric(group, head.lower, before);
        if (role == RoleKind::person) {
            const std::string title(office_title(before, head.lower));
            if (!title.empty() && head.lower == parse_.tokens[group.head].lemma) {
                const std::string holder = discourse_.table.holder(owners.front().id, title, discourse_.published);
                std::string person = holder.empty() ? holder_named(owners.front().id, title) : holder;
                if (!person.empty()) {
                    Participant one;
                    one.id = std::move(person);
                    one.state = owners.front().state;
                    one.naming = Naming::role;
                    one.certainty = 0.9;
                    return {one};
                }
            }
        }
        std::vector<Participant> bodies;
        for (Participant owner : owners) {
            if (owner.id.starts_with("per:") && !owner.state.empty()) owner.id = "state:" + owner.state;
            owner.naming = Naming::belonging;
            owner.place = false;
            owner.place_only = false;
            bodies.push_back(std::move(owner));
        }
        return bodies;
    }

    // The one person named in the article who ever held the office.
    std::string holder_named(std::string_view of, std::string_view title) const {
        std::string found;
        for (const std::string& person : discourse_.persons) {
            for (const HeldOffice& office : discourse_.table.offices()) {
                const bool fits = office.title == title || (title == "leader" && (office.title == "president" || office.title == "prime minister" || office.title == "premier"));
                if (office.person != person || office.of != of || !fits || found == person) continue;
                if (!found.empty()) return {};
                found = person;
            }
        }
        return found;
    }

    // The last state or organisation that the sentence names before a word.
    std::string named_before(std::size_t at) const {
        for (std::size_t t = at; t > 0; --t) {
            if (parse_.tokens[t - 1].mention < 0) continue;
            const NameMatch& match = discourse_.matches[static_cast<std::size_t>(parse_.tokens[t - 1].mention)];
            const bool name = match.kind != MentionKind::belonging && match.kind != MentionKind::place;
            if (name && match.actor->kind != ActorKind::person) return match.actor->id;
        }
        return {};
    }

    // Ids that the sentence names only after the group.
    std::vector<std::string> named_after(const Group& group) const {
        std::vector<std::string> later;
        for (std::size_t t = group.begin; t < parse_.tokens.size(); ++t) {
            if (parse_.tokens[t].mention >= 0) later.push_back(discourse_.matches[static_cast<std::size_t>(parse_.tokens[t].mention)].actor->id);
        }
        for (std::size_t t = 0; t < group.begin; ++t) {
            if (parse_.tokens[t].mention >= 0 && !is_adjective(t)) std::erase(later, discourse_.matches[static_cast<std::size_t>(parse_.tokens[t].mention)].actor->id);
        }
        return later;
    }

    // "the two leaders", "both nations", "the two sides".
    std::vector<Participant> last_two(const Group& group, std::string_view head) const {
        bool two = false;
        for (std::size_t t = group.begin; t < group.head; ++t) two = two || parse_.tokens[t].lower == "two" || parse_.tokens[t].lower == "both";
        if (!two) return {};
        const bool persons = head == "leaders" || head == "presidents" || head == "men" || head == "friends";
        const bool states = head == "nations" || head == "countries" || head == "sides" || head == "governments" || head == "states" || head == "powers";
        if (!persons && !states) return {};
        std::vector<std::string> list = persons ? discourse_.persons : discourse_.states;
        const std::vector<std::string> later = named_after(group);
        std::erase_if(list, [&](const std::string& id) { return !id.starts_with(persons ? "per:" : "state:") || std::find(later.begin(), later.end(), id) != later.end(); });
        if (list.size() < 2) return {};
        std::vector<Participant> found;
        for (std::size_t i = list.size() - 2; i < list.size(); ++i) {
            Participant one;
            one.id = list[i];
            one.state = discourse_.state_of(one.id);
            one.naming = Naming::pronoun;
            one.certainty = 0.75;
            found.push_back(std::move(one));
        }
        return found;
    }

    // "the president" without an owner: the last person of the article, if he holds such an office.
    std::vector<Participant> anaphoric(const Group& group, std::string_view head, std::string_view before) const {
        if (parse_.tokens[group.begin].lower != "the" || group.head > group.begin + 2) return {};
        const std::string title(office_title(before, head));
        if (title.empty()) return {};
        for (std::size_t i = discourse_.persons.size(); i-- > 0;) {
            for (const HeldOffice& office : discourse_.table.offices()) {
                if (office.person == discourse_.persons[i] && office.title == title) {
                    Participant one;
                    one.id = office.person;
                    one.state = discourse_.state_of(one.id);
                    one.naming = Naming::role;
                    one.certainty = 0.75;
                    return {one};
                }
            }
        }
        return {};
    }

    std::vector<Participant> people(const std::vector<Participant>& owners, std::string_view noun) const {
        std::vector<Participant> found;
        if (owners.empty()) {
            Participant one;
            one.id = fmt::format("role:{}", noun);
            one.naming = Naming::role;
            one.certainty = 0.7;
            found.push_back(std::move(one));
        }
        for (const Participant& owner : owners) {
            Participant one = owner;
            const std::string who = owner.state.empty() ? owner.id.substr(owner.id.find(':') + 1) : lower_case(owner.state);
            one.id = fmt::format("role:{}-{}", who, noun);
            one.naming = Naming::role;
            one.place = false;
            one.place_only = false;
            found.push_back(std::move(one));
        }
        return found;
    }

    const Parse& parse_;
    const Discourse& discourse_;
};

}  // namespace

std::string Discourse::meant_by_it(bool subjects_only) const {
    constexpr std::size_t reach = 2;
    if (!state_subject.empty() && sentence <= state_subject_at + reach) return state_subject;
    return subjects_only || sentence > state_before_at + reach ? std::string() : state_before;
}

void Discourse::note_names(const Parse& parse) {
    if (!states.empty()) state_before = states.back();
    state_before_at = state_named_at;
    ++sentence;
    for (const Token& token : parse.tokens) {
        if (token.alias >= 0) {
            remember(persons, aliases[static_cast<std::size_t>(token.alias)].id);
        } else if (token.mention >= 0) {
            const NameMatch& match = matches[static_cast<std::size_t>(token.mention)];
            if (match.kind == MentionKind::belonging || match.kind == MentionKind::place) continue;
            const bool person = match.actor->kind == ActorKind::person;
            remember(person ? persons : states, match.actor->id);
            if (!person) state_named_at = sentence;
        }
    }
}

void Discourse::note_subjects(const std::vector<Participant>& who) {
    if (who.size() > 1) {
        plural_subject.clear();
        for (const Participant& one : who) plural_subject.push_back(one.id);
        return;
    }
    for (const Participant& one : who) {
        if (one.id.starts_with("per:")) person_subject = one.id;
        if (one.id.starts_with("state:") || one.id.starts_with("org:")) {
            state_subject = one.id;
            if (one.naming != Naming::pronoun) state_subject_at = sentence;
        }
        if (one.id.starts_with("role:") || one.naming == Naming::belonging) plural_subject = {one.id};
    }
}

std::string Discourse::state_of(std::string_view id) const {
    if (id.starts_with("state:")) return code_of_state(id);
    if (!id.starts_with("per:")) return {};
    std::string found;
    for (const HeldOffice& office : table.offices()) {
        if (office.person != id || !office.of.starts_with("state:")) continue;
        const bool now = published && office.from && published->day >= office.from->day && (!office.to || published->day < office.to->day);
        if (found.empty() || now) found = code_of_state(office.of);
    }
    if (found.empty()) {
        for (const Alias& alias : aliases) {
            if (alias.id == id && !alias.state.empty()) return alias.state;
        }
    }
    return found;
}

std::vector<Participant> find_participants(const Parse& parse, std::size_t group, const Discourse& discourse) {
    std::vector<Participant> found = Finder(parse, discourse).who(group);
    return found;
}

std::vector<Participant> find_owner(const Parse& parse, std::size_t group, const Discourse& discourse) {
    return Finder(parse, discourse).owner(group);
}

}  // namespace entente::evidence
