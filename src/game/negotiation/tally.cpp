#include "game/negotiation/tally.h"

#include <cmath>

namespace entente::game {

std::vector<Profile> list_profiles(const Board& board) {
    std::vector<Profile> profiles(1);
    profiles[0].chance.at.fill(1);
    for (std::size_t i = 0; i < board.actors; ++i) {
        std::vector<Profile> longer;
        for (const Profile& before : profiles) {
            for (std::size_t k = board.first_kind[i]; k < board.first_kind[i + 1]; ++k) {
                Profile next = before;
                next.kind.push_back(k);
                multiply(before.chance, board.prior[k], next.chance);
                next.index = longer.size();
                longer.push_back(std::move(next));
            }
        }
        profiles = std::move(longer);
    }
    return profiles;
}

Tally::Tally(const Board& board, std::vector<Profile> profiles, const Row& table_chance, bool detail)
    : board_(board),
      profiles_(std::move(profiles)),
      table_chance_(table_chance),
      detail_(detail),
      yes_(board.actors - board.parties),
      room_(board.unanimous ? 0 : board.coalitions.room()),
      run_bin_(board.bins.size()) {
    force_ = 2 + profiles_.size() * board.classes * 3;
    values_ = force_ + board.classes * board.flat_bins;
    refusals_ = values_ + board.kinds;
    sums_.resize(refusals_ + board.actors);
    offset_.at.fill(-std::numeric_limits<double>::infinity());
}

void Tally::add_logit(const Walker& walker, const Verdict& verdict, bool simple) {
    while (!weigh(*walker.stake.mass, verdict.log_weight, offset_, weight_)) {
        move_offset(*walker.stake.mass, verdict.log_weight);
    }
    spread(walker, verdict, simple);
}

void Tally::add_weighted(const Walker& walker, const Verdict& verdict, const Row& weight) {
    weight_ = weight;
    spread(walker, verdict, false);
}

void Tally::move_offset(const Row& mass, const Row& log_weight) {
    for (std::size_t l = 0; l < lane_count; ++l) {
        const double above = log_weight.at[l] - offset_.at[l];
        if (!(mass.at[l] > 0) || !(above > 300)) continue;
        const double factor = above < 1e300 ? lane_exp(-above) : 0.0;
        for (Row& row : sums_) row.at[l] *= factor;
        offset_.at[l] = log_weight.at[l];
    }
}

void Tally::spread(const Walker& walker, const Verdict& verdict, bool simple) {
    add(weight_, sums_[0]);
    if (detail_) {
        for (std::size_t i = 0; i < board_.actors; ++i) {
            add_complement(weight_, verdict.accept_mean[i], sums_[refusals_ + i]);
        }
    }
    simple ? add_simple(walker, verdict) : add_profiles(walker, verdict);
}

void Tally::add_simple(const Walker& walker, const Verdict& verdict) {
    add_ends(weight_, verdict.signed_by_all, verdict.ratified, verdict.kept, ends(0, walker.klass), in_force_,
             held_);
    for (std::size_t k = 0; k < board_.kinds && detail_; ++k)
        add_product(held_, walker.stake.value[k], sums_[values_ + k]);
    place(walker, in_force_);
}

void Tally::add_profiles(const Walker& walker, const Verdict& verdict) {
    average_.at.fill(0);
    for (std::size_t p = 0; p < profiles_.size(); ++p) {
        const Profile& profile = profiles_[p];
        signed_.at.fill(1);
        ratified_.at.fill(1);
        kept_.at.fill(1);
        for (std::size_t i = 0; i < board_.parties; ++i) {
            multiply(signed_, verdict.accept[profile.kind[i]], signed_);
            if (board_.keeping) multiply(kept_, verdict.keep[profile.kind[i]], kept_);
        }
        for (std::size_t r = board_.parties; r < board_.actors; ++r) {
            const Row& accepts = verdict.accept[profile.kind[r]];
            if (board_.unanimous) multiply(ratified_, accepts, ratified_);
            yes_[r - board_.parties] = accepts;
        }
        if (!board_.unanimous) board_.coalitions.agree(yes_.data(), ratified_, room_.data());
        add_ends(weight_, signed_, ratified_, kept_, ends(p, walker.klass), in_force_, held_);
        add_product(profile.chance, in_force_, average_);
        if (!detail_) continue;
        multiply(profile.chance, held_, held_);
        for (const std::size_t k : profile.kind)
            add_product(held_, walker.stake.value[k], sums_[values_ + k]);
    }
    place(walker, average_);
}

// The bin of the last issue at once, those of the others once for all settlements that share them.
void Tally::place(const Walker& walker, const Row& force) {
    if (board_.bins.empty()) return;
    const std::size_t last = board_.bins.size() - 1;
    const std::size_t parent = walker.settlement / board_.bins[last];
    if (parent != run_parent_ || walker.klass != run_class_) {
        flush();
        run_parent_ = parent;
        run_class_ = walker.klass;
        run_bin_ = walker.bin;
    }
    add(force, force_at(walker.klass, board_.first_bin[last] + walker.bin[last]));
    add(force, sums_[1]);
}

void Tally::flush() {
    if (run_parent_ == ~std::size_t{0}) return;
    for (std::size_t k = 0; k + 1 < board_.bins.size(); ++k) {
        add(sums_[1], force_at(run_class_, board_.first_bin[k] + run_bin_[k]));
    }
    sums_[1].at.fill(0);
}

void Tally::finish(const Row& alive, Outcome& outcome) {
    flush();
    Row share;  // what turns a sum into a probability
    for (std::size_t l = 0; l < lane_count; ++l) {
        const double total = sums_[0].at[l];
        share.at[l] = alive.at[l] > 0 && total > 0 ? 1.0 / total : 0.0;
    }
    for (std::size_t p = 0; p < profiles_.size(); ++p) finish_profile(p, share, alive, outcome);
    for (std::size_t c = 0; c < board_.classes; ++c) {
        for (std::size_t k = 0; k < board_.bins.size(); ++k) {
            for (std::size_t b = 0; b < board_.bins[k]; ++b) {
                const Row& sum = force_at(c, board_.first_bin[k] + b);
                for (std::size_t l = 0; l < lane_count; ++l) {
                    outcome.in_force_bin[c][k][b][l] += share.at[l] > 0 ? sum.at[l] * share.at[l] : 0.0;
                }
            }
        }
    }
    if (detail_) finish_values(share, alive, outcome);
}

void Tally::finish_profile(std::size_t local, const Row& share, const Row& alive, Outcome& outcome) {
    const Profile& profile = profiles_[local];
    const std::size_t p = profile.index;
    for (std::size_t l = 0; l < lane_count; ++l) {
        if (!(alive.at[l] > 0)) continue;
        double all = 0;
        for (std::size_t c = 0; c < board_.classes && share.at[l] > 0; ++c) {
            const Row* sums = ends(local, c);
            outcome.signed_only[p][c][l] = sums[0].at[l] * share.at[l];
            outcome.broken[p][c][l] = sums[1].at[l] * share.at[l];
            outcome.kept[p][c][l] = sums[2].at[l] * share.at[l];
            all += outcome.signed_only[p][c][l] + outcome.broken[p][c][l] + outcome.kept[p][c][l];
        }
        outcome.none[p][l] = all < 1 ? 1 - all : 0;
        if (!detail_) continue;
        for (std::size_t i = 0; i < board_.actors; ++i) {  // nobody is worth more than D but by what is kept
            const std::size_t k = profile.kind[i];
            const double failure = board_.risk[k].at[l] / board_.lambda.at[l];
            outcome.value[i][l] += profile.chance.at[l] * (board_.no_deal[k].at[l] - failure * all);
        }
    }
}

void Tally::finish_values(const Row& share, const Row& alive, Outcome& outcome) {
    for (std::size_t l = 0; l < lane_count; ++l) {
        if (!(alive.at[l] > 0) || !(share.at[l] > 0)) continue;
        for (std::size_t i = 0; i < board_.actors; ++i) {
            double kept = 0;
            for (std::size_t k = board_.first_kind[i]; k < board_.first_kind[i + 1]; ++k)
                kept += sums_[values_ + k].at[l];
            outcome.value[i][l] += kept * share.at[l] / board_.lambda.at[l];
            outcome.refuses[i][l] += sums_[refusals_ + i].at[l] * share.at[l] * table_chance_.at[l];
        }
    }
}

}  // namespace entente::game
