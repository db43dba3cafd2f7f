#include "models/campaign/spell.hpp"

#include "tests/support/chi_square.hpp"
#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;
using models::SpellEnd;

namespace {

models::SpellOutcome outcome(const models::CampaignOptions& campaign, double reboots_per_year,
                             std::uint64_t which) {
    return models::draw_spell(campaign, reboots_per_year, SimTime{} + days(10),
                              SimTime{} + days(40), SimTime{} + days(400),
                              sim::RandomStream(sim::member_key(1, 0), {which, 1}));
}

}  // namespace

TEST_CASE("a spell ends by the soonest of its clocks, in their shares", "[models]") {
    // Reboots 20, clean-ups 10 a year of which 30 % harden; weak for 30 days. 50,000 spells; beyond
    // 6 deviations is a false alarm in millions, rates 3 % off would show.
    auto campaign = test::scanning_campaign(100, 1);
    campaign.cleanup_per_year = 10;
    campaign.hardened = .3;
    const int spells = 50'000;
    std::vector<std::uint64_t> counts(5, 0);
    for (std::uint64_t i = 0; i < spells; ++i) {
        const auto end = outcome(campaign, 20, i);
        CHECK((end.end > SimTime{} + days(10) && end.end <= SimTime{} + days(40)));
        ++counts[static_cast<std::size_t>(end.cause)];
    }
    const double lasts = std::exp(-30 * 30 / days_per_year);
    const double ends = (1 - lasts) * spells;
    CHECK(counts[static_cast<std::size_t>(SpellEnd::retired)] == 0);
    CHECK(test::one_sample_excess(
              counts, {ends * 2 / 3, ends / 3 * .7, ends / 3 * .3, lasts * spells, 0}) < 6);
}

TEST_CASE("spells last as long as the rate of their end says", "[models]") {
    // 300,000 spells: the mean has an error of 0.18 %; 5.5 of it are a false alarm in tens of
    // millions and less than the 2 % by which a rate must not be wrong.
    auto campaign = test::scanning_campaign(100, 1);
    const bool by_reboot = GENERATE(true, false);
    CAPTURE(by_reboot);
    campaign.cleanup_per_year = by_reboot ? 0 : 10;
    const int spells = 300'000;
    double lasted_years = 0;
    for (std::uint64_t i = 0; i < spells; ++i) {
        const auto spell = models::draw_spell(
            campaign, by_reboot ? 10 : 0, SimTime{}, SimTime{} + years(100), never,
            sim::RandomStream(sim::member_key(2, 0), {.entity = i, .purpose = 1}));
        lasted_years += in_years(spell.end - SimTime{});
    }
    CHECK(std::abs(lasted_years / spells * 10 - 1) < 5.5 / std::sqrt(spells));
}

TEST_CASE("a persistent implant survives reboots", "[models]") {
    auto campaign = test::scanning_campaign(100, 1);
    campaign.survives_reboot = true;
    for (std::uint64_t i = 0; i < 100; ++i) {
        const auto end = outcome(campaign, 1000, i);
        CHECK(end.cause == SpellEnd::mended);
        CHECK(end.end == SimTime{} + days(40));
    }
}

TEST_CASE("a spell that reaches the device's end ends by retirement", "[models]") {
    const auto campaign = test::scanning_campaign(100, 1);
    const auto end =
        models::draw_spell(campaign, 0, SimTime{}, SimTime{} + days(5), SimTime{} + days(5),
                           sim::RandomStream(sim::member_key(1, 0), {1, 1}));
    CHECK(end.cause == SpellEnd::retired);
}
