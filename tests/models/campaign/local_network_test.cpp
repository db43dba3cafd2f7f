#include "models/campaign/local_network.hpp"

#include "models/world.hpp"
#include "tests/support/chi_square.hpp"
#include "tests/support/one_nation.hpp"
#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <set>

using namespace cordon;

namespace {

/// Households of `places` devices each that are weak and stay so; only `exposed` of 1 can be
/// scanned.
models::WorldOptions households(std::uint64_t sites, std::uint64_t places, double horizon_days) {
    auto world = test::small_world(sites, horizon_days);
    auto& base = world.jurisdictions[0].population.site_types[0].devices[0];
    base.slots_per_site = places;
    base.stock *= static_cast<double>(places);
    return world;
}

/// Final sizes of an outbreak in a household: P(n of `places` infected in the end), when one is
/// infected, infections last exponentially with mean 1 and each contacts each other at `rate`, and
/// nobody is infected twice. By the embedded chain of (susceptible, infectious).
std::vector<double> final_sizes(std::size_t places, double rate) {
    std::vector<std::vector<double>> reached(places + 1, std::vector<double>(places + 2, 0));
    reached[places - 1][1] = 1;
    std::vector<double> sizes(places + 1, 0);
    for (std::size_t susceptible = places; susceptible-- > 0;) {
        for (std::size_t infectious = places - susceptible; infectious > 0; --infectious) {
            const double here = reached[susceptible][infectious];
            const double spread = rate * static_cast<double>(susceptible);
            const double next = spread / (spread + 1);
            if (susceptible > 0) {
                reached[susceptible - 1][infectious + 1] += here * next;
            }
            if (infectious > 1) {
                reached[susceptible][infectious - 1] += here * (1 - next);
            } else {
                sizes[places - susceptible] += here * (1 - next);
            }
        }
    }
    return sizes;
}

}  // namespace

TEST_CASE("outbreaks in households have the final sizes of the chain (V23)", "[models]") {
    // One device in one household of 4, 6,000 times; infections last a day on average, then the
    // device is safe. Beyond
    // contacts 10 % too rare would be beyond it.
    const std::size_t places = 4;
    const double rate = .6;
    auto world = households(3000, places, 60);
    auto campaign = test::scanning_campaign(3000, 1);
    campaign.initial_devices = 1;
    campaign.notices_per_year = days_per_year;
    campaign.remedies = test::hardening(1);
    campaign.lan_contacts_per_year = rate * days_per_year;
    campaign.recruitment = models::BatchOptions{
        .target_size = 0, .batches_per_year = 0, .batch_mean = 1, .batch_max = 1};
    world.campaigns = {campaign};
    const auto policy = test::no_policy();
    const int runs = 6000;
    std::vector<std::uint64_t> counts(places + 1, 0);
    for (int run = 0; run < runs; ++run) {
        models::World member(world, policy, sim::member_key(12, static_cast<std::uint64_t>(run)),
                             1);
        const auto seen = member.run(*sim::serial_executor()).observations.back().jurisdictions[0];
        REQUIRE(seen.ever[0] >= 1);
        REQUIRE(seen.ever[0] <= 4);
        ++counts[static_cast<std::size_t>(seen.ever[0])];
    }
    auto expected = final_sizes(places, rate);
    CHECK(std::accumulate(expected.begin(), expected.end(), 0.0) == Approx(1));
    for (double& share : expected) {
        share *= runs;
    }
    CHECK(test::one_sample_excess(std::vector<std::uint64_t>(counts.begin() + 1, counts.end()),
                                  std::vector<double>(expected.begin() + 1, expected.end())) < 6);
}

TEST_CASE("neighbours are the other places at the site, once each", "[models]") {
    auto world = households(10, 5, 10);
    const auto policy = test::no_policy();
    const test::OneNation nation(world, policy, sim::member_key(1, 1));
    const models::LocalNetworks networks(nation);
    const auto& block = nation.population().blocks()[0];
    const auto own = block.slot(2, 7);
    std::set<std::uint64_t> met;
    networks.for_each_neighbour(block, own, {true}, [&](const auto& other, models::SlotId place) {
        CHECK(other.site_of(place) == 7);
        CHECK(place != own);
        CHECK(met.insert(place.value()).second);
    });
    CHECK(met.size() == 4);
    networks.for_each_neighbour(block, own, {false},
                                [](const auto&, models::SlotId) { FAIL("not of interest"); });
}

TEST_CASE("classes that a site keeps apart do not meet, but for gateways", "[models]") {
    auto world = households(20, 1, 10);
    auto& population = world.jurisdictions[0].population;
    population.device_classes.push_back(population.device_classes[0]);
    population.device_classes[1].name = "other";
    auto base = population.site_types[0].devices[0];
    base.device_class = 1;
    population.site_types[0].devices.push_back(base);
    population.site_types[0].segmented = 1;
    auto& market = world.jurisdictions[0].market;
    market.product_lines.push_back({"other_line", 1, 0});
    market.sales = {{{SimTime{}, {1, 0}}}, {{SimTime{}, {0, 1}}}};
    world.weakness.lines.push_back(world.weakness.lines[0]);
    const auto policy = test::no_policy();
    const auto meets = [&](bool gateway) {
        population.device_classes[0].gateway = gateway;
        const test::OneNation nation(world, policy, sim::member_key(1, 1));
        const models::LocalNetworks networks(nation);
        const auto& block = nation.population().blocks()[0];
        int met = 0;
        networks.for_each_neighbour(block, block.slot(0, 3), {true, true},
                                    [&](const auto&, models::SlotId) { ++met; });
        return met == 1;
    };
    CHECK(!meets(false));
    CHECK(meets(true));
    population.site_types[0].segmented = 0;
    CHECK(meets(false));
}
