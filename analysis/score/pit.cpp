#include "analysis/score/pit.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::analysis {
namespace {

/// The chance that the limit of the scaled distance is above `distance`: Kolmogorov's series.
double chance_above(double distance) {
    // Below this the chance is 1 to seven digits, and the series converges too slowly.
    constexpr double surely_above = 0.3;
    if (distance < surely_above) {
        return 1;
    }
    constexpr int terms = 20;  // the next is below 1e-30 even at 0.3
    double sum = 0;
    for (int i = 1; i <= terms; ++i) {
        const double term = std::exp(-2 * i * i * distance * distance);
        sum += i % 2 == 1 ? term : -term;
    }
    return std::clamp(2 * sum, 0.0, 1.0);
}

}  // namespace

Interval pit_interval(std::span<const ledger::Quantile> quantiles, double observed) {
    CORDON_EXPECT(!quantiles.empty());
    // The first not below what came, and the first above it: apart where values are equal.
    const auto low = std::find_if(quantiles.begin(), quantiles.end(),
                                  [&](const auto& q) { return q.value >= observed; });
    const auto high =
        std::find_if(low, quantiles.end(), [&](const auto& q) { return q.value > observed; });
    if (low != high) {  // what came is a quantile, or several
        const bool is_first = low == quantiles.begin();
        const bool is_last = high == quantiles.end();
        return {is_first ? 0 : low->level, is_last ? 1 : std::prev(high)->level};
    }
    if (low == quantiles.begin()) {
        return {0, low->level};
    }
    if (low == quantiles.end()) {
        return {quantiles.back().level, 1};
    }
    const auto before = *std::prev(low);
    const double level = before.level + (low->level - before.level) * (observed - before.value) /
                                            (low->value - before.value);
    return {level, level};
}

double randomised_pit(Interval interval, double uniform) {
    CORDON_EXPECT(uniform >= 0 && uniform < 1);
    return interval.low + uniform * interval.width();
}

double uniformity_p_value(std::vector<double> numbers) {
    CORDON_EXPECT(!numbers.empty());
    std::sort(numbers.begin(), numbers.end());
    CORDON_EXPECT(numbers.front() >= 0 && numbers.back() <= 1);
    const auto count = static_cast<double>(numbers.size());
    double distance = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto rank = static_cast<double>(i);
        distance = std::max({distance, numbers[i] - rank / count, (rank + 1) / count - numbers[i]});
    }
    const double root = std::sqrt(count);
    return chance_above((root + 0.12 + 0.11 / root) * distance);
}

}  // namespace cordon::analysis
