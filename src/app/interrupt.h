// Ctrl-C: the first asks running work to stop and keeps what is finished, the second quits.
//
//     const Interrupt interrupt;            // before any other thread starts
//     run(plan, Progress{{}, interrupt.token()});
#pragma once

#include <atomic>
#include <stop_token>
#include <thread>

namespace entente::app {

class Interrupt {
  public:
    /// Blocks SIGINT and SIGTERM in this thread and those it starts, and waits for them in a thread of its own:
    /// a signal handler may do almost nothing, a thread may do anything.
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    std::stop_token token() const { return source_.get_token(); }

  private:
    void wait();

    std::stop_source source_;
    std::atomic<bool> is_over_ = false;
    std::thread waiter_;
};

}  // namespace entente::app
