#include "models/observation/banned_base.hpp"

#include "tests/support/market_world.hpp"
#include "tests/support/one_nation.hpp"

#include <catch2/catch.hpp>

using namespace cordon;

namespace {

const sim::RandomKey key = sim::member_key(13, 0);

SimTime year(double n) {
    return SimTime{} + years(n);
}

}  // namespace

TEST_CASE("a ban announced later never drives a device out sooner (M12)", "[models]") {
    // Buyer by buyer, where nothing in the market reacts; who obeys does so whatever the date.
    const auto world = test::market_world();
    const auto early_policy = test::ban_policy(0, .8, year(.5));
    const auto late_policy = test::ban_policy(0, .8, year(1.5));
    const test::OneNation early(world, early_policy, key);
    const test::OneNation late(world, late_policy, key);
    const auto& block = early.population().blocks()[0];
    std::uint64_t later_only = 0;
    for (std::uint64_t slot = 0; slot < 5000; ++slot) {
        for (const double time : {.4, 1.0, 2.0, 4.0}) {
            const auto a = early.profile_at(block, models::SlotId(slot), year(time));
            const auto b = late.profile_at(block, models::SlotId(slot), year(time));
            REQUIRE(a.has_value() == b.has_value());
            if (a && a->line != b->line) {
                CHECK(b->line < 2);  // banned by then under the early one alone
                CHECK((b->device.bought >= year(.5) && b->device.bought < year(1.5)));
                ++later_only;
            }
        }
    }
    CHECK(later_only > 100);
}

TEST_CASE("a ban announced later leaves no less of the banned base, reacting or not (M12)",
          "[models]") {
    const auto world = GENERATE(test::market_world(), test::reacting_market_world());
    const auto early_policy = test::ban_policy(0, .8, year(.5));
    const auto late_policy = test::ban_policy(0, .8, year(1));
    const test::OneNation early(world, early_policy, key);
    const test::OneNation late(world, late_policy, key);
    const std::vector<models::Stock> early_stocks{models::Stock(early)};
    const std::vector<models::Stock> late_stocks{models::Stock(late)};
    const models::BannedBase early_base(early_stocks);
    const models::BannedBase late_base(late_stocks);
    // Cohorts of ten days begin on other dates, which moves the sum by a millionth.
    for (const double time : {.25, .5}) {
        CHECK(*early_base.online(year(time)) ==
              Approx(*late_base.online(year(time))).epsilon(1e-5));
    }
    for (const double time : {.75, 1.0, 2.0, 4.0}) {
        CHECK(*early_base.online(year(time)) < *late_base.online(year(time)) - 1);
    }
}

TEST_CASE("a tariff announced later never lowers a share sooner (M12)", "[models]") {
    const auto world = GENERATE(test::market_world(), test::reacting_market_world());
    const auto early_policy = test::price_policy(0, .3, year(.5));
    const auto late_policy = test::price_policy(0, .3, year(1.5));
    const test::OneNation early(world, early_policy, key);
    const test::OneNation late(world, late_policy, key);
    const auto cheap = [](const models::Nation& nation, double time) {
        const auto shares = nation.sales().shares(0, 0, year(time));
        return shares[0] + shares[1];
    };
    CHECK(cheap(early, .4) == cheap(late, .4));
    for (const double time : {.6, 1.0, 1.4}) {
        CHECK(cheap(early, time) < cheap(late, time) - .01);
    }
    for (const double time : {1.6, 2.5, 4.0}) {
        CHECK(cheap(early, time) <= cheap(late, time) + 1e-12);
    }
}

TEST_CASE("a mandate or a standard announced later never helps a device sooner (M12)", "[models]") {
    const auto rules = [](SimTime from) {
        const models::Schedule schedule{from, from + days(200), .7};
        return models::PolicyRules(
            {"both",
             "Both",
             {models::UpdateMandateOptions{
                  .schedule = schedule, .device_classes = {true}, .rate_factor = 4},
              models::BaselineStandardOptions{.schedule = schedule,
                                              .device_classes = {true},
                                              .default_credential_cut = .5,
                                              .vulnerability_cut = .5,
                                              .automatic_floor = .5,
                                              .support_floor_years = 5,
                                              .disclosure_policies = 0}}},
            key);
    };
    const auto early = rules(year(.5));
    const auto late = rules(year(1));
    int sooner = 0;
    int covered = 0;
    for (std::uint64_t slot = 0; slot < 3000; ++slot) {
        const models::DeviceId id(models::SlotId(slot), 0);
        const SimTime patched = early.patch_clock(id, 0).after(year(.2), 1.5);
        CHECK(patched <= late.patch_clock(id, 0).after(year(.2), 1.5));
        sooner += patched < late.patch_clock(id, 0).after(year(.2), 1.5) ? 1 : 0;
        const models::OwnedDevice device{id, year(.3 + static_cast<double>(slot) / 2000), never};
        const auto met = early.duties(device, 0).support_floor_years;
        CHECK(met >= late.duties(device, 0).support_floor_years);
        covered += met > late.duties(device, 0).support_floor_years ? 1 : 0;
    }
    CHECK((sooner > 500 && covered > 200));
}
