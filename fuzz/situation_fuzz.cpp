// Any bytes as a situation file: they may be refused, never crash, hang or leave a half-checked Situation.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "situation/lints.h"
#include "situation/load.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace entente;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    // The folder does not exist, so no input can make the fuzzer read a file of this machine.
    const Result<situation::Loaded> loaded = situation::read_situation(bytes, "fuzz.toml", "/nonexistent");
    if (!loaded) {
        if (loaded.error().empty()) {
            std::abort();  // refused without a word
        }
        for (const Diagnostic& diagnostic : loaded.error()) {
            if (diagnostic.code.empty() || diagnostic.message.empty() || format(diagnostic).empty()) {
                std::abort();
            }
        }
        return 0;
    }
    (void)situation::lint(*loaded);
    if (loaded->situation.issues.empty() || loaded->situation.content_hash.size() != 64) {
        std::abort();
    }
    return 0;
}
