#include "sim/executor.hpp"

#include "base/contract.hpp"
#include "sim/first_exception.hpp"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace cordon::sim {

namespace {

class ThreadsExecutor : public Executor {
public:
    explicit ThreadsExecutor(unsigned threads) : threads_(threads) {}

    void for_each_index(std::size_t n, const std::function<void(std::size_t)>& call) override {
        FirstException first_exception;
        std::atomic<std::size_t> next = 0;
        const auto work = [&] {
            for (std::size_t i = next++; i < n; i = next++) {
                try {
                    call(i);
                } catch (...) {
                    first_exception.add(i, std::current_exception());
                }
            }
        };
        {
            std::vector<std::jthread> others;
            for (std::size_t thread = 1; thread < std::min<std::size_t>(threads_, n); ++thread) {
                others.emplace_back(work);
            }
            work();
        }
        first_exception.rethrow_if_any();
    }

private:
    unsigned threads_;
};

}  // namespace

std::unique_ptr<Executor> threads_executor(unsigned threads) {
    CORDON_EXPECT(threads >= 1);
    return std::make_unique<ThreadsExecutor>(threads);
}

}  // namespace cordon::sim
