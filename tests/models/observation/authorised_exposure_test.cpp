#include "models/observation/authorised_exposure.hpp"

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
    world.jurisdictions[0].population.device_classes[0].telemetry_mb_per_day = 50;
    world.jurisdictions[0].population.device_classes[0].sensitivity = 10;
    return world;
}

}  // namespace

TEST_CASE("each layer lies inside the one before, by its share (V29)", "[models]") {
    // 100 devices growing evenly to 300 over 10 days are 2,000 device-days.
    const auto world = exposed_world();
    models::AuthorisedExposure exposure(world.jurisdictions[0]);
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

TEST_CASE("time does not run backwards", "[models]") {
    const auto world = exposed_world();
    models::AuthorisedExposure exposure(world.jurisdictions[0]);
    exposure.advance(SimTime{} + days(1), {100});
    CHECK_THROWS_AS(exposure.advance(SimTime{}, {100}), ContractViolation);
    CHECK_THROWS_AS(exposure.advance(SimTime{} + days(2), {100, 200}), ContractViolation);
}
