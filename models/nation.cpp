#include "models/nation.hpp"

#include <algorithm>

namespace cordon::models {
namespace {

std::vector<std::vector<Ownership>> ownership_in(const WorldOptions& world, sim::RandomKey key) {
    const auto& population = world.population;
    std::vector<std::vector<Ownership>> ownership;
    for (const auto& type : population.site_types) {
        auto& bases = ownership.emplace_back();
        for (const auto& base : type.devices) {
            bases.emplace_back(population.device_classes[base.device_class], base, type.sites,
                               population.mobile_network.coverage, world.clock.horizon, key);
        }
    }
    return ownership;
}

}  // namespace

Nation::Nation(const WorldOptions& world, const PolicyOptions& policy, sim::RandomKey key)
    : options_(world), key_(key), population_(world.population, key), policy_(policy, key),
      ownership_(ownership_in(world, key)), sales_(world, policy_, ownership_, key),
      vulnerabilities_(world.market, world.weakness, policy_, world.clock.horizon, key),
      weakness_(world.population, world.weakness, policy_, key) {
    for (const auto& campaign : world.campaigns) {
        arsenals_.emplace_back(campaign, vulnerabilities_, world.market.product_lines.size(),
                               world.clock.horizon, key);
    }
}

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
                      std::vector<Episode>& episodes) const {
    weakness_.episodes(profile, options_.campaigns[campaign],
                       arsenals_[campaign].against(profile.line), episodes);
}

SimTime Nation::campaign_start(std::size_t campaign) const {
    return SimTime{} + years(std::max(0.0, options_.campaigns[campaign].emerges_years));
}

std::uint64_t Nation::reachable_slots(std::size_t campaign) const {
    std::uint64_t slots = 0;
    for (const auto& block : population_.blocks()) {
        if (options_.campaigns[campaign].targets[block.device_class]) {
            slots += block.reachable_sites * block.positions;
        }
    }
    return slots;
}

}  // namespace cordon::models
