#include "input/distribution_fit.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon::input;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

/// Mean and standard deviation by 200,000 equally likely levels.
Moments moments_of(const Distribution& distribution) {
    constexpr int n = 200'000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; ++i) {
        const double x = quantile(distribution, (i + 0.5) / n);
        sum += x;
        squares += x * x;
    }
    const double mean = sum / n;
    return {mean, std::sqrt(squares / n - mean * mean)};
}

}  // namespace

TEST_CASE("a distribution has the mean and the standard deviation asked for", "[input]") {
    const auto check = [](const std::optional<Distribution>& distribution, const Moments& wanted) {
        REQUIRE(distribution.has_value());
        const auto found = moments_of(*distribution);
        CHECK_THAT(found.mean, WithinRel(wanted.mean, 1e-3));
        CHECK_THAT(found.sd, WithinRel(wanted.sd, 1e-2));
    };
    check(normal_with(Moments{3, 2}), {3, 2});
    check(lognormal_with(Moments{3, 2}), {3, 2});
    check(gamma_with(Moments{0.375, 0.306}), {0.375, 0.306});
    check(beta_with(Moments{0.85, 0.07}), {0.85, 0.07});
}

TEST_CASE("an interval covers what it says, with half of the rest on either side", "[input]") {
    const Interval interval{0.1, 0.7, 0.8};
    for (const auto& distribution : {normal_with(interval), lognormal_with(interval),
                                     gamma_with(interval), beta_with(interval)}) {
        REQUIRE(distribution.has_value());
        CHECK_THAT(probability_below(*distribution, 0.1), WithinAbs(0.1, 1e-9));
        CHECK_THAT(probability_below(*distribution, 0.7), WithinAbs(0.9, 1e-9));
    }
}

TEST_CASE("there is no distribution where there is none", "[input]") {
    CHECK_FALSE(lognormal_with(Moments{-1, 1}).has_value());
    CHECK_FALSE(lognormal_with(Interval{0, 1, 0.9}).has_value());
    CHECK_FALSE(gamma_with(Moments{0, 1}).has_value());
    CHECK_FALSE(gamma_with(Interval{-1, 1, 0.9}).has_value());
    CHECK_FALSE(beta_with(Moments{0.5, 0.5}).has_value());
    CHECK_FALSE(beta_with(Moments{1.2, 0.1}).has_value());
    CHECK_FALSE(beta_with(Interval{0.1, 1, 0.9}).has_value());
}
