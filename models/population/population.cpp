#include "models/population/population.hpp"

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

/// How open the sites of a stratum are.
struct OpenSites {
    std::uint64_t proxied;
    std::vector<std::uint64_t> reachable;  ///< [base]
};

/// Nested: the proxied sites among all, then the widest exposure among those, each of the others
/// among the sites of the one before.
OpenSites open_sites(const SiteTypeOptions& type, const PopulationOptions& options,
                     const HygieneOptions& hygiene, std::uint64_t sites, sim::RandomStream rng) {
    std::vector<double> share(type.devices.size());
    std::vector<std::size_t> order(type.devices.size());
    for (std::size_t base = 0; base < share.size(); ++base) {
        share[base] =
            reachable_share(options.device_classes[type.devices[base].device_class], hygiene);
    }
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return share[a] > share[b]; });
    OpenSites open{0, std::vector<std::uint64_t>(type.devices.size(), 0)};
    std::uint64_t among = sites;
    double among_share = 1;
    const double proxied = std::min(1.0, type.proxied * hygiene.reachability_factor);
    if (proxied > 0) {
        among_share = order.empty() ? proxied : std::max(proxied, share[order.front()]);
        among = open.proxied = sim::binomial(rng, sites, among_share);
    }
    for (const std::size_t base : order) {
        if (share[base] > 0) {
            among = sim::binomial(rng, among, std::min(1.0, share[base] / among_share));
            among_share = share[base];
            open.reachable[base] = among;
        }
    }
    return open;
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
    const auto open = open_sites(
        type, options, hygiene, sites,
        stream(key, identity_of(type.name), Purpose::stratum_sizes, identity_of(hygiene.name)));
    for (std::size_t base = 0; base < type.devices.size(); ++base) {
        const auto& installed = type.devices[base];
        add_blocks({.site_type = site_type,
                    .base = base,
                    .device_class = installed.device_class,
                    .sector = type.sector,
                    .hygiene_class = hygiene_class,
                    .attachment = Attachment::site,
                    .unreached = type.unreached,
                    .first_slot = slot_count_,
                    .sites = sites,
                    .positions = installed.slots_per_site,
                    .reachable_sites = open.reachable[base],
                    .proxied_sites = std::max(open.proxied, open.reachable[base]),
                    .internal_sites = 0},
                   options, key);
    }
}

void Population::add_blocks(SlotBlock block, const PopulationOptions& options, sim::RandomKey key) {
    const auto& device_class = options.device_classes[block.device_class];
    const double moved = device_class.on_operator_network;
    if (moved == 0) {
        slot_count_ += block.slots();
        blocks_.push_back(block);
        return;
    }
    const auto& network = options.mobile_network;
    const auto& type = options.site_types[block.site_type];
    const auto& hygiene = options.hygiene_classes[block.hygiene_class];
    auto rng = stream(key, identity_of(type.name + '/' + device_class.name), Purpose::attachment,
                      identity_of(hygiene.name));
    // Which sites move has nothing to do with how open they are.
    const std::uint64_t reachable = sim::binomial(rng, block.reachable_sites, 1 - moved);
    const std::uint64_t proxied =
        sim::binomial(rng, block.proxied_sites - block.reachable_sites, 1 - moved);
    const std::uint64_t hidden = sim::binomial(rng, block.sites - block.proxied_sites, 1 - moved);
    SlotBlock mobile = block;
    block.sites = reachable + proxied + hidden;
    block.reachable_sites = reachable;
    block.proxied_sites = reachable + proxied;
    slot_count_ += block.slots();
    blocks_.push_back(block);
    mobile.attachment = Attachment::operator_network;
    mobile.unreached = Exposure::hidden;
    mobile.first_slot = slot_count_;
    mobile.sites -= block.sites;
    mobile.reachable_sites = sim::binomial(rng, mobile.sites, network.public_address);
    mobile.proxied_sites = mobile.reachable_sites;
    mobile.internal_sites =
        sim::binomial(rng, mobile.sites - mobile.reachable_sites,
                      network.public_address < 1
                          ? std::min(1.0, network.private_network / (1 - network.public_address))
                          : 0);
    slot_count_ += mobile.slots();
    blocks_.push_back(mobile);
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
