#include "ensemble/parallel.h"

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <mutex>

namespace entente::ensemble {

void for_each_job(std::size_t jobs, std::size_t threads, const std::function<void(std::size_t)>& work) {
    // As in run.cpp: more threads than cores is a legal wish, and the lock says to thread sanitizer what it cannot see.
    const tbb::global_control allowed(
        tbb::global_control::max_allowed_parallelism,
        std::max<std::size_t>(threads, static_cast<std::size_t>(tbb::info::default_concurrency())));
    std::mutex handover;
    const auto pass = [&] { const std::lock_guard lock(handover); };
    tbb::task_arena arena(threads == 0 ? tbb::task_arena::automatic : static_cast<int>(threads));
    pass();
    arena.execute([&] {
        // Jobs begin in their order, whichever thread is free: who puts the longest first has the shortest tail.
        std::atomic<std::size_t> next = 0;
        const auto run = [&](std::size_t) {
            pass();
            work(next++);
            pass();
        };
        tbb::parallel_for(std::size_t{0}, jobs, run, tbb::simple_partitioner{});
    });
    pass();
}

}  // namespace entente::ensemble
