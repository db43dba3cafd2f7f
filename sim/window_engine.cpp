#include "sim/window_engine.hpp"

#include "base/contract.hpp"
#include "sim/executor.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace cordon::sim {

namespace {

/// Runs the partitions through one window after the other.
class WindowRunner {
public:
    WindowRunner(WindowedModel& model, Executor& executor, const EngineOptions& options)
        : model_(model), executor_(executor), options_(options) {}

    void run(const Window& window) {
        find_busy(window);
        const auto microseconds = static_cast<double>((window.end - window.begin).microseconds);
        handled_.assign(busy_.size(), 0);
        if (busy_.empty()) {
            ++stats_.windows_without_events;
        } else if (is_small(microseconds)) {
            ++stats_.windows_in_series;
            for (std::size_t i = 0; i < busy_.size(); ++i) {
                handled_[i] = model_.advance(busy_[i], window);
            }
        } else {
            executor_.for_each_index(busy_.size(), [&](std::size_t i) {
                handled_[i] = model_.advance(busy_[i], window);
            });
        }
        const std::uint64_t events =
            std::accumulate(handled_.begin(), handled_.end(), std::uint64_t{0});
        stats_.events += events;
        ++stats_.windows;
        last_rate_ = static_cast<double>(events) / microseconds;
    }

    [[nodiscard]] const RunStats& stats() const noexcept { return stats_; }

private:
    void find_busy(const Window& window) {
        busy_.clear();
        for (std::size_t partition = 0; partition < model_.partition_count(); ++partition) {
            if (model_.next_event(partition) <= window.end) {
                busy_.push_back(partition);
            }
        }
    }

    /// Whether the window promises too few events for the executor, at the last window's rate.
    [[nodiscard]] bool is_small(double microseconds) const noexcept {
        const auto fewest = static_cast<double>(options_.fewest_events_for_executor);
        const double expected = std::min(last_rate_ * microseconds, most_expected);
        return fewest > 0 && (busy_.size() == 1 || expected < fewest);
    }

    static constexpr double most_expected = 0x1p63;

    WindowedModel& model_;
    Executor& executor_;
    EngineOptions options_;
    std::vector<std::size_t> busy_;       ///< partitions that may have an event, increasing
    std::vector<std::uint64_t> handled_;  ///< [place in busy_]
    double last_rate_ = most_expected;    ///< events per microsecond; before the first window, many
    RunStats stats_;
};

}  // namespace

SimTime end_of_safe_window(SimTime now, SimTime earliest, SimSpan lookahead) {
    CORDON_EXPECT(lookahead >= SimSpan{1});
    return std::max(now, earliest - SimSpan{1}) + lookahead;
}

RunStats run_windows(WindowedModel& model, SimTime first_end, SimTime end, Executor& executor,
                     const EngineOptions& options) {
    WindowRunner runner(model, executor, options);
    Window window{.begin = SimTime{}, .end = first_end};
    for (;;) {
        CORDON_EXPECT(window.end > window.begin);
        runner.run(window);
        const SimTime next_end = model.close(window);
        if (window.end >= end) {
            return runner.stats();
        }
        window = {.begin = window.end, .end = next_end, .index = window.index + 1};
    }
}

}  // namespace cordon::sim
