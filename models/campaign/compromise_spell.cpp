// What happens to a device from the moment a campaign takes it until it loses it.

#include "models/campaign/compromise.hpp"
#include "models/campaign/weak_target.hpp"
#include "sim/distributions.hpp"

#include <algorithm>

namespace cordon::models {
namespace {

/// Which draw of a spell: its number among the device's spells, and of several, which.
std::uint64_t of_spell(const TouchedDevice& record, std::uint64_t ordinal) {
    return std::uint64_t{record.spells & 0xFFF} << 12 | (ordinal & 0xFFF);
}

}  // namespace

void Compromise::take(std::uint32_t target, SimTime when, const Conditions& conditions) {
    const Target subject = targets_[target];
    TouchedDevice& record = touched_[subject.record];
    const auto& options = options_of(subject);
    const auto& device_class =
        nation_.jurisdiction().population.device_classes[subject.device_class];
    ++record.spells;
    auto rng = draws(subject, Purpose::spell, record.spells);
    const SpellOutcome outcome =
        draw_spell(options.implant, device_class.reboots_per_year, when, subject.weak_until,
                   subject.retired, sim::exponential(rng));
    const std::uint32_t bit = std::uint32_t{1} << kind_of(subject);
    SpellCounts& counts = counts_of(subject);
    counts.held.begin(when);
    sites_.begin(kind_of(subject), subject.device.slot(), when);
    ++counts.spells;
    counts.ever += (record.taken_by & bit) == 0 ? 1 : 0;
    record.taken_by |= bit;
    record.holding = target;
    ++held_;
    ledger_.begin(subject.campaign, when);
    record.held_since = when;
    record.held_until = outcome.end;
    record.cut_off = false;
    set_contact(record, true, when, conditions);
    digest_.add(when.microseconds, subject.device.packed(), subject.campaign);
    schedule(outcome.end, Kind::end, target, record.spells,
             static_cast<std::uint16_t>(outcome.cause));
    watch(target, when, Finder::owner, 0);
    if (conditions.disclosed[subject.campaign] != 0) {
        watch(target, when, Finder::network, 0);
    }
    if (options.implant == Implant::staged) {
        schedule_in_spell(target, Kind::cycle, Purpose::stage, when, device_class.reboots_per_year,
                          0);
    }
    if (options.lan_contacts_per_year > 0) {
        meet_neighbours(target, when);
    }
}

void Compromise::watch(std::uint32_t target, SimTime when, Finder finder, std::uint64_t ordinal) {
    const Target& subject = targets_[target];
    const TouchedDevice& record = touched_[subject.record];
    const auto& options = options_of(subject);
    const bool by_owner = finder == Finder::owner;
    const double rate =
        by_owner ? options.notices_per_year : nation_.jurisdiction().notification.finds_per_year;
    if (rate <= 0) {
        return;
    }
    if (!by_owner) {
        auto rng = draws(subject, Purpose::spell, record.spells);
        rng.bits();  // the first is the reboot's
        if (rng.uniform() >= options.visible) {
            return;
        }
    }
    const auto detail = static_cast<std::uint16_t>(ordinal << 1 | (by_owner ? 0U : 1U));
    auto rng = draws(subject, Purpose::found, of_spell(record, detail));
    const double wait = sim::exponential(rng);
    const SimTime found = by_owner ? first_event(when, rate, wait)
                                   : nation_.notification().found(subject.device, when, wait);
    if (found < record.held_until) {
        schedule(found, Kind::found, target, record.spells, detail);
    }
}

void Compromise::find(const TimeEvent& event, SimTime when, const Conditions& conditions) {
    const Target& subject = targets_[event.target];
    TouchedDevice& record = touched_[subject.record];
    const auto& options = options_of(subject);
    const auto finder = static_cast<Finder>(event.detail & 1);
    auto rng = draws(subject, Purpose::found, of_spell(record, event.detail));
    rng.bits();  // the first is the date's
    const bool by_owner = finder == Finder::owner;
    const Remedy done = by_owner ? remedy(options.remedies, rng.uniform())
                                 : nation_.notification().answer(subject.device, when, rng);
    // A loader and what survives reboots are back at once.
    if (done == Remedy::ignored ||
        (done == Remedy::restarted && options.implant != Implant::in_memory)) {
        watch(event.target, when, finder, (event.detail >> 1) + 1U);
        return;
    }
    constexpr SpellEnd ends[] = {SpellEnd::restarted, SpellEnd::credential, SpellEnd::patched,
                                 SpellEnd::replaced};
    const SpellEnd cause = ends[static_cast<std::size_t>(done) - 1];
    if (by_owner) {
        end_spell(subject.record, cause, when, conditions);
    } else {
        ledger_.open_case();
        cases_.push_back({.found = when,
                          .device = subject.device.packed(),
                          .target = event.target,
                          .spell = event.stamp,
                          .remedy = cause});
    }
}

void Compromise::schedule_remedy(const Case& found, SimTime when) {
    ledger_.work_on_case();
    if (when < touched_[targets_[found.target].record].held_until) {
        schedule(when, Kind::end, found.target, found.spell,
                 static_cast<std::uint16_t>(found.remedy));
    }
}

void Compromise::schedule_in_spell(std::uint32_t target, Kind kind, Purpose purpose, SimTime when,
                                   double rate_per_year, std::uint16_t ordinal) {
    const Target& subject = targets_[target];
    const TouchedDevice& record = touched_[subject.record];
    auto rng = draws(subject, purpose, of_spell(record, ordinal));
    const SimTime next = first_event(when, rate_per_year, sim::exponential(rng));
    if (next < record.held_until) {
        schedule(next, kind, target, record.spells, ordinal);
    }
}

void Compromise::cycle(const TimeEvent& event, SimTime when, const Conditions& conditions) {
    const Target& subject = targets_[event.target];
    TouchedDevice& record = touched_[subject.record];
    if (record.cut_off) {
        return;
    }
    const double reboots =
        nation_.jurisdiction().population.device_classes[subject.device_class].reboots_per_year;
    // A loader asks until somebody answers.
    const bool contact = !record.in_contact && conditions.commands[subject.campaign] != 0;
    set_contact(record, contact, when, conditions);
    const double rate = contact ? reboots : days_per_year / options_of(subject).reactivation_days;
    schedule_in_spell(event.target, Kind::cycle, Purpose::stage, when, rate,
                      static_cast<std::uint16_t>(event.detail + 1));
}

void Compromise::meet_neighbours(std::uint32_t target, SimTime when) {
    const Target subject = targets_[target];
    const SimTime until =
        std::min(touched_[subject.record].held_until, nation_.options().clock.horizon);
    const auto& block = nation_.population().block(subject.device.slot());
    std::vector<std::uint32_t> neighbours;
    const auto meet = [&](const SlotBlock& other, SlotId place) {
        for_each_weak_target(nation_, other, place, subject.campaign, when, until,
                             [&](const Target& met) { neighbours.push_back(add(met)); });
    };
    networks_.for_each_neighbour(block, subject.device.slot(), options_of(subject).targets, meet);
    if (!neighbours.empty()) {
        neighbours_[subject.record] = std::move(neighbours);
        schedule_contact(target, when, 0);
    }
}

void Compromise::schedule_contact(std::uint32_t target, SimTime when, std::uint16_t ordinal) {
    const Target& subject = targets_[target];
    const double rate = options_of(subject).lan_contacts_per_year *
                        static_cast<double>(neighbours_.at(subject.record).size());
    schedule_in_spell(target, Kind::contact, Purpose::lan, when, rate, ordinal);
}

void Compromise::contact(const TimeEvent& event, SimTime when, const Conditions& conditions) {
    const Target& subject = targets_[event.target];
    const TouchedDevice& record = touched_[subject.record];
    const auto& neighbours = neighbours_.at(subject.record);
    auto rng = draws(subject, Purpose::lan, of_spell(record, event.detail));
    rng.bits();  // the first is the date's
    const auto which =
        static_cast<std::size_t>(rng.uniform() * static_cast<double>(neighbours.size()));
    const std::uint32_t met = neighbours[std::min(which, neighbours.size() - 1)];
    const bool reaches = record.in_contact && when >= targets_[met].weak_from;
    schedule_contact(event.target, when, static_cast<std::uint16_t>(event.detail + 1));
    if (reaches) {
        hit(met, when, conditions);
    }
}

void Compromise::set_contact(TouchedDevice& record, bool contact, SimTime when,
                             const Conditions& conditions) {
    if (contact == record.in_contact) {
        return;
    }
    const Target& holder = targets_[record.holding];
    SpellCounts& counts = counts_of(holder);
    record.in_contact = contact;
    in_contact_[holder.campaign] += contact ? 1 : -1;
    if (contact) {
        record.contact_since = when;
        counts.in_contact.begin(when);
    } else {
        counts.in_contact.end(record.contact_since, when);
    }
    set_reading(record, contact && conditions.collects[holder.campaign] != 0, when);
}

void Compromise::set_reading(TouchedDevice& record, bool reads, SimTime when) {
    if (reads == record.is_read) {
        return;
    }
    SpellCounts& counts = counts_of(targets_[record.holding]);
    record.is_read = reads;
    if (reads) {
        record.read_since = when;
        counts.collecting.begin(when);
    } else {
        counts.collecting.end(record.read_since, when);
    }
}

void Compromise::leave(TouchedDevice& record, SpellEnd cause, SimTime when,
                       const Conditions& conditions) {
    const Target& holder = targets_[record.holding];
    set_contact(record, false, when, conditions);
    counts_of(holder).held.end(record.held_since, when);
    sites_.end(kind_of(holder), holder.device.slot(), when);
    if (options_of(holder).lan_contacts_per_year > 0) {
        neighbours_.erase(holder.record);
    }
    record.holding = Target::none;
    --held_;
    ledger_.end(holder.campaign, when);
    digest_.add(when.microseconds, holder.device.packed(),
                0x100 | static_cast<std::uint64_t>(cause));
}

void Compromise::end_spell(std::uint32_t place, SpellEnd cause, SimTime when,
                           const Conditions& conditions) {
    TouchedDevice& record = touched_[place];
    const std::uint32_t holder = record.holding;
    leave(record, cause, when, conditions);
    if (cause == SpellEnd::credential) {
        record.remedies.credential_changed = when;
        ++record.mended;
    } else if (cause == SpellEnd::patched) {
        record.remedies.patched = when;
        ++record.mended;
    } else if (cause == SpellEnd::replaced) {
        record.safe = true;
        return;
    }
    release(record, when, conditions);
    arm(holder, when, 1, conditions);
}

}  // namespace cordon::models
