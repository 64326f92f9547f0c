// Property tests take the same cases on every run: a failure can be repeated, and a green run stays green.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdlib>

int main(int argc, char** argv) {
    // RapidCheck reads its seed here; the caller may set another. No other thread runs yet.
    ::setenv("RC_PARAMS", "seed=20250815", 0);  // NOLINT(concurrency-mt-unsafe)
    return doctest::Context(argc, argv).run();
}
