#include "models/weakness.hpp"

#include "models/purpose.hpp"
#include "sim/distributions.hpp"

#include <algorithm>

namespace cordon::models {
namespace {

/// Joins stretches that touch or overlap.
void merge(std::vector<Episode>& episodes) {
    if (episodes.size() < 2) {
        return;
    }
    std::sort(episodes.begin(), episodes.end(),
              [](const Episode& a, const Episode& b) { return a.begin < b.begin; });
    std::size_t last = 0;
    for (std::size_t i = 1; i < episodes.size(); ++i) {
        if (episodes[i].begin <= episodes[last].end) {
            episodes[last].end = std::max(episodes[last].end, episodes[i].end);
        } else {
            episodes[++last] = episodes[i];
        }
    }
    episodes.resize(last + 1);
}

}  // namespace

/// How a device is kept: drawn once for its life.
struct Weakness::Habits {
    bool weak_credential;
    double patch_rate_per_year;  ///< 0: nobody installs patches
    SimTime supported_until;
};

Weakness::Weakness(const PopulationOptions& population, const WeaknessOptions& weakness,
                   const PolicyRules& policy, sim::RandomKey key)
    : population_(population), weakness_(weakness), policy_(policy), key_(key) {}

Weakness::Habits Weakness::habits(const DeviceProfile& profile, const DeviceDuties& duties) const {
    const auto& device_class = population_.device_classes[profile.device_class];
    const auto& hygiene = population_.hygiene_classes[profile.hygiene_class];
    const auto& updates = weakness_.update_classes[device_class.update_class];
    auto rng = stream(key_, profile.device.id.packed(), Purpose::traits);
    const double credential = rng.uniform();
    const double update = rng.uniform();
    const double weak =
        std::min(1.0, device_class.weak_credential * hygiene.weak_credential_factor) *
        (1 - duties.weak_credential_cut);
    double rate = 0;
    if (update < std::max(updates.automatic, duties.automatic_floor)) {
        rate = updates.automatic_per_year;
    } else if (update < updates.automatic + updates.manual) {
        rate = updates.manual_per_year;
    }
    const double support =
        std::max(weakness_.lines[profile.line].support_years, duties.support_floor_years);
    return {credential < weak, rate * hygiene.patch_rate_factor,
            profile.device.bought + years(support)};
}

void Weakness::episodes(const DeviceProfile& profile, const CampaignOptions& campaign,
                        const Arsenal& arsenal, std::vector<Episode>& episodes) const {
    episodes.clear();
    const DeviceDuties duties = policy_.duties(profile.device, profile.device_class);
    const Habits kept = habits(profile, duties);
    if (kept.weak_credential) {
        add_credential_episode(profile, campaign, episodes);
    }
    for (const auto& exploit : arsenal.against(profile.line)) {
        add_exploit_episode(profile, exploit, kept, duties.vulnerability_cut, episodes);
    }
    merge(episodes);
}

void Weakness::add_credential_episode(const DeviceProfile& profile, const CampaignOptions& campaign,
                                      std::vector<Episode>& episodes) const {
    const std::uint64_t device = profile.device.id.packed();
    auto dictionary = stream(key_, device, Purpose::dictionary, identity_of(campaign.name));
    if (dictionary.uniform() >= campaign.dictionary) {
        return;
    }
    SimTime fixed = never;
    if (weakness_.credential_fix_per_year > 0) {
        auto rng = stream(key_, device, Purpose::credential_fix);
        fixed = profile.device.bought +
                years(std::min(1e4, sim::exponential(rng) / weakness_.credential_fix_per_year));
    }
    const SimTime end = std::min(profile.device.retired, fixed);
    if (profile.device.bought < end) {
        episodes.push_back({profile.device.bought, end});
    }
}

void Weakness::add_exploit_episode(const DeviceProfile& profile, const Exploit& exploit,
                                   const Habits& habits, double vulnerability_cut,
                                   std::vector<Episode>& episodes) const {
    const auto& vulnerability = *exploit.vulnerability;
    const SimTime begin = std::max(profile.device.bought, exploit.usable);
    if (begin >= profile.device.retired) {
        return;
    }
    // One draw for the line's share and one for the standard's cut, so that neither moves the
    // other; the ordinal names the vulnerability within the device's own line.
    auto rng = stream(key_, profile.device.id.packed(), Purpose::affected, vulnerability.ordinal);
    const bool affected = rng.uniform() < weakness_.lines[profile.line].affected;
    const bool spared = rng.uniform() < vulnerability_cut;
    if (!affected || spared) {
        return;
    }
    const SimTime end = std::min(profile.device.retired, installed(profile, vulnerability, habits));
    if (begin < end) {
        episodes.push_back({begin, end});
    }
}

SimTime Weakness::installed(const DeviceProfile& profile, const Vulnerability& vulnerability,
                            const Habits& habits) const {
    if (!vulnerability.patched || *vulnerability.patched > habits.supported_until) {
        return never;
    }
    if (*vulnerability.patched <= profile.device.bought) {
        return profile.device.bought;
    }
    if (habits.patch_rate_per_year <= 0) {
        return never;
    }
    auto rng = stream(key_, profile.device.id.packed(), Purpose::patch, vulnerability.ordinal);
    return *vulnerability.patched +
           years(std::min(1e4, sim::exponential(rng) / habits.patch_rate_per_year));
}

}  // namespace cordon::models
