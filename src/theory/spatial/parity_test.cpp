// Every reference run of KTAB at hand: positions and ideals at every turn, the number of states, the stop rule's
// numbers and the winning probabilities. Skipped where the data are absent.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/test_tools.h"
#include "base/text.h"
#include "theory/spatial/ktab_file.h"

namespace entente::theory::spatial {
namespace {

using entente::test_tools::need;

namespace fs = std::filesystem;

fs::path reference_runs() {
    return entente::test_tools::data_folder() / "ktab";
}

std::vector<fs::path> cases() {
    std::vector<fs::path> found;
    std::error_code missing;
    for (const fs::directory_entry& entry : fs::directory_iterator(reference_runs() / "inputs", missing)) {
        found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::string slurp(const fs::path& path) {
    std::ifstream in(path);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

fs::path output_of(const fs::path& input, const char* ending) {
    return reference_runs() / "outputs" / (input.stem().string() + ending);
}

struct Gap {
    std::size_t states = 0;     ///< in the reference
    double position = 0;        ///< largest difference, on 0..100
    double ideal = 0;
};

/// Compares with a table turn, actor, dim, position, ideal.
Gap compare_positions(const fs::path& input, const KtabFile& file, const History& history) {
    Gap gap;
    const std::string table = slurp(output_of(input, ".positions.csv"));
    const std::vector<std::string_view> lines = split(table, '\n');
    for (std::size_t l = 1; l < lines.size(); ++l) {
        const std::vector<std::string_view> fields = split(lines[l], ',');
        if (fields.size() != 5) {
            continue;
        }
        const auto whole = [&](std::size_t f) { return static_cast<std::size_t>(need(parse_number(fields[f]))); };
        gap.states = std::max(gap.states, whole(0) + 1);
        if (whole(0) < history.states.size()) {
            const State& state = history.states[whole(0)];
            const std::size_t at = whole(1) * file.issues.size() + whole(2);
            gap.position = std::max(gap.position, std::abs(state.position[at] - need(parse_number(fields[3]))));
            gap.ideal = std::max(gap.ideal, std::abs(state.ideal[at] - need(parse_number(fields[4]))));
        }
    }
    return gap;
}

std::vector<double> numbers_in(std::string_view text) {
    std::vector<double> result;
    for (const std::string_view word : split(text, ' ')) {
        if (const auto x = parse_number(word)) {
            result.push_back(*x);
        }
    }
    return result;
}

/// Largest differences of the printed stopping ratios and winning probabilities.
std::pair<double, double> compare_summary(const fs::path& input, const History& history) {
    double ratio = 0;
    double winning = 0;
    std::size_t actor = 0;
    const std::string summary = slurp(output_of(input, ".summary.txt"));
    for (const std::string_view line : split(summary, '\n')) {
        if (line.starts_with("fractional_change")) {
            const std::vector<double> printed = numbers_in(line);
            REQUIRE(printed.size() == history.turns.size());
            for (std::size_t t = 0; t < printed.size(); ++t) {
                ratio = std::max(ratio, std::abs(printed[t] - history.turns[t].movement_ratio));
            }
        }
        const std::size_t colon = line.find("prob :");
        if (colon != std::string_view::npos) {
            const std::vector<double> printed = numbers_in(line.substr(colon + 6));
            REQUIRE(printed.size() == history.states.size());
            for (std::size_t t = 0; t < printed.size(); ++t) {
                winning = std::max(winning, std::abs(printed[t] - history.states[t].win_probability[actor]));
            }
            ++actor;
        }
    }
    REQUIRE(actor == history.states[0].win_probability.size());
    return {ratio, winning};
}

}  // namespace

TEST_CASE("KTAB's reference runs are repeated bit by bit") {
    const std::vector<fs::path> inputs = cases();
    if (inputs.empty()) {
        MESSAGE("skipped: no reference runs in " << reference_runs().string());
        return;
    }
    std::size_t positions_equal = 0;
    for (const fs::path& input : inputs) {
        CAPTURE(input.filename().string());
        const Result<KtabFile> file = read_ktab(input);
        REQUIRE(file);
        const Result<History> history = run_spatial(input_of(*file), file->options);
        REQUIRE(history);
        const Gap gap = compare_positions(input, *file, *history);
        CHECK(history->states.size() == gap.states);
        // The reference prints every digit, and our sums run in its order: no difference at all.
        CHECK(gap.position == 0.0);
        CHECK(gap.ideal == 0.0);
        positions_equal += gap.position == 0.0 && history->states.size() == gap.states ? 1U : 0U;
        const auto [ratio, winning] = compare_summary(input, *history);
        // Printed with four decimals.
        CHECK(ratio <= 5.01e-5);
        CHECK(winning <= 5.01e-5);
    }
    MESSAGE(fmt::format("{} of {} reference runs equal in every bit of every position", positions_equal, inputs.size()));
}

}  // namespace entente::theory::spatial
