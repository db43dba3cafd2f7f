#include "models/campaign/local_network.hpp"

#include "base/contract.hpp"
#include "models/purpose.hpp"

#include <algorithm>

namespace cordon::models {

LocalNetworks::LocalNetworks(const Nation& nation) : nation_(nation) {
    const SlotBlock* before = nullptr;
    for (const auto& block : nation.population().blocks()) {
        if (before == nullptr || before->site_type != block.site_type ||
            before->hygiene_class != block.hygiene_class) {
            strata_.emplace_back();
        }
        before = &block;
        stratum_.push_back(static_cast<std::uint32_t>(strata_.size() - 1));
        if (block.attachment == Attachment::site) {
            strata_.back().blocks.push_back(&block);
            strata_.back().positions += block.positions;
        }
    }
}

const LocalNetworks::Stratum& LocalNetworks::stratum_of(const SlotBlock& block) const {
    const auto index = static_cast<std::size_t>(&block - nation_.population().blocks().data());
    return strata_[stratum_[index]];
}

std::uint64_t LocalNetworks::neighbours(const SlotBlock& block) const {
    return block.attachment == Attachment::site ? stratum_of(block).positions - 1 : 0;
}

std::optional<LocalNetworks::Place> LocalNetworks::neighbour(const SlotBlock& block, SlotId slot,
                                                             double quantile) const {
    const Stratum& stratum = stratum_of(block);
    const std::uint64_t site = block.site_of(slot);
    const std::uint64_t own_position = (slot.value() - block.first_slot) / block.sites;
    auto left = static_cast<std::uint64_t>(quantile * static_cast<double>(stratum.positions - 1));
    for (const SlotBlock* other : stratum.blocks) {
        const bool is_own = other == &block;
        const std::uint64_t positions = other->positions - (is_own ? 1 : 0);
        if (left >= positions) {
            left -= positions;
            continue;
        }
        const std::uint64_t position = is_own && left >= own_position ? left + 1 : left;
        const auto& classes = nation_.jurisdiction().population.device_classes;
        const bool same_segment = other->device_class == block.device_class ||
                                  classes[block.device_class].gateway || !is_segmented(block, slot);
        return site < other->sites && same_segment
                   ? std::optional(Place{other, other->slot(position, site)})
                   : std::nullopt;
    }
    return std::nullopt;
}

std::uint64_t LocalNetworks::site_of(const SlotBlock& block, SlotId slot) const {
    const SlotBlock& first = *stratum_of(block).blocks.front();
    // The first block may have fewer sites than others: the whole stratum's numbers are its own.
    return first.first_slot + block.site_of(slot);
}

bool LocalNetworks::is_segmented(const SlotBlock& block, SlotId slot) const {
    const double share = nation_.jurisdiction().population.site_types[block.site_type].segmented;
    return share > 0 &&
           stream(nation_.key(), site_of(block, slot), Purpose::segmentation).uniform() < share;
}

}  // namespace cordon::models
