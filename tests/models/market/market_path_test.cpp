#include "models/market/installed_shares.hpp"
#include "models/market/market_drift.hpp"
#include "models/market/stock.hpp"
#include "models/nation.hpp"

#include "tests/support/market_world.hpp"
#include "tests/support/one_nation.hpp"
#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;

namespace {

const SimTime start{};
const SimTime horizon = start + years(4);
const sim::RandomKey key = sim::member_key(5, 2);

/// Share of a bloc's two cheap lines in the purchases of households.
double cheap_share(const models::WorldOptions& world, const models::PolicyOptions& policy,
                   SimTime date) {
    const test::OneNation nation(world, policy, key);
    const auto shares = nation.sales().shares(0, 0, date);
    return shares[0] + shares[1];
}

}  // namespace

TEST_CASE("what is in use was bought at the shares of its day", "[models]") {
    // A history in which the shares turned over, asked in two ways that share no table: cohorts of
    // ten days over all of the past, and the months of the market path.
    auto world = test::market_world();
    world.jurisdictions[0].market.sales[0][0].shares = {.8, 0, .1, .1};
    world.jurisdictions[0].market.sales[0][1].shares = {0, .1, .1, .8};
    const auto policy = test::no_policy();
    const test::OneNation nation(world, policy, key);
    const std::vector<models::MarketBase> bases{{0, &nation.ownership(0, 0)},
                                                {1, &nation.ownership(1, 0)}};
    const SimSpan month = models::MarketDrift::month;
    const std::size_t months = 36;
    const auto shares_of_month = [&](std::size_t index) {
        const auto since = static_cast<std::int64_t>(index) - 36;
        std::vector<double> shares;
        for (const std::size_t sector : {0U, 1U}) {
            const auto lines =
                nation.sales().shares(0, sector, SimTime{since * month.microseconds});
            shares.insert(shares.end(), {lines[0] + lines[1], lines[2], lines[3]});
        }
        return shares;
    };
    std::vector<std::vector<double>> bought;
    for (std::size_t i = 0; i < months; ++i) {
        bought.push_back(shares_of_month(i));
    }
    const models::InstalledShares installed(bases, 3, month, start);
    const auto shares = installed.at(start, months, shares_of_month(0), bought);
    const models::Stock stock(nation);
    const auto homes = stock.by_line(0, 0, start);
    const auto offices = stock.by_line(1, 0, start);
    // Months taken at their beginning lag by half a month: .8 over 3 years x half a month, .011.
    CHECK(shares[0] ==
          Approx((homes[0] + homes[1] + offices[0] + offices[1]) / 30'000).margin(.015));
    CHECK(shares[2] == Approx((homes[3] + offices[3]) / 30'000).margin(.015));
    CHECK(shares[0] + shares[1] + shares[2] == Approx(1).epsilon(1e-12));
    // Today's shares for old vintages would give .1 and .8.
    CHECK(shares[0] > .4);
    CHECK(homes[0] + offices[0] > 9000);
    CHECK(shares[2] < .5);
}

TEST_CASE("a class nobody owns has shares on offer all the same", "[models]") {
    auto world = test::reacting_market_world();
    world.jurisdictions[0].population.device_classes.push_back(
        world.jurisdictions[0].population.device_classes[0]);
    world.jurisdictions[0].market.product_lines.insert(
        world.jurisdictions[0].market.product_lines.end(),
        {{"cheap_toy", 1, 0}, {"home_toy", 1, 1}});
    world.jurisdictions[0].market.sales[0][0].shares.resize(6, 0);
    world.jurisdictions[0].market.sales[0][1].shares.resize(6, 0);
    world.jurisdictions[0].market.sales.push_back({{start, {0, 0, 0, 0, .4, .6}}});
    world.weakness.lines.resize(6, world.weakness.lines[0]);
    const auto policy = test::no_policy();
    const test::OneNation nation(world, policy, key);
    const auto at_start = nation.sales().shares(1, 0, start);
    CHECK(at_start[0] + at_start[1] == Approx(1).epsilon(1e-12));
    CHECK(nation.sales().shares(1, 0, horizon)[0] > at_start[0]);  // becomes cheaper
}

TEST_CASE("a growing base of devices in use goes on pulling buyers after the last epoch",
          "[models]") {
    // The cheap bloc's share rose to .5 by the start; what is in use still follows, and with a
    // network effect so do buyers. Without one they do not move.
    auto world = test::market_world();
    world.jurisdictions[0].market.sales[0][0].shares = {.1, .1, .6, .2};
    const auto policy = test::no_policy();
    const double still = cheap_share(world, policy, horizon);
    CHECK(still == cheap_share(world, policy, start));
    world.jurisdictions[0].market.segments[0].network = 2;
    CHECK(cheap_share(world, policy, start) == Approx(still).epsilon(1e-12));
    CHECK(cheap_share(world, policy, horizon) > still + .02);
}

TEST_CASE("a cost advantage moves shares by the logit of the price", "[models]") {
    auto world = test::market_world();
    for (auto& segment : world.jurisdictions[0].market.segments) {
        segment.price_sensitivity_spread = 0;
        segment.bloc_taste = 0;
    }
    const auto policy = test::no_policy();
    const double before = cheap_share(world, policy, start);
    world.jurisdictions[0].market.blocs[0].price_decline_per_year = .05;
    CHECK(cheap_share(world, policy, start) == Approx(before).epsilon(1e-12));
    const double after = cheap_share(world, policy, horizon);
    CHECK(after / (1 - after) ==
          Approx(before / (1 - before) * std::exp(3 * .05 * 4)).epsilon(1e-6));
}

TEST_CASE("the more subsidy, the more of a bloc is bought, now and later", "[models]") {
    const auto world = GENERATE(test::market_world(), test::reacting_market_world());
    const SimTime date = GENERATE(start + days(10), horizon);
    double share = cheap_share(world, test::no_policy(), date);
    for (const double rate : {-.05, -.1, -.2, -.4}) {
        const double more = cheap_share(world, test::price_policy(0, rate, start + days(1)), date);
        CHECK(more > share + .005);
        share = more;
    }
}

TEST_CASE("a subsidy of the market itself begins on its day", "[models]") {
    auto world = test::market_world();
    const auto policy = test::no_policy();
    const double before = cheap_share(world, policy, start);
    const SimTime from = start + days(100);
    world.jurisdictions[0].market.price_measures = {
        {{from, from, 1}, {true}, {true, false, false}, -.2}};
    CHECK(cheap_share(world, policy, from - days(1)) == Approx(before).epsilon(1e-12));
    CHECK(cheap_share(world, policy, from) > before + .05);
    // One that was there when the shares were observed is in them already.
    world.jurisdictions[0].market.price_measures[0].schedule = {start - years(5), start - years(5),
                                                                1};
    CHECK(cheap_share(world, policy, horizon) == Approx(before).epsilon(1e-12));
}

TEST_CASE("quality follows success, up to its bound", "[models]") {
    auto world = test::market_world();
    const auto subsidy = test::price_policy(0, -.2, start + days(1));
    const auto tariff = test::price_policy(0, .2, start + days(1));
    const double dear = cheap_share(world, tariff, horizon);
    const double cheap = cheap_share(world, subsidy, horizon);
    world.jurisdictions[0].market.quality = {
        .learning = 1, .research = 0, .adjustment_years = 1, .bound = .5};
    const double learned = cheap_share(world, subsidy, horizon);
    CHECK(learned > cheap + .01);
    CHECK(cheap_share(world, tariff, horizon) < dear - .01);
    world.jurisdictions[0].market.quality.learning = 0;
    world.jurisdictions[0].market.quality.research = 1;
    CHECK(cheap_share(world, subsidy, horizon) > cheap + .01);
    CHECK(cheap_share(world, tariff, horizon) == Approx(dear).epsilon(1e-12));
    // The rivals lose what the bloc gains, so no bound of .02 moves utilities by more than .04.
    world.jurisdictions[0].market.quality = {
        .learning = 1000, .research = 1000, .adjustment_years = 1, .bound = .02};
    const double bounded = cheap_share(world, subsidy, horizon);
    CHECK(bounded > cheap);
    CHECK(bounded / (1 - bounded) < cheap / (1 - cheap) * std::exp(.04));
}

TEST_CASE("a banned bloc's installed base fades, and with it what pulled buyers", "[models]") {
    auto world = test::market_world();
    const auto lifted = [&](double network) {
        world.jurisdictions[0].market.segments[0].network = network;
        world.jurisdictions[0].market.segments[1].network = network;
        auto policy = test::ban_policy(0, .5, start + days(1));
        return cheap_share(world, policy, horizon);
    };
    CHECK(lifted(2) < lifted(0) - .01);
}
