#include "app/console.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <mutex>

#include "base/text.h"

namespace entente::app {
namespace {

std::string_view environment(const char* name) {
    // Read once, at the start, while no thread that could change it exists.
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
    return value == nullptr ? std::string_view{} : std::string_view{value};
}

std::size_t terminal_width() {
    if (const auto columns = parse_number(environment("COLUMNS")); columns && *columns >= 40) {
        return static_cast<std::size_t>(std::min(*columns, 400.0));
    }
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) {
        return size.ws_col;
    }
    return 80;
}

void write(std::FILE* stream, std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stream);
}

const char* colour_of(Severity severity) {
    switch (severity) {
        case Severity::note:
            return "\033[36m";
        case Severity::warning:
            return "\033[33m";
        case Severity::error:
            break;
    }
    return "\033[31m";
}

}  // namespace

Console::Settings Console::Settings::of_process() {
    Settings settings;
    settings.out = stdout;
    settings.err = stderr;
    settings.out_is_terminal = isatty(STDOUT_FILENO) == 1;
    settings.err_is_terminal = isatty(STDERR_FILENO) == 1;
    settings.may_overwrite = environment("TERM") != "dumb";
    settings.may_colour = settings.may_overwrite && environment("NO_COLOR").empty();
    settings.width = settings.out_is_terminal ? terminal_width() : 80;
    return settings;
}

void Console::print(std::string_view text) {
    write(settings_.out, text);
}

void Console::say(std::string_view line) {
    write(settings_.err, std::string(line) + "\n");
    std::fflush(settings_.err);
}

void Console::overwrite(std::string_view line) {
    write(settings_.err, "\r\033[K" + std::string(line));
    std::fflush(settings_.err);
}

void Console::show(const Diagnostics& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) {
        std::string text = format(diagnostic);
        if (colours_err()) {
            const std::string code = diagnostic.code + ":";
            if (const auto at = text.find(code); at != std::string::npos) {
                text.insert(at + code.size(), "\033[0m");
                const auto begin = text.rfind(' ', at - 2);
                text.insert(begin == std::string::npos ? 0 : begin + 1, colour_of(diagnostic.severity));
            }
        }
        say(text);
    }
}

bool Console::finish() {
    const bool flushed = std::fflush(settings_.out) == 0;
    return flushed && std::ferror(settings_.out) == 0;
}

struct ProgressLine::State {
    using Clock = std::chrono::steady_clock;
    std::mutex mutex;
    std::string what;
    Clock::time_point begun = Clock::now();
    Clock::time_point shown = begun;
    bool visible = false;
};

ProgressLine::ProgressLine(Console& console, std::string what)
    : console_(console), state_(std::make_shared<State>()) {
    state_->what = std::move(what);
}

ProgressLine::~ProgressLine() {
    if (state_->visible) {
        console_.overwrite("");
    }
}

Progress ProgressLine::progress() const {
    Progress progress;
    progress.stop = console_.stop();
    if (!console_.shows_progress()) {
        return progress;
    }
    progress.report = [state = state_, console = &console_](std::size_t done, std::size_t total) {
        const std::scoped_lock lock(state->mutex);
        const auto now = State::Clock::now();
        // Short work needs no line, and a line that changes faster than ten times a second only flickers.
        if (total == 0 || now - state->begun < std::chrono::milliseconds(300) ||
            now - state->shown < std::chrono::milliseconds(100)) {
            return;
        }
        state->shown = now;
        state->visible = true;
        const double passed = std::chrono::duration<double>(now - state->begun).count();
        const double share = static_cast<double>(done) / static_cast<double>(total);
        const std::string left =
            done == 0 ? "" : fmt::format(", {:.0f} s left", passed * (1 - share) / share + 0.5);
        console->overwrite(fmt::format("{}: {:3.0f} %{}", state->what, 100 * share, left));
    };
    return progress;
}

}  // namespace entente::app
