#include "model/play.h"

#include <algorithm>
#include <cmath>

#include "model/play_parts.h"
#include "model/utility.h"

namespace entente::model {
namespace {

using situation::Situation;

constexpr std::size_t most_rounds = 20;
constexpr double beliefs_stand_still = 1e-10;

// Divides the lanes by their sum; lanes that sum to 0 stay 0.
void normalise(std::vector<Lane>& lanes) {
    Lane total{};
    for (const Lane& lane : lanes) {
        add(total, lane);
    }
    for (Lane& lane : lanes) {
        for (std::size_t d = 0; d < lane_count; ++d) {
            lane[d] = total[d] > 0 ? lane[d] / total[d] : 0.0;
        }
    }
}

std::vector<Lane> prior_of(const Chunk& chunk, std::size_t type) {
    const Situation& s = chunk.model.situation;
    return likelihoods(chunk, s.types[type].chances, values_of(s, type));
}

}  // namespace

std::vector<Lane> likelihoods(const Chunk& chunk, const std::vector<InputId>& inputs, std::size_t values) {
    std::vector<Lane> lanes;
    for (const InputId input : inputs) {
        lanes.push_back(chunk.lane(input));
    }
    if (lanes.size() < values) {
        Lane rest;
        for (std::size_t d = 0; d < lane_count; ++d) {
            double sum = 0;
            for (const Lane& lane : lanes) {
                sum += lane[d];
            }
            rest[d] = std::max(1 - sum, 0.0);
        }
        lanes.push_back(rest);
    }
    normalise(lanes);
    return lanes;
}

Play::Play(const Model& model) : model_(model), course_(model.course), stakes_(1) {
    const Situation& s = model.situation;
    for (std::size_t t = 0; t < s.types.size(); ++t) {
        profiles_ *= values_of(s, t);
    }
    for (std::size_t h = 0; h < course_.histories; ++h) {
        std::size_t profile = 0;
        for (std::size_t t = 0; t < s.types.size(); ++t) {
            const std::optional<std::size_t> node = course_.node(NodeKind::type, t);
            profile = profile * values_of(s, t) + (node ? course_.value_of[*node * course_.histories + h] : 0);
        }
        profile_of_.push_back(profile);
    }
    leaf_.assign(course_.views, std::vector<Lane>(course_.histories));
    front_.assign(profiles_, std::vector<Lane>(course_.fronts.size()));
    terms_.resize(course_.tracks.size());
    outcomes_.resize(course_.tracks.size());
    worth_.resize(course_.views);
    stakes_.front().payoff.assign(course_.players.size(),
                                  std::vector<Lane>(course_.histories / course_.prefixes));
    for (const situation::Payoff& payoff : s.payoffs) {
        programs_.emplace_back(payoff);
    }
    interested_ = course_.players;
    is_at_table_.assign(course_.players.size(), 0);
    for (const TrackModel& track : course_.tracks) {
        for (const auto* side : {&track.signatories, &track.ratifiers}) {
            for (const Party& party : *side) {
                const auto at = std::find(interested_.begin(), interested_.end(), party.actor);
                if (at == interested_.end()) {
                    interested_.push_back(party.actor);
                } else if (const auto i = static_cast<std::size_t>(at - interested_.begin()); i < is_at_table_.size()) {
                    is_at_table_[i] = 1;
                }
            }
        }
    }
}

std::size_t Play::type_value(std::size_t profile, std::size_t type) const {
    const Situation& s = model_.situation;
    for (std::size_t t = s.types.size(); t-- > type + 1;) {
        profile /= values_of(s, t);
    }
    return profile % values_of(s, type);
}

std::size_t Play::track_profile(std::size_t track, std::size_t profile) const {
    std::size_t index = 0;
    const TrackModel& model = course_.tracks[track];
    for (const auto* side : {&model.signatories, &model.ratifiers}) {
        for (const Party& party : *side) {
            if (party.type) {
                index = index * values_of(model_.situation, *party.type) + type_value(profile, *party.type);
            }
        }
    }
    return index;
}

void Play::run(const Chunk& chunk, bool detail, KeptChunk* kept) {
    using State = KeptChunk::State;
    found_ = kept && kept->state == State::ready && kept->count >= chunk.count ? kept : nullptr;
    State empty = State::empty;
    filling_ = kept && kept->state.compare_exchange_strong(empty, State::being_filled) ? kept : nullptr;
    if (filling_) {
        filling_->leaf.assign(course_.views, std::vector<Lane>(course_.histories));
        filling_->worth.assign(course_.views, std::vector<Lane>(course_.prefixes * course_.players.size(), Lane{}));
        filling_->count = chunk.count;
    }
    draw_priors(chunk);
    set_base(chunk);
    set_wants(chunk);
    formulas_ = formula_lanes(chunk, programs_);
    for (std::size_t round = 0; round < most_rounds; ++round) {
        play_views();
        bargain_tracks(chunk, detail);
        fill_fronts(chunk);
        if (!course_.beliefs_matter || update_beliefs() < beliefs_stand_still) {
            break;
        }
    }
    if (filling_) {
        filling_->state = State::ready;
    }
    for (Lane& prior : prior_) {
        for (std::size_t d = 0; d < lane_count; ++d) {
            prior[d] = is_lost(d) ? 0.0 : prior[d];  // a lost draw leaves no trace in any sum
        }
    }
}

void Play::draw_priors(const Chunk& chunk) {
    const Situation& s = model_.situation;
    prior_.assign(profiles_, filled(1));
    std::vector<std::vector<Lane>> of_type;
    for (std::size_t t = 0; t < s.types.size(); ++t) {
        of_type.push_back(prior_of(chunk, t));
    }
    for (std::size_t profile = 0; profile < profiles_; ++profile) {
        for (std::size_t t = 0; t < s.types.size(); ++t) {
            const Lane& lane = of_type[t][type_value(profile, t)];
            for (std::size_t d = 0; d < lane_count; ++d) {
                prior_[profile][d] *= lane[d];
            }
        }
    }
    belief_.assign(course_.views, prior_);
}

// Base weights that do not depend on the view. Type nodes get theirs from beliefs, view by view.
void Play::set_base(const Chunk& chunk) {
    const Situation& s = model_.situation;
    game::Stakes& stakes = stakes_.front();
    stakes.base.resize(course_.roles.size() - course_.public_nodes);
    public_base_.resize(course_.public_nodes);
    stakes.decisiveness.assign(course_.players.size(),
                               s.tracks.empty() && s.moves.empty() ? filled(1) : chunk.lane(s.play.decisiveness));
    for (std::size_t n = 0; n < course_.roles.size(); ++n) {
        const NodeRole& role = course_.roles[n];
        std::vector<std::vector<Lane>> base;
        if (role.kind == NodeKind::event) {
            base.emplace_back(s.variable(s.chances[role.entry].variable).values.size(), Lane{});
            for (std::size_t d = 0; d < lane_count; ++d) {
                const std::size_t draw = chunk.begin + std::min(d, chunk.count - 1);
                base.back()[static_cast<std::size_t>(chunk.inputs.event(role.entry)[draw])][d] = 1;
            }
        } else if (role.kind == NodeKind::chance) {
            for (const situation::Likelihoods& row : s.chances[role.entry].rows) {
                base.push_back(
                    likelihoods(chunk, row.chances, s.variable(s.chances[role.entry].variable).values.size()));
            }
        } else if (role.kind == NodeKind::act) {
            base.push_back(by_class(role, chunk.issues[role.entry].part));
        } else if (role.kind == NodeKind::move) {
            const std::size_t options = s.moves[role.entry].options.size();
            base.emplace_back(options, filled(1));
            if (s.moves[role.entry].when.kind != situation::Expression::Kind::always) {
                base.back().push_back(filled(0));
                base.emplace_back(options, filled(0));
                base.back().push_back(filled(1));
            }
        }
        if (n < course_.public_nodes) {
            public_base_[n] = std::move(base.front());
        } else {
            stakes.base[n - course_.public_nodes] = std::move(base);
        }
    }
}

std::optional<std::size_t> Play::own_type(ActorId actor) const {
    const Situation& s = model_.situation;
    for (std::size_t t = 0; t < s.types.size(); ++t) {
        if (s.types[t].of == actor) {
            return t;
        }
    }
    return std::nullopt;
}

void Play::play_views() {
    for (std::size_t view = 0; view < course_.views; ++view) {
        worth_[view].assign(interested_.size(), std::vector<Lane>(profiles_, Lane{}));
        if (course_.beliefs_matter) {
            set_beliefs(view);
        }
        for (std::size_t prefix = 0; prefix < course_.prefixes; ++prefix) {
            play_prefix(view, prefix);
        }
        find_worth_by_nodes(view);
        if (!course_.beliefs_matter) {
            spread_worth(view);
        } else {
            condition_on_types(view);
        }
    }
}

// Several types are believed to be independent of each other.
void Play::set_beliefs(std::size_t view) {
    const Situation& s = model_.situation;
    for (std::size_t t = 0; t < s.types.size(); ++t) {
        std::vector<Lane> marginal(values_of(s, t), Lane{});
        for (std::size_t profile = 0; profile < profiles_; ++profile) {
            add(marginal[type_value(profile, t)], belief_[view][profile]);
        }
        stakes_.front().base[course_.own_node(NodeKind::type, t) - course_.public_nodes] = {marginal};
    }
}

// What is public is settled; the rest is played, and weighed by how likely that is.
void Play::play_prefix(std::size_t view, std::size_t prefix) {
    const std::size_t suffix = course_.histories / course_.prefixes;
    Lane likelihood = filled(1);
    for (std::size_t n = 0; n < course_.public_nodes; ++n) {
        const Lane& lane = public_base_[n][course_.value_of[n * course_.histories + prefix * suffix]];
        for (std::size_t d = 0; d < lane_count; ++d) {
            likelihood[d] *= lane[d];
        }
    }
    Lane* leaf = leaf_[view].data() + prefix * suffix;
    if (!filling_ && std::all_of(likelihood.begin(), likelihood.end(), [](double p) { return p <= 0; })) {
        std::fill(leaf, leaf + suffix, Lane{});
        return;
    }
    if (!found_) {
        set_payoffs(view, prefix);
        solve_prefix(view * course_.prefixes + prefix);
    }
    const Lane* played = found_ ? found_->leaf[view].data() + prefix * suffix : played_.data();
    for (std::size_t j = 0; j < suffix; ++j) {
        for (std::size_t d = 0; d < lane_count; ++d) {
            leaf[j][d] = played[j][d] * likelihood[d];
        }
    }
    if (filling_) {
        std::copy_n(played, suffix, filling_->leaf[view].begin() + static_cast<std::ptrdiff_t>(prefix * suffix));
    }
    for (std::size_t i = 0; i < course_.players.size(); ++i) {
        if (is_at_table_[i]) {
            add_worth(view, prefix, i, likelihood, leaf);
        }
    }
}

void Play::solve_prefix(std::size_t continuation) {
    const game::Sequence& sequence = course_.sequences[continuation];
    if (opened_ == nullptr) {
        solver_.find_leaves(sequence, stakes_.front(), played_);
        return;
    }
    Opened& opened = (*opened_)[continuation];
    opened.stakes = stakes_.front();
    solver_.play(sequence, opened.stakes, opened.played);
    played_ = opened.played.leaf;
}

// What a player at a table makes of what follows one public beginning. Kept or fresh, the same sums in the same order:
// whether a rerun finds its plays changes no byte.
void Play::add_worth(std::size_t view, std::size_t prefix, std::size_t player, const Lane& likelihood,
                     const Lane* leaf) {
    const std::size_t suffix = course_.histories / course_.prefixes;
    std::vector<Lane>& worth = worth_[view][player];
    const std::vector<Lane>& payoff = stakes_.front().payoff[player];
    if (course_.beliefs_matter) {
        const std::optional<std::size_t> type = own_type(interested_[player]);
        for (std::size_t j = 0; j < suffix; ++j) {
            const std::size_t profile = profile_of_[prefix * suffix + j];
            Lane all = loss_on_public_acts(wants_[player][type ? type_value(profile, *type) : 0], prefix);
            add(all, payoff[j]);
            add_product(worth[profile], leaf[j], all);
        }
        return;
    }
    const std::size_t kept = prefix * course_.players.size() + player;
    Lane sum{};
    if (found_) {
        sum = found_->worth[view][kept];
    } else {
        for (std::size_t j = 0; j < suffix; ++j) {
            add_product(sum, played_[j], payoff[j]);
        }
    }
    if (filling_) {
        filling_->worth[view][kept] = sum;
    }
    add(sum, loss_on_public_acts(wants_[player].front(), prefix));
    add_product(worth.front(), likelihood, sum);
}

// The same for all that follows, so it is left out of payoffs and added once.
Lane Play::loss_on_public_acts(const Want& want, std::size_t prefix) const {
    const std::size_t first = prefix * (course_.histories / course_.prefixes);
    Lane loss{};
    for (std::size_t n = 0; n < course_.public_nodes; ++n) {
        if (course_.roles[n].kind == NodeKind::act && !want.adds[n].empty()) {
            add(loss, want.adds[n][course_.value_of[n * course_.histories + first]]);
        }
    }
    return loss;
}

// Of those at a table without a table of payoffs: what follows adds up act by act.
void Play::find_worth_by_nodes(std::size_t view) {
    for (std::size_t n = 0; n < course_.roles.size() && interested_.size() > course_.players.size(); ++n) {
        if (course_.roles[n].kind != NodeKind::act) {
            continue;
        }
        const std::size_t options = course_.roles[n].options;
        std::vector<Lane> marginal(profiles_ * options, Lane{});
        for (std::size_t h = 0; h < course_.histories; ++h) {
            add(marginal[profile_of_[h] * options + course_.value_of[n * course_.histories + h]], leaf_[view][h]);
        }
        for (std::size_t i = course_.players.size(); i < interested_.size(); ++i) {
            const std::optional<std::size_t> type = own_type(interested_[i]);
            for (std::size_t profile = 0; profile < profiles_; ++profile) {
                const Want& want = wants_[i][type ? type_value(profile, *type) : 0];
                const std::size_t of = course_.beliefs_matter ? profile : 0;
                for (std::size_t o = 0; o < options && !want.adds[n].empty(); ++o) {
                    add_product(worth_[view][i][profile], marginal[of * options + o], want.adds[n][o]);
                }
            }
        }
    }
}

// Where types change nothing afterwards, what follows is worth the same to a player whatever the types are.
void Play::spread_worth(std::size_t view) {
    for (std::size_t i = 0; i < interested_.size(); ++i) {
        for (std::size_t profile = profiles_; profile-- > 0;) {
            const Lane value = i < course_.players.size() ? worth_[view][i][0] : worth_[view][i][profile];
            for (std::size_t d = 0; d < lane_count; ++d) {
                worth_[view][i][profile][d] = value[d] * belief_[view][profile][d];
            }
        }
    }
}

// Leaves given the types that their history names.
void Play::condition_on_types(std::size_t view) {
    std::vector<Lane> scale(profiles_, Lane{});
    for (std::size_t h = 0; h < course_.histories; ++h) {
        add(scale[profile_of_[h]], leaf_[view][h]);
    }
    for (Lane& lane : scale) {
        for (double& x : lane) {
            x = x > 0 ? 1 / x : 0.0;
        }
    }
    for (std::size_t h = 0; h < course_.histories; ++h) {
        for (std::size_t d = 0; d < lane_count; ++d) {
            leaf_[view][h][d] *= scale[profile_of_[h]][d];
        }
    }
}

// What follows is worth to a player of one type if a track stands so and no other track has a deal: the mean over the
// issues that nobody decides and over the types of the others.
Lane Play::value_of(const Chunk& chunk, ActorId actor, std::size_t type, std::size_t track, std::size_t part) const {
    const std::optional<std::size_t> own = own_type(actor);
    const auto place =
        static_cast<std::size_t>(std::find(interested_.begin(), interested_.end(), actor) - interested_.begin());
    std::size_t forecasts = 1;
    for (std::size_t f = course_.tracks.size(); f < course_.parts.size(); ++f) {
        forecasts *= course_.parts[f];
    }
    Lane sum{};
    Lane mass{};
    for (std::size_t i = 0; i < forecasts; ++i) {
        std::size_t combination = 0;
        for (std::size_t t = 0; t < course_.tracks.size(); ++t) {
            combination = combination * course_.parts[t] + (t == track ? part : 0);
        }
        combination = combination * forecasts + i;
        Lane weight = filled(1);
        std::size_t left = i;
        for (std::size_t f = course_.forecasts.size(); f-- > 0;) {
            const std::vector<Lane>& regions = chunk.issues[course_.forecasts[f]].part;
            for (std::size_t d = 0; d < lane_count; ++d) {
                weight[d] *= regions[left % regions.size()][d];
            }
            left /= regions.size();
        }
        const std::size_t view = course_.fronts[course_.front_of[combination]].view;
        for (std::size_t profile = 0; profile < profiles_; ++profile) {
            if (own && type_value(profile, *own) != type) {
                continue;
            }
            for (std::size_t d = 0; d < lane_count; ++d) {
                sum[d] += weight[d] * worth_[view][place][profile][d];
                mass[d] += weight[d] * belief_[view][profile][d];
            }
        }
    }
    for (std::size_t d = 0; d < lane_count; ++d) {
        sum[d] = mass[d] > 0 ? sum[d] / mass[d] : 0.0;
    }
    return sum;
}

game::Stand Play::stand(const Chunk& chunk, std::size_t track, const Party& party, std::size_t type) const {
    const Situation& s = model_.situation;
    const TrackModel& model = course_.tracks[track];
    const Utility utility(chunk, party.actor, type);
    game::Stand stand;
    const bool is_removed = chunk.variation.removed == party.actor;
    for (const std::size_t k : model.issues) {
        const std::size_t slots = model_.issues[k].grid.slots.size() - 1;
        stand.utility.emplace_back();
        stand.beyond.emplace_back();
        const bool is_limited = !is_removed && utility.has_limit(k);
        for (std::size_t slot = 0; slot < slots; ++slot) {
            stand.utility.back().push_back(is_removed ? Lane{} : utility.term(k, slot));
            stand.beyond.back().push_back(is_limited ? utility.beyond(k, slot) : Lane{});
        }
    }
    stand.after.assign(model.game.classes, Lane{});
    if (is_removed) {
        // Somebody who is not there agrees to everything.
        stand.no_deal = filled(-1000);
        return stand;
    }
    for (std::size_t c = 0; c < model.game.classes; ++c) {
        stand.after[c] = value_of(chunk, party.actor, type, track, course_.part_kept(track, c));
    }
    stand.no_deal = utility.reversion(model);
    add(stand.no_deal, value_of(chunk, party.actor, type, track, 0));
    for (const situation::NoDealCost& cost : s.no_deal) {
        if (cost.actor == party.actor) {
            const Lane points = chunk.lane(utility.typed(cost.cost));
            stand.failure = chunk.lane(utility.typed(cost.failure));
            for (std::size_t d = 0; d < lane_count; ++d) {
                stand.no_deal[d] -= points[d] / 100;
                stand.failure[d] /= 100;
            }
        }
    }
    return stand;
}

void Play::set_terms(const Chunk& chunk, std::size_t track) {
    const Situation& s = model_.situation;
    const TrackModel& model = course_.tracks[track];
    game::Terms& terms = terms_[track];
    terms = {};
    for (const std::size_t k : model.issues) {
        terms.mass.push_back(chunk.issues[k].part);
    }
    const Lane penalty = chunk.lane(s.play.penalty);
    const bool is_enforced_here =
        s.play.enforced_by && s.issue(*s.play.enforced_by).track == static_cast<TrackId>(track);
    for (const std::size_t k : model.issues) {
        const Grid& grid = model_.issues[k].grid;
        std::vector<Lane>& hold = terms.hold.emplace_back(grid.slots.size() - 1, Lane{});
        // Where no term says how tightly the deal is enforced, half as tightly as can be.
        const bool counts = is_enforced_here ? k == index(*s.play.enforced_by) : k == model.issues.front();
        for (std::size_t slot = 0; slot + 1 < grid.slots.size() && counts; ++slot) {
            const double middle = (grid.bins[grid.slots[slot]].low + grid.bins[grid.slots[slot + 1] - 1].high) / 2;
            const double height = is_enforced_here ? (middle - grid.scale.lower) / grid.scale.width() : 0.5;
            for (std::size_t d = 0; d < lane_count; ++d) {
                hold[slot][d] = penalty[d] / 100 * height;
            }
        }
    }
    terms.decisiveness = chunk.lane(s.play.decisiveness);
    terms.table_power = chunk.lane(s.play.table_power);
    const auto influence = [&](const Party& party) {
        return chunk.variation.removed == party.actor ? Lane{} : chunk.lane(s.actor(party.actor).influence);
    };
    const auto seat = [&](const std::vector<Party>& parties, std::vector<std::vector<game::Stand>>& stands,
                          std::vector<std::vector<Lane>>& priors) {
        for (const Party& party : parties) {
            stands.emplace_back();
            priors.push_back(party.type ? prior_of(chunk, *party.type) : std::vector<Lane>{filled(1)});
            for (std::size_t type = 0; type < priors.back().size(); ++type) {
                stands.back().push_back(stand(chunk, track, party, type));
            }
        }
    };
    seat(model.signatories, terms.signatory, terms.signatory_prior);
    seat(model.ratifiers, terms.ratifier, terms.ratifier_prior);
    for (const Party& party : model.signatories) {
        terms.power.push_back(influence(party));
    }
    normalise(terms.power);
    for (const Party& party : model.ratifiers) {
        terms.ratifier_weight.push_back(influence(party));
    }
}

void Play::bargain_tracks(const Chunk& chunk, bool detail) {
    for (std::size_t t = 0; t < course_.tracks.size(); ++t) {
        set_terms(chunk, t);
        game::bargain(course_.tracks[t].game, terms_[t], detail, outcomes_[t]);
    }
    if (course_.tracks.size() > 1) {
        join_tracks(chunk, detail);
    }
}

void Play::fill_fronts(const Chunk& chunk) {
    for (std::size_t profile = 0; profile < profiles_; ++profile) {
        std::vector<std::vector<Lane>> parts = track_parts(profile);
        for (const std::size_t k : course_.forecasts) {
            parts.push_back(chunk.issues[k].part);
        }
        std::vector<Lane>& fronts = front_[profile];
        std::fill(fronts.begin(), fronts.end(), Lane{});
        std::vector<std::size_t> at(parts.size(), 0);
        for (const std::uint32_t front : course_.front_of) {
            Lane product = filled(1);
            for (std::size_t j = 0; j < parts.size(); ++j) {
                for (std::size_t d = 0; d < lane_count; ++d) {
                    product[d] *= parts[j][at[j]][d];
                }
            }
            add(fronts[front], product);
            for (std::size_t j = parts.size(); j-- > 0;) {
                if (++at[j] < parts[j].size()) {
                    break;
                }
                at[j] = 0;
            }
        }
    }
}

// What those who see a view believe of the types once the bargain ended so. Lanes that stand still are left alone, so
// that no lane depends on how long another takes.
double Play::update_beliefs() {
    double largest = 0;
    for (std::size_t view = 0; view < course_.views; ++view) {
        std::vector<Lane> seen(profiles_, Lane{});
        for (std::size_t profile = 0; profile < profiles_; ++profile) {
            for (std::size_t f = 0; f < course_.fronts.size(); ++f) {
                if (course_.fronts[f].view == view) {
                    add_product(seen[profile], prior_[profile], front_[profile][f]);
                }
            }
        }
        for (std::size_t d = 0; d < lane_count; ++d) {
            double total = 0;
            for (const Lane& lane : seen) {
                total += lane[d];
            }
            double change = 0;
            for (std::size_t profile = 0; profile < profiles_ && total > 0; ++profile) {
                change = std::max(change, std::fabs(seen[profile][d] / total - belief_[view][profile][d]));
            }
            for (std::size_t profile = 0; profile < profiles_ && change >= beliefs_stand_still; ++profile) {
                belief_[view][profile][d] = seen[profile][d] / total;
            }
            largest = std::max(largest, change);
        }
    }
    return largest;
}

}  // namespace entente::model
