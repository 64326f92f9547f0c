#include "situation/origins.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/text.h"

namespace entente::situation {
namespace {

std::string folded(std::string_view text) {
    std::string result(trim(text));
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

// The source that a name means: ids before titles before publishers, the first of several, never the one that asks.
std::optional<std::size_t> named(const std::vector<Source>& sources, std::size_t asking) {
    const std::string wanted = folded(sources[asking].relays);
    for (std::string Source::*const field : {&Source::id, &Source::title, &Source::publisher}) {
        for (std::size_t s = 0; s < sources.size(); ++s) {
            if (s != asking && folded(sources[s].*field) == wanted) {
                return s;
            }
        }
    }
    return std::nullopt;
}

std::string own_origin(const Source& source) {
    return source.publisher.empty() ? source.id : source.publisher + " (" + source.id + ")";
}

}  // namespace

std::vector<std::size_t> set_origins(std::vector<Source>& sources) {
    std::vector<std::optional<std::size_t>> relayed(sources.size());
    std::map<std::string, std::string> outside;  // a name that is no source here, as first written
    for (std::size_t s = 0; s < sources.size(); ++s) {
        if (!sources[s].relays.empty()) {
            relayed[s] = named(sources, s);
            outside.emplace(folded(sources[s].relays), sources[s].relays);
        }
    }
    std::vector<std::size_t> circles;
    for (std::size_t s = 0; s < sources.size(); ++s) {
        std::size_t root = s;
        std::size_t steps = 0;
        for (auto next = relayed[root]; next && steps <= sources.size(); next = relayed[root]) {
            root = *next;
            ++steps;
        }
        if (steps > sources.size()) {
            circles.push_back(s);
            sources[s].origin = own_origin(sources[s]);
        } else {
            sources[s].origin =
                sources[root].relays.empty() ? own_origin(sources[root]) : outside[folded(sources[root].relays)];
        }
    }
    return circles;
}

}  // namespace entente::situation
