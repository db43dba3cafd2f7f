#include "sim/adaptive_window.hpp"

#include "base/contract.hpp"
#include "sim/elementary.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace cordon::sim {

namespace {

/// Smaller campaigns change by chance, not by growth.
constexpr std::uint64_t smallest_count = 100;

/// Largest |ln(now/before)| of the campaigns that are large enough.
double fastest_change(std::span<const std::uint64_t> now, std::span<const std::uint64_t> before) {
    double fastest = 0;
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (now[i] > smallest_count) {
            const auto earlier = static_cast<double>(std::max<std::uint64_t>(before[i], 1));
            fastest = std::max(fastest, std::abs(log(static_cast<double>(now[i]) / earlier)));
        }
    }
    return fastest;
}

}  // namespace

AdaptiveWindow::AdaptiveWindow(const AdaptiveWindowOptions& options)
    : options_(options), length_(options.min) {
    CORDON_EXPECT(SimSpan{} < options.min && options.min <= options.max);
    CORDON_EXPECT(options.growth > 0);
}

SimSpan AdaptiveWindow::choose(SimSpan last_length, std::span<const std::uint64_t> now,
                               std::span<const std::uint64_t> before) {
    CORDON_EXPECT(last_length > SimSpan{});
    CORDON_EXPECT(now.size() == before.size());
    const SimSpan longest = std::min(options_.max, length_ + length_);
    const SimSpan shortest = std::max(options_.min, length_ / 2);
    const double aimed = options_.growth * static_cast<double>(last_length.microseconds);
    const double change = fastest_change(now, before);
    // Multiplied out, so that no change at all needs no infinite length.
    if (aimed >= change * static_cast<double>(longest.microseconds)) {
        length_ = longest;
    } else {
        length_ = std::max(shortest, SimSpan{static_cast<std::int64_t>(aimed / change)});
    }
    return length_;
}

double predicted_count(std::uint64_t now, std::uint64_t before, SimSpan last_length,
                       SimSpan next_length) {
    CORDON_EXPECT(last_length > SimSpan{} && next_length >= SimSpan{});
    const auto count = static_cast<double>(now);
    const double windows_ahead = static_cast<double>(next_length.microseconds) /
                                 (2 * static_cast<double>(last_length.microseconds));
    return std::max(0.0, count + (count - static_cast<double>(before)) * windows_ahead);
}

}  // namespace cordon::sim
