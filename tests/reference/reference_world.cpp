#include "tests/reference/reference_world.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace cordon::reference {
namespace {

/// Edges that no window steps over: observations, starts of campaigns, the horizon.
std::vector<SimTime> instants(const models::WorldOptions& world) {
    std::vector<SimTime> dates = world.clock.observations;
    dates.push_back(world.clock.horizon);
    for (const auto& campaign : world.campaigns) {
        const SimTime start = SimTime{} + years(std::max(0.0, campaign.emerges_years.value()));
        dates.push_back(start);
        if (const auto& disclosed = campaign.disruption.disclosed) {
            CORDON_EXPECT(disclosed->sigma == 0);
            dates.push_back(start + days(disclosed->median_days));
        }
    }
    std::sort(dates.begin(), dates.end());
    return dates;
}

}  // namespace

ReferenceRecord run_reference(const models::WorldOptions& world,
                              const models::PolicyOptions& policy, std::uint64_t seed) {
    CORDON_EXPECT(world.jurisdictions.size() == 1);
    CORDON_EXPECT(world.clock.window_min_days == world.clock.window_max_days);
    EventQueue queue;
    Random random(seed);
    queue.forget_after(days_since_start(world.clock.horizon));
    Households households(world.jurisdictions[0], queue, random);
    Upkeep upkeep(world, policy, queue, random);
    Operators operators(world, policy, households.places().size(), queue, random);
    Attackers attackers(world, households, upkeep, operators, queue, random);
    households.bought = [&](Device& device) { upkeep.take_up(device); };
    households.gone = [&](Device& device) { attackers.release_if_gone(device); };
    upkeep.mended = [&](Device& device) { attackers.release_if_mended(device); };
    operators.acts = [&](Device& device, Deed deed) { attackers.carry_out(device, deed); };
    households.begin();

    ReferenceRecord record;
    const auto& dates = world.clock.observations;
    const auto observe = [&](SimTime now) {
        if (std::binary_search(dates.begin(), dates.end(), now)) {
            record.push_back(attackers.counts());
        }
    };
    attackers.open_start();
    observe(SimTime{});
    const auto edges = instants(world);
    for (SimTime now{}; now < world.clock.horizon;) {
        const SimTime next = std::min(now + days(world.clock.window_max_days),
                                      *std::upper_bound(edges.begin(), edges.end(), now));
        attackers.open_window(now, next);
        queue.run_until(days_since_start(next));
        attackers.close_window(now, next);
        now = next;
        observe(now);
    }
    return record;
}

}  // namespace cordon::reference
