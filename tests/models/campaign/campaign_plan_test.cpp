#include "models/campaign/campaign_plan.hpp"

#include "tests/support/small_world.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;

namespace {

models::CampaignOptions kind(double starts_per_year, double life_days) {
    auto campaign = test::scanning_campaign(100, 1);
    campaign.emerges_years.reset();
    campaign.starts_per_year = starts_per_year;
    campaign.life = models::LognormalDelay{life_days, 0};
    return campaign;
}

std::vector<models::CampaignPlan> plans(const models::CampaignOptions& campaign,
                                        std::uint64_t member) {
    return models::campaign_plans({campaign}, SimTime{} + years(3), sim::member_key(8, member));
}

}  // namespace

TEST_CASE("campaigns start at their rate and are in flight as Little's law says", "[models]") {
    // 2 a year that last 1.5 years: 3 in flight on average and 6 that emerge in three years, both
    // Poisson. 4,000 members: errors of 0.9 % and 0.65 %; 5.5 of them are a false alarm in tens of
    // millions.
    const auto campaign = kind(2, 1.5 * days_per_year);
    const int members = 4000;
    double in_flight = 0;
    double later = 0;
    double age_years = 0;
    for (int member = 0; member < members; ++member) {
        for (const auto& plan : plans(campaign, static_cast<std::uint64_t>(member))) {
            in_flight += plan.in_flight ? 1 : 0;
            later += plan.in_flight ? 0 : 1;
            age_years += plan.in_flight ? -in_years(plan.emerged - SimTime{}) : 0;
        }
    }
    CHECK(std::abs(in_flight / members - 3) < 5.5 * std::sqrt(3.0 / members));
    CHECK(std::abs(later / members - 6) < 5.5 * std::sqrt(6.0 / members));
    // Ages are uniform over the life: a mean of 0.75 years with a deviation of 0.433.
    CHECK(std::abs(age_years / in_flight - .75) < 5.5 * .433 / std::sqrt(in_flight));
}

TEST_CASE("each campaign of a kind has a name and dates of its own", "[models]") {
    auto campaign = kind(5, 1000);
    campaign.emerges_years = 1;
    campaign.preparation = {20, 0};
    campaign.disruption.disclosed = models::LognormalDelay{100, 0};
    const auto all = plans(campaign, 1);
    REQUIRE(all.size() > 5);
    CHECK(all[0].options.name == "campaign");
    CHECK(all[0].emerged == SimTime{} + years(1));
    CHECK(all[0].recruits_from == all[0].emerged + days(20));
    CHECK(all[0].disclosed == all[0].emerged + days(100));
    CHECK(all[0].gives_up == all[0].emerged + days(1000));
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t other = 0; other < i; ++other) {
            CHECK(all[i].identity != all[other].identity);
            CHECK(all[i].emerged != all[other].emerged);
        }
    }
}

TEST_CASE("a kind without a rate has its one campaign", "[models]") {
    const auto all = models::campaign_plans({test::scanning_campaign(10, 1)}, SimTime{} + years(1),
                                            sim::member_key(1, 1));
    REQUIRE(all.size() == 1);
    CHECK(all[0].gives_up == never);
    CHECK(all[0].disclosed == never);
    CHECK(!all[0].in_flight);
}
