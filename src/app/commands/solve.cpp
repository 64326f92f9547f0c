// entente solve GAME: quantal responses and their limit for a game file.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/command.h"
#include "app/study.h"
#include "base/text.h"
#include "game/game_file.h"
#include "game/quantal_response.h"

namespace entente::app {
namespace {

using game::ExtensiveGame;
using game::LimitPoint;
using game::QuantalResponse;

struct Options {
    std::string file;
    std::string lambdas;
    std::uint64_t starts = 400;
    bool limit = false;
    bool equilibria = false;
    bool json = false;
};

/// One column of the answer.
struct Column {
    std::string kind;  ///< "principal", "other" or "limit"
    QuantalResponse response;
    std::optional<double> regret;
};

std::optional<std::vector<double>> read_lambdas(const std::string& text) {
    std::vector<double> lambdas;
    for (const std::string_view word : split(text, ',')) {
        const auto value = parse_number(word);
        if (!value || *value < 0) return std::nullopt;
        lambdas.push_back(*value);
    }
    return lambdas;
}

/// Refuses what cannot be reckoned with: sums and differences of lambda times payoffs must stay numbers.
Result<void> check_lambdas(const Options& options, std::vector<double> lambdas, const ExtensiveGame& game) {
    constexpr double most = 1e280;
    double payoff = 0;
    for (const double p : game.payoffs) payoff = std::max(payoff, std::abs(p));
    if (options.limit) lambdas.push_back(1);
    for (const double lambda : lambdas) {
        if (!(lambda <= most && lambda * payoff <= most)) {
            return failure({"E426", Severity::error, {options.file, 0, 0},
                            fmt::format("lambda {:g} times payoffs of up to {:g} is more than can be reckoned with", lambda, payoff),
                            fmt::format("keep the product below {:g}: a smaller lambda, or payoffs in a larger unit", most), ""});
        }
    }
    return {};
}

std::vector<Column> solve_game(const Options& options, const std::vector<double>& lambdas, const ExtensiveGame& game,
                               Console& console) {
    game::QuantalSolver solver(game);
    std::vector<Column> columns;
    if (!options.equilibria) {
        for (QuantalResponse& response : solver.follow(lambdas, console.stop())) {
            columns.push_back({"principal", std::move(response), std::nullopt});
        }
    }
    for (std::size_t i = 0; options.equilibria && i < lambdas.size() && !console.stopped(); ++i) {
        const char* kind = "principal";
        for (QuantalResponse& response : solver.equilibria(lambdas[i], options.starts, 1, console.stop())) {
            columns.push_back({kind, std::move(response), std::nullopt});
            kind = "other";
        }
    }
    if (options.limit && !console.stopped()) {
        LimitPoint point = solver.limit(1e-8, console.stop());
        point.response.settled = point.response.settled && point.reached;
        columns.push_back({"limit", std::move(point.response), point.regret});
    }
    return columns;
}

/// What a reader of the numbers should know about them.
Diagnostics notes_on(const std::string& file, const std::vector<Column>& columns) {
    Diagnostics notes;
    std::optional<double> first_turned;
    for (const Column& column : columns) {
        const std::string where = fmt::format("lambda {:g}", column.response.lambda);
        if (!column.response.settled && column.kind != "limit") {
            notes.push_back({"E423", Severity::warning, {file, 0, 0},
                             fmt::format("the answer at {} is not settled: residual {:.2g}", where, column.response.residual),
                             "ask for a smaller lambda first: the answers there lead on to this one", ""});
        } else if (!column.response.settled && column.regret) {
            notes.push_back({"E424", Severity::warning, {file, 0, 0},
                             fmt::format("the branch was left at {} with regret {:.2g}", where, *column.regret),
                             "read it as an equilibrium up to that much, or look at others with --equilibria", ""});
        }
        if (column.kind == "principal" && column.response.turns > 0) {
            first_turned = std::min(first_turned.value_or(column.response.lambda), column.response.lambda);
        }
    }
    if (first_turned) {
        notes.push_back({"E425", Severity::note, {file, 0, 0},
                         fmt::format("the principal branch turned back before it met lambda {:g}: other answers exist nearby",
                                     *first_turned),
                         "--equilibria lists them", ""});
    }
    return notes;
}

std::string heading(const Column& column) {
    if (column.kind == "limit") return "limit";
    return fmt::format("{:g}{}", column.response.lambda, column.kind == "other" ? "*" : "");
}

std::string answer_text(const ExtensiveGame& game, const std::vector<Column>& columns) {
    std::size_t width = 12;
    for (std::size_t a = 0; a < game.player_actions(); ++a) width = std::max(width, game.actions[a].size() + 4);
    for (std::size_t s = 0; s < game.player_sets(); ++s) width = std::max(width, game.sets[s].label.size() + 4);
    width = std::min<std::size_t>(width, 40);
    std::string text = game.title.empty() ? std::string() : game.title + "\n\n";
    text += fmt::format("{:<{}}", "lambda", width);
    for (const Column& column : columns) text += fmt::format(" {:>10}", heading(column));
    text += "\n";
    std::int32_t player = game::no_index;
    for (std::size_t s = 0; s < game.player_sets(); ++s) {
        const game::MoveSet& set = game.sets[s];
        if (set.player != player) text += game.players[static_cast<std::size_t>(set.player)] + "\n";
        player = set.player;
        if (!set.label.empty()) text += "  " + set.label + "\n";
        for (std::size_t a = set.first_action; a < set.first_action + set.actions; ++a) {
            text += fmt::format("{:<{}}", "    " + game.actions[a], width);
            for (const Column& column : columns) text += fmt::format(" {:>10.6f}", column.response.probabilities[a]);
            text += "\n";
        }
    }
    text += "expected payoffs\n";
    for (std::size_t i = 0; i < game.players.size(); ++i) {
        text += fmt::format("{:<{}}", "    " + game.players[i], width);
        for (const Column& column : columns) text += fmt::format(" {:>10.6g}", column.response.payoffs[i]);
        text += "\n";
    }
    for (const Column& column : columns) {
        if (column.regret) {
            text += fmt::format("\nThe limit was read at lambda {:.4g}: nobody gains more than {:.1e} by another strategy.\n",
                                column.response.lambda, *column.regret);
        }
    }
    if (std::any_of(columns.begin(), columns.end(), [](const Column& c) { return c.kind == "other"; })) {
        text += "\n* other answers at the same lambda, not on the principal branch\n";
    }
    return text;
}

std::string answer_json(const game::GameFile& file, const std::vector<Column>& columns, const Diagnostics& notes) {
    using Json = nlohmann::ordered_json;
    const ExtensiveGame& game = file.game;
    Json object{{"schema", "entente/solve-1"}, {"title", game.title}, {"players", game.players}};
    object["infosets"] = Json::array();
    for (std::size_t s = 0; s < game.player_sets(); ++s) {
        const game::MoveSet& set = game.sets[s];
        const auto first = game.actions.begin() + set.first_action;
        object["infosets"].push_back({{"player", set.player + 1},
                                      {"label", set.label},
                                      {"actions", std::vector<std::string>(first, first + set.actions)}});
    }
    object["branches"] = Json::array();
    for (const Column& column : columns) {
        object["branches"].push_back({{"kind", column.kind},
                                      {"lambda", column.response.lambda},
                                      {"probabilities", column.response.probabilities},
                                      {"payoffs", column.response.payoffs},
                                      {"residual", column.response.residual},
                                      {"settled", column.response.settled},
                                      {"turns", column.response.turns},
                                      {"regret", column.regret ? Json(*column.regret) : Json(nullptr)}});
    }
    object["notes"] = Json::array();
    for (const Diagnostic& note : notes) object["notes"].push_back({{"code", note.code}, {"message", note.message}});
    return object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Exit solve(const Options& options, Console& console) {
    const bool only_limit = options.limit && options.lambdas.empty();
    const auto lambdas = only_limit ? std::vector<double>{} : read_lambdas(options.lambdas.empty() ? "1" : options.lambdas);
    if (!lambdas) {
        console.say(fmt::format("entente solve: --lambda takes numbers of at least 0, separated by commas, not \"{}\"",
                                options.lambdas));
        return Exit::usage;
    }
    const Result<game::GameFile> file = game::read_game(std::filesystem::path(options.file));
    if (!file) return refuse(file.error(), console);
    console.show(file->notes);
    if (const Result<void> fine = check_lambdas(options, *lambdas, file->game); !fine) return refuse(fine.error(), console);
    const std::vector<Column> columns = solve_game(options, *lambdas, file->game, console);
    if (console.stopped()) return Exit::interrupted;
    const Diagnostics notes = notes_on(options.file, columns);
    console.print(options.json ? answer_json(*file, columns, notes) : answer_text(file->game, columns));
    console.show(notes);
    const bool settled = std::all_of(columns.begin(), columns.end(), [](const Column& c) { return c.response.settled; });
    return settled ? Exit::done : Exit::findings;
}

}  // namespace

Command solve_command() {
    return {"solve",
            "GAME",
            "how a game is played by people who err: quantal response of a Gambit file",
            {{"solve game.efg --lambda 0.5,1,2", "probability of each action at three decisivenesses"},
             {"solve game.nfg --limit", "follow the branch to an equilibrium, with its regret"},
             {"solve game.efg --lambda 4 --equilibria", "all answers found from many starts"}},
            [](Arguments& arguments) {
                auto options = std::make_shared<Options>();
                arguments.word(options->file, "GAME", "an extensive (.efg) or strategic (.nfg) game of Gambit");
                arguments.option(options->lambdas, "--lambda", "L[,L...]", "decisiveness: log-odds a unit of payoff (1)");
                arguments.flag(options->limit, "--limit", "also where the principal branch leads as lambda grows");
                arguments.flag(options->equilibria, "--equilibria", "also answers off the principal branch");
                arguments.option(options->starts, "--starts", "N", "random starts of --equilibria (400)", {0, 1'000'000});
                arguments.flag(options->json, "--json", "as JSON (entente/solve-1)");
                return [options](Console& console) { return solve(*options, console); };
            }};
}

}  // namespace entente::app
