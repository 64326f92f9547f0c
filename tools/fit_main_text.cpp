// Trains the text model on a folder of pages whose true text is known, and prints main_text_numbers.cpp.
// scripts/fit_main_text.sh builds and runs it.
//
//     scripts/fit_main_text.sh ../shared/data/pages/articles > src/evidence/article/main_text_numbers.cpp
#include <cstdio>

#include "evidence/article/main_text.h"
#include "evidence/score/score_pages.h"

using namespace entente;
using namespace entente::evidence;

int main(int count, char** words) {
    if (count != 2) {
        std::fputs("usage: fit_main_text FOLDER\n", stderr);
        return 64;
    }
    const auto pages = load_sample(words[1]);
    if (!pages) {
        for (const Diagnostic& why : pages.error()) std::fprintf(stderr, "%s\n", format(why).c_str());
        return 65;
    }
    std::fputs(source_of(train_text_model(*pages)).c_str(), stdout);
    return 0;
}
