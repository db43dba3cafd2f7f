#pragma once

#include "models/campaign/campaign_options.hpp"
#include "models/population/device.hpp"
#include "sim/random_stream.hpp"

#include <cstdint>

namespace cordon::models {

/// Why a spell (one infection from start to end) ends.
enum class SpellEnd : std::uint8_t {
    reboot,      ///< an implant in memory is lost; the device is as weak as before
    restarted,   ///< the same, by an owner who knew
    credential,  ///< found and reset; the credential is one that nobody guesses now
    patched,     ///< found and reset; with all patches
    replaced,    ///< found; what is in its place stays safe
    mended,      ///< the weakness went: patch installed or credential changed by habit
    retired,     ///< the device was replaced when its time had come
    evicted,     ///< another campaign took it over
    cleaned,     ///< by those who took the campaign down
};

/// How an infection would end if nobody found it.
struct SpellOutcome {
    SimTime end;
    SpellEnd cause;
};

/// The first event of a Poisson process after `from`, at least a microsecond on; `never` at rate 0.
SimTime first_event(SimTime from, double rate_per_year, double unit_exponential);

/// The earliest of a reboot, if the implant lives in memory, the end of the weakness and retirement
/// (MODEL 4.10).
///
/// \param weak_until  end of the episode in which the device was taken, at most `retired`
/// \pre begin < weak_until <= retired
/// \post begin < result.end <= weak_until
SpellOutcome draw_spell(Implant implant, double reboots_per_year, SimTime begin, SimTime weak_until,
                        SimTime retired, double unit_exponential);

/// What is done about a device that was found.
enum class Remedy : std::uint8_t { ignored, restarted, credential_changed, patched, replaced };

/// \param quantile  uniform in (0, 1)
Remedy remedy(const RemedyShares& shares, double quantile);

/// What is done by somebody who has to act: not to ignore a case, and otherwise in the proportions
/// of `shares`; a restart if everybody ignores cases by himself.
/// \param quantile  uniform in (0, 1)
/// \post result != Remedy::ignored
Remedy remedy_of_who_acts(const RemedyShares& shares, double quantile);

}  // namespace cordon::models
