#pragma once

#include "models/world_options.hpp"

namespace cordon::test {

/// The smallest world there is: one sector, one site type with one always filled slot a site, one
/// device class, one line, buyers without preferences, everything exposed, defaults for ever,
/// devices that outlive the run, and no campaign. A vulnerability is known to be exploited on the
/// day it is born. Tests change what they are about.
models::WorldOptions small_world(std::uint64_t sites, double horizon_days);

/// A campaign that scans with `contacts_per_day`: the rate at which one bot in a small world of
/// `sites` sites infects, when all others are still free. No foreign bots, no end of a spell.
models::CampaignOptions scanning_campaign(std::uint64_t sites, double contacts_per_day);

/// One whose bots are all abroad but for a billionth: what it takes here does not matter to it. For
/// some years from the start each weak device is hit at the rate.
models::CampaignOptions campaign_from_abroad(double hits_per_day);

/// Of the devices found, this share is replaced, so that it stays safe; the others are restarted.
models::RemedyShares hardening(double share);

/// A policy without an instrument.
models::PolicyOptions no_policy();

}  // namespace cordon::test
