#pragma once

#include "base/sim_time.hpp"
#include "models/campaign/site_tally.hpp"

#include <cstdint>
#include <vector>

namespace cordon::models {

/// Sites of a jurisdiction in which campaigns hold devices, at a time. Two kinds of campaigns may
/// be at one site, so kinds do not add up to what any of them holds.
struct SiteTotals {
    std::vector<std::int64_t> organisations_infected;     ///< [campaign][sector], with a device
    std::vector<std::int64_t> organisations_compromised;  ///< [sector], of any campaign
    std::vector<std::int64_t> vantage_sites;         ///< [campaign][sector], with a gateway held
    std::vector<std::int64_t> vantage_sites_of_any;  ///< [sector]
    std::vector<double> network_vantage;             ///< [campaign][sector], site-days so far
    std::vector<double> network_vantage_of_any;      ///< [sector]
};

/// \param tally  of the whole nation, at `time`
SiteTotals site_totals(const SiteTally& tally, SimTime time);

}  // namespace cordon::models
