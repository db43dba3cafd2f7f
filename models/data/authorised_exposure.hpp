#pragma once

#include "models/data/emissions.hpp"
#include "models/data/legal_reach.hpp"
#include "models/world_options.hpp"

#include <vector>

namespace cordon::models {

/// What has been open to holders since the start. Arrays are row-major in the order given; what
/// has no axis of holders is what is open to the vendor's own law.
struct AuthorisedTotals {
    std::vector<double> device_days;          ///< [layer][sector][bloc]
    std::vector<double> gigabytes;            ///< [layer][sector][bloc], weighted by sensitivity
    std::vector<double> days_by_class;        ///< [layer][device class], device-days
    std::vector<double> volume;               ///< [layer][data class], gigabytes as they are
    std::vector<double> days_by_holder;       ///< [layer][holder], device-days
    std::vector<double> gigabytes_by_holder;  ///< [layer][holder], weighted by sensitivity
};

/// Adds up authorised exposure over time from the stock in use (MODEL 4.12): expectations, no
/// device is visited. Between two dates the stock and what is open of it are taken to change
/// evenly.
class AuthorisedExposure {
public:
    /// The arguments must outlive it.
    AuthorisedExposure(const JurisdictionOptions& options, const DataOptions& data);

    /// Continues to `time` with the devices in use then, [sector][device class][bloc].
    /// The first call sets the beginning. \pre times increase
    void advance(SimTime time, const std::vector<double>& devices);

    [[nodiscard]] const AuthorisedTotals& totals() const noexcept { return totals_; }

private:
    /// Half the time since the last date with the devices of one end of it.
    void add(const LegalReach& reach, const std::vector<double>& devices, double half_days);
    void add_by_vendor(const OpenShares& open, std::size_t stratum, double device_days);
    void add_by_holder(const LegalReach& reach, std::size_t stratum, double device_days);

    const JurisdictionOptions& options_;
    Emissions emissions_;
    std::vector<double> devices_before_;
    SimTime before_{};
    AuthorisedTotals totals_;
};

}  // namespace cordon::models
