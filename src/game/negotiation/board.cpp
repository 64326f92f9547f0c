#include "game/negotiation/board.h"

#include <algorithm>
#include <cmath>

namespace entente::game {
namespace {

const std::vector<Stand>& stands_of(const Terms& terms, std::size_t actor) {
    const std::size_t parties = terms.signatory.size();
    return actor < parties ? terms.signatory[actor] : terms.ratifier[actor - parties];
}

const std::vector<Lane>& priors_of(const Terms& terms, std::size_t actor) {
    const std::size_t parties = terms.signatory.size();
    return actor < parties ? terms.signatory_prior[actor] : terms.ratifier_prior[actor - parties];
}

// A lambda of 0 is taken as one so small that nothing but a division by it would notice.
double lambda_of(const Terms& terms, std::size_t lane) {
    const double lambda = terms.decisiveness[lane];
    return lambda > 1e-12 ? lambda : 1e-12;
}

double limit_at(const Stand& stand, std::size_t issue, std::size_t bin, std::size_t lane) {
    return stand.beyond.empty() || stand.beyond[issue].empty() ? 0.0 : stand.beyond[issue][bin][lane];
}

double hold_at(const Terms& terms, std::size_t issue, std::size_t bin, std::size_t lane) {
    return terms.hold.empty() || terms.hold[issue].empty() ? 0.0 : terms.hold[issue][bin][lane];
}

bool has_limits(const Stand& stand) {
    return std::any_of(stand.beyond.begin(), stand.beyond.end(),
                       [](const auto& issue) { return !issue.empty(); });
}

// exp(-x) for a factor of a product: what underflows is 0, so that no product becomes a subnormal number.
double keep_factor(double x) {
    return x < 700.0 ? lane_exp(-x) : 0.0;
}

// The rows of one kind in one bin.
void fill_bin(Board& board, const Terms& terms, const Stand& stand, std::size_t kind, std::size_t issue,
              std::size_t bin) {
    Row* const sums = &board.sum_steps[(board.first_bin[issue] + bin) * board.sums];
    Row* const products = &board.product_steps[(board.first_bin[issue] + bin) * board.products];
    const bool keeps = board.keeping && kind < board.party_kinds;
    const std::size_t give = board.give_row[kind];
    for (std::size_t l = 0; l < lane_count; ++l) {
        const double beyond = limit_at(stand, issue, bin, l);
        const double u = stand.utility[issue][bin][l] - beyond;
        sums[kind].at[l] = board.lambda.at[l] * u;
        if (give != Board::not_limited) sums[give].at[l] = board.lambda.at[l] * beyond;
        if (!keeps) continue;
        const double exponent = board.lambda.at[l] * (u + hold_at(terms, issue, bin, l));
        if (board.direct) {
            sums[board.keep_sum + kind].at[l] = -exponent;
        } else {
            products[1 + kind].at[l] = keep_factor(exponent);
        }
    }
}

// What does not depend on issues: the value of a signature that comes to nothing, and of each class.
void fill_kind(Board& board, const Stand& stand, const Lane& prior, std::size_t kind) {
    const bool keeps = board.keeping && kind < board.party_kinds;
    for (std::size_t l = 0; l < lane_count; ++l) {
        const double lambda = board.lambda.at[l];
        const double start = lambda * (stand.failure[l] - stand.no_deal[l]);
        board.prior[kind].at[l] = prior[l];
        board.no_deal[kind].at[l] = stand.no_deal[l];
        board.risk[kind].at[l] = lambda * stand.failure[l];
        board.sum_start[kind].at[l] = start;
        if (keeps && board.direct) board.sum_start[board.keep_sum + kind].at[l] = -start;
        if (keeps && !board.direct) board.product_start[1 + kind].at[l] = keep_factor(start);
        for (std::size_t c = 0; c < board.classes; ++c) {
            const double after = stand.after.empty() ? 0.0 : lambda * stand.after[c][l];
            board.class_value[c * board.kinds + kind].at[l] = after;
            if (!keeps) continue;
            board.class_keep[c * board.party_kinds + kind].at[l] = board.direct ? -after : keep_factor(after);
        }
    }
}

// With one class, what follows it belongs to the start, and a settlement needs no step for its class.
void fold_single_class(Board& board) {
    if (board.classes != 1) return;
    for (std::size_t l = 0; l < lane_count; ++l) {
        for (std::size_t k = 0; k < board.kinds; ++k) board.sum_start[k].at[l] += board.class_value[k].at[l];
        for (std::size_t k = 0; k < board.party_kinds && board.keeping; ++k) {
            if (board.direct) board.sum_start[board.keep_sum + k].at[l] += board.class_keep[k].at[l];
            if (!board.direct) board.product_start[1 + k].at[l] *= board.class_keep[k].at[l];
        }
    }
}

void lay_out(Board& board, const Track& track, const Terms& terms) {
    board.below.resize(track.bins.size());
    std::size_t settlements = 1;
    for (std::size_t k = track.bins.size(); k-- > 0;) {
        board.below[k] = settlements;
        settlements *= track.bins[k];
    }
    for (const std::size_t n : track.bins) {
        board.first_bin.push_back(board.flat_bins);
        board.flat_bins += n;
    }
    for (std::size_t i = 0; i < board.actors; ++i) {
        board.first_kind.push_back(board.kinds);
        board.kinds += stands_of(terms, i).size();
        if (i + 1 == board.parties) board.party_kinds = board.kinds;
    }
    board.first_kind.push_back(board.kinds);
    board.sums = board.kinds;
    for (std::size_t i = 0; i < board.actors; ++i) {
        const std::vector<Stand>& stands = stands_of(terms, i);
        const bool limited = std::any_of(stands.begin(), stands.end(), has_limits);
        for (std::size_t t = 0; t < stands.size(); ++t) {
            board.give_row.push_back(limited ? board.sums++ : Board::not_limited);
        }
    }
    board.keep_sum = board.sums;
    if (board.keeping) (board.direct ? board.sums : board.products) += board.party_kinds;
}

}  // namespace

Board::Board(const Track& track, const Terms& terms, const Row& lanes, bool direct_mode)
    : bins(track.bins),
      classes(track.classes),
      parties(terms.signatory.size()),
      actors(parties + terms.ratifier.size()),
      keeping(track.keeping),
      direct(direct_mode),
      unanimous(track.quota > 1 || terms.ratifier.empty()) {
    lay_out(*this, track, terms);
    sum_steps.resize(flat_bins * sums);
    product_steps.resize(flat_bins * products);
    sum_start.resize(sums);
    product_start.resize(products);
    class_value.resize(classes * kinds);
    class_keep.resize(classes * party_kinds);
    risk.resize(kinds);
    no_deal.resize(kinds);
    prior.resize(kinds);
    power.resize(parties);
    product_start[0] = lanes;
    for (std::size_t l = 0; l < lane_count; ++l) {
        lambda.at[l] = lambda_of(terms, l);
        for (std::size_t i = 0; i < parties; ++i) power[i].at[l] = terms.table_power[l] * terms.power[i][l];
    }
    for (std::size_t k = 0; k < bins.size(); ++k) {
        for (std::size_t b = 0; b < bins[k]; ++b)
            product_steps[(first_bin[k] + b) * products].at = terms.mass[k][b];
    }
    for (std::size_t i = 0; i < actors; ++i) {
        for (std::size_t t = 0; t < kinds_of(i); ++t) {
            const Stand& stand = stands_of(terms, i)[t];
            fill_kind(*this, stand, priors_of(terms, i)[t], first_kind[i] + t);
            for (std::size_t k = 0; k < bins.size(); ++k) {
                for (std::size_t b = 0; b < bins[k]; ++b)
                    fill_bin(*this, terms, stand, first_kind[i] + t, k, b);
            }
        }
    }
    fold_single_class(*this);
    untyped = kinds == actors;
    for (std::size_t k = 0; k < party_kinds; ++k) {
        any_risk =
            any_risk || std::any_of(risk[k].at.begin(), risk[k].at.end(), [](double f) { return f != 0; });
    }
    if (!unanimous) coalitions = Coalitions(terms.ratifier_weight, track.quota);
}

namespace {

/// The most that anything on the table can be worth to a party in one lane, either way.
double reach_of(const Track& track, const Stand& stand, std::size_t l) {
    double reach = std::abs(stand.failure[l] - stand.no_deal[l]);
    double after = 0;
    for (const Lane& value : stand.after) after = std::max(after, std::abs(value[l]));
    for (std::size_t k = 0; k < track.bins.size(); ++k) {
        double most = 0;
        for (std::size_t b = 0; b < track.bins[k]; ++b) {
            most = std::max(most, std::abs(stand.utility[k][b][l] - limit_at(stand, k, b, l)));
        }
        reach += most;
    }
    return reach + after;
}

}  // namespace

Row find_wide_lanes(const Track& track, const Terms& terms) {
    constexpr double tame =
        600.0;  // exponents of a product that stay inside the doubles with room for its factors
    Row wide;
    for (std::size_t l = 0; l < lane_count; ++l) {
        for (const auto& types : terms.signatory) {
            for (const Stand& stand : types) {
                if (!(lambda_of(terms, l) * reach_of(track, stand, l) <= tame)) wide.at[l] = 1;
            }
        }
    }
    return wide;
}

}  // namespace entente::game
