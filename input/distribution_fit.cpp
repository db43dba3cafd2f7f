#include "input/distribution_fit.hpp"

#include <cmath>
#include <functional>

namespace cordon::input {
namespace {

/// Half the width of a standard normal's central interval that covers `share`.
double standard_half_width(double share) {
    return quantile(Normal{0, 1}, (1 + share) / 2);
}

/// Where a rising function passes 0 between `low` and `high`, to the last bits.
double crossing(double low, double high, const std::function<double(double)>& rising) {
    constexpr int halvings = 60;
    for (int i = 0; i < halvings; ++i) {
        const double middle = low + (high - low) / 2;
        (rising(middle) < 0 ? low : high) = middle;
    }
    return low + (high - low) / 2;
}

// Shapes outside e^±12 describe nothing a person has in mind.
constexpr double log_shape_max = 12;

/// The beta with given alpha + beta whose quantile at `tail` is `low`.
Beta beta_through(double low, double tail, double weight) {
    const double mean = crossing(0, 1, [&](double m) {
        const Beta candidate{weight * m, weight * (1 - m)};
        return tail - probability_below(candidate, low);
    });
    return {weight * mean, weight * (1 - mean)};
}

}  // namespace

std::optional<Distribution> normal_with(const Moments& moments) {
    return Normal{moments.mean, moments.sd};
}

std::optional<Distribution> normal_with(const Interval& interval) {
    return Normal{(interval.low + interval.high) / 2,
                  (interval.high - interval.low) / 2 / standard_half_width(interval.covers)};
}

std::optional<Distribution> lognormal_with(const Moments& moments) {
    if (moments.mean <= 0) {
        return std::nullopt;
    }
    const double ratio = moments.sd / moments.mean;
    const double log_variance = std::log1p(ratio * ratio);
    return Lognormal{std::log(moments.mean) - log_variance / 2, std::sqrt(log_variance)};
}

std::optional<Distribution> lognormal_with(const Interval& interval) {
    if (interval.low <= 0) {
        return std::nullopt;
    }
    const double low = std::log(interval.low);
    const double high = std::log(interval.high);
    return Lognormal{(low + high) / 2, (high - low) / 2 / standard_half_width(interval.covers)};
}

std::optional<Distribution> gamma_with(const Moments& moments) {
    if (moments.mean <= 0) {
        return std::nullopt;
    }
    const double ratio = moments.mean / moments.sd;
    return Gamma{ratio * ratio, moments.sd * moments.sd / moments.mean};
}

std::optional<Distribution> gamma_with(const Interval& interval) {
    if (interval.low <= 0) {
        return std::nullopt;
    }
    const double tail = (1 - interval.covers) / 2;
    // The ratio of two quantiles depends on the shape alone and falls as it grows.
    const double log_shape = crossing(-log_shape_max / 4, log_shape_max, [&](double x) {
        const Gamma candidate{std::exp(x), 1};
        return interval.high / interval.low -
               quantile(candidate, 1 - tail) / quantile(candidate, tail);
    });
    const double shape = std::exp(log_shape);
    return Gamma{shape, interval.low / quantile(Gamma{shape, 1}, tail)};
}

std::optional<Distribution> beta_with(const Moments& moments) {
    const double variance = moments.sd * moments.sd;
    const double most = moments.mean * (1 - moments.mean);
    if (moments.mean <= 0 || moments.mean >= 1 || variance >= most) {
        return std::nullopt;
    }
    const double weight = most / variance - 1;
    return Beta{weight * moments.mean, weight * (1 - moments.mean)};
}

std::optional<Distribution> beta_with(const Interval& interval) {
    if (interval.low <= 0 || interval.high >= 1) {
        return std::nullopt;
    }
    const double tail = (1 - interval.covers) / 2;
    // Through the low quantile, more weight means a narrower distribution: more lies below high.
    const double log_weight = crossing(-log_shape_max / 4, log_shape_max, [&](double x) {
        const auto candidate = beta_through(interval.low, tail, std::exp(x));
        return probability_below(candidate, interval.high) - (1 - tail);
    });
    return beta_through(interval.low, tail, std::exp(log_weight));
}

}  // namespace cordon::input
