#include "analysis/quantiles.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>
#include <limits>

namespace cordon::analysis {
namespace {

/// Each order statistic is the median of a fresh sample with a probability known from the beta
/// distribution; the spread of the order statistics under these weights is the median's error.
double median_error(std::span<const double> sorted) {
    const auto n = static_cast<double>(sorted.size());
    double below = 0;
    double mean = 0;  // from the middle value, so that a constant has exactly no error
    const double middle = sorted[sorted.size() / 2];
    std::vector<double> weights;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const double up_to =
            boost::math::ibeta((n + 1) / 2, (n + 1) / 2, static_cast<double>(i + 1) / n);
        weights.push_back(up_to - below);
        mean += weights.back() * (sorted[i] - middle);
        below = up_to;
    }
    double variance = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const double distance = sorted[i] - middle - mean;
        variance += weights[i] * distance * distance;
    }
    return std::sqrt(variance);
}

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

Estimate estimate(std::vector<double> values) {
    CORDON_EXPECT(
        std::none_of(values.begin(), values.end(), [](double v) { return std::isnan(v); }));
    std::sort(values.begin(), values.end());
    const double mean = mean_of(values);
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    const bool one = values.size() == 1;
    return {.members = values.size(),
            .median = quantile(values, 0.5),
            .half = {quantile(values, 0.25), quantile(values, 0.75)},
            .nine_in_ten = {quantile(values, 0.05), quantile(values, 0.95)},
            .mean = mean,
            .mean_error = one ? unknown : mean_error(values, mean),
            .median_error = one ? unknown : median_error(values)};
}

}  // namespace cordon::analysis
