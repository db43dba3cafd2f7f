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

    /// No event of that partition comes before this time in the window about to run; `never` if it
    /// waits for nothing. Asked in series at each edge, after `close`. A partition whose answer
    /// lies beyond the window's end is not called in that window, so one with messages to read must
    /// name a time within it, and running an idle partition must change nothing.
    [[nodiscard]] virtual SimTime next_event(std::size_t partition) = 0;

    /// Runs one partition through the window. Called at most once per partition, possibly in
    /// parallel; may change that partition's state only.
    /// \return how many events it handled
    virtual std::uint64_t advance(std::size_t partition, const Window& window) = 0;

    /// Serial, with every partition at `window.end`: adds up counts, delivers messages, records.
    /// \return the end of the next window, later than `window.end`
    virtual SimTime close(const Window& window) = 0;
};

/// The end of the next window for partitions that send each other messages: as late as is safe.
///
/// If no event comes before `earliest`, and none acts on another partition sooner than `lookahead`
/// after it, then an event of (now, end] happens at max(now + 1 us, earliest) or later and is felt
/// from that time plus `lookahead` on, which is end + 1 us: in the window after, at the soonest.
/// The rule of the conservative synchronous protocols (YAWNS: Nicol, "The cost of conservative
/// synchronization in parallel discrete event simulations", J. ACM 40, 1993).
/// \param now        edge at which the next window begins
/// \param earliest   next event of any partition, counting messages sent but not read; or `never`
/// \param lookahead  at least 1 us
/// \return a time later than `now`: the edge itself if nothing is pending far from it
[[nodiscard]] SimTime end_of_safe_window(SimTime now, SimTime earliest, SimSpan lookahead);

struct EngineOptions {
    /// Windows that promise fewer events than this run one partition after the other on the calling
    /// thread, for waking other threads would take longer. 0: never, UINT64_MAX: always. The result
    /// is the same. With 32 partitions of PHOLD the second thread pays from between 100 and 300
    /// events on (decision 0009).
    std::uint64_t fewest_events_for_executor = 250;
};

struct RunStats {
    std::uint64_t windows = 0;
    std::uint64_t windows_without_events = 0;  ///< no partition could have one; none was called
    std::uint64_t windows_in_series = 0;       ///< of the others, those run on the calling thread
    std::uint64_t events = 0;                  ///< as counted by WindowedModel::advance
};

/// Runs `model` from time 0 until a window ends at or after `end`. The first window is
/// (0, `first_end`]; `close` chooses the others.
/// \throws what a partition throws; of several, that of the lowest partition
RunStats run_windows(WindowedModel& model, SimTime first_end, SimTime end, Executor& executor,
                     const EngineOptions& options = {});

}  // namespace cordon::sim
