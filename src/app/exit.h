// Exit codes, those of sysexits.h where it has one.
#pragma once

#include "base/diagnostic.h"

namespace entente::app {

enum class Exit : int {
    done = 0,
    findings = 1,      ///< done, and what was found speaks against the file or the answer
    usage = 64,        ///< the command line was wrong
    bad_input = 65,    ///< a file was read and refused
    missing = 66,      ///< a file is not there
    internal = 70,     ///< the machine or the program failed: nothing is wrong with the input
    interrupted = 130  ///< Ctrl-C
};

/// The code for a failure: the gravest of its errors decides (cannot write, then missing, then bad input).
Exit exit_for(const Diagnostics& diagnostics);

}  // namespace entente::app
