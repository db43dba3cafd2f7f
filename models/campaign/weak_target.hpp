#pragma once

#include "models/campaign/target.hpp"
#include "models/nation.hpp"

#include <optional>

namespace cordon::models {

/// The device of a block as a target, if the campaign can take it at `when`.
std::optional<Target> weak_target(const Nation& nation, const SlotBlock& block,
                                  const OwnedDevice& device, std::size_t campaign, SimTime when);

/// The first of the devices online in a place at `when`, in service or kept beside its successor,
/// that the campaign can take.
std::optional<Target> target_at(const Nation& nation, const SlotBlock& block, SlotId slot,
                                std::size_t campaign, SimTime when);

}  // namespace cordon::models
