#pragma once

#include "models/campaign/spell_tally.hpp"
#include "models/data/emissions.hpp"
#include "models/world_options.hpp"

#include <vector>

namespace cordon::models {

/// What campaigns that collect data have had open to them since the start. Arrays are row-major in
/// the order given. A device is held by one campaign at a time, so device-days of campaigns add up.
struct UnauthorisedTotals {
    std::vector<double> device_days;           ///< [sector][bloc]
    std::vector<double> gigabytes;             ///< [sector][bloc], weighted by sensitivity
    std::vector<double> days_by_class;         ///< [campaign][device class], device-days
    std::vector<double> volume;                ///< [campaign][data class], gigabytes as they are
    std::vector<double> gigabytes_by_sponsor;  ///< [holder][bloc], weighted: of campaigns that work
                                               ///< for the holder, from devices of the bloc
};

/// Of a whole nation at `time`. Who holds a device sees all it sends home; of campaigns that do not
/// collect everything is 0.
/// \param tally  of the nation, at `time`
UnauthorisedTotals unauthorised_totals(const WorldOptions& world,
                                       const JurisdictionOptions& jurisdiction,
                                       const Emissions& emissions, const SpellTally& tally,
                                       SimTime time);

}  // namespace cordon::models
