#include "sim/executor.hpp"

#include "base/contract.hpp"
#include "sim/first_exception.hpp"

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/partitioner.h>
#include <oneapi/tbb/task_arena.h>

namespace cordon::sim {

namespace {

/// One index is one task: partitions are few and differ in work, so stealing must be free.
void run_tasks(std::size_t n, const std::function<void(std::size_t)>& call,
               FirstException& first_exception) {
    using Range = tbb::blocked_range<std::size_t>;
    // oneTBB itself rethrows the earliest in wall-clock time and cancels the rest, which differs
    // from run to run.
    const auto run = [&](const Range& range) {
        for (std::size_t i = range.begin(); i < range.end(); ++i) {
            try {
                call(i);
            } catch (...) {
                first_exception.add(i, std::current_exception());
            }
        }
    };
    tbb::parallel_for(Range(0, n, 1), run, tbb::simple_partitioner());
}

class TbbExecutor : public Executor {
public:
    explicit TbbExecutor(unsigned threads)
        : limit_(tbb::global_control::max_allowed_parallelism, threads),
          arena_(static_cast<int>(threads)) {}

    void for_each_index(std::size_t n, const std::function<void(std::size_t)>& call) override {
        FirstException first_exception;
        arena_.execute([&] { run_tasks(n, call, first_exception); });
        first_exception.rethrow_if_any();
    }

private:
    // Lets an arena have more threads than the machine has cores, as the caller asked.
    tbb::global_control limit_;
    tbb::task_arena arena_;
};

class NestedTbbExecutor : public Executor {
public:
    void for_each_index(std::size_t n, const std::function<void(std::size_t)>& call) override {
        FirstException first_exception;
        // A thread that waits for others here would otherwise begin whatever the arena has to do.
        tbb::this_task_arena::isolate([&] { run_tasks(n, call, first_exception); });
        first_exception.rethrow_if_any();
    }
};

}  // namespace

std::unique_ptr<Executor> tbb_executor(unsigned threads) {
    CORDON_EXPECT(threads >= 1);
    return std::make_unique<TbbExecutor>(threads);
}

std::unique_ptr<Executor> nested_tbb_executor() {
    return std::make_unique<NestedTbbExecutor>();
}

}  // namespace cordon::sim
