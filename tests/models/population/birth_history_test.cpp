#include "models/population/birth_history.hpp"

#include "models/market/cohorts.hpp"
#include "models/population/age_distribution.hpp"

#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;
using models::AdoptionCurve;
using models::BassDiffusion;
using models::BirthHistory;

namespace {

models::DeviceClassOptions device_class(double shape, double mean_years) {
    auto options = test::small_world(1, 1).jurisdictions[0].population.device_classes[0];
    options.life_shape = shape;
    options.life_mean_years = mean_years;
    return options;
}

}  // namespace

TEST_CASE("steady growth solved step by step is the closed law (V8)", "[models]") {
    // A logistic curve a billionth of the way up grows by e^q a year. Only the method's own error
    // is left, of second order in a step of a sixty-fourth of the mean life.
    const auto [shape, mean, growth] = GENERATE(
        table<double, double, double>({{2, 5, .1}, {3, 13, .08}, {1, 5, .3}, {.7, 4, .1}}));
    const models::ServiceLife life(device_class(shape, mean));
    const AdoptionCurve curve(BassDiffusion{0, growth, models::Saturation{1}}, 1e-9, 1, {});
    const auto shares = models::cohort_shares(life, BirthHistory::step_years(curve, mean, 3));
    const BirthHistory births(curve, shares, 3);
    const models::AgeDistribution solved(
        life, [&](double age) { return births.rate(-age); }, -births.began_years());
    const auto closed = models::AgeDistribution::of_steady_growth(life, growth);
    for (const double age : {.2, 1.0, 3.0, 6.0, 10.0, 15.0}) {
        CHECK(solved.older_than(age) == Approx(closed.older_than(age)).epsilon(1e-3).margin(1e-6));
    }
    for (const double older : {.99, .5, .1, 1e-3, 1e-5}) {
        CHECK(solved.age_exceeded_by(older) == Approx(closed.age_exceeded_by(older)).epsilon(2e-3));
    }
    CHECK(births.replacing(-1) == Approx(1 - growth * closed.in_service()).epsilon(2e-3));
}

TEST_CASE("births less deaths are the stock, at every step (M19)", "[models]") {
    const double shape = GENERATE(.7, 2.0, 3.0);
    auto options = device_class(shape, 5);
    options.upgrades_per_year = .1;
    const models::ServiceLife life(options);
    const AdoptionCurve curve(BassDiffusion{.03, .38, models::Launch{-12, 0}}, .3, 1, {});
    const auto shares = models::cohort_shares(life, BirthHistory::step_years(curve, 4, 3));
    const BirthHistory births(curve, shares, 3);
    for (const double time : {-11.0, -6.3, 0.0, 1.7, 3.0}) {
        const auto bought = births.by_age(time, shares.in_service.size());
        double alive = 0;
        for (std::size_t age = 0; age < bought.size(); ++age) {
            alive += bought[age] * shares.in_service[age];
        }
        CHECK(alive == Approx(curve.filled(time)).epsilon(2e-3));
    }
}

TEST_CASE("nobody owns a device from before the launch", "[models]") {
    const models::ServiceLife life(device_class(2, 20));
    const AdoptionCurve curve(BassDiffusion{.05, .3, models::Launch{-6, 0}}, .3, 1, {});
    const auto shares = models::cohort_shares(life, BirthHistory::step_years(curve, 20, 3));
    const BirthHistory births(curve, shares, 3);
    const models::AgeDistribution ages(
        life, [&](double age) { return births.rate(-age); }, -births.began_years());
    CHECK(ages.older_than(6) == 0);
    CHECK(ages.older_than(5.9) > 0);
    CHECK(ages.age_exceeded_by(0x1p-50) <= 6);
    CHECK(ages.age_exceeded_by(1e-6) == Approx(6).epsilon(1e-3));
}
