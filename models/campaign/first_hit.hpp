#pragma once

#include "base/sim_time.hpp"
#include "models/population/device.hpp"
#include "models/purpose.hpp"
#include "sim/distributions.hpp"
#include "sim/random_stream.hpp"

#include <cstdint>

namespace cordon::models {

/// What is drawn once for a device and a scanning campaign, before anything else is known of
/// either: most devices are done with by this alone.
///
/// Hits on an address are a Poisson process on the campaign's pressure clock. If the first of them
/// comes while the device is weak, it is taken; if it has passed when the device becomes weak, the
/// next one is an exponential away, for the process has no memory (MODEL 4.7).
struct FirstHit {
    double probes;         ///< unit exponential: reading of the clock, where every probe counts
    double held_quantile;  ///< in (0, 1): its place among those a campaign in flight may hold

    /// No unit exponential that is drawn from 53 bits is above this.
    static constexpr double longest_probes = 37;

    /// The draw's ordinal for a campaign; others of the campaign and device add to it.
    static constexpr std::uint64_t ordinal(std::uint64_t campaign) noexcept {
        return (campaign & 0xFFFF) << 24;
    }

    /// \param campaign  its identity
    static FirstHit of(sim::RandomKey key, DeviceId device, std::uint64_t campaign) {
        auto rng = stream(key, device.packed(), Purpose::threshold, ordinal(campaign));
        const double probes = sim::exponential(rng);
        return {probes, rng.uniform()};
    }
};

/// The devices a campaign looks for among those it reaches in one way, by their first hits.
struct FirstHitRange {
    double above = 0;       ///< probes
    double up_to = 0;       ///< probes
    double held_below = 0;  ///< and all whose `held_quantile` is below this

    [[nodiscard]] bool is_empty() const noexcept {
        return held_below <= 0 && (above >= up_to || above >= FirstHit::longest_probes);
    }
    [[nodiscard]] bool contains(FirstHit hit) const noexcept {
        return hit.probes > above && hit.probes <= up_to;
    }
};

}  // namespace cordon::models
