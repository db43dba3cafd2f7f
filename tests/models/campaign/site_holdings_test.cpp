#include "models/campaign/site_holdings.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <random>

using namespace cordon;
using models::SiteHoldings;

TEST_CASE("holdings come and go as in an ordered map", "[models]") {
    // Few sites and kinds, so that most keys are met again and chains of neighbours are broken up.
    std::mt19937 random(5);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same in every run
    const unsigned sites = GENERATE(5U, 300U, 5000U);
    SiteHoldings holdings;
    std::map<std::uint64_t, std::uint16_t> expected;
    for (int step = 0; step < 40'000; ++step) {
        const auto key = SiteHoldings::key_of(std::uint64_t{random() % sites} << 20, random() % 3);
        if (random() % 2 == 0) {
            ++holdings[key].devices;
            ++expected[key];
        } else if (expected.contains(key)) {
            REQUIRE(holdings[key].devices == expected[key]);
            holdings.erase(key);
            expected.erase(key);
        }
        REQUIRE(holdings.size() == expected.size());
    }
    for (const auto& [key, devices] : expected) {
        CHECK(holdings[key].devices == devices);
    }
    CHECK(holdings.size() == expected.size());
}

TEST_CASE("a new holding has nothing, whatever was there before", "[models]") {
    SiteHoldings holdings;
    const auto key = SiteHoldings::key_of(7, 1);
    holdings[key] = {.key = key, .in_view_since = SimTime{} + days(3), .devices = 2, .gateways = 1};
    CHECK(holdings[SiteHoldings::key_of(7, 0)].devices == 0);
    holdings.erase(key);
    CHECK(holdings[key].devices == 0);
    CHECK(holdings[key].gateways == 0);
    CHECK(holdings[key].in_view_since == SimTime{});
    CHECK(holdings.size() == 2);
}
