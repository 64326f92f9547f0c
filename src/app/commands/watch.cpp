// entente watch FILE: what to watch, by when, and what the forecast would then be.
#include "app/question.h"

namespace entente::app {

Command watch_command() {
    return {"watch",
            "FILE",
            "what to watch, by when, and what it would tell",
            {{"watch examples/alaska-2025/situation.toml", "signals, moves and facts by how much they would tell"}},
            [](Arguments& arguments) {
                return declare_question(arguments, {{"watch"},
                                                    "entente/watch-1",
                                                    {"situation", "as_of", "draws", "seed", "target", "outcomes",
                                                     "watch"}});
            }};
}

}  // namespace entente::app
