#include "models/observation/exposure_shares.hpp"

namespace cordon::models {
namespace {

/// Sites of a block by exposure; every site has as many places.
std::array<std::uint64_t, exposure_count> sites_by_exposure(const SlotBlock& block) {
    std::array<std::uint64_t, exposure_count> sites{};
    const auto add = [&](Exposure exposure, std::uint64_t count) {
        sites[static_cast<std::size_t>(exposure)] += count;
    };
    add(Exposure::exposed, block.reachable_sites);
    add(Exposure::proxied, block.proxied_sites - block.reachable_sites);
    add(Exposure::internal, block.internal_sites);
    add(block.unreached, block.sites - block.proxied_sites - block.internal_sites);
    return sites;
}

}  // namespace

ExposureShares::ExposureShares(const Population& population, const PopulationOptions& options) {
    for (const auto& type : options.site_types) {
        shares_.emplace_back(type.devices.size());
    }
    for (const auto& block : population.blocks()) {
        const auto sites = sites_by_exposure(block);
        const auto all = static_cast<double>(options.site_types[block.site_type].sites);
        for (std::size_t exposure = 0; exposure < exposure_count; ++exposure) {
            shares_[block.site_type][block.base][exposure] +=
                static_cast<double>(sites[exposure]) / all;
        }
    }
}

}  // namespace cordon::models
