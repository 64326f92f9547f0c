#include "model/count.h"

#include <algorithm>
#include <stdexcept>

namespace entente::model {

std::vector<std::vector<Lane>> signal_rows(const Chunk& chunk, std::size_t signal) {
    std::vector<std::vector<Lane>> rows;
    for (const situation::Likelihoods& row : chunk.model.situation.signals[signal].rows) {
        rows.push_back(likelihoods(chunk, row.chances, chunk.model.situation.signals[signal].values.size()));
    }
    return rows;
}

namespace {

// What can be seen is told apart when the model is compiled; nothing else can be asked of its sheets.
void demand_observable(const Model& model, const std::vector<Observation>& observed) {
    for (const Observation& seen : observed) {
        if (std::none_of(model.observable.begin(), model.observable.end(),
                         [&](const Observation& other) { return other.same_thing(seen); })) {
            throw std::logic_error("seen in a rerun, but not observable in the model");
        }
    }
}

// The type of an actor, if it changes where the actor stands or how much it cares.
std::optional<std::size_t> type_that_moves(const situation::Situation& s, ActorId actor) {
    for (std::size_t t = 0; t < s.types.size(); ++t) {
        for (const std::vector<situation::Override>& changes : s.types[t].changes) {
            for (const situation::Override& change : changes) {
                const bool is_of_position =
                    std::any_of(s.positions.begin(), s.positions.end(), [&](const situation::Position& position) {
                        return position.actor == actor && (position.at == change.input || position.salience == change.input);
                    });
                if (s.types[t].of == actor && is_of_position) {
                    return t;
                }
            }
        }
    }
    return std::nullopt;
}

}  // namespace

Count::Count(const Model& model, const Variation& variation, std::size_t draws, Detail detail, const PastMeans& past)
    : model_(model),
      s_(model.situation),
      course_(model.course),
      variation_(variation),
      past_(past),
      full_(detail == Detail::full),
      margins_wanted_(detail != Detail::probabilities) {
    demand_observable(model, variation.observed);
    Block& block = result_.block;
    const std::size_t issues = model.issues.size();
    const std::size_t cells = model.cells.size();
    block.draws = draws;
    block.failed.assign(draws, 0.0);
    block.evidence.assign(draws, 1.0);
    block.cells.assign(cells * draws, 0.0);
    const std::size_t tests = model.stages.size() * s_.claims.size();
    block.tests_given.assign(tests * draws, 0.0);
    block.tests_event.assign(tests * draws, 0.0);
    block.tracks.assign(model.track_columns() * draws, 0.0);
    leaf_.assign(course_.sheets.size(), std::vector<std::vector<Lane>>(course_.views));
    if (margins_wanted_) {
        block.margins.assign(cells * course_.margin_width * draws, 0.0);
        std::size_t rows = 0;
        for (const FormulaModel& formula : course_.formulas) {
            rows += formula.rows.size();
        }
        block.formulas.assign(rows * draws, 0.0);
    }
    if (!full_) {
        return;
    }
    block.issue_means.assign(issues * draws, 0.0);
    block.theories.assign(theories_in_draws * issues * draws, 0.0);
    block.reversions.assign(issues * draws, 0.0);
    block.gains.assign(cells * s_.positions.size() * draws, 0.0);
    front_cell_.resize(course_.fronts.size() * cells);
    front_cell_of_type_.resize(s_.types.size());
    for (const situation::Position& position : s_.positions) {
        const std::optional<std::size_t> type = type_that_moves(s_, position.actor);
        type_of_position_.push_back(type);
        if (type) {
            front_cell_of_type_[*type].assign(s_.types[*type].changes.size(),
                                              std::vector<Lane>(front_cell_.size(), Lane{}));
        }
    }
    act_.resize(issues);
    for (const IssueModel& issue : model.issues) {
        total_share_.emplace_back(parts_of(issue));
    }
    result_.histograms.mass.resize(cells * issues);
}

void Count::put(const Chunk& chunk, std::vector<double>& table, std::size_t i, const Lane& lane) const {
    double* to = column(table, i) + chunk.begin;
    for (std::size_t d = 0; d < chunk.count; ++d) {
        to[d] += lane[d];
    }
}

void Count::add(const Chunk& chunk, const Landings& landings, const Play& play) {
    add_tracks(chunk, play);
    has_leaves_.assign(course_.sheets.size(), 0);
    for (std::size_t i = 0; i < course_.sheets.size(); ++i) {
        if (i == 0 || is_wanted(course_.sheets[i])) {
            add_sheet(i, chunk, play);
        }
    }
    for (std::size_t p = 0; p < course_.formulas.size() && margins_wanted_; ++p) {
        for (std::size_t row = 0; row < course_.formulas[p].rows.size(); ++row) {
            put(chunk, result_.block.formulas, course_.formula_column(p, row), play.formula(p)[row]);
        }
    }
    if (full_) {
        file_shares(chunk, landings, play);
        file_means(chunk);
    }
}

void Count::add_tracks(const Chunk& chunk, const Play& play) {
    evidence_.fill(1.0);
    for (std::size_t t = 0; t < course_.tracks.size(); ++t) {
        const game::Outcome& outcome = play.track(t);
        Lane is_signed{};
        Lane in_force{};
        Lane kept{};
        for (std::size_t profile = 0; profile < play.profiles(); ++profile) {
            const std::size_t own = play.track_profile(t, profile);
            const Lane& prior = play.prior(profile);
            for (std::size_t c = 0; c < course_.tracks[t].game.classes; ++c) {
                add_product(is_signed, prior, outcome.signed_only[own][c]);
                add_product(in_force, prior, outcome.broken[own][c]);
                add_product(kept, prior, outcome.kept[own][c]);
            }
        }
        entente::model::add(in_force, kept);
        entente::model::add(is_signed, in_force);
        put(chunk, result_.block.tracks, model_.track_column(t, TrackCount::is_signed), is_signed);
        put(chunk, result_.block.tracks, model_.track_column(t, TrackCount::in_force), in_force);
        put(chunk, result_.block.tracks, model_.track_column(t, TrackCount::kept), kept);
        if (full_) {
            put(chunk, result_.block.tracks, model_.track_column(t, TrackCount::zone), outcome.zone_mass);
            for (std::size_t i = 0; i < course_.tracks[t].parties(); ++i) {
                put(chunk, result_.block.tracks, model_.zone_without_column(t, i), outcome.zone_without[i]);
                put(chunk, result_.block.tracks, model_.refuses_column(t, i), outcome.refuses[i]);
            }
        }
        add_evidence(chunk, t, in_force);
    }
    for (std::size_t d = 0; d < chunk.count; ++d) {
        evidence_[d] = past_.of_draw.empty() ? evidence_[d] : past_.of_draw[chunk.begin + d];
        result_.block.evidence[chunk.begin + d] = evidence_[d];
    }
}

// game.md 3.10: a round with result r weighs a draw by 1 - l + l P(r) / E[P(r)].
void Count::add_evidence(const Chunk& chunk, std::size_t track, const Lane& in_force) {
    for (std::size_t r = 0; r < past_.of_round.size(); ++r) {
        const situation::PastRound& round = s_.past[r];
        if (index(round.track) != track) {
            continue;
        }
        const Lane likeness = chunk.lane(round.like_today);
        for (std::size_t d = 0; d < lane_count; ++d) {
            const double said = round.deal ? in_force[d] : 1 - in_force[d];
            evidence_[d] *= 1 - likeness[d] + likeness[d] * said / past_.of_round[r];
        }
    }
}

bool Count::is_wanted(const Sheet& sheet) const {
    const bool asks_margin = std::any_of(sheet.margins.begin(), sheet.margins.end(),
                                         [&](std::size_t m) { return is_margin_wanted(m); });
    return asks_margin || (margins_wanted_ && variation_.only_margins.empty() && !sheet.claims.empty());
}

bool Count::is_margin_wanted(std::size_t margin) const {
    const std::vector<std::size_t>& only = variation_.only_margins;
    if (!only.empty() && std::find(only.begin(), only.end(), margin) == only.end()) {
        return false;
    }
    return course_.margins[margin].kind == Margin::Kind::act ? full_ : margins_wanted_;
}

// The probability of each product of passive facts, given the nodes it goes with.
void Count::weigh_products(const Sheet& sheet, const Chunk& chunk) {
    std::vector<std::vector<std::vector<Lane>>> table;  // [passive][row][value]
    for (const Passive& passive : sheet.passives) {
        std::vector<std::vector<Lane>>& rows = table.emplace_back();
        if (passive.is_chance) {
            for (const situation::Likelihoods& row : s_.chances[passive.entry].rows) {
                rows.push_back(likelihoods(chunk, row.chances, passive.values));
            }
            continue;
        }
        const std::vector<Lane>& part = chunk.issues[passive.entry].part;
        std::vector<Lane>& values = rows.emplace_back(passive.values, Lane{});
        std::vector<Lane> of_node(part.size(), Lane{});
        const bool is_node = course_.node(NodeKind::act, passive.entry).has_value();
        for (std::size_t r = 0; r < part.size(); ++r) {
            entente::model::add(values[passive.class_of_region[r]], part[r]);
            entente::model::add(of_node[passive.node_value[passive.class_of_region[r]]], part[r]);
        }
        for (std::size_t v = 0; v < values.size() && is_node; ++v) {
            for (std::size_t d = 0; d < lane_count; ++d) {
                const double all = of_node[passive.node_value[v]][d];
                values[v][d] = all > 0 ? values[v][d] / all : 0.0;
            }
        }
    }
    product_.resize(sheet.products.size());
    for (std::size_t i = 0; i < product_.size(); ++i) {
        product_[i].fill(1.0);
        for (const Sheet::Factor& factor : sheet.products[i]) {
            const Lane& lane = table[factor.passive][factor.row][factor.value];
            for (std::size_t d = 0; d < lane_count; ++d) {
                product_[i][d] *= lane[d];
            }
        }
    }
}

// Likelihood of what was seen in each group.
void Count::weigh_seen(const Sheet& sheet, const Chunk& chunk) {
    seen_.clear();
    for (const Observation& seen : variation_.observed) {
        if (seen_.empty()) {
            Lane one;
            one.fill(1.0);
            seen_.assign(sheet.groups.size(), one);
        }
        const auto place = static_cast<std::size_t>(
            std::find_if(model_.observable.begin(), model_.observable.end(),
                         [&](const Observation& other) { return other.same_thing(seen); }) -
            model_.observable.begin());
        const std::vector<std::vector<Lane>> rows =
            seen.is_signal ? signal_rows(chunk, seen.entry) : std::vector<std::vector<Lane>>{};
        for (std::size_t g = 0; g < seen_.size(); ++g) {
            const std::uint32_t is = sheet.groups[g].observed[place];
            for (std::size_t d = 0; d < lane_count; ++d) {
                seen_[g][d] *= seen.is_signal ? rows[is][seen.value][d] : is == seen.value ? 1.0 : 0.0;
            }
        }
    }
}

// How likely each combination of a sheet's nodes is, view by view.
const std::vector<std::vector<Lane>>& Count::leaves_of(std::size_t number, const Play& play) {
    const Sheet& sheet = course_.sheets[number];
    if (has_leaves_[number] != 0) {
        return leaf_[number];
    }
    has_leaves_[number] = 1;
    for (std::size_t view = 0; view < course_.views; ++view) {
        leaf_[number][view].assign(sheet.combinations, Lane{});
    }
    for (std::size_t view = 0; view < course_.views; ++view) {
        const Lane* from = sheet.source ? leaves_of(*sheet.source, play)[view].data() : &play.leaf(view, 0);
        std::vector<Lane>& to = leaf_[number][view];
        for (std::size_t c = 0; c < sheet.combination_of.size(); ++c) {
            entente::model::add(to[sheet.combination_of[c]], from[c]);
        }
    }
    return leaf_[number];
}

// Only what a pattern can come to is touched: of hundreds of groups it is a few.
void Count::weigh_pattern(const Sheet& sheet, const Pattern& pattern, const std::vector<Lane>& leaf, std::size_t profiles) {
    given_.resize(profiles * sheet.groups.size());
    is_hit_.assign(given_.size(), 0);
    for (const Entry& entry : pattern.entries) {
        const std::size_t at = entry.profile * sheet.groups.size() + entry.group;
        if (is_hit_[at] == 0) {
            given_[at] = Lane{};
            is_hit_[at] = 1;
        }
        add_product(given_[at], leaf[entry.nodes], product_[entry.product]);
    }
}

void Count::add_sheet(std::size_t number, const Chunk& chunk, const Play& play) {
    const Sheet& sheet = course_.sheets[number];
    weigh_products(sheet, chunk);
    weigh_seen(sheet, chunk);
    if (number == 0) {
        std::fill(front_cell_.begin(), front_cell_.end(), Lane{});
        for (auto& values : front_cell_of_type_) {
            for (std::vector<Lane>& front_cell : values) {
                std::fill(front_cell.begin(), front_cell.end(), Lane{});
            }
        }
    }
    const std::vector<std::vector<Lane>>& leaf = leaves_of(number, play);
    group_.assign(sheet.groups.size(), Lane{});
    for (const Pattern& pattern : sheet.patterns) {
        weigh_pattern(sheet, pattern, leaf[pattern.view], play.profiles());
        for (std::size_t profile = 0; profile < play.profiles(); ++profile) {
            Lane reached{};
            for (const std::uint32_t f : pattern.fronts) {
                entente::model::add(reached, play.front(profile, f));
            }
            for (std::size_t d = 0; d < lane_count; ++d) {
                reached[d] *= play.prior(profile)[d];
            }
            for (std::size_t g = 0; g < group_.size(); ++g) {
                const std::size_t at = profile * group_.size() + g;
                if (is_hit_[at] == 0) {
                    continue;
                }
                for (std::size_t d = 0; d < lane_count && !seen_.empty(); ++d) {
                    given_[at][d] *= seen_[g][d];
                }
                add_product(group_[g], reached, given_[at]);
            }
        }
        if (number == 0 && full_) {
            add_front_cells(sheet, pattern, play);
        }
    }
    if (number == 0) {
        for (std::size_t g = 0; g < group_.size(); ++g) {
            put(chunk, result_.block.cells, sheet.groups[g].cell, group_[g]);
        }
    }
    file_claims(sheet, chunk);
    file_margins(sheet, chunk);
}

void Count::add_front_cells(const Sheet& sheet, const Pattern& pattern, const Play& play) {
    for (const std::uint32_t f : pattern.fronts) {
        for (std::size_t at = 0; at < given_.size(); ++at) {
            if (is_hit_[at] == 0) {
                continue;
            }
            const std::size_t profile = at / sheet.groups.size();
            Lane reached = play.front(profile, f);
            for (std::size_t d = 0; d < lane_count; ++d) {
                reached[d] *= play.prior(profile)[d];
            }
            const std::size_t place = f * model_.cells.size() + sheet.groups[at % sheet.groups.size()].cell;
            add_product(front_cell_[place], reached, given_[at]);
            for (std::size_t t = 0; t < front_cell_of_type_.size(); ++t) {
                if (!front_cell_of_type_[t].empty()) {
                    add_product(front_cell_of_type_[t][play.type_value(profile, t)][place], reached, given_[at]);
                }
            }
        }
    }
}

void Count::file_claims(const Sheet& sheet, const Chunk& chunk) {
    const std::size_t claims = s_.claims.size();
    for (std::size_t g = 0; g < group_.size() && margins_wanted_ && variation_.only_margins.empty(); ++g) {
        const Group& group = sheet.groups[g];
        const std::size_t stage = model_.cells[group.cell].stage;
        for (std::size_t i = 0; i < sheet.claims.size(); ++i) {
            if (group.given[i]) {
                put(chunk, result_.block.tests_given, stage * claims + sheet.claims[i], group_[g]);
            }
            if (group.event[i]) {
                put(chunk, result_.block.tests_event, stage * claims + sheet.claims[i], group_[g]);
            }
        }
    }
}

// Values of signals by their likelihoods in each group, everything else as it is.
void Count::file_margins(const Sheet& sheet, const Chunk& chunk) {
    const std::size_t cells = model_.cells.size();
    for (std::size_t i = 0; i < sheet.margins.size(); ++i) {
        const Margin& margin = course_.margins[sheet.margins[i]];
        const bool is_act = margin.kind == Margin::Kind::act;
        if (!is_margin_wanted(sheet.margins[i])) {
            continue;
        }
        std::vector<Lane> sums(cells * margin.values, Lane{});
        const std::vector<std::vector<Lane>> rows =
            margin.kind == Margin::Kind::signal ? signal_rows(chunk, margin.entry) : std::vector<std::vector<Lane>>{};
        for (std::size_t g = 0; g < group_.size(); ++g) {
            Lane* of_cell = sums.data() + sheet.groups[g].cell * margin.values;
            const std::uint32_t value = sheet.groups[g].value[i];
            if (rows.empty()) {
                entente::model::add(of_cell[value], group_[g]);
                continue;
            }
            for (std::size_t y = 0; y < margin.values; ++y) {
                add_product(of_cell[y], group_[g], rows[value][y]);
            }
        }
        if (is_act) {
            act_[margin.entry] = std::move(sums);
            continue;
        }
        for (std::size_t at = 0; at < sums.size(); ++at) {
            put(chunk, result_.block.margins,
                at / margin.values * course_.margin_width + margin.offset + at % margin.values, sums[at]);
        }
    }
}

}  // namespace entente::model
