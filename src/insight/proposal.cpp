#include "insight/proposal.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "evidence/store/timeline.h"
#include "insight/page_words.h"

namespace entente::insight {
namespace {

using evidence::Event;
using evidence::PageRecord;
using situation::Situation;

// A TOML basic string.
std::string toml_text(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            out += ' ';
        } else {
            out += c;
        }
    }
    return out + "\"";
}

// Text of pages in a comment stays on its line.
std::string comment(std::string_view text) {
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; },
        ' ');
    return line;
}

// An id from a name: letters, digits, dashes; new among those taken.
std::string new_id(std::string_view name, std::set<std::string>& taken) {
    std::string id;
    for (const char c : lower_case(name)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain) {
            id += c;
        } else if (!id.empty() && id.back() != '-') {
            id += '-';
        }
        if (id.size() >= 24) break;
    }
    while (id.ends_with('-')) id.pop_back();
    if (id.empty() || (id.front() >= '0' && id.front() <= '9')) id = "page-" + id;
    std::string unique = id;
    for (int n = 2; !taken.insert(unique).second; ++n) unique = fmt::format("{}-{}", id, n);
    return unique;
}

// What the situation speaks of, in the words of pages.
struct Subject {
    FileActors actors;
    std::vector<std::pair<std::string, Words>> issues;
    std::vector<std::pair<std::string, Words>> signals;
    std::set<std::string> source_ids;
    std::set<std::string> evidence_ids;
    std::map<std::string, std::string> source_of_hash;
};

Subject subject_of(const Situation& s, const evidence::ActorTable& table) {
    Subject subject;
    subject.actors = file_actors(s, table);
    for (const situation::Issue& issue : s.issues) subject.issues.emplace_back(issue.id, issue_words(issue));
    for (const situation::Signal& signal : s.signals) {
        subject.signals.emplace_back(signal.id, content_words(signal.says + " " + signal.id));
    }
    for (const situation::Source& source : s.sources) {
        subject.source_ids.insert(source.id);
        if (!source.page_hash.empty()) subject.source_of_hash.emplace(source.page_hash, source.id);
    }
    // Evidence and assumptions share their ids.
    for (const situation::Evidence& e : s.evidence) subject.evidence_ids.insert(e.id);
    for (const situation::Assumption& a : s.assumptions) subject.evidence_ids.insert(a.id);
    return subject;
}

std::string issue_of(const Subject& subject, std::string_view text) {
    const Words words = content_words(text);
    std::string best;
    std::size_t most = 1;
    for (const auto& [id, wanted] : subject.issues) {
        const std::size_t common = in_common(wanted, words);
        if (common > most) {
            most = common;
            best = id;
        }
    }
    return best;
}

std::string list_of(const std::vector<std::string>& ids, const evidence::ActorTable& table) {
    std::string text;
    for (const std::string& id : ids) {
        const evidence::Actor* actor = table.find(id);
        text += (text.empty() ? "" : ", ") + (actor == nullptr ? id.substr(id.find(':') + 1) : actor->name);
    }
    return text;
}

std::string say(const Event& e, const evidence::ActorTable& table) {
    std::string text = list_of(e.actors, table);
    if (e.flags.negated) text += ", not";
    if (e.flags.future) text += ", to come";
    if (e.flags.hypothetical) text += ", perhaps";
    text += ": " + lower_case(evidence::plover_name(e.type));
    if (!e.mode.empty()) text += " (" + e.mode + ")";
    if (!e.recipients.empty()) text += ", " + list_of(e.recipients, table);
    return text;
}

std::string source_entry(const PageRecord& page, const std::string& id, const evidence::PageOrigin* origin,
                         const std::string& witness, const std::filesystem::path& folder) {
    const evidence::Metadata& said = page.article.metadata;
    std::string text = fmt::format("[source.{}]\n", id);
    if (!said.title.value.empty()) text += fmt::format("title = {}\n", toml_text(said.title.value));
    if (said.publisher.empty()) {
        text += "publisher = \"not stated\"  # the page does not say\n";
    } else {
        text += fmt::format("publisher = {}  # {}\n", toml_text(said.publisher.value),
                            comment(said.publisher.basis));
    }
    if (!said.author.empty()) text += fmt::format("author = {}\n", toml_text(said.author.value));
    if (said.published) {
        text += fmt::format("published = {}  # {}\n", iso(Date{said.published->date.day, {}}),
                            comment(said.published->basis));
    } else {
        text +=
            "# published =          # the page states no date: give the day, or the range it must lie in\n";
    }
    const bool names_publisher =
        origin != nullptr &&
        (origin->relation == "retells" || origin->relation == "wire" || origin->relation == "syndicated");
    if (names_publisher || !witness.empty()) {
        text += fmt::format("relays = {}  # not an independent witness\n",
                            toml_text(names_publisher ? origin->of : witness));
    }
    if (origin != nullptr && !origin->relation.empty()) {
        text += fmt::format("# {}: {}\n", origin->relation, comment(origin->basis));
    }
    text += "# reliability =        # A to F: yours to judge\n";
    std::error_code error;
    const auto relative = std::filesystem::relative(page.article.file, folder, error);
    text += fmt::format("page = {}\n",
                        toml_text(error || relative.empty() ? page.article.file : relative.generic_string()));
    if (!said.canonical.empty()) text += fmt::format("url = {}\n", toml_text(said.canonical.value));
    return text + "\n";
}

// A candidate entry and how telling it is.
struct Candidate {
    double weight = 0;
    std::size_t place = 0;
    std::string text;
};

std::string evidence_entry(const std::string& id, const std::string& source, const std::string& says,
                           const std::string& quote, const std::string& speaker,
                           const std::optional<evidence::DayRange>& days, std::string_view use,
                           const std::string& name) {
    std::string text = fmt::format("[evidence.{}]  # {}\nsource = {}\nsays = {}\nquote = {}\n", id, name,
                                   toml_text(source), toml_text(says), toml_text(quote));
    if (!speaker.empty()) text += fmt::format("speaker = {}\n", toml_text(speaker));
    if (days && days->first == days->last) text += fmt::format("on = {}\n", iso(Date{days->first.day, {}}));
    if (days && days->first != days->last) {
        text += fmt::format("# on =               # between {} and {}\n", iso(days->first), iso(days->last));
    }
    return text + fmt::format("use = \"{}\"\n# credibility =        # 1 to 5: yours to judge\n\n", use);
}

class PageProposal {
  public:
    PageProposal(const PageRecord& page, Subject& subject, const evidence::ActorTable& table,
                 std::string source)
        : page_(page), subject_(subject), table_(table), source_(std::move(source)) {}

    std::vector<Candidate> events() {
        std::vector<Candidate> found;
        for (std::size_t i = 0; i < page_.reading.events.size(); ++i) {
            const Event& e = page_.reading.events[i];
            const auto& published = page_.article.metadata.published;
            const auto day = e.date      ? std::optional(e.date->first)
                             : published ? std::optional(published->date)
                                         : std::nullopt;
            std::set<std::string> who;
            for (const auto* side : {&e.actors, &e.recipients}) {
                for (const std::string& id : *side) {
                    const std::string actor = subject_.actors.find(id, day);
                    if (!actor.empty()) who.insert(actor);
                }
            }
            const std::string sentence = text(e.sentence);
            const std::string issue = issue_of(subject_, sentence);
            if (who.size() < 2 && (who.empty() || issue.empty())) continue;
            const std::string name = evidence::record_name(page_.article.hash, 'e', i);
            const std::string about = issue.empty() ? name : name + ", speaks of " + issue;
            found.push_back(
                {static_cast<double>(who.size()) + (issue.empty() ? 0 : 1) + e.confidence, e.sentence.begin,
                 evidence_entry(id('e', i), source_, say(e, table_), sentence, "", e.date, "news", about)});
        }
        return found;
    }

    std::vector<Candidate> figures() {
        std::vector<Candidate> found;
        const evidence::ArticlePlaces places(page_.article);
        for (std::size_t i = 0; i < page_.reading.figures.size(); ++i) {
            const evidence::Figure& f = page_.reading.figures[i];
            const std::size_t passage = places.passage(f.range.begin);
            if (passage >= page_.article.lines.size() || f.what.empty()) continue;
            const evidence::ByteRange range = page_.article.lines[passage].text;
            const std::string issue = issue_of(subject_, text(range));
            if (issue.empty()) continue;
            const std::string says =
                fmt::format("{}{}{:.10g}{}{}: {}", f.comparison, f.comparison.empty() ? "" : " ", f.value,
                            f.unit.empty() ? "" : " ", f.unit, f.what);
            found.push_back(
                {1, f.range.begin,
                 evidence_entry(id('f', i), source_, says, sentence_around(f.range, range), "", f.date,
                                "stat",
                                evidence::record_name(page_.article.hash, 'f', i) + ", speaks of " + issue)});
        }
        return found;
    }

    std::string text(evidence::ByteRange range) const {
        const std::string& all = page_.article.text;
        return all.substr(std::min(range.begin, all.size()), range.size());
    }

  private:
    // The sentence of a passage in which a range stands.
    std::string sentence_around(evidence::ByteRange inner, evidence::ByteRange passage) const {
        const std::string& all = page_.article.text;
        std::size_t begin = passage.begin;
        for (std::size_t at = all.find(". ", begin); at != std::string::npos && at < inner.begin;
             at = all.find(". ", at + 1)) {
            begin = at + 2;
        }
        const std::size_t stop = all.find(". ", inner.end);
        const std::size_t end = stop == std::string::npos ? passage.end : std::min(stop + 1, passage.end);
        return all.substr(begin, end - begin);
    }

    std::string id(char letter, std::size_t n) const {
        return new_id(fmt::format("{}-{}{}", source_, letter, n + 1), subject_.evidence_ids);
    }

    const PageRecord& page_;
    Subject& subject_;
    const evidence::ActorTable& table_;
    std::string source_;
};

void add_best(std::vector<Candidate> found, std::size_t limit, std::string& text) {
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.weight > b.weight; });
    if (found.size() > limit) found.resize(limit);
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.place < b.place; });
    for (const Candidate& candidate : found) text += candidate.text;
}

// Signals that events seem to show, as lines for `observe`.
std::string signs_of(const Situation& s, const Subject& subject, std::span<const PageRecord> pages) {
    std::string text;
    for (const PageRecord& page : pages) {
        for (std::size_t i = 0; i < page.reading.events.size(); ++i) {
            const Event& e = page.reading.events[i];
            if (e.flags.negated || e.flags.hypothetical || e.flags.future) continue;
            const std::string sentence = page.article.text.substr(e.sentence.begin, e.sentence.size());
            const Words words = content_words(sentence);
            for (std::size_t k = 0; k < subject.signals.size(); ++k) {
                if (in_common(subject.signals[k].second, words) < 2) continue;
                const auto& values = s.signals[k].values;
                text += fmt::format("# signal.{} = {}?  {}: {}\n", subject.signals[k].first,
                                    values.empty() ? "yes" : fmt::format("{}", fmt::join(values, " | ")),
                                    evidence::record_name(page.article.hash, 'e', i), comment(sentence));
            }
        }
    }
    return text.empty()
               ? text
               : "# Signals that these events seem to show; `entente observe` tells what they change.\n" +
                     text + "\n";
}

std::string lacking(const Subject& subject, std::span<const PageRecord> pages,
                    const evidence::ActorTable& table, std::size_t limit) {
    std::map<std::string, std::pair<std::size_t, std::set<std::string>>> counts;
    for (const PageRecord& page : pages) {
        for (const Event& e : page.reading.events) {
            for (const auto* side : {&e.actors, &e.recipients}) {
                for (const std::string& id : *side) {
                    const auto day = e.date ? std::optional(e.date->first) : std::nullopt;
                    if (!subject.actors.find(id, day).empty()) continue;
                    const std::string power = subject.actors.acts_for(id, day);
                    ++counts[power].first;
                    counts[power].second.insert(page.article.file);
                }
            }
        }
    }
    std::vector<std::pair<std::string, std::pair<std::size_t, std::set<std::string>>>> order(counts.begin(),
                                                                                             counts.end());
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.second.first > b.second.first; });
    if (order.size() > limit) order.resize(limit);
    std::string text;
    for (const auto& [id, count] : order) {
        text += fmt::format("# {} ({}): in {} event{} on {} page{}\n", comment(list_of({id}, table)),
                            comment(id), count.first, count.first == 1 ? "" : "s", count.second.size(),
                            count.second.size() == 1 ? "" : "s");
    }
    return text.empty() ? text : "# Actors of these events that the file lacks.\n" + text + "\n";
}

}  // namespace

std::string table_actor(const situation::Actor& actor, const evidence::ActorTable& table) {
    for (const evidence::Actor& known : table.actors()) {
        const bool named = known.name == actor.name || known.id == "state:" + actor.id ||
                           std::find(known.names.begin(), known.names.end(), actor.name) != known.names.end();
        if (named) return known.id;
    }
    return {};
}

std::string propose(const Situation& situation, const std::filesystem::path& folder,
                    std::span<const PageRecord> pages, const evidence::PageOrigins& origins,
                    const evidence::ActorTable& table, const ProposalPlan& plan) {
    Subject subject = subject_of(situation, table);
    std::string text = fmt::format(
        "# Proposed from {} page{}; nothing here is decided. Keep what holds, in your own words, and grade "
        "it.\n\n",
        pages.size(), pages.size() == 1 ? "" : "s");
    std::map<std::size_t, std::string> witness;  // first source of each origin
    std::vector<PageRecord> taken;
    for (const PageRecord& page : pages) {
        if (page.article.metadata.published &&
            later(page.article.metadata.published->date, situation.as_of)) {
            text += fmt::format("# {} is left out: published {}, later than as_of\n\n",
                                comment(page.article.file), iso(page.article.metadata.published->date));
            continue;
        }
        const auto origin = std::find_if(origins.pages.begin(), origins.pages.end(),
                                         [&](const auto& o) { return o.file == page.article.file; });
        const auto known = subject.source_of_hash.find(page.article.hash);
        std::string id;
        if (known != subject.source_of_hash.end()) {
            id = known->second;
            text += fmt::format("# {} is source.{} already\n\n", comment(page.article.file), id);
        } else {
            const std::string& publisher = page.article.metadata.publisher.value;
            id = new_id(
                publisher.empty() ? std::filesystem::path(page.article.file).stem().string() : publisher,
                subject.source_ids);
            const bool shared = origin != origins.pages.end() && witness.contains(origin->number);
            text += source_entry(page, id, origin == origins.pages.end() ? nullptr : &*origin,
                                 shared ? witness[origin->number] : std::string(), folder);
        }
        if (origin != origins.pages.end()) witness.emplace(origin->number, id);
        PageProposal proposal(page, subject, table, id);
        add_best(proposal.events(), plan.passages_a_page, text);
        add_best(proposal.figures(), plan.figures_a_page, text);
        taken.push_back(page);
    }
    return text + signs_of(situation, subject, taken) + lacking(subject, taken, table, plan.actors);
}

}  // namespace entente::insight
