#include "evidence/events/drafts.h"

#include "evidence/events/modes.h"

namespace entente::evidence {

Draft refused(const Pattern* told) {
    const std::string_view mode = request_mode(told);
    return {EventType::reject, mode, mode == "meet" ? "125" : "120", {}};
}

Draft threatened(const Pattern* told) {
    const std::string_view mode = threat_mode(told);
    return {EventType::threaten, mode, threat_code(mode), {}};
}

Draft promised(const Pattern* told, bool firm, const CodingRules& rules) {
    if (told != nullptr && !firm && (quad_class(told->type) == 4 || told->type == EventType::threaten)) return threatened(told);
    if (told != nullptr && told->type == EventType::retreat && !rules.retreat_promise_agrees) return {EventType::concede, "", "080", {}};
    return {EventType::agree, "", intent_code(told), {}};
}

Draft intended(std::string_view verb, const Pattern* told, const CodingRules& rules) {
    if (told != nullptr && verb == "decide" && told->type == EventType::concede) return {told->type, told->mode, told->cameo, {}};
    if (told != nullptr && verb == "prepare" && told->type == EventType::assault) return {EventType::mobilize, "troops", "150", {}};
    return promised(told, false, rules);
}

void become_promise(EventFlags& flags, Draft& draft, bool own_word, const CodingRules& rules) {
    const int quad = quad_class(draft.type);
    const Pattern told{{}, {}, {}, draft.type, draft.mode, draft.cameo};
    if (flags.negated) {
        if (own_word && quad <= 2) {
            const std::string rule = draft.rule;
            draft = refused(&told);
            draft.rule = rule;
            flags.negated = false;
        }
        return;
    }
    if (draft.type == EventType::agree || quad == 3 || (quad == 4 && flags.hypothetical)) return;
    const std::string rule = "will + " + draft.rule;
    draft = promised(&told, false, rules);
    draft.rule = rule;
}

}  // namespace entente::evidence
