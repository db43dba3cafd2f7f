#pragma once

#include "base/sim_time.hpp"
#include "models/campaign/campaign_options.hpp"
#include "sim/random_stream.hpp"

#include <cstdint>
#include <vector>

namespace cordon::models {

/// One campaign of a member's world, with the dates that nothing in the world changes.
struct CampaignPlan {
    std::size_t kind;         ///< index into WorldOptions::campaigns
    CampaignOptions options;  ///< of the kind, with a name of its own
    std::uint64_t identity;   ///< of that name: the one whose draws are the campaign's
    SimTime emerged;          ///< negative if it was there before the start
    SimTime recruits_from;    ///< once it has prepared itself, at `emerged` or later
    SimTime gives_up;         ///< `never` if it does not
    SimTime disclosed;        ///< when everybody knows of it, unless it has ended
    bool in_flight;           ///< one of those that start at random, and was running at the start

    /// From when it recruits in the run.
    [[nodiscard]] SimTime start() const noexcept {
        return recruits_from < SimTime{} ? SimTime{} : recruits_from;
    }
};

/// The campaigns that are at work between the start and the horizon: of each kind the one with a
/// date, named as the kind, and those that start at random. The latter have been starting for ever,
/// so those in flight at the start are of random ages (MODEL 3.1).
/// \post fewer than 255
std::vector<CampaignPlan> campaign_plans(const std::vector<CampaignOptions>& kinds, SimTime horizon,
                                         sim::RandomKey key);

}  // namespace cordon::models
