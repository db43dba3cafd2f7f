#include "beacons.hpp"
#include "executors.hpp"
#include "reference_engine.hpp"
#include "sim/elementary.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <string>

using namespace cordon;

namespace {

/// Choices made from a seed, one draw each.
class Choices {
public:
    explicit Choices(std::uint64_t seed) : stream_(sim::member_key(seed, 2), {0, 0}) {}

    /// A whole number of a random magnitude between two, both above 0.
    std::int64_t magnitude(double least, double most) {
        return static_cast<std::int64_t>(
            least * sim::exp(stream_.uniform() * sim::log((most + 1) / least)));
    }
    double share(double most) { return most * stream_.uniform(); }
    template <class T>
    T one_of(std::initializer_list<T> values) {
        return values.begin()[stream_.bits() % values.size()];
    }

private:
    sim::RandomStream stream_;
};

struct SwarmWorld {
    test::BeaconOptions beacons;
    test::BeaconEngineOptions engine;
    std::unique_ptr<sim::Executor> executor;
};

std::unique_ptr<sim::Executor> make_executor(Choices& choices) {
    const auto threads = static_cast<unsigned>(choices.magnitude(1, 7));
    const auto kind = choices.magnitude(1, 100);
    // std::threads are dear to start; magnitudes are mostly small.
    if (kind >= 60) {
        return sim::threads_executor(threads);
    }
#ifndef __SANITIZE_THREAD__
    if (kind >= 10) {
        return sim::tbb_executor(threads);
    }
    return sim::serial_executor();
#else
    return sim::threads_executor(threads);
#endif
}

/// The whole world from one number: 1 us to seconds everywhere, 1 to 300 beacons, storms that hit
/// nobody or everybody; some with time for a few events only, some in which all is simultaneous.
SwarmWorld world_of(std::uint64_t seed) {
    using test::EmptyTime;
    using test::WindowLimit;
    Choices choices(seed);
    SwarmWorld world;
    auto& beacons = world.beacons;
    beacons.seed = seed;
    beacons.beacons = static_cast<std::uint32_t>(choices.magnitude(1, 300));
    beacons.end = choices.magnitude(1000, 1e8);
    const auto end = static_cast<double>(beacons.end);
    beacons.dark_mean = static_cast<double>(choices.magnitude(end / 20, end * 50));
    beacons.lit_mean = static_cast<double>(choices.magnitude(1, end / 4));
    beacons.signal_probability = choices.share(.9);
    beacons.signal_delay = choices.magnitude(end / 200, end / 2);
    beacons.quantum = choices.one_of<std::int64_t>({1, 1, choices.magnitude(1, end / 10)});
    beacons.feedback = choices.share(5);
    beacons.shortest_window = choices.magnitude(end / 200, end / 10);
    beacons.longest_window = choices.magnitude(static_cast<double>(beacons.shortest_window), end);
    beacons.limit = choices.one_of({WindowLimit::lookahead, WindowLimit::none});
    beacons.empty_time =
        choices.one_of({EmptyTime::skipped, EmptyTime::skipped, EmptyTime::walked});
    beacons.storm_interval = choices.magnitude(end / 20, end * 2);
    beacons.storm_size = static_cast<std::uint32_t>(choices.magnitude(1, 100) - 1);
    world.engine.partitions = static_cast<std::size_t>(choices.magnitude(1, 100));
    world.engine.engine.fewest_events_for_executor = choices.one_of<std::uint64_t>(
        {0, 1, static_cast<std::uint64_t>(choices.magnitude(1, 100)), 1000, UINT64_MAX});
    world.executor = make_executor(choices);
    return world;
}

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
    const char* value = std::getenv(name);
    return value == nullptr ? otherwise : std::stoull(value);
}

/// What is not as the oracle has it; empty if all is.
std::string difference(const test::BeaconRun& found, const test::BeaconRun& expected) {
    std::string what;
    what += found.edges == expected.edges ? "" : " edges";
    what += found.lit == expected.lit ? "" : " lit";
    what += found.beacons == expected.beacons ? "" : " beacons";
    what += found.digest == expected.digest ? "" : " digest";
    return what;
}

}  // namespace

TEST_CASE("a swarm of random worlds is what one event after the other makes of it", "[sim]") {
    // CORDON_SWARM_SEEDS says how many worlds, CORDON_SWARM_FIRST with which one to begin.
    const std::uint64_t first = from_environment("CORDON_SWARM_FIRST", 1);
    const std::uint64_t seeds = from_environment("CORDON_SWARM_SEEDS", 2000);
    std::uint64_t events = 0;
    sim::RunStats sum;
    for (std::uint64_t seed = first; seed < first + seeds; ++seed) {
        const SwarmWorld world = world_of(seed);
        const test::BeaconRun expected = test::ReferenceEngine(world.beacons).run();
        sim::RunStats stats;
        const test::BeaconRun found =
            test::run_on_engine(world.beacons, world.engine, *world.executor, &stats);
        const std::string different = difference(found, expected);
        if (!different.empty() || stats.events != expected.digest.events()) {
            FAIL("seed " << seed << ":" << different << "; to see it alone: CORDON_SWARM_FIRST="
                         << seed << " CORDON_SWARM_SEEDS=1 tests/sim/test_sim 'a swarm*'");
        }
        events += stats.events;
        sum.windows += stats.windows;
        sum.windows_without_events += stats.windows_without_events;
        sum.windows_in_series += stats.windows_in_series;
    }
    if (std::getenv("CORDON_SWARM_SEEDS") != nullptr) {
        WARN(seeds << " worlds, " << events << " events, " << sum.windows << " windows, "
                   << sum.windows_without_events << " of them empty, " << sum.windows_in_series
                   << " in series");
    }
    SUCCEED();
}
