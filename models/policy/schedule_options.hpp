#pragma once

#include "base/sim_time.hpp"

namespace cordon::models {

/// How an instrument takes hold: nothing before `effective`, a straight line to `full`, then
/// all of `compliance`.
struct Schedule {
    SimTime effective;
    SimTime full;       ///< >= effective
    double compliance;  ///< share of purchases, devices or makers that obey in the end, in [0, 1]
};

}  // namespace cordon::models
