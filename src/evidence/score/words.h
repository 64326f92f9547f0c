// Words as measures count them: runs of letters, digits and underscores, in lower case (Python's \w+).
//
//     bag_f1(words_of("Peace, now"), words_of("now peace"));   // 1: order does not count
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente::evidence {

std::vector<std::string> words_of(std::string_view utf8);

struct Agreement {
    double precision = 0;
    double recall = 0;
    double f1 = 0;
};

/// Agreement of two texts as bags of words; two empty texts agree.
Agreement bag_f1(const std::vector<std::string>& found, const std::vector<std::string>& truth);

/// How much of each block's words lies in the true text: the share of words in the best alignment of the
/// page's words with the true text's (longest common subsequence, runs preferred). One value in 0..1 a block.
std::vector<float> share_in_truth(const std::vector<std::vector<std::string>>& blocks,
                                  const std::vector<std::string>& truth);

}  // namespace entente::evidence
