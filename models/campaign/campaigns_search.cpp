// Whom campaigns may take by scanning: how far on their clocks first hits are looked for.

#include "models/campaign/campaigns.hpp"
#include "models/campaign/target_search.hpp"

#include <algorithm>

namespace cordon::models {

ClockRange Campaigns::still_to_search(std::size_t campaign, std::size_t device_class,
                                      SimTime now) const {
    PressureLevel needed = 0;
    double factor = 0;
    for (std::size_t jurisdiction = 0; jurisdiction < nations_.size(); ++jurisdiction) {
        const auto& clock = conditions_[jurisdiction].clock(campaign, device_class);
        needed = std::max(needed, clock.level_at_end());
        factor = std::max(
            factor, targetings_[campaign].factor(jurisdiction * device_classes_ + device_class));
    }
    const double probes = static_cast<double>(needed) / static_cast<double>(pressure_span(1));
    const std::optional<double>& searched = searched_[campaign * device_classes_ + device_class];
    // Rounding of what a device draws and of the clock leaves less than this.
    constexpr double margin = 1 + 1e-9;
    if (searched && probes * margin < *searched) {
        return {};
    }
    // Assumed: a campaign goes on at its present effort with its bots abroad and as many here as
    // now, and a quarter more, and a tenth of a probe. A search costs more than what it finds too
    // much, so the next one goes at least as far again. No result depends on how far.
    const CampaignPlan& plan = campaigns_[campaign].plan();
    const SimTime from = std::max(now, plan.start());
    const SimTime until = std::min(plan.gives_up, nations_.front().options().clock.horizon);
    const auto held = static_cast<double>(held_[campaign]);
    const double to_come = from < until ? pressures_[campaign]->probes(held, from, until) : 0;
    return {searched.value_or(0), 0.1 + std::max(2 * probes, 1.25 * (probes + factor * to_come))};
}

void Campaigns::find_targets(SimTime now, std::span<Compromise> partitions,
                             sim::Executor& executor) {
    std::vector<ClockRange> ranges(searched_.size());
    bool finds = false;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        const std::size_t campaign = i / device_classes_;
        const CampaignPlan& plan = campaigns_[campaign].plan();
        if (!pressures_[campaign] || !plan.options.targets[i % device_classes_] ||
            plan.start() >= nations_.front().options().clock.horizon) {
            continue;
        }
        ranges[i] = still_to_search(campaign, i % device_classes_, now);
        if (!ranges[i].is_empty()) {
            searched_[i] = ranges[i].up_to;
            finds = true;
        }
    }
    if (finds) {
        executor.for_each_index(partitions.size(), [&](std::size_t partition) {
            const Nation& nation = nations_[jurisdiction_of(partition, partitions.size())];
            models::find_targets(nation, ranges, partitions[partition]);
        });
    }
}

}  // namespace cordon::models
