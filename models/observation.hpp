#pragma once

#include "models/authorised_exposure.hpp"
#include "models/spell_tally.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace cordon::models {

/// What an observer writes down on one date. Arrays are row-major in the order given.
struct Observation {
    std::vector<double> devices;            ///< [sector][bloc], online, expected
    std::vector<double> devices_by_class;   ///< [device class][bloc], online, expected
    std::vector<std::int64_t> active;       ///< [campaign][sector][bloc], devices held
    std::vector<std::int64_t> active_peak;  ///< [campaign], most held since the date before
    std::vector<std::int64_t> spells;       ///< [campaign][sector][bloc], infections so far
    std::vector<std::int64_t> ever;         ///< [campaign][sector][bloc], distinct devices so far
    std::vector<double> compromised_device_days;   ///< [campaign][sector][bloc], so far
    std::vector<std::int64_t> compromised;         ///< [sector], devices held by anybody
    AuthorisedTotals authorised;                   ///< so far
    std::vector<double> unauthorised_device_days;  ///< [sector][bloc], so far
    std::vector<double> unauthorised_gigabytes;    ///< [sector][bloc], weighted, so far
    std::vector<double> purchases_deferred;        ///< [device class], so far, expected
    std::vector<double> places_waiting;            ///< [device class], expected
    std::optional<double> surviving_share;         ///< of the banned base, in [0, 1]
    std::optional<double> banned_base;             ///< devices
};

/// Writes observations. Reads the world and never changes it: asking more often gives the same
/// world (MODEL 7.3, M16).
class Observer {
public:
    explicit Observer(const Nation& nation);

    /// \param tally  the whole nation's, at `time`   \param peaks  [campaign]
    [[nodiscard]] Observation observe(SimTime time, const SpellTally& tally,
                                      std::vector<std::int64_t> peaks);

private:
    void count_stock(SimTime time, Observation& seen);
    void count_spells(SimTime time, const SpellTally& tally, Observation& seen) const;

    const Nation& nation_;
    Stock stock_;
    AuthorisedExposure authorised_;
};

}  // namespace cordon::models
