#pragma once

#include "models/weakness/delay_options.hpp"

#include <optional>

namespace cordon::models {

/// How a campaign is disclosed, taken down and rebuilt (MODEL 4.11).
struct DisruptionOptions {
    std::optional<LognormalDelay> disclosed = {};  ///< from its emergence; nothing: never
    double takedowns_per_year = 0;  ///< once disclosed, of a campaign far above the half size
    double half_size = 1;           ///< devices, here and abroad, at which the rate is half, > 0
    double cut_off = 1;             ///< share of devices that lose contact for good, in [0, 1]
    double cleaned = 0;             ///< share from which the implant is removed, in [0, 1]
    double exploits_lost = 0;       ///< share of what it can use that is of no more use, in [0, 1]
    double rebuilds = 0;            ///< probability that it comes back, in [0, 1]
    LognormalDelay rebuilt = {90, 1};  ///< how long that takes
    double remembered = 0;             ///< share of past victims that it tries again at once
};

}  // namespace cordon::models
