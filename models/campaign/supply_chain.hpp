#pragma once

#include "models/campaign/compromise.hpp"
#include "models/nation.hpp"

#include <span>

namespace cordon::models {

/// Gives partitions the devices that a campaign takes through their makers: sold with its implant,
/// or reached by a poisoned update when they install it by themselves (MODEL 4.8).
///
/// Places are marked at random, as many as the share asks for, and only marked ones are looked at:
/// a place is marked with the share's probability whatever is in it, so the cost follows the
/// devices taken and every policy marks the same places. A place that is filled twice in the
/// period gets the implant twice.
/// \param partitions  of the nation
void send_supply_chain(const Nation& nation, std::size_t campaign,
                       std::span<Compromise> partitions);

}  // namespace cordon::models
