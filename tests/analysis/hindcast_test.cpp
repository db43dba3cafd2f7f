#include "analysis/hindcast/hindcast.hpp"

#include "analysis/statistics/crps.hpp"
#include "analysis/statistics/logistic_fit.hpp"
#include "output/results_format.hpp"
#include "output/run_writer.hpp"
#include "tests/output/sample_run.hpp"

#include <array>
#include <boost/math/constants/constants.hpp>
#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;
using namespace cordon::analysis;
using Statistic = HindcastTarget::Statistic;

namespace {

HindcastTarget target(const std::string& series, Statistic statistic, double until_days) {
    return {.name = "target",
            .quantity = "size",
            .unit = "devices",
            .source = "Somebody",
            .campaign = "orb",
            .series = series,
            .statistic = statistic,
            .until_days = until_days,
            .low = {},
            .central = {},
            .high = {},
            .is_counted = true};
}

/// A run of 21 members over 0, 31, 59, 90 and 120 days; member m reports (100 + m) 2^t of the
/// campaign orb on date t, and the last member the same number on all dates.
output::RunReader doubling_run(const tests::TemporaryFolder& folder) {
    const auto header = tests::sample_header(21, 4);
    const auto path = folder.path() / "results.h5";
    output::RunWriter writer(path, header);
    for (std::size_t member = 0; member < header.members; ++member) {
        writer.write_parameters(member, std::array{0.5, 0.5});
        for (std::size_t policy = 0; policy < header.policies.size(); ++policy) {
            auto record = output::empty_record(header);
            for (std::size_t time = 0; time < header.times_days.size(); ++time) {
                const double growth = member == 20 ? 1 : std::exp2(time);
                record.observed_active[2 * time] = (100 + static_cast<double>(member)) * growth;
            }
            writer.write(policy, member, record);
        }
    }
    writer.finish();
    return output::RunReader(path);
}

}  // namespace

TEST_CASE("fair CRPS by hand", "[analysis]") {
    CHECK(fair_crps({3}, 5) == 2);
    // |1-2| + |4-2| over 2, less |1-4| over 2: the pair counts once in each order, over 2 m (m-1).
    CHECK(fair_crps({4, 1}, 2) == Approx(1.5 - 1.5));
    // Errors 4, 2, 1 and pairs 2, 5, 3: 7/3 - 2 (2 + 5 + 3) / (2 * 3 * 2).
    CHECK(fair_crps({1, 3, 6}, 5) == Approx(7.0 / 3 - 10.0 / 6));
}

// V34. The ensemble are the 20,000 mid-quantiles of the standard normal, so nothing is random; the
// fair score of quantiles differs from that of the law by less than 1e-3.
TEST_CASE("the CRPS of a normal is its closed form", "[analysis]") {
    const boost::math::normal normal;
    std::vector<double> members;
    constexpr int count = 20'000;
    for (int i = 0; i < count; ++i) {
        members.push_back(quantile(normal, (i + 0.5) / count));
    }
    for (const double x : {0.0, 0.7, -2.0}) {
        const double closed = x * (2 * cdf(normal, x) - 1) + 2 * pdf(normal, x) -
                              1 / boost::math::constants::root_pi<double>();
        CHECK(fair_crps(members, x) == Approx(closed).margin(1e-3));
    }
}

TEST_CASE("a logistic curve is found again from four of its points", "[analysis]") {
    const auto curve = [](double day) { return 1'000 / (1 + std::exp(-(day - 10) / 3)); };
    const std::vector<KnownSize> known{
        {2, curve(2)}, {6, curve(6)}, {10, curve(10)}, {14, curve(14)}};
    CHECK(logistic_forecast(known, 30).value() == Approx(curve(30)).epsilon(0.02));
    CHECK_FALSE(logistic_forecast(std::span(known).first(2), 30));
    const std::vector<KnownSize> one_day{{1, 5}, {1, 6}, {1, 7}};
    CHECK_FALSE(logistic_forecast(one_day, 30));
}

TEST_CASE("targets are compared through their statistic", "[analysis]") {
    const tests::TemporaryFolder folder;
    const auto run = doubling_run(folder);
    auto value = target("observed_active", Statistic::value, 59);
    value.central = 440;  // members report 400, 404, ... 476, and the last 120
    auto peak = target("observed_active", Statistic::peak, 120);
    peak.central = 10'000;
    auto mean = target("observed_active", Statistic::mean, 59);
    mean.from_days = 31;
    mean.central = 330;  // (2 + 4) / 2 of 110
    auto doubling = target("observed_active", Statistic::doubling_time, 59);
    doubling.from_days = 0;
    doubling.central = 59 * 1'440 / 2.0;
    const auto results = compare(run, {value, peak, mean, doubling});
    CHECK(results[0].median == Approx(436));
    CHECK(results[0].is_inside);
    CHECK(results[0].nine_in_ten.low == Approx(400));
    CHECK_FALSE(results[1].is_inside);
    CHECK(results[1].median == Approx(16 * 109));
    CHECK(results[2].median == Approx(3 * 109));
    CHECK(results[3].median == Approx(59 * 1'440 / 2.0));
    CHECK_FALSE(results[3].crps);  // one member does not grow
    CHECK(coverage(results).compared == 4);
    CHECK(coverage(results).inside == 3);
}

TEST_CASE("baselines know the figures of earlier dates and no others", "[analysis]") {
    const tests::TemporaryFolder folder;
    const auto run = doubling_run(folder);
    auto first = target("observed_active", Statistic::value, 31);
    first.central = 200;
    auto second = target("observed_active", Statistic::value, 59);
    second.central = 300;
    auto other = target("observed_ever", Statistic::value, 31);
    other.central = 7;
    const auto results = compare(run, {second, other, first});
    REQUIRE(results[0].persistence);
    CHECK(results[0].persistence->forecast == 200);
    CHECK(results[0].persistence->crps == 100);
    // Members report 400 and more of 300, worse than the 200 of persistence.
    CHECK(skill_text(results) ==
          "CRPS better than persistence in 0 of 1, better than a logistic curve in 0 of 0");
    CHECK_FALSE(results[0].logistic);
    CHECK_FALSE(results[1].persistence);
    CHECK_FALSE(results[2].persistence);
}

TEST_CASE("more than so many is scored by the share of members above", "[analysis]") {
    const tests::TemporaryFolder folder;
    const auto run = doubling_run(folder);
    auto some = target("observed_active", Statistic::value, 59);
    some.low = 438;  // of 21 members, 110 x 4 and up: ten of the first twenty
    auto none = some;
    none.low = 480;
    const auto results = compare(run, {some, none});
    CHECK(results[0].above.value() == Approx(10.0 / 21));
    CHECK(results[0].is_inside);
    CHECK_FALSE(results[0].crps);
    CHECK(results[1].above == 0);
    CHECK_FALSE(results[1].is_inside);
}

TEST_CASE("coverage is stated with what so few figures leave open", "[analysis]") {
    // Beta(8, 3): mean 8/11.
    const Coverage seven{.inside = 7, .compared = 9};
    CHECK(seven.posterior_mean() == Approx(8.0 / 11));
    CHECK(seven.posterior_interval().low == Approx(0.49).margin(0.005));
    CHECK(seven.posterior_interval().high == Approx(0.91).margin(0.005));
    CHECK(coverage_text(seven).find("7 of 9 published figures inside the 90 % interval") == 0);
}
