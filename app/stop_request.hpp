#pragma once

#include <atomic>
#include <csignal>

namespace cordon::app {

/// While one exists, the first SIGINT, SIGTERM or SIGUSR1 asks the work to stop at the next member
/// instead of killing the program; from then on signals do what they always do.
///
/// The signals are blocked and read from a descriptor, so there is no handler and no global state.
/// Make it before the threads that work: they inherit what is blocked.
class StopRequest {
public:
    /// \throws IoError if the system refuses
    StopRequest();
    ~StopRequest();
    StopRequest(const StopRequest&) = delete;
    StopRequest& operator=(const StopRequest&) = delete;

    /// Whether the work should stop; may be asked from any thread.
    [[nodiscard]] bool is_made() const noexcept;

private:
    sigset_t before_{};
    int descriptor_;
    mutable std::atomic<bool> made_{false};
};

}  // namespace cordon::app
