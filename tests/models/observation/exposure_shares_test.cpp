#include "models/observation/exposure_shares.hpp"

#include "tests/support/busy_world.hpp"

#include <catch2/catch.hpp>
#include <numeric>

using namespace cordon;

TEST_CASE("exposure shares count the sites of every block", "[models]") {
    auto world = test::busy_world();
    world.jurisdictions[0].population.site_types[0].proxied = .4;
    world.jurisdictions[0].population.site_types[1].unreached = models::Exposure::internal;
    world.jurisdictions[0].population.device_classes[1].on_operator_network = .3;
    world.jurisdictions[0].population.mobile_network.carrier_nat = .6;
    world.jurisdictions[0].population.mobile_network.private_network = .3;
    world.jurisdictions[0].population.mobile_network.public_address = .1;
    const models::Population population(world.jurisdictions[0].population, sim::member_key(1, 0));
    const models::ExposureShares shares(population, world.jurisdictions[0].population);
    for (std::size_t type = 0; type < world.jurisdictions[0].population.site_types.size(); ++type) {
        for (std::size_t base = 0;
             base < world.jurisdictions[0].population.site_types[type].devices.size(); ++base) {
            std::array<double, models::exposure_count> counted{};
            double places = 0;
            for (const auto& block : population.blocks()) {
                if (block.site_type == type && block.base == base) {
                    for (std::uint64_t site = 0; site < block.sites; ++site) {
                        ++counted[static_cast<std::size_t>(block.exposure_of(site))];
                    }
                    places += static_cast<double>(block.sites);
                }
            }
            const auto& found = shares.of(type, base);
            for (std::size_t exposure = 0; exposure < models::exposure_count; ++exposure) {
                INFO("type " << type << ", base " << base << ", exposure " << exposure);
                CHECK(found[exposure] == Approx(counted[exposure] / places).margin(1e-12));
            }
            CHECK(std::accumulate(found.begin(), found.end(), 0.0) == Approx(1));
        }
    }
}
