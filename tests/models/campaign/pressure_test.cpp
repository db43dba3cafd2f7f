#include "models/campaign/pressure.hpp"

#include "base/contract.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;
using models::ForeignBots;

namespace {

const models::ScanningOptions options{.probes_per_second = .01,
                                      .address_space = 3.7e9,
                                      .foreign_plateau = 250'000,
                                      .foreign_doubling_days = .5,
                                      .foreign_half_life_days = 90,
                                      .plateau_days = 40};

SimTime day(double n) {
    return SimTime{} + days(n);
}

}  // namespace

TEST_CASE("foreign bots grow, hold and decay", "[models]") {
    const ForeignBots bots(options, day(10));
    CHECK(bots.at(day(9.99)) == 0);
    CHECK(bots.at(day(10)) == Approx(1));
    CHECK(bots.at(day(12)) == Approx(16).epsilon(.01));  // four doublings
    CHECK(bots.at(day(40)) == Approx(250'000).epsilon(.001));
    CHECK(bots.growth_per_day(day(11)) == Approx(std::log(2) / .5).epsilon(.001));
    CHECK(bots.growth_per_day(day(9)) == 0);
    CHECK(bots.at(day(300)) / bots.at(day(390)) == Approx(2));
}

TEST_CASE("bot-days are the area under the bots", "[models]") {
    const ForeignBots bots(options, day(10));
    const auto [from, until] = GENERATE(
        table<double, double>({{0, 12}, {11, 25}, {30, 60}, {60, 100}, {70, 400}, {0, 5}}));
    double area = 0;
    const int steps = 40'000;
    for (int i = 0; i < steps; ++i) {
        area += bots.at(day(from + (until - from) * (i + .5) / steps)) * (until - from) / steps;
    }
    CHECK(bots.bot_days(day(from), day(until)) == Approx(area).epsilon(1e-4).margin(1e-9));
}

TEST_CASE("a population that is there from the start stays as it is told", "[models]") {
    auto constant = options;
    constant.foreign_plateau = 1;
    const ForeignBots bots(constant, SimTime{});
    CHECK(bots.at(day(20)) == 1);
    CHECK(bots.bot_days(SimTime{}, day(20)) == Approx(20));
}

TEST_CASE("domestic and foreign bots press alike", "[models]") {
    const models::ScanningPressure pressure(options, day(10));
    const double per_bot_day = .01 * 86'400 / 3.7e9;
    CHECK(pressure.probes(1000, day(0), day(5)) == Approx(5000 * per_bot_day));
    CHECK(pressure.probes(1000, day(30), day(31)) ==
          Approx((1000 + 250'000) * per_bot_day).epsilon(.001));
}

TEST_CASE("a level on the clock comes at its time", "[models]") {
    const models::PressureWindow window{day(1), day(3), models::pressure_span(5),
                                        models::pressure_span(2)};
    CHECK(window.level_at(day(1)) == models::pressure_span(5));
    CHECK(window.level_at(day(2)) == models::pressure_span(6));
    CHECK(window.time_of(models::pressure_span(6)) == day(2));
    CHECK(window.time_of(models::pressure_span(7)) == day(3));
    CHECK(window.time_of(models::pressure_span(5) + 1) > day(1));
    CHECK_THROWS_AS(models::pressure_span(-1), ContractViolation);
    CHECK_THROWS_AS(models::pressure_span(1e8), ContractViolation);
}
