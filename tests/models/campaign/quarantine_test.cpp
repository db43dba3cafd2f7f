#include "models/campaign/notification.hpp"
#include "models/world.hpp"
#include "tests/support/busy_world.hpp"
#include "tests/support/chi_square.hpp"
#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

using namespace cordon;
using models::QuarantineOptions;

namespace {

constexpr std::uint64_t devices = 10'000;
constexpr auto key = sim::member_key(19, 1);

SimTime day(double n) {
    return SimTime{} + days(n);
}

models::PolicyOptions policy_of(const QuarantineOptions& quarantine) {
    return {"quarantine", "Quarantine", {quarantine}};
}

/// From day 30 on, everywhere.
QuarantineOptions midway(double finds_factor, double cases_factor, double ignored_cut) {
    return {.schedule = {day(30), day(30), 1},
            .finds_factor = finds_factor,
            .cases_factor = cases_factor,
            .ignored_cut = ignored_cut};
}

/// Devices that are all held, each in one spell that nothing ends but operators within 60 days.
models::WorldOptions disclosed_world(const models::NotificationOptions& notification) {
    auto world = test::small_world(devices, 60);
    world.clock.window_min_days = world.clock.window_max_days = .05;
    auto campaign = test::campaign_from_abroad(1);
    campaign.visible = 1;
    campaign.disruption.disclosed = models::LognormalDelay{1, 0};
    world.campaigns = {campaign};
    world.jurisdictions[0].notification = notification;
    return world;
}

/// A notified owner who does not ignore it gets a safe device.
models::RemedyShares acts(double share) {
    return {.ignored = 1 - share, .restarted = 0, .replaced = share};
}

double share_left(const models::NotificationOptions& notification,
                  const models::PolicyOptions& policy) {
    const auto world = disclosed_world(notification);
    models::World run(world, policy, key, 2);
    const auto record = run.run(*sim::serial_executor());
    return static_cast<double>(record.observations.back().jurisdictions[0].active[0]) / devices;
}

/// The busy world with operators who have more cases than they can work on.
models::WorldOptions busy_operators() {
    auto world = test::busy_world();
    world.jurisdictions[0].notification = {
        .finds_per_year = 6,
        .cases_per_day = 30,
        .remedies = {.ignored = .5, .restarted = .2, .patched = .2, .replaced = .1}};
    for (auto& campaign : world.campaigns) {
        campaign.visible = .7;
        campaign.disruption.disclosed = models::LognormalDelay{20, 0};
    }
    return world;
}

sim::Digest digest(const models::WorldOptions& world, const models::PolicyOptions& policy) {
    models::World run(world, policy, key, 3);
    return run.run(*sim::serial_executor()).digest;
}

}  // namespace

TEST_CASE("operators find devices at the rate that a quarantine sets, from its dates on",
          "[models]") {
    // Two finds a year; of the places 60 % come under operators who look four times as hard, from a
    // day on that is uniform between 100 and 300. A million devices, each found once, in bins of 30
    // days. Above six deviations of chi-square is one false alarm in 70,000 seeds; a factor of 3.8
    // for 4 gives nine, everybody obeying on day 200 thousands.
    const models::NotificationOptions options{.finds_per_year = 2, .remedies = {}};
    const QuarantineOptions quarantine{.schedule = {day(100), day(300), .6},
                                       .finds_factor = 4,
                                       .cases_factor = 1,
                                       .ignored_cut = 0};
    const std::vector quarantines{quarantine};
    const models::Notification notification(options, quarantines, key);
    constexpr double per_day = 2 / days_per_year;
    const auto left = [&](double time) {
        constexpr int onsets = 2000;
        double obeying = 0;
        for (int i = 0; i < onsets; ++i) {
            const double onset = 100 + 200 * (i + .5) / onsets;
            obeying += std::exp(-per_day * (time + 3 * std::max(0., time - onset))) / onsets;
        }
        return .4 * std::exp(-per_day * time) + .6 * obeying;
    };
    constexpr std::size_t bins = 25;
    constexpr std::uint64_t places = 1'000'000;
    std::vector<std::uint64_t> counts(bins, 0);
    std::vector<double> expected;
    for (std::size_t bin = 0; bin < bins; ++bin) {
        const auto from = 30 * static_cast<double>(bin);
        expected.push_back(places * (left(from) - (bin + 1 < bins ? left(from + 30) : 0)));
    }
    std::mt19937_64 engine(5);
    std::exponential_distribution<double> wait(1);
    for (std::uint64_t slot = 0; slot < places; ++slot) {
        const models::DeviceId device(models::SlotId(slot), 1);
        const double found = days_since_start(notification.found(device, day(0), wait(engine)));
        ++counts[std::min<std::size_t>(bins - 1, static_cast<std::size_t>(found / 30))];
    }
    CHECK(test::one_sample_excess(counts, expected) < 6);
}

TEST_CASE("a quarantine brings no find forward that is due before it", "[models]") {
    const models::NotificationOptions options{.finds_per_year = 2, .remedies = {}};
    const std::vector quarantines{midway(5, 1, 0)};
    const std::vector<QuarantineOptions> none;
    const models::Notification with(options, quarantines, key);
    const models::Notification without(options, none, key);
    for (int i = 0; i < 100; ++i) {
        const models::DeviceId device(models::SlotId(7), 0);
        const SimTime before = without.found(device, day(3), .01 * i);
        const SimTime after = with.found(device, day(3), .01 * i);
        CHECK((before > day(30) ? after < before : after == before));
    }
    const models::NotificationOptions nobody_looks{};
    const models::Notification idle(nobody_looks, quarantines, key);
    CHECK(idle.found(models::DeviceId(models::SlotId(7), 0), day(3), 1) == never);
}

// Shares of 10,000 devices have a standard error of 0.005 at most; 5.5 of it are a false alarm in
// tens of millions.

TEST_CASE("from its date on a quarantine finds as many times more as it says", "[models]") {
    // One find in 60 days, then three: exp(-0.5 - 1.5) are left, and exp(-1) without.
    const models::NotificationOptions notification{.finds_per_year = days_per_year / 60,
                                                   .remedies = acts(1)};
    CHECK(share_left(notification, test::no_policy()) == Approx(std::exp(-1)).margin(.027));
    CHECK(share_left(notification, policy_of(midway(3, 1, 0))) ==
          Approx(std::exp(-2)).margin(.019));
}

TEST_CASE("from its date on a quarantine's operators work on more cases", "[models]") {
    // All are found on the first days; then 50 cases a day, and three times as many from day 30 on,
    // or twice as many if half of the operators obey. Chance moves a hundred cases at most.
    const models::NotificationOptions notification{
        .finds_per_year = 4 * days_per_year, .cases_per_day = 50, .remedies = acts(1)};
    CHECK(share_left(notification, test::no_policy()) == Approx(.7).margin(.01));
    CHECK(share_left(notification, policy_of(midway(1, 3, 0))) == Approx(.4).margin(.01));
    auto half = midway(1, 3, 0);
    half.schedule.compliance = .5;
    CHECK(share_left(notification, policy_of(half)) == Approx(.55).margin(.01));
    // A straight line from day 30 to 60 works on half of what is added.
    auto ramp = midway(1, 3, 0);
    ramp.schedule.full = day(60);
    CHECK(share_left(notification, policy_of(ramp)) == Approx(.55).margin(.01));
}

TEST_CASE("who is cut off does what others do, and no longer ignores it", "[models]") {
    // One find in 15 days, on which a fifth acts, and from day 30 on half of the rest too: what is
    // left is exp(-(0.2 30 + 0.6 30) / 15).
    const models::NotificationOptions notification{.finds_per_year = days_per_year / 15,
                                                   .remedies = acts(.2)};
    CHECK(share_left(notification, policy_of(midway(1, 1, .5))) ==
          Approx(std::exp(-1.6)).margin(.022));
    // In the proportions of the others: of 40,000 who would all have acted otherwise, so many.
    const models::RemedyShares shares{
        .ignored = .5, .restarted = .2, .credential_changed = .15, .patched = .1, .replaced = .05};
    int counts[5] = {};
    for (int i = 0; i < 40'000; ++i) {
        ++counts[static_cast<int>(models::remedy_of_who_acts(shares, (i + .5) / 40'000))];
    }
    CHECK(counts[0] == 0);
    CHECK(std::abs(counts[1] - 16'000) <= 1);
    CHECK(std::abs(counts[2] - 12'000) <= 1);
    CHECK(std::abs(counts[3] - 8'000) <= 1);
    CHECK(std::abs(counts[4] - 4'000) <= 1);
    CHECK(models::remedy_of_who_acts({.ignored = 1, .restarted = 0}, .9) ==
          models::Remedy::restarted);
}

TEST_CASE("a quarantine of zero strength is bitwise the baseline (M10)", "[models]") {
    const auto world = busy_operators();
    const auto baseline = digest(world, test::no_policy());
    QuarantineOptions strong{.schedule = {day(40), day(150), .8},
                             .finds_factor = 5,
                             .cases_factor = 4,
                             .ignored_cut = .9};
    CHECK_FALSE(digest(world, policy_of(strong)) == baseline);
    auto nobody = strong;
    nobody.schedule.compliance = 0;
    CHECK(digest(world, policy_of(nobody)) == baseline);
    auto idle = strong;
    idle.finds_factor = idle.cases_factor = 1;
    idle.ignored_cut = 0;
    CHECK(digest(world, policy_of(idle)) == baseline);
}

TEST_CASE("a quarantine changes nothing outside its jurisdictions (M11)", "[models]") {
    auto world = busy_operators();
    world.jurisdictions.push_back(world.jurisdictions[0]);
    world.jurisdictions[0].name = "here";
    world.jurisdictions[1].name = "there";
    auto quarantine = midway(5, 4, .9);
    quarantine.jurisdictions = {false, true};
    const auto nothing = test::no_policy();
    const auto there = policy_of(quarantine);
    const models::Threats free_threats(world, nothing, key);
    const models::Threats strict_threats(world, there, key);
    const auto free = models::nations_of(world, nothing, free_threats, key);
    const auto strict = models::nations_of(world, there, strict_threats, key);
    const auto told = [&](const models::Nation& nation) {
        std::vector<std::int64_t> answers;
        for (std::uint64_t slot = 0; slot < 200; ++slot) {
            const models::DeviceId device(models::SlotId(slot), 0);
            auto rng = models::stream(key, slot, models::Purpose::found);
            answers.push_back(nation.notification().found(device, day(1), .4).microseconds);
            answers.push_back(
                static_cast<std::int64_t>(nation.notification().answer(device, day(90), rng)));
        }
        answers.push_back(nation.notification().work_on_case(day(90)).microseconds);
        return answers;
    };
    CHECK((told(free[0]) == told(strict[0])));
    CHECK((told(free[1]) != told(strict[1])));
}
