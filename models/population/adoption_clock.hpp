#pragma once

#include "models/population/adoption_options.hpp"

#include <vector>

namespace cordon::models {

/// Time as adoption feels it: where only part of the demand is within reach of the network it
/// needs, adoption runs slower by m(t) = 1 - w + w coverage(t) (MODEL 4.1: m(t) multiplies the
/// whole hazard), which is the same curve on the clock \int m.
///
/// Zero at the scenario's start. With w = 0 or no table it is calendar time, bit by bit.
class AdoptionClock {
public:
    /// \param dependence  w, in [0, 1]
    /// \pre m > 0 before the first date, so that every adoption has a date
    AdoptionClock(const CoverageOptions& coverage, double dependence);

    /// The clock, `years` after the start (negative: before).
    [[nodiscard]] double at(double years) const;

    /// When the clock showed or will show `clock`, years since the start; infinite if never.
    [[nodiscard]] double when(double clock) const;

private:
    /// From here on m is straight, with the slope given; the last knot's slope is 0.
    struct Knot {
        double years;
        double rate;   ///< m
        double slope;  ///< of m, 1/year
        double clock;
    };

    std::vector<Knot> knots_;  ///< empty: calendar time
};

}  // namespace cordon::models
