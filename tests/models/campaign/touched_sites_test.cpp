#include "models/campaign/touched_sites.hpp"

#include "models/world.hpp"
#include "tests/support/busy_world.hpp"
#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

using namespace cordon;

namespace {

void make_organisations(models::PopulationOptions& population, std::size_t site_type) {
    auto& type = population.site_types[site_type];
    type.are_organisations = true;
    population.sectors[type.sector].organisations =
        models::OrganisationOptions{.resistance = 0,
                                    .discovery = {100, 0},
                                    .records_median = 1,
                                    .records_sigma = 0,
                                    .record_sensitivity = 1};
}

/// Organisations of `places` devices each, all of them gateways, under the steady pressure of
/// campaigns whose bots are all abroad: each device is taken at these rates a day.
models::WorldOptions organisations(std::uint64_t sites, std::uint64_t places, double horizon_days,
                                   const std::vector<double>& rates_per_day) {
    auto world = test::small_world(sites, horizon_days);
    world.clock.window_min_days = world.clock.window_max_days = 1;
    auto& population = world.jurisdictions[0].population;
    auto& base = population.site_types[0].devices[0];
    base.slots_per_site = places;
    base.stock *= static_cast<double>(places);
    population.device_classes[0].gateway = true;
    make_organisations(population, 0);
    for (const double rate_per_day : rates_per_day) {
        auto campaign = test::campaign_from_abroad(rate_per_day);
        campaign.name = "at " + std::to_string(rate_per_day);
        world.campaigns.push_back(campaign);
    }
    return world;
}

models::NationalObservation last_of(const models::WorldOptions& world, std::uint64_t member = 0,
                                    std::size_t partitions = 2) {
    const auto policy = test::no_policy();
    models::World run(world, policy, sim::member_key(31, member), partitions);
    return run.run(*sim::serial_executor()).observations.back().jurisdictions[0];
}

/// Standard deviations from a binomial mean.
double deviation(std::int64_t count, double trials, double probability) {
    return (static_cast<double>(count) - trials * probability) /
           std::sqrt(trials * probability * (1 - probability));
}

/// The busy world with homes behind gateways, and offices that are organisations; campaigns throw
/// each other out, and some routers have mobile subscriptions of their own.
models::WorldOptions busy_sites() {
    auto world = test::busy_world();
    auto& population = world.jurisdictions[0].population;
    population.device_classes[0].gateway = true;
    population.device_classes[0].on_operator_network = .1;
    population.mobile_network.public_address = .5;
    population.mobile_network.carrier_nat = .5;
    make_organisations(population, 1);
    world.campaigns[0].evictions = {0, .5};
    world.campaigns[1].evictions = {.5, 0};
    world.campaigns[1].lan_contacts_per_year = 20;
    return world;
}

}  // namespace

TEST_CASE("a site of independent devices has one with 1 - (1 - p)^n (C7)", "[models]") {
    // Two campaigns, rates .04 and .02 a day, reboots .1 a day, after 15 days. 5.5 standard
    // deviations: a false alarm in ten million; a hundredth too many organisations are beyond that.
    const double sites = 20'000;
    const double together = .06;
    const double reboots = .1;
    auto world = organisations(20'000, 3, 15, {.04, .02});
    world.jurisdictions[0].population.device_classes[0].reboots_per_year = reboots * days_per_year;
    const auto seen = last_of(world).sites;
    const double p = together / (together + reboots) * (1 - std::exp(-(together + reboots) * 15));
    const auto at_site = [](double device) { return 1 - std::pow(1 - device, 3); };
    CHECK(std::abs(deviation(seen.organisations_compromised[0], sites, at_site(p))) < 5.5);
    CHECK(std::abs(deviation(seen.organisations_infected[0], sites, at_site(p * 2 / 3))) < 5.5);
    CHECK(std::abs(deviation(seen.organisations_infected[1], sites, at_site(p / 3))) < 5.5);
    CHECK(seen.vantage_sites == seen.organisations_infected);
    CHECK(seen.vantage_sites_of_any == seen.organisations_compromised);
}

TEST_CASE("site-days with a gateway held are those of the first of them (L3)", "[models]") {
    // No spell ends, so a site of two is in view from the earlier of two exponential times on:
    // T - (1 - exp(-2 a T)) / 2a days on average, with a standard deviation below 1 / 2a. 5.5 of
    // these are 1.2 % of the mean; counting devices for sites would be a fifth too much.
    const double rate = .05;
    const double horizon = 20;
    const auto seen = last_of(organisations(20'000, 2, horizon, {rate}));
    const double mean = horizon - (1 - std::exp(-2 * rate * horizon)) / (2 * rate);
    CHECK(std::abs(seen.sites.network_vantage[0] / 20'000 - mean) <
          5.5 / (2 * rate) / std::sqrt(20'000.0));
    CHECK(seen.sites.network_vantage_of_any == seen.sites.network_vantage);
    CHECK(seen.sites.network_vantage[0] < .9 * seen.compromised_device_days[0]);
}

TEST_CASE("with one gateway at a site, site-days are device-days to the bit (L3)", "[models]") {
    auto world = organisations(3000, 1, 60, {.05, .03});
    world.jurisdictions[0].population.device_classes[0].reboots_per_year = .2 * days_per_year;
    world.campaigns[0].evictions = {0, .5};
    const auto seen = last_of(world);
    CHECK(seen.compromised_device_days[0] > 10'000);
    CHECK(seen.sites.network_vantage == seen.compromised_device_days);
    CHECK(seen.sites.network_vantage_of_any[0] ==
          Approx(seen.compromised_device_days[0] + seen.compromised_device_days[1]));
    CHECK(seen.sites.vantage_sites == seen.infected);
}

TEST_CASE("only organisations are counted as such, and only gateways give a view", "[models]") {
    auto world = organisations(1000, 2, 20, {.1});
    world.jurisdictions[0].population.site_types[0].are_organisations = false;
    const auto homes = last_of(world).sites;
    CHECK(homes.organisations_compromised[0] == 0);
    CHECK(homes.vantage_sites[0] > 900);
    world = organisations(1000, 2, 20, {.1});
    world.jurisdictions[0].population.device_classes[0].gateway = false;
    const auto servers = last_of(world).sites;
    CHECK(servers.organisations_compromised[0] > 900);
    CHECK(servers.vantage_sites[0] == 0);
    CHECK(servers.network_vantage_of_any[0] == 0);
}

TEST_CASE("sites are counted alike in any partitions (M15)", "[models]") {
    const auto world = busy_sites();
    const auto one = last_of(world, 2, 1);
    const auto other = last_of(world, 2, GENERATE(std::size_t{3}, std::size_t{16}));
    CHECK(one.sites.organisations_infected == other.sites.organisations_infected);
    CHECK(one.sites.organisations_compromised == other.sites.organisations_compromised);
    CHECK(one.sites.vantage_sites == other.sites.vantage_sites);
    CHECK(one.sites.vantage_sites_of_any == other.sites.vantage_sites_of_any);
    CHECK(one.sites.network_vantage == other.sites.network_vantage);
    CHECK(one.sites.network_vantage_of_any == other.sites.network_vantage_of_any);
}

TEST_CASE("any is no less than each and no more than all together", "[models]") {
    const auto seen = last_of(busy_sites());  // two campaigns, sectors homes and offices
    const auto& sites = seen.sites;
    const auto offices = [&](std::size_t kind) {
        return seen.infected[kind * 4 + 2] + seen.infected[kind * 4 + 3];
    };
    CHECK(sites.organisations_compromised[0] == 0);
    CHECK(sites.organisations_compromised[1] > 50);
    CHECK(sites.organisations_infected[1] < offices(0));
    CHECK(sites.organisations_infected[3] <= offices(1));
    CHECK(sites.vantage_sites_of_any[0] > 50);
    for (std::size_t sector = 0; sector < 2; ++sector) {
        const double days = sites.network_vantage_of_any[sector];
        CHECK(days < sites.network_vantage[sector] + sites.network_vantage[2 + sector]);
        CHECK(days > std::max(sites.network_vantage[sector], sites.network_vantage[2 + sector]));
        CHECK(sites.vantage_sites_of_any[sector] <=
              sites.vantage_sites[sector] + sites.vantage_sites[2 + sector]);
    }
}
