#include "models/intrusion/held_time.hpp"

#include "models/campaign/compromise.hpp"

namespace cordon::models {

HeldTime::HeldTime(const Nations& nations)
    : nations_(&nations), sectors_(nations.front().jurisdiction().population.sectors.size()),
      milliseconds_(nations.front().options().campaigns.size() * nations.size() * sectors_, 0) {}

void HeldTime::add(std::size_t jurisdiction, const SpellTally& tally, SimTime now) {
    const Nation& nation = (*nations_)[jurisdiction];
    const auto& campaigns = nation.options().campaigns;
    const Strata strata(nation.jurisdiction());
    for (std::size_t campaign = 0; campaign < campaigns.size(); ++campaign) {
        // Nobody asks about the others, and there are many strata.
        if (campaigns[campaign].intrusions) {
            for (std::size_t stratum = 0; stratum < strata.size(); ++stratum) {
                add(campaign, jurisdiction, strata.sector(stratum),
                    tally.counts(campaign, stratum).in_contact.milliseconds(now));
            }
        }
    }
}

}  // namespace cordon::models
