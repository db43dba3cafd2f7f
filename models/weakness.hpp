#pragma once

#include "models/arsenal.hpp"
#include "models/device.hpp"
#include "models/policy.hpp"
#include "models/population_options.hpp"
#include "models/weakness_options.hpp"

#include <span>
#include <vector>

namespace cordon::models {

/// A stretch of time, [begin, end), in which a campaign can take a device.
struct Episode {
    SimTime begin;
    SimTime end;
};

/// What keeps strangers out of a device.
enum class Credential {
    universal_default,  ///< the same for all devices of a kind
    weak,               ///< its own, but easily guessed
    strong,             ///< neither
};

/// A device with what decides how weak it is.
struct DeviceProfile {
    OwnedDevice device;
    std::size_t device_class;
    std::size_t line;
    std::size_t hygiene_class;
};

/// Share of new devices of a class at sites of a hygiene class with a default or a weak credential.
double weak_share(const DeviceClassOptions& device_class, const HygieneOptions& hygiene);

/// When a device is at risk from a campaign: a pure function of the device's keys, the
/// vulnerability calendar and the policy, asked only for devices somebody looks at.
///
/// A universal default or a weak credential puts a device at risk until it is changed; a
/// vulnerability does from the day the campaign can use it until the device has installed the
/// patch. A device bought after a patch was released comes with it. A patch arrives within the
/// support period only, and is installed once a unit exponential has passed on the device's patch
/// clock, Lambda(t) - Lambda(release) >= E, which a policy may speed up from a date on (MODEL 4.6).
class Weakness {
public:
    Weakness(const PopulationOptions& population, const WeaknessOptions& weakness,
             const PolicyRules& policy, sim::RandomKey key);

    /// Fills `episodes` with the disjoint stretches, in order, in which `campaign` can take the
    /// device while it is in use. \param exploits  of the campaign, against the device's line
    void episodes(const DeviceProfile& profile, const CampaignOptions& campaign,
                  std::span<const Exploit> exploits, std::vector<Episode>& episodes) const;

private:
    struct Habits;

    [[nodiscard]] Habits habits(const DeviceProfile& profile, const DeviceDuties& duties) const;
    /// \param weak  share of such devices with a default or weak credential
    [[nodiscard]] Credential credential_at(double quantile, double weak, double default_cut) const;
    void add_credential_episode(const DeviceProfile& profile, Credential credential,
                                const CampaignOptions& campaign,
                                std::vector<Episode>& episodes) const;
    void add_exploit_episode(const DeviceProfile& profile, const Exploit& exploit,
                             const Habits& habits, double vulnerability_cut,
                             std::vector<Episode>& episodes) const;
    [[nodiscard]] SimTime installed(const DeviceProfile& profile, const Exploit& exploit,
                                    const Habits& habits) const;

    const PopulationOptions& population_;
    const WeaknessOptions& weakness_;
    const PolicyRules& policy_;
    sim::RandomKey key_;
};

}  // namespace cordon::models
