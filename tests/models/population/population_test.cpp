#include "models/population/population.hpp"

#include "tests/support/busy_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;
using models::Population;

TEST_CASE("blocks cover every slot once", "[models]") {
    const auto options = test::busy_world().jurisdictions[0].population;
    const Population population(options, sim::member_key(1, 0));
    std::uint64_t next = 0;
    for (const auto& block : population.blocks()) {
        CHECK(block.first_slot == next);
        CHECK(block.reachable_sites <= block.sites);
        next += block.slots();
    }
    CHECK(next == population.slot_count());
    CHECK(next == 20'000 * 3 + 2000 * 4);
}

TEST_CASE("a slot finds its block and its site", "[models]") {
    const auto options = test::busy_world().jurisdictions[0].population;
    const Population population(options, sim::member_key(1, 0));
    for (std::size_t i = 0; i < population.blocks().size(); ++i) {
        const auto& block = population.blocks()[i];
        const auto last = block.slot(block.positions - 1, block.sites - 1);
        CHECK(population.block_of(block.slot(0, 0)) == i);
        CHECK(population.block_of(last) == i);
        CHECK(block.site_of(last) == block.sites - 1);
        CHECK(block.site_of(block.slot(block.positions - 1, 0)) == 0);
    }
}

TEST_CASE("exposed sites vary as binomials do, and are nested", "[models]") {
    // Homes in the careless class: 60 % of 20,000; routers exposed at 0.3 x 1.4, cameras at
    // 0.5 x 1.4. Over 400 members the mean of a binomial count has an error of at most 2.7 and its
    // variance one of 7 %; 5.5 errors are allowed, drawing shares instead of counts has variance 0.
    const auto options = test::busy_world().jurisdictions[0].population;
    double sum = 0;
    double squares = 0;
    const int members = 400;
    for (std::uint64_t member = 0; member < members; ++member) {
        const Population population(options, sim::member_key(5, member));
        const auto& routers = population.blocks()[2];
        const auto& cameras = population.blocks()[3];
        REQUIRE((routers.hygiene_class == 1 && routers.device_class == 0));
        CHECK(routers.reachable_sites <= cameras.reachable_sites);
        const auto count = static_cast<double>(routers.reachable_sites);
        sum += count;
        squares += count * count;
    }
    const double share = .6 * .3 * 1.4;
    const double mean = sum / members;
    const double variance = squares / members - mean * mean;
    CHECK(std::abs(mean - 20'000 * share) <
          5.5 * std::sqrt(20'000 * share * (1 - share) / members));
    CHECK(variance == Approx(20'000 * share * (1 - share)).epsilon(.39));
}
