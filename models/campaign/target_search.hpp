#pragma once

#include "models/campaign/compromise.hpp"
#include "models/campaign/pressure.hpp"

#include <cstdint>
#include <span>

namespace cordon::models {

/// Gives a partition the devices that each scanning campaign may take between its start and the
/// horizon: one streaming pass a campaign (DESIGN 4.1). Targets whose first threshold lies beyond
/// any pressure the campaign can reach are left out.
///
/// A campaign that started before the run holds some of them already: of those weak at the start
/// the share that the two-state chain of its foreign pressure and of reboots and notices gives
/// after the time for which both have been there (MODEL 3.1).
///
/// \param pressures  [campaign], null for campaigns that do not scan
/// \param takeable_slots  [campaign], in all jurisdictions: it cannot hold more devices
void find_targets(const Nation& nation, std::span<const ScanningPressure* const> pressures,
                  std::span<const std::uint64_t> takeable_slots, Compromise& partition);

}  // namespace cordon::models
