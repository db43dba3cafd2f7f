#include "models/world.hpp"

#include "tests/support/small_world.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace cordon;

namespace {

const sim::RandomKey key = sim::member_key(21, 0);
constexpr double patch_days = 10;

/// 3,000 devices that are weak for ten days after each vulnerability of their line and then all
/// patched at once, under steady pressure from abroad, with frequent reboots.
models::WorldOptions world_of_short_episodes() {
    auto world = test::small_world(3000, 600);
    world.population.device_classes[0].weak_credential = 0;
    world.population.device_classes[0].reboots_per_year = 100;
    world.weakness.update_classes = {{"updates", 1, 0, 1e9, 1}};
    world.weakness.lines[0] = {6, 1, {patch_days, 0}, 0, 1e5};
    world.clock.window_min_days = world.clock.window_max_days = .5;
    world.clock.observations.clear();
    for (int day = 0; day <= 600; ++day) {
        world.clock.observations.push_back(SimTime{} + days(day));
    }
    auto campaign = test::scanning_campaign(3000, .02);
    campaign.initial_devices = 0;
    campaign.exploits_acquired = 1;
    campaign.exploit_delay = {1e-6, 0};
    auto& scanning = std::get<models::ScanningOptions>(campaign.recruitment);
    scanning.foreign_plateau = 1;
    scanning.plateau_days = 1e4;
    scanning.probes_per_second *= 3000;
    world.campaigns = {campaign};
    return world;
}

/// Whether devices are weak at some time in [from, until].
bool weak_between(const models::VulnerabilityCalendar& calendar, double from, double until) {
    const auto& all = calendar.all();
    return std::any_of(all.begin(), all.end(), [&](const models::Vulnerability& vulnerability) {
        const double born = days_since_start(vulnerability.born);
        return born <= until && born + patch_days + .01 >= from;
    });
}

}  // namespace

TEST_CASE("devices are taken while they are weak and never after", "[models]") {
    const auto world = world_of_short_episodes();
    const auto policy = test::no_policy();
    const models::PolicyRules rules(policy, key);
    const models::VulnerabilityCalendar calendar(world.market, world.weakness, rules,
                                                 world.clock.horizon, key);
    models::World member(world, policy, key, 2);
    const auto record = member.run(*sim::serial_executor());
    int closed_days = 0;
    for (int day = 1; day <= 600; ++day) {
        const auto& before = record.observations[static_cast<std::size_t>(day - 1)];
        const auto& now = record.observations[static_cast<std::size_t>(day)];
        if (!weak_between(calendar, day - 1, day)) {
            ++closed_days;
            CHECK(now.active[0] == 0);
            CHECK(now.spells[0] == before.spells[0]);
        }
    }
    CHECK(closed_days > 200);
    CHECK(record.observations.back().spells[0] > 1000);
    CHECK(record.observations.back().compromised_device_days[0] > 0);
}
