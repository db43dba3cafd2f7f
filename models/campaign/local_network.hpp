#pragma once

#include "models/nation.hpp"
#include "sim/random_stream.hpp"

#include <vector>

namespace cordon::models {

/// Who is on the same local network: the places of one site, over all its device classes
/// (MODEL 4.9).
///
/// A site is the same number in all blocks of its stratum. Devices on an operator's network are on
/// no local network. At a segmented site each class has a segment of its own, and only gateways see
/// the others.
class LocalNetworks {
public:
    /// \param nation  must outlive the object
    explicit LocalNetworks(const Nation& nation);

    /// Calls `visit(const SlotBlock&, SlotId)` for each other place that a device in `slot` sees:
    /// at its site, of its class or, unless the site keeps classes apart, of any.
    /// \param classes  [device class], those that are of interest
    template <class Visit>
    void for_each_neighbour(const SlotBlock& block, SlotId slot, const std::vector<bool>& classes,
                            Visit visit) const {
        if (block.attachment != Attachment::site) {
            return;
        }
        const bool sees_all = !is_confined(block, slot);
        const std::uint64_t site = block.site_of(slot);
        for (const SlotBlock* other : stratum_of(block).blocks) {
            const bool is_seen = sees_all || other->device_class == block.device_class;
            if (!is_seen || !classes[other->device_class] || site >= other->sites) {
                continue;
            }
            for (std::uint64_t position = 0; position < other->positions; ++position) {
                const SlotId place = other->slot(position, site);
                if (place != slot) {
                    visit(*other, place);
                }
            }
        }
    }

    /// A number for the site of a place, on a local network or not, below 2^40, different for
    /// different sites of the nation.
    [[nodiscard]] std::uint64_t site_of(const SlotBlock& block, SlotId slot) const;

private:
    struct Stratum {
        std::uint64_t first_slot;              ///< of all its blocks
        std::vector<const SlotBlock*> blocks;  ///< those on local networks
    };

    [[nodiscard]] const Stratum& stratum_of(const SlotBlock& block) const;
    /// True if the device sees its own class only.
    [[nodiscard]] bool is_confined(const SlotBlock& block, SlotId slot) const;

    const Nation& nation_;
    std::vector<Stratum> strata_;
    std::vector<std::uint32_t> stratum_;  ///< [block], index
};

}  // namespace cordon::models
