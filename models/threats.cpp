#include "models/threats.hpp"

#include "base/contract.hpp"
#include "models/policy.hpp"
#include "models/vulnerability.hpp"

namespace cordon::models {

Threats::Threats(const WorldOptions& world, const PolicyOptions& policy, sim::RandomKey key) {
    CORDON_EXPECT(!world.jurisdictions.empty());
    // Of a market only its vocabulary counts here, which all have in common.
    const auto& market = world.jurisdictions.front().market;
    const VulnerabilityCalendar calendar(market, world.weakness, PolicyRules(policy, key),
                                         world.clock.horizon, key);
    for (const auto& campaign : world.campaigns) {
        arsenals_.emplace_back(campaign, calendar, market.product_lines.size(), world.clock.horizon,
                               key);
    }
}

}  // namespace cordon::models
