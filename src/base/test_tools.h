// Tests and benchmarks only: what the environment says, the folder of outside data, and values that must be there.
//
//     CHECK(need(word_for(1)).text == "almost no chance");
//     const std::filesystem::path pages = test_tools::data_folder() / "pages";
#pragma once

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace entente::test_tools {

/// The value; where there is none the test fails with an exception, as it should.
template <class T>
T need(std::optional<T> maybe) {
    if (!maybe) {
        throw std::logic_error("a value that must be there is absent");
    }
    return *std::move(maybe);
}

/// A variable of the environment; absent if it is not set.
inline std::optional<std::string> environment(const char* name) {
    // No test changes the environment, so reading it races with nothing.
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

/// Whether files of expected output are to be written anew instead of compared with: ENTENTE_REGENERATE.
inline bool regenerates() {
    return environment("ENTENTE_REGENERATE").has_value();
}

#ifdef ENTENTE_SOURCE_DIR
/// The folder of outside data, beside the repository or named by ENTENTE_DATA; it need not exist.
inline std::filesystem::path data_folder() {
    const auto named = environment("ENTENTE_DATA");
    return named ? std::filesystem::path(*named) : std::filesystem::path(ENTENTE_SOURCE_DIR) / "../shared/data";
}
#endif

}  // namespace entente::test_tools
