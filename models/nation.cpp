#include "models/nation.hpp"

#include "models/purpose.hpp"

#include <algorithm>

namespace cordon::models {
namespace {

/// Different names give unrelated keys, and so unrelated nations, as members have.
sim::RandomKey national_key(sim::RandomKey member, const std::string& name) {
    const std::uint64_t bits = stream(member, identity_of(name), Purpose::jurisdiction).bits();
    return {{static_cast<std::uint32_t>(bits), static_cast<std::uint32_t>(bits >> 32)}};
}

std::vector<std::vector<Ownership>> ownership_in(const PopulationOptions& population,
                                                 SimTime horizon, sim::RandomKey key) {
    std::vector<std::vector<Ownership>> ownership;
    for (const auto& type : population.site_types) {
        auto& bases = ownership.emplace_back();
        for (const auto& base : type.devices) {
            bases.emplace_back(population.device_classes[base.device_class], base, type.sites,
                               population.mobile_network.coverage, horizon, key);
        }
    }
    return ownership;
}

}  // namespace

Nation::Nation(const WorldOptions& world, std::size_t jurisdiction, const PolicyOptions& policy,
               const Threats& threats, sim::RandomKey key)
    : options_(world), jurisdiction_(world.jurisdictions[jurisdiction]), threats_(threats),
      key_(national_key(key, jurisdiction_.name)), population_(jurisdiction_.population, key_),
      policy_(in_force_in(jurisdiction, policy), key_),
      ownership_(ownership_in(jurisdiction_.population, world.clock.horizon, key_)),
      sales_(jurisdiction_, world.clock.horizon, policy_, ownership_, key_),
      weakness_(jurisdiction_.population, world.weakness, policy_, key_),
      notification_(jurisdiction_.notification, policy_.quarantines(), key_) {}

std::optional<DeviceProfile> Nation::profile(const SlotBlock& block,
                                             const OwnedDevice& device) const {
    const auto purchase = sales_.purchase_of(device, block.device_class, block.sector);
    if (!purchase) {
        return std::nullopt;
    }
    OwnedDevice bought = device;
    bought.bought = purchase->date;
    return DeviceProfile{bought, block.device_class, purchase->line, block.hygiene_class};
}

std::optional<DeviceProfile> Nation::profile_at(const SlotBlock& block, SlotId slot,
                                                SimTime time) const {
    const auto device = ownership(block).device_at(slot, time);
    const auto found = device ? profile(block, *device) : std::nullopt;
    return found && found->device.bought <= time ? found : std::nullopt;
}

void Nation::episodes(const DeviceProfile& profile, std::size_t campaign,
                      std::vector<Episode>& episodes, const Remedies& remedies) const {
    weakness_.episodes(profile, threats_.campaigns()[campaign].options,
                       threats_.against(campaign, profile.line), episodes, remedies);
}

SimTime Nation::campaign_start(std::size_t campaign) const {
    return threats_.campaigns()[campaign].start();
}

std::uint64_t Nation::takeable_slots(std::size_t campaign) const {
    const CampaignOptions& options = threats_.campaigns()[campaign].options;
    const bool enters_sites = options.lan_contacts_per_year > 0 || !options.supply_chain.empty();
    std::uint64_t slots = 0;
    for (const auto& block : population_.blocks()) {
        if (enters_sites) {
            slots += block.slots();
        } else if (options.targets[block.device_class]) {
            slots += block.sites_within_reach(options.proxied_pressure > 0) * block.positions;
        }
    }
    return slots;
}

Nations nations_of(const WorldOptions& world, const PolicyOptions& policy, const Threats& threats,
                   sim::RandomKey key) {
    Nations nations;
    for (std::size_t jurisdiction = 0; jurisdiction < world.jurisdictions.size(); ++jurisdiction) {
        nations.emplace_back(world, jurisdiction, policy, threats, key);
    }
    return nations;
}

}  // namespace cordon::models
