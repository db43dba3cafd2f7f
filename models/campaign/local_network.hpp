#pragma once

#include "models/nation.hpp"
#include "sim/random_stream.hpp"

#include <optional>
#include <span>
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

    /// A place on some site's network.
    struct Place {
        const SlotBlock* block;
        SlotId slot;
    };

    /// Places at the site of a device beside its own; 0 if it is on no local network.
    [[nodiscard]] std::uint64_t neighbours(const SlotBlock& block) const;

    /// A uniform one of those; nothing if it cannot be reached from the device, or does not exist
    /// at this site. \param quantile  uniform in (0, 1)   \pre neighbours(block) > 0
    [[nodiscard]] std::optional<Place> neighbour(const SlotBlock& block, SlotId slot,
                                                 double quantile) const;

    /// A number for the site of a place, below 2^40, different for different sites of the nation.
    [[nodiscard]] std::uint64_t site_of(const SlotBlock& block, SlotId slot) const;

private:
    /// Blocks of one stratum.
    struct Stratum {
        std::vector<const SlotBlock*> blocks;
        std::uint64_t positions = 0;  ///< at one site, in all blocks
    };

    [[nodiscard]] const Stratum& stratum_of(const SlotBlock& block) const;
    [[nodiscard]] bool is_segmented(const SlotBlock& block, SlotId slot) const;

    const Nation& nation_;
    std::vector<Stratum> strata_;
    std::vector<std::uint32_t> stratum_;  ///< [block], index
};

}  // namespace cordon::models
