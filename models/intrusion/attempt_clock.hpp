#pragma once

#include "base/sim_time.hpp"
#include "sim/random_stream.hpp"

#include <cstdint>

namespace cordon::models {

/// One attempt of a campaign: its number among those of the same clock, and when.
struct Attempt {
    std::uint64_t ordinal;
    SimTime time;
};

/// When a campaign makes its attempts: the points of a Poisson process of rate 1 on a clock that
/// counts expected attempts (MODEL 4.7, for the campaign instead of the device).
///
/// The gap before each point is a unit exponential keyed by campaign and ordinal, so a policy that
/// slows the clock moves attempts and draws none anew.
class AttemptClock {
public:
    /// \param campaign  identity   \param clock  number among the campaign's clocks, below 2
    AttemptClock(sim::RandomKey key, std::uint64_t campaign, std::uint64_t clock);

    /// The clock rises evenly by `expected` attempts over (begin, end].
    /// \pre begin < end, expected >= 0 and finite
    void open(SimTime begin, SimTime end, double expected);

    /// True while attempts are left in what was opened; gives the next one.
    [[nodiscard]] bool next(Attempt& attempt);

private:
    [[nodiscard]] double gap() const;

    sim::RandomKey key_;
    std::uint64_t campaign_;
    std::uint64_t clock_;
    std::uint64_t ordinal_ = 0;
    double left_;  ///< until the next point; a remainder, so that it never loses digits
    SimTime begin_{};
    SimTime end_{};
    double expected_ = 0;
    double passed_ = 0;  ///< of what was opened
};

}  // namespace cordon::models
