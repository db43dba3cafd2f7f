#pragma once

#include "models/policy/piecewise_clock.hpp"
#include "models/policy/policy_options.hpp"
#include "models/population/device.hpp"
#include "sim/random_stream.hpp"

#include <optional>
#include <vector>

namespace cordon::models {

/// Share of purchases on `date` that obey: 0 before `effective`, `compliance` from `full` on, a
/// straight line between.
double obedience(const Schedule& schedule, SimTime date);

/// The date from which `quantile` < obedience(schedule, date); `never` if there is none.
/// \pre 0 < quantile < 1
SimTime obeyed_from(const Schedule& schedule, double quantile);

/// What the standards of a policy ask of a device that meets them; of several, the stricter.
struct DeviceDuties {
    double default_credential_cut = 0;
    double vulnerability_cut = 0;
    double automatic_floor = 0;
    double support_floor_years = 0;
};

/// The policy without the instruments that are not in force in a jurisdiction. Duties to report
/// vulnerabilities stay: they bind vendors, not places.
PolicyOptions in_force_in(std::size_t jurisdiction, const PolicyOptions& policy);

/// The instruments of one policy, asked purchase by purchase, device by device, maker by maker.
///
/// Whether somebody obeys is drawn by his identity, never by the policy: what two policies share,
/// the same ones obey, and an instrument of zero compliance or outside its scope changes nothing at
/// all.
class PolicyRules {
public:
    PolicyRules(const PolicyOptions& options, sim::RandomKey key);

    [[nodiscard]] const std::vector<SalesBanOptions>& bans() const noexcept { return bans_; }

    [[nodiscard]] const std::vector<PriceMeasureOptions>& price_measures() const noexcept {
        return price_measures_;
    }

    /// Earliest date on which a ban takes effect; nothing for a policy without a ban.
    [[nodiscard]] std::optional<SimTime> first_ban() const;

    /// True if some ban, whatever its date, is about such devices.
    [[nodiscard]] bool in_ban_scope(std::size_t sector, std::size_t device_class,
                                    std::size_t bloc) const;

    /// Of devices of the class, those bought before this are as weak as without a policy: no
    /// standard is about them, nor an update mandate.
    [[nodiscard]] SimTime regulated_from(std::size_t device_class) const;

    /// What a new device must meet, if anything, and does.
    [[nodiscard]] DeviceDuties duties(const OwnedDevice& device, std::size_t device_class) const;

    /// Mean of `duties(...).default_credential_cut` over the devices of a class bought on a date.
    [[nodiscard]] double expected_default_credential_cut(SimTime bought,
                                                         std::size_t device_class) const;

    /// Mean over the devices of a class bought evenly from one date to another of what their makers
    /// pay to meet standards, EUR a device; of several that a device meets the dearest.
    [[nodiscard]] double expected_compliance_cost(SimTime from, SimTime until,
                                                  std::size_t device_class) const;

    /// The clock on which a device of that class waits for its patches.
    [[nodiscard]] PiecewiseClock patch_clock(DeviceId device, std::size_t device_class) const;

    /// When a standard makes a maker take reports whose devices are of the classes flagged: a maker
    /// obeys before others if his `quantile` is lower. \pre 0 < quantile < 1
    [[nodiscard]] SimTime takes_reports_from(const std::vector<bool>& device_classes,
                                             double quantile) const;

    [[nodiscard]] const std::vector<DisclosureDutyOptions>& disclosure_duties() const noexcept {
        return disclosure_duties_;
    }

    [[nodiscard]] const std::vector<QuarantineOptions>& quarantines() const noexcept {
        return quarantines_;
    }

private:
    /// Mean over the devices of a class bought on a date of the greatest `duty` of the standards
    /// that they meet.
    [[nodiscard]] double expected_greatest(double BaselineStandardOptions::*duty, SimTime bought,
                                           std::size_t device_class) const;

    sim::RandomKey key_;
    std::vector<SalesBanOptions> bans_;
    std::vector<BaselineStandardOptions> standards_;
    std::vector<DisclosureDutyOptions> disclosure_duties_;
    std::vector<UpdateMandateOptions> update_mandates_;
    std::vector<PriceMeasureOptions> price_measures_;
    std::vector<QuarantineOptions> quarantines_;
};

}  // namespace cordon::models
