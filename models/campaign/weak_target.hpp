#pragma once

#include "models/campaign/target.hpp"
#include "models/nation.hpp"

#include <optional>
#include <vector>

namespace cordon::models {

/// Adds a target for each stretch in which the campaign can take the device of a block.
void add_weak_targets(const Nation& nation, const SlotBlock& block, const OwnedDevice& device,
                      std::size_t campaign, std::vector<Target>& targets);

/// Calls `visit(const Target&)` for each stretch of weakness to the campaign, of the devices online
/// in a place between two dates, that overlaps [from, until): devices in service or kept beside
/// their successors.
template <class Visit>
void for_each_weak_target(const Nation& nation, const SlotBlock& block, SlotId slot,
                          std::size_t campaign, SimTime from, SimTime until, Visit visit) {
    std::vector<Target> weak;
    nation.ownership(block).for_each_device(slot, from, until, [&](const OwnedDevice& device) {
        add_weak_targets(nation, block, device, campaign, weak);
    });
    for (const Target& target : weak) {
        if (target.weak_from < until && target.weak_until > from) {
            visit(target);
        }
    }
}

/// The first of them at `when`; nothing if no device is there that the campaign can take.
std::optional<Target> target_at(const Nation& nation, const SlotBlock& block, SlotId slot,
                                std::size_t campaign, SimTime when);

}  // namespace cordon::models
