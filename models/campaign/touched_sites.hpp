#pragma once

#include "models/campaign/local_network.hpp"
#include "models/campaign/site_tally.hpp"

#include <cstdint>
#include <unordered_map>
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
    /// What a kind of campaign, or any, holds at a site.
    struct Holding {
        SimTime in_view_since{};  ///< if it holds a gateway
        std::uint16_t devices = 0;
        std::uint16_t gateways = 0;
    };
    /// What a spell in a block counts for.
    struct Block {
        std::size_t sector;
        bool is_organisation;
        bool is_gateway;
    };

    /// Key of a site's holding by a kind, or, for `kind` = kinds, by any.
    [[nodiscard]] static std::uint64_t key_of(std::uint64_t site, std::size_t kind) noexcept {
        return site << 6 | kind;
    }
    void begin_at(std::uint64_t site, std::size_t kind, const Block& block, SimTime when);
    void end_at(std::uint64_t site, std::size_t kind, const Block& block, SimTime when);

    const Nation& nation_;
    const LocalNetworks& networks_;
    std::vector<Block> blocks_;                            ///< [block]
    std::unordered_map<std::uint64_t, Holding> holdings_;  ///< by key_of; never iterated
    SiteTally tally_;
};

}  // namespace cordon::models
