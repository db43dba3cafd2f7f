#include "sim/elementary.hpp"

#include "statistics.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

using namespace cordon;

namespace {

/// Distance of `value` from the truth in units of the truth's last place.
double error_in_ulps(double value, long double truth) {
    const auto rounded = static_cast<double>(std::abs(truth));
    const double ulp = std::nextafter(rounded, INFINITY) - rounded;
    return static_cast<double>(std::abs(value - truth) / ulp);
}

constexpr int arguments = 300'000;

}  // namespace

TEST_CASE("log is within 1 ulp over the whole range and close to 1", "[sim]") {
    sim::RandomStream stream = test::test_stream(0);
    double worst = 0;
    for (int i = 0; i < arguments; ++i) {
        const auto any =
            std::bit_cast<double>(0x0010000000000000 + stream.bits() % 0x7FE0000000000000);
        const double near_one = 1 + (stream.uniform() - 0.5) * (i % 2 == 0 ? 1 : 1e-6);
        for (const double x : {any, near_one, stream.uniform()}) {
            worst =
                std::max(worst, error_in_ulps(sim::log(x), std::log(static_cast<long double>(x))));
        }
    }
    CHECK(worst < 1);
    CHECK(sim::log(1) == 0);
    CHECK(sim::log(std::numeric_limits<double>::min()) == std::log(0x1p-1022));
    CHECK(sim::log(std::numeric_limits<double>::max()) ==
          std::log(std::numeric_limits<double>::max()));
}

TEST_CASE("exp is within 1 ulp where its result is normal", "[sim]") {
    sim::RandomStream stream = test::test_stream(1);
    double worst = 0;
    for (int i = 0; i < arguments; ++i) {
        const double any = -708 + 1417 * stream.uniform();
        const double small = (stream.uniform() - 0.5) * (i % 2 == 0 ? 2 : 1e-6);
        for (const double x : {any, small}) {
            worst =
                std::max(worst, error_in_ulps(sim::exp(x), std::exp(static_cast<long double>(x))));
        }
    }
    CHECK(worst < 1);
}

TEST_CASE("exp goes to its limits without a jump", "[sim]") {
    CHECK(sim::exp(0) == 1);
    CHECK(sim::exp(-INFINITY) == 0);
    CHECK(sim::exp(-1e300) == 0);
    CHECK(sim::exp(INFINITY) == INFINITY);
    CHECK(sim::exp(710) == INFINITY);
    CHECK(std::isnan(sim::exp(NAN)));
    for (const double x : {-709.0, -720.0, -740.0, -744.0}) {  // subnormal results
        CHECK_THAT(sim::exp(x), Catch::WithinULP(std::exp(x), 1));
    }
}

TEST_CASE("log_one_plus keeps small arguments", "[sim]") {
    sim::RandomStream stream = test::test_stream(2);
    double worst = 0;
    for (int i = 0; i < arguments; ++i) {
        const double size = sim::exp(-40 * stream.uniform());
        for (const double x : {size, -size * 0.999}) {
            worst = std::max(worst, error_in_ulps(sim::log_one_plus(x),
                                                  std::log1p(static_cast<long double>(x))));
        }
    }
    CHECK(worst < 3);
    CHECK(sim::log_one_plus(0) == 0);
    CHECK(sim::log_one_plus(1e-300) == 1e-300);
}

TEST_CASE("pow keeps the stated relative error", "[sim]") {
    sim::RandomStream stream = test::test_stream(3);
    double worst = 0;  // in units of the bound
    for (int i = 0; i < arguments; ++i) {
        const double base = sim::exp(20 * (stream.uniform() - 0.5));
        const double exponent = 20 * (stream.uniform() - 0.5);
        const auto truth =
            std::pow(static_cast<long double>(base), static_cast<long double>(exponent));
        const auto error = static_cast<double>(std::abs(sim::pow(base, exponent) / truth - 1));
        const double bound = (2 * std::abs(exponent * std::log(base)) + 1) * 0x1p-52;
        worst = std::max(worst, error / bound);
    }
    CHECK(worst < 1);
    CHECK(sim::pow(1, 1e6) == 1);
    CHECK(sim::pow(3.7, 0) == 1);
}
