// The two streams of a command: data on stdout, talk on stderr. The only place that prints.
//
//     Console console(Console::Settings::of_process(), stop_source.get_token());
//     console.print(brief);                              // data
//     console.say("10,000 draws, seed 1");               // talk
//     { ProgressLine line(console, "running"); run(plan, line.progress()); }
#pragma once

#include <cstdio>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/progress.h"

namespace entente::app {

class Console {
  public:
    struct Settings {
        std::FILE* out = nullptr;
        std::FILE* err = nullptr;
        bool out_is_terminal = false;
        bool err_is_terminal = false;
        bool may_colour = true;     ///< false under NO_COLOR or TERM=dumb
        bool may_overwrite = true;  ///< false under TERM=dumb: then no line is replaced
        std::size_t width = 80;   ///< columns of the terminal; 80 where there is none

        /// stdout, stderr and the environment of this process.
        static Settings of_process();
    };

    Console(Settings settings, std::stop_token stop) : settings_(settings), stop_(std::move(stop)) {}

    /// Data, as it is.
    void print(std::string_view text);
    /// A line of talk.
    void say(std::string_view line);
    /// Every diagnostic, as `file:line:column: error E101: ...`, coloured on a terminal.
    void show(const Diagnostics& diagnostics);

    /// Replaces the unfinished line of talk on a terminal.
    void overwrite(std::string_view line);

    void no_colour() { settings_.may_colour = false; }
    /// No colour and no line that is replaced (`--plain`).
    void plain() { settings_.may_colour = settings_.may_overwrite = false; }
    bool colours_out() const { return settings_.out_is_terminal && settings_.may_colour; }
    bool colours_err() const { return settings_.err_is_terminal && settings_.may_colour; }
    bool shows_progress() const { return settings_.err_is_terminal && settings_.may_overwrite; }
    std::size_t width() const { return settings_.width; }
    const std::stop_token& stop() const { return stop_; }
    bool stopped() const { return stop_.stop_requested(); }

    /// Flushes; false if any byte of the data could not be written (a full disk, a closed pipe).
    bool finish();

  private:
    Settings settings_;
    std::stop_token stop_;
};

/// A line on a terminal that says how far work is and how long it will take; nothing elsewhere. It is wiped when the
/// object goes.
class ProgressLine {
  public:
    ProgressLine(Console& console, std::string what);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// Valid as long as this object; stops when the user asked to stop.
    Progress progress() const;

  private:
    struct State;
    Console& console_;
    std::shared_ptr<State> state_;
};

}  // namespace entente::app
