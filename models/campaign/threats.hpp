#pragma once

#include "models/campaign/arsenal.hpp"
#include "models/campaign/campaign_plan.hpp"
#include "models/policy/policy_options.hpp"
#include "models/weakness/vulnerability.hpp"
#include "models/world_options.hpp"
#include "sim/random_stream.hpp"

#include <span>
#include <vector>

namespace cordon::models {

/// The campaigns of a world, and what each can use against every product line under one policy.
/// Vendors and attackers are at work in all jurisdictions at once, so a world has one of these,
/// drawn with the member's own key.
class Threats {
public:
    Threats(const WorldOptions& world, const PolicyOptions& policy, sim::RandomKey key);

    [[nodiscard]] const std::vector<CampaignPlan>& campaigns() const noexcept { return plans_; }

    [[nodiscard]] std::span<const Exploit> against(std::size_t campaign, std::size_t line) const {
        return arsenals_[campaign].against(line);
    }

    [[nodiscard]] const VulnerabilityCalendar& vulnerabilities() const noexcept {
        return vulnerabilities_;
    }

private:
    VulnerabilityCalendar vulnerabilities_;
    std::vector<CampaignPlan> plans_;
    std::vector<Arsenal> arsenals_;  ///< [campaign]
};

}  // namespace cordon::models
