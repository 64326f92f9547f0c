#include "app/codes.h"

#include <algorithm>
#include <array>

#include "economy/codes.h"
#include "ensemble/codes.h"
#include "evidence/codes.h"
#include "game/codes.h"
#include "insight/codes.h"
#include "model/codes.h"
#include "situation/codes.h"
#include "theory/codes.h"

namespace entente::app {

std::span<const CodeEntry> app_codes() {
    static constexpr std::array entries{
        CodeEntry{"E020", "not a run folder",
                  "A folder was given where a situation file or the folder of a finished run is expected, and it holds "
                  "no readable manifest.json and run.log.",
                  "Name the situation file itself, or finish the run: `entente run FILE --out DIR` goes on where it "
                  "was stopped."},
        CodeEntry{"E021", "the file changed after the run",
                  "The situation file that the run folder names no longer has the content that was run, so its "
                  "findings are not about this file.",
                  "Run it again into another folder, or restore the file."},
        CodeEntry{"E022", "the run folder was changed",
                  "A result in the run folder does not have the hash that manifest.json holds for it.",
                  "Run it again; results are never edited in place."},
        CodeEntry{"E025", "stopped too early",
                  "The run was stopped before its first block of draws was finished, so there is nothing to tell.",
                  "Start it again, with fewer --draws if it takes too long."},
        CodeEntry{"E026", "nothing resolved", "The folder holds no situation.toml with a resolved.toml beside it.",
                  "Write what happened into a resolved.toml: docs/backtest.md has its form."},
        CodeEntry{"E027", "draws of a finished run", "A folder of results was named with another --draws or --seed than it was run with.",
                  "Leave them out, or name the situation file."},
        CodeEntry{"E024", "no such what-if", "A what-if was named that the file does not define.",
                  "Write one in the file as [what-if.ID], or give changes as KEY=VALUE."},
    };
    return entries;
}

std::vector<CodeEntry> all_codes() {
    std::vector<CodeEntry> entries;
    for (const auto room :
         {base_codes(), evidence::evidence_codes(), situation::situation_codes(), theory::theory_codes(),
          game::game_codes(), economy::economy_codes(), model::model_codes(), ensemble::ensemble_codes(), insight::insight_codes(), app_codes()}) {
        entries.insert(entries.end(), room.begin(), room.end());
    }
    std::sort(entries.begin(), entries.end(),
              [](const CodeEntry& a, const CodeEntry& b) { return a.code < b.code; });
    return entries;
}

}  // namespace entente::app
