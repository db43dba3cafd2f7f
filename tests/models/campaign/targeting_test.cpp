#include "models/campaign/targeting.hpp"

#include "models/world.hpp"
#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

using namespace cordon;

TEST_CASE("effort goes where it succeeds, by its elasticity", "[models]") {
    // 8 and 3 successes at even effort: a ratio of sqrt(9 / 4) at elasticity 1/2.
    models::Targeting targeting({.elasticity = .5, .every_days = 30}, {true, true, false},
                                SimTime{});
    CHECK(targeting.period_end() == SimTime{} + days(30));
    targeting.adapt(std::vector<std::int64_t>{8, 3, 7});
    CHECK(targeting.factor(0) == Approx(1.2));
    CHECK(targeting.factor(1) == Approx(.8));
    CHECK(targeting.factor(2) == 0);
    CHECK(targeting.period_end() == SimTime{} + days(60));
    // Where it tried more, the same successes are a lower yield.
    targeting.adapt(std::vector<std::int64_t>{12, 7, 7});
    const double ratio = std::sqrt((1 + 4 / 1.2) / (1 + 4 / .8));
    CHECK(targeting.factor(0) / targeting.factor(1) == Approx(ratio));
}

TEST_CASE("nothing is given up, however strongly a campaign follows success", "[models]") {
    models::Targeting targeting({.elasticity = 5, .every_days = 30}, {true, true}, SimTime{});
    targeting.adapt(std::vector<std::int64_t>{1000, 0});
    CHECK(targeting.factor(1) > .04);
    CHECK(targeting.factor(0) + targeting.factor(1) == Approx(2));
    // Without successes effort is even again.
    targeting.adapt(std::vector<std::int64_t>{1000, 0});
    CHECK(targeting.factor(0) == Approx(1));
}

TEST_CASE("a campaign without elasticity never shifts", "[models]") {
    const models::Targeting targeting({}, {true, true}, SimTime{});
    CHECK(targeting.period_end() == never);
    CHECK(targeting.factor(0) == 1);
}

TEST_CASE("probes go where they succeed from the next period on", "[models]") {
    // Two jurisdictions of 10,000 devices under .01 probes a day from abroad, and nobody is weak in
    // the second. Each spell lasts a tenth of a day. In the first 30 days some 3,000 are taken; in
    // the next even effort takes as many, and effort of 1 against the least of .05, on average 1,
    // takes 1.951 times as many. 5.5 standard errors of either are a false alarm in ten millions.
    auto world = test::small_world(10'000, 60);
    world.clock.observations = {SimTime{}, SimTime{} + days(30), SimTime{} + days(60)};
    world.clock.window_min_days = world.clock.window_max_days = .5;
    world.jurisdictions[0].population.device_classes[0].reboots_per_year = 10 * days_per_year;
    world.jurisdictions.push_back(world.jurisdictions[0]);
    world.jurisdictions[1].name = "other";
    world.jurisdictions[1].population.device_classes[0].weak_credential = 0;
    auto campaign = test::scanning_campaign(1'000'000'000, .01);
    campaign.initial_devices = 0;
    auto& scanning = std::get<models::ScanningOptions>(campaign.recruitment);
    scanning.foreign_plateau = 1e9;
    scanning.foreign_doubling_days = .01;
    scanning.plateau_days = 1000;
    const auto taken = [&](double elasticity) {
        campaign.targeting = {.elasticity = elasticity, .every_days = 30};
        world.campaigns = {campaign};
        const auto policy = test::no_policy();
        models::World member(world, policy, sim::member_key(21, 1), 2);
        const auto seen = member.run(*sim::serial_executor()).observations;
        CHECK(seen[2].jurisdictions[1].spells[0] == 0);
        return static_cast<double>(seen[2].jurisdictions[0].spells[0] -
                                   seen[1].jurisdictions[0].spells[0]);
    };
    CHECK(taken(0) == Approx(3000).margin(5.5 * 55));
    CHECK(taken(1) == Approx(3000 * 1.951).margin(5.5 * 77));
}
