#include "models/world.hpp"

#include "tests/support/chi_square.hpp"
#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <utility>

using namespace cordon;

namespace {

/// Runs one member without a policy, in one partition.
models::WorldRecord run(const models::WorldOptions& world, std::uint64_t member) {
    const auto policy = test::no_policy();
    models::World member_world(world, policy, sim::member_key(2026, member), 1);
    return member_world.run(*sim::serial_executor());
}

/// Dates a `step` apart, from 0 to the horizon.
void observe_every(models::WorldOptions& world, double step_days) {
    world.clock.observations.clear();
    const auto steps = std::llround(days_since_start(world.clock.horizon) / step_days);
    for (std::int64_t i = 0; i < steps; ++i) {
        world.clock.observations.push_back(SimTime{} + days(static_cast<double>(i) * step_days));
    }
    world.clock.observations.push_back(world.clock.horizon);
}

/// An outbreak in which infections last exponentially, mean 1 day, and leave the device safe.
models::WorldOptions outbreak(std::uint64_t sites, double reproduction_number, double seeds) {
    auto world = test::small_world(sites, 200);
    auto campaign = test::scanning_campaign(sites, reproduction_number);
    campaign.initial_devices = seeds;
    campaign.notices_per_year = days_per_year;
    campaign.remedies = test::hardening(1);
    world.campaigns = {campaign};
    world.clock.window_max_days = .02;
    world.clock.window_min_days = .005;
    return world;
}

/// Day on which `active` first reaches `level`, by straight lines between observations.
double day_reached(const models::WorldOptions& world, const models::WorldRecord& record,
                   double level) {
    for (std::size_t i = 1; i < record.observations.size(); ++i) {
        const auto before =
            static_cast<double>(record.observations[i - 1].jurisdictions[0].active[0]);
        const auto now = static_cast<double>(record.observations[i].jurisdictions[0].active[0]);
        if (now >= level) {
            const double from = days_since_start(world.clock.observations[i - 1]);
            const double until = days_since_start(world.clock.observations[i]);
            return from + (until - from) * (level - before) / (now - before);
        }
    }
    return INFINITY;
}

}  // namespace

TEST_CASE("without an end of spells growth is logistic (V13)", "[models]") {
    // From 1,000 of 100,000 devices at one contact a day the time from 10 to 90 % is ln 81 =
    // 4.39445 days; the scatter between seeds is 0.01 days. 0.06 is six of them, and less than what
    // a window lag of 2 % would do.
    auto world = test::small_world(100'000, 14);
    auto campaign = test::scanning_campaign(100'000, 1);
    campaign.initial_devices = 1000;
    world.campaigns = {campaign};
    observe_every(world, .05);
    const auto record = run(world, 1);
    const double rise = day_reached(world, record, 90'000) - day_reached(world, record, 10'000);
    CHECK(rise == Approx(4.39445).margin(.06));
}

TEST_CASE("growth meets the straight line through the last two edges (V19)", "[models]") {
    // Windows of 20 minutes at a doubling time of 76: held fixed, they show how bots are counted.
    // The model's own recursion, without chance, gives the mean. 30 members from 400 devices
    // scatter by 1 %, so 5 % is a false alarm in millions; the count of the edge before misses by
    // 29 %, the last count alone by 16 %.
    const double rate_per_day = std::log(2) / (76.0 / 1440);
    const double window_days = 20.0 / 1440;
    const double devices = 50'000;
    auto world = test::small_world(50'000, 10 * window_days);
    world.clock.window_min_days = world.clock.window_max_days = window_days;
    auto campaign = test::scanning_campaign(50'000, rate_per_day);
    campaign.initial_devices = 400;
    world.campaigns = {campaign};
    double before = 400;
    double now = 400;
    for (int window = 0; window < 10; ++window) {
        const double bots = 1.5 * now - .5 * before;
        before = std::exchange(
            now,
            now + (devices - now) * (1 - std::exp(-rate_per_day * window_days * bots / devices)));
    }
    double sum = 0;
    for (std::uint64_t member = 0; member < 30; ++member) {
        sum +=
            static_cast<double>(run(world, member).observations.back().jurisdictions[0].active[0]);
    }
    CHECK(sum / 30 == Approx(now).epsilon(.05));
}

TEST_CASE("early growth from one device is Yule's geometric law (V13)", "[models]") {
    // P(n) = e^-rt (1 - e^-rt)^(n-1) with r t = 2, 2,000 runs of 4,000 devices; beyond 6 deviations
    // is a false alarm in millions, a rate 15 % off shows as more than 10.
    auto world = test::small_world(4000, 2);
    world.campaigns = {test::scanning_campaign(4000, 1)};
    const int runs = 2000;
    std::vector<std::uint64_t> counts(60, 0);
    std::vector<double> expected(60, 0);
    for (int i = 0; i < runs; ++i) {
        const auto active = run(world, static_cast<std::uint64_t>(i))
                                .observations.back()
                                .jurisdictions[0]
                                .active[0];
        ++counts[std::min<std::size_t>(59, static_cast<std::size_t>(active))];
    }
    double left = runs;
    for (std::size_t n = 1; n < 59; ++n) {
        expected[n] = runs * std::exp(-2.0) * std::pow(1 - std::exp(-2.0), n - 1);
        left -= expected[n];
    }
    expected[59] = left;
    CHECK(test::one_sample_excess(counts, expected) < 6);
}

TEST_CASE("final size is that of the mean field (V16)", "[models]") {
    // z = 1 - (1 - i) exp(-R z) for a share i infected at first. The standard deviation of the
    // share in 40,000 devices is below 0.006 at each R, and of a mean of 10 below 0.002.
    const double reproduction_number = GENERATE(1.5, 2.0, 3.0);
    const double seeds = .01;
    double expected = 1;
    for (int i = 0; i < 200; ++i) {
        expected = 1 - (1 - seeds) * std::exp(-reproduction_number * expected);
    }
    double sum = 0;
    for (std::uint64_t member = 0; member < 10; ++member) {
        const auto record = run(outbreak(40'000, reproduction_number, 400), member);
        CHECK(record.observations.back().jurisdictions[0].active[0] == 0);
        sum += static_cast<double>(record.observations.back().jurisdictions[0].ever[0]) / 40'000;
    }
    CHECK(sum / 10 == Approx(expected).margin(.012));
}

TEST_CASE("one device dies out with probability 1 / R (V17)", "[models]") {
    // 1,500 runs each; an outbreak is one that takes 5 % of 4,000 devices. The standard error is
    // at most 0.0129, and 5.5 of it a false alarm in tens of millions; it would catch a rate 15 %
    // off.
    const double reproduction_number = GENERATE(1.5, 2.0, 3.0);
    const int runs = 1500;
    auto world = outbreak(4000, reproduction_number, 1);
    world.clock.horizon = SimTime{} + days(60);
    world.clock.observations = {SimTime{}, world.clock.horizon};
    int died_out = 0;
    for (int i = 0; i < runs; ++i) {
        const auto ever =
            run(world, static_cast<std::uint64_t>(i)).observations.back().jurisdictions[0].ever[0];
        died_out += ever < 200 ? 1 : 0;
    }
    const double probability = 1 / reproduction_number;
    const double error = std::sqrt(probability * (1 - probability) / runs);
    CHECK(std::abs(double(died_out) / runs - probability) < 5.5 * error);
}

TEST_CASE("one window moves devices as the two-state chain does (V18)", "[models]") {
    // Pressure 0.3 and reboots 0.5 a day for one window of a day: a device free at its beginning is
    // held at its end with probability 0.206502. 200,000 devices: standard error 0.0009; 5.5 of it
    // a false alarm in tens of millions. Forgetting to take a device again after a reboot gives
    // 0.2041
    // ... and misses by 2.6 errors alone, so 16 members are added up.
    auto world = test::small_world(200'000, 1);
    world.jurisdictions[0].population.device_classes[0].reboots_per_year = .5 * days_per_year;
    world.clock.window_min_days = world.clock.window_max_days = 1;
    auto campaign = test::scanning_campaign(1, .3);
    campaign.initial_devices = 0;
    auto& scanning = std::get<models::ScanningOptions>(campaign.recruitment);
    scanning.foreign_plateau = 1;
    scanning.plateau_days = 1000;
    world.campaigns = {campaign};
    double held = 0;
    for (std::uint64_t member = 0; member < 16; ++member) {
        held +=
            static_cast<double>(run(world, member).observations.back().jurisdictions[0].active[0]);
    }
    const double devices = 16 * 200'000.0;
    const double expected = .3 / .8 * (1 - std::exp(-.8));
    CHECK(expected == Approx(.206502).epsilon(1e-5));
    CHECK(std::abs(held / devices - expected) <
          5.5 * std::sqrt(expected * (1 - expected) / devices));
}

TEST_CASE("what began and did not end goes on (M19)", "[models]") {
    auto world = outbreak(20'000, 3, 50);
    world.campaigns[0].remedies = test::hardening(.3);
    world.jurisdictions[0].population.device_classes[0].reboots_per_year = 100;
    world.clock.horizon = SimTime{} + days(30);
    observe_every(world, 1);
    const auto record = run(world, 5);
    double device_days = 0;
    for (std::size_t i = 1; i < record.observations.size(); ++i) {
        const auto& before = record.observations[i - 1].jurisdictions[0];
        const auto& now = record.observations[i].jurisdictions[0];
        CHECK(now.spells[0] >= before.spells[0]);
        CHECK(now.ever[0] >= before.ever[0]);
        CHECK(now.ever[0] <= now.spells[0]);
        CHECK(now.active[0] <= now.ever[0]);
        CHECK(now.compromised[0] == now.active[0]);
        CHECK(record.observations[i].active_peak[0] >= now.active[0]);
        device_days += static_cast<double>(before.active[0] + now.active[0]) / 2;
    }
    // Device-days by starts and ends equal the area under the curve, here by trapezoids of a day.
    CHECK(record.observations.back().jurisdictions[0].compromised_device_days[0] ==
          Approx(device_days).epsilon(.02));
    CHECK(record.observations.back().jurisdictions[0].unauthorised.device_days[0] ==
          record.observations.back().jurisdictions[0].compromised_device_days[0]);
}
