// entente drivers FILE: which inputs the answer hangs on.
#include "app/question.h"

namespace entente::app {

Command drivers_command() {
    return {"drivers",
            "FILE",
            "which inputs drive the answer, what would flip it, who is pivotal",
            {{"drivers examples/alaska-2025/situation.toml", "shares of variance, tornado, flips, pivotal actor"}},
            [](Arguments& arguments) {
                return declare_question(arguments, {{"drivers"},
                                                    "entente/drivers-1",
                                                    {"situation", "as_of", "draws", "seed", "target", "drivers",
                                                     "flips", "pivots"}});
            }};
}

}  // namespace entente::app
