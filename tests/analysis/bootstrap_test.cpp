#include "analysis/statistics/bootstrap.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

using namespace cordon::analysis;

namespace {

double mean(std::span<const std::size_t> members) {
    double sum = 0;
    for (const auto member : members) {
        sum += static_cast<double>(member);
    }
    return sum / static_cast<double>(members.size());
}

}  // namespace

TEST_CASE("the bootstrap of a mean is as wide as theory says", "[analysis]") {
    // Means of 0 to 99: sd of one draw sqrt((100^2 - 1) / 12) = 28.87, of the mean 2.887. The ends
    // of 1,000 resamples have a standard error of about 0.045 x 2.887 each; 0.6 is over four of
    // them, so that a right bootstrap fails for one key in 10,000. Resamples of half the size, or
    // without replacement, would be off by 2 and more.
    const auto interval = bootstrap_interval(100, 7, mean);
    CHECK(interval.low == Approx(49.5 - 1.645 * 2.887).margin(0.6));
    CHECK(interval.high == Approx(49.5 + 1.645 * 2.887).margin(0.6));
}

TEST_CASE("the bootstrap is a function of its arguments", "[analysis]") {
    const auto one = bootstrap_interval(30, 1, mean);
    const auto again = bootstrap_interval(30, 1, mean);
    const auto other = bootstrap_interval(30, 2, mean);
    CHECK((one.low == again.low && one.high == again.high));
    CHECK((one.low != other.low || one.high != other.high));
}

TEST_CASE("a resample without a value makes the interval unknown", "[analysis]") {
    const auto interval = bootstrap_interval(3, 1, [](std::span<const std::size_t> members) {
        return members[0] == 0 ? std::numeric_limits<double>::quiet_NaN() : 1.0;
    });
    CHECK(std::isnan(interval.low));
    CHECK(std::isnan(interval.high));
}
