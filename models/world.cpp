#include "models/world.hpp"

#include "base/contract.hpp"
#include "models/campaign/conservation.hpp"

#include <algorithm>
#include <utility>

namespace cordon::models {
namespace {

sim::AdaptiveWindowOptions window_options(const ClockOptions& clock) {
    return {days(clock.window_min_days), days(clock.window_max_days), clock.window_growth};
}

/// [jurisdiction], what its partitions say added up.
template <class Tally>
std::vector<Tally> added_up(const std::vector<Compromise>& partitions, std::size_t nations,
                            const Tally& (Compromise::*of)() const noexcept) {
    const std::size_t national = partitions.size() / nations;
    std::vector<Tally> tallies;
    for (std::size_t partition = 0; partition < partitions.size(); ++partition) {
        if (partition % national == 0) {
            tallies.push_back((partitions[partition].*of)());
        } else {
            tallies.back().add((partitions[partition].*of)());
        }
    }
    return tallies;
}

}  // namespace

World::World(const WorldOptions& options, const PolicyOptions& policy, sim::RandomKey key,
             std::size_t partitions)
    : options_(options), threats_(options, policy, key),
      nations_(nations_of(options, policy, threats_, key)),
      networks_(nations_.begin(), nations_.end()), observer_(nations_, threats_, key),
      campaigns_(nations_, key), intrusions_(nations_, key), knowledge_(observer_.stocks()),
      adaptive_(window_options(options.clock)), peaks_(options.campaigns.size(), 0),
      instants_(options.clock.observations) {
    CORDON_EXPECT(partitions >= 1);
    CORDON_EXPECT(options.campaigns.size() <= 32);
    CORDON_EXPECT(!options.clock.observations.empty());
    instants_.push_back(options.clock.horizon);
    std::sort(instants_.begin(), instants_.end());
    for (std::size_t nation = 0; nation < nations_.size(); ++nation) {
        for (std::size_t partition = 0; partition < partitions; ++partition) {
            partitions_.emplace_back(nations_[nation], networks_[nation], partition, partitions);
        }
    }
}

WorldRecord World::run(sim::Executor& executor) {
    executor_ = &executor;
    campaigns_.send_supply_chains(partitions_, executor);
    take_up();
    const sim::Window first{SimTime{}, next_edge(SimTime{}, adaptive_.length()), 0};
    open_window(first);
    record_.windows = run_windows(*this, first.end, options_.clock.horizon, executor).windows;
    for (const auto& partition : partitions_) {
        record_.digest.add(partition.digest());
    }
    record_.digest.add(intrusions_.digest());
    return std::move(record_);
}

void World::take_up() {
    // The instant 0 alone, as a window in which the clocks stand still.
    const sim::Window opening{SimTime{} - SimSpan{1}, SimTime{}, 0};
    campaigns_.open(opening, SimSpan{}, partitions_, *executor_);
    executor_->for_each_index(partitions_.size(),
                              [&](std::size_t partition) { advance(partition, opening); });
    campaigns_.close(opening, partitions_);
    Conservation::check(campaigns_, partitions_, opening.end);
    peaks_ = in_contact_by_kind();
    reckon(SimTime{});
    observe(SimTime{});
}

SimTime World::next_event(std::size_t partition) {
    return partitions_[partition].next_event(conditions_of(partition));
}

std::uint64_t World::advance(std::size_t partition, const sim::Window& window) {
    return partitions_[partition].advance(window, conditions_of(partition));
}

SimTime World::close(const sim::Window& window) {
    const auto bots_before = campaigns_.bots(window.begin);
    last_length_ = window.end - window.begin;
    campaigns_.close(window, partitions_);
    Conservation::check(campaigns_, partitions_, window.end);
    keep_peaks();
    reckon(window.end);
    const bool is_observed = std::binary_search(options_.clock.observations.begin(),
                                                options_.clock.observations.end(), window.end);
    // Small windows are for worms; intrusions need no more than a day's resolution.
    if (is_observed || window.end >= intrusions_.time() + days(1)) {
        intrude_until(window.end);
    }
    if (is_observed) {
        observe(window.end);
    }
    const SimSpan length = adaptive_.choose(last_length_, campaigns_.bots(window.end), bots_before);
    SimTime edge = next_edge(window.end, length);
    if (edge == window.end + days(options_.clock.window_max_days)) {
        edge = std::max(edge, end_of_dormancy(window.end));
    }
    const sim::Window next{window.end, edge, window.index + 1};
    open_window(next);
    return next.end;
}

void World::observe(SimTime time) {
    auto seen = observer_.observe(time, tallies(), peaks_);
    const auto sites = added_up(partitions_, nations_.size(), &Compromise::sites);
    for (std::size_t jurisdiction = 0; jurisdiction < nations_.size(); ++jurisdiction) {
        seen.jurisdictions[jurisdiction].intrusions = intrusions_.totals(jurisdiction);
        seen.jurisdictions[jurisdiction].sites = site_totals(sites[jurisdiction], time);
    }
    seen.campaigns.assign(options_.campaigns.size() * campaign_states, 0);
    for (const auto& campaign : campaigns_.all()) {
        ++seen.campaigns[campaign.plan().kind * campaign_states +
                         static_cast<std::size_t>(campaign.state())];
    }
    record_.observations.push_back(std::move(seen));
    peaks_ = in_contact_by_kind();
}

void World::intrude_until(SimTime time) {
    HeldTime held(nations_);
    for (std::size_t partition = 0; partition < partitions_.size(); ++partition) {
        held.add(partition / (partitions_.size() / nations_.size()), partitions_[partition].tally(),
                 time);
    }
    intrusions_.advance(time, held, knowledge_.uplift());
}

void World::reckon(SimTime edge) {
    if (knowledge_.next_reckoning() <= edge) {
        knowledge_.reckon(edge, tallies());
    }
}

void World::keep_peaks() {
    const auto now = in_contact_by_kind();
    for (std::size_t kind = 0; kind < now.size(); ++kind) {
        peaks_[kind] = std::max(peaks_[kind], now[kind]);
    }
}

SimTime World::next_instant(SimTime now) const {
    const auto instant = std::upper_bound(instants_.begin(), instants_.end(), now);
    const SimTime date = campaigns_.next_date(now);
    return instant == instants_.end() ? date : std::min(*instant, date);
}

SimTime World::next_edge(SimTime now, SimSpan longest) const {
    SimTime edge = now + longest;
    const double growth = campaigns_.foreign_growth_per_day(now);
    if (growth > 0) {
        const double length =
            std::clamp(options_.clock.window_growth / growth, options_.clock.window_min_days,
                       options_.clock.window_max_days);
        edge = std::min(edge, now + days(length));
    }
    return std::min(edge, next_instant(now));
}

/// The end of the last whole window of the longest length, from `now` on, before anybody is held,
/// scans or recruits: nothing in those windows depends on their edges, so they pass as one
/// (MODEL 5.4). The edges that remain are where they would be, so results are the same bytes.
SimTime World::end_of_dormancy(SimTime now) const {
    const SimTime instant = next_instant(now);
    if (instant == never) {
        return now;
    }
    SimTime until = instant;
    for (std::size_t partition = 0; partition < partitions_.size(); ++partition) {
        if (partitions_[partition].holds_anybody()) {
            return now;
        }
    }
    until = std::min(until, campaigns_.next_batch());
    const std::int64_t longest = days(options_.clock.window_max_days).microseconds;
    const std::int64_t windows = (until - now - SimSpan{1}).microseconds / longest;
    const SimTime end = now + SimSpan{windows * longest};
    return campaigns_.are_dormant(now, end) ? end : now;
}

void World::open_window(const sim::Window& window) {
    campaigns_.open(window, last_length_, partitions_, *executor_);
}

std::vector<std::int64_t> World::in_contact_by_kind() const {
    std::vector<std::int64_t> held(options_.campaigns.size(), 0);
    for (std::size_t campaign = 0; campaign < threats_.campaigns().size(); ++campaign) {
        held[threats_.campaigns()[campaign].kind] += campaigns_.in_contact()[campaign];
    }
    return held;
}

std::vector<SpellTally> World::tallies() const {
    return added_up(partitions_, nations_.size(), &Compromise::tally);
}

}  // namespace cordon::models
