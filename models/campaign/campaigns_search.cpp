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
    // Assumed: most campaigns bring what their bots abroad will at the present effort, a quarter
    // more, and a tenth of a probe. Who brings yet more has the search go on: no result depends on
    // how far a search goes.
    const CampaignPlan& plan = campaigns_[campaign].plan();
    const SimTime from = std::max(now, plan.start());
    const SimTime until = std::min(plan.gives_up, nations_.front().options().clock.horizon);
    const double abroad = from < until ? pressures_[campaign]->probes(0, from, until) : 0;
    return {searched.value_or(0), 0.1 + 1.25 * (probes + factor * abroad)};
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
