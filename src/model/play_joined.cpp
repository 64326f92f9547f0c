// Tracks that goals or payoffs of those at the table join: each is bargained given how likely the others are to stand
// in each way, round by round until nothing moves (docs/game.md, section 3). Tracks that nothing joins are left as
// they are, byte for byte.
#include <algorithm>
#include <cmath>

#include "model/play.h"
#include "model/play_parts.h"

namespace entente::model {
namespace {

constexpr std::size_t most_rounds = 200;
constexpr double stands_still = 1e-10;  // largest change of a probability
constexpr double felt = 1e-12;          // of a utility: below this nothing joins the tracks

}  // namespace

// How likely each track is to stand in each of its parts, given the types.
std::vector<std::vector<Lane>> Play::track_parts(std::size_t profile) const {
    std::vector<std::vector<Lane>> parts;
    for (std::size_t t = 0; t < course_.tracks.size(); ++t) {
        const game::Outcome& outcome = outcomes_[t];
        const std::size_t own = track_profile(t, profile);
        std::vector<Lane>& part = parts.emplace_back(2, Lane{});
        part[0] = outcome.none[own];
        for (const Lane& lane : outcome.signed_only[own]) {
            add(part[1], lane);
        }
        part.insert(part.end(), outcome.broken[own].begin(), outcome.broken[own].end());
        part.insert(part.end(), outcome.kept[own].begin(), outcome.kept[own].end());
    }
    return parts;
}

// What follows is worth to a party of one type if a track stands so: the mean over the other tracks as they are taken
// to stand, over the issues that nobody decides and over the types of others.
Lane Play::value_beside(const Chunk& chunk, const Party& party, std::size_t type, std::size_t track, std::size_t part,
                        const Beside& beside) const {
    const auto place =
        static_cast<std::size_t>(std::find(interested_.begin(), interested_.end(), party.actor) - interested_.begin());
    Lane own{};  // prior of the party's type
    for (std::size_t profile = 0; profile < profiles_; ++profile) {
        if (!party.type || type_value(profile, *party.type) == type) {
            add(own, prior_[profile]);
        }
    }
    Lane sum{};
    std::vector<std::size_t> at(course_.parts.size(), 0);
    for (const std::uint32_t front : course_.front_of) {
        const std::size_t view = course_.fronts[front].view;
        Lane weight{};
        Lane worth{};
        Lane mass{};
        for (std::size_t profile = 0; profile < profiles_ && at[track] == part; ++profile) {
            if (party.type && type_value(profile, *party.type) != type) {
                continue;
            }
            Lane product = prior_[profile];
            for (std::size_t t = 0; t < course_.tracks.size(); ++t) {
                for (std::size_t d = 0; d < lane_count && t != track; ++d) {
                    product[d] *= beside[profile][t][at[t]][d];
                }
            }
            add(weight, product);
            add(worth, worth_[view][place][profile]);
            add(mass, belief_[view][profile]);
        }
        for (std::size_t f = 0; f < course_.forecasts.size() && at[track] == part; ++f) {
            const Lane& region = chunk.issues[course_.forecasts[f]].part[at[course_.tracks.size() + f]];
            for (std::size_t d = 0; d < lane_count; ++d) {
                weight[d] *= region[d];
            }
        }
        for (std::size_t d = 0; d < lane_count; ++d) {
            sum[d] += weight[d] > 0 && mass[d] > 0 ? weight[d] / own[d] * worth[d] / mass[d] : 0.0;
        }
        for (std::size_t j = at.size(); j-- > 0;) {
            if (++at[j] < course_.parts[j]) {
                break;
            }
            at[j] = 0;
        }
    }
    return sum;
}

// Puts what follows into the stakes of every track, in the lanes that are open. `change` is raised to the largest
// change of a stake in each lane.
void Play::restake(const Chunk& chunk, const Beside& beside, const std::array<bool, lane_count>& is_open,
                   Lane& change) {
    const auto put = [&](Lane& stake, const Lane& shift) {
        for (std::size_t d = 0; d < lane_count; ++d) {
            change[d] = std::max(change[d], std::fabs(shift[d]));
            stake[d] += is_open[d] ? shift[d] : 0.0;
        }
    };
    const auto less = [](Lane a, const Lane& b) {
        for (std::size_t d = 0; d < lane_count; ++d) {
            a[d] -= b[d];
        }
        return a;
    };
    const auto put_all = [&](std::size_t t, const Party& party, std::size_t type, game::Stand& stand) {
        Lane& nothing = joined_nothing_[{t, party.actor, type}];
        const Lane now = value_beside(chunk, party, type, t, 0, beside);
        put(stand.no_deal, less(now, nothing));
        for (std::size_t d = 0; d < lane_count; ++d) {
            nothing[d] = is_open[d] ? now[d] : nothing[d];
        }
        for (std::size_t c = 0; c < course_.tracks[t].game.classes; ++c) {
            put(stand.after[c],
                less(value_beside(chunk, party, type, t, course_.part_kept(t, c), beside), stand.after[c]));
        }
    };
    for (std::size_t t = 0; t < course_.tracks.size(); ++t) {
        const TrackModel& track = course_.tracks[t];
        const auto seats = {std::pair{&track.signatories, &terms_[t].signatory},
                            std::pair{&track.ratifiers, &terms_[t].ratifier}};
        for (const auto& [parties, stands] : seats) {
            for (std::size_t i = 0; i < parties->size(); ++i) {
                const Party& party = (*parties)[i];
                if (chunk.variation.removed == party.actor) {
                    continue;
                }
                for (std::size_t type = 0; type < (*stands)[i].size(); ++type) {
                    put_all(t, party, type, (*stands)[i][type]);
                }
            }
        }
    }
}

// As the tracks were bargained at first: beside others on which nothing is signed.
Play::Beside Play::beside_nothing(const Chunk& chunk) {
    Beside beside(profiles_);
    for (std::vector<std::vector<Lane>>& tracks : beside) {
        for (std::size_t t = 0; t < course_.tracks.size(); ++t) {
            tracks.emplace_back(course_.parts[t], Lane{}).front() = filled(1);
        }
    }
    joined_nothing_.clear();
    for (std::size_t t = 0; t < course_.tracks.size(); ++t) {
        for (const auto* side : {&course_.tracks[t].signatories, &course_.tracks[t].ratifiers}) {
            for (const Party& party : *side) {
                const std::size_t types = party.type ? values_of(model_.situation, *party.type) : 1;
                for (std::size_t type = 0; type < types; ++type) {
                    joined_nothing_[{t, party.actor, type}] = value_of(chunk, party.actor, type, t, 0);
                }
            }
        }
    }
    return beside;
}

void Play::join_tracks(const Chunk& chunk, bool detail) {
    Beside beside = beside_nothing(chunk);
    const auto each = [&](Beside& to, const Beside& from, const auto& meet) {
        for (std::size_t profile = 0; profile < profiles_; ++profile) {
            for (std::size_t t = 0; t < course_.tracks.size(); ++t) {
                for (std::size_t part = 0; part < course_.parts[t]; ++part) {
                    meet(to[profile][t][part], from[profile][t][part]);
                }
            }
        }
    };
    std::array<bool, lane_count> is_open{};
    Lane share = filled(1);
    Lane last = filled(2);
    for (std::size_t round = 0; round < most_rounds; ++round) {
        Beside found;
        for (std::size_t profile = 0; profile < profiles_; ++profile) {
            found.push_back(track_parts(profile));
        }
        if (round == 0) {
            Lane change{};
            restake(chunk, found, is_open, change);  // looks only: no lane is open yet
            for (std::size_t d = 0; d < lane_count; ++d) {
                is_open[d] = change[d] > felt;
            }
        }
        Lane moved{};
        each(beside, found, [&](const Lane& from, const Lane& to) {
            for (std::size_t d = 0; d < lane_count; ++d) {
                moved[d] = std::max(moved[d], std::fabs(to[d] - from[d]));
            }
        });
        for (std::size_t d = 0; d < lane_count; ++d) {
            share[d] = moved[d] < last[d] ? share[d] : share[d] / 2;
            last[d] = moved[d];
            is_open[d] = is_open[d] && moved[d] >= stands_still;
        }
        if (std::none_of(is_open.begin(), is_open.end(), [](bool open) { return open; })) {
            break;
        }
        each(beside, found, [&](Lane& from, const Lane& to) {
            for (std::size_t d = 0; d < lane_count; ++d) {
                from[d] += is_open[d] ? share[d] * (to[d] - from[d]) : 0.0;
            }
        });
        Lane change{};
        restake(chunk, beside, is_open, change);
        for (std::size_t t = 0; t < course_.tracks.size(); ++t) {
            game::bargain(course_.tracks[t].game, terms_[t], detail, outcomes_[t]);
        }
    }
}

}  // namespace entente::model
