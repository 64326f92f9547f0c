#include "insight/theories.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "base/hash.h"
#include "ensemble/parallel.h"
#include "insight/columns.h"
#include "stats/philox.h"
#include "theory/challenge/columns.h"
#include "theory/theory.h"

namespace entente::insight {
namespace {

constexpr double absent = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t challenge_rounds = 10;
constexpr std::size_t draws_a_job = 64;

// A theory as the annex runs it.
struct Reading {
    const char* theory;
    bool has_uncertain_cost;  // of no deal: drawn for each draw
};
constexpr std::array readings{Reading{"mean", false},  Reading{"spatial", false},           Reading{"exchange", false},
                              Reading{"nash", true},   Reading{"kalai-smorodinsky", true}, Reading{"egalitarian", true}};

// Issues that are settled, with the actors that have a seat on any of them.
struct Frame {
    std::vector<std::size_t> issues;   // into Model::issues
    std::vector<std::size_t> actors;   // into Situation::actors
    theory::Table table;               // names and scales; numbers of the draw at hand
};

Frame make_frame(const model::Model& model, const std::vector<std::size_t>& issues) {
    Frame frame;
    frame.issues = issues;
    for (std::size_t a = 0; a < model.situation.actors.size(); ++a) {
        const bool has_seat = std::any_of(issues.begin(), issues.end(), [&](std::size_t k) {
            const auto& seats = model.issues[k].seats;
            return std::any_of(seats.begin(), seats.end(), [&](const model::Seat& s) { return index(s.actor) == a; });
        });
        if (has_seat) {
            frame.actors.push_back(a);
            frame.table.actors.push_back(model.situation.actors[a].id);
        }
    }
    for (const std::size_t k : issues) {
        const situation::Issue& issue = model.situation.issues[k];
        frame.table.issues.push_back({issue.id, issue.scale.lower, issue.scale.upper, true, std::nullopt});
    }
    const std::size_t entries = frame.actors.size() * issues.size();
    frame.table.position.assign(entries, absent);
    frame.table.salience.assign(entries, 0.0);
    frame.table.power.assign(entries, 0.0);
    return frame;
}

// Puts the numbers of one draw into the table.
void fill(const model::Model& model, const ensemble::Sample& sample, std::size_t draw, Frame& frame) {
    for (std::size_t t = 0; t < frame.issues.size(); ++t) {
        const std::size_t k = frame.issues[t];
        frame.table.issues[t].reversion = sample.inputs.of(model.situation.issues[k].reversion)[draw];
        for (const model::Seat& seat : model.issues[k].seats) {
            const auto place = std::find(frame.actors.begin(), frame.actors.end(), index(seat.actor));
            const std::size_t at = frame.table.at(static_cast<std::size_t>(place - frame.actors.begin()), t);
            frame.table.position[at] = sample.inputs.of(seat.at)[draw];
            frame.table.salience[at] = sample.inputs.of(seat.salience)[draw];
            frame.table.power[at] = sample.inputs.of(seat.influence)[draw];
        }
    }
}

theory::Settings settings_of(const Reading& reading, const ensemble::Sample& sample, std::size_t draw) {
    if (!reading.has_uncertain_cost) {
        return {};
    }
    const double cost = 100 * stats::uniform({sample.plan.seed, key_hash("theory.cost-of-no-deal")}, draw);
    const std::string percent = fmt::format("{}", cost);
    return {{"cost-low", percent}, {"cost-high", percent}};
}

// The settlements of one theory: a column an issue, absent where it refused the draw.
struct Columns {
    std::vector<std::vector<double>> points;  // [issue of the situation][draw]
    std::string refusal;                      // of the first draw that was refused
    bool is_joint = false;
};

// Runs the frame's issues together on every draw of a job.
void run_draws(const model::Model& model, const ensemble::Sample& sample, const Reading& reading, Frame frame,
               std::size_t first, std::size_t last, Columns& columns) {
    for (std::size_t draw = first; draw < last; ++draw) {
        if (sample.weight[draw] <= 0) {
            continue;
        }
        fill(model, sample, draw, frame);
        const Result<theory::Settlement> settled =
            theory::settle(reading.theory, frame.table, settings_of(reading, sample, draw));
        for (std::size_t t = 0; settled && t < frame.issues.size(); ++t) {
            columns.points[frame.issues[t]][draw] = settled->settlement[t];
        }
    }
}

// Why a theory cannot take these issues at the medians of nothing in particular: the first draw that counts.
std::string refusal_of(const model::Model& model, const ensemble::Sample& sample, const Reading& reading, Frame frame) {
    const auto draw = std::find_if(sample.weight.begin(), sample.weight.end(), [](double w) { return w > 0; });
    if (draw == sample.weight.end()) {
        return "no draw counts";
    }
    const auto d = static_cast<std::size_t>(draw - sample.weight.begin());
    fill(model, sample, d, frame);
    const auto settled = theory::settle(reading.theory, frame.table, settings_of(reading, sample, d));
    return settled ? std::string() : settled.error().front().message;
}

Columns run_theory(const model::Model& model, const ensemble::Sample& sample, const Reading& reading,
                   const std::vector<std::size_t>& settled, std::size_t draws) {
    Columns columns{std::vector<std::vector<double>>(model.issues.size()), {}, true};
    std::vector<Frame> frames{make_frame(model, settled)};
    columns.refusal = refusal_of(model, sample, reading, frames.front());
    const Result<const theory::Theory*> record = theory::find_theory(reading.theory);
    if (!columns.refusal.empty() && (*record)->fewest_issues == 1) {
        // What cannot be settled together may be settled one by one.
        frames.clear();
        columns.is_joint = false;
        for (const std::size_t k : settled) {
            Frame one = make_frame(model, {k});
            const std::string refusal = refusal_of(model, sample, reading, one);
            if (refusal.empty()) {
                frames.push_back(std::move(one));
            }
        }
    } else if (!columns.refusal.empty()) {
        frames.clear();
    }
    for (const Frame& frame : frames) {
        for (const std::size_t k : frame.issues) {
            columns.points[k].assign(draws, absent);
        }
    }
    const std::size_t jobs = (draws + draws_a_job - 1) / draws_a_job;
    ensemble::for_each_job(jobs * frames.size(), sample.plan.threads, [&](std::size_t job) {
        const std::size_t first = job % jobs * draws_a_job;
        run_draws(model, sample, reading, frames[job / jobs], first, std::min(draws, first + draws_a_job), columns);
    });
    return columns;
}

// The challenge model has a kernel of its own; it settles issue by issue.
Columns run_challenge(const model::Model& model, const ensemble::Sample& sample,
                      const std::vector<std::size_t>& settled, std::size_t draws) {
    Columns columns{std::vector<std::vector<double>>(model.issues.size()), {}, false};
    ensemble::for_each_job(settled.size(), sample.plan.threads, [&](std::size_t job) {
        const std::vector<model::Seat>& seats = model.issues[settled[job]].seats;
        if (seats.size() < 2) {
            return;
        }
        std::vector<const double*> position, power;
        std::vector<std::vector<double>> share(seats.size());
        std::vector<const double*> salience;
        for (std::size_t a = 0; a < seats.size(); ++a) {
            position.push_back(sample.inputs.of(seats[a].at));
            power.push_back(sample.inputs.of(seats[a].influence));
            const double* percent = sample.inputs.of(seats[a].salience);
            for (std::size_t d = 0; d < draws; ++d) {
                share[a].push_back(percent[d] / 100);
            }
            salience.push_back(share[a].data());
        }
        std::vector<double>& medians = columns.points[settled[job]];
        medians.resize(draws);
        theory::challenge::challenge_columns({seats.size(), draws, position.data(), power.data(), salience.data()},
                                             challenge_rounds, medians.data(), nullptr);
    });
    return columns;
}

void report(const char* name, const std::string& reading, Columns columns, const ensemble::Sample& sample,
            std::size_t draws, Findings& findings) {
    TheoryNote note{name, reading, 0, columns.refusal};
    for (std::size_t k = 0; k < columns.points.size(); ++k) {
        std::vector<double>& points = columns.points[k];
        if (points.empty()) {
            continue;
        }
        std::vector<double> weight(sample.weight.begin(), sample.weight.begin() + static_cast<std::ptrdiff_t>(draws));
        std::uint64_t answered = 0;
        for (std::size_t d = 0; d < draws; ++d) {
            if (std::isnan(points[d])) {
                points[d] = weight[d] = 0;
            }
            answered += weight[d] > 0 ? 1U : 0U;
        }
        if (answered == 0) {
            continue;
        }
        double total = 0;
        for (const double w : weight) {
            total += w;
        }
        for (double& w : weight) {
            w /= total;
        }
        note.draws = std::max(note.draws, answered);
        findings.issues[k].by_theory.push_back({name, spread_of(points.data(), weight)});
    }
    findings.theory_notes.push_back(std::move(note));
}

}  // namespace

void add_theories(const model::Model& model, const ensemble::Sample& sample, std::uint64_t most, Findings& findings) {
    std::vector<std::size_t> settled;
    for (std::size_t k = 0; k < model.issues.size(); ++k) {
        if (model.issues[k].kind != model::IssueKind::act && !model.issues[k].seats.empty()) {
            settled.push_back(k);
        }
    }
    const std::size_t draws = std::min<std::size_t>(most, sample.draws());
    if (settled.empty() || draws == 0) {
        return;
    }
    report("challenge", "issue by issue", run_challenge(model, sample, settled, draws), sample, draws, findings);
    for (const Reading& reading : readings) {
        Columns columns = run_theory(model, sample, reading, settled, draws);
        const bool is_linking = (*theory::find_theory(reading.theory))->joint;
        const char* how = is_linking && columns.is_joint ? "all issues together" : "issue by issue";
        report(reading.theory, how, std::move(columns), sample, draws, findings);
    }
    findings.theory_notes.push_back(
        {"agenda-setter", "issue by issue", 0, "a situation does not name who alone may propose (`entente settle` takes a setter)"});
}

}  // namespace entente::insight
