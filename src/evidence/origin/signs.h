// Signs that a text was not written where it stands: a page around it in another language, words that say so.
//
//     copy_signs(article, {"Home", "Next article"}, "en-US");   // nothing
//
// Signs, not proof: a site in several languages shows some of them too.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::evidence {

/// What speaks for a copy, a translation or a text made by machine, one sentence each. `frame` are the lines
/// around the article, `declared` the language the page claims ("en-US"); each may be empty.
std::vector<std::string> copy_signs(std::string_view article, std::span<const std::string_view> frame,
                                    std::string_view declared);

/// True for the sign that another language stands around the text.
bool is_foreign_frame(std::string_view sign);

}  // namespace entente::evidence
