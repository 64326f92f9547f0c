// Independent jobs on the machine's threads, for work on a finished sample.
//
//     for_each_job(jobs, plan.threads, [&](std::size_t job) { out[job] = work(job); });
#pragma once

#include <cstddef>
#include <functional>

namespace entente::ensemble {

/// Calls work(0) .. work(jobs - 1), each once, on `threads` threads (0: as many as the machine has). Jobs must write to
/// places of their own.
void for_each_job(std::size_t jobs, std::size_t threads, const std::function<void(std::size_t)>& work);

}  // namespace entente::ensemble
