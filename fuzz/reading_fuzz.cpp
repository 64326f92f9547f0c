// read_article on any bytes: no crash, and every range lies in the text it was read from.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "evidence/reading.h"

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace entente::evidence;
    if (size == 0) return 0;
    ReadingContext context;
    if ((data[0] & 1U) != 0) context.published = entente::make_date(2025, 8, 15);
    if ((data[0] & 2U) != 0) context.language = "ru";
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const Reading reading = read_article(text, context);
    const auto inside = [&](const ByteRange& range) { return range.begin <= range.end && range.end <= text.size(); };
    for (const ActorMention& mention : reading.mentions) demand(inside(mention.text) && !mention.actor.empty());
    for (const Event& event : reading.events) {
        demand(inside(event.sentence) && inside(event.verb) && !event.actors.empty() && !event.rule.empty());
        demand(event.confidence > 0 && event.confidence <= 1);
        demand(!event.date || event.date->first.day <= event.date->last.day);
    }
    for (const Quote& quote : reading.quotes) demand(inside(quote.range) && text.substr(quote.range.begin, quote.range.size()) == quote.text);
    for (const Figure& figure : reading.figures) demand(inside(figure.range) && (!figure.upper || *figure.upper > figure.value));
    return 0;
}
