#pragma once

#include "models/campaign/spell.hpp"
#include "models/policy/policy_options.hpp"
#include "models/population/device.hpp"
#include "sim/random_stream.hpp"

#include <vector>

namespace cordon::models {

/// The network operators of one jurisdiction under one policy: how soon they find the devices that
/// they can tell, how long a case takes them, and what owners do whom they tell (MODEL 4.10, 6.3).
///
/// Whether the operator of a place obeys a quarantine is drawn by the place, never by the policy,
/// so an instrument of zero compliance changes nothing at all.
class Notification {
public:
    /// \param options, quarantines  must outlive the object
    Notification(const NotificationOptions& options,
                 const std::vector<QuarantineOptions>& quarantines, sim::RandomKey key);

    /// When operators find a visible device that they can tell from `from` on; `never` at rate 0.
    /// A wait is read on a clock that runs faster where operators obey, so that a change moves
    /// every wait that is not over by then, and none that is.
    /// \post result > from
    [[nodiscard]] SimTime found(DeviceId device, SimTime from, double unit_exponential) const;

    /// What is done by the owner of a device found at `when`.
    [[nodiscard]] Remedy answer(DeviceId device, SimTime when, sim::RandomStream& rng) const;

    /// How long operators work on a case that they begin at `when`.
    [[nodiscard]] SimSpan work_on_case(SimTime when) const;

private:
    /// The lower, the sooner the operator of the device's place obeys, in (0, 1).
    [[nodiscard]] double obedience_of(DeviceId device) const;

    const NotificationOptions& options_;
    const std::vector<QuarantineOptions>& quarantines_;
    sim::RandomKey key_;
};

}  // namespace cordon::models
