#include "models/market/deferral.hpp"

#include "models/market/obedience_groups.hpp"
#include "models/market/stock.hpp"
#include "models/nation.hpp"
#include "tests/support/chi_square.hpp"
#include "tests/support/market_world.hpp"
#include "tests/support/one_nation.hpp"
#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

using namespace cordon;

namespace {

const SimTime start{};
const SimTime later = start + years(2);
const sim::RandomKey key = sim::member_key(5, 2);

/// Households and offices, of whom `usual` usually wait.
models::WorldOptions waiting_world(double usual) {
    auto world = test::market_world();
    for (auto& segment : world.jurisdictions[0].market.segments) {
        segment.waiting = usual;
    }
    return world;
}

models::PolicyOptions whole_ban(double compliance) {
    auto policy = test::ban_policy(0, compliance, start + days(30));
    std::get<models::SalesBanOptions>(policy.instruments[0]).blocs = {true, true, true};
    return policy;
}

/// A ban that rises over months, some of whose buyers evade, and a tariff on another bloc.
models::PolicyOptions mixed_policy() {
    auto policy = test::ban_policy(0, .8, start + days(20));
    auto& ban = std::get<models::SalesBanOptions>(policy.instruments[0]);
    ban.schedule.full = start + days(400);
    ban.evasion = .1;
    policy.instruments.push_back(test::price_policy(1, .5, start + days(150)).instruments[0]);
    return policy;
}

/// Devices at a date by line, and last those missing: due, not bought, and still in service.
std::vector<std::uint64_t> census(const models::Nation& nation, SimTime now) {
    std::vector<std::uint64_t> counts(5, 0);
    const auto blocks = nation.population().blocks();
    for (const auto& block : blocks) {
        for (std::uint64_t i = 0; i < block.slots(); ++i) {
            const models::SlotId slot(block.first_slot + i);
            const auto due = nation.ownership(block).device_at(slot, now);
            const auto profile = nation.profile_at(block, slot, now);
            if (profile) {
                ++counts[profile->line];
            } else if (due) {
                ++counts[4];
            }
        }
    }
    return counts;
}

/// The same as the cohorts expect it.
std::vector<double> expected_census(const models::Nation& nation, SimTime now) {
    const models::Stock stock(nation);
    std::vector<double> counts(5, 0);
    for (std::size_t type = 0; type < 2; ++type) {
        const auto [by_line, waiting] = stock.online(type, 0, now);
        for (std::size_t line = 0; line < 4; ++line) {
            counts[line] += by_line[line];
        }
        counts[4] += waiting;
    }
    return counts;
}

}  // namespace

TEST_CASE("waiting is one more choice, and never brings a purchase forward", "[models]") {
    // A share of .2 usually waits, so waiting weighs a quarter of all lines: without half of them
    // .5 / .75 = two thirds buy, and 5/6 of those who would have.
    CHECK(1 - models::put_off(.5, .2) == Approx(.5 / .75 / .8));
    CHECK(models::put_off(.5, 0) == 0);
    CHECK(models::put_off(1, .9) == 0);
    CHECK(models::put_off(2, .5) == 0);
    CHECK(models::put_off(0, .2) == 1);
    CHECK(models::put_off(0, 0) == 1);
}

TEST_CASE("nothing is put off without an instrument, and before it takes effect", "[models]") {
    const auto world = waiting_world(.4);
    const auto policy = GENERATE(test::no_policy(), test::price_policy(0, -.3, start),
                                 test::ban_policy(0, 0, start));
    const test::OneNation nation(world, policy, key);
    const models::Stock stock(nation);
    CHECK(stock.online(0, 0, later).waiting == 0);
    CHECK(stock.put_off(0, 0, later) == 0);
    for (std::uint64_t slot = 0; slot < 2000; ++slot) {
        const models::OwnedDevice device{models::DeviceId(models::SlotId(slot), 0), later, never};
        REQUIRE(nation.sales().purchase_of(device, 0, 0)->date == later);
    }
}

TEST_CASE("a ban of everything leaves everybody who obeys waiting", "[models]") {
    const auto world = waiting_world(GENERATE(0, .3));
    const auto policy = whole_ban(1);
    const test::OneNation nation(world, policy, key);
    const auto counts = census(nation, later);
    const models::Stock stock(nation);
    const auto expected = expected_census(nation, later);
    CHECK(counts[4] > 5000);
    CHECK(test::one_sample_excess(counts, expected) < 6);
    // What is in use is what was bought before, and all that was due since has been put off.
    const double due =
        nation.ownership(0, 0).cohorts(later).in_service_bought_before(later) -
        nation.ownership(0, 0).cohorts(later).in_service_bought_before(start + days(30));
    CHECK(stock.online(0, 0, later).waiting == Approx(due).epsilon(1e-9));
    CHECK(stock.put_off(0, 0, later) > due);
}

TEST_CASE("individuals wait as the cohorts expect, month by month", "[models]") {
    // 30,000 devices at six dates, of which some thousand wait. Six deviations are a false alarm
    // once in some millions a date; a tenth more or fewer who wait is 10 deviations.
    auto world = waiting_world(.35);
    world.jurisdictions[0].market.retry_after_days = GENERATE(20, 120);
    world.jurisdictions[0].population.device_classes[0].life_mean_years = 2;
    const auto policy = mixed_policy();
    const test::OneNation nation(world, policy, key);
    for (const double at_days : {60., 140., 200., 330., 500., 1000.}) {
        CAPTURE(at_days, world.jurisdictions[0].market.retry_after_days);
        const SimTime now = start + days(at_days);
        CHECK(test::one_sample_excess(census(nation, now), expected_census(nation, now)) < 6);
    }
}

TEST_CASE("who waits comes under a ban that rises meanwhile", "[models]") {
    // Everything is taxed from the start, so some thousand wait when the ban of the cheap bloc
    // comes and is obeyed by all within a month. Six deviations are a false alarm in some millions;
    // waiting buyers who went on as before are 11 deviations at day 300 and 48 at day 600.
    auto world = waiting_world(.6);
    world.jurisdictions[0].population.device_classes[0].life_mean_years = 2;
    auto policy = test::ban_policy(0, .8, start + days(200));
    std::get<models::SalesBanOptions>(policy.instruments[0]).schedule.full = start + days(230);
    for (const std::size_t bloc : {0U, 1U, 2U}) {
        policy.instruments.push_back(test::price_policy(bloc, 1, start).instruments[0]);
    }
    const test::OneNation nation(world, policy, key);
    for (const double at_days : {190., 215., 300., 600.}) {
        CAPTURE(at_days);
        const SimTime now = start + days(at_days);
        CHECK(test::one_sample_excess(census(nation, now), expected_census(nation, now)) < 6);
    }
}

TEST_CASE("in a market at rest as many wait as come in the mean time of waiting", "[models]") {
    // Little's law, kind by kind; tries are so frequent that hardly a device dies while waiting.
    auto world = waiting_world(.5);
    world.jurisdictions[0].market.retry_after_days = 2;
    const auto policy = test::price_policy(0, .4, start);
    const test::OneNation nation(world, policy, key);
    double mean_days = 0;
    nation.sales().for_each_kind(0, 0, later, [&](const models::BuyerKind& kind) {
        mean_days += kind.buyers * kind.waits * 2 / (1 - kind.waits);
    });
    const SimTime now = later + days(3.3);  // somewhere in a cohort
    CHECK(models::Stock(nation).online(0, 0, now).waiting ==
          Approx(mean_days / days_per_year * nation.ownership(0, 0).purchases_per_year(now))
              .epsilon(.005));
}

TEST_CASE("purchases put off are counted as they come", "[models]") {
    // Those due in two years, of some 30,000; five deviations of a Poisson count, and 1 % for the
    // middle of cohorts.
    const auto world = waiting_world(.35);
    const auto policy = mixed_policy();
    const test::OneNation nation(world, policy, key);
    double counted = 0;
    for (const auto& block : nation.population().blocks()) {
        for (std::uint64_t i = 0; i < block.slots(); ++i) {
            nation.ownership(block).for_each_device(
                models::SlotId(block.first_slot + i), start, later,
                [&](const models::OwnedDevice& device) {
                    if (device.bought >= start && device.bought < later) {
                        const auto profile = nation.profile(block, device);
                        counted += profile && profile->device.bought == device.bought ? 0 : 1;
                    }
                });
        }
    }
    const models::Stock stock(nation);
    const double expected = stock.put_off(0, 0, later) + stock.put_off(1, 0, later);
    CHECK(expected > 500);
    CHECK(std::abs(counted - expected) < 5 * std::sqrt(expected) + .01 * expected);
}

TEST_CASE("who waits tries again after exponential times", "[models]") {
    // A market that stands still under a tariff. A kind that waits a share w of its tries buys
    // after an exponential time of mean 60 / (1 - w) days, if it waits at all. Six deviations are a
    // false alarm once in some millions; a mean of 57 days would be 10.
    const auto world = waiting_world(.9);
    const auto policy = test::price_policy(1, 5, start);
    const test::OneNation nation(world, policy, key);
    std::vector<double> buyers;
    std::vector<double> waits;
    nation.sales().for_each_kind(0, 0, later, [&](const models::BuyerKind& kind) {
        buyers.push_back(kind.buyers);
        waits.push_back(kind.waits);
    });
    const std::vector<double> edges_days = {0, 10, 30, 60, 100, 200, 400};
    std::vector<double> expected(edges_days.size() + 1, 0);
    const double purchases = 60'000;
    for (std::size_t kind = 0; kind < buyers.size(); ++kind) {
        const auto waiting = [&](double days) {
            return purchases * buyers[kind] * waits[kind] *
                   std::exp(-days / 60 * (1 - waits[kind]));
        };
        expected[0] += purchases * buyers[kind] - waiting(0);
        for (std::size_t i = 0; i < edges_days.size(); ++i) {
            expected[i + 1] += waiting(edges_days[i]) -
                               (i + 1 < edges_days.size() ? waiting(edges_days[i + 1]) : 0);
        }
    }
    std::vector<std::uint64_t> counts(expected.size(), 0);
    for (std::uint64_t slot = 0; slot < 60'000; ++slot) {
        const SimTime due = start + days(30);
        const auto purchase = nation.sales().purchase_of(
            {models::DeviceId(models::SlotId(slot), 0), due, never}, 0, 0);
        const double waited = purchase ? in_days(purchase->date - due) : 1e9;
        const auto bin = std::upper_bound(edges_days.begin(), edges_days.end(), waited);
        ++counts[waited == 0 ? 0 : static_cast<std::size_t>(bin - edges_days.begin())];
    }
    CHECK(counts[1] > 300);
    CHECK(test::one_sample_excess(counts, expected) < 6);
}

TEST_CASE("the more usually wait, the fewer devices there are", "[models]") {
    const auto policy = mixed_policy();
    double before = 1e9;
    for (const double usual : {0., .1, .3, .6}) {
        const auto world = waiting_world(usual);
        const test::OneNation nation(world, policy, key);
        const auto expected = expected_census(nation, later);
        const double devices = std::accumulate(expected.begin(), expected.begin() + 4, 0.0);
        CHECK(devices < before - (usual > 0 ? 10 : 0));
        // Who waits is missing from the bases as they would be.
        CHECK(devices + expected[4] == Approx(nation.ownership(0, 0).expected_stock(later) +
                                              nation.ownership(1, 0).expected_stock(later)));
        before = devices;
    }
}

TEST_CASE("a ban with waiting moves only buyers of banned lines, to others or to waiting",
          "[models]") {
    const auto world = waiting_world(.3);
    const auto free_policy = test::no_policy();
    const auto policy = test::ban_policy(0, .7, start);
    const test::OneNation free(world, free_policy, key);
    const test::OneNation strict(world, policy, key);
    int waiting = 0;
    for (std::uint64_t slot = 0; slot < 5000; ++slot) {
        const models::OwnedDevice device{models::DeviceId(models::SlotId(slot), 0), later, never};
        const auto before = free.sales().line_of(device, 0, 0);
        const auto after = strict.sales().line_of(device, 0, 0);
        REQUIRE((before < std::size_t{2} || after == before));
        waiting += after ? 0 : 1;
    }
    CHECK(waiting > 200);
}

TEST_CASE("groups of buyers are those of the offers, and keep their members", "[models]") {
    const auto policy = mixed_policy();
    const models::PolicyRules rules(policy, key);
    const models::ObedienceGroups groups(rules, 0, 0);
    const SimTime date = start + days(100);
    for (const SimTime at : {start, date, later}) {
        const auto by_group = groups.at(at, 3);
        double all = 0;
        double forbidden = 0;
        for (const auto& group : by_group) {
            all += group.buyers;
            forbidden += group.forbidden[0] ? group.buyers : 0;
        }
        CHECK(all == Approx(1).epsilon(1e-12));
        double offered = 0;
        for (const auto& offer : models::ChoiceSet(rules, 0, 0, at).offers(3)) {
            offered += offer.forbidden[0] ? offer.buyers : 0;
        }
        CHECK(forbidden == Approx(offered).margin(1e-12));
    }
    const auto moves = groups.moves(date, later);
    const auto now = groups.at(date, 3);
    const auto then = groups.at(later, 3);
    for (std::size_t to = 0; to < groups.size(); ++to) {
        double arrived = 0;
        for (std::size_t from = 0; from < groups.size(); ++from) {
            arrived += now[from].buyers * moves[from * groups.size() + to];
        }
        CHECK(arrived == Approx(then[to].buyers).margin(1e-12));
    }
}
