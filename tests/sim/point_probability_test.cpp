#include "sim/point_probability.hpp"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon::sim;

TEST_CASE("point probabilities agree with Boost's where those are accurate", "[sim]") {
    for (const double mean : {0.3, 5.0, 40.0, 700.0}) {
        for (std::uint64_t k = 0; k < 900; k = k < 40 ? k + 1 : k + 37) {
            const double truth = pdf(boost::math::poisson(mean), static_cast<double>(k));
            if (truth > 1e-290) {
                CHECK_THAT(log_poisson_probability(k, mean),
                           Catch::WithinAbs(std::log(truth), 1e-11));
            }
        }
    }
    for (const double p : {1e-3, 0.2, 0.5, 0.9}) {
        for (std::uint64_t k = 0; k <= 60; ++k) {
            const double truth = pdf(boost::math::binomial(60, p), static_cast<double>(k));
            CHECK_THAT(log_binomial_probability(k, 60, p),
                       Catch::WithinAbs(std::log(truth), 1e-11));
        }
    }
}

TEST_CASE("ratios of neighbouring probabilities are exact even at 1e12", "[sim]") {
    // The textbook formula is off by 1e-3 here.
    const double mean = 1e12;
    const double n = 4e12;
    const double p = 0.25;
    for (const double distance : {-5e6, -1e6, -3.0, 0.0, 1.0, 2e5, 6e6}) {
        const double k = 1e12 + distance;
        const auto count = static_cast<std::uint64_t>(k);
        CHECK_THAT(log_poisson_probability(count + 1, mean) - log_poisson_probability(count, mean),
                   Catch::WithinAbs(std::log1p((mean - k - 1) / (k + 1)), 1e-13));
        CHECK_THAT(log_binomial_probability(count + 1, 4'000'000'000'000, p) -
                       log_binomial_probability(count, 4'000'000'000'000, p),
                   Catch::WithinAbs(std::log1p((n * p + p - k - 1) / ((k + 1) * (1 - p))), 1e-13));
    }
}

TEST_CASE("probabilities add up to one", "[sim]") {
    double sum = 0;
    for (std::uint64_t k = 9'000; k < 11'000; ++k) {
        sum += std::exp(log_poisson_probability(k, 10'000));
    }
    CHECK_THAT(sum, Catch::WithinAbs(1.0, 1e-12));
    sum = 0;
    for (std::uint64_t k = 0; k <= 3'000; ++k) {
        sum += std::exp(log_binomial_probability(k, 3'000, 0.03));
    }
    CHECK_THAT(sum, Catch::WithinAbs(1.0, 1e-12));
}
