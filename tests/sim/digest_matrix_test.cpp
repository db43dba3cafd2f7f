#include "beacons.hpp"
#include "benchmarks/phold_model.hpp"
#include "executors.hpp"
#include "reference_engine.hpp"

#include <catch2/catch.hpp>

using namespace cordon;

namespace {

/// Calls from the last index to the first, as far as the executor below has an order.
class BackwardsExecutor final : public sim::Executor {
public:
    explicit BackwardsExecutor(std::unique_ptr<sim::Executor> executor)
        : executor_(std::move(executor)) {}

    void for_each_index(std::size_t n, const std::function<void(std::size_t)>& call) override {
        executor_->for_each_index(n, [&](std::size_t i) { call(n - 1 - i); });
    }

private:
    std::unique_ptr<sim::Executor> executor_;
};

/// Calls `check` with each executor, one at a time, forwards and backwards: two pools of oneTBB
/// that live at once have no more threads than the smaller one allows.
template <class Check>
void for_all_orders(const Check& check) {
    for (const auto& choice : test::all_executors()) {
        CAPTURE(choice.name);
        check(*choice.make());
        BackwardsExecutor backwards(choice.make());
        check(backwards);
    }
}

constexpr std::uint64_t always_executor = 0;
constexpr std::uint64_t sometimes_series = 100;
constexpr std::uint64_t always_series = UINT64_MAX;

/// Many events at one instant, windows shorter and longer than the lookahead, long empty times.
test::BeaconOptions dense_beacons() {
    return {.seed = 5,
            .beacons = 1100,
            .dark_mean = 4e5,
            .lit_mean = 1e5,
            .signal_probability = .7,
            .signal_delay = 20'000,
            .quantum = 500,
            .feedback = 3,
            .shortest_window = 5000,
            .longest_window = 50'000,
            .limit = test::WindowLimit::none,
            .storm_interval = 100'000,
            .storm_size = 200,
            .end = 250'000};
}

test::BeaconOptions sparse_beacons() {
    return {.seed = 6,
            .beacons = 200,
            .dark_mean = 1e9,
            .lit_mean = 2e4,
            .signal_probability = .8,
            .signal_delay = 5000,
            .quantum = 1000,
            .feedback = 1,
            .shortest_window = 1000,
            .longest_window = 1'000'000,
            .storm_interval = 1'000'000,
            .storm_size = 3,
            .end = 2'500'000};
}

}  // namespace

TEST_CASE("beacons are the same on every executor, however cut up and in whatever order", "[sim]") {
    const auto options = GENERATE(dense_beacons(), sparse_beacons());
    const test::BeaconRun expected = test::ReferenceEngine(options).run();
    for (const std::size_t partitions : {1U, 3U, 64U, 1024U}) {
        CAPTURE(partitions);
        for_all_orders([&](sim::Executor& executor) {
            for (const std::uint64_t fewest : {always_executor, sometimes_series}) {
                CAPTURE(fewest);
                CHECK(test::run_on_engine(options, {partitions, {fewest}}, executor) == expected);
            }
        });
        const auto executor = sim::serial_executor();
        CHECK(test::run_on_engine(options, {partitions, {always_series}}, *executor) == expected);
    }
}

TEST_CASE("the beacons of the matrix are busy, simultaneous and idle", "[sim]") {
    // Else the matrix would not test what it is for.
    sim::RunStats dense;
    sim::RunStats sparse;
    const auto executor = sim::serial_executor();
    test::run_on_engine(dense_beacons(), {64, {sometimes_series}}, *executor, &dense);
    test::run_on_engine(sparse_beacons(), {64, {sometimes_series}}, *executor, &sparse);
    CAPTURE(dense.windows, dense.windows_in_series, dense.events, sparse.windows, sparse.events);
    CHECK(dense.events > 5000);
    CHECK(dense.windows_in_series > 0);
    CHECK(dense.windows_in_series < dense.windows);
    CHECK(sparse.events > 100);
    CHECK(sparse.windows < 200);  // walked, there would be 500
}

TEST_CASE("PHOLD is the same on every executor, however cut up and in whatever order", "[sim]") {
    const benchmarks::PholdOptions options{.nlp = 1500, .remote = 0.5, .end = 1.5};
    benchmarks::BarePhold bare(options);
    bare.run();
    for (const std::size_t partitions : {1U, 3U, 64U, 1024U}) {
        CAPTURE(partitions);
        for_all_orders([&](sim::Executor& executor) {
            benchmarks::Phold model(options, partitions);
            model.run(executor, {.fewest_events_for_executor = always_executor});
            CHECK(model.digest() == bare.digest());
        });
    }
}
