#include "models/world.hpp"

#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <utility>

using namespace cordon;

namespace {

/// A worm from abroad that enters sites, throws the other campaign out, is seen, taken down, comes
/// back and remembers.
models::CampaignOptions worm() {
    auto campaign = test::scanning_campaign(1'000'000'000, .2);
    campaign.name = "worm";
    campaign.initial_devices = 50;
    campaign.notices_per_year = 20;
    campaign.remedies = {
        .ignored = .2, .restarted = .3, .credential_changed = .2, .patched = .1, .replaced = .2};
    campaign.visible = .5;
    campaign.evictions = {0, .3};
    campaign.lan_contacts_per_year = 30;
    campaign.disruption = {.disclosed = models::LognormalDelay{10, 0},
                           .takedowns_per_year = 12,
                           .half_size = 1,
                           .cut_off = .6,
                           .cleaned = .3,
                           .rebuilds = 1,
                           .rebuilt = {5, 0},
                           .remembered = .5};
    auto& scanning = std::get<models::ScanningOptions>(campaign.recruitment);
    scanning.foreign_plateau = 1e9;
    scanning.plateau_days = 1000;
    return campaign;
}

/// One that stays: in batches, with an update, and in stages. It reads what it holds.
models::CampaignOptions stayer() {
    auto campaign = test::scanning_campaign(1'000'000'000, 1);
    campaign.name = "stayer";
    campaign.initial_devices = 100;
    campaign.implant = models::Implant::staged;
    campaign.reactivation_days = 2;
    campaign.visible = 1;
    campaign.evictions = {.1, 0};
    campaign.operates_from = 150;
    campaign.supply_chain = {{"chain",
                              models::SupplyChainOptions::Channel::update,
                              {true},
                              {true},
                              .1,
                              20 / days_per_year,
                              0}};
    campaign.disruption.disclosed = models::LognormalDelay{30, 0};
    campaign.recruitment = models::BatchOptions{
        .target_size = 600, .batches_per_year = 200, .batch_mean = 20, .batch_max = 50};
    return campaign;
}

/// 3,000 devices at 1,000 sites, which are replaced, rebooted and found, and operators who cannot
/// keep up. All that may happen to a device happens to some here.
models::WorldOptions crowded() {
    auto world = test::small_world(1000, 120);
    world.clock.window_min_days = world.clock.window_max_days = .5;
    auto& [name, title, population, market, notification] = world.jurisdictions[0];
    population.site_types[0].devices[0].slots_per_site = 3;
    population.site_types[0].devices[0].stock = 3000;
    population.device_classes[0].reboots_per_year = 60;
    population.device_classes[0].life_mean_years = 1;
    notification = {.finds_per_year = 40,
                    .cases_per_day = 12,
                    .remedies = {.ignored = .2,
                                 .restarted = .2,
                                 .credential_changed = .3,
                                 .patched = .2,
                                 .replaced = .1}};
    world.weakness.update_classes = {{"updates", .7, 0, 20, 1}};
    world.weakness.lines[0] = {3, .5, {10, 1}, 1, 50};
    world.campaigns = {worm(), stayer()};
    for (auto& campaign : world.campaigns) {
        campaign.exploits_acquired = 1;
        campaign.exploit_delay = {1, 1};
    }
    return world;
}

models::WorldRecord run(const models::WorldOptions& world, std::size_t partitions) {
    const auto policy = test::no_policy();
    models::World member(world, policy, sim::member_key(31, 1), partitions);
    return member.run(*sim::serial_executor());
}

}  // namespace

// In the presets `debug` and `audit` every edge of these worlds is balanced by
// models/campaign/conservation.hpp as well.

TEST_CASE("nothing is made or lost where all that may happen does (M19)", "[models]") {
    const auto record = run(crowded(), 3);
    const auto& last = record.observations.back().jurisdictions[0];
    for (const std::size_t campaign : {0, 1}) {
        CHECK(last.spells[campaign] - last.infected[campaign] > 400);
        CHECK(last.ever[campaign] < last.spells[campaign]);
        CHECK(last.active[campaign] < last.infected[campaign]);
        // What has ended, and the age of what goes on.
        const double ages_days =
            last.compromised_device_days[campaign] - last.ended_spell_days[campaign];
        CHECK(ages_days > 0);
        CHECK(ages_days <= 120. * static_cast<double>(last.infected[campaign]));
    }
    CHECK(last.compromised[0] == last.infected[0] + last.infected[1]);
    CHECK(last.compromised[0] <= 3000);
    CHECK(last.unauthorised.device_days[0] > 0);
    CHECK(last.unauthorised.device_days[0] <
          last.compromised_device_days[0] + last.compromised_device_days[1]);
}

TEST_CASE("who works on cases first does not depend on partitions (M15)", "[models]") {
    const auto world = crowded();
    const auto one = run(world, 1);
    for (const std::size_t partitions : {2, 5}) {
        CHECK(run(world, partitions).digest == one.digest);
    }
    auto keeping_up = world;
    keeping_up.jurisdictions[0].notification.cases_per_day = 1e9;
    CHECK_FALSE(run(keeping_up, 1).digest == one.digest);
}
