#pragma once

#include "models/campaign_options.hpp"
#include "models/market_options.hpp"
#include "models/policy_options.hpp"
#include "models/population_options.hpp"
#include "models/weakness_options.hpp"

#include <vector>

namespace cordon::models {

/// The grid of simulated time.
struct ClockOptions {
    SimTime horizon;                    ///< end of the run
    std::vector<SimTime> observations;  ///< increasing, from 0 to the horizon
    double window_min_days;             ///< shortest synchronisation window, > 0
    double window_max_days;             ///< longest, >= window_min_days
    double window_growth;  ///< largest relative growth of a campaign in one window, > 0
};

/// Everything the models need to know, with every uncertain number drawn.
struct WorldOptions {
    ClockOptions clock;
    PopulationOptions population;
    MarketOptions market;
    WeaknessOptions weakness;
    std::vector<CampaignOptions> campaigns;
};

}  // namespace cordon::models
