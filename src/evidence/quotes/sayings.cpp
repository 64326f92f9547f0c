#include <algorithm>
#include <array>

#include "evidence/events/noun_classes.h"
#include "evidence/quotes/find_quotes.h"

namespace entente::evidence {
namespace {

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// Verbs whose clause is speech; signs of events (promise, threaten, decide) are not among them.
constexpr auto speaking = std::to_array<std::string_view>(
    {"say", "tell", "claim", "report", "announce", "add", "argue", "state", "declare", "note", "insist", "maintain", "allege", "warn", "stress",
     "explain", "suggest", "caution", "assert", "reiterate", "acknowledge", "admit", "confirm", "reveal", "write", "believe", "deny",
     "emphasise", "emphasize", "underscore", "contend", "comment", "remark", "reply", "observe", "predict", "conclude", "affirm", "complain",
     "disclose", "estimate", "quote", "recall", "ask", "joke"});

// Sources that are no actors: papers and people of a trade.
constexpr auto sources = std::to_array<std::string_view>(
    {"article", "report", "newspaper", "study", "statement", "publication", "paper", "analysis", "magazine", "broadcaster", "agency", "author",
     "spokesman", "spokeswoman", "spokesperson", "official", "officials", "sources", "source", "analysts", "analyst", "experts", "expert",
     "observers", "critics", "diplomats", "researchers", "scholars", "economists", "people", "witnesses", "authorities", "media", "statement",
     "ministry", "reports", "authors"});

class Sayer {
public:
    Sayer(const PreparedText& prepared, std::size_t sentence, const Discourse& discourse)
        : text_(prepared.words->text()), sentence_(prepared.sentences[sentence]), parse_(sentence_.parse), index_(sentence), discourse_(discourse) {}

    void run(std::vector<Saying>& sayings) {
        for (std::size_t c = 0; c < parse_.clauses.size(); ++c) clause(c, sayings);
        for (std::size_t t = 0; t + 2 < parse_.tokens.size(); ++t) {
            if (parse_.tokens[t].lower == "according" && parse_.tokens[t + 1].lower == "to") according(t, sayings);
        }
    }

private:
    ByteRange bytes(std::size_t first, std::size_t last) const { return {parse_.tokens[first].text.begin, parse_.tokens[last].text.end}; }

    // The id of who a group names, or its words if it names a source; empty if neither.
    std::string speaker(std::size_t g) const {
        const std::vector<Participant> who = find_participants(parse_, g, discourse_);
        const std::string_view head = parse_.head_word(g);
        const bool source = among(head, sources);
        if (!who.empty() && !(source && who.front().naming != Naming::name && who.front().id.starts_with("state:"))) {
            if (!who.front().id.starts_with("role:")) return who.front().id;
        }
        if (!source && role_kind(head) == RoleKind::none) return {};
        const Group& group = parse_.groups[g];
        std::size_t from = group.begin;
        while (from < group.head && (parse_.tokens[from].tag == WordTag::determiner || parse_.tokens[from].tag == WordTag::number)) ++from;
        const ByteRange range = bytes(from, group.head);
        return std::string(text_.substr(range.begin, range.size()));
    }

    void clause(std::size_t c, std::vector<Saying>& sayings) const {
        const Clause& clause = parse_.clauses[c];
        const Group& verb = parse_.groups[clause.verb];
        if (!among(parse_.head_lemma(clause.verb), speaking) || verb.passive || verb.infinitive || clause.subjects.empty()) return;
        if (verb.future || verb.negated || !(verb.finite || verb.gerund)) return;
        Saying saying;
        saying.sentence = index_;
        saying.speaker = speaker(clause.subjects.front());
        if (saying.speaker.empty()) return;
        saying.cue = bytes(verb.head, verb.head);
        const Group& subject = parse_.groups[clause.subjects.front()];
        saying.phrase = bytes(std::min(subject.begin, verb.begin), std::max(subject.end, verb.end) - 1);
        saying.content = content(c);
        sayings.push_back(std::move(saying));
    }

    // The governed clause, or for ", Xinhua reported." what stands before.
    ByteRange content(std::size_t c) const {
        const Clause& clause = parse_.clauses[c];
        for (std::size_t k = 0; k < parse_.clauses.size(); ++k) {
            const Clause& child = parse_.clauses[k];
            if (child.parent != c || child.link != ClauseLink::that || k == c) continue;
            std::size_t first = child.subjects.empty() ? parse_.groups[child.verb].begin : parse_.groups[child.subjects.front()].begin;
            if (child.opener != no_group) first = parse_.groups[child.opener].begin + 1;
            // Determiners and adverbs before the subject belong to what is said.
            const std::size_t after = parse_.groups[clause.verb].end;
            if (child.opener == no_group && after < first) first = std::max(after, first > 3 ? first - 3 : 0U);
            if (child.opener == no_group) first = std::max(first, after);
            if (first >= parse_.tokens.size()) return {};
            return {parse_.tokens[first].text.begin, end_of_content(c, first)};
        }
        const std::size_t start = std::min(parse_.groups[clause.verb].begin, parse_.groups[clause.subjects.front()].begin);
        const std::size_t stop = std::max(parse_.groups[clause.verb].end, parse_.groups[clause.subjects.front()].end);
        constexpr auto closing = std::to_array<std::string_view>({"say", "report", "announce", "write", "add", "note", "state", "tell", "claim", "warn"});
        if (!among(parse_.head_lemma(clause.verb), closing) || !parse_.groups[clause.verb].finite) return {};
        const bool last = stop + 5 >= parse_.tokens.size();
        if (last && start > 4 && parse_.tokens[start - 1].tag == WordTag::comma && parse_.tokens[start - 2].tag != WordTag::quote)
            return {sentence_.range.begin, parse_.tokens[start - 2].text.end};
        return {};
    }

    // "While A claimed that ..., B appeared": what is said ends where the sentence's own clause begins.
    std::size_t end_of_content(std::size_t c, std::size_t first) const {
        if (parse_.clauses[c].link != ClauseLink::adverbial) return end_of_content();
        for (const Clause& other : parse_.clauses) {
            if (other.link != ClauseLink::main || other.subjects.empty()) continue;
            const std::size_t begin = parse_.groups[other.subjects.front()].begin;
            if (begin > first + 1 && parse_.tokens[begin - 1].tag == WordTag::comma) return parse_.tokens[begin - 2].text.end;
        }
        return end_of_content();
    }

    std::size_t end_of_content() const {
        std::size_t last = parse_.tokens.size() - 1;
        if (last > 0 && (parse_.tokens[last].word == "." || parse_.tokens[last].word == ";")) --last;
        return parse_.tokens[last].text.end;
    }

    void according(std::size_t t, std::vector<Saying>& sayings) const {
        std::size_t g = 0;
        while (g < parse_.groups.size() && parse_.groups[g].begin < t + 2) ++g;
        if (g >= parse_.groups.size() || parse_.groups[g].kind != GroupKind::noun) return;
        Saying saying;
        saying.sentence = index_;
        std::size_t last = parse_.groups[g].end - 1;
        // "an article published by The National Interest": whose article it is.
        for (std::size_t k = g + 1; k < parse_.groups.size() && k < g + 5; ++k) {
            if (parse_.groups[k].kind == GroupKind::comma) break;
            if (parse_.groups[k].kind != GroupKind::noun || parse_.groups[k - 1].kind != GroupKind::preposition) continue;
            const std::vector<Participant> who = find_participants(parse_, k, discourse_);
            if (!who.empty() && who.front().id.starts_with("org:")) {
                saying.speaker = who.front().id;
                last = parse_.groups[k].end - 1;
            }
            break;
        }
        if (saying.speaker.empty()) saying.speaker = speaker(g);
        if (saying.speaker.empty()) return;
        saying.cue = bytes(t, t + 1);
        saying.phrase = bytes(t, last);
        const bool opens = t < 2;
        if (opens) {
            std::size_t comma = last;
            while (comma < parse_.tokens.size() && parse_.tokens[comma].tag != WordTag::comma) ++comma;
            if (comma + 1 < parse_.tokens.size()) saying.content = {parse_.tokens[comma + 1].text.begin, end_of_content()};
        } else {
            std::size_t before = t - 1;
            if (parse_.tokens[before].tag == WordTag::comma && before > 0) --before;
            saying.content = {sentence_.range.begin, parse_.tokens[before].text.end};
        }
        sayings.push_back(std::move(saying));
    }

    std::string_view text_;
    const PreparedSentence& sentence_;
    const Parse& parse_;
    std::size_t index_;
    const Discourse& discourse_;
};

}  // namespace

void find_sayings(const PreparedText& prepared, std::size_t sentence, const Discourse& discourse, std::vector<Saying>& sayings) {
    Sayer(prepared, sentence, discourse).run(sayings);
}

}  // namespace entente::evidence
