#pragma once

#include "models/campaign/campaign_plan.hpp"
#include "sim/window_engine.hpp"

#include <cstdint>

namespace cordon::models {

/// Where a campaign stands (MODEL 2.6).
enum class CampaignState : std::uint8_t {
    dormant,     ///< has not emerged
    preparing,   ///< gets what it needs
    recruiting,  ///< takes devices, and has too few for its objectives
    operating,   ///< takes devices and pursues its objectives
    rebuilding,  ///< taken down; will be back
    retired,     ///< given up, or taken down for good
};
inline constexpr std::size_t campaign_states = 6;

/// The course of one campaign: moves from state to state at the edges of windows.
///
/// Takedowns come at a rate that grows with its size and are drawn on its own cumulated hazard, so
/// they are the same ones in every policy that leaves it its size.
class Campaign {
public:
    /// \param key  of the member
    Campaign(const CampaignPlan& plan, sim::RandomKey key);

    [[nodiscard]] const CampaignPlan& plan() const noexcept { return plan_; }
    [[nodiscard]] CampaignState state() const noexcept { return state_; }

    /// It takes devices and is in contact with what it holds.
    [[nodiscard]] bool is_at_work() const noexcept {
        return state_ == CampaignState::recruiting || state_ == CampaignState::operating;
    }
    [[nodiscard]] bool collects() const noexcept {
        return state_ == CampaignState::operating && plan_.options.objectives.collects;
    }
    [[nodiscard]] bool is_disclosed() const noexcept { return disclosed_; }
    [[nodiscard]] bool may_be_taken_down() const noexcept {
        return disclosed_ && is_at_work() && plan_.options.disruption.takedowns_per_year > 0;
    }
    [[nodiscard]] std::uint64_t takedowns() const noexcept { return takedowns_; }
    /// Since when it has been recruiting without a break.

    /// The next date on which something happens to it whatever the world does; `never` if none.
    [[nodiscard]] SimTime next_date() const noexcept;

    /// What an edge brings.
    struct Changes {
        bool disclosed = false;
        bool taken_down = false;
        bool gave_up = false;
        bool rebuilt = false;
    };

    /// Moves on to the window's end. \param devices  it can use, here and abroad
    Changes move_on(const sim::Window& window, double devices);

private:
    void take_down(SimTime when);

    const CampaignPlan& plan_;
    sim::RandomKey key_;
    CampaignState state_ = CampaignState::dormant;
    bool disclosed_ = false;
    SimTime back_ = never;  ///< when it has been rebuilt
    double hazard_ = 0;     ///< of takedowns, cumulated since the last
    double next_takedown_;  ///< threshold on that
    std::uint64_t takedowns_ = 0;
};

}  // namespace cordon::models
