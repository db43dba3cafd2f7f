#pragma once

#include "models/campaign/campaign_options.hpp"
#include "models/weakness/vulnerability.hpp"
#include "sim/random_stream.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace cordon::models {

/// A vulnerability in a campaign's hands, against one product line.
struct Exploit {
    std::uint64_t vulnerability;  ///< Vulnerability::id
    double affected;              ///< share of the line's devices it touches, in [0, 1]
    SimTime usable;               ///< from when the campaign can use it
    SimTime patched;              ///< when the line's patch is released; `never` if it is not
};

/// What one campaign can use before the horizon, by product line: what its class of attackers found
/// or was told, and what everybody can use. Keyed by campaign and vulnerability.
class Arsenal {
public:
    /// \param attacker_class  of the campaign's actor
    Arsenal(const CampaignOptions& campaign, std::size_t attacker_class,
            const VulnerabilityCalendar& calendar, std::size_t lines, SimTime horizon,
            sim::RandomKey key);

    [[nodiscard]] std::span<const Exploit> against(std::size_t line) const { return lines_[line]; }

private:
    std::vector<std::vector<Exploit>> lines_;
};

}  // namespace cordon::models
