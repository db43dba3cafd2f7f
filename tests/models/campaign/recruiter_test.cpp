#include "models/world.hpp"

#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>

using namespace cordon;

namespace {

/// A campaign that sends batches into 2,000 weak devices for a year; 40 % of sites exposed.
models::WorldOptions batch_world(models::BatchOptions batches, double initial_devices) {
    auto world = test::small_world(2000, 365);
    world.jurisdictions[0].population.device_classes[0].reachable = .4;
    auto campaign = test::scanning_campaign(2000, 1);
    campaign.initial_devices = initial_devices;
    campaign.recruitment = batches;
    world.campaigns = {campaign};
    world.clock.window_max_days = .5;
    for (int i = 1; i < 50; ++i) {
        world.clock.observations.insert(world.clock.observations.end() - 1,
                                        SimTime{} + days(7.0 * i));
    }
    return world;
}

models::WorldRecord run(const models::WorldOptions& world, std::uint64_t member) {
    const auto policy = test::no_policy();
    models::World member_world(world, policy, sim::member_key(11, member), 3);
    return member_world.run(*sim::serial_executor());
}

}  // namespace

TEST_CASE("batches fill a campaign to its target and no further", "[models]") {
    // Five members, for the last batch of one may end on the target by chance.
    const auto world = batch_world(
        {.target_size = 150, .batches_per_year = 200, .batch_mean = 6, .batch_max = 10}, 0);
    for (std::uint64_t member = 0; member < 5; ++member) {
        const auto record = run(world, member);
        CHECK(record.observations.back().jurisdictions[0].active[0] == 150);
        CHECK(record.observations.back().jurisdictions[0].ever[0] == 150);
        CHECK(record.observations.back().active_peak[0] == 150);
    }
}

TEST_CASE("batches come at their rate with their mean size", "[models]") {
    // 40 members with 50 batches of mean 4 a year that never reach their target: 8,000 devices in
    // all. The variance of a batch is 4 + 4^2, so the standard deviation is 200, and 5.5 of it a
    // false alarm in tens of millions.
    double sum = 0;
    for (std::uint64_t member = 0; member < 40; ++member) {
        const auto record = run(batch_world({.target_size = 1e6,
                                             .batches_per_year = 50 * days_per_year / 365,
                                             .batch_mean = 4,
                                             .batch_max = 60},
                                            0),
                                member);
        sum += static_cast<double>(record.observations.back().jurisdictions[0].ever[0]);
    }
    CHECK(std::abs(sum - 8000) < 1100);
}

TEST_CASE("batches of one device come at their rate", "[models]") {
    // 20 members with 500 batches a year: 10,000 devices with a standard deviation of 100; 5.5 of
    // it are a false alarm in tens of millions, and a rate 10 % off is ten.
    double sum = 0;
    for (std::uint64_t member = 0; member < 20; ++member) {
        const auto record = run(batch_world({.target_size = 1e6,
                                             .batches_per_year = 500 * days_per_year / 365,
                                             .batch_mean = 50,
                                             .batch_max = 1},
                                            0),
                                member);
        sum += static_cast<double>(record.observations.back().jurisdictions[0].ever[0]);
    }
    CHECK(std::abs(sum - 10'000) < 550);
}

TEST_CASE("a campaign replaces what it loses", "[models]") {
    auto world = batch_world(
        {.target_size = 100, .batches_per_year = 300, .batch_mean = 6, .batch_max = 10}, 100);
    world.jurisdictions[0].population.device_classes[0].reboots_per_year = 12;
    const auto record = run(world, 0);
    CHECK(record.observations.back().jurisdictions[0].spells[0] > 700);
    for (const auto& seen : record.observations) {
        CHECK(seen.jurisdictions[0].active[0] <=
              110);  // at most one batch beyond what was missing at an edge
        CHECK(seen.jurisdictions[0].active[0] > 50);
    }
}

TEST_CASE("the first devices are there from the start", "[models]") {
    const auto record = run(
        batch_world({.target_size = 0, .batches_per_year = 1, .batch_mean = 1, .batch_max = 1}, 37),
        0);
    CHECK(record.observations[0].jurisdictions[0].active[0] == 37);
    CHECK(record.observations.back().jurisdictions[0].ever[0] == 37);
}
