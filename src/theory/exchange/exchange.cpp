#include "theory/exchange/exchange.h"

#include <algorithm>
#include <cmath>

#include "stats/philox.h"

namespace entente::theory {

namespace {

/// Gains below this share of the widest spread of positions are rounding, not reasons.
constexpr double least_gain = 1e-10;
/// The earlier of two exchanges goes first unless the later gains more by this share: rounding decides no order.
constexpr double clearly_more = 1 + 1e-12;

/// A possible exchange: i wants p and gives q, j wants q and gives p.
struct Pair {
    std::size_t i = 0, j = 0, p = 0, q = 0;
    double rate = 0;                ///< D_q / D_p
    double move_p = 0, move_q = 0;  ///< signed: of j on p, of i on q
    double gain_i = 0, gain_j = 0;
    double worth() const { return gain_i + gain_j; }
};

/// One round of exchanges. Sides and wishes are those at its start; moves go from where actors have got to.
class ExchangeRound {
public:
    ExchangeRound(const ExchangeInput& input, const ExchangeRules& rules, const std::vector<double>& start,
                  std::size_t number)
        : input_(input), rules_(rules), start_(start), now_(start), direction_(start.size(), 0), number_(number) {
        const std::vector<double> outcome = expected_outcomes(input, start);
        weight_.assign(input.issues, 0.0);
        for (std::size_t a = 0; a < input.actors; ++a) {
            for (std::size_t k = 0; k < input.issues; ++k) {
                const std::size_t at = index(a, k);
                const bool stands = !std::isnan(start[at]);
                if (stands) weight_[k] += input.power[at] * input.salience[at];
                side_.push_back(!stands || start[at] == outcome[k] ? 0 : start[at] > outcome[k] ? 1 : -1);
                if (stands) widest_ = std::max(widest_, std::abs(start[at] - outcome[k]));
            }
        }
        find_pairs();
    }

    /// Executes everything there is to gain from.
    void run(std::vector<Exchange>& done) {
        for (const Pair* best = choose(); best != nullptr; best = choose()) execute(Pair(*best), done);
    }

    const std::vector<double>& positions() const { return now_; }

private:
    std::size_t index(std::size_t actor, std::size_t issue) const { return actor * input_.issues + issue; }
    double salience(std::size_t actor, std::size_t issue) const { return input_.salience[index(actor, issue)]; }
    /// How far the expected outcome of an issue moves with one unit of an actor's position.
    double leverage(std::size_t actor, std::size_t issue) const {
        return salience(actor, issue) * input_.power[index(actor, issue)] / weight_[issue];
    }

    void find_pairs() {
        for (std::size_t p = 0; p < input_.issues; ++p) {
            for (std::size_t q = p + 1; q < input_.issues; ++q) {
                for (std::size_t i = 0; i < input_.actors; ++i)
                    for (std::size_t j = i + 1; j < input_.actors; ++j) consider(i, j, p, q);
            }
        }
    }

    /// Keeps the pair if its actors stand on opposite sides of both issues and can move the outcomes.
    void consider(std::size_t i, std::size_t j, std::size_t p, std::size_t q) {
        if (side_[index(i, p)] * side_[index(j, p)] >= 0 || side_[index(i, q)] * side_[index(j, q)] >= 0) return;
        // Named so that s_ip / s_iq >= s_jp / s_jq.
        if (salience(i, p) * salience(j, q) < salience(j, p) * salience(i, q)) std::swap(i, j);
        if (!(leverage(j, p) > 0) || !(leverage(i, q) > 0)) return;
        Pair pair{i, j, p, q};
        pair.rate = rate(pair);
        if (!(pair.rate > 0) || !std::isfinite(pair.rate)) return;
        price(pair);
        if (worthwhile(pair)) pairs_.push_back(pair);
    }

    /// D_q for each unit of D_p: the one of equal gains, or one drawn between those that leave one side nothing.
    double rate(const Pair& pair) const {
        const double ip = salience(pair.i, pair.p), iq = salience(pair.i, pair.q);
        const double jp = salience(pair.j, pair.p), jq = salience(pair.j, pair.q);
        if (rules_.rate == ExchangeRate::equal_gain || !(jq > 0)) return (ip + jp) / (iq + jq);
        const std::uint64_t actors = pair.i * input_.actors + pair.j, issues = pair.p * input_.issues + pair.q;
        const double u = stats::uniform({rules_.seed, number_ * input_.actors * input_.actors + actors}, issues);
        return iq > 0 ? jp / jq + u * (ip / iq - jp / jq) : jp / jq;
    }

    /// The largest feasible moves at the pair's rate, and what they gain.
    void price(Pair& pair) const {
        const double wish_p = start_[index(pair.i, pair.p)] - now_[index(pair.j, pair.p)];
        const double wish_q = start_[index(pair.j, pair.q)] - now_[index(pair.i, pair.q)];
        double shift_p = std::abs(wish_p) * leverage(pair.j, pair.p), move_p = std::abs(wish_p);
        double shift_q = shift_p * pair.rate, move_q = shift_q / leverage(pair.i, pair.q);
        if (move_q > std::abs(wish_q)) {
            move_q = std::abs(wish_q);
            shift_q = move_q * leverage(pair.i, pair.q);
            shift_p = shift_q / pair.rate;
            move_p = shift_p / leverage(pair.j, pair.p);
        }
        pair.move_p = std::copysign(move_p, wish_p);
        pair.move_q = std::copysign(move_q, wish_q);
        pair.gain_i = shift_p * salience(pair.i, pair.p) - shift_q * salience(pair.i, pair.q);
        pair.gain_j = shift_q * salience(pair.j, pair.q) - shift_p * salience(pair.j, pair.p);
    }

    /// Both gain something, and neither would take back what it gave before.
    bool worthwhile(const Pair& pair) const {
        const double before_p = direction_[index(pair.j, pair.p)], before_q = direction_[index(pair.i, pair.q)];
        return pair.worth() > least_gain * widest_ && pair.gain_i >= 0 && pair.gain_j >= 0 &&
               before_p * pair.move_p >= 0 && before_q * pair.move_q >= 0;
    }

    const Pair* choose() const {
        const Pair* best = nullptr;
        for (const Pair& pair : pairs_)
            if (best == nullptr || pair.worth() > best->worth() * clearly_more) best = &pair;
        return best;
    }

    void execute(Pair pair, std::vector<Exchange>& done) {
        const std::size_t at_p = index(pair.j, pair.p), at_q = index(pair.i, pair.q);
        Exchange exchange{number_ + 1, pair.i, pair.q, now_[at_q], pair.move_q, now_[at_q] + pair.move_q,
                          pair.j, pair.p, now_[at_p], pair.move_p, now_[at_p] + pair.move_p,
                          pair.gain_i, pair.gain_j, {}};
        const std::vector<double> before = expected_outcomes(input_, now_);
        // A full move ends exactly where the other side wished.
        now_[at_p] += pair.move_p;
        now_[at_q] += pair.move_q;
        direction_[at_p] = pair.move_p;
        direction_[at_q] = pair.move_q;
        note_externalities(exchange, before, expected_outcomes(input_, now_));
        done.push_back(std::move(exchange));
        reprice(at_p, at_q);
    }

    /// Outsiders gain s (|N - x| - |N' - x|) on each of the two issues.
    void note_externalities(Exchange& exchange, const std::vector<double>& before, const std::vector<double>& after) const {
        exchange.externality.assign(input_.actors, 0.0);
        for (std::size_t k = 0; k < input_.actors; ++k) {
            if (k == exchange.first || k == exchange.second) continue;
            for (const std::size_t issue : {exchange.second_issue, exchange.first_issue}) {
                const double wish = start_[index(k, issue)];
                if (std::isnan(wish)) continue;
                exchange.externality[k] +=
                    salience(k, issue) * (std::abs(before[issue] - wish) - std::abs(after[issue] - wish));
            }
        }
    }

    /// Prices anew the pairs in which a position that moved is given; drops those no longer worth it.
    void reprice(std::size_t moved_p, std::size_t moved_q) {
        std::size_t kept = 0;
        for (Pair& pair : pairs_) {
            const std::size_t gives_p = index(pair.j, pair.p), gives_q = index(pair.i, pair.q);
            const bool touched = gives_p == moved_p || gives_p == moved_q || gives_q == moved_p || gives_q == moved_q;
            if (touched) price(pair);
            if (!touched || worthwhile(pair)) pairs_[kept++] = pair;
        }
        pairs_.resize(kept);
    }

    const ExchangeInput& input_;
    const ExchangeRules& rules_;
    const std::vector<double>& start_;
    std::vector<double> now_;
    std::vector<double> weight_;     ///< [issue] W
    std::vector<int> side_;          ///< [actor * issues + issue] of the expected outcome
    std::vector<double> direction_;  ///< [actor * issues + issue] last move, 0: none
    std::size_t number_;
    double widest_ = 0;
    std::vector<Pair> pairs_;
};

}  // namespace

std::vector<double> expected_outcomes(const ExchangeInput& input, const std::vector<double>& position) {
    std::vector<double> outcome(input.issues, 0.0);
    for (std::size_t k = 0; k < input.issues; ++k) {
        double sum = 0, total = 0;
        for (std::size_t a = 0; a < input.actors; ++a) {
            const std::size_t at = a * input.issues + k;
            if (std::isnan(position[at])) continue;
            sum += input.power[at] * input.salience[at] * position[at];
            total += input.power[at] * input.salience[at];
        }
        outcome[k] = sum / total;
    }
    return outcome;
}

Exchanged run_exchanges(const ExchangeInput& input, const ExchangeRules& rules) {
    Exchanged result{{input.position}, {}};
    std::vector<double> start = input.position;
    for (std::size_t t = 0; t < rules.rounds; ++t) {
        const std::size_t before = result.exchange.size();
        ExchangeRound round(input, rules, start, t);
        round.run(result.exchange);
        const std::vector<double> agreed = round.positions();
        result.position.push_back(agreed);
        if (result.exchange.size() == before) break;  // nobody has anything to gain, now or later
        for (std::size_t at = 0; at < start.size(); ++at) {
            const double towards = (1 - input.salience[at]) * rules.by_indifference + rules.by_commitment;
            start[at] = towards * agreed[at] + (1 - towards) * start[at];
        }
    }
    return result;
}

}  // namespace entente::theory
