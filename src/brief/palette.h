// The colours of the page, light and dark, with what each must stand out from. A test computes the contrasts
// of WCAG 2.2: text 4.5 to 1, graphics 3 to 1. No meaning rests on colour alone: every colour goes with a
// sign or a shape.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace entente::brief {

struct Colour {
    std::string_view name;   ///< of the CSS variable, without dashes
    std::string_view light;  ///< #rrggbb
    std::string_view dark;
};

std::span<const Colour> palette();

enum class Use { text, graphic };

/// `front` is drawn on `back` somewhere in the page.
struct Pairing {
    std::string_view front;
    std::string_view back;
    Use use = Use::text;
};

std::span<const Pairing> pairings();

/// WCAG 2.2 contrast ratio of two #rrggbb colours, 1 to 21.
double contrast(std::string_view a, std::string_view b);

/// The whole style sheet of the page.
std::string style();

}  // namespace entente::brief
