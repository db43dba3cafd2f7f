#include "models/campaign/weak_target.hpp"

#include "models/campaign/strata.hpp"

#include <algorithm>

namespace cordon::models {

std::optional<Target> weak_target(const Nation& nation, const SlotBlock& block,
                                  const OwnedDevice& device, std::size_t campaign, SimTime when) {
    const auto profile = nation.profile(block, device);
    if (!profile) {
        return std::nullopt;
    }
    std::vector<Episode> episodes;
    nation.episodes(*profile, campaign, episodes);
    const auto weak = std::find_if(episodes.begin(), episodes.end(), [&](const Episode& episode) {
        return episode.begin <= when && when < episode.end;
    });
    if (weak == episodes.end()) {
        return std::nullopt;
    }
    const auto& options = nation.jurisdiction();
    const Strata strata(options);
    const std::size_t bloc = options.market.product_lines[profile->line].bloc;
    return Target{
        .device = device.id,
        .weak_until = weak->end,
        .retired = device.retired,
        .stratum = static_cast<std::uint32_t>(strata.index(block.sector, block.device_class, bloc)),
        .device_class = static_cast<std::uint16_t>(block.device_class),
        .campaign = static_cast<std::uint8_t>(campaign),
        .episode = static_cast<std::uint8_t>(weak - episodes.begin()),
        .reach = Reach::picked};
}

std::optional<Target> target_at(const Nation& nation, const SlotBlock& block, SlotId slot,
                                std::size_t campaign, SimTime when) {
    std::optional<Target> found;
    nation.ownership(block).for_each_device(
        slot, when, when + SimSpan{1}, [&](const OwnedDevice& device) {
            if (!found) {
                found = weak_target(nation, block, device, campaign, when);
            }
        });
    return found;
}

}  // namespace cordon::models
