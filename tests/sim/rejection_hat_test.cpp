#include "sim/rejection_hat.hpp"

#include "sim/point_probability.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon::sim;

namespace {

/// How a hat stands to its law over all u.
struct Clearance {
    double highest_acceptance = 0;       ///< above 1 the hat cuts into the law
    double least_above_squeeze = 1e300;  ///< below 0 the squeeze accepts too much
};

template <class LogProbability>
void widen(Clearance& clearance, const Hat& hat, double largest, LogProbability log_probability) {
    constexpr int steps = 2000;
    for (int i = 1; i < steps; ++i) {
        const double u = static_cast<double>(i) / steps - 0.5;
        const double candidate = hat.candidate(u);
        if (candidate < 0 || candidate > largest) {
            continue;
        }
        const double log_law = log_probability(static_cast<std::uint64_t>(candidate));
        const double acceptance = std::exp(hat.log_acceptance(u, log_law));
        clearance.highest_acceptance = std::max(clearance.highest_acceptance, acceptance);
        if (Hat::squeeze_applies(u)) {
            clearance.least_above_squeeze =
                std::min(clearance.least_above_squeeze, acceptance - hat.squeeze);
        }
    }
}

}  // namespace

// Exact: no chance is involved. A hat that cuts 0.1 % off the law anywhere fails here, where the
// chi-square of 200,000 draws would not see it.

TEST_CASE("the Poisson hat clears the law, and its squeeze stays below", "[sim]") {
    Clearance clearance;
    for (double mean = 10; mean < 1e12; mean *= mean < 100 ? 1.005 : 1.5) {
        widen(clearance, poisson_hat(mean), 0x1p53,
              [mean](std::uint64_t k) { return log_poisson_probability(k, mean); });
    }
    CHECK(clearance.highest_acceptance < 1);
    CHECK(clearance.highest_acceptance > 0.95);  // nor does it waste draws
    CHECK(clearance.least_above_squeeze > 0);
}

TEST_CASE("the binomial hat clears the law, and its squeeze stays below", "[sim]") {
    Clearance clearance;
    for (const double p : {0.5, 0.49, 0.45, 0.4, 0.3, 0.2, 0.1, 0.05, 1e-3, 1e-6}) {
        for (double mean = 10; mean < 1e12 * p; mean *= mean < 50 ? 1.02 : 2) {
            const auto n = static_cast<std::uint64_t>(std::ceil(mean / p));
            widen(clearance, binomial_hat(n, p), static_cast<double>(n),
                  [n, p](std::uint64_t k) { return log_binomial_probability(k, n, p); });
        }
    }
    CHECK(clearance.highest_acceptance < 1);
    CHECK(clearance.highest_acceptance > 0.95);
    CHECK(clearance.least_above_squeeze > 0);
}
