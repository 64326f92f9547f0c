#include "brief/brief.h"

namespace entente::brief {

std::string mark(Standing standing) {
    switch (standing) {
        case Standing::fact:
            return "■";
        case Standing::report:
            return "□";
        case Standing::judgement:
            return "◆";
        case Standing::assumption:
            return "△";
        case Standing::plain:
            break;
    }
    return {};
}

std::string name(Standing standing) {
    switch (standing) {
        case Standing::fact:
            return "fact";
        case Standing::report:
            return "report";
        case Standing::judgement:
            return "judgement";
        case Standing::assumption:
            return "assumption";
        case Standing::plain:
            break;
    }
    return {};
}

std::string plain_text(const Line& line) {
    std::string text;
    for (const Span& span : line) {
        text += span.text;
    }
    return text;
}

}  // namespace entente::brief
