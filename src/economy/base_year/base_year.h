// The world of 2021 in the product: eight regions, three kinds of goods, the year before the large sanctions. Retyped
// facts with a source each, and what had to be imputed, said so.
//
//     Result<World> world = base_year_2021();
//     for (const Fact& fact : base_year_facts()) print(fact.what, fact.value, fact.source);
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "economy/longrun/world.h"
#include "economy/measures/measure.h"

namespace entente::economy {

/// CN, RU, US, EU, IN, UA, AL (other countries that sanction Russia: Australia, Britain, Canada, Iceland, Japan, New
/// Zealand, Norway, Singapore, South Korea, Switzerland, Taiwan), RW (all others).
std::span<const std::string_view> base_year_regions();

struct Fact {
    std::string_view what;   ///< "exports CN to RU"
    double value = 0;
    std::string_view unit;   ///< "USD bn", "share", "1"
    std::string_view source;
    bool imputed = false;    ///< judged by us where no published figure was at hand
};

std::vector<Fact> base_year_facts();

/// The calibrated world, values in USD bn a year; sectors energy, sensitive, other (with all services).
Result<World> base_year_2021();

/// The same facts with all goods in one sector, to see what sectors are worth.
Result<World> base_year_2021_in_one_sector();

}  // namespace entente::economy
