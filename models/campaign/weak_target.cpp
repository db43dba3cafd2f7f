#include "models/campaign/weak_target.hpp"

#include "models/campaign/strata.hpp"

namespace cordon::models {

void add_weak_targets(const Nation& nation, const SlotBlock& block, const OwnedDevice& device,
                      std::size_t campaign, std::vector<Target>& targets) {
    const auto profile = nation.profile(block, device);
    if (!profile) {
        return;
    }
    std::vector<Episode> episodes;
    nation.episodes(*profile, campaign, episodes);
    const auto& options = nation.jurisdiction();
    const std::size_t bloc = options.market.product_lines[profile->line].bloc;
    const std::size_t stratum = Strata(options).index(block.sector, block.device_class, bloc);
    for (std::size_t episode = 0; episode < episodes.size(); ++episode) {
        targets.push_back({.device = device.id,
                           .weak_from = episodes[episode].begin,
                           .weak_until = episodes[episode].end,
                           .retired = device.retired,
                           .stratum = static_cast<std::uint32_t>(stratum),
                           .device_class = static_cast<std::uint16_t>(block.device_class),
                           .campaign = static_cast<std::uint8_t>(campaign),
                           .episode = static_cast<std::uint8_t>(episode),
                           .reach = Reach::picked});
    }
}

std::optional<Target> target_at(const Nation& nation, const SlotBlock& block, SlotId slot,
                                std::size_t campaign, SimTime when) {
    std::optional<Target> found;
    for_each_weak_target(nation, block, slot, campaign, when, when + SimSpan{1},
                         [&](const Target& target) { found = found ? found : target; });
    return found;
}

}  // namespace cordon::models
