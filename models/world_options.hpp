#pragma once

#include "models/campaign/campaign_options.hpp"
#include "models/data/data_options.hpp"
#include "models/market/market_options.hpp"
#include "models/observation/campaign_visibility_options.hpp"
#include "models/policy/policy_options.hpp"
#include "models/population/population_options.hpp"
#include "models/weakness/weakness_options.hpp"

#include <string>
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

/// A country: who owns what there, and who buys from whom.
///
/// Sectors, device classes, blocs, product lines and buyer segments are the same, in the same
/// order, in all jurisdictions of a world; what is said about them may differ.
struct JurisdictionOptions {
    std::string name;
    std::string title;
    PopulationOptions population;
    MarketOptions market;
    NotificationOptions notification = {};
};

/// Everything the models need to know, with every uncertain number drawn.
struct WorldOptions {
    ClockOptions clock;
    std::vector<JurisdictionOptions> jurisdictions;  ///< one at least
    WeaknessOptions weakness;
    DataOptions data;
    std::vector<ActorOptions> actors;
    std::vector<CampaignOptions> campaigns;
    std::vector<CampaignObserverOptions> observers;  ///< of a campaign one at most
};

}  // namespace cordon::models
