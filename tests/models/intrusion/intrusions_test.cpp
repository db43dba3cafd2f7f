#include "models/intrusion/intrusions.hpp"

#include "tests/models/intrusion/scripted_intrusions.hpp"
#include "tests/support/chi_square.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

using namespace cordon;

namespace {

constexpr std::uint64_t many = 1'000'000'000;  // organisations, so that hardly one is tried twice

std::int64_t sum(const std::vector<std::int64_t>& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

std::vector<double> poisson_law(double mean, std::size_t outcomes, double draws) {
    std::vector<double> expected;
    double probability = std::exp(-mean);
    for (std::size_t k = 0; k < outcomes; ++k) {
        expected.push_back(draws * probability);
        probability *= mean / static_cast<double>(k + 1);
    }
    expected.back() += draws - std::accumulate(expected.begin(), expected.end(), 0.0);
    return expected;
}

double normal_below(double x) {
    return std::erfc(-x / std::sqrt(2.0)) / 2;
}

}  // namespace

TEST_CASE("attempts are Poisson in the device-days held, however these change", "[models]") {
    // 4000 members with 1 device for 2 days, none for 10, 8 for half a day: 6 attempts expected.
    // The chi-square fails once in millions; so does the sum, 24,000 with a standard deviation of
    // 155, and it would catch a rate 4 % off.
    const auto world = test::intruded_world(many);
    const test::QuietNations nations(world);
    std::vector<std::uint64_t> counts(20, 0);
    std::int64_t all = 0;
    std::int64_t first = 0;
    for (std::uint64_t member = 0; member < 4000; ++member) {
        auto intrusions = nations.intrusions(member);
        intrusions.hold(1, 2);
        first += intrusions.totals().attempts[0];
        intrusions.hold(0, 10);
        for (int i = 0; i < 4; ++i) {
            intrusions.hold(8, .125);
        }
        const std::int64_t attempts = intrusions.totals().attempts[0];
        ++counts[std::min<std::size_t>(static_cast<std::size_t>(attempts), counts.size() - 1)];
        all += attempts;
    }
    CHECK(test::one_sample_excess(counts, poisson_law(6, counts.size(), 4000)) < 6);
    CHECK(std::abs(static_cast<double>(all) - 24'000) < 850);
    CHECK(std::abs(static_cast<double>(first) - 8000) < 500);
}

TEST_CASE("attempts from relays go to sectors by weight, to organisations alike", "[models]") {
    // Weights 1, 3 and 4, of which the last sector has no organisation; one jurisdiction of three
    // organisations for each of the other's one. 40,000 attempts: the rarest cell has 2500 with
    // a standard deviation of 48, and 6 of these are a false alarm in hundreds of millions.
    auto world = test::intruded_world(many);
    test::add_sector(world, many);
    test::add_sector(world, many);
    world.jurisdictions[0].population.site_types[2].are_organisations = false;
    world.campaigns[0].intrusions->sector_weights = {1, 3, 4};
    world.jurisdictions.push_back(world.jurisdictions[0]);
    world.jurisdictions[1].name = "other";
    for (auto& type : world.jurisdictions[1].population.site_types) {
        type.sites *= 3;
    }
    const test::QuietNations nations(world);
    auto intrusions = nations.intrusions(0);
    intrusions.at(0, 1, 2).hold(400, 100);
    const auto small = intrusions.totals(0).attempts;
    const auto large = intrusions.totals(1).attempts;
    const auto all = static_cast<double>(sum(small) + sum(large));
    CHECK(std::abs(all - 40'000) < 1200);
    CHECK(small[2] + large[2] == 0);
    CHECK(std::abs(static_cast<double>(small[0]) - all / 16) < 290);
    CHECK(std::abs(static_cast<double>(small[1]) - 3 * all / 16) < 470);
    CHECK(std::abs(static_cast<double>(large[0]) - 3 * all / 16) < 470);
}

TEST_CASE("attempts from inside stay in the sector and the jurisdiction", "[models]") {
    auto world = test::intruded_world(many);
    test::add_sector(world, many);
    test::add_sector(world, many);
    world.jurisdictions[0].population.site_types[2].are_organisations = false;
    world.jurisdictions.push_back(world.jurisdictions[0]);
    world.jurisdictions[1].name = "other";
    world.campaigns[0].intrusions->from_relays_per_year = 0;
    world.campaigns[0].intrusions->from_inside_per_year = days_per_year;
    const test::QuietNations nations(world);
    auto intrusions = nations.intrusions(0);
    intrusions.at(0, 1, 1).hold(10, 100);
    intrusions.at(0, 0, 0).hold(20, 100);
    intrusions.at(0, 0, 2).hold(30, 100);  // households, say: nobody there to enter
    const auto here = intrusions.totals(0).attempts;
    const auto there = intrusions.totals(1).attempts;
    // Means 2000 and 1000; 6 standard deviations.
    CHECK(std::abs(static_cast<double>(here[0]) - 2000) < 270);
    CHECK(std::abs(static_cast<double>(there[1]) - 1000) < 190);
    CHECK(sum(here) + sum(there) == here[0] + there[1]);
}

TEST_CASE("operators carry out no more than they can", "[models]") {
    // 1000 attempts a day are due and 5 possible: 5000 in 1000 days, 6 standard deviations.
    auto world = test::intruded_world(many);
    world.campaigns[0].intrusions->capacity_per_year = 5 * days_per_year;
    const test::QuietNations nations(world);
    auto intrusions = nations.intrusions(0);
    intrusions.hold(1000, 1000);
    CHECK(std::abs(static_cast<double>(intrusions.totals().attempts[0]) - 5000) < 430);
}

TEST_CASE("what is copied is a race between discovery and the end of the store", "[models]") {
    // D and T log-normal with medians 100 and 60 days: ln(D/T) is normal with mean m = ln(5/3) and
    // standard deviation 1, so E min(1, D/T) = N(m) + e^(m + 1/2) N(-m - 1). 20,000 intrusions:
    // the standard error is below .003, and of the mean dwell 100 e^(.8^2/2) = 137.7 days .9 days.
    auto world = test::intruded_world(many);
    world.jurisdictions[0].population.sectors[0].organisations->discovery = {100, .8};
    world.campaigns[0].intrusions->exfiltration = {60, .6};
    const test::QuietNations nations(world);
    auto intrusions = nations.intrusions(0);
    intrusions.hold(20'000, 1);
    intrusions.hold(0, 20'000);
    const auto totals = intrusions.totals();
    const auto entered = static_cast<double>(totals.intrusions[0]);
    const double m = std::log(5.0 / 3);
    const double share = normal_below(m) + std::exp(m + .5) * normal_below(-m - 1);
    CHECK(entered > 19'000);
    CHECK(totals.footholds[0] == 0);
    CHECK(totals.discovered[0] == totals.intrusions[0]);
    CHECK(std::abs(static_cast<double>(totals.exfiltrated_records[0]) / entered / 1000 - share) <
          .0165);
    CHECK(std::abs(totals.foothold_days[0] / entered - 137.7) < 5.2);
}

TEST_CASE("footholds are intrusions a day times their mean length (Little's law)", "[models]") {
    // 20 attempts a day, half of them repelled, dwell of mean 50 e^(1/8) = 56.66 days: 566.6
    // footholds on average. Over 2000 days the average has a standard deviation of about 5.
    auto world = test::intruded_world(many);
    auto& defence = *world.jurisdictions[0].population.sectors[0].organisations;
    defence.resistance = .5;
    defence.discovery = {50, .5};
    const test::QuietNations nations(world);
    auto intrusions = nations.intrusions(0);
    intrusions.hold(20, 500);
    const double before = intrusions.totals().foothold_days[0];
    intrusions.hold(20, 2000);
    CHECK(std::abs((intrusions.totals().foothold_days[0] - before) / 2000 - 566.6) < 28);
}

TEST_CASE("many small steps are one large one, and what is counted adds up", "[models]") {
    auto world = test::intruded_world(many);
    test::add_sector(world, many);
    world.campaigns[0].intrusions->from_inside_per_year = days_per_year;
    world.jurisdictions[0].population.sectors[1].organisations->discovery = {30, 1};
    const test::QuietNations nations(world);
    auto at_once = nations.intrusions(7);
    auto in_steps = nations.intrusions(7);
    at_once.hold(10, 256);
    for (int step = 0; step < 1024; ++step) {
        in_steps.hold(10, .25);
    }
    const auto one = at_once.totals();
    const auto other = in_steps.totals();
    CHECK(one.attempts == other.attempts);
    CHECK(one.intrusions == other.intrusions);
    for (std::size_t sector = 0; sector < 2; ++sector) {
        CHECK(one.intrusions[sector] > 1000);
        CHECK(one.footholds[sector] > 10);
        CHECK(one.intrusions[sector] == one.footholds[sector] + one.discovered[sector]);
        // Times differ by microseconds, so a record may be copied a step sooner.
        CHECK(std::abs(one.exfiltrated_records[sector] - other.exfiltrated_records[sector]) < 20);
    }
}

TEST_CASE("a campaign enters an organisation once, and two campaigns the same one", "[models]") {
    auto world = test::intruded_world(3);
    world.actors.push_back({"state", "State", 0, 0});
    world.campaigns.push_back(world.campaigns[0]);
    world.campaigns[1].name = "other";
    world.campaigns[1].actor = 1;
    world.jurisdictions[0].population.sectors[0].is_critical = true;
    world.jurisdictions[0].population.sectors[0].organisations->record_sensitivity = 10;
    const test::QuietNations nations(world);
    auto intrusions = nations.intrusions(0);
    intrusions.at(0, 0, 0).hold(100, 1);
    intrusions.at(1, 0, 0).hold(100, 1);
    CHECK(intrusions.totals().attempts[1] > 50);
    CHECK(intrusions.totals().intrusions == std::vector<std::int64_t>{3, 3});
    CHECK(intrusions.totals().critical_footholds == std::vector<std::int64_t>{3, 3});
    intrusions.hold(0, 200);
    CHECK(intrusions.totals().critical_footholds == std::vector<std::int64_t>{0, 0});
    CHECK(intrusions.totals().exfiltrated_records == std::vector<std::int64_t>{3000, 3000});
    // The first campaign works for no state, so what it copied is in nobody's hands.
    CHECK(intrusions.totals().held_records == std::vector<double>{30'000});
}

TEST_CASE("better targeting makes more of the same attempts succeed", "[models]") {
    // 10,000 attempts of which a quarter succeeds, or a half: 6 standard deviations are 300.
    auto world = test::intruded_world(many);
    world.jurisdictions[0].population.sectors[0].organisations->resistance = .75;
    const test::QuietNations nations(world);
    const auto with = [&](double uplift) {
        auto intrusions = nations.intrusions(0);
        intrusions.hold(100, 100, std::vector{uplift});
        return intrusions.totals();
    };
    const auto usual = with(1);
    const auto doubled = with(2);
    CHECK(usual.attempts == doubled.attempts);
    CHECK(std::abs(static_cast<double>(usual.intrusions[0]) - 2500) < 300);
    CHECK(std::abs(static_cast<double>(doubled.intrusions[0]) - 5000) < 400);
    CHECK(with(0).intrusions[0] == 0);
}
