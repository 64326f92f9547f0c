#include "ensemble/parallel.h"

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <mutex>

namespace entente::ensemble {

void for_each_job(std::size_t jobs, std::size_t threads, const std::function<void(std::size_t)>& work) {
    // As in run.cpp: more threads than cores is a legal wish, and the lock says to thread sanitizer what it cannot see.
    const tbb::global_control allowed(
        tbb::global_control::max_allowed_parallelism,
        std::max<std::size_t>(threads, static_cast<std::size_t>(tbb::info::default_concurrency())));
    // Jobs begin in their order, whichever thread is free: who puts the longest first has the shortest tail.
    std::mutex handover;
    std::size_t next = 0;
    const auto pass = [&] { const std::lock_guard lock(handover); };
    const auto take = [&] {
        const std::lock_guard lock(handover);
        return next++;
    };
    tbb::task_arena arena(threads == 0 ? tbb::task_arena::automatic : static_cast<int>(threads));
    pass();
    arena.execute([&] {
        const auto run = [&](std::size_t) {
            work(take());
            pass();
        };
        tbb::parallel_for(std::size_t{0}, jobs, run, tbb::simple_partitioner{});
    });
    pass();
}

}  // namespace entente::ensemble
