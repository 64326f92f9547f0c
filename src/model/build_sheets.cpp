#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "model/build_course.h"
#include "model/named.h"

namespace entente::model {
namespace {

using situation::Expression;
using situation::Situation;

// A question as a sheet answers it: a claim or a margin.
struct Query {
    bool is_claim = false;
    std::size_t entry = 0;
    Named named;
};

class SheetBuilder {
  public:
    explicit SheetBuilder(Model& model) : model_(model), s_(model.situation), course_(model.course) {}

    void build() {
        list_margins();
        Named core;
        for (const auto& outcome : s_.outcomes) {
            core.add(named_in(model_, outcome.when));
        }
        for (const Observation& seen : model_.observable) {
            core.add(named_by(seen));
        }
        for (const situation::Type& type : s_.types) {
            core.variables.insert(index(type.variable));
        }
        close(core);
        std::vector<Query> queries = list_queries(core);
        std::stable_sort(queries.begin(), queries.end(),
                         [](const Query& a, const Query& b) { return a.named.size() > b.named.size(); });
        std::vector<Named> of_sheet{core};
        course_.sheets.emplace_back();
        for (const Query& query : queries) {
            put(query, of_sheet);
        }
        for (std::size_t i = 0; i < of_sheet.size(); ++i) {
            fill(course_.sheets[i], of_sheet[i]);
        }
        for (std::size_t i = 0; i < of_sheet.size(); ++i) {
            find_source(i);
        }
        sort_cells();
    }

  private:
    void list_margins() {
        const auto add = [&](Margin::Kind kind, std::size_t entry, std::size_t values) {
            course_.margins.push_back({kind, entry, values, course_.margin_width});
            course_.margin_width += values;
        };
        for (std::size_t v = 0; v < s_.variables.size(); ++v) {
            const bool can_lapse = s_.variables[v].kind == situation::Variable::Kind::move &&
                                   s_.moves[s_.variables[v].entry].when.kind != Expression::Kind::always;
            course_.margin_of_variable.push_back(course_.margin_width);
            add(Margin::Kind::variable, v, s_.variables[v].values.size() + (can_lapse ? 1 : 0));
        }
        for (std::size_t i = 0; i < s_.signals.size(); ++i) {
            add(Margin::Kind::signal, i, s_.signals[i].values.size());
        }
        for (std::size_t g = 0; g < s_.goals.size(); ++g) {
            course_.margin_of_goal.push_back(course_.margin_width);
            const std::optional<std::size_t> type = model_.type_of_goals(s_.goals[g].of);
            add(Margin::Kind::goal, g, s_.goals[g].scores.size() * (type ? s_.types[*type].changes.size() : 1));
        }
        for (std::size_t p = 0; p < s_.payoffs.size(); ++p) {
            course_.margin_of_formula.push_back(course_.margin_width);
            add(Margin::Kind::formula, p, course_.formulas[p].rows.size());
        }
        if (s_.measure_cases.size() > 1) {
            course_.margin_of_measures = course_.margin_width;
            add(Margin::Kind::measures, 0, s_.measure_cases.size());
        }
        // Where acts lie is counted with full detail only, and kept in no column: it comes last, beyond the width.
        std::size_t offset = course_.margin_width;
        for (std::size_t k = 0; k < model_.issues.size(); ++k) {
            course_.margin_of_act.emplace_back();
            const std::size_t regions = model_.issues[k].grid.regions();
            if (model_.issues[k].kind == IssueKind::act && regions > 1) {
                course_.margin_of_act.back() = course_.margins.size();
                course_.margins.push_back({Margin::Kind::act, k, regions, offset});
                offset += regions;
            }
        }
    }

    Named named_by(const Observation& seen) const {
        if (seen.is_signal) {
            return named_in(model_, s_.signals[seen.entry].rows);
        }
        Named named;
        named.variables.insert(seen.entry);
        return named;
    }

    bool is_node(std::size_t variable) const {
        const situation::Variable& v = s_.variables[variable];
        return v.kind != situation::Variable::Kind::chance || course_.node(NodeKind::chance, v.entry) ||
               course_.node(NodeKind::event, v.entry);
    }

    // A passive chance needs what its table names.
    void close(Named& named) const {
        for (std::size_t before = 0; before != named.size();) {
            before = named.size();
            const std::set<std::size_t> variables = named.variables;
            for (const std::size_t v : variables) {
                if (!is_node(v)) {
                    named.add(named_in(model_, s_.chances[s_.variables[v].entry].rows));
                }
            }
        }
    }

    std::vector<Query> list_queries(const Named& core) const {
        std::vector<Query> queries;
        const auto add = [&](bool is_claim, std::size_t entry, Named named) {
            named.add(core);
            close(named);
            queries.push_back({is_claim, entry, std::move(named)});
        };
        for (std::size_t c = 0; c < s_.claims.size(); ++c) {
            Named named = named_in(model_, s_.claims[c].test.event);
            named.add(named_in(model_, s_.claims[c].test.given));
            add(true, c, std::move(named));
        }
        for (std::size_t m = 0; m < course_.margins.size(); ++m) {
            const Margin& margin = course_.margins[m];
            Named named;
            switch (margin.kind) {
                case Margin::Kind::variable:
                    named.variables.insert(margin.entry);
                    break;
                case Margin::Kind::signal:
                    named = named_in(model_, s_.signals[margin.entry].rows);
                    break;
                case Margin::Kind::goal:
                    for (const situation::Score& score : s_.goals[margin.entry].scores) {
                        named.add(named_in(model_, score.when));
                    }
                    break;
                case Margin::Kind::formula:
                    named = named_in(model_, s_.payoffs[margin.entry]);
                    break;
                case Margin::Kind::measures:
                    for (const Expression* condition : conditions_of_measures(s_)) named.add(named_in(model_, *condition));
                    break;
                case Margin::Kind::act:
                    named.acts.insert(margin.entry);
                    break;
            }
            add(false, m, std::move(named));
        }
        return queries;
    }

    // A question joins the smallest sheet that names all it names; the first sheet is kept for outcomes, and where an
    // act lies is asked on a sheet of its own, as it wants all regions apart.
    void put(const Query& query, std::vector<Named>& of_sheet) {
        const bool is_act_margin =
            !query.is_claim && course_.margins[query.entry].kind == Margin::Kind::act;
        std::size_t best = 0;
        for (std::size_t i = 1; i < of_sheet.size() && !is_act_margin; ++i) {
            const bool fits = of_sheet[i].covers(query.named) && !is_for_act(course_.sheets[i]);
            if (fits && (best == 0 || of_sheet[i].size() < of_sheet[best].size())) {
                best = i;
            }
        }
        if (best == 0) {
            best = of_sheet.size();
            of_sheet.push_back(query.named);
            course_.sheets.emplace_back();
        }
        Sheet& sheet = course_.sheets[best];
        (query.is_claim ? sheet.claims : sheet.margins).push_back(query.entry);
    }

    bool is_for_act(const Sheet& sheet) const {
        return std::any_of(sheet.margins.begin(), sheet.margins.end(),
                           [&](std::size_t m) { return course_.margins[m].kind == Margin::Kind::act; });
    }

    std::vector<const Expression*> conditions_on(const Sheet& sheet) const {
        std::vector<const Expression*> conditions;
        const auto add_rows = [&](const std::vector<situation::Likelihoods>& rows) {
            for (const situation::Likelihoods& row : rows) {
                conditions.push_back(&row.when);
            }
        };
        for (const auto& outcome : s_.outcomes) {
            conditions.push_back(&outcome.when);
        }
        for (const std::size_t c : sheet.claims) {
            conditions.push_back(&s_.claims[c].test.event);
            conditions.push_back(&s_.claims[c].test.given);
        }
        for (const std::size_t m : sheet.margins) {
            const Margin& margin = course_.margins[m];
            if (margin.kind == Margin::Kind::signal) {
                add_rows(s_.signals[margin.entry].rows);
            } else if (margin.kind == Margin::Kind::goal) {
                for (const situation::Score& score : s_.goals[margin.entry].scores) {
                    conditions.push_back(&score.when);
                }
            } else if (margin.kind == Margin::Kind::formula) {
                const auto more = conditions_of_payoff(s_, s_.payoffs[margin.entry], steering_);
                conditions.insert(conditions.end(), more.begin(), more.end());
            } else if (margin.kind == Margin::Kind::measures) {
                for (const Expression* condition : conditions_of_measures(s_)) conditions.push_back(condition);
            }
        }
        for (const Passive& passive : sheet.passives) {
            if (passive.is_chance) {
                add_rows(s_.chances[passive.entry].rows);
            }
        }
        for (const Observation& seen : model_.observable) {
            if (seen.is_signal) {
                add_rows(s_.signals[seen.entry].rows);
            }
        }
        return conditions;
    }

    void fill(Sheet& sheet, const Named& named) {
        for (std::size_t n = 0; n < course_.roles.size(); ++n) {
            if (is_wanted(course_.roles[n], named)) {
                sheet.nodes.push_back(n);
                sheet.combinations *= course_.roles[n].options;
            }
        }
        for (const VariableId id : s_.settled) {
            if (named.variables.contains(index(id)) && !is_node(index(id))) {
                Passive passive;
                passive.is_chance = true;
                passive.entry = s_.variable(id).entry;
                passive.values = s_.variable(id).values.size();
                sheet.passives.push_back(std::move(passive));
            }
        }
        add_acts(sheet, named);
        index_histories(sheet);
        find_patterns(sheet);
    }

    bool is_wanted(const NodeRole& role, const Named& named) const {
        switch (role.kind) {
            case NodeKind::act:
                return named.acts.contains(role.entry);
            case NodeKind::type:
                return named.variables.contains(index(s_.types[role.entry].variable));
            case NodeKind::event:
            case NodeKind::chance:
                return named.variables.contains(index(s_.chances[role.entry].variable));
            case NodeKind::move:
                return named.variables.contains(index(s_.moves[role.entry].variable));
        }
        return false;
    }

    // Acts come first: they depend on nothing but their node.
    void add_acts(Sheet& sheet, const Named& named) const {
        const std::vector<const Expression*> conditions = conditions_on(sheet);
        std::vector<Passive> acts;
        for (const std::size_t k : named.acts) {
            Passive passive;
            passive.entry = k;
            const Grid& grid = model_.issues[k].grid;
            const std::optional<std::size_t> node = course_.node(NodeKind::act, k);
            if (is_for_act(sheet) && course_.margins[sheet.margins.front()].entry == k) {
                for (std::size_t r = 0; r < grid.regions(); ++r) {
                    passive.class_of_region.push_back(static_cast<std::uint32_t>(r));
                    passive.class_value.push_back(grid.region_value[r]);
                }
            } else {
                std::vector<const Expression*> all = conditions;
                for (const Expression* steering : steering_) {
                    all.push_back(steering);
                }
                RegionClasses classes = classes_of(grid, static_cast<IssueId>(k), all);
                passive.class_of_region = std::move(classes.class_of_region);
                passive.class_value = std::move(classes.class_value);
            }
            passive.values = passive.class_value.size();
            passive.node_value.assign(passive.values, 0);
            for (std::size_t r = 0; node && r < grid.regions(); ++r) {
                passive.node_value[passive.class_of_region[r]] = course_.roles[*node].class_of_region[r];
            }
            acts.push_back(std::move(passive));
        }
        sheet.passives.insert(sheet.passives.begin(), acts.begin(), acts.end());
    }

    void index_histories(Sheet& sheet) const {
        sheet.combination_of = history_combinations(sheet);
        sheet.profile_of.assign(sheet.combinations, 0);
        for (std::size_t h = 0; h < course_.histories; ++h) {
            std::size_t profile = 0;
            for (const std::size_t n : sheet.nodes) {
                if (course_.roles[n].kind == NodeKind::type) {
                    profile = profile * course_.roles[n].options + course_.value_of[n * course_.histories + h];
                }
            }
            sheet.profile_of[sheet.combination_of[h]] = static_cast<std::uint32_t>(profile);
        }
    }

    // The smallest sheet that walks all nodes of this one, and more; of sheets that walk the same the first.
    void find_source(std::size_t number) {
        Sheet& sheet = course_.sheets[number];
        for (std::size_t i = 0; i < course_.sheets.size(); ++i) {
            const Sheet& other = course_.sheets[i];
            const bool says_all = std::includes(other.nodes.begin(), other.nodes.end(), sheet.nodes.begin(), sheet.nodes.end());
            const bool is_before = other.nodes.size() > sheet.nodes.size() || i < number;
            if (says_all && is_before &&
                (!sheet.source || other.combinations < course_.sheets[*sheet.source].combinations)) {
                sheet.source = i;
            }
        }
        if (!sheet.source) {
            return;
        }
        const Sheet& source = course_.sheets[*sheet.source];
        const std::vector<std::uint32_t> of_history = history_combinations(sheet);
        const std::vector<std::uint32_t> there = history_combinations(source);
        sheet.combination_of.assign(source.combinations, 0);
        for (std::size_t h = 0; h < course_.histories; ++h) {
            sheet.combination_of[there[h]] = of_history[h];
        }
    }

    std::vector<std::uint32_t> history_combinations(const Sheet& sheet) const {
        std::vector<std::uint32_t> combinations(course_.histories, 0);
        for (std::size_t h = 0; h < course_.histories; ++h) {
            for (const std::size_t n : sheet.nodes) {
                combinations[h] = static_cast<std::uint32_t>(combinations[h] * course_.roles[n].options +
                                                             course_.value_of[n * course_.histories + h]);
            }
        }
        return combinations;
    }

    void find_patterns(Sheet& sheet) {
        Known known;
        known.track.assign(s_.tracks.size(), true);
        for (const IssueModel& issue : model_.issues) {
            known.issue.push_back(issue.kind != IssueKind::act);
        }
        const std::vector<const Expression*> conditions = conditions_on(sheet);
        std::map<std::string, std::size_t> found;
        for (std::size_t f = 0; f < course_.fronts.size(); ++f) {
            known.facts = course_.fronts[f].facts;
            std::string key = fmt::format("{}/{}|", course_.fronts[f].view, course_.fronts[f].stage);
            for (const Expression* condition : conditions) {
                key += residual(*condition, known) + ';';
            }
            const auto [at, is_new] = found.emplace(std::move(key), sheet.patterns.size());
            if (is_new) {
                sheet.patterns.push_back({course_.fronts[f].view, {}, {}});
            }
            sheet.patterns[at->second].fronts.push_back(static_cast<std::uint32_t>(f));
        }
        groups_.clear();
        products_.clear();
        for (Pattern& pattern : sheet.patterns) {
            for (std::size_t combination = 0; combination < sheet.combinations; ++combination) {
                situation::Facts facts = course_.fronts[pattern.fronts.front()].facts;
                std::vector<std::size_t> value(sheet.nodes.size());
                std::size_t left = combination;
                for (std::size_t j = sheet.nodes.size(); j-- > 0;) {
                    const NodeRole& role = course_.roles[sheet.nodes[j]];
                    value[j] = left % role.options;
                    left /= role.options;
                    add_fact(model_, role, value[j], facts);
                }
                for (std::size_t profile = 0; profile < profiles(); ++profile) {
                    if (course_.beliefs_matter) {
                        profile = sheet.profile_of[combination];
                    } else {
                        add_types(profile, facts);
                    }
                    walk(sheet, pattern, {combination, profile, value}, 0, facts, {});
                    if (course_.beliefs_matter) {
                        break;
                    }
                }
            }
        }
    }

    std::size_t profiles() const {
        std::size_t count = 1;
        for (const situation::Type& type : s_.types) {
            count *= s_.variable(type.variable).values.size();
        }
        return count;
    }

    void add_types(std::size_t profile, situation::Facts& facts) const {
        for (std::size_t t = s_.types.size(); t-- > 0;) {
            const std::size_t values = s_.variable(s_.types[t].variable).values.size();
            facts.choice[index(s_.types[t].variable)] = profile % values;
            profile /= values;
        }
    }

    // Where a walk over passive facts begins.
    struct Place {
        std::size_t combination = 0;
        std::size_t profile = 0;
        std::vector<std::size_t> node_values;
    };

    // All values of the passive facts from `next` on that can go with what is given.
    void walk(Sheet& sheet, Pattern& pattern, const Place& place, std::size_t next, situation::Facts facts,
              std::vector<Sheet::Factor> factors) {
        if (next == sheet.passives.size()) {
            pattern.entries.push_back({static_cast<std::uint32_t>(place.combination),
                                       static_cast<std::uint32_t>(place.profile), product_of(sheet, factors),
                                       group_of(sheet, course_.fronts[pattern.fronts.front()].stage, facts)});
            return;
        }
        const Passive& passive = sheet.passives[next];
        std::size_t row = 0;
        std::optional<std::size_t> wanted;
        if (passive.is_chance) {
            row = first_row(s_.chances[passive.entry].rows, facts);
        } else if (const auto node = course_.node(NodeKind::act, passive.entry)) {
            const auto at = std::find(sheet.nodes.begin(), sheet.nodes.end(), *node) - sheet.nodes.begin();
            wanted = place.node_values[static_cast<std::size_t>(at)];
        }
        for (std::size_t v = 0; v < passive.values; ++v) {
            if (wanted && passive.node_value[v] != *wanted) {
                continue;
            }
            if (passive.is_chance) {
                facts.choice[index(s_.chances[passive.entry].variable)] = v;
            } else {
                facts.value[passive.entry] = passive.class_value[v];
            }
            factors.push_back({static_cast<std::uint32_t>(next), static_cast<std::uint32_t>(row),
                               static_cast<std::uint32_t>(v)});
            walk(sheet, pattern, place, next + 1, facts, factors);
            factors.pop_back();
        }
    }

    std::uint32_t product_of(Sheet& sheet, const std::vector<Sheet::Factor>& factors) {
        std::vector<std::uint32_t> key;
        for (const Sheet::Factor& factor : factors) {
            key.insert(key.end(), {factor.passive, factor.row, factor.value});
        }
        const auto [at, is_new] =
            products_.emplace(std::move(key), static_cast<std::uint32_t>(sheet.products.size()));
        if (is_new) {
            sheet.products.push_back(factors);
        }
        return at->second;
    }

    std::uint32_t group_of(Sheet& sheet, std::size_t stage, const situation::Facts& facts) {
        Group group;
        std::optional<OutcomeId> outcome;
        for (std::size_t o = 0; o < s_.outcomes.size() && !outcome; ++o) {
            if (holds(s_.outcomes[o].when, facts)) {
                outcome = static_cast<OutcomeId>(o);
            }
        }
        group.cell = cell(stage, outcome);
        for (const std::size_t c : sheet.claims) {
            const auto& test = s_.claims[c].test;
            const bool is_event = test.kind == situation::Test::Kind::event;
            const bool given = is_event && holds(test.given, facts);
            group.given.push_back(given);
            group.event.push_back(given && holds(test.event, facts));
        }
        for (const std::size_t m : sheet.margins) {
            group.value.push_back(margin_value(course_.margins[m], facts));
        }
        for (const Observation& seen : model_.observable) {
            group.observed.push_back(seen.is_signal
                                         ? static_cast<std::uint32_t>(first_row(s_.signals[seen.entry].rows, facts))
                                         : variable_value(seen.entry, facts));
        }
        std::string key(reinterpret_cast<const char*>(&group.cell), sizeof group.cell);
        for (const auto* answers : {&group.given, &group.event}) {
            key.append(answers->begin(), answers->end());
        }
        for (const auto* answers : {&group.value, &group.observed}) {
            key.append(reinterpret_cast<const char*>(answers->data()), answers->size() * sizeof answers->front());
        }
        const auto [found, is_new] =
            groups_.emplace(std::move(key), static_cast<std::uint32_t>(sheet.groups.size()));
        if (is_new) {
            sheet.groups.push_back(std::move(group));
        }
        return found->second;
    }

    // A move that is not made has the value after its options.
    std::uint32_t variable_value(std::size_t variable, const situation::Facts& facts) const {
        const std::size_t value = facts.choice[variable];
        return static_cast<std::uint32_t>(
            value == situation::Facts::not_made ? s_.variables[variable].values.size() : value);
    }

    // A score, and if kinds of the actor score differently which kind it is.
    std::uint32_t goal_value(std::size_t goal, const situation::Facts& facts) const {
        const std::uint32_t row = goal_row(s_.goals[goal], facts);
        const std::optional<std::size_t> type = model_.type_of_goals(s_.goals[goal].of);
        return !type ? row
                     : static_cast<std::uint32_t>(row * s_.types[*type].changes.size() +
                                                  facts.choice[index(s_.types[*type].variable)]);
    }

    std::uint32_t margin_value(const Margin& margin, const situation::Facts& facts) const {
        switch (margin.kind) {
            case Margin::Kind::variable:
                return variable_value(margin.entry, facts);
            case Margin::Kind::signal:
                return static_cast<std::uint32_t>(first_row(s_.signals[margin.entry].rows, facts));
            case Margin::Kind::goal:
                return goal_value(margin.entry, facts);
            case Margin::Kind::formula:
                return formula_row(model_, margin.entry, facts);
            case Margin::Kind::measures: return measure_case(s_, facts);
            case Margin::Kind::act:
                return region_told_by(model_.issues[margin.entry].grid, facts.value[margin.entry]);
        }
        return 0;
    }

    std::uint32_t cell(std::size_t stage, std::optional<OutcomeId> outcome) {
        for (std::size_t c = 0; c < model_.cells.size(); ++c) {
            if (model_.cells[c].stage == stage && model_.cells[c].outcome == outcome) {
                return static_cast<std::uint32_t>(c);
            }
        }
        model_.cells.push_back({stage, outcome});
        return static_cast<std::uint32_t>(model_.cells.size() - 1);
    }

    // By stage, then outcome, what no outcome covers last: so that cells do not depend on what is observable.
    void sort_cells() {
        std::vector<std::size_t> order(model_.cells.size());
        for (std::size_t c = 0; c < order.size(); ++c) {
            order[c] = c;
        }
        const auto rank = [&](std::size_t c) {
            const Cell& cell = model_.cells[c];
            return std::pair{cell.stage, cell.outcome ? index(*cell.outcome) : s_.outcomes.size()};
        };
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
        std::vector<Cell> cells;
        std::vector<std::uint32_t> place(order.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            cells.push_back(model_.cells[order[i]]);
            place[order[i]] = static_cast<std::uint32_t>(i);
        }
        model_.cells = std::move(cells);
        for (Sheet& sheet : course_.sheets) {
            for (Group& group : sheet.groups) {
                group.cell = place[group.cell];
            }
        }
    }

    Model& model_;
    const Situation& s_;
    Course& course_;
    std::vector<const Expression*> steering_ = conditions_of(s_).steers;
    std::map<std::string, std::uint32_t> groups_;
    std::map<std::vector<std::uint32_t>, std::uint32_t> products_;
};

}  // namespace

void build_sheets(Model& model) {
    SheetBuilder(model).build();
}

}  // namespace entente::model
