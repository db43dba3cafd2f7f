#pragma once

#include <cstddef>
#include <string>

namespace cordon::models {

/// Who counts the devices of a campaign from outside, and how well. Published sizes of the same
/// network differ by factors of 3 to 20, so a count is never compared with what happened, only with
/// what such an observer would have reported (MODEL 8.1).
struct CampaignObserverOptions {
    std::string name;
    std::string title;
    std::size_t campaign;  ///< index
    /// Share of the world that is simulated, in (0, 1]: reports are about all of it. A sample saves
    /// time where devices are many; the campaign must be scaled likewise.
    double sample;
    double seen;                     ///< share of the devices held that are in sight, in [0, 1]
    double recorded;                 ///< share of infections that leave a record, in [0, 1]
    double address_changes_per_day;  ///< of a device held, >= 0
    double devices_per_address;      ///< that share one, on average, >= 1
    double error;  ///< of a report: standard deviation of its decimal logarithm, >= 0
};

}  // namespace cordon::models
