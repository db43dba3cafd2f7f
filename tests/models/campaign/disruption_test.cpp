#include "models/world.hpp"

#include "tests/support/small_world.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

using namespace cordon;

namespace {

/// 20,000 weak devices, of which a campaign holds 4,000 from the start on for 100 days; it
/// recruits nobody by itself, and is taken down soon after day 10.
models::WorldOptions taken_down(const models::DisruptionOptions& disruption) {
    auto world = test::small_world(20'000, 100);
    world.clock.window_min_days = world.clock.window_max_days = .5;
    world.clock.observations.clear();
    for (int day = 0; day <= 100; ++day) {
        world.clock.observations.push_back(SimTime{} + days(day));
    }
    auto campaign = test::scanning_campaign(20'000, 1);
    campaign.initial_devices = 4000;
    campaign.recruitment = models::BatchOptions{
        .target_size = 0, .batches_per_year = 0, .batch_mean = 1, .batch_max = 1};
    campaign.disruption = disruption;
    campaign.disruption.disclosed = models::LognormalDelay{10, 0};
    campaign.disruption.takedowns_per_year = 1e6;
    world.campaigns = {campaign};
    return world;
}

std::vector<models::Observation> run(const models::WorldOptions& world) {
    const auto policy = test::no_policy();
    models::World member(world, policy, sim::member_key(4, 1), 3);
    return member.run(*sim::serial_executor()).observations;
}

std::int64_t active(const std::vector<models::Observation>& seen, int day) {
    return seen[static_cast<std::size_t>(day)].jurisdictions[0].active[0];
}

std::int64_t infected(const std::vector<models::Observation>& seen, int day) {
    return seen[static_cast<std::size_t>(day)].jurisdictions[0].infected[0];
}

}  // namespace

TEST_CASE("a takedown cuts off and cleans in its shares", "[models]") {
    // Of 4,000 devices: cleaned 30 %, of the others 60 % cut off. Binomial deviations are 29 and
    // below; 5.5 of them are a false alarm in tens of millions.
    const auto seen = run(taken_down({.cut_off = .6, .cleaned = .3, .rebuilds = 0}));
    CHECK(active(seen, 10) == 4000);
    CHECK(infected(seen, 10) == 4000);
    CHECK(std::abs(static_cast<double>(infected(seen, 13)) - 2800) < 5.5 * 29);
    CHECK(std::abs(static_cast<double>(active(seen, 13)) - 4000 * .7 * .4) < 5.5 * 29);
    // It ended: nobody is infected again, and what carries the implant keeps it.
    CHECK(infected(seen, 100) == infected(seen, 13));
    CHECK(seen.back().campaigns == std::vector<std::int64_t>{0, 0, 0, 0, 0, 1});
}

TEST_CASE("a campaign that comes back tries those it remembers", "[models]") {
    // All are cleaned, 40 % are remembered and, being as weak as before, taken within a week. It
    // may be taken down again meanwhile: of 20 members those count for which it was not.
    auto world = taken_down(
        {.cut_off = 1, .cleaned = 1, .rebuilds = 1, .rebuilt = {30, 0}, .remembered = .4});
    world.campaigns[0].disruption.takedowns_per_year = 10;
    world.clock.window_min_days = world.clock.window_max_days = 1;
    const auto policy = test::no_policy();
    int counted = 0;
    for (std::uint64_t member = 0; member < 20; ++member) {
        models::World one(world, policy, sim::member_key(4, member), 3);
        const auto seen = one.run(*sim::serial_executor()).observations;
        int down = 10;
        while (down < 60 && active(seen, down) > 0) {
            ++down;
        }
        if (down == 60 || active(seen, down + 39) == 0) {
            continue;
        }
        ++counted;
        CHECK(active(seen, down + 29) == 0);
        const auto& then = seen[static_cast<std::size_t>(down + 39)].jurisdictions[0];
        CHECK(std::abs(static_cast<double>(then.spells[0]) - 5600) < 5.5 * 31);
        CHECK(then.ever[0] == 4000);
    }
    CHECK(counted >= 5);
}

TEST_CASE("a campaign remembers its own victims alone", "[models]") {
    // Two campaigns lose all they hold; the one that comes back takes again until it is taken down
    // once more, and nobody it has not held before.
    auto world = taken_down(
        {.cut_off = 1, .cleaned = 1, .rebuilds = 1, .rebuilt = {30, 0}, .remembered = 1});
    world.campaigns.push_back(world.campaigns[0]);
    world.campaigns[1].name = "other";
    world.campaigns[1].disruption.rebuilds = 0;
    const auto seen = run(world);
    CHECK(infected(seen, 13) == 0);
    const auto& last = seen.back().jurisdictions[0];
    CHECK(last.spells[0] > 4100);
    CHECK(last.ever[0] == 4000);
    CHECK(last.spells[1] > 3000);
}

TEST_CASE("what a campaign cannot use any more it cannot take", "[models]") {
    // Devices are weak by a vulnerability alone. After a takedown that costs all exploits a worm
    // that is back infects nobody; when it loses none it is where it was.
    auto world = test::small_world(5000, 100);
    world.jurisdictions[0].population.device_classes[0].weak_credential = 0;
    world.jurisdictions[0].population.device_classes[0].reboots_per_year = 100;
    world.weakness.history_years = 10;
    world.weakness.lines[0] = {2, 1, {1e5, 0}, 1, 50};  // none is new in this member
    world.clock.window_min_days = world.clock.window_max_days = .5;
    auto campaign = test::scanning_campaign(5000, 1);
    campaign.initial_devices = 0;
    campaign.exploits_acquired = 1;
    campaign.exploit_delay = {1e-6, 0};
    auto& scanning = std::get<models::ScanningOptions>(campaign.recruitment);
    scanning.foreign_plateau = 5000;
    scanning.foreign_doubling_days = .1;
    scanning.plateau_days = 1000;
    campaign.disruption = {.disclosed = models::LognormalDelay{20, 0},
                           .takedowns_per_year = 1e6,
                           .half_size = 1,
                           .cut_off = 1,
                           .cleaned = 1,
                           .rebuilds = 1,
                           .rebuilt = {1, 0}};
    const auto spells_after = [&](double lost) {
        campaign.disruption.exploits_lost = lost;
        world.campaigns = {campaign};
        world.clock.observations = {SimTime{}, SimTime{} + days(40), SimTime{} + days(100)};
        const auto policy = test::no_policy();
        models::World member(world, policy, sim::member_key(4, 2), 2);
        const auto seen = member.run(*sim::serial_executor()).observations;
        return seen[2].jurisdictions[0].spells[0] - seen[1].jurisdictions[0].spells[0];
    };
    CHECK(spells_after(0) > 100);
    CHECK(spells_after(1) == 0);
}
