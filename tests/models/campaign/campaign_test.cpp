#include "models/campaign/campaign.hpp"

#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;
using models::Campaign;
using models::CampaignState;

namespace {

models::CampaignPlan plan_of(const models::CampaignOptions& campaign) {
    return models::campaign_plans({campaign}, SimTime{} + years(10), sim::member_key(1, 1)).at(0);
}

/// Moves on by a day at a time, until the day given.
Campaign::Changes run_to(Campaign& campaign, int& day, int until, double devices) {
    Campaign::Changes all;
    for (; day < until; ++day) {
        const auto changes =
            campaign.move_on({SimTime{} + days(day), SimTime{} + days(day + 1), 0}, devices);
        all.disclosed |= changes.disclosed;
        all.taken_down |= changes.taken_down;
        all.gave_up |= changes.gave_up;
        all.rebuilt |= changes.rebuilt;
    }
    return all;
}

}  // namespace

TEST_CASE("a campaign goes through its states on its dates", "[models]") {
    auto options = test::scanning_campaign(100, 1);
    options.emerges_years = 10 / days_per_year;
    options.preparation = {20, 0};
    options.life = models::LognormalDelay{90, 0};
    options.operates_from = 5;
    options.disruption.disclosed = models::LognormalDelay{50, 0};
    const auto plan = plan_of(options);
    Campaign campaign(plan, sim::member_key(1, 1));
    int day = 0;
    run_to(campaign, day, 9, 0);
    CHECK(campaign.state() == CampaignState::dormant);
    CHECK(campaign.next_date() == plan.emerged);
    run_to(campaign, day, 29, 0);
    CHECK(campaign.state() == CampaignState::preparing);
    CHECK(!campaign.is_at_work());
    run_to(campaign, day, 40, 4);
    CHECK(campaign.state() == CampaignState::recruiting);
    CHECK(!campaign.collects());
    run_to(campaign, day, 41, 5);
    CHECK(campaign.state() == CampaignState::operating);
    CHECK(campaign.collects());
    CHECK(run_to(campaign, day, 61, 5).disclosed);
    CHECK(run_to(campaign, day, 101, 5).gave_up);
    CHECK(campaign.state() == CampaignState::retired);
    CHECK(campaign.next_date() == never);
}

TEST_CASE("takedowns come at a rate that grows with size, and campaigns come back", "[models]") {
    // 3 a year at most; at the half size 1.5. 300 campaigns over 9.9 years, each down for 10 days
    // after a takedown: 4,269 takedowns expected. The standard deviation is below 66; 5.5 of it are
    // a false alarm in tens of millions, and a rate 9 % off is beyond them.
    auto options = test::scanning_campaign(100, 1);
    options.disruption = {.disclosed = models::LognormalDelay{.1 * days_per_year, 0},
                          .takedowns_per_year = 3,
                          .half_size = 1000,
                          .rebuilds = 1,
                          .rebuilt = {10, 0}};
    const auto plan = plan_of(options);
    std::uint64_t takedowns = 0;
    for (std::uint64_t member = 0; member < 300; ++member) {
        Campaign campaign(plan, sim::member_key(2, member));
        int day = 0;
        run_to(campaign, day, 3652, 1000);
        takedowns += campaign.takedowns();
    }
    // A cycle is 1 / 1.5 years at work and 10.5 days, by whole windows, until it is back.
    const double cycle_years = 1 / 1.5 + 10.5 / days_per_year;
    CHECK(std::abs(static_cast<double>(takedowns) - 300 * 9.9 / cycle_years) < 365);
}

TEST_CASE("a campaign that nobody has disclosed is not taken down", "[models]") {
    auto options = test::scanning_campaign(100, 1);
    options.disruption.takedowns_per_year = 1e6;
    const auto plan = plan_of(options);
    Campaign campaign(plan, sim::member_key(3, 1));
    int day = 0;
    CHECK(!run_to(campaign, day, 1000, 1e6).taken_down);
}

TEST_CASE("a takedown from which a campaign does not come back ends it", "[models]") {
    auto options = test::scanning_campaign(100, 1);
    options.disruption.disclosed = models::LognormalDelay{0, 0};
    options.disruption.takedowns_per_year = 1e6;
    const auto plan = plan_of(options);
    Campaign campaign(plan, sim::member_key(3, 1));
    int day = 0;
    CHECK(run_to(campaign, day, 10, 1e6).taken_down);
    CHECK(campaign.state() == CampaignState::retired);
    CHECK(campaign.takedowns() == 1);
}
