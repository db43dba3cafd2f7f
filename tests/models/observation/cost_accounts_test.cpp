#include "models/observation/cost_accounts.hpp"

#include "tests/support/market_world.hpp"
#include "tests/support/one_nation.hpp"
#include "tests/support/small_world.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;

namespace {

const SimTime start{};
const SimTime after_one = start + years(1);
const SimTime after_two = start + years(2);
const sim::RandomKey key = sim::member_key(5, 2);

/// Devices for 100 EUR, of which 6,000 are bought a year, by buyers who look at nothing: half from
/// the cheap bloc for 70 EUR, 30 % for 120 and 20 % for 90.
models::WorldOptions plain_world() {
    auto world = test::market_world();
    auto& country = world.jurisdictions[0];
    country.population.device_classes[0].price_eur = 100;
    country.population.site_types[0].devices[0].adoption = models::ExponentialGrowth{0};
    for (auto& segment : country.market.segments) {
        segment = {.name = segment.name,
                   .title = segment.title,
                   .price_sensitivity = 0,
                   .price_sensitivity_spread = 0,
                   .bloc_taste = 0,
                   .trust = 0,
                   .label = 0,
                   .quality = 0,
                   .network = 0};
    }
    return world;
}

/// Buyers with tastes, who wait, of short-lived devices in a market that reacts.
models::WorldOptions waiting_world() {
    auto world = test::reacting_market_world();
    auto& device_class = world.jurisdictions[0].population.device_classes[0];
    device_class.price_eur = 100;
    device_class.life_mean_years = 2;
    for (auto& segment : world.jurisdictions[0].market.segments) {
        segment.waiting = .6;
    }
    return world;
}

models::BaselineStandardOptions standard(models::Schedule schedule, double cost_eur) {
    return {.schedule = schedule,
            .device_classes = {true},
            .default_credential_cut = 0,
            .vulnerability_cut = 0,
            .automatic_floor = 0,
            .support_floor_years = 0,
            .disclosure_policies = 0,
            .compliance_cost_eur = cost_eur};
}

/// One that everybody meets, for 1 EUR: its account counts devices.
models::BaselineStandardOptions counter() {
    return standard({start - years(1), start - years(1), 1}, 1);
}

/// Everything is taxed at its price from the start, so many wait when the ban of the cheap bloc
/// comes; some evade it.
models::PolicyOptions harsh_policy() {
    auto policy = test::ban_policy(0, .8, start + days(200));
    auto& ban = std::get<models::SalesBanOptions>(policy.instruments[0]);
    ban.schedule.full = start + days(300);
    ban.evasion = .1;
    for (const std::size_t bloc : {0U, 1U, 2U}) {
        policy.instruments.push_back(test::price_policy(bloc, 1, start).instruments[0]);
    }
    policy.instruments.push_back(counter());
    return policy;
}

models::CostTotals costs(const models::WorldOptions& world, const models::PolicyOptions& policy,
                         SimTime until) {
    const test::OneNation nation(world, policy, key);
    const models::Stock stock(nation);
    models::CostAccounts accounts(stock);
    accounts.advance(until);
    return accounts.totals();
}

void check(const std::vector<double>& account, const std::array<double, 3>& by_hand) {
    for (std::size_t bloc = 0; bloc < by_hand.size(); ++bloc) {
        CAPTURE(bloc);
        CHECK(account[bloc] == Approx(by_hand[bloc]).epsilon(1e-5));
    }
}

bool same(const models::CostTotals& a, const models::CostTotals& b) {
    return a.purchase_spending == b.purchase_spending && a.public_spending == b.public_spending &&
           a.tariff_revenue == b.tariff_revenue && a.compliance_cost == b.compliance_cost;
}

}  // namespace

TEST_CASE("buyers spend what they buy at its price, and a ban sends them to dearer blocs",
          "[models]") {
    const auto world = plain_world();
    check(costs(world, test::no_policy(), after_two).purchase_spending,
          {12'000 * .5 * 70, 12'000 * .3 * 120, 12'000 * .2 * 90});
    // Half obey for a year: of them .6 and .4 buy from the blocs that are left.
    const auto banned = costs(world, test::ban_policy(0, .5, after_one), after_two);
    check(banned.purchase_spending, {6'000 * .75 * 70, 6'000 * .75 * 120, 6'000 * .5 * 90});
    check(banned.public_spending, {0, 0, 0});
    check(banned.compliance_cost, {0, 0, 0});
}

TEST_CASE("a ban in one sector leaves what others buy alone, whoever buys alike", "[models]") {
    // Of 6,000 a year offices buy 2,000, and they alone must do without the cheap bloc.
    auto world = plain_world();
    world.jurisdictions[0].market.segment_of_sector = {0, 0};
    check(costs(world, test::no_policy(), after_two).purchase_spending,
          {12'000 * .5 * 70, 12'000 * .3 * 120, 12'000 * .2 * 90});
    auto policy = test::ban_policy(0, 1, after_one);
    std::get<models::SalesBanOptions>(policy.instruments[0]).sectors = {false, true};
    check(costs(world, policy, after_two).purchase_spending,
          {10'000 * .5 * 70, (10'000 * .3 + 2'000 * .6) * 120, (10'000 * .2 + 2'000 * .4) * 90});
}

TEST_CASE("who may buy nothing spends nothing", "[models]") {
    auto policy = test::ban_policy(0, 1, after_one);
    std::get<models::SalesBanOptions>(policy.instruments[0]).blocs = {true, true, true};
    const auto world = plain_world();
    CHECK(costs(world, policy, after_two).purchase_spending ==
          costs(world, policy, after_one).purchase_spending);
}

TEST_CASE("prices fall at the bloc's pace once observed shares have ended", "[models]") {
    auto world = plain_world();
    world.jurisdictions[0].market.blocs[0].price_decline_per_year = .03;
    check(costs(world, test::no_policy(), after_two).purchase_spending,
          {6'000 * .5 * 70 * (1 - std::exp(-.06)) / .03, 12'000 * .3 * 120, 12'000 * .2 * 90});
}

TEST_CASE("buyers pay tariffs as far as they are passed on, and the state has all of them",
          "[models]") {
    auto policy = test::price_policy(1, .25, after_one);
    std::get<models::PriceMeasureOptions>(policy.instruments[0]).schedule.compliance = .8;
    policy.instruments.push_back(test::price_policy(2, -.1, after_one).instruments[0]);
    const auto seen = costs(plain_world(), policy, after_two);
    check(seen.purchase_spending,
          {12'000 * .5 * 70, 6'000 * .3 * 120 * (1 + 1.2), 6'000 * .2 * 90 * (1 + .9)});
    check(seen.tariff_revenue, {0, 6'000 * .3 * 120 * .25, 0});
    check(seen.public_spending, {0, 0, 6'000 * .2 * 90 * .1});
}

TEST_CASE("makers pay for what they sell in compliance, and of two standards the dearer",
          "[models]") {
    const models::Schedule rising{start + days(100), start + days(500), .6};
    const double a_day = 6'000 / days_per_year;
    const double compliant = a_day * .6 * (200 + in_days(after_two - start) - 500);
    check(costs(plain_world(), {"one", "One", {standard(rising, 2)}}, after_two).compliance_cost,
          {compliant * 2 * .5, compliant * 2 * .3, compliant * 2 * .2});
    // Who meets the stricter, for 5 EUR from one day on, meets the other one with it.
    const models::Schedule sudden{start + days(405), start + days(405), .3};
    const double dearer = a_day * .3 * (in_days(after_two - start) - 405) * 3;
    check(
        costs(plain_world(), {"two", "Two", {standard(sudden, 5), standard(rising, 2)}}, after_two)
            .compliance_cost,
        {(compliant * 2 + dearer) * .5, (compliant * 2 + dearer) * .3,
         (compliant * 2 + dearer) * .2});
}

TEST_CASE("what buyers and the state pay is what sellers get and the tariffs", "[models]") {
    auto policy = harsh_policy();
    policy.instruments.push_back(test::price_policy(2, -.3, start + days(100)).instruments[0]);
    auto world = waiting_world();
    world.jurisdictions[0].market.blocs[0].price_decline_per_year = 0;
    const auto seen = costs(world, policy, after_two);
    for (std::size_t bloc = 0; bloc < 3; ++bloc) {
        const double listed = 100 * world.jurisdictions[0].market.blocs[bloc].price;
        CHECK(seen.purchase_spending[bloc] + seen.public_spending[bloc] -
                  seen.tariff_revenue[bloc] ==
              Approx(seen.compliance_cost[bloc] * listed).epsilon(1e-12));
        CHECK(seen.tariff_revenue[bloc] > 0);
    }
    CHECK(seen.public_spending[2] > 0);
}

TEST_CASE("individuals buy when the accounts expect it, also those who wait", "[models]") {
    // From 1,500 to 11,000 purchases of a bloc, at 20 or 120 days between two tries. Five
    // deviations in twelve comparisons are a false alarm once in 100,000; if no purchase put off
    // were ever forgone, three of them would be 5 to 9 deviations.
    auto world = waiting_world();
    world.jurisdictions[0].market.retry_after_days = GENERATE(20, 120);
    const auto policy = harsh_policy();
    const test::OneNation nation(world, policy, key);
    const models::Stock stock(nation);
    models::CostAccounts accounts(stock);
    SimTime from = start;
    std::vector<double> expected_before(3, 0);
    for (const SimTime until : {after_one, start + years(3)}) {
        std::array<double, 3> bought{};
        for (const auto& block : nation.population().blocks()) {
            for (std::uint64_t i = 0; i < block.slots(); ++i) {
                nation.ownership(block).for_each_device(
                    models::SlotId(block.first_slot + i), start, until,
                    [&](const models::OwnedDevice& device) {
                        const auto profile = nation.profile(block, device);
                        if (profile && profile->device.bought >= from &&
                            profile->device.bought < until) {
                            const auto line = profile->line;
                            ++bought.at(world.jurisdictions[0].market.product_lines[line].bloc);
                        }
                    });
            }
        }
        accounts.advance(until);
        const auto expected = accounts.totals().compliance_cost;
        for (std::size_t bloc = 0; bloc < 3; ++bloc) {
            const double mean = expected[bloc] - expected_before[bloc];
            CAPTURE(bloc, bought.at(bloc), mean);
            CHECK(std::abs(bought.at(bloc) - mean) < 5 * std::sqrt(mean));
        }
        expected_before = expected;
        from = until;
    }
}

TEST_CASE("measures of no strength cost nothing, bit for bit", "[models]") {
    const auto world = waiting_world();
    auto nothing = test::ban_policy(0, 0, start + days(77));
    nothing.instruments.push_back(test::price_policy(1, 0, start + days(55)).instruments[0]);
    nothing.instruments.push_back(standard({start + days(33), start + days(66), 0}, 4));
    const auto seen = costs(world, nothing, after_two);
    CHECK(same(seen, costs(world, test::no_policy(), after_two)));
    CHECK(seen.purchase_spending[0] > 0);
    // Nor does a standard change what buyers spend.
    CHECK(seen.purchase_spending ==
          costs(world, {"one", "One", {counter()}}, after_two).purchase_spending);
}

TEST_CASE("looking more often changes no account but for rounding", "[models]") {
    const auto world = waiting_world();
    const auto policy = harsh_policy();
    const test::OneNation nation(world, policy, key);
    const models::Stock stock(nation);
    models::CostAccounts monthly(stock);
    for (int month = 0; month <= 24; ++month) {
        monthly.advance(start + years(month / 12.));
    }
    const auto once = costs(world, policy, after_two);
    for (std::size_t bloc = 0; bloc < 3; ++bloc) {
        CHECK(monthly.totals().purchase_spending[bloc] ==
              Approx(once.purchase_spending[bloc]).epsilon(1e-5));
    }
}
