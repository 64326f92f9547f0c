#include "evidence/score/words.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>
#include <unordered_map>

#include "evidence/page/utf8.h"

namespace entente::evidence {

std::vector<std::string> words_of(std::string_view utf8) {
    std::vector<std::string> words;
    std::string word;
    const auto finish = [&] {
        if (!word.empty()) {
            words.push_back(word);
            word.clear();
        }
    };
    for (std::size_t at = 0; at < utf8.size();) {
        if (const char byte = utf8[at]; static_cast<unsigned char>(byte) < 0x80) {
            const bool capital = byte >= 'A' && byte <= 'Z';
            if (capital || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '_') {
                word.push_back(capital ? static_cast<char>(byte - 'A' + 'a') : byte);
            } else {
                finish();
            }
            ++at;
            continue;
        }
        const auto c = static_cast<UChar32>(next_character(utf8, at));
        if (u_isalnum(c) == 0 && c != '_') {
            finish();
        } else {
            append_character(word, static_cast<std::uint32_t>(u_tolower(c)));
        }
    }
    finish();
    return words;
}

Agreement bag_f1(const std::vector<std::string>& found, const std::vector<std::string>& truth) {
    if (found.empty() && truth.empty()) {
        return {1, 1, 1};
    }
    std::unordered_map<std::string_view, long> left;
    for (const std::string& word : truth) left[word] += 1;
    std::size_t both = 0;
    for (const std::string& word : found) {
        const auto entry = left.find(word);
        if (entry != left.end() && entry->second > 0) {
            entry->second -= 1;
            both += 1;
        }
    }
    if (both == 0) {
        return {};
    }
    const double precision = static_cast<double>(both) / static_cast<double>(found.size());
    const double recall = static_cast<double>(both) / static_cast<double>(truth.size());
    return {precision, recall, 2 * precision * recall / (precision + recall)};
}

std::vector<float> share_in_truth(const std::vector<std::vector<std::string>>& blocks,
                                  const std::vector<std::string>& truth) {
    std::unordered_map<std::string_view, std::int32_t> ids;
    for (const std::string& word : truth) ids.emplace(word, static_cast<std::int32_t>(ids.size()));
    std::vector<std::int32_t> right;
    for (const std::string& word : truth) right.push_back(ids.at(word));
    std::vector<std::int32_t> left;
    std::vector<std::size_t> owner;
    for (std::size_t block = 0; block < blocks.size(); ++block) {
        for (const std::string& word : blocks[block]) {
            const auto id = ids.find(word);
            left.push_back(id == ids.end() ? -1 : id->second);
            owner.push_back(block);
        }
    }
    // best[i][j]: value of aligning the first i and j words; a word aligned right after its neighbour counts
    // 3, an isolated one 1, so that runs win over scattered common words.
    const std::size_t width = right.size() + 1;
    std::vector<std::int32_t> best(width, 0);
    std::vector<std::int32_t> ending(width, 0);  // of alignments that end in exactly (i, j); 0 is none
    std::vector<std::uint8_t> steps((left.size() + 1) * width,
                                    0);  // 1 skip left, 2 skip right, 3 align, 4 align in a run
    for (std::size_t i = 1; i <= left.size(); ++i) {
        std::int32_t diagonal_best = best[0];
        std::int32_t diagonal_ending = ending[0];
        for (std::size_t j = 1; j < width; ++j) {
            const std::int32_t above_best = best[j];
            const std::int32_t above_ending = ending[j];
            std::int32_t aligned = 0;
            std::uint8_t how = 0;
            if (left[i - 1] == right[j - 1]) {
                aligned = diagonal_best + 1;
                how = 3;
                if (diagonal_ending > 0 && diagonal_ending + 3 > aligned) {
                    aligned = diagonal_ending + 3;
                    how = 4;
                }
            }
            ending[j] = aligned;
            std::uint8_t step = 1;
            std::int32_t value = above_best;
            if (best[j - 1] > value) {
                value = best[j - 1];
                step = 2;
            }
            if (aligned > 0 && aligned >= value) {
                value = aligned;
                step = how;
            }
            best[j] = value;
            // The run flag is kept beside the step: a run may pass through a cell that is not the best one.
            steps[i * width + j] = static_cast<std::uint8_t>(step | static_cast<unsigned>(how << 4U));
            diagonal_best = above_best;
            diagonal_ending = above_ending;
        }
    }
    std::vector<float> matched(blocks.size(), 0);
    std::size_t i = left.size();
    std::size_t j = right.size();
    bool in_run = false;
    while (i > 0 && j > 0) {
        const std::uint8_t cell = steps[i * width + j];
        const unsigned step = in_run ? static_cast<unsigned>(cell) >> 4U : cell & 15U;
        if (step == 3 || step == 4) {
            matched[owner[i - 1]] += 1;
            in_run = step == 4;
            --i;
            --j;
        } else if (step == 1) {
            --i;
        } else {
            --j;
        }
    }
    for (std::size_t block = 0; block < blocks.size(); ++block) {
        const auto size = static_cast<float>(blocks[block].size());
        matched[block] = size > 0 ? matched[block] / size : 0;
    }
    return matched;
}

}  // namespace entente::evidence
