// A situation about tolls of ports, for tests of what pages and the evidence store say of it. Inside the room's tests only.
#pragma once

#include <string>

namespace entente::insight::testing {

/// `store` is a line of [situation] that names the evidence store, or empty.
inline std::string ports_case(const std::string& as_of, const std::string& store = {}) {
    return "[situation]\ntitle = \"Ports\"\nquestion = \"Who pays?\"\nas_of = " + as_of + "\n" + store + R"(
horizon = 2025-12-31
setting = "trade-talks"
[actor]
CN = { name = "China", influence = "strong", because = "size" }
RU = { name = "Russia", influence = "strong", because = "size" }
[assumption]
size = "They are large."
[issue.tolls]
asks = "Which tolls do the northern ports charge?"
reversion = "40 to 60"
decides = ["CN", "RU"]
[position.tolls]
CN = { at = "10 to 30", salience = "medium", because = "size" }
RU = { at = "60 to 80", salience = "medium", because = "size" }
)";
}

}  // namespace entente::insight::testing
