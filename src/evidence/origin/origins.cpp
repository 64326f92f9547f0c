#include "evidence/origin/origins.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "base/hash.h"
#include "evidence/score/words.h"

namespace entente::evidence {
namespace {

constexpr std::size_t hashes = 96;
constexpr std::size_t band = 2;  // rows a band: pairs with a third in common meet with probability 0.996
constexpr std::size_t common_limit = 20;  // texts that share a rare shingle; more make it a formula

using Signature = std::array<std::uint64_t, hashes>;

// SplitMix64's finaliser: one word hash becomes as many independent ones as there are seeds.
std::uint64_t mix(std::uint64_t x) {
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31U);
}

std::vector<std::uint64_t> shingles_of(std::string_view text, const KinPlan& plan) {
    std::vector<std::uint64_t> words;
    for (const std::string& word : words_of(text)) words.push_back(key_hash(word));
    std::vector<std::uint64_t> shingles;
    if (words.size() < std::max(plan.least_words, plan.shingle)) {
        return shingles;
    }
    for (std::size_t i = 0; i + plan.shingle <= words.size(); ++i) {
        std::uint64_t hash = 0;
        for (std::size_t k = 0; k < plan.shingle; ++k)
            hash = mix(hash * 31 + words[i + k] + 0x9E3779B97F4A7C15ULL);
        shingles.push_back(hash);
    }
    std::sort(shingles.begin(), shingles.end());
    shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
    return shingles;
}

Signature sign(const std::vector<std::uint64_t>& shingles) {
    Signature signature;
    signature.fill(std::numeric_limits<std::uint64_t>::max());
    for (const std::uint64_t shingle : shingles) {
        for (std::size_t i = 0; i < hashes; ++i) {
            signature[i] = std::min(signature[i], mix(shingle + (i + 1) * 0x9E3779B97F4A7C15ULL));
        }
    }
    return signature;
}

using Pairs = std::map<std::pair<std::size_t, std::size_t>, bool>;

void add_pairs(const std::vector<std::size_t>& texts, Pairs& pairs) {
    for (std::size_t a = 0; a < texts.size(); ++a) {
        for (std::size_t b = a + 1; b < texts.size(); ++b) {
            if (texts[a] != texts[b]) pairs.emplace(std::minmax(texts[a], texts[b]), true);
        }
    }
}

// Bands of equal minima for near-copies; sampled shingles (one in 16, by hash) for a short text inside a long
// one, whose signatures differ although one holds the other.
Pairs candidates(const std::vector<std::vector<std::uint64_t>>& shingles) {
    std::map<std::pair<std::size_t, std::uint64_t>, std::vector<std::size_t>> bands;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> sampled;
    for (std::size_t text = 0; text < shingles.size(); ++text) {
        if (shingles[text].empty()) continue;
        const Signature signature = sign(shingles[text]);
        for (std::size_t start = 0; start < hashes; start += band) {
            std::uint64_t key = 0;
            for (std::size_t row = 0; row < band; ++row) key = mix(key + signature[start + row]);
            bands[{start, key}].push_back(text);
        }
        for (const std::uint64_t shingle : shingles[text]) {
            if (shingle % 16 == 0) sampled[shingle].push_back(text);
        }
    }
    Pairs pairs;
    for (const auto& [key, texts] : bands) add_pairs(texts, pairs);
    for (const auto& [key, texts] : sampled) {
        if (texts.size() <= common_limit) add_pairs(texts, pairs);
    }
    return pairs;
}

}  // namespace

std::vector<Kinship> find_kin(const std::vector<std::string>& texts, const KinPlan& plan) {
    std::vector<std::vector<std::uint64_t>> shingles;
    shingles.reserve(texts.size());
    for (const std::string& text : texts) shingles.push_back(shingles_of(text, plan));
    std::vector<Kinship> kin;
    for (const auto& [pair, unused] : candidates(shingles)) {
        const auto& a = shingles[pair.first];
        const auto& b = shingles[pair.second];
        std::vector<std::uint64_t> both;
        std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
        const double of_a = static_cast<double>(both.size()) / static_cast<double>(a.size());
        const double of_b = static_cast<double>(both.size()) / static_cast<double>(b.size());
        if (std::max(of_a, of_b) < plan.much) continue;
        Kinship kinship{pair.first, pair.second, KinKind::shares, of_a, of_b};
        if (of_a >= plan.nearly_all && of_b >= plan.nearly_all) {
            kinship.kind = KinKind::same;
        } else if (std::max(of_a, of_b) >= plan.nearly_all) {
            kinship.kind = KinKind::contains;
            if (of_a >= plan.nearly_all) {
                std::swap(kinship.first, kinship.second);
                std::swap(kinship.of_first, kinship.of_second);
            }
        }
        kin.push_back(kinship);
    }
    std::sort(kin.begin(), kin.end(), [](const Kinship& a, const Kinship& b) {
        return std::pair(a.first, a.second) < std::pair(b.first, b.second);
    });
    return kin;
}

std::vector<std::size_t> group_origins(std::size_t texts, const std::vector<Kinship>& pairs) {
    std::vector<std::size_t> parent(texts);
    std::iota(parent.begin(), parent.end(), std::size_t{0});
    const auto root = [&parent](std::size_t text) {
        while (parent[text] != text) {
            parent[text] = parent[parent[text]];
            text = parent[text];
        }
        return text;
    };
    for (const Kinship& pair : pairs) {
        if (pair.kind == KinKind::shares || pair.first >= texts || pair.second >= texts) continue;
        const std::size_t a = root(pair.first);
        const std::size_t b = root(pair.second);
        parent[std::max(a, b)] = std::min(a, b);
    }
    std::vector<std::size_t> numbers(texts);
    std::vector<std::size_t> number_of_root(texts, texts);
    std::size_t next = 0;
    for (std::size_t text = 0; text < texts; ++text) {
        const std::size_t r = root(text);
        if (number_of_root[r] == texts) number_of_root[r] = next++;
        numbers[text] = number_of_root[r];
    }
    return numbers;
}

}  // namespace entente::evidence
