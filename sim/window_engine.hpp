#pragma once

#include "base/sim_time.hpp"

#include <cstddef>
#include <cstdint>

namespace cordon::sim {

class Executor;

/// A stretch of simulated time, (begin, end], which every partition runs through without hearing
/// from the others.
struct Window {
    SimTime begin;
    SimTime end;
    std::uint64_t index = 0;
};

/// A world cut into partitions that meet only at the edges of windows.
///
/// Conservative and synchronous: what one partition does in a window may change another only from
/// the next window on. That delay is part of the model (MODEL 5.3), so the result is exact for the
/// stated model and the same for any number of threads.
class WindowedModel {
public:
    virtual ~WindowedModel() = default;

    [[nodiscard]] virtual std::size_t partition_count() const = 0;

    /// Runs one partition through the window. Called once per partition, possibly in parallel;
    /// may change that partition's state only.
    virtual void advance(std::size_t partition, const Window& window) = 0;

    /// Serial, with every partition at `window.end`: adds up counts, delivers messages, records.
    /// \return the end of the next window, later than `window.end`
    virtual SimTime close(const Window& window) = 0;
};

struct RunStats {
    std::uint64_t windows = 0;
};

/// Runs `model` from time 0 until a window ends at or after `end`. The first window is
/// (0, `first_end`]; `close` chooses the others.
/// \throws what a partition throws; of several, that of the lowest partition
RunStats run_windows(WindowedModel& model, SimTime first_end, SimTime end, Executor& executor);

}  // namespace cordon::sim
