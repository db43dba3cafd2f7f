#pragma once

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <string>

namespace cordon::app {

/// Tells on standard error how far a run is and when it will end: one line that changes in place
/// on a terminal, a new line at most every ten seconds elsewhere. Not thread-safe.
class Progress {
public:
    /// \param noun  of what is counted, in the plural   \param done  when the run begins
    Progress(std::string noun, std::size_t total, std::size_t done = 0);

    void advance_to(std::size_t done);

    /// Ends the changing line; call before anything else is printed.
    void finish();

private:
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] std::string line(std::size_t done, Clock::time_point now) const;

    std::string noun_;
    std::size_t total_;
    std::size_t done_at_start_;
    bool on_terminal_;
    bool line_open_ = false;
    Clock::time_point started_;
    Clock::time_point printed_;
};

/// A length of time as people say it: "8 s", "2 min 5 s", "3 h 20 min".
std::string spoken_duration(double seconds);

}  // namespace cordon::app
