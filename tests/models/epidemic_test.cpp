#include "models/world.hpp"

#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;

TEST_CASE("SIR final size is that of the mean field (V16)", "[models]") {
    const std::uint64_t sites = 20'000;
    auto world = test::small_world(sites, 400);
    auto campaign = test::scanning_campaign(sites, 0.4);
    campaign.initial_devices = 200;
    campaign.cleanup_per_year = 0.2 * days_per_year;
    campaign.hardened = 1;
    world.campaigns = {campaign};
    world.clock.window_max_days = 0.1;
    const auto policy = test::no_policy();
    models::World run(world, policy, sim::member_key(1, 0));
    const auto record = run.run(*sim::serial_executor());
    const double share = static_cast<double>(record.observations.back().ever[0]) / sites;
    CHECK(share == Approx(.7985).margin(.02));
    CHECK(record.observations.back().active[0] == 0);
}
