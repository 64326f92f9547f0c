#include "app/coding_report.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace entente::app {
namespace {

using Json = nlohmann::ordered_json;
using evidence::MatchCount;
using evidence::PetrarchScores;
using evidence::PloverFold;

std::string plover_line(std::string_view name, const PloverFold& fold) {
    const auto three = [](const MatchCount& count) { return fmt::format("{:>7.3f}{:>7.3f}{:>7.3f}", count.precision(), count.recall(), count.f1()); };
    return fmt::format("{:<12}{:>5}  {}  {}  {}\n", name, fold.records, three(fold.type), three(fold.pair), three(fold.quad));
}

std::string petrarch_line(std::string_view name, const MatchCount& count) {
    return fmt::format("{:<12}{:>5}{:>9.1f} %{:>9.1f} %\n", name, count.right + count.missed, 100 * count.recall(), 100 * PetrarchScores::extra_share(count));
}

Json count_json(const MatchCount& count) {
    return {{"right", count.right}, {"extra", count.extra}, {"missed", count.missed}, {"precision", count.precision()}, {"recall", count.recall()}, {"f1", count.f1()}};
}

Json fold_json(const PloverFold& fold) {
    return {{"records", fold.records},
            {"settings", {{"counted", counted_name(fold.settings.counted)}, {"retreat_promise_agrees", fold.settings.retreat_promise_agrees}, {"recipient_anywhere", fold.settings.recipient_anywhere}, {"conflict_at_home", fold.settings.conflict_at_home}, {"first_is_home", fold.settings.first_is_home}}},
            {"type", count_json(fold.type)},
            {"pair", count_json(fold.pair)},
            {"quad", count_json(fold.quad)}};
}

Json petrarch_json(const MatchCount& count) {
    return {{"codings", count.right + count.missed}, {"found", count.recall()}, {"extra", PetrarchScores::extra_share(count)}};
}

}  // namespace

Result<CodingTest> score_coding(const std::filesystem::path& folder) {
    auto plover = evidence::score_plover(folder / "plover_gold.json");
    if (!plover) return tl::unexpected(plover.error());
    auto petrarch = evidence::score_petrarch(folder);
    if (!petrarch) return tl::unexpected(petrarch.error());
    return CodingTest{std::move(*plover), std::move(*petrarch)};
}

std::string coding_text(const CodingTest& test) {
    return fmt::format("{:<12}{:>5}  {:^21}  {:^21}  {:^21}\n{:<17}  {}  {}  {}\n", "PLOVER", "n", "type", "actor pair", "quad class", "", "   prec    rec     F1", "   prec    rec     F1",
                       "   prec    rec     F1") +
           plover_line("held back", test.plover.odd) + plover_line("written on", test.plover.even) +
           fmt::format("\n{:<12}{:>5}{:>11}{:>11}\n", "PETRARCH", "n", "found", "extra") + petrarch_line("held back", test.petrarch.odd) + petrarch_line("written on", test.petrarch.even) +
           petrarch_line("all", test.petrarch.all) +
           "\nThe rules were written on the records with an even number (from 0); settings of each fold come from the other.\n"
           "PETRARCH's records are coded with the dictionaries beside them; extra is a share of the true codings.\n";
}

std::string coding_json(const CodingTest& test) {
    const Json object{{"schema", "entente/backtest-coding-1"},
                      {"plover", {{"held_back", fold_json(test.plover.odd)}, {"written_on", fold_json(test.plover.even)}}},
                      {"petrarch",
                       {{"records", test.petrarch.records},
                        {"held_back", petrarch_json(test.petrarch.odd)},
                        {"written_on", petrarch_json(test.petrarch.even)},
                        {"all", petrarch_json(test.petrarch.all)}}}};
    return object.dump(2) + "\n";
}

}  // namespace entente::app
