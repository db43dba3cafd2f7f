#include "models/market/sales.hpp"

#include "models/nation.hpp"
#include "tests/support/chi_square.hpp"
#include "tests/support/market_world.hpp"
#include "tests/support/one_nation.hpp"
#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;

namespace {

const SimTime start{};
const SimTime later = start + years(2);
const sim::RandomKey key = sim::member_key(5, 2);

models::WorldOptions without_tastes(models::WorldOptions world) {
    for (auto& segment : world.jurisdictions[0].market.segments) {
        segment.price_sensitivity_spread = 0;
        segment.bloc_taste = 0;
    }
    return world;
}

models::OwnedDevice bought(std::uint64_t slot, SimTime date) {
    return {models::DeviceId(models::SlotId(slot), 0), date, never};
}

/// Shares of all purchases, the segments weighted by their stock at the start.
std::vector<double> all_shares(const models::Nation& nation, SimTime date) {
    auto homes = nation.sales().shares(0, 0, date);
    const auto offices = nation.sales().shares(0, 1, date);
    for (std::size_t i = 0; i < homes.size(); ++i) {
        homes[i] = (2 * homes[i] + offices[i]) / 3;
    }
    return homes;
}

}  // namespace

TEST_CASE("observed shares come out at their dates and between them", "[models]") {
    const auto world = GENERATE(test::market_world(), test::reacting_market_world());
    const auto policy = test::no_policy();
    const test::OneNation nation(world, policy, key);
    const auto [at_years, first] =
        GENERATE(table<double, double>({{-9, .3}, {-3, .3}, {-1.5, .275}, {0, .25}}));
    const auto shares = all_shares(nation, start + years(at_years));
    CHECK(shares[0] == Approx(first).epsilon(1e-9));  // the dates are whole microseconds
    if (at_years == -3 || at_years == 0) {
        for (std::size_t line = 0; line < 4; ++line) {
            const auto& epoch = world.jurisdictions[0].market.sales[0][at_years == 0 ? 1 : 0];
            CHECK(std::abs(shares[line] - epoch.shares[line]) < 1e-12);
        }
    }
}

TEST_CASE("with nothing that reacts shares stay after the last epoch", "[models]") {
    const auto world = test::market_world();
    const auto policy = test::no_policy();
    const test::OneNation nation(world, policy, key);
    CHECK(nation.sales().shares(0, 0, start) == nation.sales().shares(0, 0, later));
}

TEST_CASE("buyers who are alike are a softmax (V11)", "[models]") {
    // A tariff of 20 % on a bloc multiplies its odds by 1.2^-alpha, in each segment its own.
    const auto world = without_tastes(test::market_world());
    const auto free_policy = test::no_policy();
    const auto taxed_policy = test::price_policy(0, .2, start + days(1));
    const test::OneNation free(world, free_policy, key);
    const test::OneNation taxed(world, taxed_policy, key);
    const auto [sector, alpha] = GENERATE(table<std::size_t, double>({{0, 3.0}, {1, 2.0}}));
    const auto before = free.sales().shares(0, sector, later);
    const auto after = taxed.sales().shares(0, sector, later);
    CHECK(after[0] / after[2] ==
          Approx(before[0] / before[2] * std::pow(1.2, -alpha)).epsilon(1e-12));
    CHECK(after[3] / after[2] == Approx(before[3] / before[2]).epsilon(1e-12));
    CHECK(after[0] / after[1] == Approx(before[0] / before[1]).epsilon(1e-12));
}

TEST_CASE("irrelevant alternatives matter to no kind of buyer, but to all together", "[models]") {
    const auto world = test::market_world();
    const auto free_policy = test::no_policy();
    const auto strict_policy = test::ban_policy(0, 1, start + days(1));
    const test::OneNation free(world, free_policy, key);
    const test::OneNation strict(world, strict_policy, key);
    std::vector<double> odds;
    free.sales().for_each_kind(0, 0, later, [&](const models::BuyerKind& kind) {
        odds.push_back(kind.shares[2] / kind.shares[3]);
    });
    std::size_t next = 0;
    strict.sales().for_each_kind(0, 0, later, [&](const models::BuyerKind& kind) {
        CHECK(kind.shares[0] == 0);
        CHECK(kind.shares[2] / kind.shares[3] == Approx(odds[next++]).epsilon(1e-12));
    });
    CHECK(next == odds.size());
    const auto before = free.sales().shares(0, 0, later);
    const auto after = strict.sales().shares(0, 0, later);
    // Those who bought the cheap bloc mind prices, so more of them go to the cheaper of the rest.
    CHECK(after[3] / after[2] > 1.05 * before[3] / before[2]);
}

TEST_CASE("a ban or a tariff moves only buyers whose choice it touches", "[models]") {
    // In a market at rest, and in one whose costs drift: then what the ban takes from buyers is
    // not what they would have taken in the days of the observed shares.
    auto world = test::market_world();
    world.jurisdictions[0].market.blocs[0].price_decline_per_year = GENERATE(0, .1);
    world.jurisdictions[0].market.blocs[2].price_decline_per_year =
        world.jurisdictions[0].market.blocs[0].price_decline_per_year / 2;
    const auto free_policy = test::no_policy();
    const auto policy = GENERATE(test::ban_policy(0, .7, start), test::price_policy(0, .3, start));
    const test::OneNation free(world, free_policy, key);
    const test::OneNation other(world, policy, key);
    int moved = 0;
    int kept = 0;
    for (std::uint64_t slot = 0; slot < 5000; ++slot) {
        const auto device = bought(slot, later);
        const auto before = free.sales().line_of(device, 0, slot % 2);
        const auto after = other.sales().line_of(device, 0, slot % 2);
        if (before >= 2) {
            REQUIRE(after == before);
        } else {
            ++(after == before ? kept : moved);
            REQUIRE((after == before || after >= 2));
        }
    }
    CHECK(moved > 500);
    CHECK(kept > 500);
}

TEST_CASE("no more buyers move than shares do", "[models]") {
    // Of 100,000 buyers as many move as in the maximal coupling, kind by kind: half the sum of
    // what shares change. Six deviations are a false alarm in many millions; one moved buyer in
    // forty that need not move is seen.
    auto world = test::market_world();
    world.jurisdictions[0].market.blocs[0].price_decline_per_year = .05;
    const auto free_policy = test::no_policy();
    const auto policy = GENERATE(test::ban_policy(0, 1, start), test::price_policy(0, .2, start),
                                 test::price_policy(1, -.3, start));
    const test::OneNation free(world, free_policy, key);
    const test::OneNation other(world, policy, key);
    std::vector<std::vector<double>> shares;
    free.sales().for_each_kind(0, 0, later, [&](const models::BuyerKind& kind) {
        shares.emplace_back(kind.shares.begin(), kind.shares.end());
    });
    double moving = 0;
    std::size_t next = 0;
    other.sales().for_each_kind(0, 0, later, [&](const models::BuyerKind& kind) {
        for (std::size_t i = 0; i < kind.shares.size(); ++i) {
            moving += kind.buyers * std::abs(kind.shares[i] - shares[next][i]) / 2;
        }
        ++next;
    });
    CHECK(next == shares.size());
    const double buyers = 100'000;
    double moved = 0;
    for (std::uint64_t slot = 0; slot < 100'000; ++slot) {
        const auto device = bought(slot, later);
        moved += free.sales().line_of(device, 0, 0) == other.sales().line_of(device, 0, 0) ? 0 : 1;
    }
    CHECK(std::abs(moved - buyers * moving) < 6 * std::sqrt(buyers * moving * (1 - moving)));
}

TEST_CASE("a policy of zero strength leaves every share and buyer as they are (M10)", "[models]") {
    auto world = test::reacting_market_world();
    world.jurisdictions[0].market.segments[0].waiting = .3;
    const auto free_policy = test::no_policy();
    auto evaded = test::ban_policy(0, 1, start);
    std::get<models::SalesBanOptions>(evaded.instruments[0]).evasion = 1;
    auto absorbed = test::price_policy(0, .5, start);
    std::get<models::PriceMeasureOptions>(absorbed.instruments[0]).schedule.compliance = 0;
    const auto policy = GENERATE_COPY(test::ban_policy(0, 0, start), evaded, absorbed,
                                      test::price_policy(0, 0, start));
    const test::OneNation free(world, free_policy, key);
    const test::OneNation other(world, policy, key);
    for (std::uint64_t i = 0; i < 400; ++i) {
        const SimTime date = start + days(static_cast<double>(i) * 3.7);
        REQUIRE(free.sales().shares(0, i % 2, date) == other.sales().shares(0, i % 2, date));
        REQUIRE(free.sales().line_of(bought(i, date), 0, i % 2) ==
                other.sales().line_of(bought(i, date), 0, i % 2));
    }
    CHECK(free.sales().turning_points(0, 0) == other.sales().turning_points(0, 0));
}

TEST_CASE("relabelled blocs and lines are the same market (M4)", "[models]") {
    const auto world = test::reacting_market_world();
    auto turned = world;  // blocs cheap, home, third become third, cheap, home; lines backwards
    auto& market = turned.jurisdictions[0].market;
    std::rotate(market.blocs.begin(), market.blocs.begin() + 2, market.blocs.end());
    std::reverse(market.product_lines.begin(), market.product_lines.end());
    for (auto& line : market.product_lines) {
        line.bloc = (line.bloc + 1) % 3;
    }
    for (auto& epoch : market.sales[0]) {
        std::reverse(epoch.shares.begin(), epoch.shares.end());
    }
    const auto policy = test::ban_policy(0, .5, start);
    const auto turned_policy = test::ban_policy(1, .5, start);
    const test::OneNation nation(world, policy, key);
    const test::OneNation other(turned, turned_policy, key);
    const auto shares = nation.sales().shares(0, 1, later);
    const auto others = other.sales().shares(0, 1, later);
    for (std::size_t line = 0; line < 4; ++line) {
        CHECK(shares[line] == Approx(others[3 - line]).epsilon(1e-11));
    }
    for (std::uint64_t slot = 0; slot < 3000; ++slot) {
        REQUIRE(nation.sales().line_of(bought(slot, later), 0, 0) ==
                3 - *other.sales().line_of(bought(slot, later), 0, 0));
    }
}

TEST_CASE("a vendor split into two halves sells what it sold (M5)", "[models]") {
    const auto world = test::reacting_market_world();
    auto split = world;
    split.jurisdictions[0].market.product_lines.push_back({"third_b", 0, 2});
    split.weakness.lines.push_back(split.weakness.lines[0]);
    for (auto& epoch : split.jurisdictions[0].market.sales[0]) {
        epoch.shares[3] /= 2;
        epoch.shares.push_back(epoch.shares[3]);
    }
    const auto policy = GENERATE(test::no_policy(), test::ban_policy(0, .8, start),
                                 test::price_policy(2, -.2, start));
    const test::OneNation nation(world, policy, key);
    const test::OneNation halves(split, policy, key);
    for (const double at_years : {-1.0, 0.5, 3.0}) {
        const auto whole = nation.sales().shares(0, 0, start + years(at_years));
        const auto parts = halves.sales().shares(0, 0, start + years(at_years));
        CHECK(parts[3] == Approx(parts[4]).epsilon(1e-12));
        CHECK(parts[3] + parts[4] == Approx(whole[3]).epsilon(1e-11));
        CHECK(parts[0] == Approx(whole[0]).epsilon(1e-11));
    }
}

TEST_CASE("buyers one by one are the shares of all, month by month", "[models]") {
    // 40,000 purchases in each of 12 months, under a ban and a tariff that ramp up. Six deviations
    // are a false alarm once in some millions a month; a share of .25 that is 5 % off adds 33 to a
    // statistic of mean 3 and deviation 2.4, 13 deviations.
    const auto world = test::reacting_market_world();
    auto policy = test::ban_policy(0, .6, start + days(90));
    auto& ban = std::get<models::SalesBanOptions>(policy.instruments[0]);
    ban.schedule.full = start + days(400);
    ban.evasion = .2;
    policy.instruments.push_back(test::price_policy(2, .4, start + days(200)).instruments[0]);
    const test::OneNation nation(world, policy, key);
    for (int month = 0; month < 12; ++month) {
        const SimTime date = start + days(60 * month + 13);
        std::vector<std::uint64_t> counts(4, 0);
        for (std::uint64_t slot = 0; slot < 40'000; ++slot) {
            ++counts[*nation.sales().line_of(bought(slot, date), 0, 1)];
        }
        auto expected = nation.sales().shares(0, 1, date);
        for (double& share : expected) {
            share *= 40'000;
        }
        CAPTURE(month);
        CHECK(test::one_sample_excess(counts, expected) < 6);
    }
}
