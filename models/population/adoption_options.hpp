#pragma once

#include "base/sim_time.hpp"

#include <variant>
#include <vector>

/// \file
/// How an installed base came to be and how it goes on: plain values (MODEL 4.1).

namespace cordon::models {

/// The same growth every year, since ever and for ever; what is shrinking loses places.
struct ExponentialGrowth {
    double per_year;  ///< continuous: the stock is times e^per_year after a year
};

/// The stock at the start is this share of what it will come to; the launch follows from it.
struct Saturation {
    double share;  ///< of the places for such devices, in (0, 1]
};

/// The class came to market on a date; what the stock will come to follows from it.
struct Launch {
    double years;  ///< since the scenario's start, < 0
    double seed;   ///< share of the final stock in service on that date, in [0, 1); > 0 if
                   ///< nobody adopts without seeing others do so
};

/// Bass diffusion: whoever has no such device yet adopts at the rate p + q F, F the share of those
/// who have one. p = 0 is the logistic curve.
struct BassDiffusion {
    double innovation_per_year;  ///< p, >= 0
    double imitation_per_year;   ///< q, >= 0; p + q > 0
    std::variant<Saturation, Launch> anchor;
    double coverage_dependence = 0;  ///< share of the rate that needs network coverage, in [0, 1]
};

using AdoptionOptions = std::variant<ExponentialGrowth, BassDiffusion>;

/// Share of demand within reach of the network that the dependent classes need, on a date.
struct CoveragePoint {
    SimTime date;
    double share;  ///< in [0, 1]
};

/// In order of date; straight between two dates, constant before the first and after the last.
/// Empty: there is full coverage, always.
using CoverageOptions = std::vector<CoveragePoint>;

}  // namespace cordon::models
