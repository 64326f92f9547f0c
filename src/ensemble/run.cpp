#include "ensemble/run.h"

#include <fmt/format.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <deque>
#include <mutex>
#include <numeric>

#include "base/file.h"
#include "ensemble/collect.h"
#include "ensemble/parallel.h"
#include "ensemble/part.h"
#include "ensemble/pool.h"

namespace entente::ensemble {
namespace {

// Changes with every change of what a part holds or how its numbers come about.
constexpr std::string_view engine_version = "3";

std::size_t draws_in_block(const Plan& plan, std::size_t block) {
    return std::min<std::size_t>(draws_a_block, plan.draws - block * draws_a_block);
}

Part compute(const model::Model& model, const Plan& plan, std::size_t block, const model::Variation& variation,
             model::Detail detail, const model::PastMeans& past, model::KeptPlays* kept = nullptr) {
    Part part;
    part.inputs = model::draw_inputs(model, plan.seed, block * draws_a_block, draws_in_block(plan, block),
                                     variation);
    part.evaluation = model::evaluate(model, part.inputs, variation, detail, past, kept);
    return part;
}

// Past rounds are weighed against the first block of the run, whatever its plan says of the number of draws. Nothing else
// can begin before it is done, so it is shared out in pieces.
model::PastMeans past_of(const model::Model& model, const Plan& plan) {
    if (model.situation.past.empty()) {
        return {};
    }
    constexpr std::size_t pieces = 8;
    constexpr std::size_t draws_a_piece = draws_a_block / pieces;
    static_assert(draws_a_piece * pieces == draws_a_block);
    std::vector<model::Block> blocks(pieces);
    for_each_job(pieces, plan.threads, [&](std::size_t i) {
        const model::InputColumns inputs = model::draw_inputs(model, plan.seed, i * draws_a_piece, draws_a_piece, {});
        blocks[i] = model::evaluate(model, inputs, {}, model::Detail::probabilities).block;
    });
    return model::past_means(model, blocks);
}

// What a variation supposes of past rounds themselves: how like today they were.
model::Variation of_past(const situation::Situation& s, const model::Variation& variation) {
    model::Variation only;
    for (const situation::Change& change : variation.changes) {
        if (std::any_of(s.past.begin(), s.past.end(),
                        [&](const situation::PastRound& round) { return round.like_today == change.input; })) {
            only.changes.push_back(change);
        }
    }
    return only;
}

// What past rounds say of the draws of one block of a rerun: what they said in the run it is compared with, for nothing
// that is supposed of today changes what was. Where it is supposed that a round was more or less like today they are heard
// again, with that alone changed.
model::PastMeans heard_of_past(const model::Model& model, const Reruns& reruns, std::size_t block,
                               const model::Variation& supposed, const model::PastMeans& means) {
    if (!supposed.changes.empty()) {
        return {{}, compute(model, reruns.plan, block, supposed, model::Detail::probabilities, means, reruns.kept.get())
                        .evaluation.block.evidence};
    }
    const std::vector<double>& weight = reruns.basis.weight;
    if (model.situation.past.empty() || weight.empty()) {
        return {};
    }
    const auto first = weight.begin() + static_cast<std::ptrdiff_t>(block * draws_a_block);
    return {{}, std::vector<double>(first, first + static_cast<std::ptrdiff_t>(draws_in_block(reruns.plan, block)))};
}

// Calls work(block) for every block of `order` on the plan's threads until told to stop.
template <class Work>
void for_blocks(const Plan& plan, const std::vector<std::size_t>& order, const Progress& progress, Work work) {
    std::atomic<std::size_t> done = 0;
    // Taken around every block: what was written before a block is seen in it, and what a block wrote is seen after
    // all of them. The library promises that too, but thread sanitizer cannot look into it (cmake/tsan.supp).
    std::mutex handover;
    const auto pass = [&] { const std::lock_guard lock(handover); };
    // More threads than cores is a legal wish (tests ask for it); without this the library would complain aloud.
    const tbb::global_control allowed(
        tbb::global_control::max_allowed_parallelism,
        std::max<std::size_t>(plan.threads, static_cast<std::size_t>(tbb::info::default_concurrency())));
    tbb::task_arena arena(plan.threads == 0 ? tbb::task_arena::automatic : static_cast<int>(plan.threads));
    pass();
    arena.execute([&] {
        tbb::parallel_for(
            tbb::blocked_range<std::size_t>(0, order.size(), 1),
            [&](const tbb::blocked_range<std::size_t>& range) {
                for (std::size_t i = range.begin(); i < range.end(); ++i) {
                    pass();
                    if (progress.stopped()) {
                        return;
                    }
                    work(order[i]);
                    progress.tell(++done, order.size());
                    pass();
                }
            },
            tbb::simple_partitioner{});
    });
    pass();
}

std::vector<std::size_t> natural_order(const Plan& plan) {
    std::vector<std::size_t> order(blocks_of(plan));
    std::iota(order.begin(), order.end(), std::size_t{0});
    return order;
}

Sample run_blocks(const model::Model& model, const Plan& plan, const model::Variation& variation,
                  model::Detail detail, const Progress& progress, const std::vector<std::size_t>& order) {
    Collection collection(plan, Keep::everything);
    const model::PastMeans past = past_of(model, plan);
    for_blocks(plan, order, progress, [&](std::size_t block) {
        collection.put(block, compute(model, plan, block, variation, detail, past));
    });
    Sample sample = std::move(collection).finish();
    pool(model, sample);
    return sample;
}

std::filesystem::path part_path(const std::filesystem::path& folder, std::size_t block) {
    return folder / "parts" / fmt::format("{:06}.part", block);
}

Diagnostic part_note(std::string code, Severity severity, const std::filesystem::path& path, std::string message,
                     std::string hint) {
    return {std::move(code), severity, {path.string(), 0, 0}, std::move(message), std::move(hint), {}};
}

// How many columns each table of a part has.
std::vector<std::size_t> shape_of(const Part& part) {
    std::vector<std::size_t> shape{part.inputs.values.size() / part.inputs.draws};
    for (const auto table : block_tables) {
        shape.push_back((part.evaluation.block.*table).size() / part.inputs.draws);
    }
    return shape;
}

// Collects the parts an earlier run left behind.
Result<void> collect_parts(const model::Model& model, const Plan& plan, const std::filesystem::path& folder, std::string_view run_key,
                           Collection& collection, Diagnostics& notes) {
    const std::vector<std::size_t> shape = shape_of(compute(model, {.draws = 1}, 0, {}, model::Detail::full, {}));
    for (std::size_t block = 0; block < blocks_of(plan); ++block) {
        const std::filesystem::path path = part_path(folder, block);
        if (!std::filesystem::exists(path)) {
            continue;
        }
        const Result<std::string> bytes = read_file(path);
        ReadPart read = bytes ? read_part(*bytes, run_key) : ReadPart{};
        if (read.state == PartState::foreign) {
            return failure(part_note("E511", Severity::error, path,
                                     "this folder holds parts of another run: another file, seed, number of "
                                     "draws or version",
                                     "choose another folder with --out, or remove the folder's parts"));
        }
        const bool fits = read.state == PartState::whole && read.part.inputs.first == block * draws_a_block &&
                          read.part.inputs.draws == draws_in_block(plan, block) && shape_of(read.part) == shape;
        if (fits) {
            collection.put(block, std::move(read.part));
        } else {
            notes.push_back(part_note("E512", Severity::warning, path, "this part file is truncated or damaged",
                                      "its block is computed again; nothing else is lost"));
        }
    }
    return {};
}

}  // namespace

Sample run(const model::Model& model, const Plan& plan, const model::Variation& variation, model::Detail detail,
           const Progress& progress) {
    return run_blocks(model, plan, variation, detail, progress, natural_order(plan));
}

std::vector<Sample> run_variations(const model::Model& model, const Reruns& reruns,
                                   const std::vector<model::Variation>& variations, model::Detail detail) {
    const Plan& plan = reruns.plan;
    const std::size_t blocks = blocks_of(plan);
    std::deque<Collection> collections;  // they hold a lock, so they stay where they are made
    for (std::size_t v = 0; v < variations.size(); ++v) {
        collections.emplace_back(plan, Keep::all_but_inputs);
    }
    std::vector<model::Variation> supposed;
    for (const model::Variation& variation : variations) {
        supposed.push_back(of_past(model.situation, variation));
    }
    const bool is_heard_again = std::any_of(supposed.begin(), supposed.end(),
                                            [](const model::Variation& v) { return !v.changes.empty(); });
    const model::PastMeans means = is_heard_again ? past_of(model, plan) : model::PastMeans{};
    std::vector<std::size_t> jobs(variations.size() * blocks);
    std::iota(jobs.begin(), jobs.end(), std::size_t{0});
    for_blocks(plan, jobs, {}, [&](std::size_t job) {
        const std::size_t v = job / blocks;
        const std::size_t block = job % blocks;
        collections[v].put(block, compute(model, plan, block, variations[v], detail,
                                          heard_of_past(model, reruns, block, supposed[v], means), reruns.kept.get()));
    });
    std::vector<Sample> samples;
    samples.reserve(collections.size());
    for (std::size_t v = 0; v < collections.size(); ++v) {
        samples.push_back(std::move(collections[v]).finish());
        const std::vector<double>& heard = samples.back().block.evidence;
        pool_as(model, supposed[v].changes.empty() ? reruns.basis : Basis{reruns.basis.odds, heard}, samples.back());
    }
    return samples;
}

Sample run_in_order(const model::Model& model, const Plan& plan, const std::vector<std::size_t>& order) {
    return run_blocks(model, plan, {}, model::Detail::full, {}, order);
}

Result<Sample> run_saved(const model::Model& model, const Plan& plan, const std::filesystem::path& folder,
                         const Progress& progress, Diagnostics& notes) {
    if (Result<void> made = make_folder(folder / "parts"); !made) {
        return tl::unexpected(std::move(made.error()));
    }
    const std::string run_key =
        fmt::format("{} {} {} {}", engine_version, model.situation.content_hash, plan.seed, plan.draws);
    Collection collection(plan, Keep::everything);
    if (Result<void> collected = collect_parts(model, plan, folder, run_key, collection, notes); !collected) {
        return tl::unexpected(std::move(collected.error()));
    }
    std::vector<std::size_t> missing = natural_order(plan);
    std::erase_if(missing, [&](std::size_t block) { return collection.has(block); });
    const model::PastMeans past = past_of(model, plan);
    std::mutex mutex;
    Diagnostics problems;
    for_blocks(plan, missing, progress, [&](std::size_t block) {
        Part part = compute(model, plan, block, {}, model::Detail::full, past);
        Result<void> saved = write_file(part_path(folder, block), write_part(part, run_key));
        collection.put(block, std::move(part));
        if (!saved) {
            const std::lock_guard lock(mutex);
            problems = std::move(saved.error());
        }
    });
    if (!problems.empty()) {
        return tl::unexpected(std::move(problems));
    }
    Sample sample = std::move(collection).finish();
    pool(model, sample);
    return sample;
}

void drop_parts(const std::filesystem::path& folder) {
    std::error_code ignored;  // a leftover part file does no harm: the next run checks it
    std::filesystem::remove_all(folder / "parts", ignored);
}

}  // namespace entente::ensemble
