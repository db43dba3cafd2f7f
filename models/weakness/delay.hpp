#pragma once

#include "base/sim_time.hpp"
#include "models/weakness/delay_options.hpp"
#include "sim/distributions.hpp"

#include <algorithm>

namespace cordon::models {

/// A delay, of ten thousand years at most; one draw.
inline SimSpan drawn(const LognormalDelay& delay, sim::RandomStream& rng) {
    constexpr double longest_days = 1e4 * days_per_year;
    return days(
        std::min(longest_days, delay.median_days * sim::exp(delay.sigma * sim::normal(rng))));
}

}  // namespace cordon::models
