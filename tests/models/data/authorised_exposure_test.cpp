#include "models/data/authorised_exposure.hpp"

#include "base/contract.hpp"
#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;

namespace {

constexpr auto reachable = static_cast<std::size_t>(models::ExposureLayer::reachable);
constexpr auto compellable = static_cast<std::size_t>(models::ExposureLayer::compellable);
constexpr auto accessed = static_cast<std::size_t>(models::ExposureLayer::accessed);

models::WorldOptions exposed_world() {
    auto world = test::small_world(100, 1000);
    world.jurisdictions[0].market.blocs = {{"bloc", "Bloc", .4, .5, 2}};
    world.jurisdictions[0].population.device_classes[0].emits_mb_per_day = {50};
    world.data.classes[0].sensitivity = 10;
    return world;
}

/// Two classes of devices and of data, two blocs of which one keeps its data with the other.
models::WorldOptions world_of_two() {
    auto world = exposed_world();
    auto& population = world.jurisdictions[0].population;
    auto& market = world.jurisdictions[0].market;
    market.blocs = {{"near", "Near", .4, .5, 2}, {"far", "Far", .2, .9, 1}};
    market.blocs[0].routing = {0, .3};
    market.blocs[1].routing = {.6, 0};
    world.data.classes.push_back({"location", "Location", 100});
    population.device_classes[0].emits_mb_per_day = {50, 2};
    population.device_classes.push_back(population.device_classes[0]);
    population.device_classes[1].emits_mb_per_day = {0, 1};
    return world;
}

}  // namespace

TEST_CASE("each layer lies inside the one before, by its share (V29)", "[models]") {
    // 100 devices growing evenly to 300 over 10 days are 2,000 device-days.
    const auto world = exposed_world();
    models::AuthorisedExposure exposure(world.jurisdictions[0], world.data);
    exposure.advance(SimTime{}, {100});
    CHECK(exposure.totals().device_days == std::vector<double>{0, 0, 0});
    exposure.advance(SimTime{} + days(10), {300});
    const auto& totals = exposure.totals();
    CHECK(totals.device_days[reachable] == Approx(2000 * .4));
    CHECK(totals.device_days[compellable] == Approx(2000 * .4 * .5));
    const double used = 1 - std::exp(-2 * 10 / days_per_year);
    CHECK(totals.device_days[accessed] == Approx(1500 * .4 * .5 * used));
    CHECK(totals.gigabytes[reachable] == Approx(2000 * .4 * 50 * 10 / 1000));
}

TEST_CASE("data are counted by class as they are, and weighted for their sum", "[models]") {
    const auto world = world_of_two();
    models::AuthorisedExposure exposure(world.jurisdictions[0], world.data);
    // [sector][device class][bloc]: for 10 days 100 devices of the first class and the near bloc,
    // 30 of the second and the far one.
    exposure.advance(SimTime{}, {100, 0, 0, 30});
    exposure.advance(SimTime{} + days(10), {100, 0, 0, 30});
    const auto& totals = exposure.totals();
    CHECK(totals.days_by_class[reachable * 2 + 0] == Approx(1000 * .4));
    CHECK(totals.days_by_class[compellable * 2 + 1] == Approx(300 * .2 * .9));
    CHECK(totals.volume[reachable * 2 + 0] == Approx(1000 * .4 * .05));
    CHECK(totals.volume[reachable * 2 + 1] == Approx(1000 * .4 * .002 + 300 * .2 * .001));
    CHECK(totals.gigabytes[reachable * 2 + 0] == Approx(1000 * .4 * (.05 * 10 + .002 * 100)));
    CHECK(totals.gigabytes[reachable * 2 + 1] == Approx(300 * .2 * .001 * 100));
}

TEST_CASE("a holder reaches what its vendors have and what others keep with it", "[models]") {
    const auto world = world_of_two();
    models::AuthorisedExposure exposure(world.jurisdictions[0], world.data);
    exposure.advance(SimTime{}, {100, 0, 0, 30});
    exposure.advance(SimTime{} + days(10), {100, 0, 0, 30});
    const auto& days_of = exposure.totals().days_by_holder;
    CHECK(days_of[reachable * 2 + 0] == Approx(1000 * .4 + 300 * .6));
    CHECK(days_of[reachable * 2 + 1] == Approx(1000 * .3 + 300 * .2));
    // What can be ordered, and how often it is, is the holder's law, whoever made the device.
    CHECK(days_of[compellable * 2 + 0] == Approx((1000 * .4 + 300 * .6) * .5));
    CHECK(days_of[compellable * 2 + 1] == Approx((1000 * .3 + 300 * .2) * .9));
    const double used = (1 - std::exp(-1 * 10 / days_per_year)) / 2;
    CHECK(days_of[accessed * 2 + 1] == Approx((1000 * .3 + 300 * .2) * .9 * used));
    const auto& gigabytes = exposure.totals().gigabytes_by_holder;
    CHECK(gigabytes[reachable * 2 + 1] == Approx(1000 * .3 * .7 + 300 * .2 * .1));
}

TEST_CASE("a law that orders nothing, and a vendor that sends nothing, give nothing", "[models]") {
    auto world = world_of_two();
    auto& blocs = world.jurisdictions[0].market.blocs;
    blocs[0].compellable = 0;
    blocs[1].accessed_per_year = 0;
    world.jurisdictions[0].population.device_classes[1].emits_mb_per_day = {0, 0};
    models::AuthorisedExposure exposure(world.jurisdictions[0], world.data);
    exposure.advance(SimTime{}, {100, 0, 0, 30});
    exposure.advance(SimTime{} + days(10), {100, 0, 0, 30});
    const auto& totals = exposure.totals();
    CHECK(totals.days_by_holder[compellable * 2 + 0] == 0);
    CHECK(totals.days_by_holder[accessed * 2 + 0] == 0);
    CHECK(totals.days_by_holder[accessed * 2 + 1] == 0);
    CHECK(totals.days_by_holder[reachable * 2 + 0] > 0);
    CHECK(totals.gigabytes[reachable * 2 + 1] == 0);
    CHECK(totals.device_days[reachable * 2 + 1] > 0);
}

TEST_CASE("time does not run backwards", "[models]") {
    const auto world = exposed_world();
    models::AuthorisedExposure exposure(world.jurisdictions[0], world.data);
    exposure.advance(SimTime{} + days(1), {100});
    CHECK_THROWS_AS(exposure.advance(SimTime{}, {100}), ContractViolation);
    CHECK_THROWS_AS(exposure.advance(SimTime{} + days(2), {100, 200}), ContractViolation);
}
