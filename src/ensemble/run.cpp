#include "ensemble/run.h"

#include <fmt/format.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <atomic>
#include <mutex>
#include <numeric>
#include <optional>

#include "base/file.h"
#include "ensemble/part.h"

namespace entente::ensemble {
namespace {

// Changes with every change of what a part holds or how its numbers come about.
constexpr std::string_view engine_version = "1";

std::size_t block_count(const Plan& plan) {
    return (plan.draws + draws_a_block - 1) / draws_a_block;
}

std::size_t draws_in_block(const Plan& plan, std::size_t block) {
    return std::min<std::size_t>(draws_a_block, plan.draws - block * draws_a_block);
}

Part compute(const model::Model& model, const Plan& plan, std::size_t block, const model::Variation& variation,
             model::Detail detail) {
    Part part;
    part.inputs = model::draw_inputs(model, plan.seed, block * draws_a_block, draws_in_block(plan, block),
                                     variation);
    part.evaluation = model::evaluate(model, part.inputs, variation, detail);
    return part;
}

// Copies columns of one block to their place among all draws.
void place(const std::vector<double>& from, std::size_t draws, std::vector<double>& to, std::size_t all_draws,
           std::size_t at) {
    const std::size_t columns = from.size() / draws;
    to.resize(columns * all_draws);
    for (std::size_t c = 0; c < columns; ++c) {
        std::copy_n(from.begin() + static_cast<std::ptrdiff_t>(c * draws), draws,
                    to.begin() + static_cast<std::ptrdiff_t>(c * all_draws + at));
    }
}

Sample merge(const Plan& plan, std::vector<std::optional<Part>>& parts) {
    std::size_t whole = 0;
    std::size_t draws = 0;
    for (const std::optional<Part>& part : parts) {
        if (!part) {
            break;
        }
        draws += part->inputs.draws;
        ++whole;
    }
    Sample sample;
    sample.plan = plan;
    sample.inputs.draws = draws;
    sample.block.draws = draws;
    for (std::size_t i = 0; i < whole; ++i) {
        const Part part = std::move(parts[i]).value();
        const model::Block& block = part.evaluation.block;
        const auto put = [&](const std::vector<double>& from, std::vector<double>& to) {
            place(from, block.draws, to, draws, block.first);
        };
        put(part.inputs.values, sample.inputs.values);
        put(block.failed, sample.block.failed);
        put(block.cells, sample.block.cells);
        put(block.tests_given, sample.block.tests_given);
        put(block.tests_event, sample.block.tests_event);
        put(block.issue_means, sample.block.issue_means);
        put(block.theories, sample.block.theories);
        put(block.gains, sample.block.gains);
        put(block.reversions, sample.block.reversions);
        sample.histograms.add(part.evaluation.histograms);
        parts[i].reset();
    }
    const double failed = std::accumulate(sample.block.failed.begin(), sample.block.failed.end(), 0.0);
    sample.failed = static_cast<std::uint64_t>(failed);
    const double good = static_cast<double>(draws) - failed;
    for (const double is_failed : sample.block.failed) {
        sample.weight.push_back(is_failed != 0 || good <= 0 ? 0.0 : 1 / good);
    }
    return sample;
}

// Calls work(block) for every block of `order` on the plan's threads until told to stop.
template <class Work>
void for_blocks(const Plan& plan, const std::vector<std::size_t>& order, const Progress& progress, Work work) {
    std::atomic<std::size_t> done = 0;
    // More threads than cores is a legal wish (tests ask for it); without this the library would complain aloud.
    const tbb::global_control allowed(
        tbb::global_control::max_allowed_parallelism,
        std::max<std::size_t>(plan.threads, static_cast<std::size_t>(tbb::info::default_concurrency())));
    tbb::task_arena arena(plan.threads == 0 ? tbb::task_arena::automatic : static_cast<int>(plan.threads));
    arena.execute([&] {
        tbb::parallel_for(
            tbb::blocked_range<std::size_t>(0, order.size(), 1),
            [&](const tbb::blocked_range<std::size_t>& range) {
                for (std::size_t i = range.begin(); i < range.end() && !progress.stopped(); ++i) {
                    work(order[i]);
                    progress.tell(++done, order.size());
                }
            },
            tbb::simple_partitioner{});
    });
}

std::vector<std::size_t> natural_order(const Plan& plan) {
    std::vector<std::size_t> order(block_count(plan));
    std::iota(order.begin(), order.end(), std::size_t{0});
    return order;
}

Sample run_blocks(const model::Model& model, const Plan& plan, const model::Variation& variation,
                  model::Detail detail, const Progress& progress, const std::vector<std::size_t>& order) {
    std::vector<std::optional<Part>> parts(block_count(plan));
    for_blocks(plan, order, progress,
               [&](std::size_t block) { parts[block] = compute(model, plan, block, variation, detail); });
    return merge(plan, parts);
}

std::filesystem::path part_path(const std::filesystem::path& folder, std::size_t block) {
    return folder / "parts" / fmt::format("{:06}.part", block);
}

Diagnostic part_note(std::string code, Severity severity, const std::filesystem::path& path, std::string message,
                     std::string hint) {
    return {std::move(code), severity, {path.string(), 0, 0}, std::move(message), std::move(hint), {}};
}

// Reads the parts an earlier run left behind.
Result<std::vector<std::optional<Part>>> read_parts(const Plan& plan, const std::filesystem::path& folder,
                                                    std::string_view run_key, Diagnostics& notes) {
    std::vector<std::optional<Part>> parts(block_count(plan));
    for (std::size_t block = 0; block < parts.size(); ++block) {
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
                          read.part.inputs.draws == draws_in_block(plan, block);
        if (fits) {
            parts[block] = std::move(read.part);
        } else {
            notes.push_back(part_note("E512", Severity::warning, path, "this part file is truncated or damaged",
                                      "its block is computed again; nothing else is lost"));
        }
    }
    return parts;
}

}  // namespace

Sample run(const model::Model& model, const Plan& plan, const model::Variation& variation, model::Detail detail,
           const Progress& progress) {
    return run_blocks(model, plan, variation, detail, progress, natural_order(plan));
}

std::vector<Sample> run_variations(const model::Model& model, const Plan& plan,
                                   const std::vector<model::Variation>& variations, model::Detail detail) {
    const std::size_t blocks = block_count(plan);
    std::vector<std::vector<std::optional<Part>>> parts(variations.size());
    for (auto& of_variation : parts) {
        of_variation.resize(blocks);
    }
    std::vector<std::size_t> jobs(variations.size() * blocks);
    std::iota(jobs.begin(), jobs.end(), std::size_t{0});
    for_blocks(plan, jobs, {}, [&](std::size_t job) {
        const std::size_t v = job / blocks;
        parts[v][job % blocks] = compute(model, plan, job % blocks, variations[v], detail);
    });
    std::vector<Sample> samples;
    for (auto& of_variation : parts) {
        samples.push_back(merge(plan, of_variation));
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
    Result<std::vector<std::optional<Part>>> parts = read_parts(plan, folder, run_key, notes);
    if (!parts) {
        return tl::unexpected(std::move(parts.error()));
    }
    std::vector<std::size_t> missing = natural_order(plan);
    std::erase_if(missing, [&](std::size_t block) { return (*parts)[block].has_value(); });
    std::mutex mutex;
    Diagnostics problems;
    for_blocks(plan, missing, progress, [&](std::size_t block) {
        Part part = compute(model, plan, block, {}, model::Detail::full);
        Result<void> saved = write_file(part_path(folder, block), write_part(part, run_key));
        (*parts)[block] = std::move(part);
        if (!saved) {
            const std::lock_guard lock(mutex);
            problems = std::move(saved.error());
        }
    });
    if (!problems.empty()) {
        return tl::unexpected(std::move(problems));
    }
    return merge(plan, *parts);
}

void drop_parts(const std::filesystem::path& folder) {
    std::error_code ignored;  // a leftover part file does no harm: the next run checks it
    std::filesystem::remove_all(folder / "parts", ignored);
}

}  // namespace entente::ensemble
