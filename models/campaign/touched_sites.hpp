#pragma once

#include "models/campaign/local_network.hpp"
#include "models/campaign/site_holdings.hpp"
#include "models/campaign/site_tally.hpp"

#include <cstdint>
#include <vector>

namespace cordon::models {

/// The sites of a partition in which campaigns hold devices now, as far as somebody counts them:
/// organisations (MODEL 1, C7), and sites whose gateway is held (L3). Costs something for each
/// spell at such a site, and memory only for those that go on.
///
/// A device with a mobile subscription of its own is dealt to the site of its number: which site it
/// belongs to is not told apart (SlotBlock).
class TouchedSites {
public:
    /// The arguments must outlive it.
    TouchedSites(const Nation& nation, const LocalNetworks& networks);

    /// A campaign of the kind takes a device in the slot. \pre no other spell of it goes on
    void begin(std::size_t kind, SlotId slot, SimTime when);
    /// It loses the device. \pre it holds it
    void end(std::size_t kind, SlotId slot, SimTime when);

    [[nodiscard]] const SiteTally& tally() const noexcept { return tally_; }

private:
    /// What a spell in a block counts for.
    struct Block {
        std::size_t sector;
        bool is_organisation;
        bool is_gateway;
    };

    template <class Visit>
    void visit_site(std::size_t kind, SlotId slot, const Visit& visit) const;
    void begin_at(std::uint64_t site, std::size_t kind, const Block& block, SimTime when);
    void end_at(std::uint64_t site, std::size_t kind, const Block& block, SimTime when);

    const Nation& nation_;
    const LocalNetworks& networks_;
    std::vector<Block> blocks_;  ///< [block]
    SiteHoldings holdings_;      ///< by kind, and of kind kinds() those of any
    SiteTally tally_;
};

}  // namespace cordon::models
