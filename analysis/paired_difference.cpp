#include "analysis/paired_difference.hpp"

#include "analysis/binomial_interval.hpp"
#include "base/contract.hpp"

#include <algorithm>

namespace cordon::analysis {

PairedDifference paired_difference(std::span<const double> policy,
                                   std::span<const double> baseline) {
    CORDON_EXPECT(policy.size() == baseline.size() && !policy.empty());
    std::vector<double> changes(policy.size());
    std::transform(policy.begin(), policy.end(), baseline.begin(), changes.begin(), std::minus<>());
    const auto count = [&](auto&& holds) {
        return static_cast<std::size_t>(std::count_if(changes.begin(), changes.end(), holds));
    };
    const std::size_t lower = count([](double change) { return change < 0; });
    const std::size_t equal = count([](double change) { return change == 0; });
    return {estimate(changes), lower, equal, jeffreys(lower, changes.size(), 0.90)};
}

}  // namespace cordon::analysis
