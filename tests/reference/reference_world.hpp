#pragma once

#include "models/policy/policy_options.hpp"
#include "models/world_options.hpp"
#include "tests/reference/attackers.hpp"

#include <cstdint>
#include <vector>

namespace cordon::reference {

/// [observation date][campaign]
using ReferenceRecord = std::vector<std::vector<CampaignCounts>>;

/// One run of a small world, event by event: every device is an object, every purchase, patch,
/// change of a credential and probe an event, with the standard library's generator and queue. It
/// shares the options with the model, and not a line of code. Never optimised.
///
/// Knows one jurisdiction; bases that grow evenly or not at all; shares of sales that stay; weak
/// credentials and vulnerabilities known on the day of their birth; scanning, batches, and windows
/// of one length. What it does not know it refuses or does not read.
/// \param policy  update mandates and quarantines only
ReferenceRecord run_reference(const models::WorldOptions& world,
                              const models::PolicyOptions& policy, std::uint64_t seed);

}  // namespace cordon::reference
