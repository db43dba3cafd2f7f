#include "models/world.hpp"

#include "tests/support/chi_square.hpp"
#include "tests/support/small_world.hpp"
#include "tests/support/two_sample.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

using namespace cordon;

namespace {

/// One false alarm in two hundred million comparisons.
constexpr double z_limit = 5.85;

models::WorldRecord run(const models::WorldOptions& world, std::uint64_t member) {
    const auto policy = test::no_policy();
    models::World member_world(world, policy, sim::member_key(4, member), 1);
    return member_world.run(*sim::serial_executor());
}

void check_alike(const std::vector<double>& a, const std::vector<double>& b) {
    const auto difference = test::compare(a, b);
    CHECK(std::abs(difference.mean_z) < z_limit);
    CHECK(std::abs(difference.variance_z) < z_limit);
    CHECK(difference.law_z < z_limit);
}

constexpr int windows = 60;
constexpr double window_days = .25;
constexpr std::size_t devices = 20;
constexpr std::size_t addresses = 64;
constexpr double probes_a_day = 1.28;  ///< of one scanner
constexpr int abroad = 5;              ///< scanners

/// The line through the last two counts at the middle of the next window.
double domestic(std::size_t held, std::size_t before) {
    const double line = 1.5 * static_cast<double>(held) - .5 * static_cast<double>(before);
    return std::clamp<double>(line, 0, devices);
}

/// What is held at each edge if every scanner is followed by himself: each sends probes at his own
/// times to addresses of his own choice. Of a broken number of scanners the last is lazy.
std::vector<double> held_by_scanners(std::mt19937_64& engine) {
    std::uniform_int_distribution<std::size_t> address(0, addresses - 1);
    std::vector<bool> held(devices, false);
    std::vector<double> counts = {0};
    std::size_t before = 0;
    for (int window = 0; window < windows; ++window) {
        const auto now = static_cast<std::size_t>(std::count(held.begin(), held.end(), true));
        const double scanners = abroad + domestic(now, before);
        before = now;
        for (double left = scanners; left > 0; left -= 1) {
            std::exponential_distribution wait(probes_a_day * std::min(1.0, left));
            for (double day = wait(engine); day < window_days; day += wait(engine)) {
                const std::size_t probed = address(engine);
                if (probed < devices) {
                    held[probed] = true;
                }
            }
        }
        counts.push_back(static_cast<double>(std::count(held.begin(), held.end(), true)));
    }
    return counts;
}

/// The same devices before the pressure clock.
std::vector<double> held_by_pressure(std::uint64_t member) {
    auto world = test::small_world(devices, windows * window_days);
    world.clock.window_min_days = world.clock.window_max_days = window_days;
    world.clock.observations.clear();
    for (int window = 0; window <= windows; ++window) {
        world.clock.observations.push_back(SimTime{} + days(window_days * window));
    }
    auto campaign = test::scanning_campaign(addresses, probes_a_day);
    campaign.emerges_years = -1;
    campaign.initial_devices = 0;
    auto& scanning = std::get<models::ScanningOptions>(campaign.recruitment);
    scanning.foreign_plateau = abroad;
    scanning.plateau_days = 1000;
    world.campaigns = {campaign};
    std::vector<double> counts;
    for (const auto& observation : run(world, member).observations) {
        counts.push_back(static_cast<double>(observation.jurisdictions[0].active[0]));
    }
    return counts;
}

/// The edge at which so many are held first, or the last.
double reached(const std::vector<double>& counts, double level) {
    const auto first =
        std::find_if(counts.begin(), counts.end(), [=](double count) { return count >= level; });
    return static_cast<double>(first - counts.begin());
}

constexpr std::size_t pool = 200;
constexpr double weak_share = .7;
constexpr double contacts = 1.5;
constexpr double ends = .4;  ///< clean-ups a day of a device held
constexpr double hardens = .3;

struct Outcome {
    double active;
    double spells;
    double ever;
};

/// A second sampler (MODEL 5.3b): candidates come at the rate of all devices together, one of them
/// is picked, and rejected if it is strong, safe or held. No device has a threshold of its own.
Outcome outcome_by_thinning(std::mt19937_64& engine) {
    std::uniform_real_distribution<double> uniform(0, 1);
    std::uniform_int_distribution<std::size_t> pick(0, pool - 1);
    std::vector<bool> is_open(pool);
    std::vector<bool> was_held(pool, false);
    for (std::size_t i = 0; i < pool; ++i) {
        is_open[i] = uniform(engine) < weak_share;
    }
    std::vector<std::size_t> held;
    const auto take = [&](std::size_t device, Outcome& outcome) {
        is_open[device] = false;
        held.push_back(device);
        outcome.spells += 1;
        outcome.ever += was_held[device] ? 0 : 1;
        was_held[device] = true;
    };
    Outcome outcome{0, 0, 0};
    while (held.size() < 5) {
        if (const std::size_t first = pick(engine); is_open[first]) {
            take(first, outcome);
        }
    }
    double before = 5;
    for (int window = 0; window < windows; ++window) {
        const auto now = static_cast<double>(held.size());
        const double bots = std::clamp<double>(1.5 * now - .5 * before, 0, pool);
        before = now;
        const double candidates = contacts * bots;  // of all `pool` addresses a day
        for (double day = 0;;) {
            const double rate = candidates + ends * static_cast<double>(held.size());
            day += rate > 0 ? std::exponential_distribution(rate)(engine) : window_days;
            if (day >= window_days) {
                break;
            }
            if (uniform(engine) * rate < candidates) {
                if (const std::size_t device = pick(engine); is_open[device]) {
                    take(device, outcome);
                }
            } else {
                std::swap(held[static_cast<std::size_t>(uniform(engine) *
                                                        static_cast<double>(held.size()))],
                          held.back());
                is_open[held.back()] = uniform(engine) >= hardens;
                held.pop_back();
            }
        }
    }
    outcome.active = static_cast<double>(held.size());
    return outcome;
}

Outcome outcome_by_thresholds(std::uint64_t member) {
    auto world = test::small_world(pool, windows * window_days);
    world.jurisdictions[0].population.device_classes[0].weak_credential = weak_share;
    world.clock.window_min_days = world.clock.window_max_days = window_days;
    auto campaign = test::scanning_campaign(pool, contacts);
    campaign.initial_devices = 5;
    campaign.notices_per_year = ends * days_per_year;
    campaign.remedies = test::hardening(hardens);
    world.campaigns = {campaign};
    const auto seen = run(world, member).observations.back().jurisdictions[0];
    return {static_cast<double>(seen.active[0]), static_cast<double>(seen.spells[0]),
            static_cast<double>(seen.ever[0])};
}

}  // namespace

TEST_CASE("bots abroad that double take devices as a Poisson process of that rate (V3)",
          "[models]") {
    // Probes an address is due by day t: s ln((P - 1 + 2^t) / P) / ln 2 / A for bots that double
    // daily up to P. 100,000 devices, 30 dates; six deviations of chi-square are a false alarm in a
    // hundred thousand, a doubling time of 1.02 days is far more.
    const double plateau = 1e9;
    const double hits_per_day = .3;  // of each address, at the height
    auto world = test::small_world(100'000, 40);
    world.clock.window_min_days = .05;
    world.clock.window_max_days = 1;
    world.clock.observations = {SimTime{}};
    for (int day = 11; day <= 40; ++day) {
        world.clock.observations.push_back(SimTime{} + days(day));
    }
    auto campaign = test::scanning_campaign(1'000'000'000, hits_per_day);
    campaign.initial_devices = 0;
    auto& scanning = std::get<models::ScanningOptions>(campaign.recruitment);
    scanning.foreign_plateau = plateau;
    scanning.plateau_days = 1000;
    world.campaigns = {campaign};
    const auto record = run(world, 0);
    std::vector<std::uint64_t> counts;
    std::vector<double> expected;
    double left = 1;
    for (std::size_t i = 1; i < record.observations.size(); ++i) {
        const auto taken = [&](std::size_t date) {
            return record.observations[date].jurisdictions[0].ever[0];
        };
        counts.push_back(static_cast<std::uint64_t>(taken(i) - taken(i - 1)));
        const double day = days_since_start(world.clock.observations[i]);
        const double due =
            hits_per_day * std::log((plateau - 1 + std::exp2(day)) / plateau) / std::log(2);
        expected.push_back(1e5 * (left - std::exp(-due)));
        left = std::exp(-due);
    }
    counts.push_back(
        static_cast<std::uint64_t>(100'000 - record.observations.back().jurisdictions[0].ever[0]));
    expected.push_back(1e5 * left);
    CHECK(test::one_sample_excess(counts, expected) < 6);
}

TEST_CASE("many scanners are one pressure (V4)", "[models]") {
    // 2,000 runs each; a probe rate 8 % off is ten errors of a mean.
    std::mt19937_64 engine(4);
    std::vector<std::vector<double>> scanners(6);
    std::vector<std::vector<double>> pressure(6);
    for (std::uint64_t member = 0; member < 2000; ++member) {
        const auto one = held_by_scanners(engine);
        const auto other = held_by_pressure(member);
        const std::vector<std::size_t> edges = {8, 20, 40};
        for (std::size_t i = 0; i < edges.size(); ++i) {
            scanners[i].push_back(one[edges[i]]);
            pressure[i].push_back(other[edges[i]]);
            const double level = std::vector<double>{1, 5, 15}[i];
            scanners[3 + i].push_back(reached(one, level));
            pressure[3 + i].push_back(reached(other, level));
        }
    }
    for (std::size_t i = 0; i < scanners.size(); ++i) {
        CAPTURE(i);
        check_alike(scanners[i], pressure[i]);
    }
}

TEST_CASE("thresholds give the law of thinned candidates (V22)", "[models]") {
    // 3,000 runs each; a contact rate 5 % off moves the mean of spells by ten errors.
    std::mt19937_64 engine(22);
    std::vector<std::vector<double>> thinned(3);
    std::vector<std::vector<double>> sellke(3);
    for (std::uint64_t member = 0; member < 3000; ++member) {
        const Outcome one = outcome_by_thinning(engine);
        const Outcome other = outcome_by_thresholds(member);
        for (const auto& [i, field] :
             {std::pair(0U, &Outcome::active), std::pair(1U, &Outcome::spells),
              std::pair(2U, &Outcome::ever)}) {
            thinned[i].push_back(one.*field);
            sellke[i].push_back(other.*field);
        }
    }
    for (std::size_t i = 0; i < thinned.size(); ++i) {
        CAPTURE(i);
        check_alike(thinned[i], sellke[i]);
    }
}
