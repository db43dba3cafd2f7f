#include "models/weakness/weakness.hpp"

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
    Credential credential;
    double patch_rate_per_year;  ///< 0: nobody installs patches
    SimSpan support;
};

double weak_share(const DeviceClassOptions& device_class, const HygieneOptions& hygiene) {
    return std::min(1.0, device_class.weak_credential * hygiene.weak_credential_factor);
}

Weakness::Weakness(const PopulationOptions& population, const WeaknessOptions& weakness,
                   const PolicyRules& policy, sim::RandomKey key)
    : population_(population), weakness_(weakness), policy_(policy), key_(key) {}

HabitLaw Weakness::habit_law(std::size_t device_class, std::size_t hygiene_class,
                             const DeviceDuties& duties) const {
    const auto& of_class = population_.device_classes[device_class];
    const auto& hygiene = population_.hygiene_classes[hygiene_class];
    const auto& updates = weakness_.update_classes[of_class.update_class];
    const double weak = weak_share(of_class, hygiene);
    const double defaults = weak * weakness_.credentials.default_share;
    return {.default_below = defaults * (1 - duties.default_credential_cut),
            .weak_from = defaults,
            .weak_below = weak,
            .automatic_below = std::max(updates.automatic, duties.automatic_floor),
            .manual_below = updates.automatic + updates.manual,
            .automatic_per_year = updates.automatic_per_year * hygiene.patch_rate_factor,
            .manual_per_year = updates.manual_per_year * hygiene.patch_rate_factor};
}

Weakness::Habits Weakness::habits(const DeviceProfile& profile, const DeviceDuties& duties) const {
    const HabitLaw law = habit_law(profile.device_class, profile.hygiene_class, duties);
    auto rng = stream(key_, profile.device.id.packed(), Purpose::traits);
    const double credential = rng.uniform();
    const double update = rng.uniform();
    const double support =
        std::max(weakness_.lines[profile.line].support_years, duties.support_floor_years);
    return {law.credential(credential), law.patches_per_year(update), years(support)};
}

void Weakness::episodes(const DeviceProfile& profile, const CampaignOptions& campaign,
                        std::span<const Exploit> exploits, std::vector<Episode>& episodes,
                        const Remedies& remedies) const {
    episodes.clear();
    const DeviceDuties duties = policy_.duties(profile.device, profile.device_class);
    const Habits kept = habits(profile, duties);
    if (kept.credential != Credential::strong) {
        add_credential_episode(profile, kept.credential, campaign, remedies.credential_changed,
                               episodes);
    }
    for (const auto& exploit : exploits) {
        const SimTime patched = exploit.patched <= remedies.patched ? remedies.patched : never;
        add_exploit_episode(profile, exploit, kept, duties.vulnerability_cut, patched, episodes);
    }
    merge(episodes);
}

void Weakness::add_credential_episode(const DeviceProfile& profile, Credential credential,
                                      const CampaignOptions& campaign, SimTime changed,
                                      std::vector<Episode>& episodes) const {
    const bool is_default = credential == Credential::universal_default;
    const std::uint64_t device = profile.device.id.packed();
    auto dictionary = stream(key_, device, Purpose::dictionary, identity_of(campaign.name));
    if (dictionary.uniform() >= guessed(campaign, credential)) {
        return;
    }
    const double changed_per_year = is_default ? weakness_.credentials.default_changed_per_year
                                               : weakness_.credentials.weak_changed_per_year;
    if (changed_per_year > 0) {
        auto rng = stream(key_, device, Purpose::credential_fix);
        changed =
            std::min(changed, profile.device.bought +
                                  years(std::min(1e4, sim::exponential(rng) / changed_per_year)));
    }
    const SimTime end = std::min(profile.device.retired, changed);
    if (profile.device.bought < end) {
        episodes.push_back({profile.device.bought, end});
    }
}

void Weakness::add_exploit_episode(const DeviceProfile& profile, const Exploit& exploit,
                                   const Habits& habits, double vulnerability_cut, SimTime patched,
                                   std::vector<Episode>& episodes) const {
    if (!meets(profile.device.bought, profile.device.retired, habits.support, exploit)) {
        return;
    }
    // One draw for the share affected and one for the standard's cut, so that neither moves the
    // other.
    auto rng = stream(key_, profile.device.id.packed(), Purpose::affected, exploit.vulnerability);
    const bool affected = rng.uniform() < exploit.affected;
    const bool spared = rng.uniform() < vulnerability_cut;
    if (!affected || spared) {
        return;
    }
    const SimTime begin = std::max(profile.device.bought, exploit.usable);
    const SimTime end =
        std::min({profile.device.retired, installed(profile, exploit, habits), patched});
    if (begin < end) {
        episodes.push_back({begin, end});
    }
}

SimTime Weakness::installed(const DeviceProfile& profile, const Exploit& exploit,
                            const Habits& habits) const {
    if (!gets_patch(profile.device.bought, habits.support, exploit, habits.patch_rate_per_year)) {
        return never;
    }
    auto rng = stream(key_, profile.device.id.packed(), Purpose::patch, exploit.vulnerability);
    return policy_.patch_clock(profile.device.id, profile.device_class)
        .after(exploit.patched, sim::exponential(rng) / habits.patch_rate_per_year);
}

}  // namespace cordon::models
