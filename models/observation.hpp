#pragma once

#include "models/authorised_exposure.hpp"
#include "models/banned_base.hpp"
#include "models/spell_tally.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace cordon::models {

/// What an observer writes down of one jurisdiction on one date. Arrays are row-major in the order
/// given.
struct NationalObservation {
    std::vector<double> devices;           ///< [sector][bloc], online, expected
    std::vector<double> devices_by_class;  ///< [device class][bloc], online, expected
    std::vector<double> operator_vantage;  ///< [sector][bloc], models/operator_vantage.hpp
    std::vector<std::int64_t> active;      ///< [campaign][sector][bloc], devices held
    std::vector<std::int64_t> spells;      ///< [campaign][sector][bloc], infections so far
    std::vector<std::int64_t> ever;        ///< [campaign][sector][bloc], distinct devices so far
    std::vector<double> compromised_device_days;   ///< [campaign][sector][bloc], so far
    std::vector<std::int64_t> compromised;         ///< [sector], devices held by anybody
    AuthorisedTotals authorised;                   ///< so far
    std::vector<double> unauthorised_device_days;  ///< [sector][bloc], so far
    std::vector<double> unauthorised_gigabytes;    ///< [sector][bloc], weighted, so far
};

/// What an observer writes down of the world on one date.
struct Observation {
    std::vector<NationalObservation> jurisdictions;
    std::vector<std::int64_t> active_peak;  ///< [campaign], most held since the date before
    std::optional<double> surviving_share;  ///< of the banned base, in [0, 1]
    std::optional<double> banned_base;      ///< devices
};

/// Writes observations. Reads the world and never changes it: asking more often gives the same
/// world (MODEL 7.3, M16).
class Observer {
public:
    /// \param nations  must outlive the observer
    explicit Observer(const Nations& nations);
    Observer(const Observer&) = delete;
    Observer& operator=(const Observer&) = delete;

    /// \param tallies  [jurisdiction], each of the whole nation, at `time`
    /// \param peaks    [campaign]
    [[nodiscard]] Observation observe(SimTime time, std::span<const SpellTally> tallies,
                                      std::vector<std::int64_t> peaks);

private:
    void count_stock(SimTime time, std::size_t jurisdiction, NationalObservation& seen);
    static void count_spells(SimTime time, const Nation& nation, const SpellTally& tally,
                             NationalObservation& seen);

    const Nations& nations_;
    std::vector<Stock> stocks_;                   ///< [jurisdiction]
    std::vector<AuthorisedExposure> authorised_;  ///< [jurisdiction]
    BannedBase banned_;
};

}  // namespace cordon::models
