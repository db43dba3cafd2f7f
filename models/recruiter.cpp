#include "models/recruiter.hpp"

#include "models/purpose.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::models {
namespace {

// Assumed: an operator gives up on a batch after trying so many exposed places per device wanted.
constexpr std::uint64_t tries_per_device = 400;

/// A uniform integer below n from one draw; the bias is below n 2^-64.
std::uint64_t below(std::uint64_t n, sim::RandomStream& rng) {
    __extension__ using Wide = unsigned __int128;
    return static_cast<std::uint64_t>(static_cast<Wide>(rng.bits()) * n >> 64);
}

}  // namespace

Recruiter::Recruiter(const Nation& nation, std::size_t campaign)
    : nation_(nation), options_(nation.options().campaigns[campaign]), campaign_(campaign),
      strata_(nation.options()) {
    std::vector<double> weights;
    const auto blocks = nation.population().blocks();
    for (std::size_t block = 0; block < blocks.size(); ++block) {
        const std::uint64_t reach = blocks[block].reachable_sites * blocks[block].positions;
        if (reach > 0 && options_.targets[blocks[block].device_class]) {
            blocks_.push_back(block);
            weights.push_back(static_cast<double>(reach));
        }
    }
    if (!blocks_.empty()) {
        choose_block_.emplace(weights);
    }
    next_batch_ = arrival_after(nation.campaign_start(campaign));
}

SimTime Recruiter::arrival_after(SimTime previous) {
    const auto* batches = std::get_if<BatchOptions>(&options_.recruitment);
    if (batches == nullptr || batches->batches_per_year <= 0) {
        return never;
    }
    auto rng = stream(nation_.key(), identity_of(options_.name), Purpose::batch, 2 * batch_);
    return previous + years(sim::exponential(rng) / batches->batches_per_year);
}

void Recruiter::send_first_devices(const sim::Window& window,
                                   std::span<Compromise> partitions) const {
    const SimTime start = nation_.campaign_start(campaign_);
    if (start <= window.begin || start > window.end) {
        return;
    }
    send(stream(nation_.key(), identity_of(options_.name), Purpose::first_devices),
         static_cast<std::uint64_t>(std::llround(options_.initial_devices)), start, partitions);
}

void Recruiter::send_batches(const sim::Window& window, std::int64_t active,
                             std::span<Compromise> partitions) {
    const auto* batches = std::get_if<BatchOptions>(&options_.recruitment);
    std::int64_t held = active;
    while (next_batch_ <= window.end) {
        auto rng =
            stream(nation_.key(), identity_of(options_.name), Purpose::batch, 2 * batch_ + 1);
        const double size = std::min(static_cast<double>(sim::poisson(rng, batches->batch_mean)),
                                     batches->batch_max);
        const double missing = batches->target_size - static_cast<double>(held);
        const auto wanted = static_cast<std::uint64_t>(std::max(0.0, std::min(size, missing)));
        send(rng, wanted, next_batch_, partitions);
        held += static_cast<std::int64_t>(wanted);
        ++batch_;
        next_batch_ = arrival_after(next_batch_);
    }
}

void Recruiter::send(sim::RandomStream rng, std::uint64_t wanted, SimTime when,
                     std::span<Compromise> partitions) const {
    if (!choose_block_) {
        return;
    }
    std::vector<DeviceId> taken;
    const auto blocks = nation_.population().blocks();
    for (std::uint64_t tries = 0; taken.size() < wanted && tries < wanted * tries_per_device;
         ++tries) {
        const auto target = candidate(rng, when);
        if (!target || std::find(taken.begin(), taken.end(), target->device) != taken.end()) {
            continue;
        }
        const SlotId slot = target->device.slot();
        const auto& block = blocks[nation_.population().block_of(slot)];
        auto& partition = partitions[block.site_of(slot) % partitions.size()];
        if (!partition.is_closed(target->device)) {
            partition.schedule_recruit(*target, when);
            taken.push_back(target->device);
        }
    }
}

std::optional<Target> Recruiter::candidate(sim::RandomStream& rng, SimTime when) const {
    const auto& block = nation_.population().blocks()[blocks_[(*choose_block_)(rng)]];
    const std::uint64_t site = below(block.reachable_sites, rng);
    const std::uint64_t position = below(block.positions, rng);
    // Whatever is online in the place may be taken, in service or kept beside its successor.
    std::optional<Target> found;
    nation_.ownership(block).for_each_device(block.slot(position, site), when, when + SimSpan{1},
                                             [&](const OwnedDevice& device) {
                                                 if (!found) {
                                                     found = weak_target(block, device, when);
                                                 }
                                             });
    return found;
}

std::optional<Target> Recruiter::weak_target(const SlotBlock& block, const OwnedDevice& device,
                                             SimTime when) const {
    const auto profile = nation_.profile(block, device);
    if (!profile) {
        return std::nullopt;
    }
    std::vector<Episode> episodes;
    nation_.episodes(*profile, campaign_, episodes);
    const auto weak = std::find_if(episodes.begin(), episodes.end(), [&](const Episode& episode) {
        return episode.begin <= when && when < episode.end;
    });
    if (weak == episodes.end()) {
        return std::nullopt;
    }
    const auto& lines = nation_.options().market.product_lines;
    return Target{.device = device.id,
                  .weak_until = weak->end,
                  .retired = device.retired,
                  .stratum = static_cast<std::uint32_t>(
                      strata_.index(block.sector, block.device_class, lines[profile->line].bloc)),
                  .device_class = static_cast<std::uint16_t>(block.device_class),
                  .campaign = static_cast<std::uint8_t>(campaign_),
                  .episode = static_cast<std::uint8_t>(weak - episodes.begin()),
                  .scanned = false};
}

}  // namespace cordon::models
