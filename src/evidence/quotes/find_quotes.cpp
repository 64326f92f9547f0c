#include "evidence/quotes/find_quotes.h"

#include <algorithm>

#include "evidence/language/characters.h"

namespace entente::evidence {
namespace {

// Bytes of a quotation mark that begins here, 0 if none does.
std::size_t mark_size(std::string_view text, std::size_t at) {
    if (text[at] == '"') return 1;
    const std::string_view three = text.substr(at, 3);
    if (three == "\u201C" || three == "\u201D" || three == "\u201E") return 3;
    const std::string_view two = text.substr(at, 2);
    return two == "\u00AB" || two == "\u00BB" || two == "``" || two == "''" ? 2U : 0U;
}

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
        const Character c = character_at(text, at, text.size());
        const bool letter = c.kind == CharacterKind::letter || c.kind == CharacterKind::digit;
        const bool joins = inside && (text[at] == '-' || apostrophe_size(text, at, text.size()) > 0);
        if (letter && !inside) ++words;
        inside = letter || joins;
        at += c.size;
    }
    return words;
}

bool overlaps(const ByteRange& a, const ByteRange& b) {
    return a.begin < b.end && b.begin < a.end;
}

bool inside(const ByteRange& inner, const ByteRange& outer) {
    return inner.begin >= outer.begin && inner.end <= outer.end;
}

class Quoter {
public:
    Quoter(const PreparedText& prepared, const std::vector<Saying>& sayings, const Discourse& discourse)
        : prepared_(prepared), text_(prepared.words->text()), sayings_(sayings), discourse_(discourse), spans_(find_quotations(text_)) {}

    std::vector<Quote> run() {
        for (const ByteRange& span : spans_) direct(span);
        for (const Saying& saying : sayings_) indirect(saying);
        std::stable_sort(quotes_.begin(), quotes_.end(), [](const Quote& a, const Quote& b) { return a.range.begin < b.range.begin; });
        return std::move(quotes_);
    }

private:
    std::size_t line_of(std::size_t at) const {
        for (const PreparedSentence& sentence : prepared_.sentences) {
            if (at < sentence.range.end) return sentence.line;
        }
        return prepared_.sentences.empty() ? 1 : prepared_.sentences.back().line;
    }

    bool is_inside_span(const ByteRange& range) const {
        return std::any_of(spans_.begin(), spans_.end(), [&](const ByteRange& span) { return inside(range, span); });
    }

    ByteRange line_range(std::size_t at) const {
        const std::size_t before = text_.rfind('\n', at);
        const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
        return {begin, std::min(text_.find('\n', at), text_.size())};
    }

    // The saying that belongs to a quotation: nearest outside it in the sentences it touches, else in its paragraph.
    const Saying* saying_of(const ByteRange& span) const {
        const ByteRange line = line_range(span.begin);
        const Saying* best = nullptr;
        std::size_t best_distance = 0;
        for (const Saying& saying : sayings_) {
            if (!inside(saying.cue, line) || is_inside_span(saying.cue)) continue;
            const ByteRange& sentence = prepared_.sentences[saying.sentence].range;
            const bool touches = overlaps(sentence, {span.begin > 3 ? span.begin - 3 : 0, span.end + 4});
            std::size_t distance = saying.phrase.begin >= span.end ? saying.phrase.begin - span.end : span.begin - std::min(span.begin, saying.phrase.end);
            if (!touches) distance += 10000;
            // A verb right after the closing mark is the surest sign.
            if (saying.phrase.begin >= span.end && saying.phrase.begin - span.end < 8) distance = 0;
            if (!touches && distance > 10200) continue;
            if (best == nullptr || distance < best_distance) {
                best = &saying;
                best_distance = distance;
            }
        }
        return best;
    }

    // A dash and a name after the closing mark.
    std::string named_after(const ByteRange& span) const {
        for (const PreparedSentence& sentence : prepared_.sentences) {
            const std::vector<Token>& tokens = sentence.parse.tokens;
            for (std::size_t t = 0; t + 1 < tokens.size(); ++t) {
                if (tokens[t].tag != WordTag::dash || tokens[t].text.begin < span.end || tokens[t].text.begin > span.end + 8) continue;
                const Token& name = tokens[t + 1];
                if (name.alias >= 0) return discourse_.aliases[static_cast<std::size_t>(name.alias)].id;
                if (name.mention >= 0) return discourse_.matches[static_cast<std::size_t>(name.mention)].actor->id;
            }
        }
        return {};
    }

    void direct(const ByteRange& span) {
        const std::string_view said = text_.substr(span.begin, span.size());
        const std::size_t words = count_words(said);
        if (words < 4) return;
        Quote quote;
        quote.kind = QuoteKind::direct;
        quote.range = trimmed(span);
        quote.text = std::string(text_.substr(quote.range.begin, quote.range.size()));
        quote.line = line_of(span.begin);
        quote.speaker = named_after(span);
        if (quote.speaker.empty()) {
            if (const Saying* saying = saying_of(span)) {
                quote.speaker = saying->speaker;
                quote.cue = std::string(text_.substr(saying->cue.begin, saying->cue.size()));
            } else if (!quotes_.empty() && goes_on(span)) {
                quote.speaker = quotes_.back().speaker;
            }
        }
        if (quote.speaker.empty() && words < 6) return;
        quotes_.push_back(std::move(quote));
    }

    ByteRange trimmed(ByteRange range) const {
        while (range.begin < range.end && text_[range.begin] == ' ') ++range.begin;
        while (range.end > range.begin && (text_[range.end - 1] == ' ' || text_[range.end - 1] == ',')) --range.end;
        return range;
    }

    // A paragraph of nothing but a quotation goes on where the quotation before it ended.
    bool goes_on(const ByteRange& span) const {
        const ByteRange line = line_range(span.begin);
        const Quote& last = quotes_.back();
        if (span.begin > line.begin + 4) return false;
        const std::size_t ahead = line.begin;
        const ByteRange earlier = line_range(last.range.begin);
        return earlier.end < ahead && text_.substr(earlier.end, ahead - earlier.end).find_first_not_of("\r\n \t") == std::string_view::npos;
    }

    void indirect(const Saying& saying) {
        if (saying.content.size() < 12 || is_inside_span(saying.cue)) return;
        // What stands wholly between quotation marks has been told as a direct quote.
        for (const ByteRange& span : spans_) {
            if (overlaps(span, saying.content) && span.size() * 10 > saying.content.size() * 7) return;
        }
        Quote quote;
        quote.kind = QuoteKind::indirect;
        quote.speaker = saying.speaker;
        quote.cue = std::string(text_.substr(saying.cue.begin, saying.cue.size()));
        quote.range = saying.content;
        quote.text = std::string(text_.substr(saying.content.begin, saying.content.size()));
        quote.line = prepared_.sentences[saying.sentence].line;
        quotes_.push_back(std::move(quote));
    }

    const PreparedText& prepared_;
    std::string_view text_;
    const std::vector<Saying>& sayings_;
    const Discourse& discourse_;
    std::vector<ByteRange> spans_;
    std::vector<Quote> quotes_;
};

}  // namespace

std::vector<ByteRange> find_quotations(std::string_view text) {
    std::vector<ByteRange> spans;
    std::size_t open = std::string_view::npos;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '\n') {
            // A quotation of several paragraphs opens anew in each and closes only in the last.
            if (open != std::string_view::npos && at > open) spans.push_back({open, at});
            open = std::string_view::npos;
            ++at;
            continue;
        }
        const std::size_t size = mark_size(text, at);
        if (size == 0) {
            ++at;
            continue;
        }
        const bool opens = text.substr(at, 3) == "\u201C" || text.substr(at, 2) == "``" || text.substr(at, 2) == "\u00AB";
        if (open == std::string_view::npos) {
            if (text.substr(at, 3) != "\u201D") open = at + size;
        } else if (!opens) {
            if (at > open) spans.push_back({open, at});
            open = std::string_view::npos;
        }
        at += size;
    }
    if (open != std::string_view::npos && open < text.size()) spans.push_back({open, text.size()});
    return spans;
}

std::vector<Quote> find_quotes(const PreparedText& prepared, const std::vector<Saying>& sayings, const Discourse& discourse) {
    return Quoter(prepared, sayings, discourse).run();
}

}  // namespace entente::evidence
