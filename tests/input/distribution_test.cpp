#include "input/distribution.hpp"

#include "base/contract.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/uniform.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <string>

using namespace cordon::input;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

struct Case {
    std::string name;
    Distribution distribution;
    std::function<double(double)> cdf;  ///< Boost's
};

template <class BoostDistribution>
std::function<double(double)> cdf_of(BoostDistribution distribution) {
    return [=](double x) { return boost::math::cdf(distribution, x); };
}

std::vector<Case> cases() {
    namespace bm = boost::math;
    return {
        {"uniform", Uniform{2, 6}, cdf_of(bm::uniform(2, 6))},
        {"triangular", Triangular{1, 2, 5}, cdf_of(bm::triangular(1, 2, 5))},
        {"pert", Pert{2, 3, 8},
         [](double x) { return bm::cdf(bm::beta_distribution<>(5.0 / 3, 13.0 / 3), (x - 2) / 6); }},
        {"normal", Normal{-1, 3}, cdf_of(bm::normal(-1, 3))},
        {"lognormal", Lognormal{1, 0.5}, cdf_of(bm::lognormal(1, 0.5))},
        {"gamma", Gamma{1.5, 0.25}, cdf_of(bm::gamma_distribution<>(1.5, 0.25))},
        {"exponential", Exponential{2}, cdf_of(bm::exponential(0.5))},
    };
}

}  // namespace

TEST_CASE("draws have the distribution that Boost computes", "[input]") {
    // Stratified levels instead of random ones: no chance is involved. A wrong parameter, e.g. a
    // rate for a scale, moves some level by far more than the tolerance.
    for (const auto& [name, distribution, cdf] : cases()) {
        for (int i = 0; i < 1'000; ++i) {
            const double u = (i + 0.5) / 1'000;
            CAPTURE(name, u);
            const double x = quantile(distribution, u);
            CHECK_THAT(cdf(x), WithinAbs(u, 1e-9));
            CHECK_THAT(probability_below(distribution, x), WithinAbs(u, 1e-9));
        }
    }
}

TEST_CASE("draws stay inside the support for the most extreme levels", "[input]") {
    for (const auto& [name, distribution, cdf] : cases()) {
        CAPTURE(name);
        CHECK(is_computable(distribution));
        for (const double u : {1e-300, 1e-16, 1 - 1e-16}) {
            const double x = quantile_within(distribution, support(distribution), u);
            CHECK(std::isfinite(x));
            CHECK(x >= support(distribution).low);
            CHECK(x <= support(distribution).high);
        }
    }
    CHECK_THROWS_AS(quantile(Uniform{0, 1}, 0), cordon::ContractViolation);
    CHECK_THROWS_AS(quantile(Uniform{0, 1}, 1), cordon::ContractViolation);
}

TEST_CASE("a PERT has the mean that gives it its name", "[input]") {
    double sum = 0;
    for (int i = 0; i < 100'000; ++i) {
        sum += quantile(Pert{1, 2, 6}, (i + 0.5) / 100'000);
    }
    CHECK_THAT(sum / 100'000, WithinRel((1 + 4 * 2 + 6) / 6.0, 1e-6));
}

TEST_CASE("a truncated draw is a draw of what lies inside", "[input]") {
    const Distribution normal = Normal{0, 1};
    const Range allowed = between(-0.5, 2);
    const double low = probability_below(normal, -0.5);
    const double inside = probability_below(normal, 2) - low;
    for (const double u : {0.001, 0.25, 0.5, 0.75, 0.999}) {
        const double x = quantile_within(normal, allowed, u);
        CHECK(allowed.contains(x));
        CHECK_THAT((probability_below(normal, x) - low) / inside, WithinAbs(u, 1e-9));
    }
    CHECK(quantile_within(Constant{5}, between(0, 3), 0.5) == 3);
}

TEST_CASE("quantiles are joined by straight lines", "[input]") {
    const Distribution d = Quantiles{{{0, 4}, {0.05, 9}, {0.5, 45}, {0.95, 400}, {1, 440}}};
    CHECK_THAT(quantile(d, 0.05), WithinRel(9.0, 1e-12));
    CHECK_THAT(quantile(d, 0.275), WithinRel(27.0, 1e-12));
    CHECK_THAT(quantile(d, 0.975), WithinRel(420.0, 1e-12));
    for (const double u : {0.01, 0.2, 0.5, 0.7, 0.99}) {
        CHECK_THAT(probability_below(d, quantile(d, u)), WithinAbs(u, 1e-12));
    }
    CHECK(probability_below(d, 3) == 0);
    CHECK(probability_below(d, 441) == 1);
}

TEST_CASE("a discrete draw takes each value as often as its share says", "[input]") {
    const Distribution d = Discrete{{{1, 0.2}, {5, 0.5}, {9, 0.3}}};
    int fives = 0;
    for (int i = 0; i < 1'000; ++i) {
        fives += quantile(d, (i + 0.5) / 1'000) == 5 ? 1 : 0;
    }
    CHECK(fives == 500);
    CHECK(quantile(d, 1 - 1e-16) == 9);
    CHECK_THAT(probability_below(d, 5), WithinAbs(0.7, 1e-12));
}
