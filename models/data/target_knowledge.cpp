#include "models/data/target_knowledge.hpp"

#include "base/contract.hpp"
#include "models/campaign/strata.hpp"

#include <algorithm>

namespace cordon::models {
namespace {

// Assumed: what came in is worked into lists of targets once a quarter.
constexpr double days_between = 91;

/// [sector][device class][bloc], expected devices online.
std::vector<double> online(const Stock& stock, SimTime time) {
    const Nation& nation = stock.nation();
    const auto& options = nation.jurisdiction();
    const Strata strata(options);
    std::vector<double> devices(strata.size(), 0);
    for (std::size_t type = 0; type < options.population.site_types.size(); ++type) {
        const auto& site_type = options.population.site_types[type];
        for (std::size_t base = 0; base < site_type.devices.size(); ++base) {
            const std::size_t device_class = site_type.devices[base].device_class;
            const auto by_line = stock.by_line(type, base, time);
            const auto lines = nation.sales().lines_of(device_class);
            for (std::size_t i = 0; i < lines.size(); ++i) {
                const std::size_t bloc = options.market.product_lines[lines[i]].bloc;
                devices[strata.index(site_type.sector, device_class, bloc)] += by_line[i];
            }
        }
    }
    return devices;
}

}  // namespace

TargetKnowledge::Source::Source(const Stock& of)
    : stock(of), emissions(of.nation().jurisdiction().population, of.nation().options().data),
      authorised(of.nation().jurisdiction(), of.nation().options().data),
      joint(of.nation().jurisdiction()) {}

TargetKnowledge::TargetKnowledge(std::span<const Stock> stocks)
    : options_(stocks.front().nation().options()),
      index_(options_.data.index, options_.jurisdictions.front().market.blocs.size()),
      next_(anybody_gains() ? SimTime{} : never) {
    if (next_ < never) {
        for (const auto& stock : stocks) {
            sources_.emplace_back(stock);
        }
        uplift_.assign(options_.campaigns.size(), 1);
    }
}

bool TargetKnowledge::anybody_gains() const {
    return options_.data.index.uplift > 0 &&
           std::any_of(options_.campaigns.begin(), options_.campaigns.end(),
                       [&](const CampaignOptions& campaign) {
                           return campaign.intrusions && options_.actors[campaign.actor].sponsor;
                       });
}

void TargetKnowledge::reckon(SimTime edge, std::span<const SpellTally> tallies) {
    CORDON_EXPECT(next_ <= edge && tallies.size() == sources_.size());
    // Windows without a device in anybody's hands may be long: nothing was taken since.
    for (; next_ <= edge; next_ = next_ + days(days_between)) {
        reckon_on(next_, edge, tallies);
    }
}

void TargetKnowledge::reckon_on(SimTime day, SimTime edge, std::span<const SpellTally> tallies) {
    const std::size_t holders = options_.jurisdictions.front().market.blocs.size();
    const std::size_t accessed = static_cast<std::size_t>(ExposureLayer::accessed) * holders;
    std::vector<double> received(holders, 0);
    for (std::size_t jurisdiction = 0; jurisdiction < sources_.size(); ++jurisdiction) {
        Source& source = sources_[jurisdiction];
        source.authorised.advance(day, online(source.stock, day));
        source.joint.advance(day, source.authorised.totals(),
                             unauthorised_totals(options_, options_.jurisdictions[jurisdiction],
                                                 source.emissions, tallies[jurisdiction], edge));
        for (std::size_t holder = 0; holder < holders; ++holder) {
            received[holder] += source.authorised.totals().gigabytes_by_holder[accessed + holder] +
                                source.joint.totals().newly_collected[holder];
        }
    }
    index_.advance(day, received);
    for (std::size_t campaign = 0; campaign < uplift_.size(); ++campaign) {
        const auto& sponsor = options_.actors[options_.campaigns[campaign].actor].sponsor;
        uplift_[campaign] = sponsor ? index_.targeting_uplift(*sponsor, day) : 1;
    }
}

}  // namespace cordon::models
