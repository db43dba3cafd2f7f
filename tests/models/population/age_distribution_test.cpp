#include "models/population/age_distribution.hpp"

#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;
using models::AgeDistribution;

namespace {

models::ServiceLife life(double shape, double mean_years) {
    auto device_class = test::small_world(1, 1).jurisdictions[0].population.device_classes[0];
    device_class.life_shape = shape;
    device_class.life_mean_years = mean_years;
    return models::ServiceLife(device_class);
}

}  // namespace

TEST_CASE("ages of a steady base follow the stationary renewal law (V7)", "[models]") {
    // Reference values of MODEL 7.2, V7: mean age, and share of devices past the mean life.
    const auto [shape, mean_age, past_mean_life] = GENERATE(table<double, double, double>(
        {{2, 3.18310, .210091}, {3, 2.83023, .147081}, {1, 5, .367879}}));
    const auto ages = AgeDistribution::of_steady_growth(life(shape, 5), 0);
    CHECK(ages.mean_years() == Approx(mean_age).epsilon(1e-5));
    CHECK(ages.older_than(5) == Approx(past_mean_life).epsilon(1e-5));
}

TEST_CASE("a growing base is younger: exp(-g x) S(x) (V8, V10)", "[models]") {
    // Devices of a base banned from sale, of mean life 5 years and shape 2, still in use after u
    // years, relative to the day of the ban. MODEL section 0 prints both rows.
    const auto [growth, after_quarter, one, two, three, five] =
        GENERATE(table<double, double, double, double, double, double>(
            {{0, .9500, .8021, .6161, .4521, .2101},
             {std::log(1.14), .960, .833, .661, .499, .243}}));
    const auto ages = AgeDistribution::of_steady_growth(life(2, 5), growth);
    const auto left = [&, rate = growth](double years) {
        return ages.older_than(years) * std::exp(rate * years);
    };
    CHECK(left(.25) == Approx(after_quarter).margin(5e-4));
    CHECK(left(1) == Approx(one).margin(5e-4));
    CHECK(left(2) == Approx(two).margin(5e-4));
    CHECK(left(3) == Approx(three).margin(5e-4));
    CHECK(left(5) == Approx(five).margin(5e-4));
}

TEST_CASE("the inverse table undoes the law, to the very tail", "[models]") {
    const double shape = GENERATE(0.7, 1.0, 2.0, 3.0, 5.0);
    const double growth = GENERATE(0.0, 0.2);
    const auto ages = AgeDistribution::of_steady_growth(life(shape, 6.5), growth);
    for (const double older : {0.999, 0.9, 0.5, 0.1, 1e-2, 1e-3, 1e-4, 1e-6, 1e-9, 1e-12}) {
        CHECK(ages.older_than(ages.age_exceeded_by(older)) == Approx(older).epsilon(2e-3));
    }
    CHECK(ages.older_than(0) == 1);
    CHECK(ages.older_than(1e6) == 0);
}
