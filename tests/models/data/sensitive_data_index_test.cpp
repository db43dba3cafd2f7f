#include "models/data/sensitive_data_index.hpp"

#include "base/contract.hpp"
#include "models/world.hpp"
#include "tests/support/busy_world.hpp"
#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;
using models::SensitiveDataIndex;

namespace {

constexpr models::DataIndexOptions two_years{
    .half_life_years = 2, .uplift = .5, .half_uplift_gigabytes = 300};

}  // namespace

TEST_CASE("what comes evenly ages while it comes, and then by half-lives", "[models]") {
    SensitiveDataIndex index(two_years, 2);
    index.advance(SimTime{}, {0, 0});
    index.advance(SimTime{} + years(2), {100, 0});
    // An even inflow of 50 a year for one half-life: 50 x 2 / ln 2 x (1 - 1/2).
    CHECK(index.gigabytes(0, SimTime{} + years(2)) == Approx(50 / std::log(2)));
    CHECK(index.gigabytes(0, SimTime{} + years(4)) == Approx(25 / std::log(2)));
    CHECK(index.gigabytes(1, SimTime{} + years(4)) == 0);
    index.advance(SimTime{} + years(4), {100, 10});
    CHECK(index.gigabytes(0, SimTime{} + years(4)) == Approx(25 / std::log(2)));
    CHECK(index.gigabytes(1, SimTime{} + years(4)) == Approx(5 / std::log(2)));
}

TEST_CASE("looking in between changes nothing while the inflow is even", "[models]") {
    SensitiveDataIndex often(two_years, 1);
    SensitiveDataIndex seldom(two_years, 1);
    for (int day = 1; day <= 1000; ++day) {
        often.advance(SimTime{} + days(day), {3.0 * day});
    }
    const SimTime end = SimTime{} + days(1000);
    seldom.advance(end, {3000});
    CHECK(often.gigabytes(0, end) == Approx(seldom.gigabytes(0, end)).epsilon(1e-9));
    // Two looks a microsecond apart: what ages next to nothing is not lost in rounding.
    SensitiveDataIndex twice(two_years, 1);
    twice.advance(SimTime{} + SimSpan{1}, {7});
    CHECK(twice.gigabytes(0, SimTime{} + SimSpan{1}) == Approx(7).epsilon(1e-9));
}

TEST_CASE("data give an uplift that saturates", "[models]") {
    CHECK(models::targeting_uplift(0, two_years) == 1);
    CHECK(models::targeting_uplift(300, two_years) == Approx(1.25));
    CHECK(models::targeting_uplift(1e12, two_years) == Approx(1.5));
    CHECK_THROWS_AS(models::targeting_uplift(-1, two_years), ContractViolation);
    SensitiveDataIndex index(two_years, 1);
    index.advance(SimTime{} + years(2), {600 * std::log(2)});
    CHECK(index.targeting_uplift(0, SimTime{} + years(2)) == Approx(1.25));
    CHECK(index.targeting_uplift(0, SimTime{} + years(4)) == Approx(1 + .5 / 3));
    CHECK_THROWS_AS(index.targeting_uplift(0, SimTime{} + years(1)), ContractViolation);
}

TEST_CASE("a run gives its holders what orders and their campaigns bring", "[models]") {
    // Nothing ages within the run, so the index is what was received.
    auto options = test::busy_world();
    options.data.index = {.half_life_years = 1e9, .uplift = 1, .half_uplift_gigabytes = 1};
    const auto policy = test::no_policy();
    const auto run = [&] {
        models::World world(options, policy, sim::member_key(4, 0));
        return world.run(*sim::serial_executor()).observations.back();
    };
    const auto last = run();
    const auto& national = last.jurisdictions[0];
    const auto accessed = static_cast<std::size_t>(models::ExposureLayer::accessed);
    const auto& by_law = national.authorised.gigabytes_by_holder;
    // The near bloc stands behind the relay boxes, the far one behind nobody.
    CHECK(national.joint.newly_collected[0] > 0);
    CHECK(last.sensitive_data_index[0] ==
          Approx(by_law[accessed * 2] + national.joint.newly_collected[0]));
    CHECK(last.sensitive_data_index[1] == Approx(by_law[accessed * 2 + 1]));
    options.data.index.half_life_years = .25;
    const auto aged = run();
    CHECK(aged.sensitive_data_index[0] < .7 * last.sensitive_data_index[0]);
    CHECK(aged.sensitive_data_index[0] > .1 * last.sensitive_data_index[0]);
}
