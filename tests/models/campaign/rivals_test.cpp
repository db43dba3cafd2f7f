#include "models/world.hpp"

#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;

namespace {

constexpr std::uint64_t devices = 20'000;

/// Two campaigns under whose steady pressure, 1 and 2 a day, all devices are for 40 days.
models::WorldOptions rivals(std::vector<double> first_evicts, std::vector<double> second_evicts) {
    auto world = test::small_world(devices, 40);
    world.jurisdictions[0].population.device_classes[0].reboots_per_year = days_per_year;
    world.clock.window_min_days = world.clock.window_max_days = .5;
    for (const double rate_per_day : {1.0, 2.0}) {
        auto campaign = test::campaign_from_abroad(rate_per_day);
        campaign.name = rate_per_day < 2 ? "first" : "second";
        world.campaigns.push_back(campaign);
    }
    world.campaigns[0].evictions = std::move(first_evicts);
    world.campaigns[1].evictions = std::move(second_evicts);
    return world;
}

std::vector<double> shares_held(const models::WorldOptions& world) {
    const auto policy = test::no_policy();
    models::World run(world, policy, sim::member_key(14, 1), 2);
    const auto seen = run.run(*sim::serial_executor()).observations.back().jurisdictions[0];
    return {static_cast<double>(seen.active[0]) / devices,
            static_cast<double>(seen.active[1]) / devices};
}

}  // namespace

// Free devices go to the first at 1 a day and to the second at 2; held ones are free again at 1 a
// day. With evictions at 1 x e and 2 x f a day the three shares solve the balance of the chain. The
// standard error of a share is at most 0.0035, and 5.5 of it a false alarm in tens of millions.

TEST_CASE("campaigns that evict hold what the balance of the chain gives (V24)", "[models]") {
    // e = .5, f = .25: from first to second at .5, from second to first at .5.
    const auto held = shares_held(rivals({0, .5}, {.25, 0}));
    // a: first, b: second, c: free. c + .5 b = (1 + .5) a; 2 c + .5 a = (1 + .5) b; a + b + c = 1.
    // So c = 1/4, a = 5/16, b = 7/16.
    CHECK(held[0] == Approx(5.0 / 16).margin(.0195));
    CHECK(held[1] == Approx(7.0 / 16).margin(.0195));
}

TEST_CASE("a campaign that always evicts another leaves it what nobody has hit yet (V24)",
          "[models]") {
    // e = 0, f = 1: from first to second at 2. c = 3 a; 2 c + 2 a = b; c = 1/4: a = 1/12, b = 2/3.
    const auto held = shares_held(rivals({0, 0}, {1, 0}));
    CHECK(held[0] == Approx(1.0 / 12).margin(.0195));
    CHECK(held[1] == Approx(2.0 / 3).margin(.0195));
}
