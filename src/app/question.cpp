#include "app/question.h"

#include "app/briefing.h"
#include "app/json.h"
#include "insight/find.h"

namespace entente::app {
namespace {

struct Options {
    StudyOptions study;
    bool json = false;
};

Exit answer(const Options& options, const Question& question, Console& console) {
    const Result<Study> study = study_of(options.study, console);
    if (!study) {
        return refuse(study.error(), console);
    }
    if (options.json) {
        console.print(part_of_findings(insight::to_json(study->findings, study->model.situation), question.schema,
                                       question.members));
    } else {
        const brief::Brief shown = sections_of(briefing(*study), question.sections);
        if (shown.above.empty() && shown.below.empty() && !question.if_empty.empty()) {
            console.say(question.if_empty);
            return Exit::usage;
        }
        console.print(as_text(shown, console));
    }
    return exit_of(*study);
}

}  // namespace

std::function<Exit(Console&)> declare_question(Arguments& arguments, const Question& question) {
    auto options = std::make_shared<Options>();
    declare_study(arguments, options->study);
    arguments.flag(options->json, "--json", "as JSON (" + std::string(question.schema) + ")");
    return [options, question](Console& console) { return answer(*options, question, console); };
}

}  // namespace entente::app
