#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace cordon::sim {

/// Calls a function once for every index below n, in any order, possibly in parallel.
class Executor {
public:
    virtual ~Executor() = default;

    /// Returns when every call has ended.
    /// \throws what a call threw; of several, that of the lowest index, the same every time
    virtual void for_each_index(std::size_t n, const std::function<void(std::size_t)>& call) = 0;
};

/// One after the other on the calling thread: the reference.
std::unique_ptr<Executor> serial_executor();

/// On at most `threads` threads of oneTBB, and no more than the machine has. \pre threads >= 1
std::unique_ptr<Executor> tbb_executor(unsigned threads);

/// For a call within a call of a tbb_executor: on the thread that calls, and on those of the outer
/// call that have nothing else to do. None of them begins another index of the outer call
/// meanwhile.
std::unique_ptr<Executor> nested_tbb_executor();

/// On `threads` std::threads, the calling one among them, made anew for each call: slow to start,
/// but the thread sanitizer sees every happens-before of it, which it does not see in oneTBB.
/// \pre threads >= 1
std::unique_ptr<Executor> threads_executor(unsigned threads);

}  // namespace cordon::sim
