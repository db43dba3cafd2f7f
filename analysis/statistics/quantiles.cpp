#include "analysis/statistics/quantiles.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <limits>

namespace cordon::analysis {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

double mean_of(std::span<const double> values) {
    double sum = 0;
    for (const double value : values) {
        sum += value;
    }
    return sum / static_cast<double>(values.size());
}

double mean_error(std::span<const double> values, double mean) {
    double squares = 0;
    for (const double value : values) {
        squares += (value - mean) * (value - mean);
    }
    const auto n = static_cast<double>(values.size());
    return std::sqrt(squares / (n - 1) / n);
}

}  // namespace

double quantile(std::span<const double> sorted, double probability) {
    CORDON_EXPECT(!sorted.empty() && probability >= 0 && probability <= 1);
    const double position = probability * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double share = position - static_cast<double>(below);
    return sorted[below] + share * (sorted[above] - sorted[below]);
}

Interval quantile_interval(std::span<const double> sorted, double probability) {
    CORDON_EXPECT(!sorted.empty() && probability > 0 && probability < 1);
    constexpr double tail = 0.05;
    const boost::math::binomial_distribution<> below(static_cast<double>(sorted.size()),
                                                     probability);
    // The largest number of members of which so few lie below the quantile in one case of 20, and
    // the smallest of which more do in one case of 20.
    const double skipped = boost::math::quantile(below, tail);
    const double reached = boost::math::quantile(complement(below, tail));
    if (cdf(below, skipped) > tail || reached >= static_cast<double>(sorted.size())) {
        return {unknown, unknown};
    }
    return {sorted[static_cast<std::size_t>(skipped)], sorted[static_cast<std::size_t>(reached)]};
}

Interval median_interval(std::span<const double> sorted) {
    return quantile_interval(sorted, 0.5);
}

double Estimate::median_error() const {
    return std::max(median_interval.high - median, median - median_interval.low);
}

Estimate estimate(std::vector<double> values) {
    CORDON_EXPECT(
        std::none_of(values.begin(), values.end(), [](double v) { return std::isnan(v); }));
    std::sort(values.begin(), values.end());
    const double mean = mean_of(values);
    return {.members = values.size(),
            .median = quantile(values, 0.5),
            .median_interval = median_interval(values),
            .half = {quantile(values, 0.25), quantile(values, 0.75)},
            .nine_in_ten = {quantile(values, 0.05), quantile(values, 0.95)},
            .mean = mean,
            .mean_error = values.size() == 1 ? unknown : mean_error(values, mean)};
}

}  // namespace cordon::analysis
