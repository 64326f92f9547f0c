#include "app/interrupt.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <string_view>

namespace entente::app {
namespace {

sigset_t interrupts() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}

}  // namespace

Interrupt::Interrupt() {
    const sigset_t set = interrupts();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    waiter_ = std::thread([this] { wait(); });
}

Interrupt::~Interrupt() {
    is_over_ = true;
    pthread_kill(waiter_.native_handle(), SIGINT);  // which it awaits: nothing is terminated
    waiter_.join();
}

void Interrupt::wait() {
    const sigset_t set = interrupts();
    while (true) {
        int signal = 0;
        if (sigwait(&set, &signal) != 0 || is_over_) {
            return;
        }
        if (source_.stop_requested()) {
            _exit(130);
        }
        constexpr std::string_view words = "\nstopping; what is finished is kept (once more to quit at once)\n";
        [[maybe_unused]] const auto written = ::write(STDERR_FILENO, words.data(), words.size());
        source_.request_stop();
    }
}

}  // namespace entente::app
