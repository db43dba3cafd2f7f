#include "analysis/statistics/bootstrap.hpp"

#include "analysis/statistics/quantiles.hpp"
#include "base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace cordon::analysis {

Interval bootstrap_interval(std::size_t members, std::uint64_t key,
                            const StatisticOfMembers& statistic) {
    CORDON_EXPECT(members >= 1);
    constexpr std::size_t resamples = 1000;
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    std::mt19937_64 random(key);  // the standard fixes its numbers, unlike those of distributions
    std::vector<std::size_t> chosen(members);
    std::vector<double> values;
    for (std::size_t resample = 0; resample < resamples; ++resample) {
        // The remainder favours low members by less than one part in 2^40.
        std::generate(chosen.begin(), chosen.end(), [&] { return random() % members; });
        values.push_back(statistic(chosen));
    }
    if (!std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); })) {
        return {unknown, unknown};
    }
    std::sort(values.begin(), values.end());
    return {quantile(values, 0.05), quantile(values, 0.95)};
}

}  // namespace cordon::analysis
