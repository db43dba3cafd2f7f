#include "models/campaign/touched_sites.hpp"

#include "base/contract.hpp"

namespace cordon::models {

TouchedSites::TouchedSites(const Nation& nation, const LocalNetworks& networks)
    : nation_(nation), networks_(networks),
      tally_(nation.options().campaigns.size(), nation.jurisdiction().population.sectors.size()) {
    const auto& population = nation.jurisdiction().population;
    for (const auto& block : nation.population().blocks()) {
        blocks_.push_back(
            {.sector = block.sector,
             .is_organisation = population.site_types[block.site_type].are_organisations,
             .is_gateway = population.device_classes[block.device_class].gateway});
    }
    CORDON_EXPECT(tally_.kinds() < 64);
}

/// Calls `visit(site, kind, block)` for the kind and for any kind, if the site of the slot counts.
template <class Visit>
void TouchedSites::visit_site(std::size_t kind, SlotId slot, const Visit& visit) const {
    const std::size_t index = nation_.population().block_of(slot);
    const Block& block = blocks_[index];
    if (block.is_organisation || block.is_gateway) {
        const auto site = networks_.site_of(nation_.population().blocks()[index], slot);
        visit(site, kind, block);
        visit(site, tally_.kinds(), block);
    }
}

void TouchedSites::begin(std::size_t kind, SlotId slot, SimTime when) {
    visit_site(kind, slot, [&](std::uint64_t site, std::size_t which, const Block& block) {
        begin_at(site, which, block, when);
    });
}

void TouchedSites::end(std::size_t kind, SlotId slot, SimTime when) {
    visit_site(kind, slot, [&](std::uint64_t site, std::size_t which, const Block& block) {
        end_at(site, which, block, when);
    });
}

void TouchedSites::begin_at(std::uint64_t site, std::size_t kind, const Block& block,
                            SimTime when) {
    SiteHolding& holding = holdings_[SiteHoldings::key_of(site, kind)];
    SiteCounts& counts = tally_.counts(kind, block.sector);
    if (block.is_organisation && holding.devices == 0) {
        ++counts.organisations;
    }
    if (block.is_gateway && holding.gateways == 0) {
        holding.in_view_since = when;
        counts.in_view.begin(when);
    }
    ++holding.devices;
    holding.gateways = static_cast<std::uint16_t>(holding.gateways + (block.is_gateway ? 1 : 0));
}

void TouchedSites::end_at(std::uint64_t site, std::size_t kind, const Block& block, SimTime when) {
    const std::uint64_t key = SiteHoldings::key_of(site, kind);
    SiteHolding& holding = holdings_[key];
    CORDON_EXPECT_HOT(holding.devices > 0);
    SiteCounts& counts = tally_.counts(kind, block.sector);
    --holding.devices;
    holding.gateways = static_cast<std::uint16_t>(holding.gateways - (block.is_gateway ? 1 : 0));
    if (block.is_gateway && holding.gateways == 0) {
        counts.in_view.end(holding.in_view_since, when);
    }
    if (holding.devices == 0) {
        counts.organisations -= block.is_organisation ? 1 : 0;
        holdings_.erase(key);
    }
}

}  // namespace cordon::models
