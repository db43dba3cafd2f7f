#include "analysis/score/quantile_score.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::analysis {
namespace {

void expect_quantiles(std::span<const ledger::Quantile> quantiles) {
    CORDON_EXPECT(!quantiles.empty());
    for (std::size_t i = 0; i < quantiles.size(); ++i) {
        CORDON_EXPECT(quantiles[i].level > 0 && quantiles[i].level < 1 &&
                      std::isfinite(quantiles[i].value));
        CORDON_EXPECT(i == 0 || (quantiles[i - 1].level < quantiles[i].level &&
                                 quantiles[i - 1].value <= quantiles[i].value));
    }
}

/// The integral of the square of a straight line from `begin` to `end`.
double squared_line(double width, double begin, double end) {
    return width * (begin * begin + begin * end + end * end) / 3;
}

/// The integral, between two quantiles, of the squared distance from the distribution to the step
/// at what came.
double between(ledger::Quantile low, ledger::Quantile high, double observed) {
    const double width = high.value - low.value;
    if (width == 0) {
        return 0;
    }
    const double step = std::clamp(observed, low.value, high.value);
    const double level = low.level + (high.level - low.level) * (step - low.value) / width;
    return squared_line(step - low.value, low.level, level) +
           squared_line(high.value - step, 1 - level, 1 - high.level);
}

}  // namespace

double interval_score(Interval interval, double alpha, double observed) {
    CORDON_EXPECT(alpha > 0 && alpha < 1 && interval.low <= interval.high);
    const double outside = std::max({interval.low - observed, observed - interval.high, 0.0});
    return interval.width() + 2 / alpha * outside;
}

double weighted_interval_score(std::span<const ledger::Quantile> quantiles, double observed) {
    expect_quantiles(quantiles);
    double sum = 0;
    for (const auto& [level, value] : quantiles) {
        sum += observed < value ? (1 - level) * (value - observed) : level * (observed - value);
    }
    return 2 * sum / static_cast<double>(quantiles.size());
}

double quantile_crps(std::span<const ledger::Quantile> quantiles, double observed) {
    expect_quantiles(quantiles);
    double sum = std::max(quantiles.front().value - observed, 0.0) +
                 std::max(observed - quantiles.back().value, 0.0);
    for (std::size_t i = 1; i < quantiles.size(); ++i) {
        sum += between(quantiles[i - 1], quantiles[i], observed);
    }
    return sum;
}

}  // namespace cordon::analysis
