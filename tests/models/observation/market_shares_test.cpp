#include "models/observation/market_shares.hpp"

#include "tests/support/busy_world.hpp"
#include "tests/support/one_nation.hpp"
#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;

TEST_CASE("market shares are those of the devices bought that year", "[models]") {
    const auto world = test::busy_world();
    const auto policy = test::busy_policy(.8);
    const test::OneNation nation(world, policy, sim::member_key(2, 0));
    // Of devices bought within a fortnight of a day, by class and bloc.
    const SimTime day = SimTime{} + days(300);
    std::vector<double> bought(4, 0);
    double purchases = 0;
    for (const auto& block : nation.population().blocks()) {
        for (std::uint64_t slot = 0; slot < block.slots(); ++slot) {
            nation.ownership(block).for_each_device(
                models::SlotId(block.first_slot + slot), day - days(7), day + days(7),
                [&](const models::OwnedDevice& device) {
                    const auto profile = nation.profile(block, device);
                    if (profile && device.bought >= day - days(7)) {
                        const auto line = profile->line;
                        ++bought[block.device_class * 2 +
                                 world.jurisdictions[0].market.product_lines[line].bloc];
                        ++purchases;
                    }
                });
        }
    }
    double expected = 0;
    for (std::size_t type = 0; type < 2; ++type) {
        for (std::size_t base = 0;
             base < world.jurisdictions[0].population.site_types[type].devices.size(); ++base) {
            expected += 14 / days_per_year * nation.ownership(type, base).purchases_per_year(day);
        }
    }
    // Three comparisons at |z| < 4.5: one false alarm in 50,000. Some 400 purchases: a rate a
    // quarter off, or a share off by 0.15, is noticed.
    CHECK(std::abs(purchases - expected) < 4.5 * std::sqrt(expected));
    const auto shares = models::market_shares(nation, day);
    for (std::size_t device_class = 0; device_class < 2; ++device_class) {
        const double near = shares[device_class * 2];
        const double all = bought[device_class * 2] + bought[device_class * 2 + 1];
        INFO(bought[device_class * 2] / all << " for " << near);
        CHECK(near + shares[device_class * 2 + 1] == Approx(1));
        CHECK(std::abs(bought[device_class * 2] - near * all) <
              4.5 * std::sqrt(all * near * (1 - near)));
    }
}

TEST_CASE("a class that nobody buys has no market shares", "[models]") {
    auto world = test::busy_world();
    world.jurisdictions[0].population.site_types[0].devices.pop_back();
    const auto policy = test::no_policy();
    const test::OneNation nation(world, policy, sim::member_key(2, 0));
    const auto shares = models::market_shares(nation, SimTime{});
    CHECK(shares[0] + shares[1] == Approx(1));
    CHECK(std::isnan(shares[2]));
}

TEST_CASE("quality stands still until shares move, and a subsidy lifts it", "[models]") {
    auto world = test::busy_world();
    const auto policy = test::no_policy();
    const test::OneNation nation(world, policy, sim::member_key(2, 0));
    for (const double quality : models::vendor_quality(nation, SimTime{})) {
        CHECK(quality == 1);
    }
    world.clock.horizon = SimTime{} + years(4);
    world.jurisdictions[0].market.price_measures = {
        {.schedule = {SimTime{} + days(30), SimTime{} + days(30), 1},
         .device_classes = {true, true},
         .blocs = {false, true},
         .rate = -.3}};
    const test::OneNation subsidised(world, policy, sim::member_key(2, 0));
    const auto later = models::vendor_quality(subsidised, SimTime{} + years(3));
    CHECK(later[1] > 1);         // bloc 1 is subsidised and wins shares
    CHECK(later[0] < later[1]);  // which bloc 0 loses
}
