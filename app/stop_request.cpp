#include "app/stop_request.hpp"

#include "base/error.hpp"

#include <sys/signalfd.h>
#include <unistd.h>

namespace cordon::app {

StopRequest::StopRequest() {
    sigset_t watched;
    sigemptyset(&watched);
    for (const int signal : {SIGINT, SIGTERM, SIGUSR1}) {
        sigaddset(&watched, signal);
    }
    pthread_sigmask(SIG_BLOCK, &watched, &before_);
    descriptor_ = signalfd(-1, &watched, SFD_NONBLOCK | SFD_CLOEXEC);
    if (descriptor_ < 0) {
        throw IoError("cannot watch for signals");
    }
}

StopRequest::~StopRequest() {
    // A signal that came after the last question must not kill the program now.
    static_cast<void>(is_made());
    close(descriptor_);
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

bool StopRequest::is_made() const noexcept {
    signalfd_siginfo info{};
    if (!made_ && read(descriptor_, &info, sizeof info) == sizeof info) {
        made_ = true;
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    return made_;
}

}  // namespace cordon::app
