#include <map>

#include "evidence/page_text.h"
#include "situation/build.h"
#include "situation/origins.h"

namespace entente::situation {
namespace {

void read_published(Building& building, const Entry& entry, Source& source) {
    const Field* field = entry.find("published");
    if (field == nullptr) {
        return;
    }
    const auto date = [](const Node& node) {
        return node.kind == Node::Kind::date ? node.date : parse_date(node.text).value_or(Date{});
    };
    const bool span = field->value->kind == Node::Kind::array;
    source.published = date(span ? field->value->items[0] : *field->value);
    if (span) {
        source.published_until = date(field->value->items[1]);
        if (later(source.published, *source.published_until)) {
            building.report.error("E143", field->value->place, "the first day of publication is later than the last",
                                  "write published = [first, last]");
        }
    }
    if (building.dates_known && later(source.published, building.situation.as_of)) {
        building.report.error("E141", field->value->place,
                              in_quotes(entry.id) + " was published on " + iso(source.published) + ", later than as_of " +
                                  iso(building.situation.as_of),
                              "nothing later than as_of may inform the file: take it out, or move as_of");
    }
}

// The page as the evidence room reads it; its complaints are retold at the line that names it.
std::optional<evidence::Page> read_page(Building& building, const Entry& entry) {
    const Field* field = entry.find("page");
    if (field == nullptr) {
        return std::nullopt;
    }
    const std::filesystem::path path(field->value->text);
    if (path.is_absolute()) {
        building.report.error("E152", field->value->place, "the path of the page is absolute",
                              "pages are kept beside the file: write a relative path, such as \"pages/article.html\"");
        return std::nullopt;
    }
    Result<evidence::Page> page = evidence::load_page(building.folder / path);
    if (!page) {
        for (const Diagnostic& refused : page.error()) {
            const bool missing = refused.code == "E001";
            building.report.error(missing ? "E150" : refused.code, field->value->place,
                                  missing ? "there is no page " + in_quotes(field->value->text)
                                          : "the page cannot be read: " + refused.message,
                                  missing ? "paths count from the folder of this file" : refused.hint);
        }
        return std::nullopt;
    }
    for (const Diagnostic& said : page->notes) {
        if (said.severity != Severity::error) {
            building.report.note(said.code, field->value->place, said.message, said.hint);
        }
    }
    return std::move(*page);
}

void read_evidence(Building& building, const Entry& entry, const std::vector<std::optional<evidence::Page>>& pages) {
    Evidence evidence;
    evidence.id = entry.id;
    evidence.says = entry.text("says");
    evidence.quote = entry.text("quote");
    evidence.speaker = entry.text("speaker");
    evidence.on = date_of(entry, "on");
    const std::string use = entry.text("use", "context");
    evidence.use = use == "news"    ? EvidenceUse::news
                   : use == "quote" ? EvidenceUse::quote
                   : use == "stat"  ? EvidenceUse::stat
                                    : EvidenceUse::context;
    if (const Field* credibility = entry.find("credibility")) {
        const double grade = credibility->value->number;
        if (grade < 1 || grade > 6) {
            building.report.error("E112", credibility->value->place, "credibility runs from 1 to 6",
                                  "Admiralty scale: 1 confirmed to 5 improbable, 6 not judged");
        } else {
            evidence.credibility = static_cast<int>(grade);
        }
    }
    if (building.dates_known && evidence.on && later(*evidence.on, building.situation.as_of)) {
        building.report.error("E142", entry.find("on")->value->place,
                              in_quotes(entry.id) + " happened on " + iso(*evidence.on) + ", later than as_of " +
                                  iso(building.situation.as_of),
                              "nothing later than as_of may inform the file; what is due later belongs under [date]");
    }
    if (entry.find("source") != nullptr) {
        evidence.source = building.entries.index_of("source", entry.text("source"));
        const std::optional<evidence::Page>& page = pages[evidence.source];
        if (page && !evidence.quote.empty() && !evidence::contains_quote(*page, evidence.quote)) {
            building.report.error("E151", entry.find("quote")->value->place,
                                  "these words are not in " + in_quotes(building.situation.sources[evidence.source].page),
                                  "a quote is checked word for word: copy it from the page");
        }
    }
    building.situation.evidence.push_back(std::move(evidence));
}

}  // namespace

void build_sources(Building& building) {
    std::vector<Source>& sources = building.situation.sources;
    for (const Entry& entry : building.entries.of("source")) {
        Source source;
        source.id = entry.id;
        source.title = entry.text("title");
        source.publisher = entry.text("publisher");
        source.author = entry.text("author");
        source.relays = entry.text("relays");
        source.reliability = entry.text("reliability", "F").front();
        source.page = entry.text("page");
        source.url = entry.text("url");
        read_published(building, entry, source);
        sources.push_back(std::move(source));
    }
    for (const std::size_t circular : set_origins(sources)) {
        const Entry& entry = building.entries.of("source")[circular];
        building.report.error("E153", entry.find("relays")->value->place,
                              in_quotes(entry.id) + " relays itself, by way of others", "somebody must have said it first");
    }
}

void build_evidence(Building& building) {
    std::vector<std::optional<evidence::Page>> pages;
    for (const Entry& entry : building.entries.of("source")) {
        if (const auto& page = pages.emplace_back(read_page(building, entry))) {
            building.situation.sources[pages.size() - 1].page_hash = page->hash;
        }
    }
    for (const Entry& entry : building.entries.of("evidence")) {
        read_evidence(building, entry, pages);
    }
    for (const Entry& entry : building.entries.of("assumption")) {
        building.situation.assumptions.push_back(
            {entry.id, entry.text("text"), entry.text("confidence"), entry.text("if-wrong")});
    }
}

}  // namespace entente::situation
