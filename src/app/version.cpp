#include "app/version.h"

namespace entente::app {

std::string_view version() {
    return ENTENTE_VERSION;
}

std::string_view compiler() {
#ifdef __clang__
    return "clang " __clang_version__;
#else
    return "g++ " __VERSION__;
#endif
}

}  // namespace entente::app
