#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "economy/history/origin.h"
#include "situation/build.h"

namespace entente::situation {
namespace {

constexpr int days_to_publish = 7;  // customs give a month's trade within the first week of the next
constexpr int level_months = 6;     // a flow stands where its last half-year left it
constexpr double oil_season = 0.5;  // few and large contracts, shipped the year round
constexpr double oil_payments = 0.33;

economy::Month last_known(const Date& as_of) {
    return economy::month_of(Date{as_of.day - days_to_publish, std::nullopt}) + -1;
}

std::string_view file_name(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

// What is wrong inside the file of a history is told at the line that names it.
void retell(Building& building, const Field& field, const Diagnostics& problems) {
    for (const Diagnostic& problem : problems) {
        const bool has_row = problem.where.line > 0;
        const std::string where =
            has_row ? std::string(file_name(problem.where.file)) + ":" + std::to_string(problem.where.line) + ": " : "";
        const bool missing = problem.code == "E001";
        building.report.error(missing ? "E191" : problem.code, field.value->place,
                              missing ? "there is no file " + in_quotes(field.value->text) : where + problem.message,
                              missing ? "paths count from the folder of this file" : problem.hint);
    }
}

const economy::Series* series_of(Building& building, const Entry& entry, const economy::History& history) {
    const Field* named = entry.find("series");
    const Place place = named != nullptr ? named->value->place : entry.find("history")->value->place;
    std::vector<std::string> ids;
    for (const economy::Series& series : history.series) {
        ids.push_back(series.id);
    }
    if (named == nullptr && ids.size() == 1) {
        return &history.series.front();
    }
    const economy::Series* found = named == nullptr ? nullptr : history.find(named->value->text);
    if (found == nullptr) {
        building.report.error("E191", place,
                              named != nullptr ? "the file has no series " + in_quotes(named->value->text)
                                               : "the file has " + std::to_string(ids.size()) + " series",
                              named != nullptr ? suggestion(named->value->text, ids) : "name one of them: series = ...");
    }
    return found;
}

// Months missing among those that are read.
void note_gaps(Building& building, const Field& field, const economy::Series& series) {
    std::string gaps;
    const economy::Month* last = nullptr;
    for (const auto& [month, observation] : series.months) {
        if (last != nullptr && month - *last > 1) {
            gaps += (gaps.empty() ? "" : ", ") + economy::iso(*last + 1) + " to " + economy::iso(month + -1);
        }
        last = &month;
    }
    if (!gaps.empty()) {
        building.report.note("E661", field.value->place, in_quotes(series.id) + " lacks months: " + gaps,
                             "months without a number are left out of levels");
    }
}

void check_series(Building& building, const Entry& entry, const Flow& flow) {
    const Field* unit = entry.find("unit");
    if (unit != nullptr && flow.unit != flow.series.unit) {
        building.report.error("E191", unit->value->place,
                              in_quotes(flow.series.id) + " is in " + flow.series.unit + ", not in " + flow.unit,
                              "a flow keeps the unit of its history");
    }
    const auto last = flow.series.months.empty() ? flow.series.months.end() : std::prev(flow.series.months.end());
    if (building.dates_known && (last == flow.series.months.end() || last->first + level_months <= flow.origin)) {
        building.report.error("E191", entry.find("history")->value->place,
                              in_quotes(entry.id) + " has no month in the half-year up to " + economy::iso(flow.origin),
                              "add later months, or move as_of back");
    }
}

void read_series(Building& building, const Entry& entry, Flow& flow) {
    const Field* field = entry.find("history");
    if (field == nullptr) {
        return;
    }
    const std::filesystem::path path(field->value->text);
    if (path.is_absolute()) {
        building.report.error("E191", field->value->place, "the path of the history is absolute",
                              "histories are kept beside the file: write a relative path");
        return;
    }
    std::filesystem::path file = building.folder / path;
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored)) {
        file /= "monthly.csv";
    }
    const Result<economy::History> history = economy::read_history(file);
    if (!history) {
        retell(building, *field, history.error());
        return;
    }
    flow.history = field->value->text;
    flow.history_hash = sha256(read_file(file).value_or(std::string()));
    const economy::Series* series = series_of(building, entry, *history);
    if (series == nullptr) {
        return;
    }
    flow.series = *series;
    // A number that was worked out of several months is not known before the last of them.
    std::erase_if(flow.series.months, [&](const auto& month) {
        return month.first > flow.origin || !economy::is_known_by(month.second, month.first, flow.origin);
    });
    note_gaps(building, *field, flow.series);
    check_series(building, entry, flow);
}

std::string region_of(Building& building, const Entry& entry, const char* key, ActorId id) {
    const Actor& actor = building.situation.actor(id);
    if (actor.regions.empty()) {
        building.report.error("E190", entry.find(key)->value->place, in_quotes(actor.id) + " has no region of the base year",
                              "give it one: region = \"CN\" in [actor." + actor.id + "]");
        return {};
    }
    return actor.regions.front();
}

Flow read_flow(Building& building, const Entry& entry) {
    Flow flow;
    flow.id = entry.id;
    flow.name = entry.text("name", in_words(entry.id));
    flow.unit = std::string(trim(entry.text("unit")));
    flow.because = entry.text("because");
    flow.goods = economy::goods_named(entry.text("goods", "all")).value_or(economy::Goods::all);
    flow.origin = last_known(building.situation.as_of);
    const auto actor = [&](const char* key) {
        return static_cast<ActorId>(building.entries.index_of("actor", entry.text(key)));
    };
    if (entry.find("from") != nullptr && entry.find("to") != nullptr) {
        flow.from = actor("from");
        flow.to = actor("to");
        flow.from_region = region_of(building, entry, "from", flow.from);
        flow.to_region = region_of(building, entry, "to", flow.to);
        flow.stakes = {flow.from, flow.to};
        if (flow.from_region == flow.to_region && !flow.from_region.empty()) {
            building.report.error("E190", entry.find("to")->value->place,
                                  in_quotes(entry.id) + " stays inside the region " + flow.from_region,
                                  "a flow goes from one region to another");
        }
    }
    if (const Field* stakes = entry.find("stakes")) {
        flow.stakes.clear();
        for (const Node& item : stakes->value->items) {
            flow.stakes.push_back(static_cast<ActorId>(building.entries.index_of("actor", item.text)));
        }
    }
    const bool energy = flow.goods == economy::Goods::energy;
    const double payments = energy ? oil_payments : 1.0;
    flow.payments = input_of(building, entry, "payments", entry.path + ".payments", {unit, {}, WordSet::share},
                             {stats::Elicited::point(unit, payments), plain_number(payments)});
    const Field* season = entry.find("season");
    flow.season = season != nullptr ? season->value->number : energy ? oil_season : 1.0;
    if (flow.season < 0 || flow.season > 1) {
        building.report.error("E121", season->value->place, "a share of the season lies between 0 and 1");
    }
    read_series(building, entry, flow);
    return flow;
}

// "++" and "-" are signs, everything else is a value in the unit.
std::optional<int> sign_of(std::string_view text) {
    constexpr std::pair<std::string_view, int> signs[] = {{"++", 2}, {"+", 1}, {"0", 0}, {"-", -1}, {"--", -2}};
    for (const auto& [written, sign] : signs) {
        if (trim(text) == written) {
            return sign;
        }
    }
    return std::nullopt;
}

Effect::Under read_under(Building& building, const Member& member, const Effect& effect, const stats::Bounds& scale) {
    std::vector<std::string> known = building.entries.ids("outcome");
    known.insert(known.end(), {"other-deal", "other-no-deal"});
    if (std::find(known.begin(), known.end(), member.key) == known.end()) {
        building.report.error("E111", member.place, "unknown outcome " + in_quotes(member.key) + " in [effect." + effect.id + "]",
                              suggestion(member.key, known));
    }
    Effect::Under under{member.key, written_of(member.value), 0, {}};
    const bool is_text = member.value.kind == Node::Kind::text;
    if (const auto sign = is_text ? sign_of(member.value.text) : std::nullopt) {
        under.sign = *sign;
        return under;
    }
    if (effect.unit.empty()) {
        building.report.error("E120", member.value.place, in_quotes(effect.id) + " has no unit, so only signs may stand here",
                              "add unit = \"per cent\", or write \"+\", \"0\" or \"-\"");
        return under;
    }
    under.value = read_value(building, member.value, {scale, {}, WordSet::none});
    if (under.value) {
        const double middle = stats::percentile(*under.value, 0.5);
        under.sign = middle > 0 ? 1 : middle < 0 ? -1 : 0;
    }
    return under;
}

Effect read_effect(Building& building, const Entry& entry) {
    Effect effect;
    effect.id = entry.id;
    effect.name = entry.text("name", in_words(entry.id));
    effect.unit = entry.text("unit");
    effect.because = entry.text("because");
    stats::Bounds scale{-100, 100};
    if (const Field* field = entry.find("scale")) {
        scale = {field->value->items[0].number, field->value->items[1].number};
        if (!(scale.lower < scale.upper)) {
            building.report.error("E130", field->value->place, "the scale of " + in_quotes(entry.id) + " has no width",
                                  "write scale = [lowest, highest]");
            return effect;
        }
    }
    if (entry.find("flow") != nullptr) {
        effect.flow = building.entries.index_of("flow", entry.text("flow"));
    }
    if (entry.find("source") != nullptr) {
        effect.source = building.entries.index_of("source", entry.text("source"));
    }
    if (const Field* under = entry.find("under")) {
        for (const Member& member : under->value->members) {
            effect.under.push_back(read_under(building, member, effect, scale));
        }
        std::sort(effect.under.begin(), effect.under.end(),
                  [](const Effect::Under& a, const Effect::Under& b) { return a.outcome < b.outcome; });
    }
    return effect;
}

}  // namespace

bool Flow::is_rate() const {
    constexpr std::string_view rates[] = {" a day", " per day", "/day", "/d", " a year", " per year", "/year"};
    return std::any_of(std::begin(rates), std::end(rates), [&](std::string_view rate) { return unit.ends_with(rate); });
}

void build_flows(Building& building) {
    for (const Entry& entry : building.entries.of("flow")) {
        building.situation.flows.push_back(read_flow(building, entry));
    }
    for (const Entry& entry : building.entries.of("effect")) {
        building.situation.effects.push_back(read_effect(building, entry));
    }
}

}  // namespace entente::situation
