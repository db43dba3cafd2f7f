#include "models/campaign/threats.hpp"

#include "base/contract.hpp"
#include "models/policy/policy.hpp"

namespace cordon::models {
namespace {

/// Of a market only its vocabulary counts here, which all have in common.
const MarketOptions& any_market(const WorldOptions& world) {
    CORDON_EXPECT(!world.jurisdictions.empty());
    return world.jurisdictions.front().market;
}

}  // namespace

Threats::Threats(const WorldOptions& world, const PolicyOptions& policy, sim::RandomKey key)
    : vulnerabilities_(any_market(world), world.weakness, PolicyRules(policy, key),
                       world.clock.horizon, key),
      plans_(campaign_plans(world.campaigns, world.clock.horizon, key)) {
    const std::size_t lines = any_market(world).product_lines.size();
    for (const auto& plan : plans_) {
        const std::size_t attacker_class = world.actors[plan.options.actor].attacker_class;
        arsenals_.emplace_back(plan.options, attacker_class, vulnerabilities_, lines,
                               world.clock.horizon, key);
    }
}

}  // namespace cordon::models
