#include "stats/words.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace entente::stats;

TEST_CASE("each band holds its lower edge, and the ends have no word") {
    CHECK(likelihood_of(0.63)->word == "likely");
    CHECK(likelihood_of(0.01)->word == "almost no chance");
    CHECK(likelihood_of(0.05)->word == "very unlikely");
    CHECK(likelihood_of(0.20)->word == "unlikely");
    CHECK(likelihood_of(0.45)->word == "roughly even chance");
    CHECK(likelihood_of(0.55)->word == "likely");
    CHECK(likelihood_of(0.80)->word == "very likely");
    CHECK(likelihood_of(0.95)->word == "almost certain");
    CHECK(likelihood_of(0.99)->word == "almost certain");
    for (double p : {0.0, 0.00999, 0.99001, 1.0, std::nan("")}) CHECK(likelihood_of(p) == nullptr);
}

TEST_CASE("bands join without gaps and both rows of words lead back to them") {
    REQUIRE(likelihood_bands().size() == 7);
    for (std::size_t i = 0; i < 7; ++i) {
        const LikelihoodBand& band = likelihood_bands()[i];
        if (i > 0) CHECK(band.low == likelihood_bands()[i - 1].high);
        CHECK(likelihood_word(band.word) == &band);
        CHECK(likelihood_word(band.other) == &band);
        CHECK(likelihood_of((band.low + band.high) / 2) == &band);
    }
    CHECK(likelihood_word("Very-Likely ")->low == 0.80);
    CHECK(likelihood_word("almost certainly")->high == 0.99);
    CHECK(likelihood_word("possible") == nullptr);
    CHECK(likelihood_word("") == nullptr);
}

TEST_CASE("a word straddles its edge when two standard errors reach over it") {
    CHECK(straddles(0.79, 0.008));
    CHECK_FALSE(straddles(0.79, 0.004));
    CHECK_FALSE(straddles(0.63, 0));
    CHECK(straddles(0.012, 0.002));  // into where there is no word
    CHECK_FALSE(straddles(0.003, 0.003));
    CHECK(straddles(0.985, 0.003));
    CHECK_FALSE(straddles(0.999, 0.003));
}

TEST_CASE("scale words state their ranges") {
    CHECK(influence_word("dominant")->high == 100);
    CHECK(influence_word("Strong")->low == 60);
    CHECK(influence_word("real")->low == 35);
    CHECK(influence_word("some")->low == 15);
    CHECK(influence_word("marginal")->low == 0);
    CHECK(influence_word("vital") == nullptr);
    CHECK(salience_word("vital")->low == 90);
    CHECK(salience_word("high")->low == 65);
    CHECK(salience_word("medium")->low == 35);
    CHECK(salience_word("low")->low == 10);
    for (auto words : {influence_words(), salience_words()}) {
        for (std::size_t i = 1; i < words.size(); ++i) CHECK(words[i].high == words[i - 1].low);
    }
}
