// How long work reports how far it is and learns that it should stop. Nothing below `app` prints: a caller hands in
// a function, or nothing.
//
//     Progress quiet;                       // reports to nobody, never stops
//     run(plan, Progress{show_bar, stop_source.get_token()});
#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>

namespace entente {

struct Progress {
    std::function<void(std::size_t done, std::size_t total)> report;  ///< may be empty; called from any thread
    std::stop_token stop;

    void tell(std::size_t done, std::size_t total) const {
        if (report) {
            report(done, total);
        }
    }
    bool stopped() const { return stop.stop_requested(); }
};

}  // namespace entente
