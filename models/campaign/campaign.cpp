#include "models/campaign/campaign.hpp"

#include "models/purpose.hpp"
#include "models/weakness/delay.hpp"

#include <algorithm>

namespace cordon::models {

Campaign::Campaign(const CampaignPlan& plan, sim::RandomKey key) : plan_(plan), key_(key) {
    auto rng = stream(key, plan.identity, Purpose::takedown);
    next_takedown_ = sim::exponential(rng);
}

SimTime Campaign::next_date() const noexcept {
    if (state_ == CampaignState::retired) {
        return never;
    }
    SimTime next = std::min(plan_.gives_up, back_);
    if (!disclosed_) {
        next = std::min(next, plan_.disclosed);
    }
    if (state_ == CampaignState::dormant) {
        next = std::min(next, plan_.emerged);
    }
    if (state_ == CampaignState::dormant || state_ == CampaignState::preparing) {
        next = std::min(next, plan_.start());
    }
    return next;
}

Campaign::Changes Campaign::move_on(const sim::Window& window, double devices) {
    Changes changes;
    const SimTime now = window.end;
    if (state_ == CampaignState::retired) {
        return changes;
    }
    if (now >= plan_.gives_up) {
        state_ = CampaignState::retired;
        changes.gave_up = true;
        return changes;
    }
    changes.disclosed = !disclosed_ && now >= plan_.disclosed;
    disclosed_ = disclosed_ || changes.disclosed;
    if (may_be_taken_down() && !changes.disclosed) {
        const auto& disruption = plan_.options.disruption;
        hazard_ += disruption.takedowns_per_year * devices / (devices + disruption.half_size) *
                   in_years(window.end - window.begin);
        if (hazard_ >= next_takedown_) {
            take_down(now);
            changes.taken_down = true;
            return changes;
        }
    }
    if (state_ == CampaignState::rebuilding && now >= back_) {
        state_ = CampaignState::recruiting;
        back_ = never;
        changes.rebuilt = true;
    } else if (!is_at_work() && state_ != CampaignState::rebuilding) {
        state_ = now >= plan_.start()   ? CampaignState::recruiting
                 : now >= plan_.emerged ? CampaignState::preparing
                                        : CampaignState::dormant;
    }
    if (is_at_work()) {
        state_ = devices >= plan_.options.operates_from ? CampaignState::operating
                                                        : CampaignState::recruiting;
    }
    return changes;
}

void Campaign::take_down(SimTime when) {
    auto rng = stream(key_, plan_.identity, Purpose::takedown, ++takedowns_);
    hazard_ = 0;
    next_takedown_ = sim::exponential(rng);
    const bool comes_back = rng.uniform() < plan_.options.disruption.rebuilds;
    const SimTime back = when + std::max(SimSpan{1}, drawn(plan_.options.disruption.rebuilt, rng));
    state_ = comes_back ? CampaignState::rebuilding : CampaignState::retired;
    back_ = comes_back ? back : never;
}

}  // namespace cordon::models
