#pragma once

#include "models/population/device.hpp"
#include "models/population/population_options.hpp"
#include "sim/random_stream.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace cordon::models {

/// Through what the devices of a block reach the internet.
enum class Attachment : std::uint8_t {
    site,              ///< the site's own network and gateway
    operator_network,  ///< a mobile subscription of the device's own
};

/// The slots of one device class at the sites of one type and hygiene class that reach the internet
/// in one way: a contiguous range of slot numbers, first by position in the site, then by site.
///
/// The first `reachable_sites` sites are those whose gateway exposes the class, and the first
/// `proxied_sites` those whose network lets others in at all. Sites are alike, so relabelling them
/// changes nothing; the numbers are keyed binomial draws, so they vary as they should (decision
/// 0006). They are nested: of two classes the one exposed by fewer sites is exposed by sites that
/// expose the other as well, and an exposed site is proxied: a site's place is the quantile of its
/// openness.
///
/// A class with subscriptions of its own has two blocks, and the sites of the second are not on any
/// local network. Which site's devices went there is not told apart: the first block's are the
/// first.
struct SlotBlock {
    std::size_t site_type;
    std::size_t base;  ///< index into the site type's devices
    std::size_t device_class;
    std::size_t sector;
    std::size_t hygiene_class;
    Attachment attachment;
    Exposure unreached;  ///< of the sites behind the first `proxied_sites`
    std::uint64_t first_slot;
    std::uint64_t sites;
    std::uint64_t positions;        ///< places for such a device at one site
    std::uint64_t reachable_sites;  ///< at most `sites`
    std::uint64_t proxied_sites;    ///< at least `reachable_sites`, at most `sites`
    std::uint64_t internal_sites;   ///< the last ones, on an operator's private network

    [[nodiscard]] Exposure exposure_of(std::uint64_t site) const noexcept {
        if (site < proxied_sites) {
            return site < reachable_sites ? Exposure::exposed : Exposure::proxied;
        }
        return site < sites - internal_sites ? unreached : Exposure::internal;
    }
    /// Of sites whose devices a campaign reaches from outside, the number: they come first.
    [[nodiscard]] std::uint64_t sites_within_reach(bool through_proxies) const noexcept {
        return through_proxies ? proxied_sites : reachable_sites;
    }
    [[nodiscard]] SlotId slot(std::uint64_t position, std::uint64_t site) const noexcept {
        return SlotId(first_slot + position * sites + site);
    }
    [[nodiscard]] std::uint64_t site_of(SlotId slot) const noexcept {
        return (slot.value() - first_slot) % sites;
    }
    [[nodiscard]] std::uint64_t slots() const noexcept { return sites * positions; }
};

/// Every place for a device in the jurisdiction, in a few hundred numbers.
///
/// The same for every policy of a member. Nothing here grows with the number of devices.
class Population {
public:
    Population(const PopulationOptions& options, sim::RandomKey key);

    [[nodiscard]] std::span<const SlotBlock> blocks() const noexcept { return blocks_; }
    [[nodiscard]] std::uint64_t slot_count() const noexcept { return slot_count_; }

    /// The block a slot lies in. \pre slot is below slot_count()
    [[nodiscard]] std::size_t block_of(SlotId slot) const;
    [[nodiscard]] const SlotBlock& block(SlotId slot) const { return blocks_[block_of(slot)]; }

private:
    void add_stratum(const PopulationOptions& options, sim::RandomKey key, std::size_t site_type,
                     std::size_t hygiene_class, std::uint64_t sites);
    /// Adds the block with its slots, and a second one for devices with subscriptions of their own.
    void add_blocks(SlotBlock block, const PopulationOptions& options, sim::RandomKey key);

    std::vector<SlotBlock> blocks_;
    std::uint64_t slot_count_ = 0;
};

}  // namespace cordon::models
