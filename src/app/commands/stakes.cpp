// entente stakes FILE: what every outcome is worth to every power.
#include "app/question.h"

namespace entente::app {

Command stakes_command() {
    return {"stakes",
            "FILE",
            "who gains and loses under each outcome, and by which issue",
            {{"stakes examples/alaska-2025/situation.toml", "the matrix, then every gain in points"},
             {"stakes results --json", "the same from a saved run, as data"}},
            [](Arguments& arguments) {
                return declare_question(arguments, {{"stakes-at-a-glance", "stakes"},
                                                    "entente/stakes-1",
                                                    {"situation", "as_of", "draws", "seed", "outcomes", "stakes"}});
            }};
}

}  // namespace entente::app
