#include "models/population.hpp"

#include "base/contract.hpp"
#include "models/purpose.hpp"
#include "sim/distributions.hpp"

#include <algorithm>
#include <numeric>

namespace cordon::models {
namespace {

// Slots are 40 bits of a device's identity.
constexpr std::uint64_t slot_limit = std::uint64_t{1} << 40;

double reachable_share(const DeviceClassOptions& device_class, const HygieneOptions& hygiene) {
    return std::min(1.0, device_class.reachable * hygiene.reachability_factor);
}

/// How many sites expose each installed base, nested: the widest first, each of the others among
/// the sites of the one before.
std::vector<std::uint64_t> reachable_sites(const SiteTypeOptions& type,
                                           const PopulationOptions& options,
                                           const HygieneOptions& hygiene, std::uint64_t sites,
                                           sim::RandomStream rng) {
    std::vector<double> share(type.devices.size());
    std::vector<std::size_t> order(type.devices.size());
    for (std::size_t base = 0; base < share.size(); ++base) {
        share[base] =
            reachable_share(options.device_classes[type.devices[base].device_class], hygiene);
    }
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return share[a] > share[b]; });
    std::vector<std::uint64_t> result(type.devices.size(), 0);
    std::uint64_t among = sites;
    double among_share = 1;
    for (const std::size_t base : order) {
        if (share[base] > 0) {
            among = sim::binomial(rng, among, std::min(1.0, share[base] / among_share));
            among_share = share[base];
            result[base] = among;
        }
    }
    return result;
}

}  // namespace

Population::Population(const PopulationOptions& options, sim::RandomKey key) {
    std::vector<double> shares;
    for (const auto& hygiene : options.hygiene_classes) {
        shares.push_back(hygiene.share);
    }
    std::vector<std::uint64_t> sites(shares.size());
    for (std::size_t type = 0; type < options.site_types.size(); ++type) {
        const auto& site_type = options.site_types[type];
        auto rng = stream(key, identity_of(site_type.name), Purpose::stratum_sizes);
        sim::multinomial(rng, site_type.sites, shares, sites);
        for (std::size_t hygiene = 0; hygiene < sites.size(); ++hygiene) {
            add_stratum(options, key, type, hygiene, sites[hygiene]);
        }
    }
    CORDON_ENSURE(slot_count_ < slot_limit);
}

void Population::add_stratum(const PopulationOptions& options, sim::RandomKey key,
                             std::size_t site_type, std::size_t hygiene_class,
                             std::uint64_t sites) {
    const auto& type = options.site_types[site_type];
    const auto& hygiene = options.hygiene_classes[hygiene_class];
    const auto reachable = reachable_sites(
        type, options, hygiene, sites,
        stream(key, identity_of(type.name), Purpose::stratum_sizes, identity_of(hygiene.name)));
    for (std::size_t base = 0; base < type.devices.size(); ++base) {
        const auto& installed = type.devices[base];
        blocks_.push_back({.site_type = site_type,
                           .base = base,
                           .device_class = installed.device_class,
                           .sector = type.sector,
                           .hygiene_class = hygiene_class,
                           .first_slot = slot_count_,
                           .sites = sites,
                           .positions = installed.slots_per_site,
                           .reachable_sites = reachable[base]});
        slot_count_ += blocks_.back().slots();
    }
}

std::size_t Population::block_of(SlotId slot) const {
    CORDON_EXPECT_HOT(slot.value() < slot_count_);
    // The last block that starts at or before the slot; empty blocks start where the next does.
    const auto after = std::upper_bound(
        blocks_.begin(), blocks_.end(), slot.value(),
        [](std::uint64_t wanted, const SlotBlock& block) { return wanted < block.first_slot; });
    return static_cast<std::size_t>(after - blocks_.begin()) - 1;
}

}  // namespace cordon::models
