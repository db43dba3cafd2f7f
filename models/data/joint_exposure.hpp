#pragma once

#include "models/data/authorised_exposure.hpp"
#include "models/data/unauthorised_exposure.hpp"

#include <vector>

namespace cordon::models {

/// Device-days since the start that were open to the vendor's law, to intruders, or to both. The
/// two are never added up: |A or U| = |A| + |U| - |A and U|.
struct JointTotals {
    std::vector<double> both;    ///< [layer][sector], device-days
    std::vector<double> either;  ///< [layer][sector], device-days
    /// [holder], weighted gigabytes that campaigns working for the holder took and its law had not
    /// given it already.
    std::vector<double> newly_collected;
};

/// Adds up over time what intruders held of what was open anyway. Whether a device is held and
/// whether its telemetry is open are independent given its bloc: a campaign chooses devices by how
/// weak they are, a law by their vendor. Between two dates devices are taken to be held evenly.
class JointExposure {
public:
    /// \param options  must outlive it
    explicit JointExposure(const JurisdictionOptions& options);

    /// Continues to `time` with what has been open since the start. The first call sets the
    /// beginning. \pre times increase
    void advance(SimTime time, const AuthorisedTotals& authorised,
                 const UnauthorisedTotals& unauthorised);

    [[nodiscard]] const JointTotals& totals() const noexcept { return totals_; }

private:
    /// With half of what intruders held since the last date, and what was open at one end of it.
    void add_half(const LegalReach& reach, const UnauthorisedTotals& unauthorised);

    const JurisdictionOptions& options_;
    std::vector<double> days_before_;       ///< [sector][bloc]
    std::vector<double> gigabytes_before_;  ///< [holder][bloc]
    SimTime before_{};
    JointTotals totals_;
};

}  // namespace cordon::models
