#pragma once

#include "models/device.hpp"
#include "models/policy_options.hpp"
#include "sim/random_stream.hpp"

#include <optional>
#include <vector>

namespace cordon::models {

/// Share of purchases on `date` that obey: 0 before `effective`, `compliance` from `full` on, a
/// straight line between.
double obedience(const Schedule& schedule, SimTime date);

/// What the standards of a policy ask of a device that meets them; of several, the stricter.
struct DeviceDuties {
    double weak_credential_cut = 0;
    double vulnerability_cut = 0;
    double automatic_floor = 0;
    double support_floor_years = 0;
};

/// The instruments of one policy, asked purchase by purchase.
///
/// Whether a purchase obeys is drawn by the identity of the device bought, never by the policy:
/// what two policies share, the same buyers obey, and an instrument of zero compliance or outside
/// its scope changes nothing at all.
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

    /// What a new device must meet, if anything, and does.
    [[nodiscard]] DeviceDuties duties(const OwnedDevice& device, std::size_t device_class) const;

private:
    sim::RandomKey key_;
    std::vector<SalesBanOptions> bans_;
    std::vector<BaselineStandardOptions> standards_;
    std::vector<PriceMeasureOptions> price_measures_;
};

}  // namespace cordon::models
