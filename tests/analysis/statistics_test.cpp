#include "analysis/statistics/binomial_interval.hpp"
#include "analysis/statistics/paired_difference.hpp"
#include "analysis/statistics/quantiles.hpp"
#include "base/contract.hpp"

#include <boost/math/distributions/binomial.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numeric>

using namespace cordon;
using namespace cordon::analysis;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

TEST_CASE("quantiles interpolate between order statistics as numpy does", "[analysis]") {
    const std::vector<double> sorted{1, 2, 4, 8, 16};
    CHECK(quantile(sorted, 0) == 1);
    CHECK_THAT(quantile(sorted, 0.05), WithinRel(1.2, 1e-12));
    CHECK(quantile(sorted, 0.25) == 2);
    CHECK(quantile(sorted, 0.5) == 4);
    CHECK_THAT(quantile(sorted, 0.95), WithinRel(14.4, 1e-12));
    CHECK(quantile(sorted, 1) == 16);
    CHECK(quantile(std::vector<double>{7}, 0.3) == 7);
    CHECK_THROWS_AS(quantile(std::vector<double>{}, 0.5), ContractViolation);
    CHECK_THROWS_AS(quantile(sorted, 1.1), ContractViolation);
}

TEST_CASE("an estimate has the errors that come from the number of members", "[analysis]") {
    const auto e = estimate({16, 1, 8, 2, 4});
    CHECK(e.members == 5);
    CHECK(e.median == 4);
    CHECK(e.half.low == 2);
    CHECK(e.half.high == 8);
    CHECK_THAT(e.nine_in_ten.low, WithinRel(1.2, 1e-12));
    CHECK_THAT(e.nine_in_ten.high, WithinRel(14.4, 1e-12));
    CHECK_THAT(e.mean, WithinRel(6.2, 1e-12));
    CHECK_THAT(e.mean_error, WithinRel(2.727636339397171, 1e-12));
    // All of five lie on one side of the median in 2 / 32 of cases, so the whole range has 94 %.
    CHECK(e.median_interval.low == 1);
    CHECK(e.median_interval.high == 16);
    CHECK(e.median_error() == 12);
}

TEST_CASE("one member has no error, and missing numbers are bugs", "[analysis]") {
    const auto e = estimate({3});
    CHECK(e.median == 3);
    CHECK(e.nine_in_ten.high == 3);
    CHECK(std::isnan(e.mean_error));
    CHECK(std::isnan(e.median_error()));
    CHECK(std::isnan(estimate({1, 2, 3, 4}).median_error()));
    CHECK_THROWS_AS(estimate({}), ContractViolation);
    CHECK_THROWS_AS(estimate({1, std::numeric_limits<double>::quiet_NaN()}), ContractViolation);
}

TEST_CASE("the interval of the median covers it in nine cases of ten, and is no wider",
          "[analysis]") {
    // Exact, so there is no false alarm: the interval from the l-th to the l-th last of n values
    // misses the median with probability 2 P(Bin(n, 1/2) < l). An index that is off by one shows.
    for (std::size_t n = 5; n <= 300; ++n) {
        std::vector<double> sorted(n);
        std::iota(sorted.begin(), sorted.end(), 1.0);
        const auto interval = median_interval(sorted);
        const boost::math::binomial_distribution<> below(static_cast<double>(n), 0.5);
        CAPTURE(n);
        CHECK(interval.low + interval.high == static_cast<double>(n + 1));
        CHECK(2 * cdf(below, interval.low - 1) <= 0.10);
        CHECK(2 * cdf(below, interval.low) > 0.10);
    }
    std::vector<double> fifty(50);
    std::iota(fifty.begin(), fifty.end(), 1.0);
    CHECK(median_interval(fifty).low == 19);  // as printed in tables of the sign test
}

TEST_CASE("where most members agree the median has no error", "[analysis]") {
    std::vector<double> values(50, 0.0);
    values[0] = 1e5;
    values[1] = -1e5;
    CHECK(estimate(values).median_error() == 0);  // not some 1e-7 of the distant values
}

TEST_CASE("a difference that is the rounding of sums is none", "[analysis]") {
    const std::vector<double> baseline{2e7, 2e7, 0, -1e9};
    const auto d =
        paired_difference(std::vector<double>{2e7 - 7e-9, 2e7 - 0.021, 1e-12, -1e9 + 1}, baseline);
    CHECK(d.lower == 1);     // 0.021 of 2e7 is just above 1e-9
    CHECK(d.equal == 2);     // the first, and the last, just at 1e-9
    CHECK(d.higher() == 1);  // from nothing to anything is a change
    const auto none = paired_difference(std::vector<double>{2e7 + 7e-9, 2e7, 0, -1e9}, baseline);
    CHECK(none.is_none());
    CHECK(none.change.mean == 0);
}

TEST_CASE("binomial intervals are those of the beta distribution", "[analysis]") {
    CHECK_THAT(jeffreys(43, 50, 0.90).low, WithinRel(0.7648823847848991, 1e-10));
    CHECK_THAT(jeffreys(43, 50, 0.90).high, WithinRel(0.9251732806655258, 1e-10));
    CHECK_THAT(clopper_pearson(43, 50, 0.90).low, WithinRel(0.7530647982687908, 1e-10));
    CHECK_THAT(clopper_pearson(43, 50, 0.90).high, WithinRel(0.9324033009964428, 1e-10));
    CHECK(jeffreys(0, 20, 0.90).low == 0);
    CHECK(jeffreys(20, 20, 0.90).high == 1);
    CHECK(clopper_pearson(0, 20, 0.90).low == 0);
    CHECK_THAT(clopper_pearson(0, 20, 0.90).high, WithinRel(0.13910834066826516, 1e-10));
    CHECK(clopper_pearson(20, 20, 0.90).high == 1);
    CHECK_THROWS_AS(jeffreys(3, 2, 0.90), ContractViolation);
    CHECK_THROWS_AS(clopper_pearson(0, 0, 0.90), ContractViolation);
    CHECK_THROWS_AS(jeffreys(1, 2, 1), ContractViolation);
}

TEST_CASE("without a success the bound is one minus the n-th root of a twentieth", "[analysis]") {
    CHECK_THAT(bound_without_success(59), WithinRel(0.049507609888227, 1e-10));
    CHECK(bound_without_success(58) > 0.05);
    CHECK(bound_without_success(299) < 0.01);
    CHECK(bound_without_success(298) > 0.01);
    CHECK(statement_interval(0, 59).low == 0);
    CHECK(statement_interval(0, 59).high == bound_without_success(59));
    CHECK(statement_interval(59, 59).low == 1 - bound_without_success(59));
    CHECK(statement_interval(59, 59).high == 1);
    CHECK(statement_interval(5, 59).low == jeffreys(5, 59, 0.90).low);
}

TEST_CASE("a difference is taken member by member", "[analysis]") {
    const std::vector<double> baseline{100, 200, 300, 400};
    const auto d = paired_difference(std::vector<double>{90, 200, 280, 430}, baseline);
    CHECK(d.change.median == -5);  // of -20, -10, 0, 30
    CHECK(d.change.mean == 0);
    CHECK(d.lower == 2);
    CHECK(d.equal == 1);
    CHECK(d.lower_share.low == jeffreys(2, 4, 0.90).low);
    CHECK_THROWS_AS(paired_difference(std::vector<double>{1}, baseline), ContractViolation);

    const auto none = paired_difference(baseline, baseline);
    CHECK(none.change.median == 0);
    CHECK(none.change.mean_error == 0);
    CHECK(none.lower == 0);
    CHECK(none.equal == 4);
    CHECK(none.is_none());
    CHECK(d.higher() == 1);
    CHECK_FALSE(d.is_none());
}
