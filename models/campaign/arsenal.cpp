#include "models/campaign/arsenal.hpp"

#include "models/purpose.hpp"
#include "models/weakness/delay.hpp"

namespace cordon::models {
namespace {

/// From when the campaign can use it; `never` if not at all.
SimTime usable(const CampaignOptions& campaign, std::size_t attacker_class,
               const Vulnerability& vulnerability, sim::RandomKey key) {
    const auto& [scope, ordinal] = vulnerability.name;
    const std::uint64_t both = identity_of_pair(identity_of(campaign.name), scope);
    SimTime from = never;
    if (vulnerability.exploited < never) {
        auto rng = stream(key, both, Purpose::exploit, ordinal);
        if (rng.uniform() < campaign.exploits_acquired) {
            from = vulnerability.exploited + drawn(campaign.exploit_delay, rng);
        }
    }
    const SimTime own = vulnerability.discovery.attackers[attacker_class];
    if (own < from) {
        auto rng = stream(key, both, Purpose::held_exploit, ordinal);
        if (rng.uniform() < campaign.zero_days_acquired) {
            from = own;
        }
    }
    return from;
}

}  // namespace

Arsenal::Arsenal(const CampaignOptions& campaign, std::size_t attacker_class,
                 const VulnerabilityCalendar& calendar, std::size_t lines, SimTime horizon,
                 sim::RandomKey key)
    : lines_(lines) {
    std::vector<SimTime> from;
    for (const auto& vulnerability : calendar.all()) {
        from.push_back(usable(campaign, attacker_class, vulnerability, key));
    }
    for (std::size_t line = 0; line < lines; ++line) {
        for (const auto& [index, patched] : calendar.of_line(line)) {
            if (from[index] < horizon) {
                const auto& vulnerability = calendar.all()[index];
                lines_[line].push_back(
                    {vulnerability.id, vulnerability.affected, from[index], patched});
            }
        }
    }
}

}  // namespace cordon::models
