#include "game/negotiation/bargain.h"

#include <algorithm>

#include "game/negotiation/choice.h"
#include "game/negotiation/tally.h"

namespace entente::game {
namespace {

void reset(std::vector<Lane>& lanes, std::size_t count) {
    lanes.assign(count, Lane{});
}

void reset(std::vector<std::vector<Lane>>& lanes, std::size_t count, std::size_t each) {
    lanes.resize(count);
    for (std::vector<Lane>& row : lanes) reset(row, each);
}

void reset(const Track& track, const Terms& terms, Outcome& outcome) {
    const std::size_t actors = terms.signatory.size() + terms.ratifier.size();
    outcome.profiles = 1;
    for (const auto& types : terms.signatory) outcome.profiles *= types.size();
    for (const auto& types : terms.ratifier) outcome.profiles *= types.size();
    reset(outcome.none, outcome.profiles);
    reset(outcome.signed_only, outcome.profiles, track.classes);
    reset(outcome.broken, outcome.profiles, track.classes);
    reset(outcome.kept, outcome.profiles, track.classes);
    outcome.in_force_bin.resize(track.classes);
    for (auto& issues : outcome.in_force_bin) {
        issues.resize(track.bins.size());
        for (std::size_t k = 0; k < track.bins.size(); ++k) reset(issues[k], track.bins[k]);
    }
    reset(outcome.value, actors);
    reset(outcome.zone_without, actors);
    reset(outcome.refuses, actors);
    outcome.zone_mass.fill(0);
}

/// 1 for lanes in which some settlement has base measure.
Row find_lanes_alive(const Terms& terms) {
    Row alive;
    alive.at.fill(1);
    for (const auto& bins : terms.mass) {
        for (std::size_t l = 0; l < lane_count; ++l) {
            double sum = 0;
            for (const Lane& mass : bins) sum += mass[l];
            if (!(sum > 0)) alive.at[l] = 0;
        }
    }
    return alive;
}

/// Lanes that go through the same arithmetic.
class Round {
  public:
    Round(const Track& track, const Terms& terms, const Row& alive, bool direct, bool detail)
        : track_(track),
          alive_(alive),
          detail_(detail),
          board_(track, terms, alive, direct),
          simple_(board_.untyped && board_.unanimous && track.rule == Rule::logit),
          verdict_(board_),
          free_(board_),
          walker_(board_, track.class_of) {}

    void play(Outcome& outcome) {
        if (detail_) zones_.assign(1 + board_.actors, Row{});
        const bool hard = track_.rule != Rule::logit && track_.rule != Rule::offer;
        if (hard) choose();
        const std::vector<Profile> all = list_profiles(board_);
        const bool tables = track_.rule == Rule::offer && board_.parties > 0;
        for (std::size_t table = 0; table < (tables ? board_.kinds_of(0) : 1); ++table) {
            std::vector<Profile> here;
            for (const Profile& p : all) {
                if (!tables || p.kind[0] == table) here.push_back(p);
            }
            Row chance;
            chance.at.fill(1);
            if (tables) chance = board_.prior[table];
            Tally tally(board_, std::move(here), chance, detail_);
            walker_.run([&] { settle(tally, table); });
            tally.finish(alive_, outcome);
        }
        if (detail_) finish_zones(outcome);
    }

  private:
    void settle(Tally& tally, std::size_t table) {
        simple_ ? judge_simply(board_, walker_.stake, detail_, verdict_)
                : judge(board_, walker_.stake, false, verdict_);
        if (track_.rule == Rule::logit) {
            tally.add_logit(walker_, verdict_, simple_);
        } else if (track_.rule == Rule::offer) {
            offer(table);
            tally.add_logit(walker_, verdict_, false);
        } else {
            take_chosen(board_, choice_, static_cast<std::uint32_t>(walker_.settlement), verdict_, weight_);
            tally.add_weighted(walker_, verdict_, weight_);
        }
        if (detail_ && table == 0) add_zones();
    }

    // The first signatory, of a type it knows, offers by logit over what it expects; it signs what it
    // offered.
    void offer(std::size_t table) {
        if (board_.parties == 0) return;
        verdict_.log_weight = verdict_.surplus[table];
        for (std::size_t j = 1; j < board_.parties; ++j) {
            multiply(verdict_.log_weight, verdict_.accept_mean[j], verdict_.log_weight);
        }
        verdict_.accept_mean[0].at.fill(1);
        for (std::size_t k = 0; k < board_.kinds_of(0); ++k) verdict_.accept[k].at.fill(1);
    }

    void choose() {
        if (track_.rule == Rule::kalai_smorodinsky) {
            walker_.run([&] {
                judge(board_, walker_.stake, true, verdict_);
                raise_ideals(board_, *walker_.stake.mass, verdict_, choice_);
            });
        }
        walker_.run([&] {
            judge(board_, walker_.stake, true, verdict_);
            consider(board_, track_.rule, *walker_.stake.mass, verdict_,
                     static_cast<std::uint32_t>(walker_.settlement), choice_);
        });
    }

    void add_zones() {
        Row inside, opened;
        if (!board_.untyped || !board_.unanimous) return add_zones_by_type();
        find_zone_simply(board_, walker_.stake, verdict_, inside);
        add(inside, zones_[0]);
        for (std::size_t i = 0; i < board_.actors; ++i) {
            add(inside, zones_[1 + i]);
            if (!board_.is_limited(i)) continue;
            if (open_simply(board_, walker_.stake, walker_.sums, inside, verdict_.kept, i, opened)) {
                add(opened, zones_[1 + i]);
            }
        }
    }

    void add_zones_by_type() {
        Row inside, opened;
        find_zone(board_, walker_.stake, verdict_, inside);
        add(inside, zones_[0]);
        for (std::size_t i = 0; i < board_.actors; ++i) {
            opened = inside;
            if (board_.is_limited(i) &&
                may_open(board_, walker_.stake, walker_.sums, inside, i, candidate_)) {
                find_zone_without(i);
                for (std::size_t l = 0; l < lane_count; ++l) {
                    if (candidate_.at[l] > 0) opened.at[l] = free_zone_.at[l];
                }
            }
            add(opened, zones_[1 + i]);
        }
    }

    void find_zone_without(std::size_t actor) {
        const std::size_t k = board_.first_kind[actor];
        free_value_.assign(walker_.stake.value, walker_.stake.value + board_.kinds);
        AtStake stake = walker_.stake;
        const bool keeps = board_.keeping && actor < board_.parties;
        if (keeps) free_odds_.assign(stake.break_odds, stake.break_odds + board_.party_kinds);
        const Row* const exponents = keeps && board_.direct ? &stake.break_exponents[k] : nullptr;
        lift_limits(walker_.sums + board_.give_row[k], board_.kinds_of(actor), exponents, &free_value_[k],
                    keeps ? &free_odds_[k] : nullptr);
        stake.value = free_value_.data();
        if (keeps) stake.break_odds = free_odds_.data();
        judge(board_, stake, true, free_);
        find_zone(board_, stake, free_, free_zone_);
    }

    void finish_zones(Outcome& outcome) const {
        for (std::size_t l = 0; l < lane_count; ++l) {
            if (!(alive_.at[l] > 0)) continue;
            outcome.zone_mass[l] = zones_[0].at[l];
            for (std::size_t i = 0; i < board_.actors; ++i) outcome.zone_without[i][l] = zones_[1 + i].at[l];
        }
    }

    const Track& track_;
    Row alive_;
    bool detail_;
    Board board_;
    bool simple_;
    Verdict verdict_;
    Verdict free_;
    Walker walker_;
    Choice choice_;
    Row weight_, candidate_, free_zone_;
    std::vector<Row> zones_;  ///< all accept, then [actor]: without its limits
    std::vector<Row> free_value_, free_odds_;
};

}  // namespace

void bargain(const Track& track, const Terms& terms, bool detail, Outcome& outcome) {
    reset(track, terms, outcome);
    const Row alive = find_lanes_alive(terms);
    const Row wide = track.keeping ? find_wide_lanes(track, terms) : Row{};
    for (const bool direct : {false, true}) {
        Row lanes;
        bool some = false;
        for (std::size_t l = 0; l < lane_count; ++l) {
            lanes.at[l] = alive.at[l] > 0 && (wide.at[l] > 0) == direct ? 1.0 : 0.0;
            some = some || lanes.at[l] > 0;
        }
        if (some) Round(track, terms, lanes, direct, detail).play(outcome);
    }
}

}  // namespace entente::game
