#include "models/observation/national_observation.hpp"
#include "models/world.hpp"

#include "tests/support/busy_world.hpp"
#include "tests/support/one_nation.hpp"
#include "tests/support/small_world.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;

namespace {

/// The busy world with all that ownership knows: cameras that spread with coverage, are replaced
/// early, stay online, and have subscriptions; proxied homes, internal office networks.
models::WorldOptions diverse_world() {
    auto world = test::busy_world();
    auto& population = world.jurisdictions[0].population;
    auto& camera = population.device_classes[1];
    camera.upgrades_per_year = .2;
    camera.retained = .3;
    camera.retained_mean_years = 1;
    camera.on_operator_network = .4;
    population.device_classes[0].retained = .2;
    population.site_types[0].proxied = .6;
    population.site_types[1].unreached = models::Exposure::internal;
    population.site_types[0].devices[1].adoption =
        models::BassDiffusion{.02, .4, models::Launch{-6, 0}, .5};
    population.mobile_network.coverage = {{SimTime{} - days(1000), 0}, {SimTime{} + days(300), 1}};
    population.mobile_network.carrier_nat = .5;
    population.mobile_network.private_network = .3;
    population.mobile_network.public_address = .2;
    population.mobile_network.equipment_by_bloc = {.3, .7};
    return world;
}

models::WorldRecord run(const models::WorldOptions& options, std::size_t partitions) {
    const auto policy = test::no_policy();
    models::World world(options, policy, sim::member_key(1, 3), partitions);
    return world.run(*sim::serial_executor());
}

/// Sites of a block by exposure.
std::array<std::uint64_t, 4> exposures(const models::SlotBlock& block) {
    std::array<std::uint64_t, 4> counts{};
    for (std::uint64_t site = 0; site < block.sites; ++site) {
        ++counts[static_cast<std::size_t>(block.exposure_of(site))];
    }
    return counts;
}

}  // namespace

TEST_CASE("a sector nobody attacks changes nothing for the others (M20)", "[models]") {
    const auto options = diverse_world();
    auto more = options;
    more.jurisdictions[0].population.sectors.push_back({"water", "Water"});
    more.jurisdictions[0].market.segment_of_sector.push_back(0);
    auto meter = options.jurisdictions[0].population.device_classes[1];
    meter.name = "meter";
    more.jurisdictions[0].population.device_classes.push_back(meter);
    more.jurisdictions[0].population.site_types.push_back(
        {"works", "Water works", 2, 500, {{2, 900, models::ExponentialGrowth{.1}, 4}}});
    more.jurisdictions[0].market.product_lines.push_back({"meter_near", 2, 0});
    for (auto& epochs : more.jurisdictions[0].market.sales) {
        for (auto& epoch : epochs) {
            epoch.shares.push_back(0);
        }
    }
    more.jurisdictions[0].market.sales.push_back({{SimTime{}, {0, 0, 0, 0, 1}}});
    more.weakness.lines.push_back(more.weakness.lines[0]);
    for (auto& campaign : more.campaigns) {
        campaign.targets.push_back(false);
    }
    const auto before = run(options, 3);
    const auto after = run(more, 3);
    CHECK(before.digest.events() > 10'000);
    CHECK(before.digest == after.digest);
    CHECK(before.observations.back().jurisdictions[0].devices[0] ==
          after.observations.back().jurisdictions[0].devices[0]);
}

TEST_CASE("kept devices and subscriptions do not depend on partitions (M15)", "[models]") {
    const auto options = diverse_world();
    CHECK(run(options, 1).digest == run(options, 7).digest);
}

TEST_CASE("devices with subscriptions leave the gateway for the operator", "[models]") {
    // Shares of all sites of a stratum, from 200 members: openness of those who stay and of those
    // who go. Each mean within 5.5 errors of at most a thousandth.
    const auto options = diverse_world().jurisdictions[0].population;
    constexpr int members = 200;
    std::array<double, 4> home{};
    std::array<double, 4> mobile{};
    double sites = 0;
    for (std::uint64_t member = 0; member < members; ++member) {
        const models::Population population(options, sim::member_key(5, member));
        const auto& routers = population.blocks()[0];
        const auto& cameras = population.blocks()[1];
        const auto& subscribed = population.blocks()[2];
        REQUIRE((routers.device_class == 0 && cameras.device_class == 1));
        REQUIRE(subscribed.attachment == models::Attachment::operator_network);
        CHECK(cameras.sites + subscribed.sites == routers.sites);
        CHECK(subscribed.first_slot == cameras.first_slot + cameras.slots());
        CHECK(population.block_of(subscribed.slot(1, 0)) == 2);
        sites += static_cast<double>(routers.sites);
        for (std::size_t exposure = 0; exposure < 4; ++exposure) {
            home[exposure] += static_cast<double>(exposures(cameras)[exposure]);
            mobile[exposure] += static_cast<double>(exposures(subscribed)[exposure]);
        }
    }
    // Careful homes: cameras exposed at 0.5 x 0.5, networks open at 0.6 x 0.5.
    const auto place = [](models::Exposure exposure) { return static_cast<std::size_t>(exposure); };
    const double margin = 5.5 * std::sqrt(.25 / (8000.0 * members));
    CHECK(home[place(models::Exposure::exposed)] / sites == Approx(.6 * .25).margin(margin));
    CHECK(home[place(models::Exposure::proxied)] / sites == Approx(.6 * .05).margin(margin));
    CHECK(home[place(models::Exposure::hidden)] / sites == Approx(.6 * .7).margin(margin));
    CHECK(mobile[place(models::Exposure::exposed)] / sites == Approx(.4 * .2).margin(margin));
    CHECK(mobile[place(models::Exposure::internal)] / sites == Approx(.4 * .3).margin(margin));
    CHECK(mobile[place(models::Exposure::hidden)] / sites == Approx(.4 * .5).margin(margin));
}

TEST_CASE("what an organisation does not expose is internal", "[models]") {
    const models::Population population(diverse_world().jurisdictions[0].population,
                                        sim::member_key(5, 0));
    const auto& offices = population.blocks().back();
    REQUIRE(offices.site_type == 1);
    CHECK(exposures(offices)[static_cast<std::size_t>(models::Exposure::hidden)] == 0);
    CHECK(offices.exposure_of(offices.sites - 1) == models::Exposure::internal);
}

TEST_CASE("operators' equipment sees the devices that have subscriptions", "[models]") {
    const auto options = diverse_world();
    const auto policy = test::no_policy();
    const test::OneNation nation(options, policy, sim::member_key(1, 3));
    const SimTime now = SimTime{} + days(200);
    const models::Stock stock(nation);
    const models::SpellTally nothing(options.campaigns.size(),
                                     models::Strata(nation.jurisdiction()).size());
    const auto seen = models::NationalObserver(stock).observe(now, nothing).operator_vantage;
    const auto cohorts = nation.ownership(0, 1).cohorts(now);
    const double in_service = cohorts.in_service_bought_before(now);
    const double kept = cohorts.retained_bought_before(now);
    CHECK(in_service == Approx(nation.ownership(0, 1).expected_stock(now)));
    CHECK(kept > .01 * in_service);
    REQUIRE(seen.size() == 4);
    CHECK(seen[0] == Approx(.4 * .3 * (in_service + kept)));
    CHECK(seen[1] == Approx(.4 * .7 * (in_service + kept)));
    CHECK(seen[2] + seen[3] == 0);  // routers in offices have none
}
