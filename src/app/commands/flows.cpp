// entente flows FILE: what trade does under every outcome, and which lever moves it.
#include "app/question.h"

namespace entente::app {

Command flows_command() {
    return {"flows",
            "FILE",
            "what trade does month by month under each outcome, and which lever moves it",
            {{"flows examples/alaska-2025/situation.toml", "fans by month, levers, money beside points"},
             {"flows results --json", "the same from a saved run, as data"}},
            [](Arguments& arguments) {
                return declare_question(
                    arguments, {{"flows"},
                                "entente/flows-1",
                                {"situation", "as_of", "draws", "seed", "outcomes", "flows", "measures", "effects"},
                                "the file has no [flow.*] and no [effect.*]; docs/format.md says how to write one"});
            }};
}

}  // namespace entente::app
