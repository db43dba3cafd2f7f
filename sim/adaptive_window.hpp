#pragma once

#include "base/sim_time.hpp"

#include <cstdint>
#include <span>

namespace cordon::sim {

/// How far windows may stretch and shrink.
struct AdaptiveWindowOptions {
    SimSpan min;    ///< shortest window, above zero
    SimSpan max;    ///< longest window
    double growth;  ///< relative change of a campaign's size per window aimed at, above zero
};

/// Chooses the length of windows so that no campaign changes much within one (MODEL 5.4).
///
/// A function of integer counts and of lengths only, so every rank and thread count agrees.
class AdaptiveWindow {
public:
    /// \pre 0 < min <= max, growth > 0
    explicit AdaptiveWindow(const AdaptiveWindowOptions& options);

    /// The length chosen last; before any choice the shortest.
    [[nodiscard]] SimSpan length() const noexcept { return length_; }

    /// Chooses the next length, at the edge of a window that took `last_length` (which the caller
    /// may have cut short): growth over the fastest rate of the campaigns with more than 100
    /// devices now, at most twice and at least half the length chosen last.
    /// \param now, before  devices active per campaign at the window's end and its beginning
    /// \pre last_length > 0, as many counts before as now
    SimSpan choose(SimSpan last_length, std::span<const std::uint64_t> now,
                   std::span<const std::uint64_t> before);

private:
    AdaptiveWindowOptions options_;
    SimSpan length_;
};

/// The count expected at the middle of the next window, by a straight line through the last
/// window's ends: the order-2 predictor of MODEL 5.3 B for windows of any lengths. Never negative.
/// \pre last_length > 0, next_length >= 0
double predicted_count(std::uint64_t now, std::uint64_t before, SimSpan last_length,
                       SimSpan next_length);

}  // namespace cordon::sim
