#include "models/campaign/supply_chain.hpp"

#include "models/purpose.hpp"
#include "sim/distributions.hpp"

#include <algorithm>

namespace cordon::models {
namespace {

/// One way of one campaign in one nation.
class SupplyChain {
public:
    SupplyChain(const Nation& nation, std::size_t campaign, const SupplyChainOptions& options,
                std::span<Compromise> partitions)
        : nation_(nation), campaign_(campaign), options_(options), partitions_(partitions),
          from_(SimTime{} + years(options.from_years)),
          until_(options.channel == SupplyChainOptions::Channel::pre_installed
                     ? SimTime{} + years(options.until_years)
                     : from_ + SimSpan{1}) {}

    void in_block(const SlotBlock& block, std::uint64_t number) {
        const auto& plan = nation_.threats().campaigns()[campaign_];
        auto rng =
            stream(nation_.key(), identity_of_pair(plan.identity, identity_of(options_.name)),
                   Purpose::supply_chain, number);
        const double marks_per_place = -sim::log(1 - options_.share);
        const std::uint64_t marks =
            sim::poisson(rng, marks_per_place * static_cast<double>(block.slots()));
        for (std::uint64_t mark = 0; mark < marks; ++mark) {
            const auto place =
                static_cast<std::uint64_t>(rng.uniform() * static_cast<double>(block.slots()));
            mark_place(block, SlotId(block.first_slot + std::min(place, block.slots() - 1)));
        }
    }

private:
    void mark_place(const SlotBlock& block, SlotId slot) {
        const SimTime first = std::max(from_, SimTime{});
        if (first >= until_ && until_ <= SimTime{}) {
            // Sold out before the start: what is still online counts.
            nation_.ownership(block).for_each_device(
                slot, SimTime{}, SimTime{} + SimSpan{1},
                [&](const OwnedDevice& device) { offer(block, device); });
            return;
        }
        nation_.ownership(block).for_each_device(
            slot, first, until_, [&](const OwnedDevice& device) { offer(block, device); });
    }

    void offer(const SlotBlock& block, const OwnedDevice& device) {
        const auto profile = nation_.profile(block, device);
        const auto& lines = nation_.jurisdiction().market.product_lines;
        if (!profile || !options_.blocs[lines[profile->line].bloc]) {
            return;
        }
        const SimTime when = options_.channel == SupplyChainOptions::Channel::pre_installed
                                 ? sold_with_implant(*profile)
                                 : updated(*profile);
        if (when >= profile->device.retired) {
            return;
        }
        Compromise& partition = partitions_[block.site_of(device.id.slot()) % partitions_.size()];
        const std::size_t stratum =
            partition.strata().index(block.sector, block.device_class, lines[profile->line].bloc);
        partition.schedule_recruit({.device = device.id,
                                    .weak_from = when,
                                    .weak_until = device.retired,
                                    .retired = device.retired,
                                    .stratum = static_cast<std::uint32_t>(stratum),
                                    .device_class = static_cast<std::uint16_t>(block.device_class),
                                    .campaign = static_cast<std::uint8_t>(campaign_),
                                    .episode = 0,
                                    .reach = Reach::picked},
                                   when);
    }

    [[nodiscard]] SimTime sold_with_implant(const DeviceProfile& profile) const {
        const SimTime bought = profile.device.bought;
        return bought >= from_ && bought < until_ ? std::max(bought, SimTime{}) : never;
    }

    [[nodiscard]] SimTime updated(const DeviceProfile& profile) const {
        const auto& device = profile.device;
        const auto duties = nation_.policy().duties(device, profile.device_class);
        const HabitLaw law =
            nation_.weakness().habit_law(profile.device_class, profile.hygiene_class, duties);
        auto traits = stream(nation_.key(), device.id.packed(), Purpose::traits);
        traits.bits();  // the first is the credential's
        if (traits.uniform() >= law.automatic_below || law.automatic_per_year <= 0) {
            return never;
        }
        auto rng = stream(nation_.key(), device.id.packed(), Purpose::supply_chain,
                          identity_of(options_.name));
        const SimTime installed = first_event(from_, law.automatic_per_year, sim::exponential(rng));
        return device.bought <= from_ ? std::max(installed, SimTime{}) : never;
    }

    const Nation& nation_;
    std::size_t campaign_;
    const SupplyChainOptions& options_;
    std::span<Compromise> partitions_;
    SimTime from_;
    SimTime until_;
};

}  // namespace

void send_supply_chain(const Nation& nation, std::size_t campaign,
                       std::span<Compromise> partitions) {
    for (const auto& options : nation.threats().campaigns()[campaign].options.supply_chain) {
        SupplyChain chain(nation, campaign, options, partitions);
        std::uint64_t number = 0;
        for (const auto& block : nation.population().blocks()) {
            if (options.device_classes[block.device_class] && block.slots() > 0) {
                chain.in_block(block, number);
            }
            ++number;
        }
    }
}

}  // namespace cordon::models
