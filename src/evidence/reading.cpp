#include "evidence/reading.h"

#include <algorithm>
#include <array>
#include <map>

#include "evidence/actors/introductions.h"
#include "evidence/dates/times.h"
#include "evidence/events/coder.h"
#include "evidence/figures/find_figures.h"
#include "evidence/language/prepare.h"
#include "evidence/quotes/find_quotes.h"

namespace entente::evidence {
namespace {

Naming naming_of(MentionKind kind) {
    switch (kind) {
        case MentionKind::name: return Naming::name;
        case MentionKind::metonym: return Naming::metonym;
        case MentionKind::place: return Naming::place;
        case MentionKind::belonging: return Naming::belonging;
    }
    return Naming::name;
}

class Reader {
public:
    Reader(std::string_view text, const ReadingContext& context)
        : text_(text),
          context_(context),
          table_(context.actors != nullptr ? *context.actors : shipped_actors()),
          prepared_(prepare_text(text, table_, shipped_lexicon())),
          discourse_(table_, context.published, prepared_.matches) {}

    Reading run() {
        const bool english = context_.language.empty() || context_.language == "en";
        if (english) introduce_people(prepared_, discourse_);
        for (std::size_t s = 0; s < prepared_.sentences.size(); ++s) {
            const PreparedSentence& sentence = prepared_.sentences[s];
            discourse_.note_names(sentence.parse);
            note_mentions(sentence);
            if (!english) continue;
            const std::size_t said = sayings_.size();
            find_sayings(prepared_, s, discourse_, sayings_);
            // Who speaks is who the next "he" means, even after "according to".
            for (std::size_t k = said; k < sayings_.size(); ++k) {
                if (sayings_[k].speaker.starts_with("per:")) discourse_.person_subject = sayings_[k].speaker;
            }
            code(sentence);
            std::vector<Figure> figures = find_figures(sentence, text_, context_.published);
            std::move(figures.begin(), figures.end(), std::back_inserter(reading_.figures));
        }
        if (english) reading_.quotes = find_quotes(prepared_, sayings_, discourse_);
        count_actors();
        reading_.unknown_names = find_unknown_names(prepared_);
        return std::move(reading_);
    }

private:
    void note_mentions(const PreparedSentence& sentence) {
        const std::vector<Token>& tokens = sentence.parse.tokens;
        for (std::size_t t = 0; t < tokens.size(); ++t) {
            const Token& token = tokens[t];
            if (token.alias >= 0) {
                if (t > 0 && tokens[t - 1].alias == token.alias) continue;
                std::size_t end = t + 1;
                while (end < tokens.size() && tokens[end].alias == token.alias) ++end;
                const Alias& alias = discourse_.aliases[static_cast<std::size_t>(token.alias)];
                const Naming naming = end - t > 1 || alias.name.find(' ') == std::string::npos ? Naming::name : Naming::short_name;
                reading_.mentions.push_back({alias.id, ActorKind::person, naming, {token.text.begin, tokens[end - 1].text.end}, sentence.line});
            } else if (token.mention >= 0 && !(t > 0 && tokens[t - 1].mention == token.mention)) {
                const NameMatch& match = prepared_.matches[static_cast<std::size_t>(token.mention)];
                reading_.mentions.push_back({match.actor->id, match.actor->kind, naming_of(match.kind), {match.begin, match.end}, sentence.line});
            }
        }
        note_indirect_mentions(sentence);
    }

    // Pronouns and roles that stand for somebody.
    void note_indirect_mentions(const PreparedSentence& sentence) {
        const Parse& parse = sentence.parse;
        for (std::size_t g = 0; g < parse.groups.size(); ++g) {
            if (parse.groups[g].kind != GroupKind::noun) continue;
            const Token& head = parse.tokens[parse.groups[g].head];
            if (head.mention >= 0 || head.alias >= 0) continue;
            for (const Participant& one : find_participants(parse, g, discourse_)) {
                if (one.id.starts_with("role:") || (one.naming != Naming::pronoun && one.naming != Naming::role)) continue;
                const Actor* actor = table_.find(one.id);
                const ActorKind kind = actor != nullptr ? actor->kind : ActorKind::person;
                reading_.mentions.push_back({one.id, kind, one.naming, {parse.tokens[parse.groups[g].begin].text.begin, head.text.end}, sentence.line});
            }
        }
    }

    void code(const PreparedSentence& sentence) {
        std::vector<CodedEvent> coded = code_sentence(sentence.parse, discourse_, {});
        if (coded.empty()) return;
        const std::vector<TimeExpression> times = find_times(sentence.parse.tokens);
        for (CodedEvent& one : coded) {
            if (!is_known(one)) continue;
            Event event = std::move(one.event);
            for (const Participant& p : one.actors) event.actors.push_back(p.id);
            for (const Participant& p : one.recipients) event.recipients.push_back(p.id);
            event.sentence = sentence.range;
            event.line = sentence.line;
            date(event, one.clause, sentence.parse, times);
            reading_.events.push_back(std::move(event));
        }
    }

    // At least one side must be an actor, not only a role.
    static bool is_known(const CodedEvent& coded) {
        if (coded.actors.empty()) return false;
        const auto known = [](const Participant& p) { return !p.id.starts_with("role:") || !p.state.empty(); };
        return std::any_of(coded.actors.begin(), coded.actors.end(), known) &&
               (known(coded.actors.front()) || std::any_of(coded.recipients.begin(), coded.recipients.end(), known));
    }

    // The date expression nearest to the verb within its clause; of the whole sentence if it is the only one.
    void date(Event& event, std::size_t clause, const Parse& parse, const std::vector<TimeExpression>& times) const {
        if (times.empty()) return;
        const std::size_t verb = clause < parse.clauses.size() ? parse.groups[parse.clauses[clause].verb].head : 0;
        std::size_t low = 0;
        std::size_t high = parse.tokens.size();
        for (const Clause& other : parse.clauses) {
            const std::size_t at = parse.groups[other.verb].head;
            if (at < verb) low = std::max(low, at);
            if (at > verb) high = std::min(high, at);
        }
        const TimeExpression* best = nullptr;
        std::size_t best_distance = 0;
        for (const TimeExpression& time : times) {
            if (!(time.begin > low && time.begin < high) && !(times.size() == 1 && !parse.clauses.empty() && time.begin <= high)) continue;
            const std::size_t distance = time.begin > verb ? time.begin - verb : verb - time.begin;
            if (best == nullptr || distance < best_distance) {
                best = &time;
                best_distance = distance;
            }
        }
        if (best == nullptr) return;
        const auto resolved = resolve_time(*best, {context_.published, event.flags.future, std::nullopt});
        if (!resolved) return;
        event.date = resolved;
        const ByteRange words{parse.tokens[best->begin].text.begin, parse.tokens[best->end - 1].text.end};
        event.date_basis = std::string(text_.substr(words.begin, words.size()));
        event.flags.historical = context_.published && !event.flags.future && resolved->last.day <= context_.published->day - 365;
        if (best->since && !best->relative_to_story && best->kind != TimeKind::day) {
            // "since 2022": it began then and need not have ended.
            event.flags.historical = false;
        }
    }

    void count_actors() {
        std::map<std::string, ActorCount> counts;
        for (const ActorMention& mention : reading_.mentions) {
            if (mention.naming == Naming::place || mention.naming == Naming::belonging || mention.naming == Naming::pronoun) continue;
            ActorCount& count = counts[mention.actor];
            count.kind = mention.kind;
            ++count.mentions;
        }
        for (auto& [id, count] : counts) {
            count.actor = id;
            if (const Actor* actor = table_.find(id)) {
                count.name = actor->name;
            } else {
                count.in_table = false;
                for (const Alias& alias : discourse_.aliases) {
                    if (alias.id != id) continue;
                    count.name = alias.name;
                    count.title = alias.title;
                    break;
                }
            }
            reading_.actors.push_back(count);
        }
        std::stable_sort(reading_.actors.begin(), reading_.actors.end(), [](const ActorCount& a, const ActorCount& b) { return a.mentions > b.mentions; });
        std::stable_sort(reading_.mentions.begin(), reading_.mentions.end(), [](const ActorMention& a, const ActorMention& b) { return a.text.begin < b.text.begin; });
    }

    std::string_view text_;
    const ReadingContext& context_;
    const ActorTable& table_;
    PreparedText prepared_;
    Discourse discourse_;
    std::vector<Saying> sayings_;
    Reading reading_;
};

}  // namespace

std::string_view naming_name(Naming naming) {
    constexpr std::array<std::string_view, 7> names{"name", "metonym", "place", "belonging", "short_name", "pronoun", "role"};
    return names[static_cast<std::size_t>(naming)];
}

Reading read_article(std::string_view body_text, const ReadingContext& context) {
    return Reader(body_text, context).run();
}

}  // namespace entente::evidence
