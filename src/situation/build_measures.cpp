#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "economy/base_year/base_year.h"
#include "economy/measures/course.h"
#include "situation/build.h"
#include "situation/conditions.h"
#include "situation/field_types.h"

namespace entente::situation {
namespace {

constexpr stats::Bounds tariff_rates{0, 5};

std::vector<ActorId> actors_of(const Building& building, const Field& field) {
    const bool is_list = field.value->kind == Node::Kind::array;
    const std::vector<Node> items = is_list ? field.value->items : std::vector<Node>{*field.value};
    std::vector<ActorId> actors;
    for (const Node& item : items) {
        actors.push_back(static_cast<ActorId>(building.entries.index_of("actor", item.text)));
    }
    std::sort(actors.begin(), actors.end());
    return actors;
}

// The regions of all actors of a side, each once, in the order of the base year.
std::vector<std::string> sides_of(Building& building, const Field& field, const std::vector<ActorId>& actors) {
    std::vector<std::string> named;
    for (const ActorId id : actors) {
        const Actor& actor = building.situation.actor(id);
        if (actor.regions.empty()) {
            building.report.error("E190", field.value->place, in_quotes(actor.id) + " has no region of the base year",
                                  "give it one: region = \"CN\" in [actor." + actor.id + "]");
        }
        named.insert(named.end(), actor.regions.begin(), actor.regions.end());
    }
    std::vector<std::string> regions;
    for (const std::string_view region : economy::base_year_regions()) {
        if (std::find(named.begin(), named.end(), region) != named.end()) {
            regions.emplace_back(region);
        }
    }
    return regions;
}

double median_of(const Building& building, InputId id) {
    return stats::percentile(building.situation.input(id).value, 0.5);
}

void read_numbers(Building& building, const Entry& entry, Measure& measure) {
    const stats::Bounds strengths = measure.kind.act == economy::Act::tariff ? tariff_rates : unit;
    const auto share = [&](const char* key, const char* path, const stats::Bounds& bounds, double fallback) {
        return input_of(building, entry, key, entry.path + "." + path, {bounds, {}, WordSet::share},
                        {stats::Elicited::point(bounds, fallback), plain_number(fallback)});
    };
    measure.strength = share("strength", "strength", strengths, 0);
    measure.enforcement = share("enforcement", "enforcement", unit, 1);
    measure.credibility = share("credibility", "credibility", unit, 1);
    measure.loosened_to = share("loosened-to", "loosened_to", unit, 0.5);
    measure.kind.strength = median_of(building, measure.strength);
    measure.kind.enforcement = median_of(building, measure.enforcement);
    measure.kind.credibility = median_of(building, measure.credibility);
    measure.kind.loosened_to = median_of(building, measure.loosened_to);
}

void read_dates(Building& building, const Entry& entry, Measure& measure) {
    const std::array<std::pair<const char*, std::optional<economy::Month>*>, 5> steps{
        {{"announced", &measure.kind.announced},
         {"imposed", &measure.kind.imposed},
         {"enforced", &measure.kind.enforced},
         {"loosened", &measure.kind.loosened},
         {"lifted", &measure.kind.lifted}}};
    const economy::Month now = economy::month_of(building.situation.as_of);
    const Field* first = nullptr;
    for (const auto& [key, month] : steps) {
        const Field* field = entry.find(key);
        if (field == nullptr) {
            continue;
        }
        *month = moment_of(*field->value, building.situation.as_of);
        // What ends or loosens a measure does not begin it.
        const bool begins = month != &measure.kind.loosened && month != &measure.kind.lifted;
        const bool leads = begins && first == nullptr;
        first = leads ? field : first;
        if (!building.dates_known || !*month) {
            continue;
        }
        if (month == &measure.kind.lifted && entry.find("lifted-if") != nullptr && **month < now) {
            building.report.error("E193", field->value->place,
                                  in_quotes(entry.id) + " is lifted only with an outcome, but in " + economy::iso(**month) +
                                      ", before as_of",
                                  "write a later month, or \"2 months\"; without `lifted-if` it ends whatever happens");
        }
        if (!leads) {
            continue;
        }
        const bool conditional = entry.find("if") != nullptr;
        if (conditional && **month < now) {
            building.report.error("E193", field->value->place,
                                  in_quotes(entry.id) + " comes only with an outcome, but in " + economy::iso(**month) +
                                      ", before as_of",
                                  "write a later month, or \"2 months\"; without `if` it comes whatever happens");
        } else if (!conditional && **month > now + 1) {
            building.report.error("E193", field->value->place,
                                  in_quotes(entry.id) + " starts in " + economy::iso(**month) + ", later than as_of",
                                  "give the month in which it was announced, or an `if`");
        }
    }
    if (first == nullptr && entry.find("if") != nullptr) {
        measure.kind.imposed = now + 1;
    }
    if (entry.find("lifted-if") != nullptr && !measure.kind.lifted) {
        measure.kind.lifted = now + 1;
    }
}

Measure read_measure(Building& building, Conditions& conditions, const Entry& entry) {
    Measure measure;
    measure.id = measure.kind.id = entry.id;
    measure.says = entry.text("says", in_words(entry.id));
    measure.because = entry.text("because");
    measure.kind.act = economy::act_named(entry.text("act", "embargo")).value_or(economy::Act::embargo);
    measure.kind.goods = {economy::goods_named(entry.text("goods", "all")).value_or(economy::Goods::all)};
    if (const Field* by = entry.find("by")) {
        measure.by = actors_of(building, *by);
        measure.kind.by = sides_of(building, *by, measure.by);
    }
    if (const Field* on = entry.find("on")) {
        measure.on = actors_of(building, *on);
        measure.kind.on = sides_of(building, *on, measure.on);
    }
    read_numbers(building, entry, measure);
    read_dates(building, entry, measure);
    if (const Field* when = entry.find("if")) {
        measure.written = std::string(trim(when->value->text));
        measure.when = conditions.read(*when->value).value_or(Expression{});
    }
    if (const Field* lifted = entry.find("lifted-if")) {
        measure.lifted_written = std::string(trim(lifted->value->text));
        measure.lifted_when = conditions.read(*lifted->value);
    }
    return measure;
}

// What the room economy says of measures, retold where they stand.
void retell(Building& building, const Diagnostics& problems, Place place) {
    for (const Diagnostic& problem : problems) {
        building.report.error(problem.code, place, problem.message, problem.hint);
    }
}

void check_measures(Building& building) {
    const std::vector<Measure>& measures = building.situation.measures;
    if (measures.empty() || building.report.failed()) {
        return;
    }
    std::vector<economy::Measure> kinds;
    for (std::size_t m = 0; m < measures.size(); ++m) {
        const Place place = building.entries.of("measure")[m].place;
        if (const Result<void> sound = economy::check(measures[m].kind); !sound) {
            retell(building, sound.error(), place);
        }
        kinds.push_back(measures[m].kind);
    }
    if (building.report.failed()) {
        return;
    }
    const Result<economy::World> world = economy::base_year_2021();
    const Result<economy::MeasureSet> set =
        world ? economy::group_measures(*world, kinds) : tl::unexpected(world.error());
    if (!set) {
        retell(building, set.error(), building.entries.of("measure").front().place);
    }
}

// All truths of the conditions that can hold together, found by deciding one condition after another.
class Cases {
  public:
    Cases(Building& building, Conditions& conditions) : building_(building), conditions_(conditions) {
        const std::vector<Measure>& measures = building.situation.measures;
        for (std::size_t m = 0; m < measures.size(); ++m) {
            if (measures[m].is_conditional()) {
                add(measures[m].when, measures[m].written, m, *building.entries.of("measure")[m].find("if"));
            }
            if (const auto& lifted_when = measures[m].lifted_when) {
                add(*lifted_when, measures[m].lifted_written, measures.size() + m,
                    *building.entries.of("measure")[m].find("lifted-if"));
            }
        }
    }

    void find() {
        decide(0, {}, {});
        const auto order = [](const MeasureCase& a, const MeasureCase& b) {
            return std::pair(a.size(), a) < std::pair(b.size(), b);
        };
        std::sort(found_.begin(), found_.end(), order);
        for (const Group& group : groups_) {
            const bool comes = std::any_of(found_.begin(), found_.end(), [&](const MeasureCase& found) {
                return std::find(found.begin(), found.end(), group.members.front()) != found.end();
            });
            if (!comes && found_.size() <= most_measure_cases) {
                building_.report.error("E173", group.place, in_quotes(group.written) + " never holds",
                                       "mend the condition, or take it out");
            }
        }
        if (found_.size() > most_measure_cases) {
            building_.report.error("E192", groups_.front().place,
                                   "the conditions of measures tell apart more than " +
                                       std::to_string(most_measure_cases) + " sets of measures",
                                   "let measures that come together share one condition");
        }
        building_.situation.measure_cases = std::move(found_);
    }

  private:
    // Events that share one condition.
    struct Group {
        Expression when;
        std::string written;
        Place place;
        MeasureCase members;
    };

    void add(const Expression& when, const std::string& written, std::size_t event, const Field& field) {
        const auto same =
            std::find_if(groups_.begin(), groups_.end(), [&](const Group& group) { return group.written == written; });
        if (same == groups_.end()) {
            groups_.push_back({when, written, field.value->place, {event}});
        } else {
            same->members.push_back(event);
        }
    }

    void decide(std::size_t next, std::vector<Expression> so_far, MeasureCase in_force) {
        if (found_.size() > most_measure_cases) {
            return;
        }
        if (!so_far.empty()) {
            const Search search = conditions_.find(so_far.size() == 1 ? so_far.front() : all_of(so_far));
            if (search.complete && !search.state) {
                return;
            }
        }
        if (next == groups_.size()) {
            std::sort(in_force.begin(), in_force.end());
            found_.push_back(std::move(in_force));
            return;
        }
        const Expression& when = groups_[next].when;
        std::vector<Expression> without = so_far;
        without.push_back(not_of(when));
        decide(next + 1, std::move(without), in_force);
        so_far.push_back(when);
        in_force.insert(in_force.end(), groups_[next].members.begin(), groups_[next].members.end());
        decide(next + 1, std::move(so_far), std::move(in_force));
    }

    Building& building_;
    Conditions& conditions_;
    std::vector<Group> groups_;
    std::vector<MeasureCase> found_;
};

}  // namespace

std::optional<economy::Month> moment_of(const Node& node, const Date& as_of) {
    if (node.kind == Node::Kind::text) {
        if (const auto months = months_after(node.text)) {
            return economy::month_of(as_of) + *months;
        }
        if (!parse_date(node.text)) {
            return economy::parse_month(trim(node.text));
        }
    }
    const Date day = node.kind == Node::Kind::date ? node.date : parse_date(node.text).value_or(Date{});
    const bool is_late = iso(Date{day.day, std::nullopt}).substr(8) > "15";
    return economy::month_of(day) + (is_late ? 1 : 0);
}

std::vector<std::string> usual_regions(const std::string& id, const std::string& name) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> by_name{
        {{"China", "CN"}, {"Russia", "RU"}, {"United States", "US"}, {"European Union", "EU"},
         {"Europe", "EU"}, {"India", "IN"}, {"Ukraine", "UA"}, {"Rest of the world", "RW"}}};
    for (const std::string_view region : economy::base_year_regions()) {
        if (id == region) {
            return {id};
        }
    }
    for (const auto& [known, region] : by_name) {
        if (name == known) {
            return {std::string(region)};
        }
    }
    return {};
}

void build_measures(Building& building, Conditions& conditions) {
    for (const Entry& entry : building.entries.of("measure")) {
        building.situation.measures.push_back(read_measure(building, conditions, entry));
    }
    check_measures(building);
    if (!building.report.failed()) {
        Cases(building, conditions).find();
    }
}

}  // namespace entente::situation
