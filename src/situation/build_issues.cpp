#include <algorithm>
#include <map>

#include "situation/build.h"
#include "situation/field_types.h"

namespace entente::situation {
namespace {

std::string_view key_name(const Field* field) {
    return field->spec->key;
}

// Where a landmark stands meanwhile whose number is wrong: between its neighbours, in the order they are written. So
// what names it is not called wrong as well.
double place_between(const Issue& issue, const std::vector<Member>& written, std::size_t i) {
    const double before = issue.landmarks.empty() ? issue.scale.lower : issue.landmarks.back().value;
    const auto next = std::find_if(written.begin() + static_cast<std::ptrdiff_t>(i), written.end(), [&](const Member& other) {
        const bool is_number = other.value.kind == Node::Kind::integer || other.value.kind == Node::Kind::number;
        return is_number && other.value.number > before && other.value.number <= issue.scale.upper;
    });
    return (before + (next != written.end() ? next->value.number : issue.scale.upper)) / 2;
}

void read_scale(Building& building, const Entry& entry, Issue& issue) {
    issue.scale = hundred;
    if (const Field* scale = entry.find("scale")) {
        const stats::Bounds given{scale->value->items[0].number, scale->value->items[1].number};
        if (given.lower < given.upper) {
            issue.scale = given;
        } else {
            building.report.error("E130", scale->value->place,
                                  "the scale of " + in_quotes(entry.id) + " has no width: its lower end is not below its upper",
                                  "write scale = [lowest, highest]");
        }
    }
    const Field* landmarks = entry.find("landmarks");
    if (landmarks == nullptr) {
        return;
    }
    const std::vector<Member>& written = landmarks->value->members;
    for (std::size_t i = 0; i < written.size(); ++i) {
        const Member& landmark = written[i];
        if (!is_name(landmark.key)) {
            continue;
        }
        const bool is_told = check_landmark(*landmarks->spec, landmark).has_value();
        const double value = is_told ? place_between(issue, written, i) : landmark.value.number;
        if (value < issue.scale.lower || value > issue.scale.upper) {
            building.report.error("E131", landmark.value.place,
                                  "landmark " + in_quotes(landmark.key) + " = " + plain_number(value) +
                                      " is outside the scale of " + in_quotes(entry.id) + ", " +
                                      plain_number(issue.scale.lower) + " to " + plain_number(issue.scale.upper),
                                  "widen `scale`, or move the landmark");
        }
        issue.landmarks.push_back({landmark.key, std::clamp(value, issue.scale.lower, issue.scale.upper)});
    }
    std::sort(issue.landmarks.begin(), issue.landmarks.end(), [](const Landmark& a, const Landmark& b) {
        return std::tie(a.value, a.name) < std::tie(b.value, b.name);
    });
}

void read_possible(Building& building, const Entry& entry, Issue& issue) {
    const ValueRules rules{issue.scale, issue.landmarks, WordSet::none};
    const std::string path = "issue." + entry.id + ".possible.";
    Input low{path + "low", stats::Elicited::point(issue.scale, issue.scale.lower),
              plain_number(issue.scale.lower), "", true};
    Input high{path + "high", stats::Elicited::point(issue.scale, issue.scale.upper),
               plain_number(issue.scale.upper), "", true};
    if (const Field* possible = entry.find("possible")) {
        const Node& first = possible->value->items[0];
        const Node& second = possible->value->items[1];
        const auto least = read_value(building, first, rules);
        const auto most = read_value(building, second, rules);
        if (least && most && least->parts.back().high >= most->parts.front().low) {
            building.report.error("E132", possible->value->place,
                                  "nothing is possible on " + in_quotes(entry.id) +
                                      ": the lower end may lie above the upper end",
                                  "write possible = [low, high]; ranges of the two ends must not touch");
        } else if (least && most) {
            low = {low.key, *least, written_of(first), entry.text("because"), false};
            high = {high.key, *most, written_of(second), entry.text("because"), false};
        }
    }
    issue.possible_low = add_input(building, std::move(low));
    issue.possible_high = add_input(building, std::move(high));
}

std::vector<ActorId> actors_of(const Building& building, const Entry& entry, std::string_view key) {
    std::vector<ActorId> actors;
    if (const Field* field = entry.find(key)) {
        for (const Node& item : field->value->items) {
            actors.push_back(static_cast<ActorId>(building.entries.index_of("actor", item.text)));
        }
    }
    std::sort(actors.begin(), actors.end());
    return actors;
}

void check_roles(Building& building, const Entry& entry, const Issue& issue) {
    std::map<ActorId, std::string> roles;
    for (const std::string_view key : {"decides", "blocks", "voices"}) {
        const Field* field = entry.find(key);
        if (field == nullptr) {
            continue;
        }
        for (const Node& item : field->value->items) {
            const auto actor = static_cast<ActorId>(building.entries.index_of("actor", item.text));
            const auto [known, is_new] = roles.emplace(actor, std::string(key));
            if (!is_new) {
                building.report.error("E133", item.place,
                                      in_quotes(item.text) + " stands under both `" + known->second + "` and `" +
                                          std::string(key) + "` of " + in_quotes(entry.id),
                                      "each actor has one role on an issue: a decider also weighs in, a ratifier too");
            }
        }
    }
    if (!entry.complete || !issue.decides.empty()) {
        return;
    }
    for (const std::string_view key : {"blocks", "voices"}) {
        if (const Field* field = entry.find(key)) {
            building.report.error("E134", field->place,
                                  "`" + std::string(key_name(field)) + "` of " + in_quotes(entry.id) +
                                      " has no effect: nobody decides this issue",
                                  "add `decides`; without deciders everybody with a position weighs in");
        }
    }
}

void read_quota(Building& building, const Entry& entry, Issue& issue) {
    const Field* quota = entry.find("quota");
    if (quota == nullptr) {
        return;
    }
    issue.quota = quota->value->number;
    if (!(*issue.quota > 0) || *issue.quota > 1) {
        building.report.error("E138", quota->value->place,
                              "the quota " + plain_number(*issue.quota) + " is no share above 0 and up to 1",
                              "write quota = 0.65 for 65 % of the ratifiers' influence");
    } else if (issue.blocks.empty() && entry.complete) {
        building.report.error("E138", quota->place, "`quota` of " + in_quotes(entry.id) + " has no effect: nobody ratifies",
                              "add `blocks`, or take the quota out");
    }
}

std::string ids_of(const Situation& situation, const std::vector<ActorId>& actors) {
    std::string ids;
    for (const ActorId actor : actors) {
        ids += (ids.empty() ? "" : ", ") + situation.actors[index(actor)].id;
    }
    return ids.empty() ? "nobody" : ids;
}

// The issues of a track are ratified as one package. Who may block one of them may block it; but a share of votes only
// means something if the issues that name voters name the same ones and the same share.
void check_quotas(Building& building, const Track& track) {
    const Situation& situation = building.situation;
    const std::vector<Entry>& entries = building.entries.of("issue");
    const auto quota_of = [&](IssueId issue) { return situation.issue(issue).quota.value_or(1.0); };
    std::vector<IssueId> voted;
    for (const IssueId issue : track.issues) {
        if (!situation.issue(issue).blocks.empty() && entries[index(issue)].complete) {
            voted.push_back(issue);
        }
    }
    if (std::none_of(voted.begin(), voted.end(), [&](IssueId issue) { return quota_of(issue) < 1; })) {
        return;
    }
    for (const IssueId issue : voted) {
        const Issue& here = situation.issue(issue);
        const Issue& other = situation.issue(voted.front());
        const Field* quota = entries[index(issue)].find("quota");
        const Place place = (quota != nullptr ? quota : entries[index(issue)].find("blocks"))->place;
        if (quota_of(issue) != quota_of(voted.front())) {
            building.report.error(
                "E138", place,
                in_quotes(here.id) + " asks for a quota of " + plain_number(quota_of(issue)) + ", " +
                    in_quotes(other.id) + " for " + plain_number(quota_of(voted.front())) +
                    ": issues with the same deciders are ratified together",
                "write one quota under all issues of the track that name `blocks`; without one it is 1, all of them");
        } else if (here.blocks != other.blocks) {
            building.report.error("E138", place,
                                  "the quota of " + in_quotes(here.id) + " is of " + ids_of(situation, here.blocks) +
                                      ", that of " + in_quotes(other.id) + " of " + ids_of(situation, other.blocks) +
                                      ": issues with the same deciders are ratified together",
                                  "name the same actors in `blocks` of all issues of the track that have them");
        }
    }
}

}  // namespace

void build_issues(Building& building) {
    for (const Entry& entry : building.entries.of("issue")) {
        Issue issue;
        issue.id = entry.id;
        issue.asks = entry.text("asks");
        issue.unit = entry.text("unit");
        issue.because = entry.text("because");
        issue.decides = actors_of(building, entry, "decides");
        issue.blocks = actors_of(building, entry, "blocks");
        issue.voices = actors_of(building, entry, "voices");
        read_scale(building, entry, issue);
        check_roles(building, entry, issue);
        read_quota(building, entry, issue);
        building.situation.issues.push_back(std::move(issue));
    }
    // Values follow once every landmark is known, so a landmark of another issue is recognised.
    for (std::size_t k = 0; k < building.situation.issues.size(); ++k) {
        const Entry& entry = building.entries.of("issue")[k];
        Issue& issue = building.situation.issues[k];
        read_possible(building, entry, issue);
        issue.reversion = input_of(
            building, entry, "reversion", "issue." + entry.id + ".reversion", {issue.scale, issue.landmarks, WordSet::none},
            {stats::Elicited::range(issue.scale, issue.scale.lower, issue.scale.upper),
             plain_number(issue.scale.lower) + " to " + plain_number(issue.scale.upper)});
    }
}

void build_tracks(Building& building) {
    Situation& situation = building.situation;
    const std::vector<Entry>& tables = building.entries.of("situation");
    const Field* main = tables.empty() ? nullptr : tables.front().find("main-track");
    const std::size_t main_issue =
        main == nullptr ? Entries::npos : building.entries.index_of("issue", main->value->text);

    std::map<std::vector<ActorId>, std::vector<IssueId>> by_deciders;
    for (std::size_t k = 0; k < situation.issues.size(); ++k) {
        if (situation.issues[k].decides.size() >= 2) {
            by_deciders[situation.issues[k].decides].push_back(static_cast<IssueId>(k));
        }
    }
    for (const auto& [deciders, issues] : by_deciders) {
        const bool is_main = main_issue != Entries::npos && situation.issues[main_issue].decides == deciders;
        situation.tracks.push_back(
            {situation.issues[is_main ? main_issue : index(issues.front())].id, deciders, issues});
    }
    std::sort(situation.tracks.begin(), situation.tracks.end(),
              [](const Track& a, const Track& b) { return a.id < b.id; });
    for (std::size_t t = 0; t < situation.tracks.size(); ++t) {
        for (const IssueId issue : situation.tracks[t].issues) {
            situation.issues[index(issue)].track = static_cast<TrackId>(t);
        }
        check_quotas(building, situation.tracks[t]);
    }
    if (main_issue != Entries::npos) {
        situation.main_track = situation.issues[main_issue].track;
        if (!situation.main_track && building.entries.of("issue")[main_issue].complete) {
            building.report.error("E137", main->place,
                                  "main-track " + in_quotes(main->value->text) + " is not bargained",
                                  "name an issue with two or more deciders");
        }
    } else if (situation.tracks.size() == 1) {
        situation.main_track = static_cast<TrackId>(0);
    }
}

}  // namespace entente::situation
