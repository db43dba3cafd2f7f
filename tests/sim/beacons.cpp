#include "beacons.hpp"

#include "sim/distributions.hpp"

#include <algorithm>

namespace cordon::test {

namespace {

enum DrawPurpose : std::uint8_t { first_light, wait, whether_to_signal, whom_to_signal, storm };

BeaconEvent event_of(BeaconEventKind kind, std::uint32_t beacon, std::uint32_t generation,
                     std::uint64_t key) {
    // Plans of one beacon for one instant, all but one of them void, are not interchangeable: all
    // 13 bits are needed, for a storm makes hundreds of generations at once.
    return {.key = key,
            .tie = packed(sim::EventTie{.priority = static_cast<std::uint64_t>(kind),
                                        .owner = beacon,
                                        .purpose = generation >> 8 & 31,
                                        .ordinal = generation & 255}),
            .generation = generation};
}

}  // namespace

BeaconEvent BeaconLaw::start(std::uint32_t beacon) const {
    sim::RandomStream stream(random_key_, {beacon, first_light});
    return event_of(BeaconEventKind::light, beacon, 0,
                    later(0, 1, options_.dark_mean * sim::exponential(stream)));
}

double BeaconLaw::pace(std::int64_t lit) const {
    return 1 + options_.feedback * static_cast<double>(lit) / options_.beacons;
}

/// A multiple of the quantum, `delay` plus `wait` after now or a little later.
std::uint64_t BeaconLaw::later(std::uint64_t now, std::int64_t delay, double wait) const {
    const auto quantum = static_cast<std::uint64_t>(options_.quantum);
    const auto waited = static_cast<std::uint64_t>(static_cast<std::int64_t>(wait));
    return (now + static_cast<std::uint64_t>(delay) + waited + quantum - 1) / quantum * quantum;
}

void BeaconLaw::handle(const BeaconEvent& event, Beacon& beacon, double pace,
                       BeaconConsequences& consequences, sim::Digest& digest) const {
    const auto kind = static_cast<BeaconEventKind>(sim::priority_of(event.tie));
    const bool is_void = event.generation != beacon.generation;
    const bool was_lit = beacon.is_lit;
    consequences.clear();
    if (kind == BeaconEventKind::fade && !is_void) {
        beacon.is_lit = false;
        ++beacon.generation;
        sim::RandomStream stream(random_key_, {event.beacon(), wait, beacon.events_had});
        const double dark = options_.dark_mean / pace * sim::exponential(stream);
        consequences.own.push_back(event_of(BeaconEventKind::light, event.beacon(),
                                            beacon.generation, later(event.key, 1, dark)));
    } else if (kind == BeaconEventKind::light && !is_void) {
        light_up(event, beacon, pace, consequences);
    } else if (kind == BeaconEventKind::signal) {
        ++beacon.signals_had;
        light_up(event, beacon, pace, consequences);
    } else if (kind == BeaconEventKind::storm) {
        beacon.is_lit = true;
        ++beacon.generation;
        consequences.own.push_back(
            event_of(BeaconEventKind::fade, event.beacon(), beacon.generation, event.key));
        send(event, beacon, 3, consequences);
    }
    consequences.lit = (beacon.is_lit ? 1 : 0) - (was_lit ? 1 : 0);
    digest.add(static_cast<std::int64_t>(event.key), event.tie,
               beacon.events_had << 32 | std::uint64_t{beacon.generation} << 1 |
                   (beacon.is_lit ? 1 : 0));
    ++beacon.events_had;
}

void BeaconLaw::light_up(const BeaconEvent& event, Beacon& beacon, double pace,
                         BeaconConsequences& consequences) const {
    const bool was_lit = beacon.is_lit;
    beacon.is_lit = true;
    ++beacon.generation;  // what it planned before is void
    sim::RandomStream stream(random_key_, {event.beacon(), wait, beacon.events_had});
    const double lit = options_.lit_mean / pace * sim::exponential(stream);
    consequences.own.push_back(event_of(BeaconEventKind::fade, event.beacon(), beacon.generation,
                                        later(event.key, 1, lit)));
    sim::RandomStream whether(random_key_, {event.beacon(), whether_to_signal, beacon.events_had});
    if (!was_lit && whether.uniform() < options_.signal_probability) {
        send(event, beacon, 1, consequences);
    }
}

/// Signals to random beacons, all of which arrive at the same time.
void BeaconLaw::send(const BeaconEvent& event, const Beacon& beacon, std::uint64_t copies,
                     BeaconConsequences& consequences) const {
    sim::RandomStream stream(random_key_, {event.beacon(), whom_to_signal, beacon.events_had});
    const double way = static_cast<double>(options_.signal_delay) * sim::exponential(stream);
    for (std::uint64_t copy = 0; copy < copies; ++copy) {
        const auto receiver = static_cast<std::uint32_t>(stream.bits() % options_.beacons);
        consequences.signals.push_back(event_of(BeaconEventKind::signal, receiver, 0,
                                                later(event.key, options_.signal_delay, way)));
    }
}

SimSpan BeaconEdges::choose_span(std::int64_t lit) {
    const bool is_restless = 8 * std::abs(lit - lit_before_) > lit_before_;
    span_ = std::clamp(is_restless ? span_ / 2 : span_ * 2, options_.shortest_window,
                       options_.longest_window);
    lit_before_ = lit;
    return {options_.limit == WindowLimit::lookahead ? std::min(span_, options_.signal_delay)
                                                     : span_};
}

SimTime BeaconEdges::next_storm() const {
    return SimTime{static_cast<std::int64_t>(storms_taken_ + 1) * options_.storm_interval};
}

std::vector<BeaconEvent> BeaconEdges::take_storms(SimTime end) {
    std::vector<BeaconEvent> events;
    for (; next_storm() <= end; ++storms_taken_) {
        sim::RandomStream stream(random_key_, {storms_taken_, storm});
        for (std::uint32_t i = 0; i < options_.storm_size; ++i) {
            const auto beacon = static_cast<std::uint32_t>(stream.bits() % options_.beacons);
            events.push_back(
                event_of(BeaconEventKind::storm, beacon, 0, sim::key_of(next_storm())));
        }
    }
    return events;
}

}  // namespace cordon::test
