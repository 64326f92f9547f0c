// Alternating offers without end: who is more patient gets more (Rubinstein 1982).
//
//     rubinstein_share(0.9, 0.8);   // 0.714..., of the one who offers first
#pragma once

namespace entente::theory {

/// The first proposer's share (1 - d2) / (1 - d1 d2) for discount factors in [0, 1], not both 1.
double rubinstein_share(double first_discount, double second_discount);

/// The limit as offers follow each other without delay: r2 / (r1 + r2) for rates of impatience r >= 0, not both 0.
double rubinstein_limit(double first_rate, double second_rate);

/// The same share when the second may leave for `outside` (a share of the whole): it binds only above what the second
/// gets by bargaining (Binmore, Rubinstein & Wolinsky 1986). An outside option above 1 leaves the first nothing.
double rubinstein_with_exit(double first_rate, double second_rate, double outside);

}  // namespace entente::theory
