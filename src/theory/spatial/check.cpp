#include <cmath>
#include <fmt/format.h>
#include <string>

#include "theory/spatial/spatial.h"

namespace entente::theory::spatial {
namespace {

/// Saliences that sum to 100 in the file may sum to a little more in binary.
constexpr double rounding = 1e-9;

void refuse(Diagnostics& found, std::string code, std::string message, std::string hint) {
    found.push_back({std::move(code), Severity::error, {}, std::move(message), std::move(hint), {}});
}

void check_size(const Input& input, Diagnostics& found) {
    if (input.actors < fewest_actors || input.actors > most_actors) {
        refuse(found, "E350",
               fmt::format("the spatial model takes {} to {} actors, not {}", fewest_actors, most_actors, input.actors),
               "a challenge needs two sides and a third party");
    }
    if (input.issues < 1 || input.issues > most_issues) {
        refuse(found, "E350",
               fmt::format("the spatial model takes 1 to {} issues, not {}", most_issues, input.issues), {});
    }
}

void check_shape(const Input& input, Diagnostics& found) {
    const std::size_t cells = input.actors * input.issues;
    if (input.power.size() != input.actors || input.position.size() != cells || input.salience.size() != cells ||
        (!input.ideal.empty() && input.ideal.size() != cells)) {
        refuse(found, "E351",
               fmt::format("{} actors and {} issues need {} powers and {} positions, saliences and ideals",
                           input.actors, input.issues, input.actors, cells),
               {});
    }
    if (!input.accommodation.empty() && input.accommodation.size() != input.actors * input.actors) {
        refuse(found, "E353", fmt::format("{} actors need {} shares of accommodation", input.actors,
                                          input.actors * input.actors), {});
    }
}

bool on_scale(double x) { return x >= 0 && x <= 100; }

void check_actor(const Input& input, std::size_t i, Diagnostics& found) {
    if (!(input.power[i] > 0) || !std::isfinite(input.power[i])) {
        refuse(found, "E351", fmt::format("actor {} has power {}; it must be above 0", i + 1, input.power[i]), {});
    }
    double total = 0;
    for (std::size_t k = 0; k < input.issues; ++k) {
        const std::size_t at = i * input.issues + k;
        if (!on_scale(input.position[at]) || (!input.ideal.empty() && !on_scale(input.ideal[at]))) {
            refuse(found, "E351",
                   fmt::format("actor {} stands at {} on issue {}; positions and ideals lie on 0..100", i + 1,
                               input.position[at], k + 1), {});
        }
        if (!(input.salience[at] >= 0)) {
            refuse(found, "E352",
                   fmt::format("actor {} has salience {} on issue {}; it must be at least 0", i + 1,
                               input.salience[at], k + 1), {});
        }
        total += input.salience[at];
    }
    if (total > 100 + rounding) {
        refuse(found, "E352", fmt::format("the saliences of actor {} sum to {}, more than 100", i + 1, total),
               "an actor divides at most 100 among the issues");
    } else if (total <= 0) {
        refuse(found, "E352", fmt::format("actor {} cares for no issue", i + 1), "leave the actor out");
    }
}

void check_accommodation(const Input& input, Diagnostics& found) {
    for (std::size_t i = 0; i < input.actors && !input.accommodation.empty(); ++i) {
        double total = 0;
        bool good = true;
        for (std::size_t j = 0; j < input.actors; ++j) {
            const double share = input.accommodation[i * input.actors + j];
            good &= share >= 0;
            total += share;
        }
        if (!good || !(total <= 1 + rounding)) {
            refuse(found, "E353",
                   fmt::format("the accommodation of actor {} must be shares of at least 0 that sum to at most 1",
                               i + 1), {});
        }
    }
}

void check_options(const Options& options, Diagnostics& found) {
    if (options.max_turns < 1 || options.max_turns > 10'000) {
        refuse(found, "E354", fmt::format("the number of turns must be 1 to 10000, not {}", options.max_turns), {});
    }
    if (!(options.stop_ratio >= 0 && options.stop_ratio <= 1)) {
        refuse(found, "E354", fmt::format("the stopping ratio must lie on 0..1, not {}", options.stop_ratio), {});
    }
}

}  // namespace

Diagnostics check(const Input& input, const Options& options) {
    Diagnostics found;
    check_options(options, found);
    check_size(input, found);
    if (!found.empty()) {
        return found;
    }
    check_shape(input, found);
    if (!found.empty()) {
        return found;
    }
    for (std::size_t i = 0; i < input.actors; ++i) {
        check_actor(input, i, found);
    }
    check_accommodation(input, found);
    return found;
}

}  // namespace entente::theory::spatial
