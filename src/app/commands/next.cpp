// entente next FILE: what to find out next.
#include "app/question.h"

namespace entente::app {

Command next_command() {
    return {"next",
            "FILE",
            "the five inputs worth narrowing, each as a question",
            {{"next examples/alaska-2025/situation.toml", "what research would move the bottom line most"}},
            [](Arguments& arguments) {
                return declare_question(
                    arguments,
                    {{"next"}, "entente/next-1", {"situation", "as_of", "draws", "seed", "target", "next"}});
            }};
}

}  // namespace entente::app
