#include "statistics.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>
#include <cstddef>

namespace cordon::test {

double anderson_darling(std::vector<double> uniforms) {
    std::sort(uniforms.begin(), uniforms.end());
    const std::size_t n = uniforms.size();
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
        sum += static_cast<double>(2 * i + 1) *
               (std::log(uniforms[i]) + std::log1p(-uniforms[n - 1 - i]));
    }
    return -static_cast<double>(n) - sum / static_cast<double>(n);
}

double chi_square_p_value(const std::vector<double>& observed,
                          const std::vector<double>& expected) {
    CORDON_EXPECT(observed.size() == expected.size());
    std::vector<std::pair<double, double>> pooled;
    for (std::size_t i = 0; i < observed.size(); ++i) {
        if (pooled.empty() || pooled.back().second >= 5) {
            pooled.emplace_back(0.0, 0.0);
        }
        pooled.back().first += observed[i];
        pooled.back().second += expected[i];
    }
    if (pooled.size() > 1 && pooled.back().second < 5) {
        const auto last = pooled.back();
        pooled.pop_back();
        pooled.back().first += last.first;
        pooled.back().second += last.second;
    }
    CORDON_EXPECT(pooled.size() > 1);
    double statistic = 0;
    for (const auto& [seen, foreseen] : pooled) {
        statistic += (seen - foreseen) * (seen - foreseen) / foreseen;
    }
    const boost::math::chi_squared law(static_cast<double>(pooled.size() - 1));
    return cdf(complement(law, statistic));
}

namespace {

/// Upper ends of bins: single counts where few lie within 6 standard deviations, otherwise 200
/// bins out to 4.4, where Boost's incomplete gamma function stops being fast for huge means.
std::vector<double> bin_ends(const CountLaw& law) {
    const double deviation = std::sqrt(law.variance);
    const bool has_few = deviation < 20;
    const double spread = has_few ? 6 * deviation + 10 : 4.4 * deviation;
    const double step = has_few ? 1 : std::ceil(spread / 100);
    const double last = std::floor(law.mean + spread);
    const double first = std::max(0.0, std::ceil(law.mean - spread));
    std::vector<double> ends;
    for (double end = first; end <= last; end += step) {
        ends.push_back(end);
    }
    return ends;
}

}  // namespace

CountFit fit(const std::vector<std::uint64_t>& counts, const CountLaw& law) {
    const auto n = static_cast<double>(counts.size());
    const std::vector<double> ends = bin_ends(law);
    std::vector<double> observed(ends.size() + 1);
    double sum = 0;
    double sum_of_squares = 0;
    for (const std::uint64_t count : counts) {
        const auto value = static_cast<double>(count);
        const auto bin = std::lower_bound(ends.begin(), ends.end(), value) - ends.begin();
        observed[static_cast<std::size_t>(bin)] += 1;
        sum += value - law.mean;
        sum_of_squares += (value - law.mean) * (value - law.mean);
    }
    std::vector<double> expected;
    double below = 0;
    for (const double end : ends) {
        const double up_to = law.cdf(end);
        expected.push_back(n * (up_to - below));
        below = up_to;
    }
    expected.push_back(n * (1 - below));
    const double variance_of_square = law.fourth_central_moment - law.variance * law.variance;
    return {.p_value = chi_square_p_value(observed, expected),
            .mean_z = sum / std::sqrt(n * law.variance),
            .variance_z = (sum_of_squares - n * law.variance) / std::sqrt(n * variance_of_square)};
}

}  // namespace cordon::test
