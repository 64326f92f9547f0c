// Sentences a second through read_article, and through event coding alone, on sentences of this file: one core.
#include <benchmark/benchmark.h>

#include <string>

#include "evidence/events/coder.h"
#include "evidence/actors/introductions.h"
#include "evidence/language/prepare.h"
#include "evidence/reading.h"

namespace {

using namespace entente::evidence;

// Twelve sentences of the kind and length that news has (120 bytes on average).
std::string article(std::size_t copies) {
    const std::string text =
        "Chinese President Xi Jinping met his Brazilian counterpart in Beijing on Friday to discuss trade and security.\n"
        "The government in Ankara has accused Greece of sending troops to islands near the coast in breach of a treaty.\n"
        "\"We will not accept any further demands from the other side,\" a spokesman for the ministry told reporters.\n"
        "Washington and Moscow signed an agreement on Monday to reduce the number of missiles stationed in the region.\n"
        "According to officials, exports rose to US$145 billion in 2021 from less than 90 billion dollars a year earlier.\n"
        "Protesters blocked roads leading to the capital after the court rejected an appeal by opposition leaders.\n"
        "Analysts say the summit could change the balance of power, although few expect a quick end to the war.\n"
        "France and Germany urged Iran to return to talks, while Tehran said it would consider the proposal next week.\n"
        "Two days earlier the army had withdrawn from the town, and more than 3,000 civilians returned to their homes.\n"
        "The European Union threatened to extend sanctions on banks that help Russia to buy parts for its weapons.\n"
        "He added that the United States must stop sending arms to the rebels before any ceasefire could be declared.\n"
        "Prime Minister Narendra Modi will visit Japan in September, his office announced in a short statement.\n";
    std::string whole;
    for (std::size_t i = 0; i < copies; ++i) whole += text;
    return whole;
}

constexpr std::size_t copies = 10;
constexpr double sentences = 12.0 * copies;

void read_whole(benchmark::State& state) {
    const std::string text = article(copies);
    ReadingContext context;
    context.published = entente::make_date(2025, 8, 15);
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(read_article(text, context));
    state.counters["sentences/s"] = benchmark::Counter(sentences, benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(read_whole)->Unit(benchmark::kMillisecond);

// From text to events: sentences, words, names, clauses, coding.
void code_events(benchmark::State& state) {
    const std::string text = article(copies);
    for ([[maybe_unused]] auto _ : state) {
        PreparedText prepared = prepare_text(text, shipped_actors(), shipped_lexicon());
        Discourse discourse(shipped_actors(), entente::make_date(2025, 8, 15), prepared.matches);
        introduce_people(prepared, discourse);
        for (const PreparedSentence& sentence : prepared.sentences) {
            discourse.note_names(sentence.parse);
            benchmark::DoNotOptimize(code_sentence(sentence.parse, discourse, {}));
        }
    }
    state.counters["sentences/s"] = benchmark::Counter(sentences, benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(code_events)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
