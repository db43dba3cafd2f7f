#pragma once

#include "base/sim_time.hpp"

#include <optional>
#include <string>

namespace cordon::input {

/// What of a series is compared with a published figure.
enum class TargetStatistic {
    value,          ///< the value at the end
    mean,           ///< the mean of the values from `from` to the end
    peak,           ///< the largest value from the start to the end
    doubling_time,  ///< minutes in which the series doubled, on average from `from` to the end
};

/// A published figure that a hindcast is compared with.
struct Target {
    std::string name;
    std::string figure;    ///< name of the published figure
    std::string campaign;  ///< name
    std::string series;    ///< observed_active, observed_ever, observed_addresses,
                           ///< observed_recorded, or days_held: mean length of a spell
    TargetStatistic statistic;
    std::optional<SimTime> from;  ///< there for mean and doubling_time
    SimTime until;
    bool is_counted;  ///< its figure must be one for validation; others are shown only
};

}  // namespace cordon::input
