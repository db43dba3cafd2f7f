#include "models/campaign/recruiter.hpp"

#include "models/purpose.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace cordon::models {
namespace {

// A rate may be so low that the next batch lies beyond the clock.
constexpr double longest_years = 1e4;

// Assumed: an operator gives up on a batch after trying so many exposed places per device wanted.
constexpr std::uint64_t tries_per_device = 400;

/// A uniform integer below n from one draw; the bias is below n 2^-64.
std::uint64_t below(std::uint64_t n, sim::RandomStream& rng) {
    __extension__ using Wide = unsigned __int128;
    return static_cast<std::uint64_t>(static_cast<Wide>(rng.bits()) * n >> 64);
}

}  // namespace

Recruiter::Recruiter(const Nations& nations, std::size_t campaign, sim::RandomKey key)
    : options_(nations.front().options().campaigns[campaign]), campaign_(campaign),
      jurisdictions_(nations.size()), key_(key), start_(nations.front().campaign_start(campaign)) {
    std::vector<double> weights;
    for (std::size_t jurisdiction = 0; jurisdiction < nations.size(); ++jurisdiction) {
        for (const auto& block : nations[jurisdiction].population().blocks()) {
            const std::uint64_t slots = block.reachable_sites * block.positions;
            if (slots > 0 && options_.targets[block.device_class]) {
                reach_.push_back({&nations[jurisdiction], jurisdiction, &block});
                weights.push_back(static_cast<double>(slots));
            }
        }
    }
    if (!reach_.empty()) {
        choose_.emplace(weights);
    }
    next_batch_ = arrival_after(start_);
}

SimTime Recruiter::arrival_after(SimTime previous) {
    const auto* batches = std::get_if<BatchOptions>(&options_.recruitment);
    if (batches == nullptr || batches->batches_per_year <= 0) {
        return never;
    }
    auto rng = stream(key_, identity_of(options_.name), Purpose::batch, 2 * batch_);
    return previous +
           years(std::min(longest_years, sim::exponential(rng) / batches->batches_per_year));
}

void Recruiter::send_first_devices(const sim::Window& window,
                                   std::span<Compromise> partitions) const {
    if (start_ <= window.begin || start_ > window.end) {
        return;
    }
    send(stream(key_, identity_of(options_.name), Purpose::first_devices),
         static_cast<std::uint64_t>(std::llround(options_.initial_devices)), start_, partitions);
}

void Recruiter::send_batches(const sim::Window& window, std::int64_t active,
                             std::span<Compromise> partitions) {
    const auto* batches = std::get_if<BatchOptions>(&options_.recruitment);
    std::int64_t held = active;
    while (next_batch_ <= window.end) {
        auto rng = stream(key_, identity_of(options_.name), Purpose::batch, 2 * batch_ + 1);
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
    if (!choose_) {
        return;
    }
    const std::size_t national = partitions.size() / jurisdictions_;
    // Devices are numbered by nation, so a device is known together with its partition.
    std::vector<std::pair<const Compromise*, DeviceId>> taken;
    for (std::uint64_t tries = 0; taken.size() < wanted && tries < wanted * tries_per_device;
         ++tries) {
        const auto found = candidate(rng, when);
        if (!found) {
            continue;
        }
        const auto& [from, target] = *found;
        const std::size_t partition = from->block->site_of(target.device.slot()) % national;
        Compromise& holder = partitions[from->jurisdiction * national + partition];
        const std::pair<const Compromise*, DeviceId> device{&holder, target.device};
        if (!holder.is_closed(target.device) &&
            std::find(taken.begin(), taken.end(), device) == taken.end()) {
            holder.schedule_recruit(target, when);
            taken.push_back(device);
        }
    }
}

std::optional<Recruiter::Candidate> Recruiter::candidate(sim::RandomStream& rng,
                                                         SimTime when) const {
    const Reach& from = reach_[(*choose_)(rng)];
    const SlotBlock& block = *from.block;
    const std::uint64_t site = below(block.reachable_sites, rng);
    const std::uint64_t position = below(block.positions, rng);
    // Whatever is online in the place may be taken, in service or kept beside its successor.
    std::optional<Candidate> found;
    from.nation->ownership(block).for_each_device(
        block.slot(position, site), when, when + SimSpan{1}, [&](const OwnedDevice& device) {
            if (const auto target = found ? std::nullopt : weak_target(from, device, when)) {
                found = {&from, *target};
            }
        });
    return found;
}

std::optional<Target> Recruiter::weak_target(const Reach& reach, const OwnedDevice& device,
                                             SimTime when) const {
    const Nation& nation = *reach.nation;
    const SlotBlock& block = *reach.block;
    const auto profile = nation.profile(block, device);
    if (!profile) {
        return std::nullopt;
    }
    std::vector<Episode> episodes;
    nation.episodes(*profile, campaign_, episodes);
    const auto weak = std::find_if(episodes.begin(), episodes.end(), [&](const Episode& episode) {
        return episode.begin <= when && when < episode.end;
    });
    if (weak == episodes.end()) {
        return std::nullopt;
    }
    const auto& options = nation.jurisdiction();
    const Strata strata(options);
    const std::size_t bloc = options.market.product_lines[profile->line].bloc;
    return Target{
        .device = device.id,
        .weak_until = weak->end,
        .retired = device.retired,
        .stratum = static_cast<std::uint32_t>(strata.index(block.sector, block.device_class, bloc)),
        .device_class = static_cast<std::uint16_t>(block.device_class),
        .campaign = static_cast<std::uint8_t>(campaign_),
        .episode = static_cast<std::uint8_t>(weak - episodes.begin()),
        .scanned = false};
}

}  // namespace cordon::models
