#pragma once

#include "models/campaign/campaign_options.hpp"
#include "models/population/device.hpp"
#include "sim/random_stream.hpp"

#include <cstdint>

namespace cordon::models {

/// Why a spell (one infection from start to end) ends.
enum class SpellEnd : std::uint8_t {
    reboot,    ///< a volatile implant is lost; the device is as weak as before
    cleaned,   ///< found and removed; the device is as weak as before
    hardened,  ///< found and removed, and the device stays safe
    mended,    ///< the weakness went: patch installed or credential changed
    retired,   ///< the device was replaced
};

struct SpellOutcome {
    SimTime end;
    SpellEnd cause;
};

/// How long an infection that began at `begin` lasts: the earliest of reboot, clean-up, the end of
/// the weakness and retirement (MODEL 4.10).
///
/// Hardening is drawn with the clean-up, so that an outcome is one decision.
/// \param weak_until  end of the episode in which the device was taken, at most `retired`
/// \pre begin < weak_until <= retired
/// \post begin < result.end <= weak_until
SpellOutcome draw_spell(const CampaignOptions& campaign, double reboots_per_year, SimTime begin,
                        SimTime weak_until, SimTime retired, sim::RandomStream rng);

}  // namespace cordon::models
