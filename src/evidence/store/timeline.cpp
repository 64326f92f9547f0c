#include "evidence/store/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace entente::evidence {
namespace {

std::string sorted_list(std::vector<std::string> ids) {
    std::sort(ids.begin(), ids.end());
    return fmt::format("{}", fmt::join(ids, ","));
}

std::string content_of(const Event& e) {
    return fmt::format("{}|{}|{}|{}{}{}{}", plover_name(e.type), sorted_list(e.actors),
                       sorted_list(e.recipients), e.flags.negated, e.flags.future, e.flags.hypothetical,
                       e.flags.historical);
}

// 1970-01-01 was a Thursday.
Date monday_of(const Date& day) {
    const std::int32_t since = ((day.day + 3) % 7 + 7) % 7;
    return Date{day.day - since, {}};
}

using Pair = std::pair<std::string, std::string>;

std::set<Pair> pairs_of(const Event& event, const ActsFor& acts_for) {
    const auto day = event.date ? std::optional(event.date->first) : std::nullopt;
    const auto powers = [&](const std::vector<std::string>& ids) {
        std::set<std::string> set;
        for (const std::string& id : ids) set.insert(acts_for ? acts_for(id, day) : id);
        return set;
    };
    const std::set<std::string> actors = powers(event.actors);
    // Without a recipient the actors act on one another: "Xi and Putin met".
    const std::set<std::string> others = event.recipients.empty() ? actors : powers(event.recipients);
    std::set<Pair> pairs;
    for (const std::string& a : actors) {
        for (const std::string& b : others) {
            if (a != b) pairs.insert(std::minmax(a, b));
        }
    }
    return pairs;
}

}  // namespace

std::vector<TimelineLine> group_timeline(std::span<const StoredEvent> events) {
    std::vector<TimelineLine> lines;
    std::map<std::string, std::size_t> line_of;
    const auto add = [&](std::size_t event, std::string key) {
        const auto [at, is_new] = line_of.emplace(std::move(key), lines.size());
        if (is_new) lines.emplace_back();
        lines[at->second].events.push_back(event);
        return at->second;
    };
    // A copy that lost its date tells the same sentence as the page that has one: dated events first.
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Event& e = events[i].event;
        if (!e.date) continue;
        const std::string content = content_of(e);
        const std::size_t line = add(i, iso(e.date->first) + "/" + iso(e.date->last) + "|" + content);
        line_of.emplace(fmt::format("{}|{}|{}", events[i].place.origin, events[i].sentence, content), line);
    }
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Event& e = events[i].event;
        if (e.date) continue;
        const std::string content = content_of(e);
        const auto told =
            line_of.find(fmt::format("{}|{}|{}", events[i].place.origin, events[i].sentence, content));
        if (told != line_of.end()) {
            lines[told->second].events.push_back(i);
        } else {
            add(i, fmt::format("origin {}|{}", events[i].place.origin, content));
        }
    }
    std::sort(lines.begin(), lines.end(), [](const TimelineLine& a, const TimelineLine& b) {
        return a.events.front() < b.events.front();
    });
    for (TimelineLine& line : lines) {
        std::set<std::string> pages;
        std::set<std::size_t> origins;
        for (const std::size_t event : line.events) {
            pages.insert(events[event].place.file);
            origins.insert(events[event].place.origin);
        }
        line.pages = pages.size();
        line.origins = origins.size();
    }
    return lines;
}

ActsFor acts_for_state(const ActorTable& table) {
    std::map<std::string, std::vector<HeldOffice>> offices;
    for (const HeldOffice& office : table.offices()) offices[office.person].push_back(office);
    return [offices = std::move(offices)](const std::string& actor, const std::optional<Date>& day) {
        const auto held = offices.find(actor);
        if (held == offices.end()) return actor;
        std::set<std::string> of;
        for (const HeldOffice& office : held->second) {
            const bool begun = !day || !office.from || !later(*office.from, *day);
            const bool over = day && office.to && !later(*office.to, *day);
            if (begun && !over) of.insert(office.of);
        }
        return of.size() == 1 ? *of.begin() : actor;
    };
}

std::vector<Dyad> dyad_series(std::span<const StoredEvent> events, std::span<const TimelineLine> lines,
                              const ActsFor& acts_for) {
    std::map<Pair, Dyad> dyads;
    std::map<std::pair<Pair, std::int32_t>, DyadWeek> weeks;
    for (const TimelineLine& line : lines) {
        const Event& event = events[line.events.front()].event;
        if (event.flags != EventFlags{}) continue;
        const double good = std::max(event.goldstein, 0.0);
        const double bad = std::max(-event.goldstein, 0.0);
        for (const Pair& pair : pairs_of(event, acts_for)) {
            Dyad& dyad = dyads[pair];
            dyad.first = pair.first;
            dyad.second = pair.second;
            ++dyad.events;
            dyad.cooperation += good;
            dyad.conflict += bad;
            if (!event.date || days_between(event.date->first, event.date->last) > 7) continue;
            const Date monday = monday_of(event.date->first);
            DyadWeek& week = weeks[{pair, monday.day}];
            week.monday = monday;
            ++week.events;
            week.cooperation += good;
            week.conflict += bad;
        }
    }
    for (const auto& [key, week] : weeks) dyads[key.first].weeks.push_back(week);
    std::vector<Dyad> list;
    for (auto& [pair, dyad] : dyads) list.push_back(std::move(dyad));
    std::stable_sort(list.begin(), list.end(),
                     [](const Dyad& a, const Dyad& b) { return a.events > b.events; });
    return list;
}

}  // namespace entente::evidence
