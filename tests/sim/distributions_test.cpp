#include "sim/distributions.hpp"

#include "base/contract.hpp"
#include "statistics.hpp"

#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/weibull.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

using namespace cordon;
using namespace cordon::sim;

// All cases of this file are V2: Anderson-Darling on 200,000 draws against Boost.Math, A² > 18 once
// in 3e8 seeds. They would catch a scale or shape wrong by 2 %, and a tail cut at one in 10,000.

namespace {

/// A² of `cdf(sample(stream))` over the streams of 200,000 decisions.
template <class Sample, class Cdf>
double misfit(Sample sample, Cdf cdf_of) {
    std::vector<double> uniforms;
    for (std::uint64_t i = 0; i < 200'000; ++i) {
        RandomStream stream = test::test_stream(i);
        uniforms.push_back(cdf_of(sample(stream)));
    }
    return test::anderson_darling(uniforms);
}

}  // namespace

TEST_CASE("exponential draws follow their law", "[sim]") {
    CHECK(misfit(exponential, [](double x) { return -std::expm1(-x); }) <
          test::anderson_darling_limit);
}

TEST_CASE("the misfit sees a rate that is 2 % wrong", "[sim]") {
    CHECK(misfit(exponential, [](double x) { return -std::expm1(-1.02 * x); }) >
          test::anderson_darling_limit);
}

TEST_CASE("normal draws follow their law", "[sim]") {
    const boost::math::normal law;
    CHECK(misfit(normal, [&](double x) { return cdf(law, x); }) < test::anderson_darling_limit);
}

TEST_CASE("the normal quantile agrees with Boost's from the centre to the last uniform", "[sim]") {
    const boost::math::normal law;
    for (const double u : {0x1p-53, 1e-15, 1e-12, 1.4e-11, 1e-6, 0.02, 0.0749, 0.0751, 0.3, 0.4999,
                           0.7, 0.9249, 0.9251, 0.999, 1 - 1e-10, 1 - 0x1p-53}) {
        CHECK_THAT(normal_quantile(u), Catch::WithinRel(quantile(law, u), 4e-15));
    }
    CHECK(normal_quantile(0.5) == 0);
}

TEST_CASE("Weibull lives follow their law", "[sim]") {
    const double shape = GENERATE(0.7, 1.0, 1.5, 2.0, 3.0);
    const Weibull life(shape, 5);
    CHECK(life.scale() == 5);
    CHECK(misfit(life, [&](double x) { return -std::expm1(-std::pow(x / 5, shape)); }) <
          test::anderson_darling_limit);
}

TEST_CASE("what is left of a Weibull life follows its law", "[sim]") {
    const auto [shape, age] = GENERATE(
        table<double, double>({{0.7, 12}, {1, 2}, {1.5, 2}, {2, 0.5}, {2, 12}, {3, 0}, {3, 12}}));
    const Weibull life(shape, 5);
    const auto residual = [&life, grown = age](RandomStream& stream) {
        return life.residual(grown, exponential(stream));
    };
    const auto hazard = [k = shape](double x) { return std::pow(x / 5, k); };
    CHECK(misfit(residual, [&, grown = age](double x) {
              return -std::expm1(hazard(grown) - hazard(grown + x));
          }) < test::anderson_darling_limit);
}

TEST_CASE("a Weibull from its mean has that mean", "[sim]") {
    const double shape = GENERATE(0.7, 1.0, 2.0, 3.0);
    const Weibull life = Weibull::from_mean(shape, 5);
    const boost::math::weibull law(shape, life.scale());
    CHECK_THAT(mean(law), Catch::WithinRel(5.0, 1e-12));
    for (const double age : {0.0, 0.1, 4.0, 20.0}) {
        CHECK_THAT(life.survival(age), Catch::WithinRel(cdf(complement(law, age)), 1e-11));
        CHECK_THAT(life.age_at_hazard(life.cumulated_hazard(age)),
                   Catch::WithinRel(age, 1e-12) || Catch::WithinAbs(0.0, 1e-300));
    }
}

TEST_CASE("a Weibull residual is never negative, however old the device", "[sim]") {
    const Weibull life(3, 1);
    CHECK(life.residual(1e6, 0x1p-53) >= 0);
    CHECK(life.residual(0, 0) == 0);
}

TEST_CASE("lognormal draws follow their law", "[sim]") {
    const boost::math::lognormal law(std::log(30.0), 1.2);
    CHECK(misfit(Lognormal(30, 1.2), [&](double x) { return cdf(law, x); }) <
          test::anderson_darling_limit);
    RandomStream stream = test::test_stream(0);
    CHECK_THAT(Lognormal(30, 0)(stream), Catch::WithinRel(30.0, 1e-15));
}

TEST_CASE("impossible parameters are a bug of the caller", "[sim]") {
    CHECK_THROWS_AS(Weibull(0, 1), ContractViolation);
    CHECK_THROWS_AS(Weibull(2, -1), ContractViolation);
    CHECK_THROWS_AS(Weibull::from_mean(-2, 1), ContractViolation);
    CHECK_THROWS_AS(Lognormal(0, 1), ContractViolation);
    CHECK_THROWS_AS(Lognormal(1, NAN), ContractViolation);
}
