#pragma once

#include "sim/executor.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace cordon::test {

/// An executor that a test runs with; the name tells which one failed.
struct ExecutorChoice {
    std::string name;
    std::function<std::unique_ptr<sim::Executor>()> make;
};

/// The serial one, and each parallel one with 1, 2 and 7 threads. Without oneTBB under the thread
/// sanitizer, which cannot see its hand-overs and takes every one for a race.
inline std::vector<ExecutorChoice> all_executors() {
    std::vector<ExecutorChoice> all = {{"serial", sim::serial_executor}};
    for (const unsigned threads : {1U, 2U, 7U}) {
        const std::string count = std::to_string(threads);
        all.push_back({"threads, " + count, [=] { return sim::threads_executor(threads); }});
#ifndef __SANITIZE_THREAD__
        all.push_back({"oneTBB, " + count, [=] { return sim::tbb_executor(threads); }});
#endif
    }
    return all;
}

}  // namespace cordon::test
