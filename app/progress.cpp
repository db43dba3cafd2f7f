#include "app/progress.hpp"

#include <cmath>
#include <fmt/format.h>
#include <unistd.h>

namespace cordon::app {
namespace {

constexpr std::chrono::milliseconds terminal_pause{100};
constexpr std::chrono::seconds log_pause{10};

}  // namespace

std::string spoken_duration(double seconds) {
    const auto whole = std::llround(std::max(0.0, seconds));
    if (whole < 60) {
        return fmt::format("{} s", whole);
    }
    if (whole < 3600) {
        return fmt::format("{} min {} s", whole / 60, whole % 60);
    }
    return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

Progress::Progress(std::string noun, std::size_t total, std::size_t done)
    : noun_(std::move(noun)), total_(total), done_at_start_(done),
      on_terminal_(isatty(STDERR_FILENO) == 1), started_(Clock::now()), printed_(started_) {}

std::string Progress::line(std::size_t done, Clock::time_point now) const {
    const double elapsed = std::chrono::duration<double>(now - started_).count();
    const auto share = static_cast<int>(100 * done / total_);
    std::string text = fmt::format("{:3} %  {} of {} {}, {} elapsed", share, done, total_, noun_,
                                   spoken_duration(elapsed));
    if (done > done_at_start_ && done < total_) {
        const double each = elapsed / static_cast<double>(done - done_at_start_);
        text += fmt::format(", about {} left",
                            spoken_duration(each * static_cast<double>(total_ - done)));
    }
    return text;
}

void Progress::advance_to(std::size_t done) {
    const auto now = Clock::now();
    const bool last = done == total_;
    if (!last && now - printed_ < (on_terminal_ ? Clock::duration(terminal_pause)
                                                : Clock::duration(log_pause))) {
        return;
    }
    printed_ = now;
    if (on_terminal_) {
        fmt::print(stderr, "\r\x1b[K{}", line(done, now));
        std::fflush(stderr);
        line_open_ = true;
    } else {
        fmt::print(stderr, "{}\n", line(done, now));
    }
}

void Progress::finish() {
    if (line_open_) {
        fmt::print(stderr, "\n");
        line_open_ = false;
    }
}

}  // namespace cordon::app
