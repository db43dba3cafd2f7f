#pragma once

#include "models/campaign/compromise.hpp"

#include <span>

namespace cordon::models {

/// A stretch of a campaign's pressure clock whose first hits are looked for: (above, up_to], probes
/// on an address where every probe counts.
struct ClockRange {
    double above = 0;
    double up_to = 0;

    [[nodiscard]] bool is_empty() const noexcept { return above >= up_to; }
};

/// Gives a partition the devices that each scanning campaign may take between its start and the
/// horizon and whose first hit lies in a range of its clock: one streaming pass for all campaigns
/// (DESIGN 4.1). A device whose first hit no clock reaches is never found, and costs nothing more.
///
/// A campaign that started before the run holds some of them already: of those weak at the start
/// the share that the two-state chain of its foreign pressure and of reboots and notices gives
/// after the time for which both have been there (MODEL 3.1). The range from 0 brings them along.
///
/// \param ranges  [campaign][device class], empty for those that do not scan, or for nobody new.
///                The ranges of a clock follow each other without gaps; it has not reached them.
void find_targets(const Nation& nation, std::span<const ClockRange> ranges, Compromise& partition);

}  // namespace cordon::models
