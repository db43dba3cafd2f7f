#include "analysis/statistics/binomial_interval.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>

namespace cordon::analysis {

Interval jeffreys(std::size_t k, std::size_t n, double confidence) {
    CORDON_EXPECT(k <= n && n >= 1 && confidence > 0 && confidence < 1);
    const auto successes = static_cast<double>(k);
    const boost::math::beta_distribution<> posterior(successes + 0.5,
                                                     static_cast<double>(n) - successes + 0.5);
    const double tail = (1 - confidence) / 2;
    return {k == 0 ? 0.0 : boost::math::quantile(posterior, tail),
            k == n ? 1.0 : boost::math::quantile(complement(posterior, tail))};
}

Interval clopper_pearson(std::size_t k, std::size_t n, double confidence) {
    CORDON_EXPECT(k <= n && n >= 1 && confidence > 0 && confidence < 1);
    using Binomial = boost::math::binomial_distribution<>;
    const auto trials = static_cast<double>(n);
    const auto successes = static_cast<double>(k);
    const double tail = (1 - confidence) / 2;
    return {Binomial::find_lower_bound_on_p(trials, successes, tail),
            Binomial::find_upper_bound_on_p(trials, successes, tail)};
}

double bound_without_success(std::size_t n) {
    CORDON_EXPECT(n >= 1);
    return 1 - std::pow(0.05, 1 / static_cast<double>(n));
}

Interval statement_interval(std::size_t k, std::size_t n) {
    CORDON_EXPECT(k <= n && n >= 1);
    if (k == 0) {
        return {0, bound_without_success(n)};
    }
    if (k == n) {
        return {1 - bound_without_success(n), 1};
    }
    return jeffreys(k, n, 0.90);
}

double inner_share(std::size_t k, std::size_t n) {
    CORDON_EXPECT(k <= n && n >= 1);
    const auto members = static_cast<double>(n);
    const double half = 0.5 / (members + 1);
    return std::clamp(static_cast<double>(k) / members, half, 1 - half);
}

}  // namespace cordon::analysis
