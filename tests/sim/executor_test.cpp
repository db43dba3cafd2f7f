#include "sim/executor.hpp"

#include "base/contract.hpp"
#include "executors.hpp"
#include "statistics.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace cordon;
using namespace cordon::sim;

TEST_CASE("every index is called once, and results do not depend on threads", "[sim]") {
    const auto choice = GENERATE(from_range(test::all_executors()));
    CAPTURE(choice.name);
    std::vector<std::uint64_t> sums(1000);
    choice.make()->for_each_index(sums.size(), [&](std::size_t i) {
        RandomStream stream = test::test_stream(i);
        for (int draw = 0; draw < 100; ++draw) {
            sums[i] += stream.bits();
        }
    });
    std::size_t different = 0;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        RandomStream stream = test::test_stream(i);
        std::uint64_t sum = 0;
        for (int draw = 0; draw < 100; ++draw) {
            sum += stream.bits();
        }
        different += sums[i] != sum ? 1 : 0;
    }
    CHECK(different == 0);
}

TEST_CASE("no index means no call", "[sim]") {
    const auto choice = GENERATE(from_range(test::all_executors()));
    CAPTURE(choice.name);
    choice.make()->for_each_index(0, [](std::size_t) { throw std::logic_error("called"); });
}

TEST_CASE("of several exceptions that of the lowest index arrives", "[sim]") {
    const auto choice = GENERATE(from_range(test::all_executors()));
    CAPTURE(choice.name);
    const auto executor = choice.make();
    for (int repetition = 0; repetition < 50; ++repetition) {
        CHECK_THROWS_WITH(executor->for_each_index(200,
                                                   [](std::size_t i) {
                                                       if (i % 60 == 59) {
                                                           throw std::runtime_error(
                                                               std::to_string(i));
                                                       }
                                                   }),
                          "59");
    }
}

TEST_CASE("an exception gives way to one that comes later from a lower index", "[sim]") {
    const auto choice = GENERATE(from_range(test::all_executors()));
    CAPTURE(choice.name);
    std::atomic<bool> thrown = false;
    const auto call = [&](std::size_t i) {
        // Where one thread runs all, nobody can be earlier than index 0, and the wait is in vain.
        for (int waited = 0; i == 0 && !thrown && waited < 100; ++waited) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        thrown = true;
        throw std::runtime_error(std::to_string(i));
    };
    CHECK_THROWS_WITH(choice.make()->for_each_index(8, call), "0");
}

TEST_CASE("an executor serves again after an exception", "[sim]") {
    const auto choice = GENERATE(from_range(test::all_executors()));
    CAPTURE(choice.name);
    const auto executor = choice.make();
    CHECK_THROWS(executor->for_each_index(5, [](std::size_t) { throw std::runtime_error(""); }));
    std::atomic<int> calls = 0;
    executor->for_each_index(5, [&](std::size_t) { ++calls; });
    CHECK(calls == 5);
}

#ifndef __SANITIZE_THREAD__

TEST_CASE("a nested executor is helped by threads that have nothing else to do", "[sim]") {
    std::atomic<int> here = 0;
    std::atomic<int> alone = 0;
    tbb_executor(2)->for_each_index(2, [&](std::size_t outer) {
        if (outer == 1) {
            return;  // and its thread is free
        }
        nested_tbb_executor()->for_each_index(2, [&](std::size_t) {
            ++here;
            for (int waited = 0; here < 2 && waited < 10'000; ++waited) {
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
            alone += here < 2 ? 1 : 0;
        });
    });
    CHECK(here == 2);
    CHECK(alone == 0);
}

TEST_CASE("nobody begins another index while he waits in a nested executor", "[sim]") {
    thread_local int depth = 0;
    std::atomic<int> within_another = 0;
    std::atomic<int> calls = 0;
    tbb_executor(2)->for_each_index(40, [&](std::size_t) {
        within_another += depth > 0 ? 1 : 0;
        ++depth;
        nested_tbb_executor()->for_each_index(4, [&](std::size_t inner) {
            ++calls;
            std::this_thread::sleep_for(std::chrono::microseconds(inner * 200));
        });
        --depth;
    });
    CHECK(calls == 160);
    CHECK(within_another == 0);
}

#endif

TEST_CASE("an executor without threads is a bug of the caller", "[sim]") {
    CHECK_THROWS_AS(tbb_executor(0), ContractViolation);
    CHECK_THROWS_AS(threads_executor(0), ContractViolation);
}
