#include "models/market/stock.hpp"
#include "models/observation/banned_base.hpp"

#include "tests/support/busy_world.hpp"
#include "tests/support/one_nation.hpp"
#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <numeric>

using namespace cordon;

namespace {

/// Mean life 5 years and shape 2, no growth, one of two lines banned from the start on.
models::WorldOptions steady_world() {
    auto world = test::small_world(1000, 5 * days_per_year);
    world.jurisdictions[0].population.device_classes[0].life_mean_years = 5;
    world.jurisdictions[0].population.device_classes[0].life_shape = 2;
    world.jurisdictions[0].market.blocs = {{"banned", "Banned", 1, 1, 1},
                                           {"free", "Free", 1, 1, 1}};
    world.jurisdictions[0].market.product_lines = {{"a", 0, 0}, {"b", 0, 1}};
    world.jurisdictions[0].market.sales = {{{SimTime{}, {.4, .6}}}};
    world.weakness.lines.resize(2, world.weakness.lines[0]);
    return world;
}

models::PolicyOptions ban(double compliance, double evasion) {
    return {"ban",
            "Ban",
            {models::SalesBanOptions{.schedule = {SimTime{}, SimTime{}, compliance},
                                     .device_classes = {true},
                                     .blocs = {true, false},
                                     .sectors = {true},
                                     .evasion = evasion}}};
}

}  // namespace

TEST_CASE("a banned base survives as long as its devices live (V10)", "[models]") {
    const auto world = steady_world();
    const auto policy = ban(1, 0);
    const test::OneNation nation(world, policy, sim::member_key(1, 0));
    const std::vector<models::Stock> stocks{models::Stock(nation)};
    const models::BannedBase base(stocks);
    const auto [after_years, share] = GENERATE(table<double, double>(
        {{0, 1}, {.25, .9500}, {1, .8021}, {2, .6161}, {3, .4521}, {5, .2101}}));
    CHECK(*base.surviving_share(SimTime{} + years(after_years)) == Approx(share).margin(5e-5));
    // With full compliance nothing else of the banned lines is in use.
    CHECK(*base.online(SimTime{} + years(after_years)) == Approx(400 * share).margin(.03));
}

TEST_CASE("evaders keep the banned lines in the shops", "[models]") {
    // In the long run 1 - 0.8 x 0.75 = 40 % of the 40 % who want one still buy it, and those who
    // may not all take the only other line.
    const auto world = steady_world();
    const auto policy = ban(.8, .25);
    const test::OneNation nation(world, policy, sim::member_key(1, 0));
    const std::vector<models::Stock> stocks{models::Stock(nation)};
    CHECK(*models::BannedBase(stocks).online(SimTime{} + years(60)) ==
          Approx(1000 * .4 * .4).epsilon(1e-3));
    CHECK(nation.sales().shares(0, 0, SimTime{} + days(1))[0] == Approx(.4 * .4));
}

TEST_CASE("a device has a line of the time it was bought", "[models]") {
    // Line a is sold until the day before the start, line b from the start on.
    auto world = steady_world();
    world.jurisdictions[0].market.sales = {{{SimTime{} - days(1), {1, 0}}, {SimTime{}, {0, 1}}}};
    const auto policy = test::no_policy();
    const test::OneNation nation(world, policy, sim::member_key(1, 0));
    const auto& block = nation.population().blocks()[0];
    const SimTime now = SimTime{} + years(2);
    int old = 0;
    for (std::uint64_t slot = 0; slot < block.slots(); ++slot) {
        const auto profile = nation.profile_at(block, models::SlotId(slot), now);
        REQUIRE(profile);
        const SimTime bought = profile->device.bought;
        if (bought < SimTime{} - days(1)) {
            ++old;
            CHECK(profile->line == 0);
        } else if (bought > SimTime{}) {
            CHECK(profile->line == 1);
        }
    }
    CHECK(old > 400);
    // V10 again: 61.61 % are older than two years, one in two thousand was bought on the day
    // between.
    const auto stock = models::Stock(nation).by_line(0, 0, now);
    CHECK(stock[0] == Approx(616.1).margin(1));
    CHECK(stock[1] == Approx(1000 - 616.1).margin(1));
}

TEST_CASE("without a ban nothing is banned", "[models]") {
    const auto world = steady_world();
    const auto policy = test::no_policy();
    const test::OneNation nation(world, policy, sim::member_key(1, 0));
    const std::vector<models::Stock> stocks{models::Stock(nation)};
    CHECK_FALSE(models::BannedBase(stocks).online(SimTime{}).has_value());
    CHECK_FALSE(models::BannedBase(stocks).surviving_share(SimTime{}).has_value());
}

TEST_CASE("a ban moves stock between lines and changes no total", "[models]") {
    const auto world = test::busy_world();
    const auto free_policy = test::no_policy();
    const auto strict_policy = test::busy_policy(1);
    const test::OneNation free(world, free_policy, sim::member_key(1, 0));
    const test::OneNation strict(world, strict_policy, sim::member_key(1, 0));
    const auto total = [](const std::vector<double>& devices) {
        return std::accumulate(devices.begin(), devices.end(), 0.0);
    };
    for (std::size_t type = 0; type < 2; ++type) {
        const auto before = models::Stock(free).by_line(type, 0, SimTime{} + days(365));
        const auto after = models::Stock(strict).by_line(type, 0, SimTime{} + days(365));
        CHECK(total(before) == Approx(total(after)).epsilon(1e-12));
        CHECK(after[1] < before[1]);  // the far line
    }
}
