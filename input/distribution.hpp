#pragma once

#include "input/range.hpp"

#include <utility>
#include <variant>
#include <vector>

namespace cordon::input {

/// A number that is known, for completeness: it "draws" itself.
struct Constant {
    double value;
};
struct Uniform {
    double low;
    double high;  ///< > low
};
struct Triangular {
    double low;
    double mode;  ///< in [low, high]
    double high;  ///< > low
};
/// Beta distribution stretched over [low, high], with the usual weight 4 on the mode.
struct Pert {
    double low;
    double mode;  ///< in [low, high]
    double high;  ///< > low
};
/// On [0, 1].
struct Beta {
    double alpha;  ///< > 0
    double beta;   ///< > 0
};
struct Normal {
    double mean;
    double sd;  ///< > 0
};
struct Lognormal {
    double log_mean;  ///< of the natural logarithm
    double log_sd;    ///< > 0
};
struct Gamma {
    double shape;  ///< > 0
    double scale;  ///< > 0
};
struct Exponential {
    double mean;  ///< > 0
};
/// Straight lines between given quantiles; the outer lines run on to 0 and 100 %.
struct Quantiles {
    /// (probability, value): probabilities rise strictly from 0 to 1, values do not fall.
    std::vector<std::pair<double, double>> points;
};
struct Discrete {
    std::vector<std::pair<double, double>> atoms;  ///< (value, share): values rise, shares sum to 1
};

using Distribution = std::variant<Constant, Uniform, Triangular, Pert, Beta, Normal, Lognormal,
                                  Gamma, Exponential, Quantiles, Discrete>;

/// The least x with P(X <= x) >= u. \pre u in (0, 1)
double quantile(const Distribution& distribution, double u);

/// P(X <= x).
double probability_below(const Distribution& distribution, double x);

/// The number a reader of the file would take for it: the mode where it is stated, else the median.
double central_value(const Distribution& distribution);

/// Ends of the values a draw can take; infinite where there is none.
Range support(const Distribution& distribution);

/// Where nearly all draws lie: the support, with the 0.1 % and 99.9 % quantiles for missing ends.
Range usual_values(const Distribution& distribution);

/// False where the parameters are so extreme that its values cannot be computed.
bool is_computable(const Distribution& distribution);

/// Quantile of the distribution given that it lies in `allowed`; always in `allowed`.
/// \pre u in (0, 1)
double quantile_within(const Distribution& distribution, const Range& allowed, double u);

}  // namespace cordon::input
