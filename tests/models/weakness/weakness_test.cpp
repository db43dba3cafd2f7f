#include "models/weakness/weakness.hpp"

#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;

namespace {

constexpr std::uint64_t devices = 4000;

SimTime day(double n) {
    return SimTime{} + days(n);
}

/// A small world in which nothing is weak unless a test says so.
models::WorldOptions sound_world() {
    auto world = test::small_world(devices, 1000);
    world.jurisdictions[0].population.device_classes[0].weak_credential = 0;
    world.weakness.history_years = 3;
    auto campaign = test::scanning_campaign(devices, 1);
    campaign.exploits_acquired = 1;
    campaign.exploit_delay = {.001, 0};
    world.campaigns = {campaign};
    return world;
}

/// The episodes of one device bought on `bought_day` and retired on `retired_day`.
std::vector<models::Episode> episodes(const models::WorldOptions& world, std::uint64_t slot,
                                      double bought_day, double retired_day,
                                      const models::PolicyOptions& policy,
                                      std::uint64_t member = 0) {
    const sim::RandomKey key = sim::member_key(9, member);
    const models::PolicyRules rules(policy, key);
    const models::VulnerabilityCalendar calendar(world.jurisdictions[0].market, world.weakness,
                                                 rules, world.clock.horizon, key);
    const models::Arsenal arsenal(world.campaigns[0], 0, calendar, 1, world.clock.horizon, key);
    const models::Weakness weakness(world.jurisdictions[0].population, world.weakness, rules, key);
    const models::OwnedDevice device{models::DeviceId(models::SlotId(slot), 0), day(bought_day),
                                     day(retired_day)};
    std::vector<models::Episode> result;
    weakness.episodes({device, 0, 0, 0}, world.campaigns[0], arsenal.against(0), result);
    return result;
}

std::vector<models::Episode> episodes(const models::WorldOptions& world, std::uint64_t slot,
                                      double bought_day = -100, double retired_day = 5000) {
    return episodes(world, slot, bought_day, retired_day, test::no_policy());
}

}  // namespace

TEST_CASE("a sound device is never at risk", "[models]") {
    CHECK(episodes(sound_world(), 1).empty());
}

TEST_CASE("a weak credential is at risk until it is changed", "[models]") {
    // Changed at 2 a year: of 4,000 devices bought at the start e^-2 are weak after a year. The
    // standard deviation is 22; 120 is five and a half of them.
    auto world = sound_world();
    world.jurisdictions[0].population.device_classes[0].weak_credential = 1;
    world.weakness.credentials.default_changed_per_year = 2;
    double still_weak = 0;
    for (std::uint64_t slot = 0; slot < devices; ++slot) {
        const auto found = episodes(world, slot, 0);
        REQUIRE(found.size() == 1);
        CHECK(found[0].begin == day(0));
        still_weak += found[0].end > SimTime{} + years(1) ? 1 : 0;
    }
    CHECK(std::abs(still_weak - devices * std::exp(-2)) < 120);
}

TEST_CASE("vulnerabilities come at their rate and stay without a patch", "[models]") {
    // 4 a year over 3 years before and 1,000 days after the start: Poisson of mean 22.95.
    auto world = sound_world();
    world.weakness.lines[0] = {4, 1, {10, 0}, 1, 5};
    const sim::RandomKey key = sim::member_key(9, 0);
    const models::PolicyRules rules(test::no_policy(), key);
    const models::VulnerabilityCalendar calendar(world.jurisdictions[0].market, world.weakness,
                                                 rules, world.clock.horizon, key);
    const auto count = static_cast<double>(calendar.of_line(0).size());
    CHECK(std::abs(count - 22.95) < 5.5 * std::sqrt(22.95));
    const auto found = episodes(world, 1);
    REQUIRE(found.size() == 1);  // joined into one: nothing is ever patched
    CHECK(found[0].end == day(5000));
}

TEST_CASE("patches end what they mend, within the support period only", "[models]") {
    auto world = sound_world();
    world.weakness.lines[0] = {4, 1, {10, 0}, 0, 5};
    world.weakness.update_classes = {{"updates", 1, 0, 365, 1}};  // installed in a day on average
    double at_risk_days = 0;
    for (std::uint64_t slot = 0; slot < 200; ++slot) {
        for (const auto& episode : episodes(world, slot, -100, 900)) {
            CHECK(episode.begin >= day(-100));
            CHECK(episode.end <= day(900));
            at_risk_days += in_days(episode.end - episode.begin);
        }
    }
    // About 11 in 1,000 days, each open for 11 days, few of them together.
    CHECK(at_risk_days / 200 > 60);
    CHECK(at_risk_days / 200 < 200);
    world.weakness.lines[0].support_years = 0;
    CHECK(episodes(world, 1, -100, 900).back().end == day(900));
}

TEST_CASE("patches come at their rate, and each in its own time", "[models]") {
    // Installed in a day on average, long before the next vulnerability. Of 8,000 times or more the
    // mean has an error of 1.1 %, and the correlation of 2,000 pairs or more one of 0.022; 5.5 of
    // either are a false alarm in tens of millions. Drawing a patch with the numbers that decide
    // who is affected adds 70 % to the mean; one draw for all patches of a device is a correlation
    // of 1.
    auto world = sound_world();
    world.weakness.lines[0] = {1, .5, {.001, 0}, 0, 50};
    world.weakness.update_classes = {{"updates", 1, 0, days_per_year, 1}};
    double sum = 0;
    double times = 0;
    double products = 0;
    double pairs = 0;
    for (std::uint64_t slot = 0; slot < devices; ++slot) {
        std::vector<double> waits;
        for (const auto& episode : episodes(world, slot, -2000)) {
            waits.push_back(in_days(episode.end - episode.begin));
            sum += waits.back();
        }
        times += static_cast<double>(waits.size());
        if (waits.size() >= 2) {
            products += (waits[0] - 1) * (waits[1] - 1);
            pairs += 1;
        }
    }
    REQUIRE((times > 8000 && pairs > 2000));
    CHECK(sum / times == Approx(1).margin(.06));
    CHECK(std::abs(products / pairs) < .12);
}

TEST_CASE("a device comes with the patches released before it was bought", "[models]") {
    auto world = sound_world();
    world.weakness.lines[0] = {4, 1, {1, 0}, 0, 50};
    world.weakness.update_classes = {{"updates", 0, 0, 1, 1}};  // nobody installs anything
    const auto early = episodes(world, 1, -1000, 5000);
    const auto late = episodes(world, 1, 500, 5000);
    REQUIRE_FALSE(early.empty());
    REQUIRE_FALSE(late.empty());
    CHECK(early.front().begin < day(0));
    CHECK(late.front().begin > day(500));
}

TEST_CASE("a standard takes weaknesses away and adds none", "[models]") {
    auto world = sound_world();
    world.jurisdictions[0].population.device_classes[0].weak_credential = .5;
    world.weakness.lines[0] = {.3, .5, {30, 1}, .2, 2};
    world.weakness.update_classes = {{"updates", .2, .2, 12, 1}};
    const models::PolicyOptions standard{
        "standard",
        "Standard",
        {models::BaselineStandardOptions{.schedule = {day(-1000), day(-1000), 1},
                                         .device_classes = {true},
                                         .default_credential_cut = .7,
                                         .vulnerability_cut = .4,
                                         .automatic_floor = .6,
                                         .support_floor_years = 5,
                                         .disclosure_policies = 0}}};
    const auto total_days = [](const std::vector<models::Episode>& found) {
        double sum = 0;
        for (const auto& episode : found) {
            sum += in_days(episode.end - episode.begin);
        }
        return sum;
    };
    double without = 0;
    double with = 0;
    for (std::uint64_t slot = 0; slot < 500; ++slot) {
        const std::uint64_t member = slot % 50;  // each has other vulnerabilities
        const double free = total_days(episodes(world, slot, 0, 900, test::no_policy(), member));
        const double bound = total_days(episodes(world, slot, 0, 900, standard, member));
        CHECK(bound <= free + 1e-9);
        without += free;
        with += bound;
    }
    CHECK(with < .7 * without);
}
