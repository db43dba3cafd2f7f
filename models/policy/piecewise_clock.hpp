#pragma once

#include "base/sim_time.hpp"

#include <algorithm>
#include <vector>

namespace cordon::models {

/// A clock that runs like the calendar until given dates and faster or slower from them on: a
/// hazard kappa(t) = kappa f(t) with f constant between the dates, cumulated and inverted exactly
/// (MODEL 4, 4.6).
///
/// A waiting time is an exponential read on this clock, so a policy that changes the rate from a
/// date on moves every wait that is not over by then, and none that is.
class PiecewiseClock {
public:
    /// From `from` on the clock runs `factor` times as fast as before; changes multiply.
    struct Change {
        SimTime from;
        double factor;  ///< > 0
    };

    PiecewiseClock() = default;
    explicit PiecewiseClock(std::vector<Change> changes);

    /// after() of a clock without changes.
    static SimTime unchanged_after(SimTime from, double years) {
        return from + cordon::years(std::min(longest_years, years));
    }

    /// How fast the clock runs at `time`.
    [[nodiscard]] double rate_at(SimTime time) const;

    /// When the clock has gone on by `years` since `from`. \pre years >= 0
    [[nodiscard]] SimTime after(SimTime from, double years) const;

private:
    static constexpr double longest_years = 1e4;

    std::vector<Change> changes_;  ///< by date
};

}  // namespace cordon::models
