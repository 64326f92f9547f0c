// Commands that answer one question by showing some sections of the brief, or some members of the findings.
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "app/command.h"
#include "app/study.h"

namespace entente::app {

struct Question {
    std::vector<std::string_view> sections;  ///< of the brief
    std::string_view schema;                 ///< "entente/stakes-1"
    std::vector<std::string_view> members;   ///< of the findings, as --json gives them
    std::string_view if_empty = {};          ///< what to say where the file gives nothing to show
};

/// FILE, the run's options and --json; the work shows the answer.
std::function<Exit(Console&)> declare_question(Arguments& arguments, const Question& question);

}  // namespace entente::app
