#pragma once

#include "sim/executor.hpp"

#include <atomic>
#include <cstddef>
#include <map>
#include <mutex>

namespace cordon::app {

/// Computes results in parallel and hands them on in order, one at a time.
///
/// Tasks begin in the order of their index, so at most a few results wait for an earlier one.
/// \param compute  index -> result; called from several threads
/// \param take     (index, result&&); called for 0, 1, 2 ... from one thread at a time
/// \param stop     asked before each task; true ends the work after the tasks that run
template <class Compute, class Take, class Stop>
void compute_in_order(std::size_t tasks, unsigned threads, sim::Executor& executor, Compute compute,
                      Take take, Stop stop) {
    using Result = decltype(compute(std::size_t{}));
    std::atomic<std::size_t> next{0};
    std::mutex mutex;
    std::map<std::size_t, Result> waiting;
    std::size_t taken = 0;
    executor.for_each_index(threads, [&](std::size_t) {
        for (std::size_t task = next++; task < tasks && !stop(); task = next++) {
            Result result = compute(task);
            const std::scoped_lock lock(mutex);
            waiting.emplace(task, std::move(result));
            while (!waiting.empty() && waiting.begin()->first == taken) {
                take(taken, std::move(waiting.begin()->second));
                waiting.erase(waiting.begin());
                ++taken;
            }
        }
    });
}

}  // namespace cordon::app
