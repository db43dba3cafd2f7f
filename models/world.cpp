#include "models/world.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace cordon::models {
namespace {

sim::AdaptiveWindowOptions window_options(const ClockOptions& clock) {
    return {days(clock.window_min_days), days(clock.window_max_days), clock.window_growth};
}

std::vector<std::uint64_t> reachable_slots(const Nations& nations) {
    std::vector<std::uint64_t> slots(nations.front().options().campaigns.size(), 0);
    for (std::size_t campaign = 0; campaign < slots.size(); ++campaign) {
        for (const auto& nation : nations) {
            slots[campaign] += nation.reachable_slots(campaign);
        }
    }
    return slots;
}

}  // namespace

World::World(const WorldOptions& options, const PolicyOptions& policy, sim::RandomKey key,
             std::size_t partitions)
    : options_(options), threats_(options, policy, key),
      nations_(nations_of(options, policy, threats_, key)),
      reachable_slots_(reachable_slots(nations_)), observer_(nations_, threats_, key),
      adaptive_(window_options(options.clock)), held_(options.campaigns.size(), 0),
      held_before_(options.campaigns.size(), 0), peaks_(options.campaigns.size(), 0),
      instants_(options.clock.observations) {
    CORDON_EXPECT(partitions >= 1);
    CORDON_EXPECT(options.campaigns.size() <= 32);
    CORDON_EXPECT(!options.clock.observations.empty());
    for (std::size_t campaign = 0; campaign < options.campaigns.size(); ++campaign) {
        const SimTime start = nations_.front().campaign_start(campaign);
        instants_.push_back(start);
        const auto* scanning =
            std::get_if<ScanningOptions>(&options.campaigns[campaign].recruitment);
        // A campaign that was running before has a phase: its foreign bots began then.
        const SimTime began = SimTime{} + years(options.campaigns[campaign].emerges_years);
        pressures_.push_back(
            scanning == nullptr ? std::nullopt : std::optional(ScanningPressure(*scanning, began)));
        recruiters_.emplace_back(nations_, campaign, key);
    }
    instants_.push_back(options.clock.horizon);
    std::sort(instants_.begin(), instants_.end());
    for (const auto& nation : nations_) {
        for (std::size_t partition = 0; partition < partitions; ++partition) {
            partitions_.emplace_back(nation, partition, partitions);
        }
    }
}

WorldRecord World::run(sim::Executor& executor) {
    std::vector<const ScanningPressure*> pressures;
    for (const auto& pressure : pressures_) {
        pressures.push_back(pressure ? &*pressure : nullptr);
    }
    executor.for_each_index(partitions_.size(), [&](std::size_t partition) {
        partitions_[partition].find_targets(pressures, reachable_slots_);
    });
    take_up(executor);
    const sim::Window first{SimTime{}, next_edge(SimTime{}, adaptive_.length()), 0};
    open_window(first);
    record_.windows = run_windows(*this, first.end, options_.clock.horizon, executor).windows;
    for (const auto& partition : partitions_) {
        record_.digest.add(partition.digest());
    }
    return std::move(record_);
}

void World::take_up(sim::Executor& executor) {
    // The instant 0 alone, as a window in which the clocks stand still.
    const sim::Window opening{SimTime{} - SimSpan{1}, SimTime{}, 0};
    clocks_.assign(options_.campaigns.size(), PressureWindow{opening.begin, opening.end});
    for (const auto& recruiter : recruiters_) {
        recruiter.send_first_devices(opening, partitions_);
    }
    executor.for_each_index(partitions_.size(),
                            [&](std::size_t partition) { advance(partition, opening); });
    held_ = held_before_ = peaks_ = held_by_all();
    observe(SimTime{});
}

SimTime World::next_event(std::size_t partition) {
    return partitions_[partition].next_event(clocks_);
}

std::uint64_t World::advance(std::size_t partition, const sim::Window& window) {
    return partitions_[partition].advance(window, clocks_);
}

SimTime World::close(const sim::Window& window) {
    const auto bots_before = bots(window.begin);
    last_length_ = window.end - window.begin;
    held_before_ = std::exchange(held_, held_by_all());
    for (std::size_t campaign = 0; campaign < held_.size(); ++campaign) {
        peaks_[campaign] = std::max(peaks_[campaign], held_[campaign]);
    }
    if (std::binary_search(options_.clock.observations.begin(), options_.clock.observations.end(),
                           window.end)) {
        observe(window.end);
    }
    const SimSpan length = adaptive_.choose(last_length_, bots(window.end), bots_before);
    SimTime edge = next_edge(window.end, length);
    if (edge == window.end + days(options_.clock.window_max_days)) {
        edge = std::max(edge, end_of_dormancy(window.end));
    }
    const sim::Window next{window.end, edge, window.index + 1};
    open_window(next);
    return next.end;
}

void World::observe(SimTime time) {
    record_.observations.push_back(observer_.observe(time, tallies(), peaks_));
    peaks_ = held_;
}

std::vector<std::uint64_t> World::bots(SimTime time) const {
    std::vector<std::uint64_t> counts(held_.size(), 0);
    for (std::size_t campaign = 0; campaign < counts.size(); ++campaign) {
        if (pressures_[campaign]) {
            const double foreign = pressures_[campaign]->foreign_bots().at(time);
            counts[campaign] = static_cast<std::uint64_t>(std::llround(foreign)) +
                               static_cast<std::uint64_t>(held_[campaign]);
        }
    }
    return counts;
}

SimTime World::next_edge(SimTime now, SimSpan longest) const {
    SimTime edge = now + longest;
    for (const auto& pressure : pressures_) {
        const double growth = pressure ? pressure->foreign_bots().growth_per_day(now) : 0;
        if (growth > 0) {
            const double length =
                std::clamp(options_.clock.window_growth / growth, options_.clock.window_min_days,
                           options_.clock.window_max_days);
            edge = std::min(edge, now + days(length));
        }
    }
    const auto instant = std::upper_bound(instants_.begin(), instants_.end(), now);
    return instant == instants_.end() ? edge : std::min(edge, *instant);
}

/// The end of the last whole window of the longest length, from `now` on, before anybody is held,
/// scans or recruits: nothing in those windows depends on their edges, so they pass as one
/// (MODEL 5.4). The edges that remain are where they would be, so results are the same bytes.
SimTime World::end_of_dormancy(SimTime now) const {
    const auto instant = std::upper_bound(instants_.begin(), instants_.end(), now);
    if (instant == instants_.end() ||
        std::any_of(held_.begin(), held_.end(), [](std::int64_t held) { return held > 0; })) {
        return now;
    }
    SimTime until = *instant;
    for (const auto& recruiter : recruiters_) {
        until = std::min(until, recruiter.next_batch());
    }
    const std::int64_t longest = days(options_.clock.window_max_days).microseconds;
    const std::int64_t windows = (until - now - SimSpan{1}).microseconds / longest;
    const SimTime end = now + SimSpan{windows * longest};
    for (std::size_t campaign = 0; campaign < pressures_.size(); ++campaign) {
        if (pressures_[campaign] && nations_.front().campaign_start(campaign) <= now &&
            pressure_span(pressures_[campaign]->probes(0, now, end)) > 0) {
            return now;
        }
    }
    return end;
}

void World::open_window(const sim::Window& window) {
    for (std::size_t campaign = 0; campaign < clocks_.size(); ++campaign) {
        auto& clock = clocks_[campaign];
        clock.level_at_begin = clock.level_at_end();
        clock.begin = window.begin;
        clock.end = window.end;
        clock.rise = 0;
        if (pressures_[campaign]) {
            const auto held = static_cast<std::uint64_t>(held_[campaign]);
            const double predicted =
                last_length_.microseconds == 0
                    ? static_cast<double>(held)
                    : sim::predicted_count(held, static_cast<std::uint64_t>(held_before_[campaign]),
                                           last_length_, window.end - window.begin);
            // More than the slots within reach cannot scan, whatever the straight line says.
            const double domestic =
                std::min(predicted, static_cast<double>(reachable_slots_[campaign]));
            const bool running = nations_.front().campaign_start(campaign) <= window.begin;
            clock.rise = running ? pressure_span(pressures_[campaign]->probes(
                                       domestic, window.begin, window.end))
                                 : 0;
        }
        recruiters_[campaign].send_first_devices(window, partitions_);
        recruiters_[campaign].send_batches(window, held_[campaign], partitions_);
    }
}

std::vector<std::int64_t> World::held_by_all() const {
    std::vector<std::int64_t> held(options_.campaigns.size(), 0);
    for (const auto& partition : partitions_) {
        for (std::size_t campaign = 0; campaign < held.size(); ++campaign) {
            held[campaign] += partition.tally().active(campaign);
        }
    }
    return held;
}

std::vector<SpellTally> World::tallies() const {
    const std::size_t national = partitions_.size() / nations_.size();
    std::vector<SpellTally> tallies;
    for (std::size_t partition = 0; partition < partitions_.size(); ++partition) {
        if (partition % national == 0) {
            tallies.push_back(partitions_[partition].tally());
        } else {
            tallies.back().add(partitions_[partition].tally());
        }
    }
    return tallies;
}

}  // namespace cordon::models
