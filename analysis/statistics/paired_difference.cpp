#include "analysis/statistics/paired_difference.hpp"

#include "analysis/statistics/binomial_interval.hpp"
#include "base/contract.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::analysis {

double change_between(double policy, double baseline) {
    const double change = policy - baseline;
    const double level = std::max(std::abs(policy), std::abs(baseline));
    return std::abs(change) <= 1e-9 * level ? 0 : change;
}

std::vector<double> paired_changes(std::span<const double> policy,
                                   std::span<const double> baseline) {
    CORDON_EXPECT(policy.size() == baseline.size());
    std::vector<double> changes(policy.size());
    std::transform(policy.begin(), policy.end(), baseline.begin(), changes.begin(), change_between);
    return changes;
}

PairedDifference paired_difference(std::span<const double> policy,
                                   std::span<const double> baseline) {
    CORDON_EXPECT(policy.size() == baseline.size() && !policy.empty());
    const auto changes = paired_changes(policy, baseline);
    const auto count = [&](auto&& holds) {
        return static_cast<std::size_t>(std::count_if(changes.begin(), changes.end(), holds));
    };
    const std::size_t lower = count([](double change) { return change < 0; });
    const std::size_t equal = count([](double change) { return change == 0; });
    return {estimate(changes), lower, equal, jeffreys(lower, changes.size(), 0.90)};
}

}  // namespace cordon::analysis
