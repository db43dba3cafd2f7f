#pragma once

#include "models/campaign/arsenal.hpp"
#include "models/policy/policy.hpp"
#include "models/population/device.hpp"
#include "models/population/population_options.hpp"
#include "models/weakness/weakness_options.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace cordon::models {

/// A stretch of time, [begin, end), in which a campaign can take a device.
struct Episode {
    SimTime begin;
    SimTime end;
};

/// What an owner has done to a device beyond his habits.
struct Remedies {
    SimTime credential_changed = never;  ///< to one that nobody guesses
    SimTime patched = never;             ///< with all that had been released by then
};

/// What keeps strangers out of a device.
enum class Credential : std::uint8_t {
    universal_default,  ///< the same for all devices of a kind
    weak,               ///< its own, but easily guessed
    strong,             ///< neither
};

/// How the owners of one device class at sites of one hygiene class keep new devices, as functions
/// of two uniform numbers that each device draws for its life.
struct HabitLaw {
    double default_below;  ///< quantiles of a universal default
    double weak_from;      ///< to `weak_below`: of another weak credential
    double weak_below;
    double automatic_below;  ///< quantiles of devices that update themselves
    double manual_below;     ///< from there to here: whose owner does
    double automatic_per_year;
    double manual_per_year;

    [[nodiscard]] Credential credential(double quantile) const noexcept {
        if (quantile < default_below) {
            return Credential::universal_default;
        }
        return quantile >= weak_from && quantile < weak_below ? Credential::weak
                                                              : Credential::strong;
    }
    /// 0: nobody installs patches.
    [[nodiscard]] double patches_per_year(double quantile) const noexcept {
        return quantile < automatic_below ? automatic_per_year
                                          : (quantile < manual_below ? manual_per_year : 0);
    }
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
                  std::span<const Exploit> exploits, std::vector<Episode>& episodes,
                  const Remedies& remedies = {}) const;

    [[nodiscard]] HabitLaw habit_law(std::size_t device_class, std::size_t hygiene_class,
                                     const DeviceDuties& duties) const;

private:
    friend class WeaknessScan;  // the same, many at once

    /// Share of the devices with such a credential that a campaign can take by it.
    static double guessed(const CampaignOptions& campaign, Credential credential) {
        return credential == Credential::universal_default ? campaign.dictionary : campaign.guesses;
    }
    /// True if a device is in use when the exploit can be used, and did not come with the patch.
    static bool meets(SimTime bought, SimTime retired, SimSpan support, const Exploit& exploit) {
        return std::max(bought, exploit.usable) < retired &&
               exploit.patched > std::min(bought, bought + support);
    }
    /// True if the patch comes within the support period, and somebody installs it.
    static bool gets_patch(SimTime bought, SimSpan support, const Exploit& exploit,
                           double patches_per_year) {
        return exploit.patched <= bought + support && patches_per_year > 0;
    }

    struct Habits;

    [[nodiscard]] Habits habits(const DeviceProfile& profile, const DeviceDuties& duties) const;
    void add_credential_episode(const DeviceProfile& profile, Credential credential,
                                const CampaignOptions& campaign, SimTime changed,
                                std::vector<Episode>& episodes) const;
    void add_exploit_episode(const DeviceProfile& profile, const Exploit& exploit,
                             const Habits& habits, double vulnerability_cut, SimTime patched,
                             std::vector<Episode>& episodes) const;
    [[nodiscard]] SimTime installed(const DeviceProfile& profile, const Exploit& exploit,
                                    const Habits& habits) const;

    const PopulationOptions& population_;
    const WeaknessOptions& weakness_;
    const PolicyRules& policy_;
    sim::RandomKey key_;
};

}  // namespace cordon::models
