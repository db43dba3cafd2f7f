#include "models/intrusion/organisations.hpp"

#include "sim/distributions.hpp"
#include "tests/models/intrusion/scripted_intrusions.hpp"
#include "tests/support/chi_square.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;

namespace {

std::size_t tenth_of(double quantile) {
    return std::min<std::size_t>(9, static_cast<std::size_t>(10 * quantile));
}

}  // namespace

TEST_CASE("data stores are log-normal between organisations and the same for who asks",
          "[models]") {
    // 20,000 stores in tenths of the law: fails once in millions, and sees a median 5 % off, which
    // moves 2 % of a tenth to its neighbour, as an excess above 6.
    auto world = test::intruded_world(20'000);
    auto& held = *world.jurisdictions[0].population.sectors[0].organisations;
    held.records_median = 1e6;
    held.records_sigma = 1.5;
    const test::QuietNations nations(world);
    const models::Organisations organisations(nations.nations());
    std::vector<std::uint64_t> counts(10, 0);
    for (std::uint64_t site = 0; site < 20'000; ++site) {
        const auto records = static_cast<double>(organisations.records({0, 0, site}));
        ++counts[tenth_of(std::erfc(-std::log(records / 1e6) / 1.5 / std::sqrt(2.0)) / 2)];
    }
    CHECK(test::one_sample_excess(counts, std::vector<double>(10, 2000)) < 6);
    CHECK(organisations.records({0, 0, 5}) ==
          models::Organisations(nations.nations()).records({0, 0, 5}));
}

TEST_CASE("each organisation of a sector is as likely, whatever its type and country", "[models]") {
    auto world = test::intruded_world(2);
    test::add_sector(world, 3);
    auto& types = world.jurisdictions[0].population.site_types;
    types.push_back(types[0]);
    types.back().name = "another";
    types.back().sites = 3;
    world.jurisdictions.push_back(world.jurisdictions[0]);
    world.jurisdictions[1].name = "other";
    const test::QuietNations nations(world);
    const models::Organisations organisations(nations.nations());
    CHECK(organisations.count(0) == 10);
    CHECK(organisations.count(0, 1) == 5);
    CHECK(organisations.count(1) == 6);
    std::vector<std::uint64_t> counts(10, 0);
    for (std::uint64_t ordinal = 0; ordinal < 20'000; ++ordinal) {
        auto rng =
            models::stream(sim::member_key(3, 4), 1, models::Purpose::intrusion_victim, ordinal);
        const auto victim = organisations.any(0, rng);
        ++counts[victim.jurisdiction * 5 + (victim.site_type == 0 ? 0 : 2) + victim.site];
        CHECK(organisations.any(0, 1, rng).jurisdiction == 1);
    }
    CHECK(test::one_sample_excess(counts, std::vector<double>(10, 2000)) < 6);
}
