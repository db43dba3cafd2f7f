#include "models/campaign/recruiter.hpp"

#include "models/campaign/weak_target.hpp"
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

}  // namespace

Recruiter::Recruiter(const Nations& nations, std::size_t campaign, sim::RandomKey key)
    : plan_(nations.front().threats().campaigns()[campaign]), campaign_(campaign),
      jurisdictions_(nations.size()),
      device_classes_(nations.front().jurisdiction().population.device_classes.size()), key_(key) {
    for (std::size_t jurisdiction = 0; jurisdiction < nations.size(); ++jurisdiction) {
        for (const auto& block : nations[jurisdiction].population().blocks()) {
            if (plan_.options.targets[block.device_class]) {
                add_reach(jurisdiction, nations[jurisdiction], block);
            }
        }
    }
    next_batch_ = arrival_after(plan_.start());
}

void Recruiter::add_reach(std::size_t jurisdiction, const Nation& nation, const SlotBlock& block) {
    const auto add = [&](std::uint64_t first, std::uint64_t sites, double factor) {
        const double weight = factor * static_cast<double>(sites * block.positions);
        if (weight > 0) {
            reach_.push_back({&nation, jurisdiction, &block, first, sites, weight});
        }
    };
    add(0, block.reachable_sites, 1);
    add(block.reachable_sites, block.proxied_sites - block.reachable_sites,
        plan_.options.proxied_pressure);
}

void Recruiter::aim(const Targeting& targeting) {
    std::vector<double> weights;
    for (const auto& reach : reach_) {
        const std::size_t cell = reach.jurisdiction * device_classes_ + reach.block->device_class;
        weights.push_back(reach.weight * targeting.factor(cell));
    }
    if (!weights.empty()) {
        choose_.emplace(weights);
    }
}

SimTime Recruiter::arrival_after(SimTime previous) const {
    const auto* batches = std::get_if<BatchOptions>(&plan_.options.recruitment);
    if (batches == nullptr || batches->batches_per_year <= 0) {
        return never;
    }
    auto rng = stream(key_, plan_.identity, Purpose::batch, 2 * batch_);
    return previous +
           years(std::min(longest_years, sim::exponential(rng) / batches->batches_per_year));
}

std::uint64_t Recruiter::first_devices() const {
    double devices = plan_.options.initial_devices;
    if (plan_.in_flight) {
        // Scanning finds what a campaign in flight holds among its targets; batches have brought
        // what they bring in the time, as far as it was wanted.
        const auto* batches = std::get_if<BatchOptions>(&plan_.options.recruitment);
        devices = batches == nullptr
                      ? 0
                      : std::min(batches->target_size,
                                 devices + batches->batches_per_year * batches->batch_mean *
                                               in_years(SimTime{} - plan_.recruits_from));
    }
    return static_cast<std::uint64_t>(std::llround(devices));
}

void Recruiter::send_first_devices(const sim::Window& window,
                                   std::span<Compromise> partitions) const {
    const SimTime start = plan_.start();
    if (start <= window.begin || start > window.end) {
        return;
    }
    send(stream(key_, plan_.identity, Purpose::first_devices), first_devices(), start, partitions);
}

void Recruiter::send_batches(const sim::Window& window, std::int64_t held,
                             std::span<Compromise> partitions) {
    const auto* batches = std::get_if<BatchOptions>(&plan_.options.recruitment);
    while (next_batch_ <= window.end) {
        auto rng = stream(key_, plan_.identity, Purpose::batch, 2 * batch_ + 1);
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

void Recruiter::skip_batches(SimTime time) {
    while (next_batch_ <= time) {
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
    const std::uint64_t site = from.first_site + sim::below(rng, from.sites);
    const std::uint64_t position = sim::below(rng, from.block->positions);
    const auto target =
        target_at(*from.nation, *from.block, from.block->slot(position, site), campaign_, when);
    return target ? std::optional(Candidate{&from, *target}) : std::nullopt;
}

}  // namespace cordon::models
