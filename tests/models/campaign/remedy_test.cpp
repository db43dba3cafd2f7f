#include "models/world.hpp"

#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;
using models::RemedyShares;

namespace {

constexpr std::uint64_t devices = 10'000;

/// Devices under a steady pressure of 1 a day for 60 days, found once a day.
models::WorldOptions found_daily(const RemedyShares& remedies) {
    auto world = test::small_world(devices, 60);
    world.clock.window_min_days = world.clock.window_max_days = .5;
    auto campaign = test::campaign_from_abroad(1);
    campaign.notices_per_year = days_per_year;
    campaign.remedies = remedies;
    world.campaigns = {campaign};
    return world;
}

models::NationalObservation last(const models::WorldOptions& world) {
    const auto policy = test::no_policy();
    models::World run(world, policy, sim::member_key(15, 1), 2);
    return run.run(*sim::serial_executor()).observations.back().jurisdictions[0];
}

double share_held(const models::WorldOptions& world) {
    return static_cast<double>(last(world).active[0]) / devices;
}

}  // namespace

// Shares of 10,000 devices have a standard error of 0.005 at most; 5.5 of it are a false alarm in
// tens of millions.

TEST_CASE("a restart leaves a device at risk, and ignoring leaves it infected", "[models]") {
    CHECK(share_held(found_daily({.restarted = 1})) == Approx(.5).margin(.0275));
    CHECK(share_held(found_daily({.ignored = .5, .restarted = .5})) ==
          Approx(2.0 / 3).margin(.0275));
    CHECK(share_held(found_daily({.ignored = 1, .restarted = 0})) == Approx(1).margin(.001));
}

TEST_CASE("a restart does nothing to what survives reboots", "[models]") {
    auto world = found_daily({.restarted = 1});
    world.campaigns[0].implant = models::Implant::persistent;
    CHECK(share_held(world) == Approx(1).margin(.001));
}

TEST_CASE("a new credential ends a weakness of the credential and no other", "[models]") {
    auto world = found_daily({.restarted = 0, .credential_changed = 1});
    auto seen = last(world);
    CHECK(seen.active[0] == 0);
    CHECK(seen.spells[0] == devices);
    // A vulnerability that all have and nobody patches keeps them at risk.
    world.weakness.lines[0] = {100, 1, {1e5, 0}, 1, 50};
    world.campaigns[0].exploits_acquired = 1;
    world.campaigns[0].exploit_delay = {1e-6, 0};
    CHECK(share_held(world) == Approx(.5).margin(.0275));
}

TEST_CASE("patches end what they mend and not a weak credential", "[models]") {
    auto world = found_daily({.restarted = 0, .patched = 1});
    CHECK(share_held(world) == Approx(.5).margin(.0275));
    // Of exploits alone, each patched by its maker at once: a patched device is at risk again only
    // by what is found later.
    world.jurisdictions[0].population.device_classes[0].weak_credential = 0;
    world.weakness.lines[0] = {30, 1, {1e-3, 0}, 0, 50};
    world.campaigns[0].exploits_acquired = 1;
    world.campaigns[0].exploit_delay = {1e-6, 0};
    const auto patched = last(world);
    world.campaigns[0].remedies = {.restarted = 1};
    const auto restarted = last(world);
    CHECK(patched.spells[0] > static_cast<std::int64_t>(devices));
    CHECK(patched.spells[0] * 3 < restarted.spells[0]);
}

TEST_CASE("network operators find what is visible, once it is disclosed, as far as they can",
          "[models]") {
    auto world = found_daily({.restarted = 1});
    world.campaigns[0].notices_per_year = 0;
    world.jurisdictions[0].notification = {
        .finds_per_year = days_per_year, .cases_per_day = 1e9, .remedies = test::hardening(1)};
    world.campaigns[0].visible = 1;
    CHECK(share_held(world) == Approx(1).margin(.001));  // nobody knows of it
    world.campaigns[0].disruption.disclosed = models::LognormalDelay{1, 0};
    CHECK(share_held(world) < .001);
    // Of 30 % that can be seen, in one spell that never ends, 70 % stay.
    world.campaigns[0].visible = .3;
    CHECK(share_held(world) == Approx(.7).margin(.0275));
    // 100 cases a day for 60 days: 6,000 of 10,000, but for the last day's wait.
    world.campaigns[0].visible = 1;
    world.jurisdictions[0].notification.cases_per_day = 100;
    CHECK(share_held(world) == Approx(.4).margin(.03));
}

TEST_CASE("a staged implant is in use the share of the time between reboots", "[models]") {
    // In use for 2 days, then away for 1: two thirds of what is infected.
    auto world = found_daily({.restarted = 1});
    world.campaigns[0].notices_per_year = 0;
    world.campaigns[0].implant = models::Implant::staged;
    world.campaigns[0].reactivation_days = 1;
    world.jurisdictions[0].population.device_classes[0].reboots_per_year = days_per_year / 2;
    const auto seen = last(world);
    CHECK(static_cast<double>(seen.infected[0]) / devices == Approx(1).margin(.001));
    CHECK(static_cast<double>(seen.active[0]) / devices == Approx(2.0 / 3).margin(.0275));
}
