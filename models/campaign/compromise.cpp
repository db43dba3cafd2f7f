#include "models/campaign/compromise.hpp"

#include "models/campaign/first_hit.hpp"
#include "sim/distributions.hpp"
#include "sim/event_order.hpp"

#include <algorithm>

namespace cordon::models {
namespace {

/// Which of a device's hits: each comes at a time of its own, to the microsecond.
std::uint64_t of_time(SimTime when) {
    const auto bits = static_cast<std::uint64_t>(when.microseconds);
    return bits ^ bits >> 24 ^ bits >> 48;
}

/// A number of probes as a level above another, beyond any that a clock reaches if need be.
PressureLevel level_of(double probes) {
    constexpr double probes_max = 0x1p22;
    return std::max<PressureLevel>(1, pressure_span(std::min(probes_max, probes)));
}

}  // namespace

Compromise::Compromise(const Nation& nation, const LocalNetworks& networks, std::size_t partition,
                       std::size_t partitions)
    : nation_(nation), networks_(networks), strata_(nation.jurisdiction()), partition_(partition),
      partitions_(partitions), levels_(nation.threats().campaigns().size() *
                                       nation.jurisdiction().population.device_classes.size()),
      lost_(nation.threats().campaigns().size()),
      in_contact_(nation.threats().campaigns().size(), 0),
      tally_(nation.options().campaigns.size(), strata_.size()), sites_(nation, networks),
      ledger_(nation.threats().campaigns().size()) {}

std::uint32_t Compromise::add(const Target& target) {
    targets_.push_back(target);
    return static_cast<std::uint32_t>(targets_.size() - 1);
}

void Compromise::add_scanned(const Target& target, double first_hit) {
    push_level(add(target), level_of(first_hit));
}

void Compromise::push_level(std::uint32_t target, PressureLevel level) {
    const Target& subject = targets_[target];
    const std::size_t device_classes = nation_.jurisdiction().population.device_classes.size();
    levels_[subject.campaign * device_classes + subject.device_class].push(
        {.key = level,
         .tie = tie_of(Kind::hit, subject),
         .target = target,
         .stamp = subject.thresholds});
}

void Compromise::schedule_recruit(const Target& target, SimTime when) {
    schedule(when, Kind::recruit, add(target), 0);
}

std::uint64_t Compromise::tie_of(Kind kind, const Target& target) {
    // A campaign has 8 bits, an episode what is left of the 13 that tell a device's events apart.
    return packed(sim::EventTie{.priority = static_cast<std::uint64_t>(kind),
                                .owner = target.device.packed(),
                                .purpose = target.campaign % 32U,
                                .ordinal = target.campaign / 32U << 5 | target.episode % 32U});
}

void Compromise::schedule(SimTime when, Kind kind, std::uint32_t target, std::uint32_t stamp,
                          std::uint16_t detail) {
    calendar_.push({.key = sim::key_of(when),
                    .tie = tie_of(kind, targets_[target]),
                    .target = target,
                    .stamp = static_cast<std::uint16_t>(stamp),
                    .detail = detail});
}

sim::RandomStream Compromise::draws(const Target& target, Purpose purpose,
                                    std::uint64_t which) const {
    const std::uint64_t campaign = nation_.threats().campaigns()[target.campaign].identity;
    return stream(nation_.key(), target.device.packed(), purpose,
                  FirstHit::ordinal(campaign) | (which & 0xFF'FFFF));
}

SimTime Compromise::next_event(const Conditions& conditions) {
    SimTime first = sim::time_of(calendar_.earliest_key());
    for (std::size_t channel = 0; channel < levels_.size(); ++channel) {
        const PressureWindow& clock = conditions.clocks[channel];
        if (clock.rise == 0 || levels_[channel].empty()) {
            continue;
        }
        const PressureLevel level = levels_[channel].earliest_key();
        // A level that this window's pressure does not reach is an event of a later window.
        if (level <= clock.level_at_end()) {
            first = std::min(first, clock.time_of(level));
        }
    }
    return first;
}

std::uint64_t Compromise::advance(const sim::Window& window, const Conditions& conditions) {
    for (std::size_t channel = 0; channel < levels_.size(); ++channel) {
        const PressureWindow& clock = conditions.clocks[channel];
        LevelEvent due{};
        while (clock.rise > 0 && levels_[channel].pop_until(clock.level_at_end(), due)) {
            calendar_.push({.key = sim::key_of(clock.time_of(due.key)),
                            .tie = due.tie,
                            .target = due.target,
                            .stamp = due.stamp,
                            .detail = 0});
        }
    }
    TimeEvent event{};
    std::uint64_t events = 0;
    for (; calendar_.pop_until(sim::key_of(window.end), event); ++events) {
        fetch_ahead();
        handle(event, conditions);
    }
    return events;
}

void Compromise::fetch_ahead() const {
    // As many events as a device's records take to come from memory.
    constexpr std::size_t to_target = 8;
    constexpr std::size_t to_record = 4;
    if (const TimeEvent* const event = calendar_.upcoming(to_target)) {
        __builtin_prefetch(&targets_[event->target]);
    }
    if (const TimeEvent* const event = calendar_.upcoming(to_record)) {
        const std::uint32_t record = targets_[event->target].record;
        if (record != Target::none) {
            touched_.fetch(record);
        }
    }
}

void Compromise::handle(const TimeEvent& event, const Conditions& conditions) {
    const SimTime when = sim::time_of(event.key);
    const Target& target = targets_[event.target];
    const auto kind = static_cast<Kind>(sim::priority_of(event.tie));
    if (kind == Kind::arm) {
        arm(event.target, when, 1, conditions);
    } else if (kind == Kind::recruit) {
        hit(event.target, when, conditions);
    } else if (kind == Kind::hit) {
        if (event.stamp == target.thresholds) {
            hit(event.target, when, conditions);
        }
    } else {
        const TouchedDevice& record = touched_[target.record];
        if (!record.is_held() || event.stamp != static_cast<std::uint16_t>(record.spells)) {
            return;
        }
        if (kind == Kind::end) {
            end_spell(target.record, static_cast<SpellEnd>(event.detail), when, conditions);
        } else if (kind == Kind::found) {
            find(event, when, conditions);
        } else if (kind == Kind::cycle) {
            cycle(event, when, conditions);
        } else {
            contact(event, when, conditions);
        }
    }
}

PressureLevel Compromise::next_hit(Target& target, PressureLevel now, double share) const {
    const double factor =
        share * (target.reach == Reach::proxied ? options_of(target).proxied_pressure : 1);
    ++target.thresholds;
    auto rng =
        draws(target, Purpose::threshold, std::uint64_t{target.episode} << 16 | target.thresholds);
    return now + level_of(sim::exponential(rng) / factor);
}

void Compromise::arm(std::uint32_t target, SimTime when, double share,
                     const Conditions& conditions) {
    Target& subject = targets_[target];
    if (subject.reach == Reach::picked) {
        return;
    }
    if (when >= subject.weak_until) {
        // What an owner did may have cut an episode in two.
        if (subject.record == Target::none || touched_[subject.record].mended == 0 ||
            !confirm(target, when)) {
            return;
        }
    }
    subject.contests = share < 1;
    const PressureWindow& clock = conditions.clock(subject.campaign, subject.device_class);
    const PressureLevel level = next_hit(subject, clock.level_at(when), share);
    if (level <= clock.level_at_end()) {
        schedule(std::max(clock.time_of(level), when + SimSpan{1}), Kind::hit, target,
                 subject.thresholds);
    } else {
        push_level(target, level);
    }
}

void Compromise::hit(std::uint32_t target, SimTime when, const Conditions& conditions) {
    Target& subject = targets_[target];
    if (when >= subject.weak_until || conditions.commands[subject.campaign] == 0) {
        return;
    }
    if (when < subject.weak_from) {
        // It came too early, so the next is an exponential away once the device is weak.
        schedule(subject.weak_from, Kind::arm, target, 0);
        return;
    }
    if (subject.record == Target::none) {
        subject.record = touched_.place_of(subject.device);
    }
    const TouchedDevice& record = touched_[subject.record];
    const bool is_known = subject.changes == changes_of(subject);
    if (record.safe || (!is_known && !confirm(target, when))) {
        return;
    }
    if (record.is_held()) {
        meet_rival(target, when, conditions);
    } else {
        take(target, when, conditions);
    }
}

double Compromise::eviction_share(const Target& by, const Target& holder) const {
    const auto& shares = options_of(by).evictions;
    return shares.empty() || by.campaign == holder.campaign ? 0 : shares[kind_of(holder)];
}

void Compromise::meet_rival(std::uint32_t target, SimTime when, const Conditions& conditions) {
    const Target subject = targets_[target];
    TouchedDevice& record = touched_[subject.record];
    const std::uint32_t holder = record.holding;
    if (subject.campaign == targets_[holder].campaign && !record.in_contact) {
        record.cut_off = false;
        set_contact(record, true, when, conditions);
    }
    const double share = eviction_share(subject, targets_[holder]);
    const bool evicts =
        subject.contests ||
        (share > 0 && draws(subject, Purpose::eviction, of_time(when)).uniform() < share);
    if (!evicts) {
        wait(target, when, conditions);
        return;
    }
    leave(record, SpellEnd::evicted, when, conditions);
    take(target, when, conditions);
    // Those who waited for the loser, and the loser, face another holder now.
    std::uint32_t next = std::exchange(record.waiting, Target::none);
    wait(holder, when, conditions);
    while (next != Target::none) {
        const std::uint32_t waiting = std::exchange(next, targets_[next].next);
        targets_[waiting].waits = false;
        if (waiting != target) {
            wait(waiting, when, conditions);
        }
    }
}

void Compromise::wait(std::uint32_t target, SimTime when, const Conditions& conditions) {
    Target& subject = targets_[target];
    if (subject.reach == Reach::picked) {
        return;
    }
    TouchedDevice& record = touched_[subject.record];
    // A weakness that comes back has set the clock of one who waits already.
    if (!subject.waits) {
        subject.waits = true;
        subject.next = std::exchange(record.waiting, target);
    }
    const double share = eviction_share(subject, targets_[record.holding]);
    if (share > 0) {
        arm(target, when, share, conditions);
    } else {
        subject.contests = false;
        ++subject.thresholds;  // whatever clock runs for it is void
    }
}

void Compromise::release(TouchedDevice& record, SimTime when, const Conditions& conditions) {
    std::uint32_t next = std::exchange(record.waiting, Target::none);
    while (next != Target::none && !record.safe) {
        const std::uint32_t waiting = std::exchange(next, targets_[next].next);
        targets_[waiting].waits = false;
        // Waiting is memoryless: a new threshold from the day the device is free is the same in law
        // as carrying over what was left of the old one.
        arm(waiting, when, 1, conditions);
    }
}

}  // namespace cordon::models
