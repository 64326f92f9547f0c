#include "app/exit.h"

#include <algorithm>

namespace entente::app {

Exit exit_for(const Diagnostics& diagnostics) {
    const auto any = [&](std::string_view code) {
        return std::any_of(diagnostics.begin(), diagnostics.end(),
                           [&](const Diagnostic& d) { return d.code == code; });
    };
    if (any("E004") || any("E222") || any("E223")) {
        return Exit::internal;
    }
    if (any("E025")) {
        return Exit::interrupted;
    }
    return any("E001") || any("E250") ? Exit::missing : Exit::bad_input;
}

}  // namespace entente::app
