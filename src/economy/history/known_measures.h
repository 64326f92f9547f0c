// The measures around Russia's trade since 2022, as values: dates from the record, strengths judged by what a measure
// says and reaches on its day, never by what trade did afterwards.
#pragma once

#include <string_view>
#include <vector>

#include "base/date.h"
#include "economy/measures/measure.h"

namespace entente::economy {

struct KnownMeasure {
    Measure measure;
    Date announced;            ///< the day; the measure's months start with the next one after the 15th
    std::string_view source;
    std::string_view because;  ///< of the strength
};

/// In the order of their days. What nobody had announced by `last_day` is left out.
std::vector<KnownMeasure> known_measures(Date last_day);

}  // namespace entente::economy
