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
            strata_.push_back({block.first_slot, {}});
        }
        before = &block;
        stratum_.push_back(static_cast<std::uint32_t>(strata_.size() - 1));
        if (block.attachment == Attachment::site) {
            strata_.back().blocks.push_back(&block);
        }
    }
}

const LocalNetworks::Stratum& LocalNetworks::stratum_of(const SlotBlock& block) const {
    const auto index = static_cast<std::size_t>(&block - nation_.population().blocks().data());
    return strata_[stratum_[index]];
}

std::uint64_t LocalNetworks::site_of(const SlotBlock& block, SlotId slot) const {
    // Its first block may have fewer sites than others: the whole stratum's numbers are its own.
    return stratum_of(block).first_slot + block.site_of(slot);
}

bool LocalNetworks::is_confined(const SlotBlock& block, SlotId slot) const {
    if (nation_.jurisdiction().population.device_classes[block.device_class].gateway) {
        return false;
    }
    const double share = nation_.jurisdiction().population.site_types[block.site_type].segmented;
    return share > 0 &&
           stream(nation_.key(), site_of(block, slot), Purpose::segmentation).uniform() < share;
}

}  // namespace cordon::models
