#pragma once

#include "models/campaign/spell_tally.hpp"
#include "models/data/joint_exposure.hpp"
#include "models/intrusion/intrusion_totals.hpp"
#include "models/market/stock.hpp"
#include "models/observation/cost_accounts.hpp"
#include "models/observation/exposure_shares.hpp"
#include "models/observation/site_totals.hpp"
#include "models/observation/weak_credentials.hpp"

#include <cstdint>
#include <vector>

namespace cordon::models {

/// What an observer writes down of one jurisdiction on one date. Arrays are row-major in the order
/// given.
struct NationalObservation {
    std::vector<double> devices;               ///< [sector][bloc], online, expected
    std::vector<double> devices_by_class;      ///< [device class][bloc], online, expected
    std::vector<double> operator_vantage;      ///< [sector][bloc], devices online with a mobile
                                               ///< subscription, times the bloc's share of traffic
    std::vector<double> devices_by_exposure;   ///< [sector][exposure], online, expected
    std::vector<double> devices_by_component;  ///< [component], online, expected
    std::vector<double> weak_credentials;      ///< [sector][credential], devices online, expected
    std::vector<double> market_share;          ///< [device class][bloc], of purchases on the date
    std::vector<double> vendor_quality;        ///< [device class][bloc], 1 in the reference
    std::vector<double> purchases_deferred;    ///< [device class], so far, expected
    std::vector<double> places_waiting;        ///< [device class], expected
    std::vector<std::int64_t> active;          ///< [campaign][sector][bloc], devices in contact
    std::vector<std::int64_t> infected;        ///< [campaign][sector][bloc], devices held
    std::vector<std::int64_t> spells;          ///< [campaign][sector][bloc], infections so far
    std::vector<std::int64_t> ever;  ///< [campaign][sector][bloc], distinct devices so far
    std::vector<double> compromised_device_days;  ///< [campaign][sector][bloc], so far
    std::vector<double> ended_spell_days;   ///< [campaign][sector][bloc], of spells ended so far
    std::vector<std::int64_t> compromised;  ///< [sector], devices held by anybody
    AuthorisedTotals authorised;            ///< so far
    UnauthorisedTotals unauthorised;        ///< so far
    JointTotals joint;                      ///< of the two, so far
    CostTotals costs;                       ///< of the devices bought so far
    IntrusionTotals intrusions;             ///< into its organisations
    SiteTotals sites;                       ///< in which campaigns hold devices
};

/// Writes down what happens in one jurisdiction.
class NationalObserver {
public:
    /// \param stock  of the nation; must outlive the observer
    explicit NationalObserver(const Stock& stock);

    /// \param tally  of the whole nation, at `time`   \pre times increase
    [[nodiscard]] NationalObservation observe(SimTime time, const SpellTally& tally);

private:
    void count_stock(SimTime time, NationalObservation& seen);
    /// Adds the devices of one installed base, [line of its class].
    void count_base(std::size_t site_type, std::size_t base, const std::vector<double>& devices,
                    NationalObservation& seen) const;
    void count_spells(SimTime time, const SpellTally& tally, NationalObservation& seen) const;

    const Nation& nation_;
    const Stock& stock_;
    ExposureShares exposure_;
    WeakCredentials credentials_;
    Emissions emissions_;
    AuthorisedExposure authorised_;
    JointExposure joint_;
    CostAccounts costs_;
};

}  // namespace cordon::models
