#include "models/campaign/compromise.hpp"

#include "models/campaign/target_scan.hpp"
#include "models/purpose.hpp"
#include "sim/distributions.hpp"
#include "sim/event_order.hpp"

#include <algorithm>
#include <memory>

namespace cordon::models {
namespace {

/// The ordinal of a draw that belongs to a campaign: 16 bits of the campaign's identity, 24 of
/// whatever tells its draws apart.
std::uint64_t campaign_ordinal(const CampaignOptions& campaign, std::uint64_t which) {
    return (identity_of(campaign.name) & 0xFFFF) << 24 | (which & 0xFF'FFFF);
}

}  // namespace

Compromise::Compromise(const Nation& nation, std::size_t partition, std::size_t partitions)
    : nation_(nation), strata_(nation.jurisdiction()), partition_(partition),
      partitions_(partitions), levels_(nation.options().campaigns.size()),
      tally_(nation.options().campaigns.size(), strata_.size()) {}

void Compromise::find_targets(std::span<const ScanningPressure* const> pressures,
                              std::span<const std::uint64_t> reachable_slots) {
    domestic_limit_.assign(reachable_slots.begin(), reachable_slots.end());
    const auto scan = std::make_unique<TargetScan>(nation_);
    for (std::size_t campaign = 0; campaign < pressures.size(); ++campaign) {
        if (pressures[campaign] != nullptr) {
            find_targets_of(campaign, *pressures[campaign], *scan);
        }
    }
}

void Compromise::find_targets_of(std::size_t campaign, const ScanningPressure& pressure,
                                 TargetScan& scan) {
    if (nation_.campaign_start(campaign) >= nation_.options().clock.horizon) {
        return;
    }
    for (const auto& block : nation_.population().blocks()) {
        if (nation_.options().campaigns[campaign].targets[block.device_class]) {
            find_targets_in(block, campaign, pressure, scan);
        }
    }
}

void Compromise::find_targets_in(const SlotBlock& block, std::size_t campaign,
                                 const ScanningPressure& pressure, TargetScan& scan) {
    const SimTime start = nation_.campaign_start(campaign);
    const SimTime horizon = nation_.options().clock.horizon;
    const auto& lines = nation_.jurisdiction().market.product_lines;
    std::vector<Episode> episodes;
    const auto visit = [&](const DeviceProfile& profile) {
        nation_.episodes(profile, campaign, episodes);
        for (std::size_t episode = 0; episode < episodes.size(); ++episode) {
            const SimTime weak_from = std::max(episodes[episode].begin, start);
            if (weak_from >= std::min(episodes[episode].end, horizon)) {
                continue;
            }
            const std::size_t stratum =
                strata_.index(block.sector, block.device_class, lines[profile.line].bloc);
            add_target({.device = profile.device.id,
                        .weak_until = episodes[episode].end,
                        .retired = profile.device.retired,
                        .stratum = static_cast<std::uint32_t>(stratum),
                        .device_class = static_cast<std::uint16_t>(block.device_class),
                        .campaign = static_cast<std::uint8_t>(campaign),
                        .episode = static_cast<std::uint8_t>(episode),
                        .scanned = true},
                       weak_from, pressure);
        }
    };
    scan.for_each_candidate(block, campaign, partition_, partitions_, visit);
}

void Compromise::add_target(const Target& target, SimTime weak_from,
                            const ScanningPressure& pressure) {
    const SimTime until = std::min(target.weak_until, nation_.options().clock.horizon);
    Target first = target;
    const double threshold = next_threshold(first);
    // Domestic bots cannot be more than the slots within reach, so this pressure is never passed;
    // the margin covers the clock's rounding.
    const double most = pressure.probes(domestic_limit_[target.campaign], weak_from, until);
    if (threshold > most * (1 + 1e-9) + 1e-9) {
        return;
    }
    const auto index = static_cast<std::uint32_t>(targets_.size());
    targets_.push_back(target);  // its threshold is drawn again, the same, when it is armed
    schedule(weak_from, Kind::arm, index, SpellEnd::reboot);
}

double Compromise::next_threshold(Target& target) const {
    const auto& campaign = nation_.options().campaigns[target.campaign];
    const std::uint64_t which = std::uint64_t{target.episode} << 16 | target.thresholds++;
    auto rng = stream(nation_.key(), target.device.packed(), Purpose::threshold,
                      campaign_ordinal(campaign, which));
    return sim::exponential(rng);
}

std::uint64_t Compromise::tie_of(Kind kind, const Target& target) {
    return packed(sim::EventTie{.priority = static_cast<std::uint64_t>(kind),
                                .owner = target.device.packed(),
                                .purpose = target.campaign,
                                .ordinal = target.episode});
}

void Compromise::schedule(SimTime when, Kind kind, std::uint32_t target, SpellEnd cause) {
    const Target& subject = targets_[target];
    calendar_.push(
        {.key = sim::key_of(when), .tie = tie_of(kind, subject), .target = target, .cause = cause});
}

void Compromise::schedule_recruit(const Target& target, SimTime when) {
    targets_.push_back(target);
    schedule(when, Kind::recruit, static_cast<std::uint32_t>(targets_.size() - 1),
             SpellEnd::reboot);
}

SimTime Compromise::next_event(std::span<const PressureWindow> clocks) {
    SimTime first = sim::time_of(calendar_.earliest_key());
    for (std::size_t campaign = 0; campaign < clocks.size(); ++campaign) {
        const PressureWindow& clock = clocks[campaign];
        const PressureLevel level = levels_[campaign].earliest_key();
        // A level that this window's pressure does not reach is an event of a later window.
        if (clock.rise > 0 && level <= clock.level_at_end()) {
            first = std::min(first, clock.time_of(level));
        }
    }
    return first;
}

std::uint64_t Compromise::advance(const sim::Window& window,
                                  std::span<const PressureWindow> clocks) {
    for (std::size_t campaign = 0; campaign < clocks.size(); ++campaign) {
        LevelEvent due{};
        while (levels_[campaign].pop_until(clocks[campaign].level_at_end(), due)) {
            schedule(clocks[campaign].time_of(due.key), Kind::hit, due.target, SpellEnd::reboot);
        }
    }
    TimeEvent event{};
    std::uint64_t events = 0;
    for (; calendar_.pop_until(sim::key_of(window.end), event); ++events) {
        const SimTime when = sim::time_of(event.key);
        switch (static_cast<Kind>(sim::priority_of(event.tie))) {
        case Kind::spell_end:
            end_spell(event, when, clocks);
            break;
        case Kind::arm:
            arm(event.target, when, clocks);
            break;
        case Kind::hit:
        case Kind::recruit:
            hit(event.target, when);
            break;
        }
    }
    return events;
}

void Compromise::arm(std::uint32_t target, SimTime when, std::span<const PressureWindow> clocks) {
    Target& subject = targets_[target];
    if (when >= subject.weak_until) {
        return;
    }
    const PressureWindow& clock = clocks[subject.campaign];
    const double threshold = next_threshold(subject);
    const PressureLevel level =
        clock.level_at(when) + std::max<PressureLevel>(1, pressure_span(threshold));
    if (level <= clock.level_at_end()) {
        schedule(std::max(clock.time_of(level), when + SimSpan{1}), Kind::hit, target,
                 SpellEnd::reboot);
    } else {
        levels_[subject.campaign].push(
            {.key = level, .tie = tie_of(Kind::hit, subject), .target = target});
    }
}

void Compromise::hit(std::uint32_t target, SimTime when) {
    const Target& subject = targets_[target];
    if (when >= subject.weak_until) {
        return;
    }
    TouchedDevice& record = touched_.record(subject.device);
    if (record.hardened) {
        return;
    }
    if (record.holder == TouchedDevice::nobody) {
        take(target, when, record);
    } else if (subject.scanned) {
        // Another holds it. Waiting is memoryless, so a new threshold from the day it is free is
        // the same in law as carrying the pressure that goes by.
        schedule(record.held_until, Kind::arm, target, SpellEnd::reboot);
    }
}

void Compromise::take(std::uint32_t target, SimTime when, TouchedDevice& record) {
    const Target& subject = targets_[target];
    const auto& campaign = nation_.options().campaigns[subject.campaign];
    const auto& device_class =
        nation_.jurisdiction().population.device_classes[subject.device_class];
    const SpellOutcome outcome = draw_spell(
        campaign, device_class.reboots_per_year, when, subject.weak_until, subject.retired,
        stream(nation_.key(), subject.device.packed(), Purpose::spell,
               campaign_ordinal(campaign, record.spells)));
    const std::uint32_t bit = std::uint32_t{1} << subject.campaign;
    tally_.begin(subject.campaign, subject.stratum, when, (record.taken_by & bit) == 0);
    record.taken_by |= bit;
    record.holder = subject.campaign;
    record.held_since = when;
    record.held_until = outcome.end;
    ++record.spells;
    digest_.add(when.microseconds, subject.device.packed(), subject.campaign);
    schedule(outcome.end, Kind::spell_end, target, outcome.cause);
}

void Compromise::end_spell(const TimeEvent& event, SimTime when,
                           std::span<const PressureWindow> clocks) {
    const Target& subject = targets_[event.target];
    TouchedDevice& record = touched_.record(subject.device);
    CORDON_EXPECT_HOT(record.holder == subject.campaign && record.held_until == when);
    tally_.end(subject.campaign, subject.stratum, record.held_since, when);
    record.holder = TouchedDevice::nobody;
    record.hardened = event.cause == SpellEnd::hardened;
    digest_.add(when.microseconds, subject.device.packed(),
                0x100 | static_cast<std::uint64_t>(event.cause));
    const bool weak_again = event.cause == SpellEnd::reboot || event.cause == SpellEnd::cleaned;
    if (weak_again && subject.scanned) {
        arm(event.target, when, clocks);
    }
}

}  // namespace cordon::models
