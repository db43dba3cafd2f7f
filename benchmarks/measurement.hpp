#pragma once

#include <chrono>
#include <ctime>
#include <vector>

namespace cordon::benchmarks {

/// How long something took: by the wall clock, and of processors, which other programs on the
/// machine disturb less. The latter counts every thread.
struct Duration {
    double seconds = 0;
    double processor_seconds = 0;
};

/// Runs from when it is made.
class Stopwatch {
public:
    [[nodiscard]] Duration elapsed() const {
        const auto wall = std::chrono::steady_clock::now() - begin_;
        const auto processor = static_cast<double>(std::clock() - processor_begin_);
        return {std::chrono::duration<double>(wall).count(), processor / CLOCKS_PER_SEC};
    }

private:
    std::clock_t processor_begin_ = std::clock();
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

/// Each by itself. \pre there is at least one
Duration median(const std::vector<Duration>& runs);

/// What the process has in memory now.
double resident_bytes();

/// Does nothing with a value, which the compiler then cannot leave out.
template <class T>
void keep(const T& value) {
    asm volatile("" : : "r,m"(value) : "memory");
}

}  // namespace cordon::benchmarks
