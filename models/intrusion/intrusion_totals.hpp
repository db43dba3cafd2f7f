#pragma once

#include <cstdint>
#include <vector>

namespace cordon::models {

/// Intrusions into the organisations of one jurisdiction, at a time. [campaign][sector] unless
/// stated; the sector is the organisation's.
struct IntrusionTotals {
    std::vector<std::int64_t> attempts;             ///< so far
    std::vector<std::int64_t> intrusions;           ///< so far: organisations entered
    std::vector<std::int64_t> discovered;           ///< so far: of those
    std::vector<std::int64_t> footholds;            ///< organisations entered and not discovered
    std::vector<std::int64_t> critical_footholds;   ///< [campaign], of those in critical sectors
    std::vector<double> foothold_days;              ///< organisation-days so far
    std::vector<std::int64_t> exfiltrated_records;  ///< so far
    std::vector<double> held_records;  ///< [bloc], weighted by sensitivity, copied so far by the
                                       ///< campaigns that the bloc's state sponsors
};

}  // namespace cordon::models
